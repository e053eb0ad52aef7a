//! What each fuzz target does with its bytes: feed a parser, then check what it promises.
//!
//! `cargo test --no-default-features` here runs every target a few thousand times without a fuzzer.

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

/// What is found can be read; what was read can be written, and the first file of it be read again.
pub fn foreign(bytes: &[u8]) {
    use foreign::{Format, Incoming, Outgoing, Whole, detect, read, write};
    let mut new_id = id;
    for found in detect("x", bytes) {
        assert!(read(found.format, &Incoming::alone("x", bytes), &mut new_id).is_ok());
    }
    for format in Format::ALL {
        let Ok(taken) = read(format, &Incoming::alone("x", bytes), &mut new_id) else {
            continue;
        };
        let projects: Vec<Outgoing<'_>> = taken
            .projects
            .iter()
            .map(|it| Outgoing {
                project: &it.project,
                kept: &it.kept,
            })
            .collect();
        let whole = Whole {
            projects: &projects,
            data: taken.data.as_ref(),
            suite: taken.suite.as_ref(),
        };
        if let Ok(given) = write(format, &whole) {
            let (name, bytes) = &given.files[0];
            _ = read(format, &Incoming::alone(name, bytes), &mut new_id);
        }
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
mod tests {
    use super::*;

    /// Pieces of what each parser knows, put together at random: deeper than noise alone would get.
    fn feed(target: fn(&[u8]), seeds: &[&[u8]]) {
        let mut state = 1u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for _ in 0..2_000 {
            let mut bytes = Vec::new();
            for _ in 0..next(8) {
                match next(3) {
                    0 => bytes.push(next(256) as u8),
                    _ => bytes.extend_from_slice(seeds[next(seeds.len())]),
                }
            }
            if !bytes.is_empty() && next(2) == 0 {
                let at = next(bytes.len());
                bytes[at] ^= 1 << next(8);
            }
            target(&bytes);
        }
    }

    #[test]
    fn share_links() {
        let link = share::encode(&Project::first(id()))
            .expect("encodes")
            .fragment;
        feed(
            share_link,
            &[
                link.as_bytes(),
                b"#p1=",
                b"#s1=",
                b"AAAA",
                b"\x05",
                b"\x80\x01",
                b"\n",
            ],
        );
    }

    #[test]
    fn link_bodies() {
        let body = share::body(&Project::first(id())).expect("encodes");
        feed(
            link_body,
            &[
                &body,
                b"\xF5",
                b"\xF8",
                b"\xFA",
                b"\xFB",
                b"\xFD",
                b"\xFE",
                b"\xFF",
                b"a",
                b"\x03\x01",
                b"\x04\xD0\x0F",
                b"\x0A\x01",
            ],
        );
    }

    #[test]
    fn project_files() {
        let text = file::write(&Project::first(id()));
        let head = br#"{"kind":"exemplar-project","version":1,"#;
        feed(
            project_file,
            &[
                text.as_bytes(),
                head,
                b"\"run\":",
                b"{\"seed\":-1e9}",
                b"}",
                b"[",
                b",",
                b"\"prompt\":{}",
            ],
        );
    }

    #[test]
    fn pasted_tables() {
        feed(
            pasted_table,
            &[
                b"text\tlabel\n",
                b"\"a\"\"b\"",
                b"\"",
                b",",
                b";",
                b"\r\n",
                b"\t",
                b"a",
                b"1",
            ],
        );
    }

    #[test]
    fn gguf_headers() {
        feed(
            gguf_header,
            &[
                b"GGUF",
                &[3, 0, 0, 0],
                &[0; 8],
                &[1, 0, 0, 0, 0, 0, 0, 0],
                &[255; 8],
                &[8, 0, 0, 0],
                b"general.architecture",
            ],
        );
    }

    #[test]
    fn templates() {
        feed(
            template,
            &[b"{{", b"}}", b"{", b"name", b" ", "größe".as_bytes(), b"\n"],
        );
    }

    #[test]
    fn vocab_files() {
        feed(
            vocab_file,
            &[
                b"EXVO\x01\0\0\0",
                &[0; 4],
                &[255; 4],
                b"a",
                b"\x01\x00\x00\x00",
            ],
        );
    }

    #[test]
    fn streams() {
        feed(
            sse,
            &[
                b"data: ",
                b"\n\n",
                b"\r\n",
                b"\r",
                b"[DONE]",
                b"\xEF\xBB\xBF",
                b"{\"error\":{\"message\":\"m\"}}",
                b"data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n",
                b"data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n",
                b"{\"message\":{\"content\":\"a\"},\"done\":true}\n",
                b"{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}",
                b"<html>",
            ],
        );
    }

    #[test]
    fn experiment_files() {
        let whole = br#"{"kind":"exemplar-experiment","version":1,"name":"n","model":{"id":"","name":"","hash":""},"plan":{"wording":{"#;
        feed(
            experiment_file,
            &[
                whole,
                b"#e1=",
                b"\"rows\":[{\"input\":\"a\",\"expected\":\"b\"}]",
                b"\"settings\":{",
                b"}",
                b"]",
                b",",
                b"1e999",
                b"null",
            ],
        );
    }

    #[test]
    fn promptfoo_files() {
        feed(
            promptfoo,
            &[
                b"prompts:\n  - ",
                b"tests:\n  - vars:\n      a: b\n",
                b"    assert:\n      - type: equals\n        value: ",
                b"&a [*a, *a]",
                b"|\n  ",
                b"{{x}}",
                b"\n",
                b"\"",
                b"a,__expected\n",
                b"{\"results\":{\"results\":[",
            ],
        );
    }

    #[test]
    fn foreign_files() {
        feed(
            foreign,
            &[
                b"{\"messages\": [{\"role\": \"user\", \"content\": ",
                b"\"a {{x}} {y}\"",
                b"}",
                b"]",
                b",",
                b"---\nname: x\nmodel:\n  id: ",
                b"\n---\n",
                b"user:\n",
                b"{{role \"user\"}}",
                b"{\"_type\": \"few_shot\", \"examples\": [{}]",
                b"{\"lc\": 1, \"type\": \"constructor\", \"id\": [\"ChatPromptTemplate\"], \"kwargs\": ",
                b"\"demos\": [{}], \"signature\": {",
                b"{\"flow\": {\"nodes\": [",
                b"{\"conversations\": [{\"from\": \"gpt\", \"value\": ",
                b"a,b\r\n\"",
                b"PK\x03\x04",
                b"PK\x05\x06\0\0\0\0\x01\0\x01\0",
            ],
        );
    }

    #[test]
    fn histories() {
        let mut store = history::Store::default();
        let mut project = Project::first(id());
        let mut frames: Vec<Vec<u8>> = Vec::new();
        for turn in 0..4 {
            let made = store
                .record(&project, turn * 1_000_000_000)
                .expect("records");
            frames.push(made.expect("is new").bytes);
            project.prompt.instruction.push_str(" Again.");
        }
        let first = store.history().versions()[0].id;
        for event in [
            store.history().pin(first, true),
            store.history().branch("b", first),
        ] {
            frames.push(store.append(event.expect("fits")).expect("fits"));
        }
        let mut seeds: Vec<&[u8]> = frames.iter().map(Vec::as_slice).collect();
        seeds.extend([&frames[0][..5], &frames[0][5..], b"\x80\x01"]);
        feed(history, &seeds);
    }
}
