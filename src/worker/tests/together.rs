//! Many questions open at once: each gets the answer it gets alone, whatever becomes of the others.

use std::cell::RefCell;

use engine::PromptText;
use futures::{
    FutureExt,
    future::{LocalBoxFuture, join_all, ready},
};

use super::{answers::*, *};

type Answer = Vec<Result<Reply, EngineError>>;

const STORY: &str = "Once upon a time there was a dog. It liked to run in the park. ";

/// Questions as an experiment asks them: beginnings in common, labels, some answers with several samples.
fn question(number: usize, model: &str) -> Question {
    let story = &STORY[..[17, 34, STORY.len()][number % 3]];
    let prompt = text(&format!(
        "{story} Then {} came",
        ["Tom", "a cat", "Lily", "it"][number / 3 % 4]
    ));
    let model = model.to_owned();
    match number % 4 {
        0 => Question::Score {
            model,
            prompt,
            continuations: [" home", " to the park", " to the house", ""]
                .map(String::from)
                .into(),
        },
        1 => Question::Logits { model, prompt },
        _ => {
            let mut asked = generate(prompt, 6 + number as u32 % 9);
            asked.model = model;
            asked.n_samples = 1 + number as u32 % 3;
            asked.sampling.temperature = (number % 2) as f32;
            asked.sampling.seed = number as u64;
            asked.stops = vec![".".into()];
            ask(asked)
        }
    }
}

/// What does not depend on time and on others, sample by sample.
fn told(answer: &Answer) -> Vec<String> {
    let lasting = answer.iter().filter_map(|it| match it {
        Ok(Reply::Prefilled {
            n_prompt_tokens, ..
        }) => Some((0, format!("{n_prompt_tokens}"))),
        Ok(Reply::Progress(_) | Reply::Prefilling { .. }) => None,
        Ok(Reply::Token { sample, .. }) => Some((sample + 1, format!("{it:?}"))),
        Ok(Reply::Finished {
            sample,
            reason,
            text,
            stats,
        }) => {
            let n_tokens = stats.n_tokens;
            Some((sample + 1, format!("{reason:?} {text:?} {n_tokens}")))
        }
        other => Some((0, format!("{other:?}"))),
    });
    let mut lasting: Vec<_> = lasting.collect();
    lasting.sort_by_key(|it| it.0);
    lasting.into_iter().map(|it| it.1).collect()
}

/// What the question is told where nobody else asks.
fn alone(question: Question) -> Option<Vec<String>> {
    let desk = desk()?;
    desk.ask(Question::Load {
        model: "sprout".into(),
    });
    Some(told(&desk.ask(question)))
}

/// The question with this number got the answer that it gets alone.
fn check(number: usize, answer: &Answer) {
    let alone = alone(question(number, "sprout"));
    assert_eq!(Some(told(answer)), alone, "{number}");
}

fn collect(desk: &Desk, question: Question) -> LocalBoxFuture<'static, Answer> {
    desk.engine.ask(question).collect().boxed_local()
}

#[test]
fn many_questions_get_the_answers_that_each_gets_alone() {
    let Some(desk) = desk() else { return };
    // With a slow clock, messages are handled after every layer, and questions come in the middle of a step.
    for tick_millis in [0.5, 50.0] {
        desk.host.tick_millis.set(tick_millis);
        let asked = (0..64).map(|number| collect(&desk, question(number, "sprout")));
        let answers = block_on(join_all(asked));
        for (number, answer) in answers.iter().enumerate() {
            assert!(answer.iter().all(Result::is_ok), "{number}: {answer:?}");
            check(number, answer);
        }
    }
}

#[test]
fn messages_are_handled_between_the_layers_of_a_step() {
    let Some(desk) = desk() else { return };
    desk.ask(Question::Load {
        model: "sprout".into(),
    });
    // So slow a clock that every look at it is a reason to handle messages.
    desk.host.tick_millis.set(50.0);
    let mut replies = desk.engine.ask(ask(generate(text("One day"), 1)));
    let mut n_pauses = 0;
    loop {
        match replies.next().now_or_never() {
            None => n_pauses += 1,
            Some(Some(Ok(Reply::Prefilled { .. }))) => break,
            other => panic!("{other:?}"),
        }
    }
    const N_LAYERS: usize = 5;
    assert!(n_pauses >= N_LAYERS, "{n_pauses}");
}

#[test]
fn whoever_goes_in_the_middle_leaves_the_others_alone() {
    let Some(desk) = desk() else { return };
    // Every third one goes after a few replies; the first of all may be the one that computes for all.
    let asked = (0..30).map(|number| {
        let replies = desk.engine.ask(question(number, "sprout"));
        let n_replies = if number % 3 == 0 {
            1 + number / 3
        } else {
            usize::MAX
        };
        replies.take(n_replies).collect::<Answer>()
    });
    let mut answers = block_on(join_all(asked));
    for (number, answer) in answers.iter().enumerate().filter(|it| it.0 % 3 != 0) {
        check(number, answer);
    }
    // Some go at their first pause, however far they have come until then.
    let begun = |number: usize| {
        let mut it = collect(&desk, question(number, "sprout"));
        match (&mut it).now_or_never() {
            Some(answer) => ready(answer).boxed_local(),
            None => it,
        }
    };
    let mut silent: Vec<_> = (0..12).map(begun).collect();
    let kept = silent.split_off(9);
    drop(silent);
    answers = block_on(join_all(kept));
    for (number, answer) in (9..).zip(&answers) {
        check(number, answer);
    }
}

#[test]
fn a_wrong_question_harms_no_other() {
    let Some(desk) = desk() else { return };
    let wrong = |number: usize| match number % 4 {
        0 => ask(generate(PromptText::Ids(vec![1; 5000]), 5)),
        1 => Question::Logits {
            model: "sprout".into(),
            prompt: PromptText::Ids(vec![7000]),
        },
        2 => Question::Score {
            model: "sprout".into(),
            prompt: PromptText::Ids(Vec::new()),
            continuations: vec!["a".into()],
        },
        _ => Question::Logits {
            model: "nobody".into(),
            prompt: text("a"),
        },
    };
    let asked = (0..40).map(|number| {
        let it = if number % 2 == 0 {
            wrong(number / 2)
        } else {
            question(number, "sprout")
        };
        collect(&desk, it)
    });
    for (number, answer) in block_on(join_all(asked)).iter().enumerate() {
        if number % 2 == 0 {
            assert!(
                matches!(answer.last(), Some(Err(_))),
                "{number}: {answer:?}"
            );
        } else {
            check(number, answer);
        }
    }
}

#[test]
fn another_model_is_brought_in_between_and_each_answers_its_own() {
    let Some(desk) = desk() else { return };
    let Some(bytes) = shared("stories260K/stories260K-q4_0.gguf") else {
        return;
    };
    desk.host.put("https://m.example/q4_0.gguf", &bytes);
    let other = desk
        .import("https://m.example/q4_0.gguf")
        .expect("imported")
        .id;
    let n_loads = RefCell::new(0);
    let asked = (0..40).map(|number| {
        let model = if number % 2 == 0 { "sprout" } else { &*other };
        let replies = desk.engine.ask(question(number, model));
        let count = |it: &Result<Reply, EngineError>| {
            // Each loading begins with one of these.
            let begins = matches!(it, Ok(Reply::Progress(it)) if it.stage == engine::Stage::Loading && it.done_bytes == 0);
            *n_loads.borrow_mut() += usize::from(begins);
        };
        replies.inspect(count).collect::<Answer>()
    });
    let answers = block_on(join_all(asked));
    for (number, answer) in answers.iter().enumerate() {
        let model = if number % 2 == 0 { "sprout" } else { &*other };
        let again = desk.ask(question(number, model));
        assert_eq!(told(answer), told(&again), "{number}");
    }
    let both = ["sprout", &*other].map(|model| told(&desk.ask(question(1, model))));
    assert_ne!(both[0], both[1]);
    assert!(
        *n_loads.borrow() <= 2 * 3,
        "{} loads for two models",
        n_loads.borrow()
    );
    // A load while questions are open waits for them, and what comes after it is answered too.
    let first = collect(&desk, question(2, "sprout"));
    let load = collect(
        &desk,
        Question::Load {
            model: other.clone(),
        },
    );
    let last = collect(&desk, question(3, "sprout"));
    let all = block_on(join_all([first, load, last]));
    assert!(matches!(
        all[1].iter().find(|it| matches!(it, Ok(Reply::Loaded(_)))),
        Some(Ok(_))
    ));
    assert_eq!(Some(told(&all[0])), alone(question(2, "sprout")));
    assert_eq!(Some(told(&all[2])), alone(question(3, "sprout")));
}

#[test]
fn one_person_does_not_wait_for_a_whole_experiment() {
    let Some(desk) = desk() else { return };
    let n_over = Rc::new(RefCell::new(0));
    let experiment = (0..64).map(|number| {
        let mut asked = generate(text(&format!("{STORY} {number}")), 200);
        asked.sampling.seed = number;
        let (answer, n_over) = (collect(&desk, ask(asked)), n_over.clone());
        async move {
            answer.await;
            *n_over.borrow_mut() += 1;
        }
        .boxed_local()
    });
    let mut experiment: Vec<_> = experiment.collect();
    for waiting in &mut experiment {
        assert!(waiting.now_or_never().is_none());
    }
    let person = async {
        let replies = desk.engine.ask(ask(generate(text("Once upon a time"), 5)));
        let told = replies.collect::<Answer>().await;
        let told: Result<Vec<_>, _> = told.into_iter().collect();
        assert_eq!(answer(&told.expect("no error"), 0), ", there was a little");
        *n_over.borrow()
    };
    let (_, n_before) = block_on(futures::future::join(join_all(experiment), person));
    assert_eq!(
        n_before, 0,
        "answers of 200 tokens were over before one of 5"
    );
}
