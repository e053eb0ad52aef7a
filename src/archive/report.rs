//! A project as a report: one HTML file that holds nothing but text, to be read, printed or sent.

use domain::{
    Project, Role, RunSettings, Stops, Style, derived_stops, messages, render_completion,
};

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
        "" => "Untitled",
        name => name,
    };
    let prompt = &project.prompt;
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw(&format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_SUM}'; base-uri 'none'; form-action 'none'\">\n"
    ));
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.element("title", &format!("{name} · Exemplar"));
    page.raw(&format!(
        "<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    ));
    page.element("h1", name);
    page.element(
        "p",
        &format!("A prompt made with Exemplar. Report of {made_on}."),
    );
    if !prompt.instruction.is_empty() {
        page.element("h2", "Instruction");
        page.text(&prompt.instruction);
    }
    page.examples(project);
    page.element("h2", &format!("Input: {}", prompt.labels.input));
    page.text(&prompt.input);
    if !prompt.values.is_empty() {
        page.element("h2", "Values of the variables");
        page.table(
            prompt
                .values
                .iter()
                .map(|(name, value)| (&**name, &**value)),
        );
    }
    page.element("h2", "What the model receives");
    match prompt.style {
        Style::Completion => page.text(&render_completion(prompt).text),
        Style::Chat => {
            for turn in messages(prompt) {
                page.element(
                    "h3",
                    match turn.role {
                        Role::System => "System",
                        Role::User => "User",
                        Role::Assistant => "Assistant",
                    },
                );
                page.text(&turn.content);
            }
        }
    }
    page.element("h2", "Settings");
    let settings = settings(&project.run, project);
    page.table(settings.iter().map(|(name, value)| (*name, &**value)));
    if !versions.is_empty() {
        page.element("h2", "Versions, newest first");
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
    let stops = match &run.stops {
        Stops::Derived => derived_stops(&project.prompt),
        Stops::Custom(stops) => stops.clone(),
    };
    let stops: Vec<String> = stops.iter().map(|it| format!("{it:?}")).collect();
    vec![
        ("model", run.model.clone()),
        ("temperature", run.temperature.to_string()),
        ("top-k", run.top_k.to_string()),
        ("top-p", run.top_p.to_string()),
        ("min-p", run.min_p.to_string()),
        ("repetition penalty", run.repetition_penalty.to_string()),
        ("max tokens", run.max_tokens.to_string()),
        ("seed", run.seed.to_string()),
        ("samples", run.samples.to_string()),
        ("stop sequences", stops.join(" ")),
    ]
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
        self.element("h2", "Examples");
        let labels = (&prompt.labels.input, &prompt.labels.output);
        let (input, output) = (escaped(labels.0), escaped(labels.1));
        self.raw(&format!(
            "<table class=\"examples\">\n<tr><th scope=\"col\">No.</th><th scope=\"col\" dir=\"auto\">{input}</th><th scope=\"col\" dir=\"auto\">{output}</th></tr>\n"
        ));
        for (i, it) in prompt.examples.iter().enumerate() {
            let off = if it.on { "" } else { " (switched off)" };
            let (input, output) = (escaped(&it.input), escaped(&it.output));
            self.raw(&format!(
                "<tr><th scope=\"row\">{}{off}</th><td dir=\"auto\">{input}</td><td dir=\"auto\">{output}</td></tr>\n",
                i + 1
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
