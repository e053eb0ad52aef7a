//! The languages of the page.

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    German,
    Spanish,
    /// In simplified characters.
    Chinese,
    Arabic,
}

impl Language {
    /// In the order of a menu.
    pub const ALL: [Self; 5] = [
        Self::English,
        Self::German,
        Self::Spanish,
        Self::Chinese,
        Self::Arabic,
    ];

    /// As an attribute `lang` and a file's name have it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Chinese => "zh",
            Self::Arabic => "ar",
        }
    }

    /// What those who speak it call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::Chinese => "简体中文",
            Self::Arabic => "العربية",
        }
    }

    /// Whether its lines begin at the right.
    pub fn is_from_right(self) -> bool {
        self == Self::Arabic
    }

    /// The language of a tag of BCP 47, as `de-AT`; `None` for one that the page does not speak.
    pub fn of(tag: &str) -> Option<Self> {
        let language = tag.split('-').next()?;
        Self::ALL
            .into_iter()
            .find(|it| it.tag().eq_ignore_ascii_case(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_makes_no_other_language() {
        assert_eq!(Language::of("de-AT"), Some(Language::German));
        assert_eq!(Language::of("ZH-Hans-CN"), Some(Language::Chinese));
        assert_eq!(Language::of("eo"), None);
        assert_eq!(Language::of("den"), None);
        assert_eq!(Language::of(""), None);
    }
}
