//! A person at work on a project for months, made from a seed: for the test and the bench of what a history takes.
//!
//! Words come with Zipf's frequencies; an edit replaces, adds or removes one to six words, or sometimes adds, moves
//! or removes an example or moves a slider.

use domain::{Example, Project, ProjectId};

/// The project as it stands, and what is needed to go on with it.
pub(crate) struct Months {
    pub(crate) project: Project,
    pub(crate) now_millis: u64,
    random: Random,
    vocabulary: Vec<String>,
}

impl Months {
    /// A first version whose file has `n_bytes` or a little more.
    pub(crate) fn new(seed: u64, n_bytes: usize) -> Self {
        let mut random = Random(seed);
        let vocabulary = vocabulary(&mut random);
        let mut project = Project::empty(ProjectId("0".into()), "Support mail");
        project.prompt.instruction = random.words(&vocabulary, 300);
        while format::file::write(&project).len() < n_bytes {
            let (input, output) = (random.words(&vocabulary, 40), random.words(&vocabulary, 8));
            let example = Example::new(project.fresh_example_id(), input, output);
            project.prompt.examples.push(example);
        }
        Self {
            project,
            now_millis: 1_800_000_000_000,
            random,
            vocabulary,
        }
    }

    /// One edit, and at most twenty minutes.
    pub(crate) fn go_on(&mut self) {
        edit(&mut self.project, &mut self.random, &self.vocabulary);
        self.now_millis += 1_000 + self.random.below(20 * 60 * 1_000) as u64;
    }
}

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
