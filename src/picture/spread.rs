//! How far scores spread when only the order changes: every candidate a dot, the chosen ones filled.

use crate::{
    DataTable, MAX_ROWS, Picture,
    axis::{Axis, Scale, aired, ends, precision},
    canvas::{Canvas, NAME, SMALL, column},
    drawable,
    lettering::{short, width as text_width},
    scene::{Lettering, Role},
    table::number,
    words,
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
/// Above the dots, for the lines of means.
const AIR: f64 = 20.0;
/// For the name above the dots, on a narrow screen.
const NAME_LINE: f64 = 22.0;

/// What stands at one place along the axis.
#[derive(Clone, Copy, Default)]
struct Stack {
    chosen: usize,
    others: usize,
}

/// Where the parts lie, px.
struct Layout {
    names: f64,
    /// The means of all, and those of the chosen.
    numbers: [f64; 2],
    from: f64,
    to: f64,
    wide: bool,
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
    let decimals = precision(low, high);
    let drawn = &input.groups[..input.groups.len().min(MAX_ROWS)];
    let text =
        |mean: Option<f64>| mean.map_or("–".into(), |it| input.axis.unit.text(it, decimals));
    let said: Vec<[String; 2]> = drawn.iter().map(|it| means(it).map(text)).collect();
    let layout = Layout::new(&canvas, drawn, &said);
    let scale = Scale::new(low, high, layout.from, layout.to);
    let stacks: Vec<Vec<Stack>> = drawn.iter().map(|it| stacked(it, &scale)).collect();
    let tallest = |it: &Vec<Stack>| it.iter().map(|it| it.chosen + it.others).max();
    let tallest = stacks.iter().filter_map(tallest).max().unwrap_or(0);
    let per_dot = tallest.div_ceil(MAX_STACK).max(1);
    let top = legend(&mut canvas, input, per_dot) + 14.0;
    // The floor that each group's dots stand on, and how high the group's band is above it.
    let mut floors = Vec::new();
    let mut floor = top;
    for stacks in &stacks {
        let dots = stacks
            .iter()
            .map(|it| n_dots(it, per_dot))
            .max()
            .unwrap_or(0);
        let reach = dots.max(2) as f64 * DOT + AIR;
        floor += reach + if layout.wide { 0.0 } else { NAME_LINE };
        floors.push((floor, reach));
    }
    let bands: Vec<(f64, f64)> = floors
        .iter()
        .map(|(floor, reach)| (floor - reach, *floor))
        .collect();
    let mut end = canvas.x_axis(&input.axis, &scale, &bands, floor);
    let [all, chosen] = layout.numbers;
    canvas.right(
        (canvas.width - chosen - 16.0, top - 8.0),
        all,
        heads()[0],
        SMALL,
    );
    canvas.right((canvas.width, top - 8.0), chosen, heads()[1], SMALL);
    for (i, (floor, reach)) in floors.into_iter().enumerate() {
        canvas.level(scale.from - 8.0, scale.to + 8.0, floor, Role::Axis);
        let baseline = if layout.wide {
            floor - 6.0
        } else {
            floor - reach - 2.0
        };
        canvas.left((0.0, baseline), layout.names, &drawn[i].name, NAME);
        let strong = (Lettering::Strong, Role::Chosen);
        canvas.right(
            (canvas.width - chosen - 16.0, baseline),
            all,
            &said[i][0],
            NAME,
        );
        canvas.right((canvas.width, baseline), chosen, &said[i][1], strong);
        draw_means(&mut canvas, means(&drawn[i]), &scale, floor, reach - 8.0);
        draw_dots(&mut canvas, input, &stacks[i], per_dot, &scale, floor);
    }
    end = canvas.more_rows(input.groups.len(), drawn.len(), end);
    let description = describe(input, found, decimals);
    canvas.done(end, &input.title, description, table)
}

impl Layout {
    fn new(canvas: &Canvas, groups: &[Group], said: &[[String; 2]]) -> Self {
        let numbers = [0, 1].map(|i| {
            let texts = said.iter().map(|it| &*it[i]);
            column(texts.chain([heads()[i]]), Lettering::Strong, 110.0)
        });
        let numbers_wide = numbers[0] + 16.0 + numbers[1];
        let names = groups.iter().map(|it| &*it.name);
        let names = column(names, Lettering::Name, canvas.width * 0.25);
        let wide = canvas.is_wide();
        Self {
            names: if wide {
                names
            } else {
                canvas.width - numbers_wide - 12.0
            },
            numbers,
            from: if wide { names + 28.0 } else { 8.0 },
            to: canvas.width - if wide { numbers_wide + 28.0 } else { 8.0 },
            wide,
        }
    }
}

fn heads() -> [&'static str; 2] {
    [words::mean(), words::chosen()]
}

/// Of all candidates, and of the chosen ones.
fn means(group: &Group) -> [Option<f64>; 2] {
    let mean = |values: Vec<f64>| {
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    let all = group.values.iter().copied().filter_map(drawable).collect();
    let both = group.values.iter().zip(is_chosen(group));
    let chosen = both.filter(|it| it.1).filter_map(|it| drawable(*it.0));
    [mean(all), mean(chosen.collect())]
}

/// For each value, whether it was chosen.
fn is_chosen(group: &Group) -> Vec<bool> {
    let mut is_chosen = vec![false; group.values.len()];
    for it in &group.chosen {
        if let Some(it) = is_chosen.get_mut(*it) {
            *it = true;
        }
    }
    is_chosen
}

/// One stack for each place along the axis where a dot can stand.
fn stacked(group: &Group, scale: &Scale) -> Vec<Stack> {
    let n = (((scale.to - scale.from) / DOT).floor() as usize).max(1);
    let mut stacks = vec![Stack::default(); n];
    for (value, is_chosen) in group.values.iter().zip(is_chosen(group)) {
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
        let tip = words::dots_are(stack.chosen + stack.others, &input.candidates, stack.chosen);
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
        words::dot_is(per_dot, &input.candidates)
    };
    let (mut x, mut y) = (0.0, 12.0);
    for (text, is_dot, is_chosen) in [
        (&*all, true, false),
        (words::chosen(), true, true),
        (words::mean_of_all(), false, false),
        (words::mean_of_chosen(), false, true),
    ] {
        let wide = text_width(text, Lettering::Small);
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
        canvas.left((x + 14.0, y), canvas.width - 14.0, text, SMALL);
        x += 14.0 + wide + 16.0;
    }
    y + 14.0
}

fn describe(input: &Spread, (low, high): (f64, f64), decimals: usize) -> String {
    let text = |value: f64| input.axis.unit.text(value, decimals);
    let n: usize = input.groups.iter().map(|it| it.values.len()).sum();
    let mut said = vec![words::spread_described(
        &input.axis.name,
        n,
        &input.candidates,
        &text(low),
        &text(high),
    )];
    for group in input.groups.iter().take(6) {
        if let [Some(all), chosen] = means(group) {
            let name = short(&group.name);
            said.push(match chosen {
                Some(chosen) => words::group_mean_chosen(&name, &text(all), &text(chosen)),
                None => words::group_mean(&name, &text(all)),
            });
        }
    }
    said.join(" ")
}

fn table(input: &Spread) -> DataTable {
    let mut table = DataTable::new(
        &input.title,
        &[
            words::group(),
            words::number(),
            &*input.axis.name,
            words::chosen(),
        ],
    );
    for group in &input.groups {
        for (i, value) in group.values.iter().enumerate() {
            let chosen = if group.chosen.contains(&i) {
                words::yes()
            } else {
                words::no()
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
