//! How far scores spread when only the order changes: every candidate a dot, the chosen ones filled.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::{Axis, Scale, aired, ends, ticks},
    canvas::{Canvas, NAME, SMALL, column},
    drawable,
    lettering::{short, width as text_width},
    scene::{Anchor, Lettering, Role},
    table::number,
};

/// What the plot shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    pub title: String,
    pub axis: Axis,
    pub groups: Vec<Group>,
    /// What one value belongs to, in the plural: "orders".
    pub candidates: String,
}

/// All candidates of one way to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub name: String,
    pub values: Vec<f64>,
    /// Indices into `values`, such as the top k.
    pub chosen: Vec<usize>,
}

const DOT: f64 = 8.0;
/// Higher stacks than this are drawn with more than one candidate a dot.
const MAX_STACK: usize = 10;

/// What stands at one place along the axis.
#[derive(Clone, Copy, Default)]
struct Stack {
    chosen: usize,
    others: usize,
}

/// Draws the plot. Values within the width of a dot stand on each other.
pub fn spread(input: &Spread, width: f64) -> Picture {
    let mut canvas = Canvas::new(width);
    let table = table(input);
    let all = input.groups.iter().flat_map(|it| it.values.iter().copied());
    let Some(found) = ends(all) else {
        return canvas.empty(&input.title, table);
    };
    let (low, high) = aired(found, input.axis.unit);
    let decimals = ticks(low, high, 6).decimals + 1;
    let drawn = &input.groups[..input.groups.len().min(MAX_ROWS)];
    let said: Vec<[String; 2]> = drawn
        .iter()
        .map(|it| {
            means(it).map(|mean| mean.map_or("–".into(), |it| input.axis.unit.text(it, decimals)))
        })
        .collect();
    let columns = [0, 1].map(|i| {
        let texts = said.iter().map(|it| &*it[i]);
        column(texts.chain([HEADS[i]]), Lettering::Strong, 110.0)
    });
    let numbers = columns[0] + 12.0 + columns[1];
    let wide = canvas.is_wide();
    let names = column(
        drawn.iter().map(|it| &*it.name),
        Lettering::Name,
        canvas.width * 0.25,
    );
    let scale = if wide {
        Scale::new(low, high, names + 28.0, canvas.width - numbers - 28.0)
    } else {
        Scale::new(low, high, 8.0, canvas.width - 8.0)
    };
    let stacks: Vec<Vec<Stack>> = drawn.iter().map(|it| stacked(it, &scale)).collect();
    let tallest = |it: &Vec<Stack>| it.iter().map(|it| it.chosen + it.others).max().unwrap_or(0);
    let per_dot = stacks
        .iter()
        .map(tallest)
        .max()
        .unwrap_or(0)
        .div_ceil(MAX_STACK)
        .max(1);
    let heights = stacks.iter().map(|it| {
        let n = it
            .iter()
            .map(|it| n_dots(it, per_dot))
            .max()
            .unwrap_or(1)
            .max(2);
        n as f64 * DOT + if wide { 22.0 } else { 42.0 }
    });
    let heights: Vec<f64> = heights.collect();
    let top = legend(&mut canvas, input, per_dot) + 14.0;
    for (i, head) in HEADS.iter().enumerate() {
        let right = canvas.width - if i == 0 { columns[1] + 12.0 } else { 0.0 };
        canvas.text((right, top - 8.0), Anchor::End, columns[i], head, SMALL);
    }
    let bottom = top + heights.iter().sum::<f64>();
    let (_, mut end) = canvas.x_axis(&input.axis, &scale, top, bottom);
    let mut y = top;
    for (i, group) in drawn.iter().enumerate() {
        let floor = y + heights[i] - 6.0;
        canvas.level(scale.from - 8.0, scale.to + 8.0, floor, Role::Axis);
        let baseline = if wide { floor - 5.0 } else { y + 18.0 };
        let most = if wide {
            names
        } else {
            canvas.width - numbers - 12.0
        };
        canvas.text((0.0, baseline), Anchor::Start, most, &group.name, NAME);
        canvas.text(
            (canvas.width - columns[1] - 12.0, baseline),
            Anchor::End,
            columns[0],
            &said[i][0],
            NAME,
        );
        canvas.text(
            (canvas.width, baseline),
            Anchor::End,
            columns[1],
            &said[i][1],
            (Lettering::Strong, Role::Chosen),
        );
        let reach = heights[i] - if wide { 14.0 } else { 34.0 };
        draw_means(&mut canvas, means(group), &scale, floor, reach);
        draw_dots(&mut canvas, input, &stacks[i], per_dot, &scale, floor);
        y += heights[i];
    }
    end = canvas.more_rows(input.groups.len(), drawn.len(), end);
    let description = describe(input, found, decimals);
    canvas.done(end, &input.title, description, table)
}

const HEADS: [&str; 2] = ["mean", "chosen"];

/// Of all candidates, and of the chosen ones.
fn means(group: &Group) -> [Option<f64>; 2] {
    let mean = |values: Vec<f64>| {
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    let all = group.values.iter().copied().filter_map(drawable).collect();
    let mut chosen = group.chosen.clone();
    chosen.sort_unstable();
    chosen.dedup();
    let chosen = chosen
        .iter()
        .filter_map(|it| drawable(*group.values.get(*it)?))
        .collect();
    [mean(all), mean(chosen)]
}

/// One stack for each place along the axis where a dot can stand.
fn stacked(group: &Group, scale: &Scale) -> Vec<Stack> {
    let n = (((scale.to - scale.from) / DOT).floor() as usize).max(1);
    let mut stacks = vec![Stack::default(); n];
    let mut is_chosen = vec![false; group.values.len()];
    for it in &group.chosen {
        if let Some(it) = is_chosen.get_mut(*it) {
            *it = true;
        }
    }
    for (value, is_chosen) in group.values.iter().zip(is_chosen) {
        let Some(value) = drawable(*value) else {
            continue;
        };
        let share = (scale.at(value) - scale.from) / (scale.to - scale.from);
        let stack = &mut stacks[((share * n as f64) as usize).min(n - 1)];
        if is_chosen {
            stack.chosen += 1;
        } else {
            stack.others += 1;
        }
    }
    stacks
}

fn n_dots(stack: &Stack, per_dot: usize) -> usize {
    stack.chosen.div_ceil(per_dot) + stack.others.div_ceil(per_dot)
}

fn draw_dots(
    canvas: &mut Canvas,
    input: &Spread,
    stacks: &[Stack],
    per_dot: usize,
    scale: &Scale,
    floor: f64,
) {
    let step = (scale.to - scale.from) / stacks.len() as f64;
    for (i, stack) in stacks.iter().enumerate() {
        let x = scale.from + (i as f64 + 0.5) * step;
        let n_chosen = stack.chosen.div_ceil(per_dot);
        let tip = format!(
            "{} {}, chosen {}",
            stack.chosen + stack.others,
            input.candidates,
            stack.chosen
        );
        for level in 0..n_dots(stack, per_dot) {
            let y = floor - DOT / 2.0 - 1.0 - level as f64 * DOT;
            let is_chosen = level < n_chosen;
            let role = if is_chosen { Role::Chosen } else { Role::Muted };
            let radius = if is_chosen { 3.6 } else { 2.9 };
            canvas.circle(x, y, radius, is_chosen, role).tip = Some(tip.clone());
        }
    }
}

/// The mean of all as a dashed line, that of the chosen as a whole one.
fn draw_means(
    canvas: &mut Canvas,
    [all, chosen]: [Option<f64>; 2],
    scale: &Scale,
    floor: f64,
    reach: f64,
) {
    for (mean, role) in [(all, Role::Reference), (chosen, Role::Chosen)] {
        if let Some(mean) = mean {
            canvas.upright(
                scale.at(mean).min(scale.to - 0.5),
                floor - reach,
                floor,
                role,
            );
        }
    }
}

/// Returns where what comes next may begin.
fn legend(canvas: &mut Canvas, input: &Spread, per_dot: usize) -> f64 {
    let all = if per_dot == 1 {
        input.candidates.clone()
    } else {
        format!("a dot is up to {per_dot} {}", input.candidates)
    };
    let (mut x, mut y) = (0.0, 12.0);
    for (words, is_dot, is_chosen) in [
        (&*all, true, false),
        ("chosen", true, true),
        ("mean of all", false, false),
        ("mean of the chosen", false, true),
    ] {
        let wide = text_width(words, Lettering::Small);
        if x > 0.0 && x + 14.0 + wide > canvas.width {
            (x, y) = (0.0, y + 18.0);
        }
        let role = if is_chosen { Role::Chosen } else { Role::Muted };
        if is_dot {
            canvas.circle(
                x + 4.0,
                y - 4.0,
                if is_chosen { 3.6 } else { 2.9 },
                is_chosen,
                role,
            );
        } else {
            let role = if is_chosen { role } else { Role::Reference };
            canvas.upright(x + 4.0, y - 10.0, y + 2.0, role);
        }
        canvas.text(
            (x + 14.0, y),
            Anchor::Start,
            canvas.width - 14.0,
            words,
            SMALL,
        );
        x += 14.0 + wide + 16.0;
    }
    y + 14.0
}

fn describe(input: &Spread, (low, high): (f64, f64), decimals: usize) -> String {
    let text = |value: f64| input.axis.unit.text(value, decimals);
    let n: usize = input.groups.iter().map(|it| it.values.len()).sum();
    let mut said = format!(
        "{} of {n} {}, from {} to {}.",
        input.axis.name,
        input.candidates,
        text(low),
        text(high)
    );
    for group in input.groups.iter().take(6) {
        if let [Some(all), chosen] = means(group) {
            said += &format!(" {}: mean {}", short(&group.name), text(all));
            if let Some(chosen) = chosen {
                said += &format!(", of the chosen {}", text(chosen));
            }
            said.push('.');
        }
    }
    said
}

fn table(input: &Spread) -> DataTable {
    let mut table = DataTable::new(
        &input.title,
        &["group", "number", &*input.axis.name, "chosen"],
    );
    for group in &input.groups {
        for (i, value) in group.values.iter().enumerate() {
            let chosen = if group.chosen.contains(&i) {
                "yes"
            } else {
                "no"
            };
            table.rows.push(vec![
                group.name.clone(),
                (i + 1).to_string(),
                number(drawable(*value)),
                chosen.into(),
            ]);
        }
    }
    table
}
