//! Words as the Penn Treebank has them: punctuation apart, contractions in two (MacIntyre's `tokenizer.sed`, 1995).

/// The words and signs of a text. Quotes are told apart by what stands before them.
pub(super) fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let mut spaced = String::with_capacity(2 * chars.len());
    let mut i = 0;
    while i < chars.len() {
        let it = chars[i];
        let before = if i == 0 { ' ' } else { chars[i - 1] };
        let is = |sign: &str| sign.chars().enumerate().all(|(k, sign)| at(i + k) == sign);
        let (n, apart) = match it {
            '.' if is("...") => (3, true),
            '-' if is("--") => (2, true),
            '"' => {
                let opens = before.is_whitespace() || "([{<".contains(before);
                spaced += if opens { " `` " } else { " '' " };
                i += 1;
                continue;
            }
            ':' | ',' => (1, !at(i + 1).is_numeric()),
            ';' | '@' | '#' | '$' | '%' | '&' | '?' | '!' | '[' | ']' | '(' | ')' | '{' | '}'
            | '<' | '>' => (1, true),
            // Only at the text's end, with nothing but closing signs behind it, and not in "U.S.".
            '.' => {
                let ends = chars[i + 1..].iter().all(|it| "])}>' \"".contains(*it));
                let initial = before.is_ascii_alphabetic() && i >= 2 && chars[i - 2] == '.';
                (1, ends && before != '.' && !initial)
            }
            _ => (1, false),
        };
        let sign: String = chars[i..i + n].iter().collect();
        spaced += &if apart { format!(" {sign} ") } else { sign };
        i += n;
    }
    spaced.split_whitespace().flat_map(parts).collect()
}

/// Contractions that are written as one word.
const JOINED: [(&str, &str); 8] = [
    ("can", "not"),
    ("d", "'ye"),
    ("gim", "me"),
    ("gon", "na"),
    ("got", "ta"),
    ("lem", "me"),
    ("more", "'n"),
    ("wan", "na"),
];

/// One word between spaces in its parts: `can't` in `ca` and `n't`, `it's` in `it` and `'s`.
fn parts(word: &str) -> Vec<String> {
    let mut endings = Vec::new();
    let mut stem = word;
    while let Some(ending) = ending(stem) {
        let (before, after) = stem.split_at(stem.len() - ending);
        endings.push(after.to_owned());
        stem = before;
    }
    let lower = stem.to_ascii_lowercase();
    let first = JOINED
        .iter()
        .find(|it| lower.strip_prefix(it.0) == Some(it.1))
        .map(|it| it.0.len());
    let quoted = ["'tis", "'twas"].contains(&&*lower).then_some(2);
    let mut all = match first.or(quoted) {
        Some(at) => vec![stem[..at].to_owned(), stem[at..].to_owned()],
        None => vec![stem.to_owned()],
    };
    all.extend(endings.into_iter().rev());
    all
}

/// How many bytes at the end are a word of their own; the letters of each are all small or all large.
fn ending(word: &str) -> Option<usize> {
    let plain = ["'ll", "'re", "'ve", "n't", "'s", "'m", "'d"];
    let has = |it: &&&str| word.ends_with(**it) || word.ends_with(&it.to_ascii_uppercase());
    let contraction = plain.iter().find(has).map(|it| it.len());
    let quote = (word.ends_with('\'') && !word.ends_with("''")).then_some(1);
    contraction.or(quote).filter(|it| *it < word.len())
}
