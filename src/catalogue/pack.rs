//! The pack of a language for a part of the program: what every English pattern in it is called there.

use std::collections::BTreeMap;

use crate::message::Message;

/// Why there is no such pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error("`{0}` is missing, or has a variable that the English has not")]
    Unlike(String),
    #[error(
        "“{english}” is said in two ways, as `{first}` and as `{second}`: say it in one, or give one of them a `.sense`"
    )]
    TwoWays {
        english: String,
        first: String,
        second: String,
    },
    #[error("`{first}` and `{second}` have the same key: change a word of one in English")]
    SameKey { first: String, second: String },
}

/// The pack of these rooms, each with its messages in English and in the other language.
pub fn pack<'a>(
    rooms: impl IntoIterator<Item = (&'a [Message], &'a [Message])>,
) -> Result<String, PackError> {
    // By key: the English pattern, the other one, and the message they are of.
    let mut entries: BTreeMap<u32, (String, String, &str)> = BTreeMap::new();
    for (english, foreign) in rooms {
        for message in english {
            let unlike = || PackError::Unlike(message.id.clone());
            let other = foreign.iter().find(|it| it.id == message.id);
            let args = message.args();
            let source = message.pattern(&args).ok_or_else(unlike)?;
            let target = Message {
                sense: None,
                ..other.ok_or_else(unlike)?.clone()
            };
            let target = target.pattern(&args).ok_or_else(unlike)?;
            let key = words::key(&source);
            if let Some((known, said, first)) = entries.get(&key) {
                let (first, second) = ((*first).to_owned(), message.id.clone());
                if *known != source {
                    return Err(PackError::SameKey { first, second });
                }
                if *said != target {
                    return Err(PackError::TwoWays {
                        english: message.shown(),
                        first,
                        second,
                    });
                }
            }
            entries.insert(key, (source, target, &message.id));
        }
    }
    let entries = entries
        .iter()
        .map(|(key, (_, target, _))| words::entry(*key, target));
    Ok(entries.collect::<Vec<_>>().join("\0"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    const ENGLISH: &str = "save = Save\nopen = Open\nopen-now = Open\nrows = { $n ->\n    [one] { $n } row\n   *[other] { $n } rows\n }\n";

    #[test]
    fn a_pack_is_spoken() {
        let english = read(ENGLISH).expect("Fluent");
        let german = "save = Speichern\nopen = Öffnen\nopen-now = Öffnen\nrows = { $n ->\n    [one] { $n } Zeile\n   *[other] { $n } Zeilen\n }\n";
        let german = read(german).expect("Fluent");
        let packed = pack([(&english[..], &german[..])]).expect("a pack");
        words::speak(words::Language::German, &packed);
        assert_eq!(words::text("Save"), "Speichern");
        assert_eq!(words::text("Open"), "Öffnen");
        let rows = english[3].pattern(&english[3].args()).expect("a pattern");
        let said = words::fill(rows.leak(), &[words::Arg::Count(8192)]);
        assert_eq!(said, "8.192 Zeilen");
    }

    #[test]
    fn one_english_text_has_one_translation_or_a_sense() {
        let packed = |english: &str, german: &str| {
            let [english, german] = [english, german].map(|it| read(it).expect("Fluent"));
            pack([(&english[..], &german[..])])
        };
        let german = "open = Öffnen\nopen-state = Offen\n";
        let refused = packed("open = Open\nopen-state = Open\n", german);
        assert!(matches!(refused, Err(PackError::TwoWays { .. })));
        let packed = packed(
            "open = Open\nopen-state = Open\n    .sense = state\n",
            german,
        );
        words::speak(words::Language::German, &packed.expect("a pack"));
        assert_eq!(words::text("Open"), "Öffnen");
        assert_eq!(words::text("state\u{6}Open"), "Offen");
    }

    #[test]
    fn what_is_missing_makes_no_pack() {
        let english = read("save = Save { $name }\n").expect("Fluent");
        for german in ["open = Öffnen\n", "save = { $nam } speichern\n"] {
            let german = read(german).expect("Fluent");
            let refused = pack([(&english[..], &german[..])]);
            assert_eq!(refused, Err(PackError::Unlike("save".into())));
        }
    }
}
