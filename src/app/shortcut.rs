//! Keyboard shortcuts: how they are matched against a key press and how they are shown.

/// A key with what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// Ctrl, or Command on a Mac.
    pub primary: bool,
    pub shift: bool,
    pub alt: bool,
    /// As `KeyboardEvent.key` names it.
    pub key: &'static str,
}

/// A key press as the browser reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPress<'a> {
    /// Ctrl or Meta.
    pub primary: bool,
    pub shift: bool,
    pub alt: bool,
    /// `KeyboardEvent.key`.
    pub key: &'a str,
}

impl Shortcut {
    pub(crate) const fn plain(key: &'static str) -> Self {
        Self {
            primary: false,
            shift: false,
            alt: false,
            key,
        }
    }

    pub(crate) const fn primary(key: &'static str) -> Self {
        Self {
            primary: true,
            ..Self::plain(key)
        }
    }

    pub(crate) const fn alt(key: &'static str) -> Self {
        Self {
            alt: true,
            ..Self::plain(key)
        }
    }

    pub(crate) const fn with_shift(self) -> Self {
        Self {
            shift: true,
            ..self
        }
    }

    /// Letters match in either case.
    pub fn matches(&self, press: &KeyPress<'_>) -> bool {
        (self.primary, self.shift, self.alt) == (press.primary, press.shift, press.alt)
            && self.key.eq_ignore_ascii_case(press.key)
    }

    /// As a tooltip shows it: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac.
    pub fn text(&self, keyboard: Keyboard) -> String {
        let key = match self.key {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "Escape" => "Esc",
            other => other,
        };
        let key = if key.len() == 1 {
            key.to_ascii_uppercase()
        } else {
            key.to_owned()
        };
        let words = match keyboard {
            Keyboard::Mac => [(self.alt, "⌥"), (self.shift, "⇧"), (self.primary, "⌘")],
            Keyboard::Other => [
                (self.primary, "Ctrl+"),
                (self.alt, "Alt+"),
                (self.shift, "Shift+"),
            ],
        };
        let held: String = words
            .iter()
            .filter_map(|(is_held, word)| is_held.then_some(*word))
            .collect();
        held + &key
    }
}

/// Whose words for keys are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    Mac,
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Command;

    fn press(key: &str) -> KeyPress<'_> {
        KeyPress {
            primary: true,
            shift: false,
            alt: false,
            key,
        }
    }

    #[test]
    fn keys_find_their_command() {
        assert_eq!(Command::for_key(&press("z")), Some(Command::Undo));
        assert_eq!(Command::for_key(&press("y")), Some(Command::Redo));
        assert_eq!(Command::for_key(&press("Enter")), Some(Command::Run));
        assert_eq!(Command::for_key(&press("q")), None);
        let shifted = KeyPress {
            shift: true,
            ..press("Z")
        };
        assert_eq!(Command::for_key(&shifted), Some(Command::Redo));
    }

    #[test]
    fn shown_as_the_keyboard_says() {
        let redo = Shortcut::primary("z").with_shift();
        assert_eq!(redo.text(Keyboard::Other), "Ctrl+Shift+Z");
        assert_eq!(redo.text(Keyboard::Mac), "⇧⌘Z");
        assert_eq!(Shortcut::alt("ArrowUp").text(Keyboard::Other), "Alt+↑");
    }
}
