//! What left this device: every request, newest first, to be read, saved and wiped.

use controls::{Button, Look, Switch, words};
use leptos::{prelude::*, task::spawn_local};
use services::{Row, Rules};

use crate::{desk::Desk, own_files::OwnFiles};

/// Rows drawn at first, and at each wish for more.
const PAGE: usize = 50;

#[component]
pub(crate) fn Ledger(desk: Desk) -> impl IntoView {
    let shown = RwSignal::new(PAGE);
    let rows = RwSignal::new(Vec::<Row>::new());
    let n_looks = StoredValue::new(0_u64);
    Effect::new(move |_| {
        desk.written.track();
        let most = shown.get();
        let look = n_looks.with_value(|it| it + 1);
        n_looks.set_value(look);
        let services = desk.services();
        spawn_local(async move {
            let newest = services.ledger().newest(0, most).await;
            // A later look may have been faster; and the place may be gone.
            if n_looks.try_get_value() == Some(look) {
                rows.set(newest);
            }
        });
    });
    let n_rows = Memo::new(move |_| {
        desk.written.track();
        desk.services().ledger().len()
    });
    let save = move |is_table: bool| {
        let services = desk.services();
        spawn_local(async move {
            let ledger = services.ledger();
            let (name, text) = match is_table {
                true => ("exemplar-ledger.csv", ledger.to_csv().await),
                false => ("exemplar-ledger.json", ledger.to_json().await),
            };
            controls::browser::offer(name, text.as_bytes());
        });
    };
    let trouble = RwSignal::new(None::<String>);
    let not_kept = Memo::new(move |_| {
        desk.written.track();
        desk.services().ledger().trouble().map(|it| it.to_string())
    });
    let counted = Memo::new(move |_| {
        desk.written.track();
        desk.counted()
    });
    let wipe = move |_| {
        let services = desk.services();
        spawn_local(async move {
            let wiped = services.ledger().wipe().await;
            trouble.set(wiped.err().map(|it| it.to_string()));
            desk.tell_left();
            desk.written.update(|it| *it += 1);
        });
    };
    view! {
        <section class="services__part" aria-labelledby="services-ledger">
            <h2 id="services-ledger">"What left this device"</h2>
            <Show
                when=move || n_rows.get() != 0
                fallback=|| {
                    view! {
                        <p class="quiet">
                            "Nothing. Every request that this page makes to another host is written down here: when, where, why, and what was in it."
                        </p>
                    }
                }
            >
                <Totals desk/>
                <div class="services__table" tabindex="0" role="region" aria-label="Requests">
                    <table>
                        <thead>
                            <tr>
                                <th>"When"</th>
                                <th>"Where"</th>
                                <th>"Why"</th>
                                <th>"What was in it"</th>
                                <th>"Sent"</th>
                                <th>"Came back"</th>
                                <th>"Answer"</th>
                                <th>"Cost"</th>
                            </tr>
                        </thead>
                        <tbody>{move || rows.get().iter().map(line).collect_view()}</tbody>
                    </table>
                </div>
                <div class="services__line">
                    <Show when=move || { n_rows.get() > shown.get() }>
                        <Button
                            label="Show more".to_owned()
                            look=Look::Small
                            on_press=move |_| shown.update(|it| *it += PAGE)
                        />
                    </Show>
                    <Button
                        label="Save as table".to_owned()
                        look=Look::Small
                        on_press=move |_| save(true)
                    />
                    <Button
                        label="Save as JSON".to_owned()
                        look=Look::Small
                        on_press=move |_| save(false)
                    />
                    <Button label="Wipe".to_owned() look=Look::Small on_press=wipe/>
                </div>
            </Show>
            <p class="quiet count">{counted}</p>
            {move || {
                not_kept
                    .get()
                    .map(|why| {
                        view! {
                            <p class="field__error" role="alert">
                                "The newest rows are shown here and could not be kept for the next visit: " {why}
                            </p>
                        }
                    })
            }}
            {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
            <KeepsBodies desk/>
            <OwnFiles/>
        </section>
    }
}

/// Whether the bodies of requests are kept beside their rows.
#[component]
fn KeepsBodies(desk: Desk) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let on = Memo::new(move |_| {
        desk.revision.track();
        desk.services().rules().keeps_bodies
    });
    let flip = move |keeps_bodies: bool| {
        let services = desk.services();
        let rules = Rules {
            keeps_bodies,
            ..services.rules()
        };
        spawn_local(async move {
            let set = services.set_rules(rules).await;
            trouble.set(set.err().map(|it| it.to_string()));
            desk.revision.update(|it| *it += 1);
        });
    };
    view! {
        <div class="services__line">
            <Switch name="Keep what was in each request".to_owned() on=on on_flip=flip/>
            <span>"Keep what was in each request"</span>
        </div>
        <p class="quiet">
            "The whole text of every request from now on, without its key, in the saved table and the saved JSON. It stays on this device."
        </p>
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

/// Per host and day.
#[component]
fn Totals(desk: Desk) -> impl IntoView {
    let lines = Memo::new(move |_| {
        desk.written.track();
        let totals = desk.services().ledger().totals();
        let line = |it: &services::Total| {
            let cost = match it.cost.0 {
                0 => String::new(),
                _ => format!(", {}", it.cost),
            };
            format!(
                "{}: {} to {}, {} sent, {} back{cost}",
                it.day,
                words::counted(it.requests.into(), "request"),
                it.host,
                words::size(it.sent_bytes),
                words::size(it.got_bytes),
            )
        };
        totals.iter().map(line).collect::<Vec<_>>()
    });
    view! {
        <ul class="services__totals count">
            {move || lines.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}
        </ul>
    }
}

fn line(row: &Row) -> impl IntoView + use<> {
    let what = match (&*row.content.model, row.content.turns) {
        ("", _) => String::new(),
        (model, turns) => format!(
            "{model}, {}, {}",
            words::counted(turns.into(), "turn"),
            words::counted(row.content.characters, "character")
        ),
    };
    let tokens = match (row.input_tokens, row.output_tokens) {
        (Some(input), Some(output)) => format!(
            ", {} in, {} out",
            words::grouped(input.into()),
            words::grouped(output.into())
        ),
        _ => String::new(),
    };
    let took = row
        .millis
        .map(|it| format!(" after {}", words::took(it as f64)));
    view! {
        <tr>
            <td class="count">{time(row.begun_millis)}</td>
            <td><code>{row.host.clone()}</code></td>
            <td>{row.why.label()}</td>
            <td>{what}</td>
            <td class="count">{words::size(row.sent_bytes)}</td>
            <td class="count">{words::size(row.got_bytes)}</td>
            <td>{row.ended.label()} {took} {tokens}</td>
            <td class="count">{row.cost.map(|it| it.to_string())}</td>
        </tr>
    }
}

/// `14:03:27` of this device's own clock, with the day before it.
fn time(millis: u64) -> String {
    let at = js_sys::Date::new(&(millis as f64).into());
    format!(
        "{}-{:02}-{:02} {:02}:{:02}:{:02}",
        at.get_full_year(),
        at.get_month() + 1,
        at.get_date(),
        at.get_hours(),
        at.get_minutes(),
        at.get_seconds()
    )
}
