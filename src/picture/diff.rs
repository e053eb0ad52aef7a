//! Which words differ between two texts, for answers that stand side by side.

/// A piece of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The other text has it too, in the same place among the others.
    Same,
    /// The other text does not.
    OnlyHere,
}

/// More different words than this, both sides together, are not told apart any further: what lies between
/// the common beginning and the common end then differs as a whole. Bounds time and memory.
pub const MOST_EDITS: usize = 1000;

/// Longer texts, counted between the common beginning and the common end, differ as a whole there.
pub const MOST_WORDS: usize = 50_000;

/// Both texts as spans; each side's spans make up its text. Words are compared, spaces and signs too.
///
/// The fewest words that have to go or come: Myers, "An O(ND) difference algorithm and its variations", 1986.
pub fn diff(left: &str, right: &str) -> (Vec<Span>, Vec<Span>) {
    let (a, b) = (words(left), words(right));
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (&a[head..], &b[head..]);
    let tail = rest_a.iter().rev().zip(rest_b.iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let middle_a = &rest_a[..rest_a.len() - tail];
    let middle_b = &rest_b[..rest_b.len() - tail];
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|it| (it, it)).collect();
    let found = matches(middle_a, middle_b).into_iter();
    pairs.extend(found.map(|(x, y)| (x + head, y + head)));
    pairs.extend((0..tail).map(|it| (a.len() - tail + it, b.len() - tail + it)));
    drop_lone_spaces(&a, &b, &mut pairs);
    let kept = |n: usize, of: &dyn Fn(&(usize, usize)) -> usize| {
        let mut kept = vec![false; n];
        pairs.iter().for_each(|it| kept[of(it)] = true);
        kept
    };
    (
        spans(&a, &kept(a.len(), &|it| it.0)),
        spans(&b, &kept(b.len(), &|it| it.1)),
    )
}

/// Runs of letters and digits, runs of spaces, and every other character alone; so is each character of
/// scripts that write without spaces.
fn words(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Class {
        Word,
        Space,
        Alone,
    }
    let class = |it: char| match it {
        '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => Class::Alone,
        it if it.is_alphanumeric() || it == '_' || it == '\u{301}' => Class::Word,
        it if it.is_whitespace() => Class::Space,
        _ => Class::Alone,
    };
    let mut words = Vec::new();
    let (mut start, mut before) = (0, Class::Alone);
    for (at, it) in text.char_indices() {
        let class = class(it);
        if at > 0 && (class == Class::Alone || class != before) {
            words.push(&text[start..at]);
            start = at;
        }
        before = class;
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// Pairs of equal words in ascending order, as many as there can be; none where too much differs.
fn matches(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    if a.len().max(b.len()) > MOST_WORDS {
        return Vec::new();
    }
    let (n, m) = (a.len() as isize, b.len() as isize);
    // `reach[k + most]`: how far into `a` one comes on diagonal `k` (words of `a` minus words of `b`) with `d` edits.
    let most = MOST_EDITS.min(a.len() + b.len()) as isize;
    let at = |k: isize| (k + most + 1) as usize;
    let mut reach = vec![0isize; 2 * most as usize + 3];
    let mut trace: Vec<Vec<isize>> = Vec::new();
    let mut found = None;
    'edits: for d in 0..=most {
        trace.push(reach[at(-d - 1)..=at(d)].to_vec());
        let mut k = -d;
        while k <= d {
            let down = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]);
            let mut x = if down {
                reach[at(k + 1)]
            } else {
                reach[at(k - 1)] + 1
            };
            let mut y = x - k;
            while x < n && y < m && y >= 0 && a[x as usize] == b[y as usize] {
                x += 1;
                y += 1;
            }
            reach[at(k)] = x;
            if x == n && y == m {
                found = Some(d);
                break 'edits;
            }
            k += 2;
        }
    }
    let Some(edits) = found else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    let (mut x, mut y) = (n, m);
    for d in (0..=edits).rev() {
        // What was reached with one edit fewer; the slice begins at diagonal -d - 1.
        let before = &trace[d as usize];
        let reached = |k: isize| before.get((k + d + 1) as usize).copied().unwrap_or(0);
        let k = x - y;
        let down = k == -d || (k != d && reached(k - 1) < reached(k + 1));
        let from = if down { k + 1 } else { k - 1 };
        let (from_x, from_y) = if d == 0 {
            (0, 0)
        } else {
            (reached(from), reached(from) - from)
        };
        while x > from_x && y > from_y {
            x -= 1;
            y -= 1;
            pairs.push((x as usize, y as usize));
        }
        (x, y) = (from_x, from_y);
    }
    pairs.reverse();
    pairs
}

/// A space that is equal on both sides but stands between words that are not, on both sides, differs with them:
/// one marked run is calmer than a row of marked words.
fn drop_lone_spaces(a: &[&str], b: &[&str], pairs: &mut Vec<(usize, usize)>) {
    let found: Vec<(usize, usize)> = pairs.clone();
    let mut at = 0usize;
    pairs.retain(|&(x, y)| {
        let before = at.checked_sub(1).map(|it: usize| found[it]);
        let follows = before.is_some_and(|(p, q)| p + 1 == x || q + 1 == y);
        let leads = found
            .get(at + 1)
            .is_some_and(|&(p, q)| p == x + 1 || q == y + 1);
        let at_an_end = x == 0 || y == 0 || x + 1 == a.len() || y + 1 == b.len();
        at += 1;
        let is_space = a[x].chars().all(char::is_whitespace);
        !is_space || follows || leads || at_an_end
    });
}

/// Neighbours of one kind become one span.
fn spans(words: &[&str], kept: &[bool]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (word, kept) in words.iter().zip(kept) {
        let kind = if *kept { Kind::Same } else { Kind::OnlyHere };
        match spans.last_mut().filter(|it| it.kind == kind) {
            Some(last) => last.text += word,
            None => spans.push(Span {
                text: (*word).to_owned(),
                kind,
            }),
        }
    }
    spans
}
