//! Links out and links in: making one, and looking at one before anything is taken over.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use annex::{Answer, Held, Question, Seal, Trouble};
use domain::Project;
use format::share::{self, LinkSize, ShareError, Verdict};

use crate::{Passphrase, Tone, core::Core, words};

/// Lets the panel draw its waiting state before the page is held up.
const DRAW_MILLIS: u32 = 30;

/// The share panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ShareState {
    #[default]
    Closed,
    /// Compressing; with a passphrase this takes a second or so.
    Making,
    Ready {
        /// Goes after the page's address, as `#p1=…`.
        fragment: Arc<str>,
        /// Characters of the fragment, `#` included.
        n_characters: usize,
        sealed: bool,
        /// Why a long link may not arrive; a sentence for people.
        advice: Option<&'static str>,
    },
    /// No link; offer [`Command::ExportFile`](crate::Command::ExportFile). A sentence for people.
    TooLong(Arc<str>),
    Failed(Arc<str>),
}

/// What a link brought. Nothing of it is in the workspace before `AcceptIncoming`.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// The part of the program that reads links is on its way.
    Reading,
    Open(Arc<Project>),
    /// Asks for the passphrase.
    Sealed {
        /// The last passphrase did not open it.
        refused: bool,
        /// At work on a passphrase.
        opening: bool,
    },
    /// A sentence for people.
    Broken(Arc<str>),
}

/// The link that is being looked at.
#[derive(Default)]
pub(crate) struct Gate(RefCell<Option<Rc<str>>>);

impl Core {
    pub(crate) async fn share(self: &Rc<Self>, passphrase: Option<Passphrase>) {
        self.share_state.set(ShareState::Making);
        self.ports.host.sleep(DRAW_MILLIS).await;
        if self.share_state.peek() != ShareState::Making {
            return;
        }
        let sealed = passphrase.is_some();
        let state = match self.make_link(passphrase).await {
            Ok(fragment) => {
                let size = LinkSize::of(fragment.len());
                match size.verdict {
                    Verdict::TooLong => {
                        ShareState::TooLong(size.advice().unwrap_or_default().into())
                    }
                    Verdict::Fine | Verdict::Long => ShareState::Ready {
                        fragment: fragment.into(),
                        n_characters: size.characters,
                        sealed,
                        advice: size.advice(),
                    },
                }
            }
            Err(state) => state,
        };
        // Closed, or of a prompt that has changed: nobody waits for it any more.
        if self.share_state.peek() == ShareState::Making {
            self.share_state.set(state);
        }
    }

    async fn make_link(&self, passphrase: Option<Passphrase>) -> Result<String, ShareState> {
        let body = match self.document.read(share::body) {
            Ok(body) => body,
            Err(error @ (ShareError::TooMany { .. } | ShareError::TooLargeForALink { .. })) => {
                return Err(ShareState::TooLong(error.to_string().into()));
            }
            Err(error) => return Err(ShareState::Failed(error.to_string().into())),
        };
        let failed = |why: &str| ShareState::Failed(why.into());
        let annex = &self.ports.annex;
        annex.fetch().await.map_err(|why| failed(&why))?;
        let seal = passphrase.as_ref().map(|_| {
            let (mut salt, mut nonce) = ([0; 16], [0; 12]);
            self.ports.host.random_bytes(&mut salt);
            self.ports.host.random_bytes(&mut nonce);
            Seal { salt, nonce }
        });
        let secret = passphrase.as_ref().map(|it| &*it.0);
        match annex.ask(&Question::MakeLink { body, seal }, secret) {
            Some(Answer::Link(Ok(fragment))) => Ok(fragment),
            Some(Answer::Link(Err(Trouble::WrongSecret))) => {
                Err(failed(&ShareError::EmptyPassphrase.to_string()))
            }
            Some(Answer::Link(Err(Trouble::Told(why)))) => Err(failed(&why)),
            _ => Err(failed(words::older_than_parts())),
        }
    }

    /// Looks at a link. What is no link of ours is left alone: a page may have other fragments.
    pub(crate) fn open_link(self: &Rc<Self>, fragment: &str) {
        if !share::is_link(fragment) {
            return;
        }
        let fragment: Rc<str> = fragment.into();
        self.gate.0.replace(Some(fragment.clone()));
        if let Some(incoming) = self.look_at(&fragment, None) {
            return self.incoming.set(Some(incoming));
        }
        self.incoming.set(Some(Incoming::Reading));
        let core = Rc::clone(self);
        self.spawn(async move {
            let fetched = core.ports.annex.fetch().await;
            if !core.is_wanted(&fragment) {
                return;
            }
            let broken = |why: &str| Incoming::Broken(why.into());
            core.incoming.set(Some(match fetched {
                Ok(()) => core
                    .look_at(&fragment, None)
                    .unwrap_or_else(|| broken(words::older_than_parts())),
                Err(why) => broken(&why),
            }));
        });
    }

    /// What the link brings; `None` while the annex is away.
    fn look_at(&self, fragment: &str, secret: Option<&str>) -> Option<Incoming> {
        let question = Question::ReadLink {
            fragment: fragment.into(),
        };
        let broken = |why: String| Incoming::Broken(why.into());
        Some(match self.ports.annex.ask(&question, secret)? {
            Answer::Held(Ok(Held::Body(body))) => {
                match share::project(&body, self.fresh_project_id()) {
                    Ok(project) => Incoming::Open(Arc::new(project)),
                    Err(error) => broken(error.to_string()),
                }
            }
            Answer::Held(Ok(Held::Sealed)) => Incoming::Sealed {
                refused: false,
                opening: false,
            },
            Answer::Held(Err(Trouble::WrongSecret)) => Incoming::Sealed {
                refused: true,
                opening: false,
            },
            Answer::Held(Err(Trouble::Told(why))) => broken(why),
            // The annex on the server is of another version than the page.
            Answer::Chat(_) | Answer::Link(_) => broken(words::older_than_parts().to_owned()),
        })
    }

    fn is_wanted(&self, fragment: &Rc<str>) -> bool {
        let wanted = self.gate.0.borrow();
        wanted.as_ref().is_some_and(|it| Rc::ptr_eq(it, fragment))
    }

    pub(crate) async fn unseal(self: &Rc<Self>, passphrase: Passphrase) {
        let Some(fragment) = self.gate.0.borrow().clone() else {
            return;
        };
        self.incoming.set(Some(Incoming::Sealed {
            refused: false,
            opening: true,
        }));
        self.ports.host.sleep(DRAW_MILLIS).await;
        if !self.is_wanted(&fragment) {
            return;
        }
        if let Some(incoming) = self.look_at(&fragment, Some(&passphrase.0)) {
            self.incoming.set(Some(incoming));
        }
    }

    pub(crate) async fn accept_incoming(self: &Rc<Self>) {
        let Some(Incoming::Open(project)) = self.incoming.peek() else {
            return;
        };
        self.dismiss_incoming();
        let name = project.name.clone();
        self.add_project(Arc::unwrap_or_clone(project)).await;
        let text = words::was_added(&name);
        self.notify(Tone::Info, &text, None);
    }

    pub(crate) fn dismiss_incoming(&self) {
        self.gate.0.replace(None);
        self.incoming.set(None);
    }
}
