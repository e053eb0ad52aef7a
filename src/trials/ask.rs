//! Asks an engine what a plan wants: renders turns for the model, sums labels, draws made-up inputs token by token.

use std::rc::Rc;

use annex::{Annex, Conversation, PlainTemplate};
use domain::{Example, ExampleId, Labels, Prompt, Role, Style};
use engine::{Engine, EngineError, Generate, ModelCard, PromptText, Question, Reply};
use futures::StreamExt;
use lab::recipes::ProbeSampler;
use lab::{Answer, Call, CallPrompt, Probe, Turn};

use crate::{
    measured::{Measured, Meter},
    words,
};

/// Why a call got no answer, in words for people.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Trouble {
    #[error("{0}")]
    Engine(#[from] EngineError),
    #[error("{}", words::template_unusable(what))]
    Template { what: String },
    #[error("{}", words::engine_broke_off())]
    BrokeOff,
}

/// One model behind the engine, ready to be asked.
pub(crate) struct Asker {
    engine: Rc<dyn Engine>,
    annex: Rc<dyn Annex>,
    card: ModelCard,
    /// Its template, where that is so plain that the annex need not be asked.
    plain: Option<PlainTemplate>,
    /// Names the weights.
    hash: String,
    today: String,
    /// For models that never learnt to chat: turns become labelled pairs.
    labels: Labels,
    /// What answers have to follow; empty for any text.
    schema: String,
}

impl Asker {
    pub(crate) fn new(
        engine: Rc<dyn Engine>,
        annex: Rc<dyn Annex>,
        card: ModelCard,
        hash: String,
        today: String,
        labels: Labels,
        schema: String,
    ) -> Self {
        let template = card.chat_template.as_deref();
        Self {
            engine,
            annex,
            plain: template.and_then(PlainTemplate::read),
            card,
            hash,
            today,
            labels,
            schema,
        }
    }

    pub(crate) fn chats(&self) -> bool {
        self.card.chat_template.is_some() || self.takes_turns()
    }

    /// A model elsewhere that frames conversations itself.
    fn takes_turns(&self) -> bool {
        let there = self.card.elsewhere.as_ref();
        there.is_some_and(|it| it.takes_turns)
    }

    /// Everything besides the call that decides its answer.
    pub(crate) fn fingerprint(&self) -> String {
        match &*self.schema {
            "" => self.name_of_model(),
            schema => format!("{}\nschema\n{schema}", self.name_of_model()),
        }
    }

    fn name_of_model(&self) -> String {
        if self.card.elsewhere.is_some() {
            // What frames the turns there is not known; neither the day nor this page's build changes it.
            return self.card.id.clone();
        }
        if self.chats() {
            // Templates may print the date.
            return format!("{}\n{}", self.hash, self.today);
        }
        format!(
            "{}\n{}\n{}",
            self.hash, self.labels.input, self.labels.output
        )
    }

    /// The tokens of each text, as ids.
    pub(crate) async fn tokenize(&self, texts: Vec<String>) -> Result<Vec<Vec<u32>>, Trouble> {
        let ask = Question::Tokenize {
            model: self.card.id.clone(),
            texts,
            parse_special: false,
            add_bos: false,
        };
        match self.last(ask).await? {
            Reply::Tokens(lists) => {
                let ids = |it: Vec<engine::TokenSpan>| it.into_iter().map(|it| it.id).collect();
                Ok(lists.into_iter().map(ids).collect())
            }
            _ => Err(Trouble::BrokeOff),
        }
    }

    pub(crate) async fn answer(&self, call: &Call) -> Result<(Answer, Measured), Trouble> {
        let prompt = match call {
            Call::Complete(it) => self.render(&it.prompt)?,
            Call::Labels(it) => self.render(&it.prompt)?,
            Call::Probe(it) => return Ok((self.make_up(it).await?, Measured::default())),
        };
        let Some(mut question) = call.question(&self.card.id, prompt) else {
            return Err(Trouble::BrokeOff);
        };
        match &mut question {
            Question::Generate(it) => it.schema.clone_from(&self.schema),
            // Labelled pairs end in a label, and a space follows it.
            Question::Score { continuations, .. } if is_pairs(call) && !self.chats() => {
                for it in continuations {
                    it.insert(0, ' ');
                }
            }
            _ => {}
        }
        let mut replies = self.engine.ask(question);
        let is_elsewhere = self.card.elsewhere.is_some();
        let (mut text, mut n_tokens, mut meter) = (String::new(), 0, Meter::default());
        while let Some(reply) = replies.next().await {
            match reply? {
                Reply::Token {
                    text: piece,
                    logprob,
                    ..
                } => {
                    text += &piece;
                    n_tokens += 1;
                    meter.token(logprob);
                }
                Reply::Spent { spent, .. } => meter.spent(spent.cost),
                Reply::Finished { text: rest, .. } => {
                    text += &rest;
                    let measured = meter.measured(is_elsewhere);
                    return Ok((Answer::Text { text, n_tokens }, measured));
                }
                Reply::Scores(scores) => {
                    let sum = |it: &Vec<f32>| it.iter().copied().map(f64::from).sum();
                    let answer = Answer::LogProbs(scores.iter().map(sum).collect());
                    return Ok((answer, Measured::default()));
                }
                _ => {}
            }
        }
        Err(Trouble::BrokeOff)
    }

    /// Whether it is a model of this page.
    pub(crate) fn is_here(&self) -> bool {
        self.card.elsewhere.is_none()
    }

    pub(crate) fn id(&self) -> &str {
        &self.card.id
    }

    /// The call as this model is asked it; no call for probabilities.
    pub(crate) fn generate(&self, call: &Call) -> Result<Generate, Trouble> {
        let Call::Complete(it) = call else {
            let what = words::only_texts().into();
            return Err(EngineError::Unsupported { what }.into());
        };
        match call.question(&self.card.id, self.render(&it.prompt)?) {
            Some(Question::Generate(mut it)) => {
                it.schema.clone_from(&self.schema);
                Ok(*it)
            }
            _ => Err(Trouble::BrokeOff),
        }
    }

    /// What this call would send, without sending it; models elsewhere only.
    pub(crate) async fn outgoing(&self, call: &Call) -> Result<engine::Outgoing, Trouble> {
        let question = Question::Outgoing {
            generate: Box::new(self.generate(call)?),
            n_prompt_tokens: None,
        };
        match self.last(question).await? {
            Reply::Outgoing(it) => Ok(*it),
            _ => Err(Trouble::BrokeOff),
        }
    }

    /// Why its answers are not held to the schema, as a sentence; `None` where they are, and where there is none.
    ///
    /// # Errors
    /// Those of asking what `call` would send: a schema that is no JSON object is one.
    pub(crate) async fn not_held(&self, call: &Call) -> Result<Option<String>, Trouble> {
        // Models of this page are.
        if self.schema.is_empty() || self.card.elsewhere.is_none() {
            return Ok(None);
        }
        let name = &self.card.name;
        let outgoing = self.outgoing(call).await?;
        let why = outgoing.schema_dropped;
        Ok(why.map(|it| format!("{name}: {it}")))
    }

    /// The last reply to a question that has one.
    async fn last(&self, question: Question) -> Result<Reply, Trouble> {
        let mut replies = self.engine.ask(question);
        let mut last = Err(Trouble::BrokeOff);
        while let Some(reply) = replies.next().await {
            last = Ok(reply?);
        }
        last
    }

    fn render(&self, prompt: &CallPrompt) -> Result<PromptText, Trouble> {
        let plain = |text: String| PromptText::Text {
            text,
            parse_special: false,
            add_bos: self.card.adds_bos,
        };
        let turns = match prompt {
            CallPrompt::Text(text) => return Ok(plain(text.clone())),
            CallPrompt::Turns(turns) => turns,
        };
        if self.takes_turns() {
            return Ok(PromptText::Turns(turns.iter().map(as_asked).collect()));
        }
        if let Some(template) = &self.plain {
            let turns = turns.iter().map(|it| (it.role.name(), &*it.content));
            return Ok(PromptText::Text {
                text: template.write(turns, &self.card.bos, &self.card.eos),
                parse_special: true,
                add_bos: false,
            });
        }
        let Some(template) = self.card.chat_template.clone() else {
            return Ok(plain(as_pairs(turns, &self.labels)));
        };
        let conversation = Conversation {
            template,
            turns: turns
                .iter()
                .map(|it| annex::Turn {
                    role: it.role.name().into(),
                    content: it.content.clone(),
                })
                .collect(),
            bos: self.card.bos.clone(),
            eos: self.card.eos.clone(),
            today: self.today.clone(),
        };
        let failed = |what: &str| Trouble::Template { what: what.into() };
        match self.annex.ask(&annex::Question::Chat(conversation), None) {
            Some(annex::Answer::Chat(Ok(written))) => Ok(PromptText::Text {
                text: written.text,
                parse_special: true,
                add_bos: false,
            }),
            Some(annex::Answer::Chat(Err(annex::Trouble::Told(what)))) => Err(failed(&what)),
            _ => Err(failed(words::no_template_reader())),
        }
    }

    /// Draws as Lu et al. do, which no engine does by itself: logits come here, and the token drawn goes back.
    async fn make_up(&self, probe: &Probe) -> Result<Answer, Trouble> {
        let mut texts = probe.exempt.clone();
        texts.push(probe.prompt.clone());
        let mut lists = self.tokenize(texts).await?;
        let prompt = lists.pop().unwrap_or_default();
        let n_prompt = prompt.len();
        let mut sampler = ProbeSampler::new(probe, prompt, lists.into_iter().flatten());
        for _ in 0..probe.max_tokens {
            let ask = Question::Logits {
                model: self.card.id.clone(),
                prompt: PromptText::Ids(sampler.tokens().to_vec()),
            };
            let Reply::Logits(logits) = self.last(ask).await? else {
                return Err(Trouble::BrokeOff);
            };
            if sampler.next(&logits).is_none() {
                break;
            }
        }
        let drawn = sampler.tokens()[n_prompt..].to_vec();
        let n_tokens = u32::try_from(drawn.len()).unwrap_or(u32::MAX);
        let ask = Question::Detokenize {
            model: self.card.id.clone(),
            ids: vec![drawn],
        };
        match self.last(ask).await? {
            Reply::Texts(texts) => Ok(Answer::Text {
                text: texts.concat(),
                n_tokens,
            }),
            _ => Err(Trouble::BrokeOff),
        }
    }
}

/// Whether it asks for labels behind turns, which a model without a template reads as labelled pairs.
fn is_pairs(call: &Call) -> bool {
    matches!(call, Call::Labels(it) if matches!(it.prompt, CallPrompt::Turns(_)))
}

fn as_asked(turn: &Turn) -> engine::Turn {
    engine::Turn {
        role: match turn.role {
            Role::System => engine::Role::System,
            Role::User => engine::Role::User,
            Role::Assistant => engine::Role::Assistant,
        },
        text: turn.content.clone(),
    }
}

/// A conversation as labelled pairs, as `domain` writes a completion: the system's turn is the instruction,
/// a user's and the assistant's next turn are an example, and the last user's turn is the input.
fn as_pairs(turns: &[Turn], labels: &Labels) -> String {
    let mut prompt = Prompt::empty();
    prompt.style = Style::Completion;
    prompt.labels = labels.clone();
    let mut asked: Option<&str> = None;
    for turn in turns {
        match turn.role {
            Role::System => prompt.instruction.clone_from(&turn.content),
            Role::User => asked = Some(&turn.content),
            Role::Assistant => {
                let id = ExampleId(prompt.examples.len() as u64 + 1);
                let input = asked.take().unwrap_or_default();
                prompt
                    .examples
                    .push(Example::new(id, input, &*turn.content));
            }
        }
    }
    prompt.input = asked.unwrap_or_default().to_owned();
    domain::render_completion(&prompt).text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_become_labelled_pairs_for_a_model_that_never_chatted() {
        let turn = |role, content: &str| Turn {
            role,
            content: content.into(),
        };
        let turns = [
            turn(Role::System, "Sort."),
            turn(Role::User, "a"),
            turn(Role::Assistant, "1"),
            turn(Role::User, "b"),
        ];
        let labels = Labels {
            input: "In".into(),
            output: "Out".into(),
        };
        assert_eq!(
            as_pairs(&turns, &labels),
            "Sort.\n\nIn: a\nOut: 1\n\nIn: b\nOut:"
        );
    }
}
