//! Answers are there again, in this tab and the next, and only a few of them in memory.

use super::*;
use futures::executor::block_on;
use storage::MemoryStore;

#[test]
fn answers_are_there_at_the_next_visit_and_damage_only_loses_itself() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    let answers = [
        Answer::Text {
            text: "größer".into(),
            n_tokens: 2,
        },
        Answer::LogProbs(vec![-0.5, -1.25]),
    ];
    block_on(async {
        let cache = Cache::open(store.clone()).await;
        for (number, answer) in (0u8..).zip(&answers) {
            let kept = Kept {
                answer: answer.clone(),
                millis: 1.5,
                measured: Measured::default(),
            };
            cache.put(CallId([number; 32]), kept, 0.0);
            cache.write().await.unwrap();
        }
        let again = Cache::open(store.clone()).await;
        for (number, answer) in (0u8..).zip(&answers) {
            let kept = again.get(&CallId([number; 32])).await.unwrap();
            assert_eq!((&kept.answer, kept.millis), (answer, 1.5));
        }
        // The next visit begins a piece of its own.
        let kept = again.get(&CallId([1; 32])).await.unwrap();
        again.put(CallId([8; 32]), kept, 0.0);
        again.write().await.unwrap();
        store
            .put("answers/00000000", b"\xff\xff\xff")
            .await
            .unwrap();
        let damaged = Cache::open(store.clone()).await;
        let n = |cache: &Cache| cache.places.borrow().len();
        assert_eq!(n(&damaged), 1);
        // A new piece does not overwrite an old one.
        damaged.put(
            CallId([9; 32]),
            again.get(&CallId([1; 32])).await.unwrap(),
            0.0,
        );
        damaged.write().await.unwrap();
        assert_eq!(n(&Cache::open(store).await), 2);
    });
}

fn text(number: u16, n_bytes: usize) -> (CallId, Kept) {
    let mut id = [0; 32];
    id[..2].copy_from_slice(&number.to_le_bytes());
    let answer = Answer::Text {
        text: "a".repeat(n_bytes),
        n_tokens: 1,
    };
    let kept = Kept {
        answer,
        millis: 1.0,
        measured: Measured::default(),
    };
    (CallId(id), kept)
}

#[test]
fn nothing_is_lost_to_a_store_that_fails_for_a_while() {
    let memory = MemoryStore::default();
    let store: Rc<dyn Store> = Rc::new(memory.clone());
    block_on(async {
        let cache = Cache::open(store.clone()).await;
        memory.fail_with(Some(StorageError::NoRoom));
        for number in 0..300 {
            let (id, kept) = text(number, 3);
            if cache.put(id, kept, 0.0).is_some() {
                assert!(cache.write().await.is_err());
            }
        }
        memory.fail_with(None);
        cache.write().await.unwrap();
        assert_eq!(Cache::open(store).await.places.borrow().len(), 300);
    });
}

#[test]
fn much_at_once_is_cut_into_pieces_that_can_be_read_again() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    block_on(async {
        let cache = Cache::open(store.clone()).await;
        for number in 0..40 {
            let (id, kept) = text(number, 1 << 19);
            cache.put(id, kept, 0.0);
        }
        cache.write().await.unwrap();
        assert_eq!(Cache::open(store.clone()).await.places.borrow().len(), 40);
        assert_eq!(store.list(PREFIX).await.unwrap().len(), 20);
    });
}

#[test]
fn two_tabs_do_not_overwrite_each_other() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    block_on(async {
        let tabs = [
            Cache::open(store.clone()).await,
            Cache::open(store.clone()).await,
        ];
        for (number, tab) in (0..).zip(tabs.iter().cycle()).take(10) {
            let (id, kept) = text(number, 3);
            tab.put(id, kept, 0.0);
            tab.write().await.unwrap();
        }
        assert_eq!(Cache::open(store).await.places.borrow().len(), 10);
    });
}

#[test]
fn a_long_run_leaves_its_answers_in_the_store_alone() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    block_on(async {
        let cache = Cache::open(store.clone()).await;
        let (mut most, mut due) = (0, None);
        for number in 0..10_000 {
            let (id, kept) = text(number, 3);
            // One answer each millisecond.
            let now_millis = f64::from(number);
            let wait = cache.put(id, kept, now_millis);
            due = due.or(wait.map(|it| now_millis + f64::from(it)));
            if due.is_some_and(|it| it <= now_millis) {
                due = None;
                cache.write().await.unwrap();
            }
            most = most.max(cache.n_here());
        }
        let most_unwritten = UNWRITTEN_MILLIS as usize;
        assert!(most <= PIECE + most_unwritten, "{most} answers in memory");
        cache.write().await.unwrap();
        for cache in [cache, Cache::open(store.clone()).await] {
            assert!(!cache.knows(&text(10_000, 3).0));
            for number in (0..10_000).rev() {
                let (id, kept) = text(number, 3);
                assert!(cache.knows(&id));
                assert_eq!(cache.get(&id).await, Some(kept));
                assert!(cache.n_here() <= (MOST_READ + 1) * PIECE);
            }
        }
    });
}

#[test]
fn long_answers_that_were_read_do_not_stay() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    block_on(async {
        let cache = Cache::open(store.clone()).await;
        for number in 0..40 {
            let (id, kept) = text(number, 1 << 19);
            cache.put(id, kept, 0.0);
        }
        cache.write().await.unwrap();
        for number in 0..40 {
            let (id, kept) = text(number, 1 << 19);
            assert_eq!(cache.get(&id).await, Some(kept));
            // Pieces of two, of which three fill the budget: to and fro between two reads each once.
            assert!(cache.n_here() <= 6, "{}", cache.n_here());
        }
        assert_eq!(cache.n_here(), 6);
    });
}

#[test]
fn what_is_answered_once_more_is_the_later_answer() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    block_on(async {
        let cache = Cache::open(store.clone()).await;
        let (again, _) = text(7, 3);
        for number in 0..300 {
            let (id, kept) = text(number, 3);
            cache.put(id, kept, 0.0);
        }
        let (_, later) = text(7, 9);
        cache.put(again, later.clone(), 0.0);
        cache.write().await.unwrap();
        assert_eq!(cache.get(&again).await, Some(later.clone()));
        let anew = Cache::open(store).await;
        assert_eq!(anew.get(&again).await, Some(later));
    });
}

#[test]
fn a_piece_that_could_not_be_read_is_read_the_next_time() {
    let memory = MemoryStore::default();
    let store: Rc<dyn Store> = Rc::new(memory.clone());
    block_on(async {
        let cache = Cache::open(store.clone()).await;
        for number in 0..300 {
            let (id, kept) = text(number, 3);
            cache.put(id, kept, 0.0);
        }
        cache.write().await.unwrap();
        let (id, kept) = text(7, 3);
        memory.fail_with(Some(StorageError::NoRoom));
        assert_eq!(cache.get(&id).await, None);
        memory.fail_with(None);
        assert_eq!(cache.get(&id).await, Some(kept));
    });
}

#[test]
fn an_answer_is_written_soon_and_many_at_once() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    block_on(async {
        let cache = Cache::open(store).await;
        let put = |number, now_millis| {
            let (id, kept) = text(number, 3);
            cache.put(id, kept, now_millis)
        };
        assert_eq!(put(0, 9000.0), Some(0), "the first at once");
        cache.write().await.unwrap();
        assert_eq!(put(1, 9100.0), Some(150), "a while after the last write");
        for number in 2..50 {
            assert_eq!(put(number, 9200.0), None, "with the one before");
        }
        cache.write().await.unwrap();
        assert_eq!(put(50, 9300.0), Some(200));
        assert_eq!(put(51, 9750.0), None);
        // The page was closed or the task dropped: somebody else does it.
        assert_eq!(put(52, 9751.0), Some(0));
        cache.write().await.unwrap();
        // A clock that was set back.
        assert_eq!(put(53, 10.0), Some(250));
    });
}
