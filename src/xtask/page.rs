//! Finishes the page that trunk built: its inline script goes to a file, its wasm is made small.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::Path,
};

use crate::{failure::Failure, house::House};

/// Moves the scripts that trunk writes into the page to files of their own, so that the page's
/// content policy can forbid inline scripts altogether.
pub(crate) fn move_scripts_out(site: &Path) -> Result<(), Failure> {
    let path = site.join("index.html");
    let page = fs::read_to_string(&path).map_err(Failure::io(&path))?;
    let (page, scripts) = split_scripts(&page);
    for (name, script) in scripts {
        let path = site.join(name);
        fs::write(&path, script).map_err(Failure::io(&path))?;
    }
    fs::write(&path, page).map_err(Failure::io(&path))
}

/// The page with a `src` in place of each inline script, and the scripts with their file names.
fn split_scripts(page: &str) -> (String, Vec<(String, String)>) {
    let (mut out, mut scripts, mut rest) = (String::new(), Vec::new(), page);
    while let Some(start) = rest.find("<script") {
        let Some(open_end) = rest[start..].find('>').map(|it| start + it) else {
            break;
        };
        let Some(close) = rest[open_end..].find("</script>").map(|it| open_end + it) else {
            break;
        };
        let body = &rest[open_end + 1..close];
        out.push_str(&rest[..open_end]);
        if body.trim().is_empty() {
            out.push_str(&rest[open_end..close]);
        } else {
            let name = format!("start-{:016x}.js", hash(body.as_bytes()));
            out.push_str(&format!(" src=\"./{name}\">"));
            scripts.push((name, without_placeholders(body.trim()) + "\n"));
        }
        out.push_str("</script>");
        rest = &rest[close + "</script>".len()..];
    }
    out.push_str(rest);
    (out, scripts)
}

/// `trunk serve` fills these in only where the page itself holds the script that reloads it.
fn without_placeholders(script: &str) -> String {
    script
        .replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("'{{__TRUNK_WS_BASE__}}'", "'/'")
}

/// Small before fast, twice over; a page has nothing below address 1,024, and its memory begins as zeros.
/// Copies of one generic function lie side by side by their names, which packs 1% smaller on the way (brotli).
/// Then what browsers of the last years have: with every feature on, wasm-opt writes newer encodings
/// that they refuse.
const THOROUGHLY: &str =
    "-Oz --low-memory-unused --zero-filled-memory --flatten --rereloop -Oz -Oz";
/// What comes after the page: half the time, and 1% larger.
const ONCE: &str = "-Oz --low-memory-unused --zero-filled-memory";
const OPTIMISER: &str = "--reorder-functions-by-name --strip-debug --strip-producers --enable-bulk-memory \
    --enable-sign-ext --enable-mutable-globals --enable-nontrapping-float-to-int --enable-multivalue \
    --enable-reference-types --enable-simd";

/// Runs npm's wasm-opt over the wasm in a folder, or reuses the last result for the same input,
/// which is remembered under `name`. Debian's own (108) breaks what wasm-bindgen writes.
pub(crate) fn shrink_wasm(house: &House, site: &Path, name: &str) -> Result<(), Failure> {
    let passes = match name {
        "page" | "annex" => THOROUGHLY,
        _ => ONCE,
    };
    let entries = fs::read_dir(site).map_err(Failure::io(site))?;
    for path in entries.flatten().map(|it| it.path()) {
        if path.extension().is_none_or(|it| it != "wasm") {
            continue;
        }
        let bytes = fs::read(&path).map_err(Failure::io(&path))?;
        let folder = house.memory("small").join(name);
        let input = hash(&bytes) ^ hash(passes.as_bytes()) ^ hash(OPTIMISER.as_bytes());
        let small = folder.join(format!("{input:016x}.wasm"));
        if !small.is_file() {
            if folder.exists() {
                fs::remove_dir_all(&folder).map_err(Failure::io(&folder))?;
            }
            fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
            let half = folder.join("half.wasm");
            house
                .tool("node")
                .arg(house.node_module("binaryen/bin/wasm-opt"))
                .words(passes)
                .words(OPTIMISER)
                .arg("--output")
                .arg(&half)
                .arg(&path)
                .run()?;
            fs::rename(&half, &small).map_err(Failure::io(&small))?;
        }
        fs::copy(&small, &path).map_err(Failure::io(&path))?;
    }
    Ok(())
}

/// Gives what the page's script and its wasm call each other by short names: bindings have hashes in theirs, which
/// weigh 6 KB in the two files (brotli).
pub(crate) fn shorten_names(house: &House, site: &Path) -> Result<(), Failure> {
    let script = house.at("tests/npm/shorten.mjs");
    house.tool("node").arg(script).arg(site).run()
}

/// Makes the scripts of the site small: names, spaces and comments go, nothing else changes.
pub(crate) fn shrink_scripts(house: &House, site: &Path) -> Result<(), Failure> {
    let mut node = house.tool("node").arg(house.at("tests/npm/minify.mjs"));
    let mut folders = vec![site.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(Failure::io(&folder))?;
        for path in entries.flatten().map(|it| it.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "js") {
                node = node.arg(path);
            }
        }
    }
    node.run()
}

/// Writes into the guard which files are this release's, so that it keeps these and no others. The last step: it
/// knows every file by its bytes.
pub(crate) fn name_release(house: &House, site: &Path) -> Result<(), Failure> {
    let script = house.at("tests/npm/release.mjs");
    house.tool("node").arg(script).arg(site).run()
}

/// Makes the page's style sheets one: they are alike, so they weigh a third less together, and are one request.
pub(crate) fn join_styles(site: &Path) -> Result<(), Failure> {
    let path = site.join("index.html");
    let page = fs::read_to_string(&path).map_err(Failure::io(&path))?;
    let (page, names) = take_styles(&page);
    let mut joined = Vec::new();
    for name in names {
        let sheet = site.join(name);
        joined.extend(fs::read(&sheet).map_err(Failure::io(&sheet))?);
        fs::remove_file(&sheet).map_err(Failure::io(&sheet))?;
    }
    let name = format!("style-{:016x}.css", hash(&joined));
    let sheet = site.join(&name);
    fs::write(&sheet, joined).map_err(Failure::io(&sheet))?;
    let page = page.replace(STYLES_HERE, &format!("<link href=./{name} rel=stylesheet>"));
    fs::write(&path, page).map_err(Failure::io(&path))
}

/// Stands where the page's first style sheet was.
const STYLES_HERE: &str = "<!--styles-->";

/// The page without its links to style sheets of its own, and their names in the order of the page.
fn take_styles(page: &str) -> (String, Vec<String>) {
    let (mut kept, mut names, mut rest) = (String::new(), Vec::new(), page);
    while let Some(at) = rest.find("<link") {
        let Some(n) = rest[at..].find('>').map(|it| it + 1) else {
            break;
        };
        let (before, tag, after) = (&rest[..at], &rest[at..at + n], &rest[at + n..]);
        let href = tag.split("href=").nth(1).unwrap_or_default();
        let href = href.trim_start_matches(['"', '\'', '.', '/']);
        let name = href.split(['"', '\'', ' ', '>']).next().unwrap_or_default();
        kept += before;
        // One for a printer is fetched beside the page and holds nothing up.
        let is_for_all = !tag.contains("media=");
        if tag.contains("stylesheet") && is_for_all && name.ends_with(".css") {
            if names.is_empty() {
                kept += STYLES_HERE;
            }
            names.push(name.to_owned());
        } else {
            kept += tag;
        }
        rest = after;
    }
    (kept + rest, names)
}

/// A number that tells contents apart; not for secrets.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_taken_in_their_order_and_other_links_stay() {
        let page = "<head><link rel=\"icon\" href=\"./i.svg\"><link href=./a-1.css rel=stylesheet>\n<link rel=\"stylesheet\" href=\"/b.css\"/><link rel=\"stylesheet\" media=\"print\" href=\"c.css\"></head>";
        let (page, names) = take_styles(page);
        assert_eq!(names, ["a-1.css", "b.css"]);
        assert_eq!(
            page,
            format!(
                "<head><link rel=\"icon\" href=\"./i.svg\">{STYLES_HERE}\n<link rel=\"stylesheet\" media=\"print\" href=\"c.css\"></head>"
            )
        );
    }

    #[test]
    fn inline_scripts_move_and_others_stay() {
        let page = "<head><script src=\"a.js\"></script><script type=\"module\">\nimport x;\n</script></head>";
        let (page, scripts) = split_scripts(page);
        let [(name, script)] = &scripts[..] else {
            panic!("one script, not {scripts:?}");
        };
        assert_eq!(script, "import x;\n");
        assert_eq!(
            page,
            format!(
                "<head><script src=\"a.js\"></script><script type=\"module\" src=\"./{name}\"></script></head>"
            )
        );
    }

    #[test]
    fn the_reloading_script_of_trunk_finds_its_server() {
        let page = "<script>const address = '{{__TRUNK_ADDRESS__}}', base = '{{__TRUNK_WS_BASE__}}';</script>";
        let (_, scripts) = split_scripts(page);
        let script = scripts.first().map(|(_, script)| script.as_str());
        assert_eq!(
            script,
            Some("const address = window.location.host, base = '/';\n")
        );
    }

    #[test]
    fn a_page_without_an_end_tag_is_left_alone() {
        for page in ["<script", "<script>let a;", "no script"] {
            assert_eq!(split_scripts(page), (page.to_owned(), Vec::new()));
        }
    }
}
