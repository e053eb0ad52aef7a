//! Which words two texts share and in which they differ: for answers side by side, and for versions of a prompt.

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

/// What a line end is when a text is cut into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnds {
    /// One of the spaces, in a run with its neighbours: calmer to look at.
    Spaces,
    /// A word of its own, so that lines can come and go one by one.
    Words,
}

/// Both texts as spans; each side's spans make up its text. Words are compared, spaces and signs too.
pub fn diff(left: &str, right: &str) -> (Vec<Span>, Vec<Span>) {
    let (a, b) = (
        words(left, LineEnds::Spaces),
        words(right, LineEnds::Spaces),
    );
    let mut pairs = pairs(&a, &b).unwrap_or_else(|| {
        let (head, tail) = equal_ends(&a, &b);
        around(Vec::new(), (head, tail), (a.len(), b.len()))
    });
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
/// scripts that write without spaces. A mark (an accent, a vowel sign) stays with what it stands on.
/// Together the words are the text.
pub fn words(text: &str, line_ends: LineEnds) -> Vec<&str> {
    #[derive(Clone, Copy, PartialEq)]
    enum Class {
        Word,
        Space,
        Alone,
    }
    let class = |it: char| match it {
        '\n' if line_ends == LineEnds::Words => Class::Alone,
        '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => Class::Alone,
        it if it.is_alphanumeric() || it == '_' => Class::Word,
        it if it.is_whitespace() => Class::Space,
        _ => Class::Alone,
    };
    let mut words = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, it) in text.char_indices() {
        if before.is_some() && is_mark(it) {
            continue;
        }
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

/// Whether it stands on the character before it. To Unicode most marks are letters already (`is_alphanumeric`);
/// these are the blocks of combining marks, and of the scripts in everyday use the marks (general category Mn)
/// that are none: points of Hebrew and Arabic, nuktas and viramas, tone marks; Thai's, which are cut one by one
/// otherwise; variation selectors and joiners.
fn is_mark(it: char) -> bool {
    matches!(it,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{591}'..='\u{5af}' | '\u{658}' | '\u{6df}' | '\u{6e0}' | '\u{6ea}'..='\u{6ec}'
        | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}'
        | '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c3c}' | '\u{c4d}' | '\u{cbc}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}'
        | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eba}' | '\u{ec8}'..='\u{ece}'
        | '\u{1037}' | '\u{1039}' | '\u{103a}' | '\u{17c9}'..='\u{17d3}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{200c}' | '\u{200d}')
}

/// Places of equal items in both rows, ascending, as many as there can be; `None` where too much differs, see
/// [`MOST_EDITS`] and [`MOST_WORDS`].
///
/// The fewest items that have to go or come: Myers, "An O(ND) difference algorithm and its variations", 1986.
pub fn pairs<T: PartialEq>(a: &[T], b: &[T]) -> Option<Vec<(usize, usize)>> {
    let (head, tail) = equal_ends(a, b);
    let middle = middle(&a[head..a.len() - tail], &b[head..b.len() - tail])?;
    Some(around(middle, (head, tail), (a.len(), b.len())))
}

/// How many items are equal at the front, and how many of the rest at the back.
fn equal_ends<T: PartialEq>(a: &[T], b: &[T]) -> (usize, usize) {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let back = a[head..].iter().rev().zip(b[head..].iter().rev());
    (head, back.take_while(|(a, b)| a == b).count())
}

/// Pairs of the middle, put between those of the equal ends.
fn around(
    middle: Vec<(usize, usize)>,
    (head, tail): (usize, usize),
    (len_a, len_b): (usize, usize),
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|it| (it, it)).collect();
    pairs.extend(middle.into_iter().map(|(x, y)| (x + head, y + head)));
    pairs.extend((0..tail).map(|it| (len_a - tail + it, len_b - tail + it)));
    pairs
}

fn middle<T: PartialEq>(a: &[T], b: &[T]) -> Option<Vec<(usize, usize)>> {
    if a.is_empty() || b.is_empty() {
        return Some(Vec::new());
    }
    if a.len().max(b.len()) > MOST_WORDS {
        return None;
    }
    let (n, m) = (a.len() as isize, b.len() as isize);
    // `reach[k + most]`: how far into `a` one comes on diagonal `k` (place in `a` minus place in `b`) with `d` edits.
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
    let edits = found?;
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
    Some(pairs)
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
