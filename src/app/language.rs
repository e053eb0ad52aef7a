//! The language of the page: which one it is, and where its words come from.

use std::rc::Rc;

use ::words::Language;

use crate::{Tone, core::Core};

impl Core {
    /// Speaks the chosen language, or the first of the browser's that the page speaks; English where the words of
    /// that one cannot be had.
    pub(crate) async fn speak(self: &Rc<Self>) {
        let chosen = self.settings.peek().language;
        let languages = self.ports.host.languages();
        let wanted = chosen.or_else(|| languages.iter().find_map(|it| Language::of(it)));
        let wanted = wanted.unwrap_or_default();
        let pack = if wanted == Language::English {
            Ok(Vec::new())
        } else {
            let path = format!("words/{}/page.txt", wanted.tag());
            self.ports.host.fetch_asset(&path).await
        };
        if self.settings.peek().language != chosen {
            // Another one was chosen meanwhile.
            return;
        }
        match pack {
            Ok(pack) => ::words::speak(wanted, &String::from_utf8_lossy(&pack)),
            Err(why) => {
                ::words::speak(Language::English, "");
                self.notify(Tone::Warning, &why, None);
            }
        }
        self.language.set(Some(::words::spoken()));
        // What was said before is said anew.
        self.recount();
    }
}
