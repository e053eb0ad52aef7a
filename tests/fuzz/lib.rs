//! What each fuzz target does with its bytes: feed a parser, then check what it promises.
//!
//! `cargo test -p fuzz` runs every target a few thousand times without a fuzzer.

use std::collections::BTreeMap;

use domain::{Piece, Project, ProjectId};
use format::{
    file,
    share::{self, Incoming},
    table,
};

fn id() -> ProjectId {
    ProjectId("0".into())
}

/// What opened must be shareable again and come back the same.
fn check_link_of(project: &Project) {
    let Ok(link) = share::encode(project) else {
        return;
    };
    let Ok(Incoming::Open(again)) = share::decode(&link.fragment, id()) else {
        panic!("our own link opens");
    };
    assert_eq!(again.prompt.instruction, project.prompt.instruction);
    assert_eq!(again.prompt.examples.len(), project.prompt.examples.len());
    assert_eq!(again.run, project.run);
}

pub fn share_link(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for fragment in [text.as_ref(), &share::around(bytes)] {
        if let Ok(Incoming::Open(project)) = share::decode(fragment, id()) {
            check_link_of(&project);
        }
    }
}

/// What a link unfolds to: the packing around it would keep a fuzzer from its inside.
pub fn link_body(bytes: &[u8]) {
    let Ok(project) = share::project(bytes, id()) else {
        return;
    };
    let body = share::body(&project).expect("what was read can be written");
    assert_eq!(share::project(&body, id()).as_ref(), Ok(&project));
    let opened = file::read(file::write(&project).as_bytes(), id()).expect("our own file opens");
    assert_eq!(opened.project, project);
    assert_eq!(opened.notes, []);
}

pub fn project_file(bytes: &[u8]) {
    if let Ok(opened) = file::read(bytes, id()) {
        let text = file::write(&opened.project);
        let again = file::read(text.as_bytes(), id()).expect("our own file opens");
        assert_eq!(again.project, opened.project);
        assert_eq!(again.notes, []);
        check_link_of(&opened.project);
    }
}

pub fn pasted_table(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for table in [table::looks_like_table(&text), table::parse(&text).ok()]
        .into_iter()
        .flatten()
    {
        assert!(table.columns.len() >= 2);
        assert!(table.rows.iter().all(|it| it.len() == table.columns.len()));
        let (input, output) = table.likely_columns();
        assert!(input != output && input.max(output) < table.columns.len());
    }
}

pub fn gguf_header(bytes: &[u8]) {
    _ = inference::gguf::Header::parse(bytes);
}

/// Tensors of a header that reads lie one after the other, inside the file.
pub fn safetensors_header(bytes: &[u8]) {
    if let Ok(mut tensors) = inference::safetensors::read(&bytes.to_vec()) {
        tensors.sort_by_key(|it| (it.start, it.n_bytes));
        let mut at = 8;
        for it in tensors {
            assert!(it.start >= at);
            at = it.start + it.n_bytes;
        }
        assert!(at <= bytes.len() as u64);
    }
}

/// A tokenizer that reads gives ids that it knows.
pub fn tokenizer_json(bytes: &[u8]) {
    let Ok(tokenizer) = inference::Tokenizer::from_json(bytes, &lexicon::Tokenizers) else {
        return;
    };
    for text in ["", "Sort each message: 你好, 1234.\n", "<a> ##b \u{1F600}"] {
        for parse_special in [false, true] {
            // A vocabulary without a token for what is unknown may refuse a text.
            if let Ok(ids) = tokenizer.encode(text, parse_special, true) {
                assert!(ids.iter().all(|it| tokenizer.token_text(*it).is_some()));
                _ = tokenizer.decode(&ids);
            }
        }
    }
}

/// A chat template reads, fails or is stopped; where each content lies is inside what it wrote.
pub fn chat_template(bytes: &[u8]) {
    use tokens::chat::{ChatMessage, ChatOptions, ChatTemplate};
    let source = String::from_utf8_lossy(bytes);
    let Ok(template) = ChatTemplate::parse(&source) else {
        return;
    };
    let turn = |role: &str, content: &str| ChatMessage {
        role: role.into(),
        content: content.into(),
    };
    let turns = [turn("system", "größe"), turn("user", "{{ x }}")];
    let options = ChatOptions {
        bos_token: "<s>",
        add_generation_prompt: true,
        ..ChatOptions::default()
    };
    if let Ok(rendered) = template.render_parts(&turns, &options) {
        assert_eq!(rendered.contents.len(), turns.len());
        for range in rendered.contents {
            assert!(rendered.text.get(range).is_some());
        }
    }
}

pub fn template(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut at = 0;
    for piece in domain::pieces(&text) {
        match piece {
            Piece::Text(plain) => {
                assert_eq!(plain, &text[at..at + plain.len()]);
                at += plain.len();
            }
            Piece::Variable { span, .. } => {
                assert_eq!(span.start, at);
                at = span.end;
            }
        }
    }
    assert_eq!(at, text.len());
    assert_eq!(domain::expand(&text, &BTreeMap::new()), text);
}

/// A template that is read as a plain one is written as the interpreter renders it.
pub fn plain_template(bytes: &[u8]) {
    use tokens::chat::{ChatMessage, ChatOptions, ChatTemplate, PlainTemplate};
    let source = String::from_utf8_lossy(bytes);
    let Some(plain) = PlainTemplate::read(&source) else {
        return;
    };
    let (role, content) = ("user", " {{ hi }}\n");
    let options = ChatOptions {
        bos_token: "<s>",
        eos_token: "</s>",
        add_generation_prompt: true,
        ..ChatOptions::default()
    };
    let message = ChatMessage {
        role: role.into(),
        content: content.into(),
    };
    let template = ChatTemplate::parse(&source).expect("what is plain is a template");
    let rendered = template.render(&[message], &options);
    let written = plain.write([(role, content)], "<s>", "</s>");
    assert_eq!(Ok(written), rendered);
}

/// A shape, and the first bytes that it allows. A panic of the library comes as an error that says so.
pub fn held(bytes: &[u8]) {
    thread_local! {
        static HOLDER: grammar::Holder = {
            let bytes = (0..=255).map(|it| vec![it]).collect();
            let vocabulary = grammar::Vocabulary::new(bytes).expect("all bytes");
            grammar::Holder::new(&vocabulary).expect("a holder")
        };
    }
    let text = String::from_utf8_lossy(bytes);
    let Ok(shape) = grammar::Constraint::read(&text) else {
        return;
    };
    let told = HOLDER.with(|holder| -> Result<(), grammar::GrammarError> {
        let mut held = holder.hold(&shape, bytes.len().is_multiple_of(2))?;
        for n in 0..16 {
            let grammar::Next::Tokens(allowed) = held.ahead()? else {
                return Ok(());
            };
            // The first or the last that may come.
            let mut ids: Box<dyn Iterator<Item = u32>> = match n % 2 {
                0 => Box::new(0..256),
                _ => Box::new((0..256).rev()),
            };
            let id = ids
                .find(|it| allowed.allows(*it))
                .expect("something may come");
            held.take(id)?;
        }
        Ok(())
    });
    if let Err(error) = told {
        assert!(!error.to_string().contains("panic"), "{text}: {error}");
    }
}

pub fn vocab_file(bytes: &[u8]) {
    if let Ok(vocab) = tokens::Vocab::from_bytes(bytes.to_vec()) {
        let text = "Sort each message into a kind: 你好, 1234.\n";
        assert_eq!(vocab.encode(text, false).len(), vocab.count(text, false));
    }
}

/// The first byte chooses the protocol and the second where the rest is cut in two.
pub fn sse(bytes: &[u8]) {
    let [protocol, at, body @ ..] = bytes else {
        return;
    };
    let all = remote::Protocol::ALL;
    let protocol = all[usize::from(*protocol) % all.len()];
    let read = |pieces: &[&[u8]]| {
        let mut parser = remote::Parser::new(protocol);
        let mut events: Vec<_> = pieces.iter().flat_map(|it| parser.push(it)).collect();
        events.extend(parser.end());
        events
    };
    let (head, tail) = body.split_at(usize::from(*at) * body.len() / 256);
    let events = read(&[body]);
    assert_eq!(read(&[head, tail]), events);
    let is_end =
        |it: &remote::Event| matches!(it, remote::Event::Finished(_) | remote::Event::Failed(_));
    assert_eq!(events.iter().filter(|it| is_end(it)).count(), 1);
    assert!(events.last().is_some_and(is_end));
    _ = remote::read_whole(protocol, body);
}

/// What opened is written and opened again as the same.
pub fn experiment_file(bytes: &[u8]) {
    use records::bundle;
    let from_link = bundle::from_link(&String::from_utf8_lossy(bytes), &id());
    for opened in [bundle::read(bytes, &id()), from_link]
        .into_iter()
        .flatten()
    {
        let Ok(text) = bundle::write(&opened) else {
            continue;
        };
        let again = bundle::read(text.as_bytes(), &id()).expect("our own file opens");
        assert_eq!(again.plan, opened.plan);
        assert_eq!(again.answers, opened.answers);
        assert_eq!(again.beside, opened.beside);
    }
}

pub fn promptfoo(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok((suite, _)) = records::promptfoo::from_yaml(&text, &|_| None) {
        _ = records::promptfoo::to_yaml(&suite);
        _ = records::promptfoo::to_csv(&suite);
    }
    _ = records::promptfoo::from_csv(&text);
    _ = records::promptfoo::from_results(&text);
}

/// What is found is what reading gives; what was read can be written, and the first file of it be read again.
pub fn foreign(bytes: &[u8]) {
    use foreign::{Format, Incoming, detect, read};
    let mut new_id = id;
    let file = Incoming::alone("x", bytes);
    for found in detect(&file, &mut new_id) {
        assert_eq!(read(found.format, &file, &mut new_id), Ok(found.taken));
    }
    for format in Format::ALL {
        let Ok(taken) = read(format, &file, &mut new_id) else {
            continue;
        };
        if let Ok(given) = taken.write(format) {
            let (name, bytes) = &given.files[0];
            _ = read(format, &Incoming::alone(name, bytes), &mut new_id);
        }
    }
}

/// A table that reads is written and read again alike.
pub fn dataset(bytes: &[u8]) {
    if let Ok(table) = dataset::read(bytes) {
        let again = dataset::read(&dataset::write(&table)).expect("its own bytes are read");
        assert_eq!(dataset::write(&again), dataset::write(&table));
    }
}

/// Every version that lists is rebuilt or refused, and what was read is read again alike.
pub fn history(bytes: &[u8]) {
    let Ok(opened) = history::Store::open(bytes.to_vec()) else {
        return;
    };
    let mut store = opened.store;
    let versions = store.history().versions().to_vec();
    for version in &versions {
        _ = store.project(version.id, id());
    }
    let again = history::Store::open(store.bytes().to_vec()).expect("its own bytes open");
    assert_eq!(again.store.history(), store.history());
    let made = store.record(&Project::first(id()), 1).expect("records");
    assert!(made.is_some() || !versions.is_empty());
    _ = store.thinned(u64::MAX);
}

#[cfg(test)]
mod tests;
