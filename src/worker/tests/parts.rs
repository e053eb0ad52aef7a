//! A model in several files: brought here, kept as one, and running as the whole one does.

use inference::gguf::Header;

use super::{
    answers::{answer, ask, desk, generate, text},
    *,
};

const FIRST: &str = "https://models.example/tiny-00001-of-00002.gguf";
const SECOND: &str = "https://models.example/tiny-00002-of-00002.gguf";

fn import_all(urls: &[&str]) -> Question {
    let files = urls.iter().map(|url| file(ImportRole::Gguf, url));
    Question::Import {
        name: "tiny".into(),
        files: files.collect(),
    }
}

/// The file as `gguf-split` cuts it with a first part that has the settings and no weights.
fn cut(whole: &[u8]) -> [Vec<u8>; 2] {
    let header = Header::parse(whole).expect("a good header");
    let name = header.tensors[0].name.as_bytes();
    let entry = [&(name.len() as u64).to_le_bytes(), name].concat();
    let found = whole.windows(entry.len()).position(|it| it == entry);
    let tensors_at = found.expect("the first tensor's entry");
    let entry_len = |it: &inference::gguf::TensorInfo| 24 + it.name.len() + 8 * it.dims.len();
    let tensors_len: usize = header.tensors.iter().map(entry_len).sum();
    let n_tensors = header.tensors.len() as u64;
    let part = |index: u32, n_here: u64, settings: &[u8], n_settings: u64, rest: &[u8]| {
        let mut bytes = b"GGUF\x03\0\0\0".to_vec();
        bytes.extend(n_here.to_le_bytes());
        bytes.extend((n_settings + 3).to_le_bytes());
        bytes.extend(settings);
        for (key, value) in [
            ("split.no", index),
            ("split.count", 2),
            ("split.tensors.count", n_tensors as u32),
        ] {
            bytes.extend((key.len() as u64).to_le_bytes());
            bytes.extend(key.as_bytes());
            bytes.extend(4_u32.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        bytes.extend(rest);
        bytes.resize(bytes.len().next_multiple_of(32), 0);
        bytes
    };
    let n_settings = header.metadata.len() as u64;
    let tensors = &whole[tensors_at..tensors_at + tensors_len];
    let mut second = part(1, n_tensors, &[], 0, tensors);
    second.extend(&whole[header.data_start as usize..]);
    [part(0, 0, &whole[24..tensors_at], n_settings, &[]), second]
}

fn here(desk: &Desk) -> Option<[Vec<u8>; 2]> {
    let parts = cut(&shared("stories260K/stories260K-f32.gguf")?);
    desk.host.put(FIRST, &parts[0]);
    desk.host.put(SECOND, &parts[1]);
    Some(parts)
}

#[test]
fn parts_come_in_and_run_as_one_model() {
    let Some(desk) = desk() else { return };
    let Some(parts) = here(&desk) else { return };
    let mut ids = Vec::new();
    for urls in [[SECOND, FIRST], [FIRST, SECOND]] {
        let replies = desk.replies(import_all(&urls));
        let Some(Reply::Imported(model)) = replies.last() else {
            panic!("{replies:?}");
        };
        let n_bytes = parts.iter().map(Vec::len).sum::<usize>() as u64;
        assert_eq!((model.size_bytes, model.have_bytes), (n_bytes, n_bytes));
        ids.push(model.id.clone());
    }
    assert_eq!(ids[0], ids[1], "one model, in whatever order it was chosen");
    assert_eq!(desk.kept().len(), 1);
    let mut question = generate(text("Once upon a time"), 20);
    let bundled = desk.replies(ask(question.clone()));
    question.model = ids[0].clone();
    let ours = desk.replies(ask(question));
    assert_eq!(answer(&ours, 0), answer(&bundled, 0));
    desk.replies(Question::Delete {
        model: ids[0].clone(),
    });
    desk.assert_empty();
}

#[test]
fn a_model_that_is_not_whole_is_refused_and_nothing_is_kept() {
    let desk = Desk::new();
    if here(&desk).is_none() {
        return;
    }
    let whole = "https://models.example/whole.gguf";
    desk.host.put(whole, &crate::fake::gguf("llama", 100));
    for (urls, words) in [
        (&[FIRST][..], "part 2 of 2 is missing"),
        (&[SECOND], "part 1 of 2 is missing"),
        (&[FIRST, FIRST, SECOND], "part 1 is there twice"),
        (&[FIRST, whole], "not parts of one model"),
    ] {
        let error = desk.error(import_all(urls));
        let EngineError::Corrupt { what } = &error else {
            panic!("{error:?}");
        };
        assert!(what.contains(words), "{what}");
        desk.assert_empty();
    }
}

#[test]
fn parts_have_to_fit_together() {
    let desk = Desk::new();
    let Some(parts) = here(&desk) else { return };
    let sum: usize = parts.iter().map(Vec::len).sum();
    desk.host.memory_bytes.set(Some(sum as u64 - 1));
    let error = desk.error(import_all(&[FIRST, SECOND]));
    assert!(matches!(error, EngineError::TooLarge { .. }), "{error:?}");
}
