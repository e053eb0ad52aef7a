//! Runs: streamed answers, Stop, crashes, and what an answer remembers.

use domain::{Field, RunSettings};
use engine::{EngineError, FinishReason, PromptText, Question, Reply, Stats};
use reactive_graph::traits::GetUntracked;

use super::{Desk, Sender};
use crate::{Answer, AnswerState, Command, HowFar, RunState};

fn token(sample: u32, text: &str) -> Result<Reply, EngineError> {
    Ok(Reply::Token {
        sample,
        id: 0,
        text: text.into(),
        logprob: 0.0,
    })
}

fn finished(sample: u32, reason: FinishReason) -> Result<Reply, EngineError> {
    Ok(Reply::Finished {
        sample,
        reason,
        text: "!".into(),
        stats: Stats {
            n_tokens: 3,
            first_token_millis: 5.0,
            decode_millis: 20.0,
        },
    })
}

fn prefilled() -> Result<Reply, EngineError> {
    Ok(Reply::Prefilled {
        n_prompt_tokens: 7,
        n_reused_tokens: 2,
        millis: 1.0,
    })
}

fn send(desk: &Desk, sender: &Sender, reply: Result<Reply, EngineError>) {
    sender.unbounded_send(reply).expect("somebody listens");
    desk.browser.settle();
}

fn answers(desk: &Desk) -> Vec<Answer> {
    let ids = desk.studio.answer_ids().get_untracked();
    let answer = |id| desk.studio.answer(id).get_untracked().expect("is kept");
    ids.iter().map(|id| (*answer(*id)).clone()).collect()
}

fn state(desk: &Desk) -> RunState {
    desk.studio.run_state().get_untracked()
}

#[test]
fn an_answer_streams_and_says_why_it_ended() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    assert_eq!(state(&desk), RunState::Reading);
    assert!(!desk.studio.availability(&Command::Run).is_yes());
    let sender = desk.engine.sender();
    desk.browser.advance(40);
    send(&desk, &sender, prefilled());
    send(&desk, &sender, token(0, "Bu"));
    desk.browser.advance(10);
    send(&desk, &sender, token(0, "g"));
    let answer = &answers(&desk)[0];
    assert_eq!(
        (&*answer.text, &answer.state),
        ("Bug", &AnswerState::Streaming)
    );
    assert_eq!(
        (answer.n_prompt_tokens, answer.n_reused_tokens),
        (Some(7), 2)
    );
    assert_eq!(
        (answer.stats.first_token_millis, answer.stats.decode_millis),
        (40.0, 10.0)
    );
    assert_eq!(state(&desk), RunState::Answering);
    send(&desk, &sender, finished(0, FinishReason::Stop("\n".into())));
    drop(sender);
    desk.engine.0.senders.borrow_mut().clear();
    desk.browser.settle();
    let answer = &answers(&desk)[0];
    assert_eq!(&*answer.text, "Bug!");
    assert_eq!(answer.stats.tokens_per_second(), Some(100.0));
    assert_eq!(
        answer.state.ending().as_deref(),
        Some("a stop text came: \"\\n\"")
    );
    assert_eq!((&*answer.model, answer.seed), ("Model sprout", 1));
    assert_eq!(state(&desk), RunState::Idle);
    assert!(desk.notices().is_empty());
}

#[test]
fn a_long_prompt_says_how_far_it_was_read() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    let sender = desk.engine.sender();
    let read = |n_done_tokens, seconds_left| {
        Ok(Reply::Prefilling {
            n_done_tokens,
            n_prompt_tokens: 1_000,
            seconds_left,
        })
    };
    let how_far = || answers(&desk)[0].how_far;
    assert_eq!(how_far(), None);
    let mut far = HowFar {
        n_done_tokens: 100,
        n_prompt_tokens: 1_000,
        seconds_left: None,
    };
    send(&desk, &sender, read(100, None));
    assert_eq!((state(&desk), how_far()), (RunState::Reading, Some(far)));
    send(&desk, &sender, read(200, Some(16.4)));
    (far.n_done_tokens, far.seconds_left) = (200, Some(16.4));
    assert_eq!(how_far(), Some(far));
    send(&desk, &sender, prefilled());
    assert_eq!((state(&desk), how_far()), (RunState::Answering, None));
}

#[test]
fn the_question_is_what_the_preview_shows() {
    let desk = Desk::open();
    desk.tell(Command::SetRun(RunSettings {
        temperature: 0.5,
        seed: 40,
        samples: 2,
        ..desk.project().run
    }));
    desk.tell(Command::Run);
    let asked = desk.engine.0.asked.borrow();
    let Some(Question::Generate(asked)) = asked.last() else {
        panic!("nothing was asked");
    };
    let expected = PromptText::Text {
        text: desk.studio.preview().get_untracked().rendered.text.clone(),
        parse_special: false,
        add_bos: true,
    };
    assert_eq!(asked.prompt, expected);
    assert_eq!(
        (asked.n_samples, asked.sampling.seed, asked.max_tokens),
        (2, 40, 64)
    );
    assert_eq!(asked.stops, ["\n", "\nMessage:"]);
    let seeds: Vec<u64> = answers(&desk).iter().map(|it| it.seed).collect();
    assert_eq!(seeds, [40, 41]);
}

#[test]
fn stop_lets_go_at_once_and_keeps_what_came() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    let sender = desk.engine.sender();
    send(&desk, &sender, token(0, "Bu"));
    desk.studio.dispatch(Command::Stop);
    assert!(
        sender.is_closed(),
        "the stream is dropped before anything else runs"
    );
    assert_eq!(state(&desk), RunState::Idle);
    desk.browser.settle();
    let answer = &answers(&desk)[0];
    assert_eq!(
        (&*answer.text, &answer.state),
        ("Bu", &AnswerState::Stopped)
    );
    assert!(!desk.studio.availability(&Command::Stop).is_yes());
    desk.tell(Command::Run);
    assert_eq!(answers(&desk).len(), 2);
}

#[test]
fn a_stopped_run_does_not_end_the_next() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    // The first run hears of its end only when the second is under way.
    desk.studio.dispatch(Command::Stop);
    desk.studio.dispatch(Command::Run);
    desk.browser.settle();
    assert_eq!(state(&desk), RunState::Reading);
    send(&desk, &desk.engine.sender(), token(0, "second"));
    let answers = answers(&desk);
    assert_eq!(answers[0].state, AnswerState::Stopped);
    assert_eq!(
        (&*answers[1].text, &answers[1].state),
        ("second", &AnswerState::Streaming)
    );
}

#[test]
fn stop_while_the_model_loads_asks_nothing() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    let what = "out of memory".into();
    send(
        &desk,
        &desk.engine.sender(),
        Err(EngineError::Crashed { what }),
    );
    desk.engine.0.holds_loads.set(true);
    desk.tell(Command::Run);
    assert_eq!(state(&desk), RunState::LoadingModel);
    let loading = desk.engine.sender();
    desk.tell(Command::Stop);
    // The model comes in all the same, or nobody waits for it any more.
    _ = loading.unbounded_send(Ok(Reply::Loaded(Box::new(super::card()))));
    drop(loading);
    desk.engine.0.senders.borrow_mut().clear();
    desk.browser.settle();
    let is_run = |it: &Question| matches!(it, Question::Generate(_));
    assert_eq!(desk.engine.n_asked(is_run), 1, "the one that crashed");
    assert_eq!(state(&desk), RunState::Idle);
    assert_eq!(answers(&desk)[1].state, AnswerState::Stopped);
}

#[test]
fn a_crash_is_one_notice_and_the_next_run_works() {
    let desk = Desk::open();
    let before = desk.project();
    desk.tell(Command::Run);
    let sender = desk.engine.sender();
    send(&desk, &sender, token(0, "B"));
    let what = "out of memory".into();
    send(&desk, &sender, Err(EngineError::Crashed { what }));
    assert_eq!(desk.notices().len(), 1);
    assert!(desk.notices()[0].contains("Your prompt is as you left it"));
    assert_eq!(desk.project(), before);
    assert_eq!(state(&desk), RunState::Idle);
    assert!(matches!(answers(&desk)[0].state, AnswerState::Failed(_)));
    assert!(desk.studio.loaded_model().get_untracked().is_none());
    let n_loads = desk
        .engine
        .n_asked(|it| matches!(it, Question::Load { .. }));
    desk.tell(Command::Run);
    assert_eq!(
        desk.engine
            .n_asked(|it| matches!(it, Question::Load { .. })),
        n_loads + 1
    );
    send(&desk, &desk.engine.sender(), token(0, "ok"));
    assert_eq!(&*answers(&desk)[1].text, "ok");
}

#[test]
fn a_stream_that_just_ends_is_told() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    desk.engine.0.senders.borrow_mut().clear();
    desk.browser.settle();
    assert!(matches!(answers(&desk)[0].state, AnswerState::Failed(_)));
    assert_eq!(state(&desk), RunState::Idle);
}

#[test]
fn samples_stand_side_by_side() {
    let desk = Desk::open();
    desk.tell(Command::SetRun(RunSettings {
        samples: 2,
        ..desk.project().run
    }));
    desk.tell(Command::Run);
    let sender = desk.engine.sender();
    send(&desk, &sender, token(1, "b"));
    send(&desk, &sender, token(0, "a"));
    send(&desk, &sender, token(7, "of nobody"));
    send(&desk, &sender, finished(1, FinishReason::EndToken));
    let texts: Vec<String> = answers(&desk).into_iter().map(|it| it.text).collect();
    assert_eq!(texts, ["a", "b!"]);
    desk.tell(Command::Stop);
    let states: Vec<AnswerState> = answers(&desk).into_iter().map(|it| it.state).collect();
    assert_eq!(
        states,
        [
            AnswerState::Stopped,
            AnswerState::Done(FinishReason::EndToken)
        ]
    );
}

#[test]
fn an_answer_of_another_prompt_is_marked_until_undo() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    desk.tell(Command::Stop);
    assert!(!answers(&desk)[0].stale);
    desk.type_text(Field::Input, "something else");
    assert!(answers(&desk)[0].stale);
    desk.tell(Command::Undo);
    assert!(!answers(&desk)[0].stale);
    // More samples of the same are no other prompt; another seed is.
    desk.tell(Command::SetRun(RunSettings {
        samples: 3,
        ..desk.project().run
    }));
    assert!(!answers(&desk)[0].stale);
    desk.tell(Command::SetRun(RunSettings {
        seed: 3,
        ..desk.project().run
    }));
    assert!(answers(&desk)[0].stale);
    desk.tell(Command::Undo);
    assert!(!answers(&desk)[0].stale);
    desk.tell(Command::SetRun(RunSettings {
        stops: domain::Stops::Custom(vec!["END".into()]),
        ..desk.project().run
    }));
    assert!(answers(&desk)[0].stale, "it would end elsewhere");
}

#[test]
fn a_good_answer_becomes_a_card_and_answers_are_no_part_of_undo() {
    let desk = Desk::open();
    desk.tell(Command::Run);
    let id = answers(&desk)[0].id;
    assert!(
        !desk
            .studio
            .availability(&Command::UseAsExample(id))
            .is_yes()
    );
    send(&desk, &desk.engine.sender(), token(0, " Bug \n"));
    desk.tell(Command::Stop);
    desk.type_text(Field::Input, "the next one");
    desk.tell(Command::UseAsExample(id));
    let examples = desk.project().prompt.examples;
    let last = examples.last().expect("is there");
    assert_eq!(
        (&*last.input, &*last.output),
        ("The screen goes black after I sign in.", "Bug")
    );
    while desk.studio.availability(&Command::Undo).is_yes() {
        desk.tell(Command::Undo);
    }
    assert_eq!(answers(&desk).len(), 1);
    desk.tell(Command::ClearAnswers);
    assert!(answers(&desk).is_empty());
    assert!(desk.studio.answer(id).get_untracked().is_none());
}

#[test]
fn answers_stay_with_their_project() {
    let desk = Desk::open();
    let first = desk.project().id;
    desk.tell(Command::Run);
    desk.tell(Command::NewProject);
    assert_eq!(state(&desk), RunState::Idle);
    assert!(answers(&desk).is_empty());
    desk.tell(Command::OpenProject(first));
    assert_eq!(answers(&desk)[0].state, AnswerState::Stopped);
}
