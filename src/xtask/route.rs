//! Decides where the wasm toolchain comes from: rustup's server, or Debian's packages.

use std::{env, fs, path::Path};

use crate::{
    failure::Failure,
    house::{DEBIAN_TOOLCHAIN, WASM},
    tool::{Tool, on_path},
};

/// Where the compiler and the standard library for wasm come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// rustup is here and downloads what is missing.
    Ordinary,
    /// Debian's `rustc-web`, with the standard library built once from `rust-web-src`.
    Debian,
}

/// What can be seen of a machine without changing it.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    /// `RUSTUP_AUTO_INSTALL=0`: asked not to download.
    told_not_to_download: bool,
    has_rustup: bool,
    has_apt: bool,
    /// rustup's toolchain has wasm32 and the library source already.
    has_everything: bool,
}

impl Route {
    /// Reads the remembered route or finds it out, which may ask rustup to download.
    pub(crate) fn find(root: &Path, memory: &Path) -> Result<Self, Failure> {
        let note = memory.join("route");
        if let Some(route) = fs::read_to_string(&note).ok().and_then(|it| parse(&it)) {
            return Ok(route);
        }
        let signs = Signs::read(root);
        let route = match signs.decide() {
            Some(route) => route,
            None => Self::by_trying(root, signs)?,
        };
        println!("toolchain: {}", route.says());
        fs::write(&note, route.word()).map_err(Failure::io(&note))?;
        Ok(route)
    }

    /// Lets rustup try to download; a rustup that cannot means Debian's packages.
    fn by_trying(root: &Path, signs: Signs) -> Result<Self, Failure> {
        println!("asking rustup for the {WASM} standard library");
        let tried = Tool::new("rustup")
            .words("target add")
            .arg(WASM)
            .dir(root)
            .output();
        match tried {
            Ok(_) => Ok(Self::Ordinary),
            Err(_) if signs.has_apt => Ok(Self::Debian),
            Err(failure) => Err(failure),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Debian => "debian",
        }
    }

    fn says(self) -> &'static str {
        match self {
            Self::Ordinary => "rustup's, which downloads what is missing",
            Self::Debian => "Debian's rustc-web, with the wasm standard library built here",
        }
    }
}

fn parse(note: &str) -> Option<Route> {
    [Route::Ordinary, Route::Debian]
        .into_iter()
        .find(|it| it.word() == note.trim())
}

impl Signs {
    fn read(root: &Path) -> Self {
        let has_rustup = on_path("rustup").is_some();
        Self {
            told_not_to_download: env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|it| it == "0"),
            has_rustup,
            has_apt: on_path("apt-get").is_some(),
            has_everything: has_rustup && is_complete(root),
        }
    }

    /// The route, or `None` where only trying tells.
    fn decide(self) -> Option<Route> {
        if self.has_everything {
            return Some(Route::Ordinary);
        }
        if self.has_apt && (self.told_not_to_download || !self.has_rustup) {
            return Some(Route::Debian);
        }
        None
    }
}

/// Whether rustup's own toolchain for `root` needs no download.
fn is_complete(root: &Path) -> bool {
    let rustc = |words: &str| Tool::new("rustc").words(words).dir(root).output().ok();
    let Some(sysroot) = rustc("--print sysroot") else {
        return false;
    };
    let sysroot = Path::new(&sysroot);
    let has = |path: &str| sysroot.join("lib/rustlib").join(path).exists();
    sysroot != Path::new("/usr")
        && !sysroot.ends_with(DEBIAN_TOOLCHAIN)
        && has(&format!("{WASM}/lib"))
        && has("src/rust/library")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Signs = Signs {
        told_not_to_download: false,
        has_rustup: true,
        has_apt: true,
        has_everything: false,
    };

    #[test]
    fn the_route_follows_the_signs() {
        let check = |signs: Signs, route| assert_eq!(signs.decide(), route, "{signs:?}");
        check(PLAIN, None);
        let told = Signs {
            told_not_to_download: true,
            ..PLAIN
        };
        check(told, Some(Route::Debian));
        let complete = Signs {
            has_everything: true,
            ..told
        };
        check(complete, Some(Route::Ordinary));
        let bare = Signs {
            has_rustup: false,
            ..PLAIN
        };
        check(bare, Some(Route::Debian));
        let mac = Signs {
            has_apt: false,
            ..told
        };
        check(mac, None);
    }

    #[test]
    fn the_note_is_read_back() {
        for route in [Route::Ordinary, Route::Debian] {
            assert_eq!(parse(&format!("{}\n", route.word())), Some(route));
        }
        assert_eq!(parse("elsewhere"), None);
    }
}
