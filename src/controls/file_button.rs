//! A button that lets the person choose files, and reads them: too large ones are refused before, failed ones are told.

use js_sys::Uint8Array;
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

use crate::{Button, Glyph, Look, words};

/// A file as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What was chosen, or a sentence that says why it could not be read.
pub type Files = Result<Vec<ReadFile>, String>;

impl ReadFile {
    /// As UTF-8 without its mark; what is none of it becomes U+FFFD, as browsers read files.
    pub fn text(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
    }
}

/// A button and the hidden field behind it; choosing the same file again counts as choosing.
#[component]
pub fn FileButton(
    #[prop(into)] label: Signal<String>,
    /// What the field is called for those who do not see the button.
    name: &'static str,
    /// Endings, as `.csv,.txt`.
    accept: &'static str,
    #[prop(optional)] multiple: bool,
    /// Larger files are refused before they are read.
    most_bytes: u64,
    #[prop(optional)] look: Look,
    #[prop(into)] on_files: Callback<Files>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    view! {
        <Button
            label
            look
            glyph=Glyph::Folder
            on_press=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.set_value("");
                    input.click();
                }
            }
        />
        <input
            type="file"
            accept=accept
            multiple=multiple
            hidden=true
            aria-label=name
            node_ref=input
            on:change=move |_| {
                read_files(input.get_untracked().and_then(|it| it.files()), most_bytes, on_files);
            }
        />
    }
}

/// Reads files that were chosen or dropped; none at all is nobody's choice, and tells nothing.
pub fn read_files(chosen: Option<FileList>, most_bytes: u64, on_files: Callback<Files>) {
    let chosen: Vec<File> = chosen.map_or(Vec::new(), |it| {
        (0..it.length()).filter_map(|at| it.get(at)).collect()
    });
    if chosen.is_empty() {
        return;
    }
    if let Some(it) = chosen.iter().find(|it| it.size() > most_bytes as f64) {
        return on_files.run(Err(words::file_too_large(
            &it.name(),
            &words::size(most_bytes),
        )));
    }
    spawn_local(async move {
        let mut read = Vec::with_capacity(chosen.len());
        for file in chosen {
            let name = file.name();
            match JsFuture::from(file.array_buffer()).await {
                Ok(it) => read.push(ReadFile {
                    bytes: Uint8Array::new(&it).to_vec(),
                    name,
                }),
                Err(_) => return on_files.run(Err(words::file_unread(&name))),
            }
        }
        on_files.run(Ok(read));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_browsers_read_them() {
        let text = |bytes: &[u8]| {
            let bytes = bytes.to_vec();
            let name = String::new();
            ReadFile { name, bytes }.text()
        };
        assert_eq!(text("größer\n".as_bytes()), "größer\n");
        assert_eq!(text(b"\xef\xbb\xbfa,b"), "a,b");
        assert_eq!(text(b"a\xffb"), "a\u{fffd}b");
        assert_eq!(text(b""), "");
    }
}
