//! How often the bundled model is right: families of tasks down, numbers of examples across.

use std::sync::Arc;

use app::{Family, SproutCard};
use leptos::prelude::*;

use crate::{controls::Disclosure, words};

/// The table, folded away until somebody asks for it.
#[component]
pub(super) fn Measured(card: Arc<SproutCard>) -> impl IntoView {
    if card.families.is_empty() {
        return ().into_any();
    }
    let shots = card.shots();
    let heads = shots
        .iter()
        .map(|it| view! { <th scope="col">{it.to_string()}</th> })
        .collect_view();
    let rows = card
        .families
        .iter()
        .map(|family| {
            let cells = shots
                .iter()
                .map(|it| {
                    let (right, range) = cell(family, *it);
                    view! {
                        <td>
                            {right}
                            <span class="measured__range">{range}</span>
                        </td>
                    }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{words::upper(&family.name)}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let label = words::how_often_right(card.families.len());
    view! {
        <Disclosure label>
            <p class="quiet measured__how" id="measured">
                {words::measured_note()}
            </p>
            <div class="measured" role="region" aria-labelledby="measured" tabindex="0">
                <table aria-labelledby="measured">
                    <thead>
                        <tr>
                            <th scope="col" rowspan="2">
                                {words::task()}
                            </th>
                            <th scope="colgroup" colspan=shots.len().to_string()>
                                {words::examples_shown()}
                            </th>
                        </tr>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="quiet measured__how">{card.measured.clone()}</p>
        </Disclosure>
    }
    .into_any()
}

/// `84%` and `78 to 88`; a dash where this was not measured.
fn cell(family: &Family, shots: u32) -> (String, String) {
    match family.scores.iter().find(|it| it.shots == shots) {
        None => ("–".into(), String::new()),
        Some(score) => {
            let bare = |share: f64| words::decimal((share * 100.0 + 1e-9).round(), 0);
            (
                words::hundredths(score.accuracy),
                words::range(&bare(score.low), &bare(score.high)),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use app::Score;

    use super::*;

    #[test]
    fn a_cell_shows_the_share_and_its_range() {
        let score = Score {
            shots: 4,
            of: 200,
            accuracy: 0.835,
            low: 0.777,
            high: 0.88,
        };
        let family = Family {
            name: "copy".into(),
            scores: vec![score],
        };
        assert_eq!(cell(&family, 4), ("84%".into(), "78 to 88".into()));
        assert_eq!(cell(&family, 16), ("–".into(), String::new()));
    }
}
