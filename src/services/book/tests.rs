//! The book: kept, changed by two tabs, and set aside where it cannot be read.

use futures::executor::block_on;
use proptest::prelude::*;
use storage::MemoryStore;

use super::*;

fn open(store: &MemoryStore) -> (Book, Option<ServiceError>) {
    block_on(Book::open(Rc::new(store.clone())))
}

fn service(id: &str) -> Service {
    let mut service = Service::of("openai", id).expect("a preset");
    service.models = vec!["gpt-5-mini".into(), "org/model".into()];
    service.chain = vec!["service/other/x".into(), "sprout".into(), "recorded".into()];
    service.limits.requests_per_minute = Some(60);
    service.patience_seconds = Some(90);
    service
}

#[test]
fn two_tabs_keep_what_the_other_wrote() {
    let store = MemoryStore::default();
    let (one, _) = open(&store);
    let (two, _) = open(&store);
    block_on(one.put(service("a"))).expect("kept");
    block_on(two.put(service("b"))).expect("kept");
    block_on(one.remove("a")).expect("removed");
    let (again, trouble) = open(&store);
    assert_eq!(trouble, None);
    assert_eq!(*again.services(), vec![service("b")]);
}

/// As this page wrote it before a service had a patience of its own.
#[test]
fn a_book_from_before_is_read() {
    let store = MemoryStore::default();
    let bytes = br#"{"version":1,"services":[{"id":"a","name":"A","preset":"openai","address":"https://api.openai.com/v1",
        "models":["m"],"takes_text":false,"takes_turns":true,"asks_logprobs":false,"most_open":4,
        "requests_per_minute":null,"tokens_per_minute":null,"chain":[]}]}"#;
    block_on(store.put(KEY, bytes)).expect("kept");
    let (book, trouble) = open(&store);
    assert_eq!(trouble, None);
    let service = book.find("a").expect("there");
    assert_eq!((&*service.name, service.patience_seconds), ("A", None));
}

#[test]
fn what_cannot_be_read_is_set_aside_whole() {
    let store = MemoryStore::default();
    let bytes = b"{\"version\":1,\"services\":[{\"id\":\"a";
    block_on(store.put(KEY, bytes)).expect("kept");
    let (book, trouble) = open(&store);
    assert!(matches!(trouble, Some(ServiceError::DamagedBook { .. })));
    assert!(book.services().is_empty());
    assert_eq!(block_on(store.get(ASIDE)), Ok(Some(bytes.to_vec())));
    block_on(book.put(service("a"))).expect("a new one");
    assert_eq!(open(&store).0.services().len(), 1);
}

#[test]
fn what_cannot_be_a_service_is_refused() {
    let (book, _) = open(&MemoryStore::default());
    let refused = |change: fn(&mut Service)| {
        let mut it = service("a");
        change(&mut it);
        block_on(book.put(it)).is_err()
    };
    assert!(refused(|it| it.id = "a/b".into()));
    assert!(refused(|it| it.id = String::new()));
    assert!(refused(|it| it.preset = "none".into()));
    assert!(refused(|it| it.address = "https://a@b".into()));
    assert!(refused(|it| it.name = "n".repeat(300)));
    assert!(!refused(|_| ()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_bytes_panic(at in any::<prop::sample::Index>(), byte: u8, end in any::<prop::sample::Index>(), noise: Vec<u8>) {
        let mut bytes = shape::write(&[service("a"), service("b")]);
        let i = at.index(bytes.len());
        bytes[i] = byte;
        bytes.truncate(end.index(bytes.len()) + 1);
        _ = shape::read(&bytes);
        _ = shape::read(&noise);
    }
}
