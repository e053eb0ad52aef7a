//! Runs other programs: shown, captured, logged to a file, or streamed line by line.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
};

use crate::failure::{Failure, advice_for};

/// A program about to run, with the line a person would type.
pub(crate) struct Tool {
    command: Command,
    line: String,
}

impl Tool {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let line = Path::new(program.as_ref())
            .file_name()
            .map(|it| it.to_string_lossy().into_owned())
            .unwrap_or_default();
        Self {
            command: Command::new(program),
            line,
        }
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.line.push(' ');
        self.line.push_str(&arg.as_ref().to_string_lossy());
        self.command.arg(arg);
        self
    }

    /// Adds arguments written with spaces between them: `.words("build --release")`.
    pub(crate) fn words(self, words: &str) -> Self {
        words.split_whitespace().fold(self, Self::arg)
    }

    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    pub(crate) fn without_env(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    pub(crate) fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Runs with our own stdout and stderr.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let status = self.command.status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(_) => Err(self.failed(String::new())),
            Err(_) => Err(self.absent()),
        }
    }

    /// Runs silently and returns what it wrote to stdout, trimmed.
    pub(crate) fn output(mut self) -> Result<String, Failure> {
        match self.command.stdin(Stdio::null()).output() {
            Ok(output) if output.status.success() => {
                Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
            }
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                Err(self.failed(said))
            }
            Err(_) => Err(self.absent()),
        }
    }

    /// Runs with everything it says written to `log`; a failure quotes the end of it.
    pub(crate) fn logged(mut self, log: &Path) -> Result<(), Failure> {
        if let Some(parent) = log.parent() {
            fs::create_dir_all(parent).map_err(Failure::io(parent))?;
        }
        let out = File::create(log).map_err(Failure::io(log))?;
        let err = out.try_clone().map_err(Failure::io(log))?;
        self.command.stdin(Stdio::null()).stdout(out).stderr(err);
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(_) => {
                let said = fs::read(log).unwrap_or_default();
                Err(self.failed(String::from_utf8_lossy(&said).into_owned()))
            }
            Err(_) => Err(self.absent()),
        }
    }

    /// Runs with every line printed as it comes and shown to `see`; tells whether it succeeded.
    pub(crate) fn streamed(mut self, mut see: impl FnMut(&str)) -> Result<bool, Failure> {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let Ok(mut child) = self.command.spawn() else {
            return Err(self.absent());
        };
        let (tx, rx) = mpsc::channel();
        let (out, err) = (child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            let also = tx.clone();
            scope.spawn(move || out.map(|it| lines_to(it, &also)));
            scope.spawn(move || err.map(|it| lines_to(it, &tx)));
            for line in rx {
                println!("{line}");
                see(&line);
            }
        });
        Ok(child.wait().is_ok_and(|status| status.success()))
    }

    fn failed(&self, said: String) -> Failure {
        let lines: Vec<&str> = said.lines().collect();
        Failure::Command {
            line: self.line.clone(),
            tail: lines[lines.len().saturating_sub(30)..].join("\n"),
            advice: advice_for(&said),
        }
    }

    fn absent(&self) -> Failure {
        let tool = self.line.split(' ').next().unwrap_or_default().to_owned();
        let advice = match tool.as_str() {
            "node" | "npm" => "install Node.js 20 or later with npm, then run it again".to_owned(),
            "trunk" | "wasm-bindgen" => "run `cargo xtask setup`".to_owned(),
            _ => format!("install {tool} or put it on PATH, then run it again"),
        };
        Failure::Missing { tool, advice }
    }
}

fn lines_to(from: impl Read, to: &mpsc::Sender<String>) {
    let mut from = BufReader::new(from);
    let mut bytes = Vec::new();
    while from
        .read_until(b'\n', &mut bytes)
        .is_ok_and(|n_bytes| n_bytes > 0)
    {
        let line = String::from_utf8_lossy(&bytes);
        if to.send(line.trim_end().to_owned()).is_err() {
            return;
        }
        bytes.clear();
    }
}

/// The first file of this name on PATH.
pub(crate) fn on_path(name: &str) -> Option<std::path::PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|dir| dir.join(name))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_arrive_and_failure_is_seen() {
        let mut seen = Vec::new();
        let ok = Tool::new("sh")
            .arg("-c")
            .arg("echo one; echo two >&2; exit 3")
            .streamed(|line| seen.push(line.to_owned()))
            .expect("sh runs");
        seen.sort();
        assert_eq!(seen, ["one", "two"]);
        assert!(!ok);
    }

    #[test]
    fn an_absent_program_says_what_to_install() {
        let failure = Tool::new("no-such-program-here")
            .output()
            .expect_err("absent");
        assert!(
            failure
                .to_string()
                .contains("no-such-program-here is missing")
        );
    }
}
