//! A project as a report: one HTML file that holds nothing but text, to be read, printed or sent.

use domain::{
    Project, Role, RunSettings, Stops, Style, derived_stops, messages, render_completion,
};

use crate::words;

/// The report's only style. Its sum stands in the policy below it: any other is refused, as is every script.
const STYLE: &str = include_str!("report.css");
/// SHA-256 of [`STYLE`] in base64; a journey in a browser fails where the two part.
const STYLE_SUM: &str = "t9Q/hDAA/1aKWZ+0zTzIfPGiwHQPtayZ1vvzX+BX33A=";

/// Writes the report. `made_on` is the day as people read it; `versions` are the names of the kept ones, newest first.
///
/// Every text of the project is text in it, whatever it says: nothing of it can become an element, run or load.
pub fn report(project: &Project, versions: &[(String, String)], made_on: &str) -> String {
    let mut page = Page(String::new());
    let name = match project.name.trim() {
        "" => words::untitled(),
        name => name,
    };
    let prompt = &project.prompt;
    let language = ::words::spoken();
    let from = if language.is_from_right() {
        " dir=\"rtl\""
    } else {
        ""
    };
    page.raw(&format!(
        "<!doctype html>\n<html lang=\"{}\"{from}>\n<head>\n<meta charset=\"utf-8\">\n",
        language.tag()
    ));
    page.raw(&format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_SUM}'; base-uri 'none'; form-action 'none'\">\n"
    ));
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.element("title", &words::report_title(name));
    page.raw(&format!(
        "<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    ));
    page.element("h1", name);
    page.element("p", &words::report_made(made_on));
    if !prompt.instruction.is_empty() {
        page.element("h2", words::instruction());
        page.text(&prompt.instruction);
    }
    page.examples(project);
    page.element("h2", &words::input_labelled(&prompt.labels.input));
    page.text(&prompt.input);
    if !prompt.values.is_empty() {
        page.element("h2", words::values_of_variables());
        page.table(
            prompt
                .values
                .iter()
                .map(|(name, value)| (&**name, &**value)),
        );
    }
    page.element("h2", words::what_the_model_receives());
    match prompt.style {
        Style::Completion => page.text(&render_completion(prompt).text),
        Style::Chat => {
            for turn in messages(prompt) {
                page.element(
                    "h3",
                    match turn.role {
                        Role::System => words::role_system(),
                        Role::User => words::role_user(),
                        Role::Assistant => words::role_assistant(),
                    },
                );
                page.text(&turn.content);
            }
        }
    }
    page.element("h2", words::settings());
    let settings = settings(&project.run, project);
    page.table(settings.iter().map(|(name, value)| (*name, &**value)));
    if !versions.is_empty() {
        page.element("h2", words::versions_newest_first());
        page.table(versions.iter().map(|(name, day)| (&**name, &**day)));
    }
    page.raw("</main>\n</body>\n</html>\n");
    page.0
}

/// What the report's file is called: letters, digits and a few signs that every file system takes.
pub fn report_name(project: &Project) -> String {
    let plain = |it: char| {
        if it.is_alphanumeric() || "-_ ".contains(it) {
            it
        } else {
            ' '
        }
    };
    let name: String = project.name.chars().take(MOST_NAME).map(plain).collect();
    match name.split_whitespace().collect::<Vec<_>>().join(" ") {
        name if name.is_empty() => "report.html".to_owned(),
        name => format!("{name}, report.html"),
    }
}

/// Characters of a project's name in a file's name.
const MOST_NAME: usize = 60;

/// Each setting by the field's own word.
fn settings(run: &RunSettings, project: &Project) -> Vec<(&'static str, String)> {
    // Taken apart in full, so that a new setting does not compile until it is in the report.
    let RunSettings {
        model,
        temperature,
        top_k,
        top_p,
        min_p,
        repetition_penalty,
        max_tokens,
        seed,
        samples,
        stops,
        schema,
    } = run;
    let stops = match stops {
        Stops::Derived => derived_stops(&project.prompt),
        Stops::Custom(stops) => stops.clone(),
    };
    let stops: Vec<String> = stops.iter().map(|it| format!("{it:?}")).collect();
    let mut rows = vec![
        (words::setting_model(), model.clone()),
        (words::setting_temperature(), temperature.to_string()),
        (words::setting_top_k(), top_k.to_string()),
        (words::setting_top_p(), top_p.to_string()),
        (words::setting_min_p(), min_p.to_string()),
        (
            words::setting_repetition_penalty(),
            repetition_penalty.to_string(),
        ),
        (words::setting_max_tokens(), max_tokens.to_string()),
        (words::setting_seed(), seed.to_string()),
        (words::setting_samples(), samples.to_string()),
        (words::setting_stops(), stops.join(" ")),
    ];
    if !schema.trim().is_empty() {
        rows.push((words::setting_schema(), schema.clone()));
    }
    rows
}

/// The page as it grows. Only [`Page::raw`] writes what is not text.
struct Page(String);

impl Page {
    fn raw(&mut self, html: &str) {
        self.0 += html;
    }

    /// A text in an element of its own; its direction is its own, too.
    fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!(
            "<{name} dir=\"auto\">{}</{name}>\n",
            escaped(text)
        ));
    }

    /// A text with its lines and spaces. A reader of HTML drops a first line break, so one stands before it.
    fn text(&mut self, text: &str) {
        self.raw(&format!("<pre dir=\"auto\">\n{}</pre>\n", escaped(text)));
    }

    fn table<'a>(&mut self, rows: impl Iterator<Item = (&'a str, &'a str)>) {
        self.raw("<table>\n");
        for (name, value) in rows {
            let (name, value) = (escaped(name), escaped(value));
            self.raw(&format!(
                "<tr><th scope=\"row\" dir=\"auto\">{name}</th><td dir=\"auto\">{value}</td></tr>\n"
            ));
        }
        self.raw("</table>\n");
    }

    fn examples(&mut self, project: &Project) {
        let prompt = &project.prompt;
        if prompt.examples.is_empty() {
            return;
        }
        self.element("h2", words::examples());
        let labels = (&prompt.labels.input, &prompt.labels.output);
        let (input, output) = (escaped(labels.0), escaped(labels.1));
        let number = escaped(words::number_short());
        self.raw(&format!(
            "<table class=\"examples\">\n<tr><th scope=\"col\">{number}</th><th scope=\"col\" dir=\"auto\">{input}</th><th scope=\"col\" dir=\"auto\">{output}</th></tr>\n"
        ));
        for (i, it) in prompt.examples.iter().enumerate() {
            let number = match it.on {
                true => (i + 1).to_string(),
                false => words::switched_off(i + 1),
            };
            let (input, output) = (escaped(&it.input), escaped(&it.output));
            self.raw(&format!(
                "<tr><th scope=\"row\">{number}</th><td dir=\"auto\">{input}</td><td dir=\"auto\">{output}</td></tr>\n"
            ));
        }
        self.raw("</table>\n");
    }
}

/// A text as HTML that shows exactly it: <https://html.spec.whatwg.org/multipage/syntax.html#text-2>.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            // A bare one would be read as a line feed.
            '\r' => safe += "&#13;",
            // No page may hold these: their pictures stand for them.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {
                safe.push(char::from_u32(0x2400 + it as u32).unwrap_or('\u{fffd}'));
            }
            '\u{7f}' => safe.push('\u{2421}'),
            it => safe.push(it),
        }
    }
    safe
}
