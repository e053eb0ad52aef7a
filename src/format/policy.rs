//! The one table of what may leave the device: every field of a project and where it may go.
//!
//! The table is made by [`decide!`], which takes the struct apart without `..`:
//! a field added to a project does not compile until it is decided here.
//! `app` lists its own settings with the same macro.

/// How far a field may travel. Each place includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Never written anywhere: keys, passphrases.
    Nowhere,
    /// The browser's own storage on this device.
    Device,
    /// Also a file that the person saves.
    File,
    /// Also a share link.
    Link,
}

/// One field and its decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub field: &'static str,
    pub reach: Reach,
}

/// Makes a table of rules for a struct or the like, and refuses to compile when a field is missing.
///
/// `decide! { pub RULES for Settings { theme: Device, api_key: Nowhere } }`
#[macro_export]
macro_rules! decide {
    ($(#[$meta:meta])* $vis:vis $name:ident for $type:path { $($field:ident: $reach:ident),* $(,)? }) => {
        $(#[$meta])*
        $vis const $name: &[$crate::policy::Rule] = {
            // Taking it apart without `..` is the check; the function is never called.
            const _: fn(&$type) = |it| {
                let $type { $($field: _),* } = it;
            };
            &[$($crate::policy::Rule {
                field: stringify!($field),
                reach: $crate::policy::Reach::$reach,
            }),*]
        };
    };
}

decide! {
    /// The project itself. Its id names it on one device only: whoever opens it gets another.
    pub PROJECT for domain::Project {
        id: Device, name: Link, prompt: Link, run: Link, form: Link, note: File,
    }
}
decide! {
    pub PROMPT for domain::Prompt {
        style: Link, instruction: Link, labels: Link, examples: Link, input: Link, values: Link,
    }
}
decide! {
    pub LABELS for domain::Labels { input: Link, output: Link }
}
decide! {
    /// A link numbers the examples anew: their order says enough. Comments are for people at this device and whoever
    /// is given the file: they may say what is not for everyone.
    pub EXAMPLE for domain::Example { id: File, input: Link, output: Link, on: Link, note: File }
}
decide! {
    pub ASKED for domain::Asked { name: Link, kind: Link, options: Link }
}
decide! {
    pub RUN for domain::RunSettings {
        model: Link, temperature: Link, top_k: Link, top_p: Link, min_p: Link,
        repetition_penalty: Link, max_tokens: Link, seed: Link, samples: Link, stops: Link,
        schema: Link,
    }
}

/// Every table, under the name of what it decides.
pub const TABLES: &[(&str, &[Rule])] = &[
    ("project", PROJECT),
    ("prompt", PROMPT),
    ("labels", LABELS),
    ("example", EXAMPLE),
    ("form", ASKED),
    ("run", RUN),
];
