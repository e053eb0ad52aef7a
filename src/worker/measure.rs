//! Answers that are numbers: tokens of texts, logits after a prompt, probabilities of continuations.

use engine::{EngineError, PromptText, TokenSpan};
use futures::future::try_join_all;
use inference::{Continued, News};

use crate::{answer::ids, host::Host, load::Loaded, spans::spans, trouble::of_model};

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
    let mut asked = loaded.service.ask(|batch| batch.logits(&ids))?;
    loop {
        if let News::Logits(logits) = asked.news(host).await? {
            return Ok(logits);
        }
    }
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
    let continued = continuations.iter().map(|continuation| {
        let ids = with_continuation(loaded, prompt, &prefix, continuation)?;
        let same = prefix.iter().zip(&ids).take_while(|(a, b)| a == b);
        let n_before = same.count();
        Ok(Continued { ids, n_before })
    });
    let continued = continued.collect::<Result<Vec<_>, EngineError>>()?;
    let mut asked = loaded.service.ask(|batch| batch.score(continued))?;
    loop {
        if let News::Scores(scores) = asked.news(host).await? {
            return Ok(scores);
        }
    }
}

/// What each text means, as a vector of length 1.
pub(crate) async fn embed(
    host: &dyn Host,
    loaded: &Loaded,
    texts: &[String],
) -> Result<Vec<Vec<f32>>, EngineError> {
    let tokenizer = loaded.model.tokenizer();
    let whole = |text: &String| {
        let mut ids = tokenizer.encode(text, false, tokenizer.add_bos)?;
        ids.extend(tokenizer.eos.filter(|_| tokenizer.add_eos));
        if ids.is_empty() {
            // Nothing has a meaning too: that of the beginning.
            ids.extend(tokenizer.bos.or(tokenizer.eos));
        }
        Ok(ids)
    };
    // All are asked at once, so that they are computed together.
    let asked = texts.iter().map(|text| {
        let ids = whole(text).map_err(of_model)?;
        loaded.service.ask(|batch| batch.embed(&ids))
    });
    let asked = asked.collect::<Result<Vec<_>, EngineError>>()?;
    let each = asked.into_iter().map(|mut asked| async move {
        loop {
            if let News::Embedding(embedding) = asked.news(host).await? {
                return Ok(embedding);
            }
        }
    });
    try_join_all(each).await
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
        PromptText::Turns(_) => Err(crate::answer::unframed()),
        PromptText::Ids(_) => {
            let ids = tokenizer.encode(continuation, false, false);
            Ok([prefix, &ids.map_err(of_model)?].concat())
        }
    }
}
