//! The Rescue screen: services that close, and how what you wrote there comes here.

use archive::{Leaving, leaving, left, words};
use js_sys::Date;
use leptos::prelude::*;

use crate::{bring::DropHere, desk::Desk};

const MILLIS_A_DAY: f64 = 86_400_000.0;

#[component]
pub(crate) fn Rescue(desk: Desk) -> impl IntoView {
    // Days in UTC: a day more or less is not what this is about.
    let today = (Date::now() / MILLIS_A_DAY).floor() as i64;
    let services = leaving()
        .into_iter()
        .enumerate()
        .map(|(at, it)| view! { <OneService at service=it today/> })
        .collect_view();
    view! {
        <p class="page__lead">
            {words::rescue_lead()}
        </p>
        <DropHere desk/>
        <div class="files__desk">{services}</div>
        <p class="quiet">{words::dates_as_published()}</p>
    }
}

#[component]
fn OneService(at: usize, service: Leaving, today: i64) -> impl IntoView {
    let heading = format!("files-leaving-{at}");
    let (day, last) = service.last;
    let is_closed = last < today;
    let steps = service
        .steps
        .iter()
        .map(|it| view! { <li>{*it}</li> })
        .collect_view();
    view! {
        <section class="files__found" aria-labelledby=heading.clone()>
            <div class="files__head">
                <h2 id=heading.clone()>{service.name}</h2>
                <span class="files__day" data-closed=is_closed.to_string()>
                    {day} " · " {left(last, today)}
                </span>
            </div>
            <p>{service.means}</p>
            <ol class="files__steps">{steps}</ol>
            <p class="quiet">{service.left_behind}</p>
        </section>
    }
}
