//! Guesses about pasted rows: is it a table at all, is its first row a header, which columns matter.

use std::collections::HashSet;

use super::{Delimiter, Table, cells::Cut};

/// Words that head a column of inputs, in the languages that we meet most.
const INPUTS: &[&str] = &[
    "input",
    "inputs",
    "text",
    "question",
    "prompt",
    "message",
    "sentence",
    "review",
    "comment",
    "content",
    "source",
    "query",
    "body",
    "document",
    "description",
    "user",
    "problem",
    "request",
    "eingabe",
    "frage",
    "nachricht",
    "texte",
    "entrée",
    "pregunta",
    "entrada",
    "texto",
    "mensaje",
    "pergunta",
    "输入",
    "问题",
    "文本",
    "入力",
    "質問",
    "вопрос",
    "текст",
    "المدخل",
    "النص",
    "السؤال",
    "الرسالة",
];
/// Words that head a column of outputs.
const OUTPUTS: &[&str] = &[
    "output",
    "outputs",
    "label",
    "labels",
    "answer",
    "completion",
    "category",
    "class",
    "kind",
    "target",
    "expected",
    "sentiment",
    "response",
    "reply",
    "summary",
    "translation",
    "result",
    "tag",
    "type",
    "topic",
    "intent",
    "assistant",
    "solution",
    "ideal",
    "ausgabe",
    "antwort",
    "kategorie",
    "klasse",
    "sortie",
    "réponse",
    "catégorie",
    "salida",
    "respuesta",
    "categoría",
    "resposta",
    "saída",
    "输出",
    "答案",
    "标签",
    "类别",
    "出力",
    "回答",
    "ответ",
    "метка",
    "المخرج",
    "الإجابة",
    "الفئة",
    "التصنيف",
];
/// Words that head other columns.
const OTHERS: &[&str] = &[
    "id", "name", "date", "title", "number", "no", "nr", "#", "index", "language", "lang", "notes",
    "score", "rating", "email", "url", "price", "time", "author", "country", "product", "subject",
];

/// Whether a column of this name holds inputs.
pub fn heads_inputs(name: &str) -> bool {
    INPUTS.contains(&&*folded(name))
}

/// Whether a column of this name holds right answers.
pub fn heads_outputs(name: &str) -> bool {
    OUTPUTS.contains(&&*folded(name))
}

/// Whether nobody would have written this as a text.
pub(super) fn is_surely(cut: &Cut, delimiter: Delimiter) -> bool {
    let n_rows = cut.rows.len();
    let share = share_of_usual_width(cut);
    if n_rows < 2 || usual_width(cut) < 2 {
        return false;
    }
    if delimiter == Delimiter::Tab {
        // Indented code also has tabs, but nothing before them.
        let n_leading = cut.rows.iter().filter(|it| !is_blank(&it[0])).count();
        return (share == 1.0 || (n_rows >= 10 && share >= 0.9)) && n_leading * 2 > n_rows;
    }
    if share < 1.0 {
        return false;
    }
    let is_spaced = cut.n_spaced * 10 > cut.n_delimiters;
    if cut.n_needed_quotes > 0 {
        return !is_spaced;
    }
    if n_known_words(&cut.rows[0]) >= 2 && has_header(cut) {
        return true;
    }
    // A line that ends in a comma is verse or code.
    let is_open = (0..usual_width(cut))
        .any(|at| cut.rows.iter().filter(|row| !is_blank(&row[at])).count() * 2 <= n_rows);
    let is_numeric = cut.rows.iter().flatten().all(|it| is_number(it));
    // `1,5` on three lines is three numbers as Germans write them.
    n_rows >= 3
        && cut.n_spaced == 0
        && !is_open
        && !is_numeric
        && cut.rows.iter().flatten().all(|it| !is_code(it))
}

/// Code has commas and semicolons too.
fn is_code(cell: &str) -> bool {
    let count = |wanted: char| cell.chars().filter(|it| *it == wanted).count();
    cell.contains(['{', '}', '<', '>', '='])
        || cell.starts_with("  ")
        || cell.contains("//")
        || count('(') != count(')')
}

/// How well a delimiter fits, 1 at best: rows of one width, and no quote left open.
pub(super) fn fit(cut: &Cut) -> f32 {
    let n_cells = cut.n_delimiters + cut.rows.len();
    share_of_usual_width(cut) - cut.n_broken_quotes as f32 / n_cells.max(1) as f32
}

/// How many rows have the usual number of cells, 0 to 1.
fn share_of_usual_width(cut: &Cut) -> f32 {
    let usual = usual_width(cut);
    let n = cut.rows.iter().filter(|it| it.len() == usual).count();
    if usual < 2 {
        0.0
    } else {
        n as f32 / cut.rows.len() as f32
    }
}

/// The number of cells that most rows have.
fn usual_width(cut: &Cut) -> usize {
    let mut counts = vec![0usize; cut.widest() + 1];
    for row in &cut.rows {
        counts[row.len()] += 1;
    }
    (0..counts.len()).max_by_key(|it| counts[*it]).unwrap_or(0)
}

/// Whether the first row names the columns: half of it or more are words that usually do and that
/// do not come again below, or it is the only row without a number in a column of numbers.
pub(super) fn has_header(cut: &Cut) -> bool {
    let Some((first, rest)) = cut.rows.split_first() else {
        return false;
    };
    let mut seen = HashSet::new();
    let are_names = first
        .iter()
        .all(|it| !is_blank(it) && it.chars().count() <= 40 && seen.insert(folded(it)));
    if !are_names || rest.is_empty() || first.iter().any(|it| is_number(it)) {
        return false;
    }
    let column = |at: usize| rest.iter().filter_map(move |row| row.get(at));
    let n_known = (0..first.len())
        .filter(|at| {
            let name = folded(&first[*at]);
            is_known(&name) && column(*at).all(|it| folded(it) != name)
        })
        .count();
    let has_numbers_below = (0..first.len())
        .any(|at| column(at).next().is_some() && column(at).all(|it| is_number(it)));
    n_known * 2 >= first.len() || has_numbers_below
}

pub(super) fn likely_columns(table: &Table) -> (usize, usize) {
    let find = |words: &[&str], not: Option<usize>| {
        let is_it = |it: &String| words.contains(&folded(it).as_str());
        let mut columns = table.columns.iter().enumerate();
        columns
            .find(|(at, it)| Some(*at) != not && is_it(it))
            .map(|(at, _)| at)
    };
    let output = find(OUTPUTS, None);
    let input = find(INPUTS, output);
    let other = |than: usize| usize::from(than == 0);
    match (input, output) {
        (Some(input), Some(output)) => (input, output),
        (Some(input), None) => (
            input,
            if input + 1 < table.columns.len() {
                input + 1
            } else {
                other(input)
            },
        ),
        (None, Some(output)) => (other(output), output),
        (None, None) => (0, 1),
    }
}

fn n_known_words(row: &[String]) -> usize {
    row.iter().filter(|it| is_known(&folded(it))).count()
}

fn is_known(name: &str) -> bool {
    [INPUTS, OUTPUTS, OTHERS]
        .iter()
        .any(|it| it.contains(&name))
}

/// Letter by letter: `str::to_lowercase` knows where a sigma ends a word, which costs the page 2 KB.
fn folded(cell: &str) -> String {
    cell.trim().chars().flat_map(char::to_lowercase).collect()
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    cell.bytes().any(|it| it.is_ascii_digit())
        && cell
            .chars()
            .all(|it| it.is_ascii_digit() || "+-.,%€$ ".contains(it))
}
