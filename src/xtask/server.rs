//! A small static web server: files of one folder, on this machine only, a thread a connection.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    net::{TcpListener, TcpStream},
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, SystemTime},
};

use crate::failure::Failure;

/// Whether answers carry the headers of cross-origin isolation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Headers {
    Isolating,
    /// As on a host where they cannot be set.
    Plain,
}

/// A folder and how it is served.
pub(crate) struct Site {
    folder: PathBuf,
    base: String,
    headers: Headers,
}

const ISOLATION: &str = "Cross-Origin-Opener-Policy: same-origin\r\n\
                         Cross-Origin-Embedder-Policy: require-corp\r\n\
                         Cross-Origin-Resource-Policy: same-origin\r\n";
/// Longest request head that is read, in bytes.
const MAX_HEAD: u64 = 32 * 1024;
const PATIENCE: Duration = Duration::from_secs(60);

/// The parts of a request that matter here.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    method: String,
    path: String,
    range: Option<String>,
    known_tag: Option<String>,
    keep_alive: bool,
}

impl Site {
    /// `base` begins and ends with a slash.
    pub(crate) fn new(folder: &Path, base: &str, headers: Headers) -> Result<Arc<Self>, Failure> {
        let folder = folder.canonicalize().map_err(Failure::io(folder))?;
        Ok(Arc::new(Self {
            folder,
            base: base.to_owned(),
            headers,
        }))
    }

    /// Answers until the process ends.
    pub(crate) fn serve(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(self);
            // A connection that breaks off concerns nobody but its browser.
            thread::spawn(move || site.converse(&stream).ok());
        }
    }

    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        let mut writer = BufWriter::with_capacity(64 * 1024, stream);
        while let Some(request) = read_request(&mut reader)? {
            self.answer(&request, &mut writer)?;
            writer.flush()?;
            if !request.keep_alive {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Request, out: &mut impl Write) -> io::Result<()> {
        if request.method != "GET" && request.method != "HEAD" {
            return self.say(out, "405 Method Not Allowed", "Allow: GET, HEAD\r\n");
        }
        let bare = request.path.split(['?', '#']).next().unwrap_or_default();
        if format!("{bare}/") == self.base {
            return self.say(
                out,
                "301 Moved Permanently",
                &format!("Location: {}\r\n", self.base),
            );
        }
        let Some(path) = local_path(&self.folder, &self.base, &request.path) else {
            return self.say(out, "404 Not Found", "");
        };
        let Ok(mut file) = File::open(&path) else {
            return self.say(out, "404 Not Found", "");
        };
        let about = file.metadata()?;
        let n_bytes = about.len();
        let tag = tag(n_bytes, about.modified().ok());
        if request.known_tag.as_deref() == Some(&tag) {
            return self.say(out, "304 Not Modified", &format!("ETag: {tag}\r\n"));
        }
        let mut more = format!(
            "Content-Type: {}\r\nCache-Control: no-cache\r\nETag: {tag}\r\nAccept-Ranges: bytes\r\n",
            mime(&path)
        );
        let asked = request
            .range
            .as_deref()
            .map_or(Asked::Whole, |it| asked_range(it, n_bytes));
        let (status, part) = match asked {
            Asked::Whole => ("200 OK", 0..n_bytes),
            Asked::Part(part) => {
                more += &format!(
                    "Content-Range: bytes {}-{}/{n_bytes}\r\n",
                    part.start,
                    part.end - 1
                );
                ("206 Partial Content", part)
            }
            Asked::Outside => {
                more = format!("Content-Range: bytes */{n_bytes}\r\n");
                return self.say(out, "416 Range Not Satisfiable", &more);
            }
        };
        let n_sent = part.end - part.start;
        self.head(out, status, &more, n_sent)?;
        if request.method == "GET" {
            file.seek(SeekFrom::Start(part.start))?;
            io::copy(&mut file.take(n_sent), out)?;
        }
        Ok(())
    }

    /// An answer without a body.
    fn say(&self, out: &mut impl Write, status: &str, more: &str) -> io::Result<()> {
        self.head(out, status, more, 0)
    }

    fn head(&self, out: &mut impl Write, status: &str, more: &str, n_bytes: u64) -> io::Result<()> {
        let isolation = match self.headers {
            Headers::Isolating => ISOLATION,
            Headers::Plain => "",
        };
        write!(
            out,
            "HTTP/1.1 {status}\r\n{more}{isolation}X-Content-Type-Options: nosniff\r\nContent-Length: {n_bytes}\r\n\r\n"
        )
    }
}

/// Reads one request head; `None` where the browser has closed the connection.
fn read_request(from: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut from = from.take(MAX_HEAD);
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut request = Request {
        method,
        path,
        range: None,
        known_tag: None,
        keep_alive: true,
    };
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        let value = value.trim().to_owned();
        match name.to_ascii_lowercase().as_str() {
            "range" => request.range = Some(value),
            "if-none-match" => request.known_tag = Some(value),
            "connection" => request.keep_alive = !value.eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    Ok(Some(request))
}

/// The file that a request's path names, or `None` where it leaves the folder or names nothing.
fn local_path(folder: &Path, base: &str, path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next()?;
    let path = percent_decoded(path.strip_prefix(base)?)?;
    let mut found = folder.to_owned();
    for part in path.split('/').filter(|it| !it.is_empty() && *it != ".") {
        if part == ".." || part.contains(['\\', '\0', ':']) {
            return None;
        }
        found.push(part);
    }
    if found.is_dir() {
        found.push("index.html");
    }
    // A link inside the folder may point outside it.
    let found = found.canonicalize().ok()?;
    (found.starts_with(folder) && found.is_file()).then_some(found)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        let digits = std::str::from_utf8(&digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(Range<u64>),
    Outside,
}

/// Reads `bytes=1-5`, `bytes=7-` and `bytes=-3`; anything else means the whole file.
fn asked_range(header: &str, n_bytes: u64) -> Asked {
    let parsed = header
        .strip_prefix("bytes=")
        .and_then(|it| it.split_once('-'))
        .map(|(first, last)| (first.trim().parse::<u64>(), last.trim()));
    let part = match parsed {
        Some((Ok(first), "")) => first..n_bytes,
        Some((Ok(first), last)) => match last.parse::<u64>() {
            Ok(last) if last >= first => first..last.saturating_add(1).min(n_bytes),
            _ => return Asked::Whole,
        },
        Some((Err(_), last)) if header.starts_with("bytes=-") => match last.parse::<u64>() {
            Ok(n_last) => n_bytes.saturating_sub(n_last)..n_bytes,
            Err(_) => return Asked::Whole,
        },
        _ => return Asked::Whole,
    };
    if part.is_empty() {
        Asked::Outside
    } else {
        Asked::Part(part)
    }
}

fn tag(n_bytes: u64, modified: Option<SystemTime>) -> String {
    let nanos = modified
        .and_then(|it| it.duration_since(SystemTime::UNIX_EPOCH).ok())
        .map_or(0, |it| it.as_nanos());
    format!("\"{n_bytes:x}-{nanos:x}\"")
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Serves `folder` on a free port for as long as this process lives, and returns the address.
pub(crate) fn serve_beside(folder: &Path, base: &str, headers: Headers) -> Result<String, Failure> {
    let listener =
        TcpListener::bind(("127.0.0.1", 0)).map_err(|source| Failure::Port { port: 0, source })?;
    let address = listener.local_addr().map_err(Failure::io(folder))?;
    let site = Site::new(folder, base, headers)?;
    thread::spawn(move || site.serve(&listener));
    Ok(format!("http://localhost:{}{base}", address.port()))
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
