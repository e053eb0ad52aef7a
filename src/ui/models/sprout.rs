//! The card of the bundled model: what it is, what it can and cannot, how it was made, how often it is right.

use app::{CardState, Command, SproutCard, Studio};
use leptos::prelude::*;

use super::{measured::Measured, real::RealModels};
use crate::{
    controls::{Button, Glyph, Icon, Look},
    words,
};

#[component]
pub(super) fn Sprout(studio: Studio) -> impl IntoView {
    let card = studio.sprout_card();
    // It travels with the page: nothing is asked of anybody else.
    studio.dispatch(Command::ReadCard);
    view! {
        <section class="models__part" aria-labelledby="models-sprout">
            <h2 id="models-sprout">{words::sprout_title()}</h2>
            {move || match card.get() {
                CardState::Unread | CardState::Coming => {
                    view! { <span class="skeleton" role="status" aria-label=words::reading_card()></span> }
                        .into_any()
                }
                CardState::Failed(why) => {
                    view! {
                        <div class="callout callout--bad" role="alert">
                            <Icon glyph=Glyph::Alert/>
                            <p>{why.to_string()}</p>
                            <div class="callout__actions">
                                <Button
                                    label=Command::ReadCard.label().to_owned()
                                    look=Look::Lined
                                    on_press=move |_| studio.dispatch(Command::ReadCard)
                                />
                            </div>
                        </div>
                    }
                        .into_any()
                }
                CardState::Here(card) => {
                    let rows = lines(&card)
                        .into_iter()
                        .map(|(what, says)| {
                            view! {
                                <dt>{what}</dt>
                                <dd>{says}</dd>
                            }
                        })
                        .collect_view();
                    view! {
                        <dl class="facts">{rows}</dl>
                        <Measured card/>
                    }
                        .into_any()
                }
            }}
            <RealModels studio/>
        </section>
    }
}

/// What the card says, line by line, in the order of what a person asks.
fn lines(card: &SproutCard) -> Vec<(&'static str, String)> {
    let mut lines = vec![
        (words::good_at(), card.can.clone()),
        (words::not_made_for(), card.cannot.clone()),
        (words::size_of(), size(card)),
        (
            words::how_made(),
            format!("{} {}", card.made, card.again).trim().to_owned(),
        ),
    ];
    if let Some(orders) = &card.orders {
        let percent = |share| words::hundredths(share);
        lines.push((
            words::order_matters(),
            words::orders_told(
                &words::grouped(orders.prompts.into()),
                &words::grouped(orders.orders.into()),
                &percent(orders.mean),
                &percent(orders.worst),
                &percent(orders.best),
                &percent(orders.turned),
            ),
        ));
    }
    lines
}

fn size(card: &SproutCard) -> String {
    words::sprout_size(
        &words::size(card.file_bytes),
        &words::decimal(card.parameters as f64 / 1e6, 1),
        &words::n_tokens(card.context_tokens),
        &words::grouped(card.trained_prompt_tokens.into()),
    )
}

#[cfg(test)]
mod tests {
    use app::Orders;

    use super::*;

    #[test]
    fn the_card_is_told_in_words() {
        let card = SproutCard {
            title: "Sprout, a tiny demo model".into(),
            parameters: 5_160_000,
            file_bytes: 5_600_000,
            context_tokens: 2048,
            trained_prompt_tokens: 512,
            can: "Follow examples.".into(),
            cannot: "Chat.".into(),
            made: "By a program.".into(),
            again: String::new(),
            measured: String::new(),
            families: Vec::new(),
            orders: Some(Orders {
                prompts: 200,
                orders: 24,
                mean: 0.814,
                worst: 0.745,
                best: 0.86,
                turned: 0.23,
            }),
        };
        let says: Vec<String> = lines(&card).into_iter().map(|it| it.1).collect();
        assert_eq!(
            says[2],
            "5.6 MB, with 5.2 million learned numbers. It reads up to 2,048 tokens, but was trained on prompts of at most 512: keep yours short."
        );
        assert_eq!(says[3], "By a program.");
        assert_eq!(
            says[4],
            "Yes. 200 sorting prompts were asked with the same examples in all their 24 orders. It was right in 81% on average: 75% in the worst order, 86% in the best. In 23% of the prompts the order alone decided."
        );
        let without = SproutCard {
            orders: None,
            ..card
        };
        assert_eq!(
            lines(&without).len(),
            4,
            "what was not measured is not told"
        );
    }
}
