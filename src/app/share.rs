//! Links out and links in: making one, and looking at one before anything is taken over.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use domain::Project;
use format::share::{self, SealedProject, ShareError, Verdict};

use crate::{Passphrase, Tone, core::Core};

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

/// A sealed project that waits for its passphrase.
#[derive(Default)]
pub(crate) struct Gate(RefCell<Option<Rc<SealedProject>>>);

impl Core {
    pub(crate) async fn share(self: &Rc<Self>, passphrase: Option<Passphrase>) {
        self.share_state.set(ShareState::Making);
        self.ports.host.sleep(DRAW_MILLIS).await;
        if self.share_state.peek() != ShareState::Making {
            return;
        }
        let project = self.document.read(Project::clone);
        let sealed = passphrase.is_some();
        let link = match passphrase {
            None => share::encode(&project),
            Some(Passphrase(text)) => {
                let (mut salt, mut nonce) = ([0; 16], [0; 12]);
                self.ports.host.random_bytes(&mut salt);
                self.ports.host.random_bytes(&mut nonce);
                share::seal(&project, &format::Passphrase::new(text), salt, nonce)
            }
        };
        self.share_state.set(match link {
            Ok(link) if link.size.verdict == Verdict::TooLong => {
                ShareState::TooLong(link.size.advice().unwrap_or_default().into())
            }
            Ok(link) => ShareState::Ready {
                fragment: link.fragment.into(),
                n_characters: link.size.characters,
                sealed,
                advice: link.size.advice(),
            },
            Err(error @ (ShareError::TooMany { .. } | ShareError::LinkTooLarge { .. })) => {
                ShareState::TooLong(error.to_string().into())
            }
            Err(error) => ShareState::Failed(error.to_string().into()),
        });
    }

    /// Looks at a link. What is no link of ours is left alone: a page may have other fragments.
    pub(crate) fn open_link(&self, fragment: &str) {
        if !share::is_link(fragment) {
            return;
        }
        let incoming = match share::decode(fragment, self.fresh_project_id()) {
            Ok(share::Incoming::Open(project)) => Incoming::Open(Arc::new(project)),
            Ok(share::Incoming::Sealed(sealed)) => {
                self.gate.0.replace(Some(Rc::new(sealed)));
                Incoming::Sealed {
                    refused: false,
                    opening: false,
                }
            }
            Err(error) => Incoming::Broken(error.to_string().into()),
        };
        self.incoming.set(Some(incoming));
    }

    pub(crate) async fn unseal(self: &Rc<Self>, passphrase: Passphrase) {
        let Some(sealed) = self.gate.0.borrow().clone() else {
            return;
        };
        self.incoming.set(Some(Incoming::Sealed {
            refused: false,
            opening: true,
        }));
        self.ports.host.sleep(DRAW_MILLIS).await;
        let opened = sealed.open(&format::Passphrase::new(passphrase.0));
        let is_wanted = self
            .gate
            .0
            .borrow()
            .as_ref()
            .is_some_and(|it| Rc::ptr_eq(it, &sealed));
        if !is_wanted {
            return;
        }
        self.incoming.set(Some(match opened {
            Ok(project) => {
                self.gate.0.replace(None);
                Incoming::Open(Arc::new(project))
            }
            Err(ShareError::WrongPassphrase | ShareError::EmptyPassphrase) => Incoming::Sealed {
                refused: true,
                opening: false,
            },
            Err(error) => {
                self.gate.0.replace(None);
                Incoming::Broken(error.to_string().into())
            }
        }));
    }

    pub(crate) async fn accept_incoming(self: &Rc<Self>) {
        let Some(Incoming::Open(project)) = self.incoming.peek() else {
            return;
        };
        self.dismiss_incoming();
        let name = project.name.clone();
        self.add_project(Arc::unwrap_or_clone(project)).await;
        let text = format!("“{name}” was added to your projects.");
        self.notify(Tone::Info, &text, None);
    }

    pub(crate) fn dismiss_incoming(&self) {
        self.gate.0.replace(None);
        self.incoming.set(None);
    }
}
