//! Runs every fuzz target without a fuzzer, on pieces of what its parser knows.

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
fn plain_templates() {
    feed(
        plain_template,
        &[
            b"{% for message in messages %}",
            b"{{ '<' + message['role'] + '\\n' + message.content }}",
            b"{{ bos_token }}",
            b"{% endfor %}",
            b"{% if add_generation_prompt %}{{ \"a\" }}{% endif %}",
            b"{% for message in messages %}{{ message.content }}{% endfor %}",
        ],
    );
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
fn safetensors_headers() {
    let entry = br#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#;
    let whole = [&(entry.len() as u64).to_le_bytes()[..], entry, &[0; 4]].concat();
    let read = inference::safetensors::read(&whole);
    assert_eq!(read.map(|it| it.len()), Ok(1));
    feed(
        safetensors_header,
        &[
            &whole,
            &whole[..8],
            &entry[..],
            b"\"__metadata__\":{\"a\":\"b\"},",
            b"\"shape\":[4294967296,4294967296]",
            b"{",
            b"}",
            &[255; 8],
        ],
    );
}

#[test]
fn tokenizers() {
    let whole = br###"{"version":"1.0","added_tokens":[{"id":3,"content":"<a>","special":true,"single_word":false,"lstrip":false,"rstrip":false,"normalized":false}],"normalizer":null,"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":{"type":"WordPiece","prefix":"##","cleanup":false},"model":{"type":"WordPiece","unk_token":"?","continuing_subword_prefix":"##","max_input_chars_per_word":9,"vocab":{"?":0,"a":1,"##b":2}}}"###;
    assert!(inference::Tokenizer::from_json(whole, &lexicon::Tokenizers).is_ok());
    let (head, tail) = whole.split_at(whole.len() - 40);
    feed(
        tokenizer_json,
        &[
            whole,
            head,
            tail,
            br#"{"decoder":{"type":"ByteLevel"},"model":{"type":"BPE","vocab":{"a":0,"b":1,"ab":4294967295},"merges":["a b"]}}"#,
            br#"{"normalizer":{"type":"Replace","pattern":{"Regex":"(a+)+$"},"content":""},"#,
            b"{",
            b"}",
            b"\"vocab\":{\"a\":4194305}",
            b",",
        ],
    );
}

#[test]
fn chat_templates() {
    feed(
        chat_template,
        &[
            b"{% for m in messages %}",
            b"{{ m.role + m.content }}",
            b"{% endfor %}",
            b"{% for i in range(1000000) %}{% for j in range(1000000) %}{% endfor %}",
            b"{{ bos_token }}",
            b"{% if add_generation_prompt %}",
            b"{% endif %}",
            b"{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
            b"{{ messages | tojson(indent=4) }}",
            b"{%- set x = x ~ x -%}",
            "größe".as_bytes(),
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
fn shapes_of_answers() {
    feed(
        held,
        &[
            b"{",
            b"}",
            b"[",
            b"]",
            b"\"a\"",
            b":",
            b",",
            b"/",
            b"1",
            b"true",
            b"(a|",
            b")*",
            "ä".as_bytes(),
            b"{\"type\":",
            b"\"object\"",
            b"\"properties\":{\"a\":",
            b"{\"$ref\":\"#\"}",
            b"{\"enum\":[\"a\",2]}",
            b"{\"items\":",
            b"{\"anyOf\":[",
            b"{\"pattern\":\"^a+$\"}",
            b"{\"type\":\"string\"}",
            b"{\"const\":",
            b"[\"yes\",\"no\"]",
            b"/a{1,9}/",
        ],
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
    let begun = br#"{"kind":"exemplar-experiment","version":1,"name":"n","model":{"id":"","name":"","hash":""},"plan":{"wording":{"#;
    let whole = br#"{"kind":"exemplar-experiment","version":1,"name":"n","model":{"id":"","name":"","hash":""},"plan":{"grid":{"grid":{"prompts":[],"models":[],"parameters":[],"rows":[],"repeats":1}}},"beside":{"votes":[1,-0.1,null,"a",{}]}}"#;
    let opened = records::bundle::read(whole, &id()).expect("opens");
    assert!(opened.beside.is_some());
    feed(
        experiment_file,
        &[
            begun,
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
fn tables_of_data() {
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let names = row(["in", "größer"]);
    let table = ::dataset::Table::of(&names, vec![row(["a", "1"]), row(["", "2026-11-27"])]);
    let bytes = ::dataset::write(&table);
    feed(
        dataset,
        &[&bytes, &bytes[..5], &bytes[5..], b"\xff\xff\xff\xff\x0f"],
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
