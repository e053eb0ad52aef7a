//! What the bundled model can do, as it was measured: read on request from the card that travels with the page.

use std::{rc::Rc, sync::Arc};

use serde::Deserialize;

use crate::core::Core;

use crate::words;

/// Beside the model's own file.
const FILE: &str = "models/sprout.json";

/// The card of the bundled model. `sprout` writes it with every evaluation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SproutCard {
    /// The model's name and what it is.
    pub title: String,
    pub parameters: u64,
    pub file_bytes: u64,
    pub context_tokens: u32,
    /// The longest prompt it was trained on.
    pub trained_prompt_tokens: u32,
    pub can: String,
    pub cannot: String,
    pub made: String,
    /// Whether the recipe gives this file again.
    #[serde(default)]
    pub again: String,
    /// What the figures count.
    pub measured: String,
    #[serde(rename = "evaluation")]
    pub families: Vec<Family>,
    pub orders: Option<Orders>,
}

/// A family of tasks and how often it was answered right.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Family {
    #[serde(rename = "family")]
    pub name: String,
    pub scores: Vec<Score>,
}

/// The share of right answers after so many examples, with its 95% interval; all from 0 to 1.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Score {
    pub shots: u32,
    pub of: u32,
    pub accuracy: f64,
    pub low: f64,
    pub high: f64,
}

/// The same examples in every order; shares from 0 to 1.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Orders {
    pub prompts: u32,
    pub orders: u32,
    pub mean: f64,
    pub worst: f64,
    pub best: f64,
    /// Of the prompts, those that are right in some orders and wrong in others.
    pub turned: f64,
}

/// How far the card is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CardState {
    /// Nobody asked for it yet.
    #[default]
    Unread,
    Coming,
    Here(Arc<SproutCard>),
    /// A sentence for people.
    Failed(Arc<str>),
}

impl SproutCard {
    /// The numbers of examples that were measured, fewest first.
    pub fn shots(&self) -> Vec<u32> {
        let scores = self.families.iter().flat_map(|it| &it.scores);
        let mut shots: Vec<u32> = scores.map(|it| it.shots).collect();
        shots.sort_unstable();
        shots.dedup();
        shots
    }
}

impl Core {
    pub(crate) async fn read_card(self: &Rc<Self>) {
        self.card.set(CardState::Coming);
        let file = self.ports.host.fetch_asset(FILE).await;
        self.card
            .set(match file.map(|it| serde_json::from_slice(&it)) {
                Ok(Ok(card)) => CardState::Here(Arc::new(card)),
                Ok(Err(_)) => {
                    let why = words::card_unreadable();
                    CardState::Failed(why.into())
                }
                Err(why) => CardState::Failed(why.into()),
            });
    }
}
