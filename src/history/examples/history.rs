//! Measures a history of 5,000 versions of a 100 KB project: its size, how long it takes to open and to rebuild.
//!
//! `cargo xtask bench history`, with a seed and a folder that gets the log and the last project. It fails where the history takes three times the bytes of its last version.

#[path = "../tests/months.rs"]
mod months;

use std::time::Instant;

use domain::Project;
use history::Store;
use months::Months;

const N_VERSIONS: usize = 5_000;
const N_BYTES: usize = 100_000;

fn main() {
    let seed = std::env::args().nth(1).and_then(|it| it.parse().ok());
    let mut months = Months::new(seed.unwrap_or(1), N_BYTES);
    let id = months.project.id.clone();
    let first = format::file::write(&months.project).len();

    let mut store = Store::default();
    let (mut log, mut slowest) = (Vec::new(), 0.0f64);
    let mut kept: Vec<Project> = Vec::new();
    let start = Instant::now();
    while store.history().versions().len() < N_VERSIONS {
        let begun = Instant::now();
        let made = store
            .record(&months.project, months.now_millis)
            .expect("records");
        slowest = slowest.max(begun.elapsed().as_secs_f64());
        if let Some(made) = made {
            if kept.is_empty() {
                println!("first version coded: {} B", made.bytes.len());
            }
            log.extend(made.bytes);
            kept.push(months.project.clone());
        }
        months.go_on();
    }
    let per_version = start.elapsed().as_secs_f64() / N_VERSIONS as f64;
    let last = format::file::write(kept.last().expect("some")).len();
    println!(
        "first version {first} B, last version {last} B, {} examples",
        months.project.prompt.examples.len()
    );
    println!(
        "log {} B = {:.2} x the last version; {:.1} B a version",
        log.len(),
        log.len() as f64 / last as f64,
        log.len() as f64 / N_VERSIONS as f64
    );
    assert!(
        log.len() < 3 * last,
        "a history is less than three times its project"
    );
    println!(
        "recording {:.2} ms a version, slowest {:.1} ms",
        per_version * 1e3,
        slowest * 1e3
    );

    if let Some(folder) = std::env::args().nth(2).map(std::path::PathBuf::from) {
        // For `tests/bench/history.mjs`, which opens it in a browser.
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("log"), &log).expect("written");
        let project = kept.last().expect("some");
        let record = format::record::write(project, months.now_millis as f64);
        std::fs::write(folder.join("record"), record).expect("written");
    }

    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let bytes = log.clone();
            let begun = Instant::now();
            let opened = Store::open(bytes).expect("opens");
            assert_eq!(opened.store.history().versions().len(), N_VERSIONS);
            begun.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("opening {:.2} ms (median of 9)", times[4] * 1e3);

    for place in [N_VERSIONS - 1, N_VERSIONS / 2, 0] {
        let mut store = Store::open(log.clone()).expect("opens").store;
        let version = store.history().versions()[place].id;
        let begun = Instant::now();
        let rebuilt = store.project(version, id.clone()).expect("rebuilds");
        let took = begun.elapsed().as_secs_f64();
        assert_eq!(rebuilt, kept[place]);
        println!(
            "rebuilding version {place} in a history just opened {:.1} ms",
            took * 1e3
        );
    }
    let begun = Instant::now();
    let thinned = store.thinned(months.now_millis).expect("thins");
    println!(
        "thinned to {} versions, {} B, in {:.0} ms",
        thinned.history().versions().len(),
        thinned.bytes().len(),
        begun.elapsed().as_secs_f64() * 1e3
    );
    for version in store.history().versions().iter().step_by(500) {
        println!("  {}", version.name.text());
    }
}
