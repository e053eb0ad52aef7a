//! Choices that belong to this device, not to a project: language, theme, token view, tokenizer.

use std::rc::Rc;

use ::words::Language;
use format::policy::Reach;

use crate::core::Core;

use crate::words;

const KEY: &str = "settings";

/// What is remembered between visits besides projects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `None` for the browser's own.
    pub language: Option<Language>,
    pub theme: Theme,
    /// Token boundaries are drawn in the preview.
    pub tokens_shown: bool,
    pub tokenizer: TokenizerChoice,
}

format::decide! {
    /// How far each choice may go: what writes them asks this table.
    pub(crate) RULES for Settings { language: Device, theme: Device, tokens_shown: Device, tokenizer: Device }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    Light,
    Dark,
}

/// Whose tokens are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TokenizerChoice {
    /// The chosen model's own.
    #[default]
    Model,
    O200k,
    Cl100k,
}

impl TokenizerChoice {
    /// In the order of a menu.
    pub const ALL: [Self; 3] = [Self::Model, Self::O200k, Self::Cl100k];

    /// For people; the model's own is named by its model elsewhere.
    pub fn label(self) -> &'static str {
        match self {
            Self::Model => words::own_tokenizer(),
            Self::O200k => words::o200k(),
            Self::Cl100k => words::cl100k(),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::O200k => "o200k_base",
            Self::Cl100k => "cl100k_base",
        }
    }
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As a stylesheet or a record names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Settings {
    /// One `name=value` a line, of what may stay on this device.
    fn write(self) -> String {
        let Self {
            language,
            theme,
            tokens_shown,
            tokenizer,
        } = self;
        let values = [
            ("language", language.map_or("", Language::tag)),
            ("theme", theme.name()),
            ("tokens_shown", if tokens_shown { "true" } else { "false" }),
            ("tokenizer", tokenizer.name()),
        ];
        let may_stay = |name: &str| {
            RULES
                .iter()
                .any(|it| it.field == name && it.reach >= Reach::Device)
        };
        let lines = values.into_iter().filter(|it| may_stay(it.0));
        lines
            .map(|(name, value)| format!("{name}={value}\n"))
            .collect()
    }

    /// What is not known is left as it is by default.
    fn read(text: &str) -> Self {
        let mut settings = Self::default();
        for (name, value) in text.lines().filter_map(|it| it.split_once('=')) {
            match name {
                "language" => settings.language = Language::of(value),
                "theme" => {
                    let known = Theme::ALL.into_iter().find(|it| it.name() == value);
                    settings.theme = known.unwrap_or_default();
                }
                "tokens_shown" => settings.tokens_shown = value == "true",
                "tokenizer" => {
                    let mut all = TokenizerChoice::ALL.into_iter();
                    settings.tokenizer = all.find(|it| it.name() == value).unwrap_or_default();
                }
                _ => {}
            }
        }
        settings
    }
}

impl Core {
    pub(crate) async fn read_settings(&self) {
        // A device that cannot read its settings has the usual ones; saving tells of the trouble.
        if let Ok(Some(bytes)) = self.ports.store.get(KEY).await {
            self.settings
                .set(Settings::read(&String::from_utf8_lossy(&bytes)));
        }
    }

    pub(crate) fn change_settings(self: &Rc<Self>, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings.peek();
        change(&mut settings);
        self.settings.set(settings);
        let core = Rc::clone(self);
        self.spawn(async move {
            // The choice holds for this visit in any case.
            _ = core.ports.store.put(KEY, settings.write().as_bytes()).await;
        });
        self.recount();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let settings = Settings {
            language: Some(Language::Arabic),
            theme: Theme::Dark,
            tokens_shown: true,
            tokenizer: TokenizerChoice::Cl100k,
        };
        assert_eq!(Settings::read(&settings.write()), settings);
        assert_eq!(
            Settings::read("language=\ntheme=plaid\nzoom=3"),
            Settings::default()
        );
    }

    #[test]
    fn every_setting_stays_on_this_device() {
        for rule in RULES {
            assert_eq!(rule.reach, Reach::Device, "{}", rule.field);
        }
        let written = Settings::default().write();
        assert_eq!(written.lines().count(), RULES.len());
    }
}
