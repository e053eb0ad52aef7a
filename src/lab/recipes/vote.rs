//! Self-consistency: of several answers to one question, the one given most often.

/// The answer that most paths gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub answer: String,
    pub n_for: usize,
    /// Another answer has as many; the one seen first was taken.
    pub tied: bool,
}

/// Majority vote (Wang et al. 2022, section 2). Paths in which nothing was found vote only if all did.
pub fn vote(answers: &[String]) -> Vote {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for answer in answers.iter().filter(|it| !it.is_empty()) {
        match counts.iter_mut().find(|it| it.0 == answer) {
            Some(count) => count.1 += 1,
            None => counts.push((answer, 1)),
        }
    }
    let most = counts.iter().map(|it| it.1).max().unwrap_or(0);
    let mut leaders = counts.iter().filter(|it| it.1 == most);
    let answer = leaders.next().map_or("", |it| it.0).to_owned();
    Vote {
        answer,
        n_for: most,
        tied: leaders.next().is_some(),
    }
}
