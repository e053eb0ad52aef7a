## Verdicts. Each goes on, or ends with a full stop that is put behind it

# `B is better (97% sure)`; the names of versions are the person's own, or sentences in quotes.
better = { $name } is better ({ $sure } sure)
sure-percent = { $percent }%
sure-most = more than 99%
no-difference-seen = No difference seen: it is smaller than { $points } points either way
not-enough = Not enough yet
not-enough-ahead = Not enough yet: { $name } is ahead ({ $sure } sure)
not-enough-rows =
    Not enough yet; run about { $n ->
        [one] { $n } more row
       *[other] { $n } more rows
    } to tell
not-enough-ahead-rows =
    Not enough yet: { $name } is ahead ({ $sure } sure); run about { $n ->
        [one] { $n } more row
       *[other] { $n } more rows
    } to tell
# A verdict as a sentence.
full-stop = { $verdict }.
nothing-compared = Nothing was compared.
no-common-row = Nothing was compared: no other version has a judged row in common with the first.
# Stands for a version's name in a verdict.
any-of-them = any of them
alone = { $name } passes { $n-passed } of { $n } rows. Add a version to compare it with.
on-held-out = On the rows held out: { $verdict }.
no-wording-better = No wording did better than no system message on the rows searched.
# What a condition without any phrase is called.
no-system-message = no system message
named-with-reasoning = { $name } with reasoning
# What the plain condition is called in a verdict.
zero-shot = zero-shot
example-helps = Example { $n } helps by { $points } points
example-hurts = Example { $n } hurts by { $points } points
no-example-told = No single example was seen to help or hurt.
order-matters =
    The order matters: of { $n } orders, { $order } answers { $n-inputs } made-up inputs most evenly.
no-order-better = No order is better, as far as { $n } orders on { $n-inputs } made-up inputs tell.
labels-changed = { $n-changed } of { $n } labels changed. { $verdict }.
without-calibration = without calibration
with-calibration = with calibration

## What conditions are called

prompt-numbered = prompt { $n }
model-numbered = model { $n }
settings-numbered = settings { $n }
temperature-of = temperature { $value }
penalty-of = penalty { $value }
seed-of = seed { $value }
most-tokens-of = tokens at most { $value }
stops-of = stops { $value }
# A place at the start of the instruction.
opener = opener
# A place for what is to be done.
task = task
# A place at the end of the instruction.
closer = closer

## Ways to judge, in short

way-equals = equals ({ $how })
way-contains = contains
way-contains-any-case = contains (any case)
way-matches = matches
first-number = number (first)
last-number = number (last)
first-number-within = number (first, ±{ $most })
last-number-within = number (last, ±{ $most })
way-same-json = same JSON
way-json-among-words = same JSON (among words)
way-edits =
    at most { $n ->
        [one] { $n } edit
       *[other] { $n } edits
    }
way-at-least = { $measure } (at least { $least })
way-similar = similar in meaning (at least { $least })
way-not = not: { $way }
way-label-share = probability of the right label
way-opinion = a judge’s opinion ({ $grading })
way-field = JSON field { $pointer }
fixed-equals = equals a fixed text
fixed-contains = contains fixed texts
fixed-matches = matches a fixed pattern
fixed-number = has a fixed number
fixed-json = is JSON
fixed-field = has a JSON field
fixed-length = length
fixed-refuses = refuses
fixed-not = not: { $way }
fixed-same-score = the same score for every row
alike-exact = exact
alike-trimmed = trimmed
alike-plain = lower case, plain spaces
alike-strict = strict

## Errors: numbers

wrong-level = { $level } is no confidence level. Choose one between 0 and 1, such as 0.95.
more-passed-than-rows = { $n-passed } of { $n } rows cannot have passed. Count the rows again.
too-few = { $what } needs at least { $n-least } and has { $n }. Add rows.
not-paired =
    The two sides have { $n-left } and { $n-right } rows and must have the same. Run both on the same rows.
wrong-setting = { $what } is not a number that can be used here. Choose { $choose }.
a-comparison = a comparison
a-score = a score
finite-scores = finite scores
a-bootstrap = a bootstrap
tries-at-once = this many tries at once
best-of-n = the best of N
ranked-number = a ranked number
finite-numbers = finite numbers
labels-list = a list of labels
of-calibration = calibration (content-free inputs, and labels)
of-reasoning = this experiment (rows, and paths for each)
of-value = this experiment (examples, and rows)
of-order-texts = the order of examples (examples, with a text made up for each order)
of-order-inputs = the order of examples (inputs that the model made up)
sizes-list = The list of sizes
rising-sizes = rising sizes from 1, such as 10, 25, 50, 100
largest-size = the largest size
a-slot = a slot
number-of-prompts = The number of prompts
number-of-models = The number of models
number-of-settings = The number of settings for answers
number-of-rows = The number of rows
number-of-repeats = The number of repeats
number-of-cells = The number of cells that no rule leaves out
one-or-more = 1 or more
zero-or-more = 0 or more
the-tolerance = The tolerance
the-threshold = The score from which an answer passes
zero-to-one = a number from 0 to 1
run-length = The length of a run of words
weight-of-score = The weight of a score
right-weights = weights of 0 or more, one of them above 0
rows-expected = The expected text of a row
plain-number = a number such as 12 or 3.5 and nothing beside it, or another way to judge
one-of-labels = one of the labels

## Errors: scores

too-long = { $what } has { $n } { $unit } and may have { $n-most }. Shorten it, or leave this row out.
bytes = bytes
unit-words = words
pieces = pieces
an-answer = An answer
an-expected-text = An expected text
expected-in-characters = The expected text that an answer is to hold (in characters)
text-by-words = A text that is compared by words
text-by-pieces = A text that is compared piece by piece
a-pattern = A pattern
text-for-pattern = A text for a pattern
a-schema = A schema
not-measured =
    { $what } was not measured, so this score cannot be given. Choose another score or another model.
embeddings = What the texts mean (their embeddings)
label-probabilities = The probability of each label
an-opinion = A judge's opinion of the answer
pattern-unreadable =
    This pattern is not a regular expression that can be read. Check its brackets and backslashes.
pattern-too-slow = The pattern takes too long on this answer. Write it without nested repetition.
check-value-unusable =
    { $kind } has a value that it cannot use. Give it a text, a list of texts, or a threshold.
this-assertion = This assertion
json-comparison = The comparison by JSON value, whose expected texts must be JSON (texts in quotes),
schema-unusable = The schema cannot be used at { $place }: { $what }. Change it there.
schema-too-slow =
    The schema takes too long on this answer. Write it without schemas that lead back to themselves.
embeddings-unlike =
    The vectors of these texts cannot be compared: their lengths differ, or a number is missing. Use one
    embedding model for both.
judge-reply-unread =
    The judge's reply does not say what was asked. Ask it again, or choose a larger model as the judge.

## Errors: schemas, behind “The schema cannot be used at …”

schema-kind = a schema is an object, true or false
draft-seven = only draft 7 is known here
only-whole-named = only the whole schema may have a name of its own
only-inside = only what stands in the same schema can be referred to, as #/definitions/name
is-text = this is a text
is-truth = this is true or false
is-list = this is a list
is-type = this is the name of a type or a list of them
is-names = this is a list of names
is-number = this is a number
is-above-zero = this is a number above 0
is-count = this is a whole number from 0
unknown-format = this format is not known here
is-schemas = this is a list of schemas
unknown-keyword = this keyword is not one of draft 7
no-pattern = this is no pattern that can be read
is-object = this is an object

## Errors: experiments

not-finished = The experiment is not finished: { $n } answers are missing. Run it to the end.
unknown-call = This answer belongs to no call that was asked for. Start the experiment again.
wrong-answer = The answer is of another kind than its call asked for. Ask the model again.
labels-collide =
    The labels “{ $a }” and “{ $b }” begin with the same token, so one probability stands for both. Rename one
    of them.
label-not-one-token =
    The label “{ $label }” is { $n } tokens for this model and must be one. Choose a shorter word.
too-many-calls = The experiment would make more than { $n } calls. Take fewer prompts, rows or repeats.
took-how-long = How long an answer took
cost-how-much = What an answer cost
token-probabilities = The probability of each token
