//! Chooses which examples to show: the nearest to the input, the nearest of each answer, or the most different.

use domain::{Edit, ExampleId, Project, expand};

use crate::{
    case::{even, tally},
    nearest::Bm25,
    resemblance::{Shingles, resemblance},
};

/// A way to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// By common words with the input ([`Bm25`]).
    Nearest,
    /// The nearest of each answer in turn, so that answers are shown about as often.
    NearestOfEach,
    /// Each next one the farthest from all that were chosen (Gonzalez 1985, "Clustering to Minimize the Maximum
    /// Intercluster Distance"), by unlike letters; the first is the nearest to the input.
    Diverse,
}

/// One example that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    pub id: ExampleId,
    /// Its place among all examples, from 0.
    pub place: usize,
    /// How near it is to the input by [`Bm25`]; 0 where no word is common.
    pub score: f64,
}

/// At most `k` examples, the most wanted first. Of equals the earlier one. Never one without an input, nor the very
/// input that is asked: it would give its answer away.
pub fn choose(project: &Project, choice: Choice, k: usize) -> Vec<Chosen> {
    let prompt = &project.prompt;
    let fill = |text: &str| even(&expand(text, &prompt.values));
    let asked = fill(&prompt.input);
    let inputs: Vec<String> = prompt.examples.iter().map(|it| fill(&it.input)).collect();
    let scores = Bm25::new(inputs.iter().map(String::as_str)).scores(&asked);
    let mut all: Vec<Chosen> = (prompt.examples.iter().zip(scores).enumerate())
        .filter(|(place, _)| !inputs[*place].is_empty() && inputs[*place] != asked)
        .map(|(place, (example, score))| Chosen {
            id: example.id,
            place,
            score,
        })
        .collect();
    // Stable, so that the earlier of equals stays the earlier.
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    match choice {
        Choice::Nearest => all.truncate(k),
        Choice::NearestOfEach => {
            let kind = |it: &Chosen| fill(&prompt.examples[it.place].output).to_lowercase();
            all = in_turn(all, kind, k);
        }
        Choice::Diverse => all = farthest_first(&all, &inputs, k),
    }
    all
}

/// One of each kind, then a second of each, as far as there are any.
fn in_turn(all: Vec<Chosen>, kind: impl Fn(&Chosen) -> String, k: usize) -> Vec<Chosen> {
    let kinds: Vec<String> = all.iter().map(kind).collect();
    let order = tally(kinds.iter().map(String::as_str));
    let mut rounds = vec![0; order.len()];
    let rank: std::collections::HashMap<&str, usize> =
        order.iter().enumerate().map(|it| (it.1.0, it.0)).collect();
    let mut turns: Vec<(usize, usize, Chosen)> = (all.into_iter().zip(&kinds))
        .map(|(it, kind)| {
            let rank = rank[kind.as_str()];
            rounds[rank] += 1;
            (rounds[rank], rank, it)
        })
        .collect();
    turns.sort_by_key(|it| (it.0, it.1));
    turns.into_iter().take(k).map(|it| it.2).collect()
}

fn farthest_first(all: &[Chosen], inputs: &[String], k: usize) -> Vec<Chosen> {
    let shingles: Vec<Shingles> = all
        .iter()
        .map(|it| Shingles::of(&inputs[it.place]))
        .collect();
    // How much each resembles the most similar of the chosen; those that were chosen are out.
    let mut nearest = vec![Some(0.0_f64); all.len()];
    let mut chosen = Vec::new();
    while chosen.len() < k {
        let open = nearest.iter().enumerate();
        let next = open
            .filter_map(|(at, alike)| Some((at, (*alike)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        let Some((next, _)) = next else {
            break;
        };
        nearest[next] = None;
        chosen.push(all[next]);
        for (alike, it) in nearest.iter_mut().zip(&shingles) {
            if let Some(alike) = alike {
                *alike = alike.max(resemblance(it, &shingles[next]));
            }
        }
    }
    chosen
}

/// Shows the chosen examples alone; with `ordered`, moves them to the end, the most wanted last and so next to the input.
/// `None` where nothing would change.
pub fn chosen_edit(project: &Project, chosen: &[Chosen], ordered: bool) -> Option<Edit> {
    let examples = &project.prompt.examples;
    let mut wanted: Vec<ExampleId> = chosen.iter().map(|it| it.id).collect();
    let is_wanted: std::collections::HashSet<ExampleId> = wanted.iter().copied().collect();
    let mut edits: Vec<Edit> = examples
        .iter()
        .filter(|it| it.on != is_wanted.contains(&it.id))
        .map(|it| Edit::SetOn {
            id: it.id,
            on: !it.on,
        })
        .collect();
    wanted.reverse();
    let last = &examples[examples.len().saturating_sub(wanted.len())..];
    if ordered && !last.iter().map(|it| it.id).eq(wanted.iter().copied()) {
        let to = examples.len().saturating_sub(1);
        edits.extend(wanted.into_iter().map(|id| Edit::Move { id, to }));
    }
    (!edits.is_empty()).then_some(Edit::Many(edits))
}
