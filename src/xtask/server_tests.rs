//! Shows what the static server answers, and what it refuses.

use std::fs;

use super::*;

/// A folder with a page, a file in a subfolder, and a neighbour that must not be reached.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("exemplar-{name}-{}", std::process::id()));
        fs::create_dir_all(dir.join("site/deep")).expect("a folder");
        fs::write(dir.join("site/index.html"), "<p>page").expect("written");
        fs::write(dir.join("site/deep/a b.wasm"), "0123456789").expect("written");
        fs::write(dir.join("secret"), "secret").expect("written");
        Self(dir.canonicalize().expect("a path"))
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    fn answer(&self, base: &str, headers: Headers, request: &str) -> String {
        let site = Site::new(&self.site(), base, headers).expect("a site");
        let request = read_request(&mut request.as_bytes())
            .expect("reads")
            .expect("a request");
        let mut out = Vec::new();
        site.answer(&request, &mut out).expect("answers");
        String::from_utf8(out).expect("text")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn paths_stay_inside_the_folder() {
    let folder = Folder::new("paths");
    let site = folder.site();
    let check = |base: &str, path: &str, file: Option<&str>| {
        assert_eq!(
            local_path(&site, base, path),
            file.map(|it| site.join(it)),
            "{path}"
        );
    };
    check("/", "/", Some("index.html"));
    check("/", "/?a=1#b", Some("index.html"));
    check("/", "/deep/a%20b.wasm", Some("deep/a b.wasm"));
    check("/", "//deep/./a%20b.wasm", Some("deep/a b.wasm"));
    check("/studio/", "/studio/index.html", Some("index.html"));
    check("/studio/", "/index.html", None);
    check("/studio/", "/studio", None);
    for hostile in [
        "/../secret",
        "/deep/../../secret",
        "/%2e%2e/secret",
        "/%2E%2E%2Fsecret",
        "/..%5csecret",
        "/deep/%00",
        "/%",
        "/%zz",
        "/%ff",
        "/deep",
        "/missing",
        "secret",
        "",
    ] {
        check("/", hostile, None);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let folder = Folder::new("links");
    std::os::unix::fs::symlink(folder.0.join("secret"), folder.site().join("link"))
        .expect("a link");
    assert_eq!(local_path(&folder.site(), "/", "/link"), None);
}

#[test]
fn ranges_are_read() {
    let check = |header: &str, asked| assert_eq!(asked_range(header, 10), asked, "{header}");
    check("bytes=0-3", Asked::Part(0..4));
    check("bytes=4-", Asked::Part(4..10));
    check("bytes=-3", Asked::Part(7..10));
    check("bytes=-30", Asked::Part(0..10));
    check("bytes=8-99", Asked::Part(8..10));
    check("bytes=0-18446744073709551615", Asked::Part(0..10));
    check("bytes=10-", Asked::Outside);
    check("bytes=10-12", Asked::Outside);
    check("bytes=-0", Asked::Outside);
    check("bytes=5-2", Asked::Whole);
    check("bytes=0-1,4-5", Asked::Whole);
    check("bytes=x-", Asked::Whole);
    check("lines=1-2", Asked::Whole);
}

#[test]
fn a_whole_file_a_part_and_a_head_are_answered() {
    let folder = Folder::new("answers");
    let get = |request: &str| folder.answer("/", Headers::Isolating, request);
    let whole = get("GET /deep/a%20b.wasm HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(whole.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/wasm\r\n"));
    assert!(whole.contains("Cross-Origin-Embedder-Policy: require-corp\r\n"));
    assert!(whole.ends_with("Content-Length: 10\r\n\r\n0123456789"));
    let part = get("GET /deep/a%20b.wasm HTTP/1.1\r\nRange: bytes=2-4\r\n\r\n");
    assert!(part.starts_with("HTTP/1.1 206"));
    assert!(part.contains("Content-Range: bytes 2-4/10\r\n"));
    assert!(part.ends_with("\r\n\r\n234"));
    let head = get("HEAD / HTTP/1.1\r\n\r\n");
    assert!(head.contains("text/html") && head.ends_with("Content-Length: 7\r\n\r\n"));
    assert!(get("GET /nothing HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404"));
    assert!(get("POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
    let outside = get("GET / HTTP/1.1\r\nRange: bytes=70-\r\n\r\n");
    assert!(outside.starts_with("HTTP/1.1 416"));
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let folder = Folder::new("tags");
    let get = |request: &str| folder.answer("/", Headers::Plain, request);
    let first = get("GET / HTTP/1.1\r\n\r\n");
    let (_, tag) = first.split_once("ETag: ").expect("a tag");
    let tag = tag.lines().next().expect("a tag");
    let again = get(&format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}\r\n\r\n"));
    assert!(again.starts_with("HTTP/1.1 304"));
}

#[test]
fn a_plain_host_under_a_path_sends_no_isolation() {
    let folder = Folder::new("plain");
    let get = |request: &str| folder.answer("/a/", Headers::Plain, request);
    let page = get("GET /a/ HTTP/1.1\r\n\r\n");
    assert!(page.starts_with("HTTP/1.1 200") && !page.contains("Cross-Origin"));
    let moved = get("GET /a HTTP/1.1\r\n\r\n");
    assert!(moved.starts_with("HTTP/1.1 301") && moved.contains("Location: /a/\r\n"));
}

#[test]
fn broken_requests_end_the_connection() {
    assert!(read_request(&mut "".as_bytes()).expect("reads").is_none());
    assert!(read_request(&mut "GET\r\n\r\n".as_bytes()).is_err());
    assert!(read_request(&mut "GET / HTTP/1.1\r\nHost: x\r\n".as_bytes()).is_err());
    let endless = format!("GET / HTTP/1.1\r\n{}", "X: y\r\n".repeat(20_000));
    assert!(read_request(&mut endless.as_bytes()).is_err());
}

#[test]
fn every_kind_of_file_has_its_type() {
    for (name, kind) in [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.woff2", "font/woff2"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.gguf", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ] {
        assert_eq!(mime(Path::new(name)), kind, "{name}");
    }
}
