//! What can go wrong while setting up or building, each with what to do about it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// One reason why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line was not understood.
    Usage { usage: &'static str },
    /// A program that must be there already is not.
    Missing { tool: String, advice: String },
    /// A program is there in a version that does not work.
    Version {
        tool: String,
        found: String,
        wanted: String,
        advice: String,
    },
    /// Something must be written to the system and we may not.
    NotRoot { what: String, command: String },
    /// A program ran and failed. `tail` is the end of what it said, where we kept it.
    Command {
        line: String,
        tail: String,
        advice: Option<String>,
    },
    /// A file or folder could not be read or written.
    Io { path: PathBuf, source: io::Error },
    /// Nobody can listen on this port.
    Port { port: u16, source: io::Error },
    /// A file is not what it should be.
    Content { path: PathBuf, problem: String },
}

impl Failure {
    /// Turns an io error on `path` into a failure; for `map_err`.
    pub(crate) fn io(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self::Io { path, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage { usage } => write!(f, "not a command this knows\n\n{usage}"),
            Self::Missing { tool, advice } => write!(f, "{tool} is missing\n  {advice}"),
            Self::Version {
                tool,
                found,
                wanted,
                advice,
            } => write!(f, "{tool} is {found}, and {wanted} is needed\n  {advice}"),
            Self::NotRoot { what, command } => {
                write!(f, "{what} needs root\n  run once as root: {command}")
            }
            Self::Command { line, tail, advice } => {
                if !tail.is_empty() {
                    writeln!(f, "the end of its output:\n{tail}\n")?;
                }
                write!(f, "`{line}` failed")?;
                match advice {
                    Some(advice) => write!(f, "\n  {advice}"),
                    None => Ok(()),
                }
            }
            Self::Io { path, source } => {
                let advice = match source.kind() {
                    io::ErrorKind::StorageFull => "make room on this disk, then run it again",
                    io::ErrorKind::PermissionDenied => "check who owns it, then run it again",
                    _ => "check that it is there and readable, then run it again",
                };
                write!(f, "{}: {source}\n  {advice}", path.display())
            }
            Self::Port { port, source } => write!(
                f,
                "cannot listen on port {port}: {source}\n  stop the program that has it, or choose another: cargo xtask serve --port {}",
                port.checked_add(1).unwrap_or(8080)
            ),
            Self::Content { path, problem } => write!(f, "{}: {problem}", path.display()),
        }
    }
}

/// Reads the output of a failed program and says what to do, where it is one of the usual causes.
pub(crate) fn advice_for(output: &str) -> Option<String> {
    const CAUSES: &[(&[&str], &str)] = &[
        (
            &["No space left on device"],
            "the disk is full: make room, then run it again",
        ),
        (
            &[
                "Could not resolve host",
                "Temporary failure resolving",
                "Could not connect",
                "Connection refused",
                "network failure",
                "failed to download",
                "download of config.json failed",
                "ENOTFOUND",
                "ECONNREFUSED",
                "ETIMEDOUT",
                "EAI_AGAIN",
                "spurious network error",
                "Failed to establish a new connection",
                "name resolution",
            ],
            "a package registry could not be reached: check the network or the proxy, then run it again; what was done so far is kept",
        ),
        (
            &["Unable to locate package", "has no installation candidate"],
            "this system's package lists lack it: Debian 12 or later with its security updates has it; elsewhere install rustup and let it download",
        ),
        (
            &["No matching distribution found", "DO NOT MATCH THE HASHES"],
            "this registry has not what tests/servers/requirements.txt pins for this Python: use Python 3.11 to 3.14 on a usual system, or lock again (tests/servers/requirements.in says how)",
        ),
        (
            &["are you root", "Permission denied"],
            "run it again as root, or have the administrator run that command once",
        ),
        (
            &[
                "lock file needs to be updated",
                "Cargo.lock needs to be updated",
            ],
            "Cargo.lock does not fit the manifests: run `cargo metadata` once and commit Cargo.lock",
        ),
    ];
    CAUSES
        .iter()
        .find(|(signs, _)| signs.iter().any(|sign| output.contains(sign)))
        .map(|(_, advice)| (*advice).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_causes_get_their_advice() {
        let check = |output: &str, word: &str| {
            let advice = advice_for(output).expect(output);
            assert!(advice.contains(word), "{output:?} gave {advice:?}");
        };
        check("E: Unable to locate package rustc-web", "package lists");
        check("npm error code EAI_AGAIN", "network");
        check("warning: spurious network error (3 tries left)", "network");
        check("write: No space left on device", "disk is full");
        check("E: are you root?", "as root");
        check(
            "ERROR: No matching distribution found for x==1",
            "lock again",
        );
        check(
            "Failed to establish a new connection: [Errno -2]",
            "network",
        );
        assert_eq!(advice_for("error[E0308]: mismatched types"), None);
    }

    #[test]
    fn every_failure_says_what_to_do() {
        let port = Failure::Port {
            port: 8080,
            source: io::ErrorKind::AddrInUse.into(),
        };
        assert!(port.to_string().contains("--port 8081"));
        let root = Failure::NotRoot {
            what: "apt".into(),
            command: "apt-get install x".into(),
        };
        assert!(root.to_string().contains("apt-get install x"));
    }
}
