//! Zero-shot chain of thought.

use super::*;
use crate::scores::AnswerFormat;
use crate::stats::Side;
use crate::tests::{case, number, texts};

const STEPS: &str = "Let's think step by step.";

fn plan(rows: &[Row], triggers: &[&str], settings: CotSettings) -> ZeroShotCot {
    let triggers = triggers.iter().map(|it| Trigger::own(*it)).collect();
    ZeroShotCot::new(rows.to_vec(), triggers, settings).unwrap()
}

fn text(text: &str) -> Answer {
    Answer::Text {
        text: text.into(),
        n_tokens: 1,
    }
}

#[test]
fn prompts_are_those_of_the_repository_byte_for_byte() {
    let Some(cases) = case("zero_shot_cot.json") else {
        return;
    };
    let prompt = |name: &str| cases["prompts"][name].as_str().unwrap().to_owned();
    let rows = [Row::new(prompt("question"), "4")];
    let mut plan = plan(&rows, &[STEPS], CotSettings::new(AnswerFormat::Number));
    assert_eq!(plan.n_calls(), 3);
    let first = plan.wanted(&BTreeSet::new(), 9);
    assert_eq!(first.len(), 2);
    assert_eq!(first[0].call.prompt_text(), prompt("zero_shot"));
    assert_eq!(first[1].call.prompt_text(), prompt("zero_shot_cot_stage1"));
    let Call::Complete(reasoning) = &first[1].call else {
        panic!("reasoning is text");
    };
    let defaults = &cases["defaults"];
    assert_eq!(
        reasoning.max_tokens,
        number(&defaults["max_length_cot"]) as u32
    );
    assert_eq!(
        f64::from(reasoning.sampling.temperature),
        number(&defaults["temperature"])
    );
    let z = prompt("zero_shot_cot_stage2_example_z");
    plan.take(first[1].key, text(&z)).unwrap();
    let second = plan.wanted(&[first[0].key].into(), 9);
    assert_eq!(second.len(), 1);
    assert_eq!(second[0].call.prompt_text(), prompt("zero_shot_cot_stage2"));
    let Call::Complete(answer) = &second[0].call else {
        panic!("an answer is text");
    };
    assert_eq!(
        answer.max_tokens,
        number(&defaults["max_length_direct"]) as u32
    );
}

#[test]
fn triggers_are_those_of_the_paper() {
    let Some(cases) = case("zero_shot_cot.json") else {
        return;
    };
    let table = cases["trigger_table_multiarith_text_davinci_002"]
        .as_array()
        .unwrap();
    assert_eq!(table.len(), TRIGGERS.len());
    for (row, ours) in table.iter().zip(&TRIGGERS) {
        assert_eq!(row["template"].as_str().unwrap(), ours.text);
        assert_eq!(Some(number(&row["accuracy"])), ours.paper_percent);
        let kind = format!("{:?}", ours.kind).to_lowercase();
        assert!(row["category"].as_str().unwrap().starts_with(&kind));
    }
    for (data_set, triggers) in cases["answer_triggers"].as_object().unwrap() {
        let format = match &**data_set {
            "aqua/commonsensqa" => AnswerFormat::Choice { last: 'E' },
            "bigbench_date" => AnswerFormat::Choice { last: 'F' },
            "object_tracking" => AnswerFormat::Choice { last: 'C' },
            "strategyqa/coin_flip" => AnswerFormat::YesNo,
            "last_letters" => AnswerFormat::Letters,
            "few_shot" => continue,
            _ => AnswerFormat::Number,
        };
        let (zero_shot, second) = answer_triggers(format);
        assert_eq!(zero_shot, triggers["zero_shot"].as_str().unwrap());
        assert_eq!(second, triggers["zero_shot_cot"].as_str().unwrap());
    }
    assert_eq!(texts(&cases["repo_extra_triggers_not_in_table"]).len(), 5);
}

#[test]
fn two_stages_find_what_one_cannot() {
    let rows = sums(20);
    let (_, second) = answer_triggers(AnswerFormat::Number);
    let planted = Plant::SecondCall {
        holds: STEPS.into(),
        ends: second,
    };
    let plan = plan(
        &rows,
        &[STEPS, "Abrakadabra!"],
        CotSettings::new(AnswerFormat::Number),
    );
    let report = run(&plan, &model(&rows, 0.0, planted));
    let shares: Vec<_> = report.conditions.iter().map(|it| it.rate.share()).collect();
    assert_eq!(shares, [Some(0.0), Some(1.0), Some(0.0)]);
    assert_eq!(
        report.sentence,
        "“Let's think step by step.” is better (more than 99% sure)."
    );
    assert_eq!(report.conditions[1].n_calls, 40);
    assert_eq!(report.conditions[0].n_calls, 20);
}

#[test]
fn a_planted_phrase_is_found_among_all_triggers() {
    let rows = sums(60);
    let phrase = Plant::Phrase {
        text: "like a detective".into(),
        accuracy: 0.9,
    };
    let settings = CotSettings::new(AnswerFormat::Number);
    let plan = ZeroShotCot::new(rows.clone(), TRIGGERS.to_vec(), settings).unwrap();
    assert_eq!(plan.n_calls(), 60 * (1 + 16 * 2));
    let report = run(&plan, &model(&rows, 0.3, phrase));
    assert_eq!(report.conditions.len(), 17);
    for it in &report.conditions[1..] {
        let verdict = it.against_baseline.unwrap().verdict;
        let won = matches!(verdict, Verdict::Better { which: Side::B, .. });
        assert_eq!(
            won,
            it.trigger.text.contains("detective"),
            "{}",
            it.trigger.text
        );
    }
}

#[test]
fn nothing_is_found_where_nothing_is_planted() {
    let rows = sums(60);
    for seed in 0..5 {
        let settings = CotSettings::new(AnswerFormat::Number);
        let plan = ZeroShotCot::new(rows.clone(), TRIGGERS.to_vec(), settings).unwrap();
        let mut coin = model(&rows, 0.5, Plant::Nothing);
        coin.seed = seed;
        let report = run(&plan, &coin);
        for it in &report.conditions[1..] {
            let verdict = it.against_baseline.unwrap().verdict;
            assert!(
                !matches!(verdict, Verdict::Better { .. }),
                "{}",
                report.sentence
            );
        }
        assert!(
            report.sentence.starts_with("Not enough yet"),
            "{}",
            report.sentence
        );
    }
}

#[test]
fn the_answer_most_paths_give_is_taken() {
    let vote_of = |answers: &[&str]| {
        vote(
            &answers
                .iter()
                .map(|it| (*it).to_owned())
                .collect::<Vec<_>>(),
        )
    };
    let seven = vote_of(&["7", "7", "9", "7", "9"]);
    assert_eq!((&*seven.answer, seven.n_for, seven.tied), ("7", 3, false));
    let tied = vote_of(&["9", "7", "7", "9", ""]);
    assert_eq!((&*tied.answer, tied.n_for, tied.tied), ("9", 2, true));
    let none = vote_of(&["", ""]);
    assert_eq!((&*none.answer, none.n_for, none.tied), ("", 0, false));

    // As a plan: five paths of one row, which answer 7 7 9 7 9.
    let rows = [Row::new("What?", "7")];
    let settings = CotSettings {
        n_paths: 5,
        ..CotSettings::new(AnswerFormat::Number)
    };
    let mut plan = plan(&rows, &[STEPS], settings);
    assert_eq!(plan.n_calls(), 11);
    let mut seeds = BTreeSet::new();
    let mut finals = ["7", "7", "9", "7", "9"].into_iter();
    let report = drive(&mut plan, |call| {
        let Call::Complete(it) = call else {
            panic!("only texts are asked for");
        };
        if it.sampling.temperature > 0.0 {
            assert!(seeds.insert(it.sampling.seed));
            return text(" Well.");
        }
        let second = call.prompt_text().contains("Therefore");
        text(if second { finals.next().unwrap() } else { "1" })
    })
    .unwrap();
    assert_eq!(seeds.len(), 5);
    assert_eq!(report.conditions[1].answers, ["7"]);
    assert_eq!(report.conditions[1].rate.share(), Some(1.0));
}

#[test]
fn answers_that_nobody_asked_for_are_refused() {
    let rows = sums(2);
    let mut plan = plan(&rows, &[STEPS], CotSettings::new(AnswerFormat::Number));
    // Key 1 would be the baseline's second call, 5 a second call before its first, 99 nothing.
    for key in [1, 5, 99] {
        assert_eq!(plan.take(Key(key), text("7")), Err(LabError::UnknownCall));
    }
    let wrong = plan.take(Key(0), Answer::LogProbs(Vec::new()));
    assert_eq!(wrong, Err(LabError::WrongAnswer));
    assert_eq!(plan.report(), Err(LabError::NotFinished { missing: 6 }));
}
