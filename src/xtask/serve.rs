//! `serve`: builds the release and serves it on this machine, with the headers it wants.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    dist,
    failure::Failure,
    house::House,
    server::{Headers, Site},
    setup, tools,
};

const FIRST_PORT: u16 = 8080;
const N_PORTS_TRIED: u16 = 20;
const USAGE: &str =
    "cargo xtask serve [--port N]\ncargo xtask static DIR [--port N] [--base /PATH/] [--plain]\n";

/// Sets up, builds and serves, until it is stopped.
pub(crate) fn serve(args: &[String]) -> Result<(), Failure> {
    let start = Instant::now();
    let options = Options::parse(args)?;
    let house = House::open()?;
    // A taken port is better said now than after a build of some minutes.
    let listener = options.listen()?;
    setup::for_building(&house)?;
    tools::warn_of_shadowed_tools(&house);
    let folder = dist::build(&house)?;
    println!("ready in {:.1} s", start.elapsed().as_secs_f64());
    options.run(listener, &folder)
}

/// Serves a folder as it is; the journeys use it with and without headers.
pub(crate) fn serve_folder(args: &[String]) -> Result<(), Failure> {
    let Some((folder, rest)) = args.split_first() else {
        return Err(Failure::Usage { usage: USAGE });
    };
    let options = Options::parse(rest)?;
    let listener = options.listen()?;
    options.run(listener, Path::new(folder))
}

struct Options {
    port: Option<u16>,
    base: String,
    headers: Headers,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, Failure> {
        let usage = || Failure::Usage { usage: USAGE };
        let mut options = Self {
            port: None,
            base: "/".into(),
            headers: Headers::Isolating,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--plain" => options.headers = Headers::Plain,
                "--port" => {
                    let port = args.next().and_then(|it| it.parse().ok());
                    options.port = Some(port.ok_or_else(usage)?);
                }
                "--base" => {
                    let base = args.next().ok_or_else(usage)?.trim_matches('/');
                    options.base = if base.is_empty() {
                        "/".into()
                    } else {
                        format!("/{base}/")
                    };
                }
                _ => return Err(usage()),
            }
        }
        Ok(options)
    }

    /// The port that was asked for, or the first free one.
    fn listen(&self) -> Result<TcpListener, Failure> {
        let bind = |port: u16| {
            TcpListener::bind(("127.0.0.1", port)).map_err(|source| Failure::Port { port, source })
        };
        if let Some(port) = self.port {
            return bind(port);
        }
        let mut last = bind(FIRST_PORT);
        for port in FIRST_PORT + 1..FIRST_PORT + N_PORTS_TRIED {
            if last.is_ok() {
                break;
            }
            println!("port {} is taken, trying {port}", port - 1);
            last = bind(port);
        }
        last
    }

    fn run(self, listener: TcpListener, folder: &Path) -> Result<(), Failure> {
        let site = Site::new(folder, &self.base, self.headers)?;
        let address = listener
            .local_addr()
            .map_err(Failure::io(PathBuf::from("127.0.0.1")))?;
        println!(
            "serving at http://localhost:{}{}",
            address.port(),
            self.base
        );
        site.serve(&listener);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Failure> {
        let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&args)
    }

    #[test]
    fn options_are_read() {
        let options = parse("--port 9000 --base studio --plain").expect("fits");
        assert_eq!(
            (options.port, options.base.as_str()),
            (Some(9000), "/studio/")
        );
        assert_eq!(options.headers, Headers::Plain);
        for wrong in ["--port", "--port x", "--port 70000", "--bsae /"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_taken_port_is_said_and_a_free_one_is_found() {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = taken.local_addr().expect("an address").port();
        let failure = parse(&format!("--port {port}")).expect("fits").listen();
        assert!(matches!(failure, Err(Failure::Port { port: said, .. }) if said == port));
        assert!(parse("").expect("fits").listen().is_ok());
    }
}
