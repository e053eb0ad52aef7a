//! Images of models: written after the first load, read at the next, gone with the model or when room is short.

use engine::StorageKind;
use storage::{Blob, Blobs, MemoryBlobs};

use super::{
    answers::{answer, ask, generate, text},
    *,
};

const URL: &str = "https://m.example/a.gguf";

/// The model that travels with the page.
fn bundle() -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../public/models/sprout.gguf");
    std::fs::read(path).expect("in the repository")
}

/// A place that keeps files, with the bundled model among them as one of its own.
fn desk() -> (Desk, StoredModel) {
    let desk = Desk::new();
    desk.host.storage.set(Some(StorageKind::Opfs));
    desk.host.put(URL, &bundle());
    let kept = desk.import(URL).expect("a model");
    (desk, kept)
}

/// Files that are images, with their lengths.
fn images(desk: &Desk) -> Vec<(String, u64)> {
    let files = block_on(desk.host.blobs().list()).expect("a list");
    let images = files.into_iter().filter(|it| it.name.starts_with("image-"));
    images.map(|it| (it.name, it.len)).collect()
}

fn open(desk: &Desk, name: &str) -> Box<dyn Blob> {
    block_on(desk.host.blobs().open(name)).expect("there")
}

fn load(desk: &Desk, model: &StoredModel) -> Vec<Reply> {
    let model = model.id.clone();
    desk.replies(Question::Load { model })
}

fn said(desk: &Desk, model: &StoredModel) -> String {
    let mut question = generate(text("Once upon a time"), 5);
    question.model = model.id.clone();
    answer(&desk.replies(ask(question)), 0)
}

#[test]
fn the_next_visit_reads_the_image_and_says_the_same() {
    let (desk, kept) = desk();
    assert_eq!(images(&desk), []);
    let first = said(&desk, &kept);
    let [(name, len)] = &images(&desk)[..] else {
        panic!("{:?}", images(&desk));
    };
    assert!(*len > kept.size_bytes / 2, "{len}");
    // What is read can be told by what it says: here weights that are nothing.
    let desk = Desk::on(desk.host);
    assert_eq!(said(&desk, &kept), first);
    let good = {
        let mut blob = open(&desk, name);
        let mut good = vec![0; blob.len() as usize];
        block_on(blob.read_at(0, &mut good)).expect("read");
        let ruined = vec![0; good.len() - 16];
        block_on(blob.write_at(16, &ruined)).expect("written");
        good
    };
    let desk = Desk::on(desk.host);
    assert_ne!(said(&desk, &kept), first, "the image is what is read");
    block_on(open(&desk, name).write_at(0, &good)).expect("written");
    let desk = Desk::on(desk.host);
    assert_eq!(said(&desk, &kept), first);
}

#[test]
fn an_image_without_its_seal_is_made_again() {
    let (desk, kept) = desk();
    let first = said(&desk, &kept);
    let before = images(&desk);
    for ruin in [0_u64, 40] {
        block_on(open(&desk, &before[0].0).truncate(ruin)).expect("cut");
        let desk = Desk::on(desk.host.clone());
        assert_eq!(said(&desk, &kept), first, "cut to {ruin}");
        assert_eq!(images(&desk), before);
    }
}

#[test]
fn an_image_that_breaks_off_while_it_is_read_leaves_the_say_to_the_file() {
    let (desk, kept) = desk();
    let first = said(&desk, &kept);
    let [(name, len)] = &images(&desk)[..] else {
        panic!("{:?}", images(&desk));
    };
    let desk = Desk::on(desk.host);
    let model = kept.id.clone();
    let mut replies = desk.engine.ask(Question::Load { model });
    // The second word is said when the image was looked at, before the first matrix.
    let begun = block_on((&mut replies).take(2).collect::<Vec<_>>());
    assert_eq!(begun.len(), 2);
    block_on(open(&desk, name).truncate(len / 2)).expect("cut");
    let rest: Result<Vec<_>, _> = block_on(replies.collect::<Vec<_>>()).into_iter().collect();
    let rest = rest.expect("no error");
    assert!(rest.iter().any(|it| matches!(it, Reply::Loaded(_))));
    assert_eq!(said(&desk, &kept), first);
    assert_eq!(images(&desk), [(name.clone(), *len)], "made again");
}

#[test]
fn nothing_is_written_where_files_are_not_kept_or_room_is_scarce() {
    let (desk, kept) = desk();
    desk.host.storage.set(Some(StorageKind::IndexedDb));
    let desk = Desk::on(desk.host);
    load(&desk, &kept);
    assert_eq!(images(&desk), []);

    let desk = Desk::new();
    desk.host.storage.set(Some(StorageKind::Opfs));
    let bytes = bundle();
    let scarce = MemoryBlobs::with_quota(3 * bytes.len() as u64);
    desk.host.blobs.replace(Some(scarce));
    let desk = Desk::on(desk.host);
    desk.host.put(URL, &bytes);
    let kept = desk.import(URL).expect("a model");
    load(&desk, &kept);
    assert_eq!(images(&desk), []);
}

#[test]
fn an_image_goes_with_its_model() {
    let (desk, kept) = desk();
    load(&desk, &kept);
    assert_eq!(images(&desk).len(), 1);
    let model = kept.id;
    assert_eq!(desk.replies(Question::Delete { model }), [Reply::Deleted]);
    desk.assert_empty();
}

#[test]
fn an_image_of_another_build_is_cleared() {
    let (desk, kept) = desk();
    load(&desk, &kept);
    let now = images(&desk);
    let other = now[0].0.replace(|it: char| it.is_ascii_digit(), "0");
    drop(open(&desk, &other));
    let desk = Desk::on(desk.host);
    load(&desk, &kept);
    assert_eq!(images(&desk), now);
}

#[test]
fn a_model_that_needs_the_room_gets_it() {
    let desk = Desk::new();
    desk.host.storage.set(Some(StorageKind::Opfs));
    let bytes = bundle();
    let quota = 8 * bytes.len() as u64;
    desk.host
        .blobs
        .replace(Some(MemoryBlobs::with_quota(quota)));
    let desk = Desk::on(desk.host);
    desk.host.put(URL, &bytes);
    let kept = desk.import(URL).expect("a model");
    load(&desk, &kept);
    assert_eq!(images(&desk).len(), 1);
    for (n, hides_length) in [(1, false), (2, true)] {
        // Fill the device until one more fits only without the image.
        let room = block_on(desk.host.blobs().room()).expect("an estimate");
        let filler = room.left() - bytes.len() as u64 / 2;
        let mut blob = open(&desk, &format!("filler-{n}"));
        block_on(blob.write_at(0, &vec![0; filler as usize])).expect("written");
        let url = format!("https://m.example/{n}.gguf");
        // Another file, so that it is another model.
        let mut other = bytes.clone();
        other.extend(std::iter::repeat_n(0, n));
        desk.host.put(&url, &other);
        desk.host.change(&url, |it| it.hides_length = hides_length);
        desk.import(&url).expect("there is room");
        assert_eq!(images(&desk), []);
        drop(blob);
        block_on(desk.host.blobs().delete(&format!("filler-{n}"))).expect("deleted");
        load(&desk, &kept);
    }
}
