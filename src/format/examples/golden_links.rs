//! Writes the links of new golden projects in `tests/golden/links`. A link that is there is never touched.

use std::{error::Error, fs, path::Path};

use domain::ProjectId;
use format::{Passphrase, file, share};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/links");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        let Some(name) = name.strip_suffix(file::SUFFIX) else {
            continue;
        };
        let target = Path::new(folder).join(format!("{name}.txt"));
        if target.exists() {
            continue;
        }
        let project = file::read(&fs::read(&path)?, ProjectId(String::new()))?.project;
        let link = if name.ends_with("sealed") {
            share::seal(&project, &Passphrase::new("golden straw"), [7; 16], [9; 12])?
        } else {
            share::encode(&project)?
        };
        println!("{name}: {} characters", link.size.characters);
        fs::write(target, link.fragment + "\n")?;
    }
    Ok(())
}
