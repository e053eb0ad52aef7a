//! The answer inside an answer: the number, the choice, the yes or no (Kojima et al. 2022, `answer_cleansing`).

/// What a task's answers look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerFormat {
    /// Arabic numerals.
    Number,
    /// One of the letters from A to this one, `'B'` to `'Z'`.
    Choice {
        last: char,
    },
    YesNo,
    /// The letters themselves ("last letters").
    Letters,
}

/// How carefully the answer is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cleanser {
    /// As the paper's code does, with its defects: "Because of that, D" is B.
    Paper,
    /// Letters must stand alone, numbers are compared by value.
    Strict,
}

/// Which of several candidates is the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The first: zero-shot methods.
    First,
    /// Few-shot methods: the first after the last "The answer is", or where that is missing, the last of all.
    FewShot,
}

/// The few-shot answer trigger of the paper.
const FEW_SHOT_TRIGGER: &str = "The answer is";

impl AnswerFormat {
    /// The answer in `text`, or an empty text where none is found, which counts as wrong.
    pub fn find(self, text: &str, cleanser: Cleanser, reading: Reading) -> String {
        let (text, from_first) = match reading {
            Reading::First => (text, true),
            Reading::FewShot => match text.rsplit_once(FEW_SHOT_TRIGGER) {
                Some((_, after)) => (after, true),
                None => (text, false),
            },
        };
        let mut found = match (self, cleanser) {
            (AnswerFormat::Number, Cleanser::Paper) => paper_numbers(text),
            (AnswerFormat::Number, Cleanser::Strict) => strict_numbers(text),
            (AnswerFormat::Choice { last }, Cleanser::Paper) => {
                let letters = text.chars().filter(|it| ('A'..=last).contains(it));
                letters.map(String::from).collect()
            }
            (AnswerFormat::Choice { last }, Cleanser::Strict) => strict_choices(text, last),
            (AnswerFormat::YesNo, _) => yes_or_no(text, cleanser),
            (AnswerFormat::Letters, _) => {
                let dropped = |it: char| "\"'\n.".contains(it) || python_space(it);
                vec![text.replace(dropped, "")]
            }
        };
        let mut answer = match found.len() {
            0 => String::new(),
            _ if from_first => found.swap_remove(0),
            n => found.swap_remove(n - 1),
        };
        if answer.ends_with('.') {
            answer.pop();
        }
        answer
    }
}

/// Python's `\s` for text: White_Space and the four separators that Unicode calls controls.
fn python_space(it: char) -> bool {
    it.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&it)
}

/// `re.findall(r'-?\d+\.?\d*', text.replace(",", ""))`, with ASCII digits.
fn paper_numbers(text: &str) -> Vec<String> {
    let text = text.replace(',', "");
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let rest = &bytes[from.min(bytes.len())..];
        from + rest.iter().take_while(|it| it.is_ascii_digit()).count()
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let first = at + usize::from(bytes[at] == b'-');
        let mut end = digits(first);
        if end == first {
            at += 1;
            continue;
        }
        if bytes.get(end) == Some(&b'.') {
            end = digits(end + 1);
        }
        found.push(text[at..end].to_owned());
        at = end;
    }
    found
}

/// Numbers as people write them, as plain decimals: `-1,234.50` is `-1234.5`.
fn strict_numbers(text: &str) -> Vec<String> {
    written_numbers(text).into_iter().map(canonical).collect()
}

/// The values of all numbers in a text, in order: `1,234.5`, `-3`, `.5`, `2e3`; not the 2 of `x2`.
pub fn numbers_in(text: &str) -> Vec<f64> {
    let written = written_numbers(text);
    written.iter().filter_map(|it| it.parse().ok()).collect()
}

/// Numbers without their thousands' commas. A minus counts only where no letter or digit stands before it.
fn written_numbers(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let is = |at: usize, test: fn(char) -> bool| chars.get(at).is_some_and(|it| test(*it));
    let digit = |at| is(at, |it| it.is_ascii_digit());
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let point_first = chars[at] == '.' && digit(at + 1);
        let glued = at > 0 && is(at - 1, |it| it.is_alphanumeric() || it == '_' || it == '.');
        if !(digit(at) || point_first) || glued {
            at += 1;
            continue;
        }
        let mut number = String::new();
        let minus = at > 0 && matches!(chars[at - 1], '-' | '−');
        if minus && !(at > 1 && is(at - 2, |it| it.is_alphanumeric())) {
            number.push('-');
        }
        while digit(at) || (is(at, |it| it == ',') && thousands(&chars, at)) {
            if chars[at] != ',' {
                number.push(chars[at]);
            }
            at += 1;
        }
        if is(at, |it| it == '.') && digit(at + 1) {
            number.push('.');
            at += 1;
            while digit(at) {
                number.push(chars[at]);
                at += 1;
            }
        }
        let signed = usize::from(is(at + 1, |it| it == '-' || it == '+'));
        if is(at, |it| it == 'e' || it == 'E') && digit(at + 1 + signed) {
            number.extend(&chars[at..at + 1 + signed]);
            at += 1 + signed;
            while digit(at) {
                number.push(chars[at]);
                at += 1;
            }
        }
        found.push(number);
    }
    found
}

/// A comma after a digit with exactly three digits behind it.
fn thousands(chars: &[char], at: usize) -> bool {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    at > 0 && digit(at - 1) && (1..=3).all(|it| digit(at + it)) && !digit(at + 4)
}

/// Without zeros that say nothing; what is written with an exponent stays.
fn canonical(number: String) -> String {
    if number.contains(['e', 'E']) {
        return number;
    }
    let (sign, bare) = match number.strip_prefix('-') {
        Some(bare) => ("-", bare),
        None => ("", &*number),
    };
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    match (whole, part) {
        ("0", "") => "0".into(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

/// Letters that stand alone. Those in brackets come first; `A` before a small letter is an article.
fn strict_choices(text: &str, last: char) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let (mut bracketed, mut alone) = (Vec::new(), Vec::new());
    for (i, letter) in chars.iter().enumerate() {
        let before = if i == 0 { ' ' } else { at(i - 1) };
        let inside = |it: char| it.is_alphanumeric() || matches!(it, '_' | '\'' | '’');
        if !('A'..=last).contains(letter) || inside(before) || inside(at(i + 1)) {
            continue;
        }
        let article = *letter == 'A' && at(i + 1) == ' ' && at(i + 2).is_lowercase();
        if before == '(' && at(i + 1) == ')' {
            bracketed.push(letter.to_string());
        } else if !article {
            alone.push(letter.to_string());
        }
    }
    if bracketed.is_empty() {
        alone
    } else {
        bracketed
    }
}

fn yes_or_no(text: &str, cleanser: Cleanser) -> Vec<String> {
    let lower = text.to_lowercase();
    let between = |it: char| match cleanser {
        Cleanser::Paper => "\"'\n.:,".contains(it) || python_space(it),
        Cleanser::Strict => !it.is_alphanumeric(),
    };
    let words = lower.split(between);
    let answers = words.filter(|it| ["yes", "no"].contains(it));
    answers.map(str::to_owned).collect()
}
