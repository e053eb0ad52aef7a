//! Answers that are numbers: tokens of texts, logits after a prompt, probabilities of continuations.

use engine::{EngineError, PromptText, TokenSpan};

use crate::{answer::ids, host::Host, load::Loaded, spans::spans, trouble::of_model};

/// The prompt is computed for about this long at a time; messages are handled in between.
const TURN_MILLIS: f64 = 30.0;

/// The tokens of each text, with the bytes they came from.
pub(crate) fn tokenize(
    loaded: &Loaded,
    texts: &[String],
    parse_special: bool,
    add_bos: bool,
) -> Result<Vec<Vec<TokenSpan>>, EngineError> {
    let tokenizer = loaded.model.tokenizer();
    let each = texts.iter().map(|text| {
        let ids = tokenizer.encode(text, parse_special, add_bos);
        ids.map(|it| spans(tokenizer, text, &it)).map_err(of_model)
    });
    each.collect()
}

/// The score of every token to follow the prompt.
pub(crate) async fn logits(
    host: &dyn Host,
    loaded: &Loaded,
    prompt: &PromptText,
) -> Result<Vec<f32>, EngineError> {
    let ids = ids(loaded, prompt)?;
    // The last token is left to the call that needs its scores.
    prefill(host, loaded, &ids[..ids.len().saturating_sub(1)]).await?;
    let logits = loaded.session.borrow_mut().logits_after(&ids);
    logits.map_err(of_model)
}

/// The log-probability of every token of each continuation.
///
/// A text is cut into tokens together with its prompt, as a model would have read it;
/// so a token that reaches over the seam belongs to the continuation.
pub(crate) async fn score(
    host: &dyn Host,
    loaded: &Loaded,
    prompt: &PromptText,
    continuations: &[String],
) -> Result<Vec<Vec<f32>>, EngineError> {
    let prefix = ids(loaded, prompt)?;
    let mut scores = Vec::with_capacity(continuations.len());
    for continuation in continuations {
        let whole = with_continuation(loaded, prompt, &prefix, continuation)?;
        let same = prefix.iter().zip(&whole).take_while(|(a, b)| a == b);
        let n_same = same.count();
        prefill(host, loaded, &whole[..n_same.saturating_sub(1)]).await?;
        let (before, after) = whole.split_at(n_same);
        let scored = loaded.session.borrow_mut().score(before, after);
        scores.push(scored.map_err(of_model)?);
        host.pause().await;
    }
    Ok(scores)
}

fn with_continuation(
    loaded: &Loaded,
    prompt: &PromptText,
    prefix: &[u32],
    continuation: &str,
) -> Result<Vec<u32>, EngineError> {
    let tokenizer = loaded.model.tokenizer();
    match prompt {
        PromptText::Text {
            text,
            parse_special,
            add_bos,
        } => {
            let whole = format!("{text}{continuation}");
            let ids = tokenizer.encode(&whole, *parse_special, *add_bos);
            ids.map_err(of_model)
        }
        PromptText::Ids(_) => {
            let ids = tokenizer.encode(continuation, false, false);
            Ok([prefix, &ids.map_err(of_model)?].concat())
        }
    }
}

/// Computes a prompt with a turn for other messages now and then.
async fn prefill(host: &dyn Host, loaded: &Loaded, ids: &[u32]) -> Result<(), EngineError> {
    if ids.is_empty() {
        return Ok(());
    }
    loop {
        let end_millis = host.now_millis() + TURN_MILLIS;
        let mut is_over = || host.now_millis() > end_millis;
        let filled = loaded.session.borrow_mut().prefill(ids, &mut is_over);
        if filled.map_err(of_model)?.is_complete {
            return Ok(());
        }
        host.pause().await;
    }
}
