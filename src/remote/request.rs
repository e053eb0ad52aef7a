//! A request that is ready to be sent, and how it is shown without its key.

use serde_json::Value;
use zeroize::Zeroizing;

use crate::Secret;

/// A request with a JSON body. Sending it is somebody else's work.
#[derive(Debug)]
pub struct HttpRequest {
    pub method: &'static str,
    /// Never holds a key.
    pub url: String,
    pub headers: Vec<Header>,
    /// `Null` where there is none.
    pub body: Value,
}

/// One header; the name in lower case.
#[derive(Debug)]
pub struct Header {
    pub name: &'static str,
    pub value: HeaderValue,
}

/// What a header says. Its `Debug` shows no key.
pub enum HeaderValue {
    Plain(&'static str),
    Key(KeyText),
}

/// A key as a header carries it; wiped when dropped.
pub struct KeyText(Zeroizing<String>);

impl HeaderValue {
    pub(crate) fn key(before: &str, secret: &Secret) -> Self {
        // Room for all of it at once, so that no copy is left behind by growing.
        let mut text = String::with_capacity(before.len() + secret.reveal().len());
        text.push_str(before);
        text.push_str(secret.reveal());
        Self::Key(KeyText(Zeroizing::new(text)))
    }

    /// The bytes to send. Only what sends may call this.
    pub fn reveal(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Key(KeyText(text)) => text,
        }
    }

    /// The words to show.
    pub fn shown(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Key(_) => "••••••",
        }
    }
}

impl std::fmt::Debug for HeaderValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.shown())
    }
}

impl HttpRequest {
    /// What leaves, line by line, with dots for the key and the body as indented JSON.
    pub fn preview(&self) -> String {
        let mut out = format!("{} {}\n", self.method, self.url);
        for Header { name, value } in &self.headers {
            out += &format!("{name}: {}\n", value.shown());
        }
        if self.body.is_null() {
            return out;
        }
        out + "\n" + &format!("{:#}", self.body)
    }
}
