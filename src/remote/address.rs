//! Addresses of services, read strictly: what a browser might read otherwise is refused.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::{RemoteError, words};

const MAX_BYTES: usize = 2048;

/// A base address such as `https://api.openai.com/v1`: no user, no query, no fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    is_https: bool,
    /// Lower case; an IPv6 address in brackets.
    host: String,
    /// `None` for the scheme's own.
    port: Option<u16>,
    /// Empty or `/…` without a slash at the end.
    path: String,
}

/// Where an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// This machine.
    Loopback,
    /// The network around this machine.
    Private,
    Public,
}

impl Address {
    /// Reads an address as a person writes it.
    ///
    /// The host decides who gets the key, so nothing is accepted that a browser's parser could take for another host:
    /// no backslash, no `@`, no `%`, no letters beyond ASCII, no shortened IPv4 numbers.
    ///
    /// # Errors
    /// `BadAddress` says which part.
    pub fn parse(text: &str) -> Result<Self, RemoteError> {
        let bad = |what| RemoteError::BadAddress { what };
        let text = text.trim();
        if text.len() > MAX_BYTES {
            return Err(bad(words::address_too_long()));
        }
        if !text.bytes().all(|it| it.is_ascii_graphic()) {
            return Err(bad(words::address_strange_letter()));
        }
        if text.contains(['\\', '@', '%', '?', '#']) {
            return Err(bad(words::address_strange_sign()));
        }
        let (scheme, rest) = text
            .split_once("://")
            .ok_or(bad(words::address_needs_scheme()))?;
        let is_https = match &*scheme.to_ascii_lowercase() {
            "https" => true,
            "http" => false,
            _ => return Err(bad(words::address_needs_scheme())),
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = match authority.rfind(':') {
            Some(at) if !authority[at..].contains(']') => {
                let number = &authority[at + 1..];
                let digits = number.bytes().all(|it| it.is_ascii_digit());
                let port = number.parse::<u16>().ok().filter(|it| digits && *it > 0);
                let port = port.ok_or(bad(words::address_no_port()))?;
                (&authority[..at], Some(port))
            }
            _ => (authority, None),
        };
        let host = host.to_ascii_lowercase();
        check_host(&host).map_err(bad)?;
        if path.split('/').any(|it| it == "." || it == "..") {
            return Err(bad(words::address_path_up()));
        }
        Ok(Self {
            port: port.filter(|it| *it != if is_https { 443 } else { 80 }),
            is_https,
            host,
            path: path.trim_end_matches('/').to_owned(),
        })
    }

    pub fn is_https(&self) -> bool {
        self.is_https
    }

    /// What a key is bound to: the host, with the port where it is not the scheme's own.
    pub fn host(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }

    /// Where the host is, as far as its name tells.
    ///
    /// Loopback and private ranges by RFC 6761, 1918, 3927, 4193 and 4291; `.local` by RFC 6762.
    pub fn reach(&self) -> Reach {
        let host = &*self.host;
        if host == "localhost" || host.ends_with(".localhost") {
            return Reach::Loopback;
        }
        if host.ends_with(".local") {
            return Reach::Private;
        }
        if let Ok(ip) = host.parse::<Ipv4Addr>() {
            return match () {
                () if ip.is_loopback() => Reach::Loopback,
                () if ip.is_private() || ip.is_link_local() => Reach::Private,
                () => Reach::Public,
            };
        }
        match host.trim_matches(['[', ']']).parse::<Ipv6Addr>() {
            Ok(ip) if ip.is_loopback() => Reach::Loopback,
            Ok(ip) if ip.is_unique_local() || ip.is_unicast_link_local() => Reach::Private,
            _ => Reach::Public,
        }
    }

    /// The address of something beside the API: below the base without its version at the end.
    pub(crate) fn join_beside(&self, path: &str) -> String {
        let base = self.to_string();
        format!("{}{path}", base.strip_suffix("/v1").unwrap_or(&base))
    }

    /// The address of something below; `path` begins with a slash.
    pub(crate) fn join(&self, path: &str) -> String {
        format!("{self}{path}")
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = if self.is_https { "https" } else { "http" };
        write!(f, "{scheme}://{}{}", self.host(), self.path)
    }
}

fn check_host(host: &str) -> Result<(), &'static str> {
    if let Some(inner) = host.strip_prefix('[') {
        let inner = inner.strip_suffix(']').unwrap_or_default();
        return match inner.parse::<Ipv6Addr>() {
            Ok(_) => Ok(()),
            Err(_) => Err(words::address_no_ipv6()),
        };
    }
    let is_label = |it: &str| {
        let plain = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
        !it.is_empty() && it.len() <= 63 && it.bytes().all(plain)
    };
    if host.len() > 253 || !host.split('.').all(is_label) {
        return Err(words::address_no_host());
    }
    // A browser takes a host whose last part is a number for an IPv4 address, however it is written.
    let last = host.rsplit('.').next().unwrap_or_default();
    let hex = last.strip_prefix("0x");
    let is_number = last.bytes().all(|it| it.is_ascii_digit())
        || hex.is_some_and(|it| it.bytes().all(|it| it.is_ascii_hexdigit()));
    if is_number && host.parse::<Ipv4Addr>().is_err() {
        return Err(words::address_no_ipv4());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use proptest::prelude::*;

    fn host(text: &str) -> Option<String> {
        Address::parse(text).ok().map(|it| it.host())
    }

    #[test]
    fn usual_addresses_are_read() {
        let cases = [
            ("https://api.openai.com/v1", "https://api.openai.com/v1"),
            (
                " HTTPS://API.OpenAI.com:443/v1/ ",
                "https://api.openai.com/v1",
            ),
            ("http://localhost:11434", "http://localhost:11434"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
            ("http://192.168.0.5:1234/v1", "http://192.168.0.5:1234/v1"),
        ];
        for (text, wanted) in cases {
            assert_eq!(Address::parse(text).expect(text).to_string(), wanted);
        }
    }

    /// Shapes from the WHATWG URL Standard's host parser, where a browser's host is not what the eye reads.
    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for text in [
            "https://api.openai.com@evil.example",
            "https://api.openai.com\\@evil.example",
            "https://evil.example?.openai.com",
            "https://evil.example#.openai.com",
            "https://api.openai.com%2eevil.example",
            "https://api.openai.c\u{3bf}m",
            "https://api.open ai.com",
            "https://api.openai.com:99999",
            "https://api.openai.com:+80",
            "https://2130706433",
            "https://127.1",
            "https://0x7f.1",
            "https://0177.0.0.1",
            "https://a..b",
            "https://a.",
            "https://",
            "https://[::1",
            "https://[1.2.3.4]",
            "https://a/../b",
            "ftp://a",
            "javascript://a",
            "api.openai.com",
            "",
        ] {
            assert_eq!(host(text), None, "{text}");
        }
    }

    #[test]
    fn near_and_far_are_told_apart() {
        let cases = [
            ("http://localhost", Reach::Loopback),
            ("http://studio.localhost", Reach::Loopback),
            ("http://127.8.9.1", Reach::Loopback),
            ("http://[::1]", Reach::Loopback),
            ("http://10.0.0.1", Reach::Private),
            ("http://172.16.0.1", Reach::Private),
            ("http://172.32.0.1", Reach::Public),
            ("http://192.168.1.1", Reach::Private),
            ("http://169.254.0.1", Reach::Private),
            ("http://[fd00::1]", Reach::Private),
            ("http://[fe80::1]", Reach::Private),
            ("http://nas.local", Reach::Private),
            ("http://localhost.evil.example", Reach::Public),
            ("http://127.0.0.1.evil.example", Reach::Public),
            ("http://8.8.8.8", Reach::Public),
        ];
        for (text, wanted) in cases {
            assert_eq!(Address::parse(text).expect(text).reach(), wanted, "{text}");
        }
    }

    proptest! {
        #![proptest_config(cases(512))]
        #[test]
        fn what_is_read_reads_the_same_again(text in "(https?://)?[a-z0-9.:/@\\\\%\\[\\]-]{0,24}") {
            if let Ok(address) = Address::parse(&text) {
                prop_assert_eq!(Address::parse(&address.to_string()), Ok(address));
            }
        }

        #[test]
        fn nothing_panics(text in any::<String>()) {
            _ = Address::parse(&text);
            _ = Address::parse(&format!("https://{text}"));
        }
    }
}
