//! Texts as words, and which words two texts share in the same order.

/// Longer texts are not compared word by word.
const MOST_WORDS: usize = 50_000;
/// Nor are texts that differ in more words than this, both sides together. Bounds time and memory.
const MOST_EDITS: usize = 1_000;

/// Runs of letters and digits, runs of white space without line ends, and every other character alone;
/// so is each character of scripts that write without spaces. Together they are the text.
pub(crate) fn words(text: &str) -> Vec<&str> {
    #[derive(Clone, Copy, PartialEq)]
    enum Class {
        Word,
        Space,
        Alone,
    }
    let class = |it: char| match it {
        '\n' | '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => {
            Class::Alone
        }
        it if it.is_alphanumeric() || it == '_' => Class::Word,
        it if it.is_whitespace() => Class::Space,
        _ => Class::Alone,
    };
    let mut words = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, it) in text.char_indices() {
        let class = class(it);
        if at > start && (class == Class::Alone || before != Some(class)) {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(class);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// Places of equal items in both rows, ascending, as many as there can be; `None` where too much differs.
///
/// E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1, 1986: for d = 0, 1, … edits,
/// how far one comes on each diagonal; the way is read off backwards.
pub(crate) fn shared<T: PartialEq>(a: &[T], b: &[T]) -> Option<Vec<(usize, usize)>> {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (mid_a, mid_b) = (&a[head..], &b[head..]);
    let back = mid_a.iter().rev().zip(mid_b.iter().rev());
    let tail = back.take_while(|(a, b)| a == b).count();
    let (mid_a, mid_b) = (&mid_a[..mid_a.len() - tail], &mid_b[..mid_b.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|it| (it, it)).collect();
    let middle = middle(mid_a, mid_b)?.into_iter();
    pairs.extend(middle.map(|(x, y)| (x + head, y + head)));
    pairs.extend((0..tail).map(|it| (a.len() - tail + it, b.len() - tail + it)));
    Some(pairs)
}

fn middle<T: PartialEq>(a: &[T], b: &[T]) -> Option<Vec<(usize, usize)>> {
    if a.is_empty() || b.is_empty() {
        return Some(Vec::new());
    }
    if a.len().max(b.len()) > MOST_WORDS {
        return None;
    }
    let most = MOST_EDITS.min(a.len() + b.len());
    // `reach[k + most + 1]` is the place in `a` on diagonal k (place in `a` minus place in `b`).
    let mut reach = vec![0usize; 2 * most + 3];
    let mut trace: Vec<Vec<usize>> = Vec::new();
    for d in 0..=most {
        trace.push(reach.clone());
        for step in 0..=d {
            // Diagonals -d, -d + 2, … d, shifted so that none is negative.
            let at = most + 1 + 2 * step - d;
            let x = if step == 0 || (step != d && reach[at - 1] < reach[at + 1]) {
                reach[at + 1]
            } else {
                reach[at - 1] + 1
            };
            let Some(y) = (x + most + 1).checked_sub(at).filter(|it| *it <= b.len()) else {
                reach[at] = x;
                continue;
            };
            if x > a.len() {
                reach[at] = x;
                continue;
            }
            let run = a[x..].iter().zip(&b[y..]).take_while(|(a, b)| a == b);
            let run = run.count();
            reach[at] = x + run;
            if x + run == a.len() && y + run == b.len() {
                return Some(read_back(&trace, most, (a.len(), b.len())));
            }
        }
    }
    None
}

fn read_back(trace: &[Vec<usize>], most: usize, end: (usize, usize)) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut x, mut y) = end;
    for (d, reach) in trace.iter().enumerate().rev() {
        let at = x + most + 1 - y;
        let lowest = at + d == most + 1;
        let highest = at == most + 1 + d;
        let down = lowest || (!highest && reach[at - 1] < reach[at + 1]);
        let (start_x, start_y) = if d == 0 {
            (0, 0)
        } else if down {
            (reach[at + 1], reach[at + 1] + most + 1 - at)
        } else {
            (reach[at - 1] + 1, reach[at - 1] + 1 + most + 1 - at)
        };
        while x > start_x && y > start_y {
            (x, y) = (x - 1, y - 1);
            pairs.push((x, y));
        }
        if d > 0 {
            (x, y) = if down {
                (start_x, start_y.saturating_sub(1))
            } else {
                (start_x.saturating_sub(1), start_y)
            };
        }
    }
    pairs.reverse();
    pairs
}
