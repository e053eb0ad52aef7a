//! What left this device: every request, newest first, to be read, saved and wiped.

use controls::{
    Button, Look, Switch,
    words::{size, took},
};
use leptos::{prelude::*, task::spawn_local};
use services::{Row, Rules};

use crate::{desk::Desk, own_files::OwnFiles, words};

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
            <h2 id="services-ledger">{words::what_left()}</h2>
            <Show
                when=move || n_rows.get() != 0
                fallback=|| {
                    view! {
                        <p class="quiet">
                            {words::nothing_left()}
                        </p>
                    }
                }
            >
                <Totals desk/>
                <div class="services__table" tabindex="0" role="region" aria-label=words::requests()>
                    <table>
                        <thead>
                            <tr>
                                <th>{words::when()}</th>
                                <th>{words::where_to()}</th>
                                <th>{words::why()}</th>
                                <th>{words::what_was_in_it()}</th>
                                <th>{words::sent()}</th>
                                <th>{words::came_back()}</th>
                                <th>{words::answer()}</th>
                                <th>{words::cost()}</th>
                            </tr>
                        </thead>
                        <tbody>{move || rows.get().iter().map(line).collect_view()}</tbody>
                    </table>
                </div>
                <div class="services__line">
                    <Show when=move || { n_rows.get() > shown.get() }>
                        <Button
                            label=words::show_more().to_owned()
                            look=Look::Small
                            on_press=move |_| shown.update(|it| *it += PAGE)
                        />
                    </Show>
                    <Button
                        label=words::save_as_table().to_owned()
                        look=Look::Small
                        on_press=move |_| save(true)
                    />
                    <Button
                        label=words::save_as_json().to_owned()
                        look=Look::Small
                        on_press=move |_| save(false)
                    />
                    <Button label=words::wipe().to_owned() look=Look::Small on_press=wipe/>
                </div>
            </Show>
            <p class="quiet count">{counted}</p>
            {move || {
                not_kept
                    .get()
                    .map(|why| {
                        view! {
                            <p class="field__error" role="alert">
                                {words::rows_not_kept(&why)}
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
            <Switch name=words::keep_bodies().to_owned() on=on on_flip=flip/>
            <span>{words::keep_bodies()}</span>
        </div>
        <p class="quiet">
            {words::keep_bodies_note()}
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
            let (sent, back) = (size(it.sent_bytes), size(it.got_bytes));
            let cost = it.cost.to_string();
            match it.cost.0 {
                0 => words::total(&it.day, it.requests, &it.host, &sent, &back),
                _ => words::total_with_cost(&it.day, it.requests, &it.host, &sent, &back, &cost),
            }
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
        (model, turns) => words::asked_what(model, turns, row.content.characters),
    };
    let mut ended = row.ended.label();
    if let Some(millis) = row.millis {
        ended = words::ended_after(&ended, &took(millis as f64));
    }
    if let (Some(input), Some(output)) = (row.input_tokens, row.output_tokens) {
        ended = words::with_tokens(&ended, input, output);
    }
    view! {
        <tr>
            <td class="count">{time(row.begun_millis)}</td>
            <td><code dir="ltr">{row.host.clone()}</code></td>
            <td>{row.why.label()}</td>
            <td>{what}</td>
            <td class="count">{size(row.sent_bytes)}</td>
            <td class="count">{size(row.got_bytes)}</td>
            <td>{ended}</td>
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
