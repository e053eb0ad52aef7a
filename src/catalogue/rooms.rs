//! The rooms of the house that have texts, and their files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use words::Language;

use crate::{Message, read};

/// The rooms under `src` that have a folder of texts, sorted.
pub fn rooms(root: &Path) -> io::Result<Vec<String>> {
    let mut rooms = Vec::new();
    for entry in fs::read_dir(root.join("src"))? {
        let folder = entry?.path();
        if let Some(name) = folder.file_name().and_then(|it| it.to_str())
            && folder.join("words").is_dir()
        {
            rooms.push(name.to_owned());
        }
    }
    rooms.sort();
    Ok(rooms)
}

/// The file of a room's texts in a language.
pub fn file(root: &Path, room: &str, language: Language) -> PathBuf {
    let name = format!("{}.ftl", language.tag());
    root.join("src").join(room).join("words").join(name)
}

/// A room's texts in a language; the error names the file.
pub fn messages(root: &Path, room: &str, language: Language) -> Result<Vec<Message>, String> {
    let file = file(root, room, language);
    let source = fs::read_to_string(&file).map_err(|it| format!("{}: {it}", file.display()))?;
    read(&source).map_err(|it| format!("{}: {it}", file.display()))
}
