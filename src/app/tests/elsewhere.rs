//! A model elsewhere: what it is asked, what is shown before, what comes beside the answer, and airplane mode.

use domain::Style;
use engine::{AsideKind, Elsewhere, Money, Outgoing, PromptText, Question, Reply, Role, Spent};

use super::*;
use crate::{Airplane, Exactness, OutgoingState};

const MODEL: &str = "service/mine/large";
