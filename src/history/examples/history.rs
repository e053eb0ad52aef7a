//! Measures a history of 5,000 versions of a 100 KB project: its size, how long it takes to open and to rebuild.
//!
//! `cargo run --profile engine -p history --example history`. Words are made from a seed, with Zipf's frequencies;
//! an edit replaces, adds or removes one to six words, or sometimes adds, moves or removes an example or moves a slider.

use std::time::Instant;

use domain::{Example, Project, ProjectId};
use history::Store;

const N_VERSIONS: usize = 5_000;
const N_BYTES: usize = 100_000;

struct Random(u64);

impl Random {
    /// SplitMix64 (Steele, Lea, Flood 2014), as a number below `n`.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ it >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ it >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((it ^ it >> 31) % n as u64) as usize
    }

    fn words(&mut self, vocabulary: &[String], n: usize) -> String {
        let of = |random: &mut Self| {
            // 1/x of a uniform x: the r-th word about 1/r as often as the first.
            let r = (vocabulary.len() as f64).powf(random.below(1 << 20) as f64 / (1 << 20) as f64);
            vocabulary[(r as usize).min(vocabulary.len() - 1)].clone()
        };
        let words: Vec<String> = (0..n).map(|_| of(self)).collect();
        words.join(" ")
    }
}

fn vocabulary(random: &mut Random) -> Vec<String> {
    const PARTS: [&str; 24] = [
        "an", "be", "con", "der", "es", "for", "ing", "is", "le", "man", "ne", "or", "per", "qu",
        "re", "st", "ter", "un", "ver", "wi", "th", "sh", "tion", "y",
    ];
    let mut word = || {
        let n = 1 + random.below(4);
        (0..n).map(|_| PARTS[random.below(PARTS.len())]).collect()
    };
    (0..4_000).map(|_| word()).collect()
}

fn main() {
    let seed = std::env::args().nth(1).and_then(|it| it.parse().ok());
    let mut random = Random(seed.unwrap_or(1));
    let vocabulary = vocabulary(&mut random);
    let id = ProjectId("0".into());
    let mut project = Project::empty(id.clone(), "Support mail");
    project.prompt.instruction = random.words(&vocabulary, 300);
    while format::file::write(&project).len() < N_BYTES {
        let (input, output) = (random.words(&vocabulary, 40), random.words(&vocabulary, 8));
        let example = Example::new(project.fresh_example_id(), input, output);
        project.prompt.examples.push(example);
    }
    let first = format::file::write(&project).len();

    let mut store = Store::default();
    let (mut log, mut at, mut slowest) = (Vec::new(), 1_800_000_000_000, 0.0f64);
    let mut kept: Vec<Project> = Vec::new();
    let start = Instant::now();
    while store.history().versions().len() < N_VERSIONS {
        let begun = Instant::now();
        let made = store.record(&project, at).expect("records");
        slowest = slowest.max(begun.elapsed().as_secs_f64());
        if let Some(made) = made {
            if kept.is_empty() {
                println!("first version coded: {} B", made.bytes.len());
            }
            log.extend(made.bytes);
            kept.push(project.clone());
        }
        edit(&mut project, &mut random, &vocabulary);
        at += 1_000 + random.below(20 * 60 * 1_000) as u64;
    }
    let per_version = start.elapsed().as_secs_f64() / N_VERSIONS as f64;
    let last = format::file::write(kept.last().expect("some")).len();
    println!(
        "first version {first} B, last version {last} B, {} examples",
        project.prompt.examples.len()
    );
    println!(
        "log {} B = {:.2} x the last version; {:.1} B a version",
        log.len(),
        log.len() as f64 / last as f64,
        log.len() as f64 / N_VERSIONS as f64
    );
    println!(
        "recording {:.2} ms a version, slowest {:.1} ms",
        per_version * 1e3,
        slowest * 1e3
    );

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
    let thinned = store.thinned(at).expect("thins");
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

/// What a person does between two versions.
fn edit(project: &mut Project, random: &mut Random, vocabulary: &[String]) {
    let n = project.prompt.examples.len();
    let at = random.below(n);
    match random.below(100) {
        0..2 => {
            let id = project.fresh_example_id();
            let (input, output) = (random.words(vocabulary, 40), random.words(vocabulary, 8));
            project
                .prompt
                .examples
                .insert(at, Example::new(id, input, output));
        }
        2..4 => _ = project.prompt.examples.remove(at),
        4..6 => {
            let example = project.prompt.examples.remove(at);
            project.prompt.examples.insert(random.below(n), example);
        }
        6..12 => project.run.temperature = random.below(21) as f32 / 10.0,
        12..16 => project.prompt.examples[at].on ^= true,
        16..30 => reword(&mut project.prompt.instruction, random, vocabulary),
        30..50 => reword(&mut project.prompt.examples[at].output, random, vocabulary),
        _ => reword(&mut project.prompt.examples[at].input, random, vocabulary),
    }
}

fn reword(text: &mut String, random: &mut Random, vocabulary: &[String]) {
    let words: Vec<&str> = text.split(' ').collect();
    let n_new = 1 + random.below(6);
    let at = random.below(words.len().saturating_sub(3).max(1));
    // As many as come, on average, so that the project keeps its size.
    let n_gone = (1 + random.below(6)).min(words.len() - at);
    let new = random.words(vocabulary, n_new);
    let (before, behind) = (&words[..at], &words[at + n_gone..]);
    let parts = [before, &[&new], behind].concat();
    *text = parts.join(" ");
}
