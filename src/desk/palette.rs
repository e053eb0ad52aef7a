//! The palette: places, tools and the studio's commands in one list, and which of them a few letters mean.

use crate::words;

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The row of [`PLACES`].
    Place(usize),
    Tool(Tool),
    /// The row of [`OVER`].
    Over(usize),
    Tour,
    /// The row of [`app::AT_HAND`].
    Command(usize),
}

/// A tool of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Check,
    Examples,
    Find,
    Snippets,
}

/// What opens over the page and waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    Starters,
    /// A place to paste rows into.
    Rows,
    /// The rows that were pasted last.
    Table,
}

/// Says a text in whatever language is spoken.
type Text = fn() -> &'static str;

/// Name and address of each place.
pub const PLACES: [(Text, &str); 6] = [
    (words::go_to_write, ""),
    (words::go_to_measure, "measure"),
    (words::go_to_files, "files"),
    (words::go_to_versions, "files/versions"),
    (words::go_to_models, "models"),
    (words::go_to_services, "services"),
];

/// What opens over the page, with its address, and its name where the palette offers it.
pub const OVER: [(Over, &str, Option<Text>); 3] = [
    (Over::Starters, "starters", Some(words::start_from_example)),
    (Over::Rows, "rows", Some(words::paste_table)),
    (Over::Table, "table", None),
];

/// A tool and what it is called.
pub struct Named {
    pub tool: Tool,
    /// On its tab.
    pub tab: Text,
    /// In the palette.
    pub name: Text,
    /// In the Write place, behind its slash.
    pub address: &'static str,
    /// The key beside Ctrl or Command, and whether Shift is held too; the page listens for it.
    pub keys: Option<(&'static str, bool)>,
}

pub const TOOLS: [Named; 4] = [
    Named {
        tool: Tool::Check,
        tab: words::check,
        name: words::check_title,
        address: "check",
        keys: Some((".", false)),
    },
    Named {
        tool: Tool::Examples,
        tab: words::examples,
        name: words::choose_examples,
        address: "examples",
        keys: None,
    },
    Named {
        tool: Tool::Find,
        tab: words::find,
        name: words::find_title,
        address: "find",
        keys: Some(("F", true)),
    },
    Named {
        tool: Tool::Snippets,
        tab: words::snippets,
        name: words::insert_snippet,
        address: "snippets",
        keys: None,
    },
];

/// How well `typed` fits a name: smaller is better, `None` where its letters do not all come in this order.
/// Letters in a row and letters that begin a word fit better, then an earlier beginning.
pub fn rank(typed: &str, name: &str) -> Option<usize> {
    let mut letters = typed
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|it| *it != ' ')
        .peekable();
    let (mut cost, mut before, mut skipped) = (0, ' ', 0);
    let mut was_hit = true;
    for it in name.chars().flat_map(char::to_lowercase) {
        let Some(wanted) = letters.peek() else {
            break;
        };
        if *wanted == it {
            let begins = before == ' ';
            cost += match (was_hit, begins) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 8 + skipped,
            };
            letters.next();
            (was_hit, skipped) = (true, 0);
        } else if it != ' ' {
            (was_hit, skipped) = (false, skipped + 1);
        }
        before = it;
    }
    letters.peek().is_none().then_some(cost)
}
