//! Style sheets: colours are written out in one of them and have names of roles everywhere else; each is short and says what it is for.

use std::collections::BTreeMap;

use crate::{files, root};

#[test]
fn raw_colours_live_in_tokens_css() {
    let mut sheets = files("style", "css");
    assert!(!sheets.is_empty());
    sheets.extend(files("public", "css"));
    for (path, text) in sheets {
        if !path.ends_with("tokens.css") {
            let found = raw_colour(&text);
            assert!(
                found.is_none(),
                "{path:?}: {found:?}: use a role from tokens.css"
            );
        }
    }
    for (path, text) in files("src/ui", "rs") {
        let mut words = text.split(|it: char| !it.is_ascii_alphanumeric() && it != '#');
        let found = words.find(|it| it.starts_with('#') && is_raw_colour(it));
        assert!(found.is_none(), "{path:?}: {found:?}: use a class");
    }
}

/// The first colour of a stylesheet that is written out, be it a number, a function or a usual name.
fn raw_colour(css: &str) -> Option<String> {
    let mut code = String::new();
    for (i, part) in css.split("/*").enumerate() {
        let after = part.split_once("*/").map_or("", |it| it.1);
        code += if i == 0 { part } else { after };
    }
    let part_of_a_word = |it: char| it.is_ascii_alphanumeric() || "-_#.(".contains(it);
    let mut words = code.split(|it| !part_of_a_word(it));
    words.find(|word| is_raw_colour(word)).map(str::to_owned)
}

fn is_raw_colour(word: &str) -> bool {
    if let Some(number) = word.strip_prefix('#') {
        let is_hex = number.bytes().all(|it| it.is_ascii_hexdigit());
        return is_hex && [3, 4, 6, 8].contains(&number.len());
    }
    match word.split_once('(') {
        // Also `linear-gradient(red`, and functions in functions.
        Some((function, inner)) => COLOUR_FUNCTIONS.contains(&function) || is_raw_colour(inner),
        None => COLOUR_NAMES.contains(&word),
    }
}

const COLOUR_FUNCTIONS: &[&str] = &[
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
];
const COLOUR_NAMES: &[&str] = &[
    "black", "white", "gray", "grey", "silver", "red", "green", "blue", "yellow", "orange",
    "purple", "pink", "brown", "cyan", "magenta", "teal", "navy", "lime", "maroon", "olive",
];

#[test]
fn the_colour_check_sees_every_way_to_write_one() {
    for raw in [
        "a{color:#fff}",
        "a { border: 1px solid #a1B2c3; }",
        "a { background: linear-gradient(rgb(1 2 3), var(--ink)); }",
        "a { color: rgba(1, 2, 3, 0.4); }",
        "a { color: color(srgb 1 0 0); }",
        "a { color:\n  red; }",
        "a { background: linear-gradient(white, var(--ink)); }",
        "a { color: color-mix(in oklab, oklch(0.5 0 0), var(--ink)); }",
    ] {
        assert!(raw_colour(raw).is_some(), "{raw}");
    }
    for fine in [
        "#boot p { color: var(--ink); }",
        "a { color: color-mix(in oklab, var(--ink) 12%, transparent); }",
        "a { color: var(--hue-red); } /* red, #fff */",
        ".button--red { white-space: nowrap; }",
    ] {
        assert_eq!(raw_colour(fine), None, "{fine}");
    }
}

#[test]
fn a_style_sheet_is_one_idea_and_says_which() {
    for (path, text) in files("style", "css") {
        assert!(
            text.starts_with("/* "),
            "{path:?}: line 1 says what it is for"
        );
        let n_lines = text.lines().count();
        assert!(n_lines <= crate::MAX_LINES, "{path:?}: {n_lines} lines");
    }
}

/// Sheets of one module, which are fetched together.
const TOGETHER: [&[&str]; 3] = [
    &["measure", "results", "pictures"],
    &["archive", "versions"],
    &["desk", "starters", "tour"],
];
/// Classes that a module means as the page means them: it says more of them where its own content is inside.
const SHARED_CLASSES: [&str; 2] = ["dialog--wide", "place--page"];

/// A module's sheet stays when another place is shown: a rule for a class that others use would change them.
#[test]
fn a_sheet_that_comes_later_restyles_nothing_of_others() {
    let page = std::fs::read_to_string(root().join("public/index.html")).expect("readable");
    let mut owners: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut n_classes = 0;
    for (path, css) in files("style", "css") {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let group = match page.contains(&format!("style/{name}.css")) {
            true => "the page".to_owned(),
            false => {
                let together = TOGETHER.iter().find(|it| it.contains(&&*name));
                together.map_or(name.clone(), |it| it[0].to_owned())
            }
        };
        for class in first_classes(&css) {
            n_classes += 1;
            let owner = owners
                .entry(class.clone())
                .or_insert_with(|| (group.clone(), name.clone()));
            assert!(
                owner.0 == group || SHARED_CLASSES.contains(&&*class),
                "`.{class}` of {} is styled in {name}.css, too: whoever opens the one place changes the other",
                owner.1
            );
        }
    }
    assert!(n_classes > 300, "the search for classes found almost none");
}

/// The class that each selector begins with.
fn first_classes(css: &str) -> Vec<String> {
    let mut plain = css.to_owned();
    while let Some(start) = plain.find("/*") {
        let end = plain[start..]
            .find("*/")
            .map_or(plain.len(), |it| start + it + 2);
        plain.replace_range(start..end, "");
    }
    let heads = plain
        .split('{')
        .filter_map(|it| it.rsplit(['}', ';']).next());
    let selectors = heads.flat_map(|it| it.split(',').map(str::trim));
    let class = |selector: &str| {
        let rest = selector.strip_prefix('.')?;
        let end = rest.find(|it: char| !(it.is_alphanumeric() || "_-".contains(it)));
        Some(rest[..end.unwrap_or(rest.len())].to_owned())
    };
    selectors.filter_map(class).collect()
}
