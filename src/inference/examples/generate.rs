//! Continues a prompt with a GGUF file and prints how fast: `generate MODEL.gguf [PROMPT] [N_TOKENS]`.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::rc::Rc;
use std::time::Instant;

use inference::{Advance, InferenceError, Model, Options, Session, Source};

/// A file that is read where the loader asks.
struct OnDisk {
    file: RefCell<File>,
    len: u64,
}

impl Source for OnDisk {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        let mut file = self.file.borrow_mut();
        let sought = file.seek(SeekFrom::Start(offset));
        let read = sought.and_then(|_| file.read_exact(into));
        read.map_err(|error| InferenceError::Read {
            offset,
            len: into.len() as u64,
            reason: error.to_string(),
        })
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which GGUF file?")?;
    let prompt = arguments
        .next()
        .unwrap_or_else(|| "Once upon a time".into());
    let n_tokens = arguments.next().map_or(Ok(64), |n| n.parse())?;

    let file = File::open(path)?;
    let len = file.metadata()?.len();
    let file = RefCell::new(file);
    let start = Instant::now();
    let model = Model::from_gguf(&OnDisk { file, len }, &mut |_, _| true)?;
    let model = Rc::new(model);
    let info = model.info();
    eprintln!(
        "{} ({}, {}): {} parameters, loaded in {:.2?}",
        info.name,
        info.architecture,
        info.quantisation,
        info.n_parameters,
        start.elapsed()
    );

    let ids = model.tokenizer().encode(&prompt, true, info.add_bos)?;
    let mut session = Session::new(Rc::clone(&model));
    let options = Options {
        max_tokens: Some(n_tokens),
        ends_at_end_token: false,
        ..Options::default()
    };
    session.start(&ids, &options)?;
    let mut start = Instant::now();
    let mut n_steps = 0;
    loop {
        match session.advance()? {
            Advance::Prompt {
                n_done, n_total, ..
            } if n_done == n_total => {
                let rate = n_total as f64 / start.elapsed().as_secs_f64();
                eprintln!("prompt: {n_total} tokens, {rate:.1} a second");
                start = Instant::now();
            }
            Advance::Prompt { .. } => {}
            Advance::Steps(steps) => {
                n_steps += steps.len();
                for step in steps {
                    print!("{}", step.text);
                }
                std::io::stdout().flush()?;
            }
            Advance::Idle => break,
        }
    }
    let rate = n_steps as f64 / start.elapsed().as_secs_f64();
    eprintln!("\nanswer: {n_steps} tokens, {rate:.1} a second");
    Ok(())
}
