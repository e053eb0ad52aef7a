//! Trains Sprout, the bundled model, on text that this room writes itself, examines it and writes its file.

use std::io::Read;

use sprout::corpus::lexicon::Lexicon;
use sprout::error::SproutError;
use sprout::{
    card, checkpoint, corpus, evaluate, export, import, lesson, recipe, rng, sample, train,
};

const USAGE: &str = "\
usage: sprout COMMAND
  train [--resume] [--steps N]     train, or go on from the last checkpoint (target/sprout); stop at step N
  eval [--prompts N]               examine the shipped file on held-out data, write public/models/sprout.json
  eval --only TEXT                 examine the families with this in their name, write nothing
  starters                         run the app's starters on the shipped file
  export                           write public/models/sprout.gguf from the last checkpoint
  sample                           continue the prompt on standard input, byte for byte
  show [N]                         print N training documents";

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), SproutError> {
    let folder = checkpoint::folder();
    let models = checkpoint::models_folder();
    match arguments.first().map(String::as_str) {
        Some("train") => {
            let resume = arguments.iter().any(|argument| argument == "--resume");
            let steps = number(arguments, "--steps")?.map(|steps| steps as usize);
            train::train(&folder, resume, steps.unwrap_or(recipe::STEPS))
        }
        Some("export") => {
            let n_bytes = export::export(&folder, &models)?;
            println!("public/models/sprout.gguf: {n_bytes} bytes");
            Ok(())
        }
        Some("eval") => {
            let n_prompts = number(arguments, "--prompts")?.unwrap_or(200.0) as usize;
            let import::Shipped {
                network,
                tokenizer,
                training,
            } = import::open(&models)?;
            println!("{:<62} shots: {:?}", "family", evaluate::SHOTS);
            let lexicon = Lexicon::load();
            let only = text(arguments, "--only").unwrap_or_default();
            let mut rows = evaluate::examine(&network, &tokenizer, &lexicon, n_prompts, only)?;
            if !only.is_empty() {
                return Ok(());
            }
            rows.push(evaluate::talk(&network, &tokenizer, &lexicon, n_prompts)?);
            let orders = evaluate::orders(&network, &tokenizer, &lexicon, n_prompts)?;
            println!(
                "order of 4 examples: mean {:.1}%, worst of 24 {:.1}%, best {:.1}%, turned {:.1}% of prompts",
                100.0 * orders.mean,
                100.0 * orders.worst,
                100.0 * orders.best,
                100.0 * orders.turned
            );
            let lessons = lesson::try_all(&network, &tokenizer)?;
            card::write(&models, &network, training, &rows, &orders, &lessons)
        }
        Some("starters") => {
            let import::Shipped {
                network, tokenizer, ..
            } = import::open(&models)?;
            lesson::try_all(&network, &tokenizer).map(|_| ())
        }
        Some("sample") => {
            let mut prompt = String::new();
            std::io::stdin()
                .read_to_string(&mut prompt)
                .map_err(SproutError::at("standard input"))?;
            let import::Shipped {
                network, tokenizer, ..
            } = import::open(&models)?;
            println!("{}", sample::answer(&network, &tokenizer, &prompt, 64)?);
            Ok(())
        }
        Some("show") => {
            let n = arguments.get(1).and_then(|n| n.parse().ok()).unwrap_or(10);
            show(n);
            Ok(())
        }
        _ => Err(SproutError::Usage(USAGE.to_owned())),
    }
}

/// The word after this flag, if the flag is there.
fn text<'a>(arguments: &'a [String], flag: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == flag)?;
    arguments.get(at + 1).map(String::as_str)
}

/// The number after this flag, if the flag is there.
fn number(arguments: &[String], flag: &str) -> Result<Option<f64>, SproutError> {
    let Some(at) = arguments.iter().position(|argument| argument == flag) else {
        return Ok(None);
    };
    let number = arguments.get(at + 1).and_then(|text| text.parse().ok());
    let number = number.filter(|number: &f64| *number > 0.0);
    number
        .map(Some)
        .ok_or_else(|| SproutError::Usage(USAGE.to_owned()))
}

/// Prints some documents of the corpus.
fn show(n: u64) {
    let lexicon = Lexicon::load();
    for index in 0..n {
        let mut rng = rng::Rng::new(recipe::SEED, index);
        println!(
            "{}\n--------",
            corpus::draw(&lexicon, recipe::last_stage(), &mut rng).text()
        );
    }
}
