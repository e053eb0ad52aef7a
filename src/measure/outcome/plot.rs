//! A picture on the page: marks as live SVG, a line that says what is under the pointer, the same as a table, files.

use controls::{Button, Disclosure, Glyph, Look};
use leptos::{ev::PointerEvent, html, prelude::*};
use picture::{Anchor, DataTable, Mark, Palette, Scene, Shape};
use trials::{Plot, Trials};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::ResizeObserver;

use crate::{save, words};

/// Until the place of the picture was measured.
const FIRST_WIDTH: f64 = 640.0;

#[component]
pub(super) fn Plotted(trials: Trials, plot: Plot) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let width = RwSignal::new(FIRST_WIDTH);
    let tip = RwSignal::new(String::new());
    follow_width(place, width);
    let (drawn, plain) = (plot.clone(), plot.clone());
    let heading = plot.heading.clone();
    // Of a large grid it is thousands of cells, and most people never open it.
    let is_table_wanted = RwSignal::new(false);
    view! {
        <figure class="plot">
            <figcaption>
                <h2>{heading}</h2>
            </figcaption>
            <div
                node_ref=place
                class="plot__place"
                on:pointerover=move |event: PointerEvent| {
                    let tipped = controls::browser::closest(&event, "[data-tip]");
                    tip.set(tipped.and_then(|it| it.get_attribute("data-tip")).unwrap_or_default());
                }
                on:pointerleave=move |_| tip.set(String::new())
            >
                {move || draw(&drawn.at(width.get()).scene)}
            </div>
            <p class="plot__tip quiet" aria-hidden="true">{tip}</p>
            <div class="plot__more">
                <Disclosure label=words::as_table().to_owned() on:toggle=move |_| is_table_wanted.set(true)>
                    {move || is_table_wanted.get().then(|| table(&plain.table()))}
                </Disclosure>
                <Files trials plot/>
            </div>
        </figure>
    }
}

/// Asks the browser how wide the picture may be, now and whenever that changes.
fn follow_width(place: NodeRef<html::Div>, width: RwSignal<f64>) {
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let measured = place.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let now = measured.get_bounding_client_rect().width();
            if now > 0.0 && (now - width.get_untracked()).abs() > 1.0 {
                width.set(now);
            }
        });
        // Without an observer the picture keeps its first width and is scaled by its view box.
        let Ok(observer) = ResizeObserver::new(measure.as_ref().unchecked_ref()) else {
            return;
        };
        observer.observe(&place);
        let kept = StoredValue::new_local((observer, measure));
        on_cleanup(move || {
            kept.with_value(|it| it.0.disconnect());
        });
    });
}

fn draw(scene: &Scene) -> AnyView {
    let (width, height) = (scene.width, scene.height);
    let marks = scene.marks.iter().map(mark).collect_view();
    view! {
        <svg
            class="plot__scene"
            viewBox=format!("0 0 {width} {height}")
            width=width
            height=height
            role="img"
            aria-label=scene.description.clone()
        >
            {marks}
        </svg>
    }
    .into_any()
}

fn mark(it: &Mark) -> AnyView {
    let tip = it.tip.clone();
    let role = it.role.class();
    match &it.shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
        } => view! {
            <rect class=format!("{role} pic-fill") x=*x y=*y width=*width height=*height data-tip=tip></rect>
        }
        .into_any(),
        Shape::Line { x1, y1, x2, y2 } => view! {
            <line class=format!("{role} pic-stroke") x1=*x1 y1=*y1 x2=*x2 y2=*y2 data-tip=tip></line>
        }
        .into_any(),
        Shape::Circle {
            x,
            y,
            radius,
            filled,
        } => {
            let look = if *filled { "pic-fill" } else { "pic-ring" };
            view! { <circle class=format!("{role} {look}") cx=*x cy=*y r=*radius data-tip=tip></circle> }
                .into_any()
        }
        Shape::Path { filled, .. } => {
            let look = if *filled { "pic-fill" } else { "pic-stroke" };
            let outline = it.shape.path_data().unwrap_or_default();
            view! { <path class=format!("{role} {look}") d=outline data-tip=tip></path> }.into_any()
        }
        Shape::Text {
            x,
            y,
            anchor,
            lettering,
            turned,
            text,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let turn = turned.then(|| format!("rotate(-90 {x} {y})"));
            view! {
                <text
                    class=format!("{role} {} pic-text", lettering.class())
                    x=*x
                    y=*y
                    text-anchor=anchor
                    transform=turn
                    data-tip=tip
                >
                    {text.clone()}
                </text>
            }
            .into_any()
        }
    }
}

fn table(table: &DataTable) -> AnyView {
    let head = table
        .columns
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> });
    let rows = table.rows.iter().map(|row| {
        let cells = row
            .iter()
            .map(|it| view! { <td>{it.clone()}</td> })
            .collect_view();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <div class="measured" tabindex="0" role="region" aria-label=table.caption.clone()>
            <table>
                <caption class="heard">{table.caption.clone()}</caption>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Pictures that leave are drawn wide and on light paper, whatever the page looks like.
const FILE_WIDTH: f64 = 960.0;

#[component]
fn Files(trials: Trials, plot: Plot) -> impl IntoView {
    let name = StoredValue::new(file_name(&plot.heading));
    let plot = StoredValue::new(plot);
    let svg = move || {
        plot.with_value(|it| {
            let scene = it.at(FILE_WIDTH).scene;
            (scene.svg(&Palette::LIGHT), scene.file_size())
        })
    };
    view! {
        <div class="plot__files" role="group" aria-label=words::save()>
            <Button
                label="SVG".to_owned()
                look=Look::Small
                glyph=Glyph::Download
                on_press=move |_| {
                    trials.offer_file(&format!("{}.svg", name.get_value()), svg().0.into_bytes());
                }
            />
            <Button
                label="PNG".to_owned()
                look=Look::Small
                glyph=Glyph::Download
                on_press=move |_| {
                    let (svg, (width, height)) = svg();
                    // A browser that cannot draw it offers no file; the SVG is beside it.
                    let _ = save::offer_png(format!("{}.png", name.get_value()), &svg, width, height);
                }
            />
            <Button
                label="CSV".to_owned()
                look=Look::Small
                glyph=Glyph::Download
                on_press=move |_| {
                    let csv = plot.with_value(|it| it.table().csv());
                    trials.offer_file(&format!("{}.csv", name.get_value()), csv.into_bytes());
                }
            />
        </div>
    }
}

/// Letters and digits of a heading, with dashes between words.
fn file_name(heading: &str) -> String {
    let words = heading.split(|it: char| !it.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
