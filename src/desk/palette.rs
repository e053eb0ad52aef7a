//! The palette: places, tools and the studio's commands in one list, and which of them a few letters mean.

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The row of [`PLACES`].
    Place(usize),
    Tool(Tool),
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

/// Name and address of each place.
pub const PLACES: [(&str, &str); 6] = [
    ("Go to Write", ""),
    ("Go to Measure", "measure"),
    ("Go to Files", "files"),
    ("Go to Versions", "files/versions"),
    ("Go to Models", "models"),
    ("Go to Services", "services"),
];

/// A tool and what it is called.
pub struct Named {
    pub tool: Tool,
    /// On its tab.
    pub tab: &'static str,
    /// In the palette.
    pub name: &'static str,
    /// In the Write place, behind its slash.
    pub address: &'static str,
    /// The key beside Ctrl or Command, and whether Shift is held too; the page listens for it.
    pub keys: Option<(&'static str, bool)>,
}

pub const TOOLS: [Named; 4] = [
    Named {
        tool: Tool::Check,
        tab: "Check",
        name: "Check the prompt",
        address: "check",
        keys: Some((".", false)),
    },
    Named {
        tool: Tool::Examples,
        tab: "Examples",
        name: "Choose examples",
        address: "examples",
        keys: None,
    },
    Named {
        tool: Tool::Find,
        tab: "Find",
        name: "Find and replace",
        address: "find",
        keys: Some(("F", true)),
    },
    Named {
        tool: Tool::Snippets,
        tab: "Snippets",
        name: "Insert a snippet",
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
