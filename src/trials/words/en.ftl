## Questions

which-version = Which version is better?
wording-matters = Does the wording matter?
thinking-helps = Does thinking step by step help?
which-order = In which order should the examples stand?
prefers-one = Does the model prefer one answer?
examples-worth = What is each example worth?
versions-explained = Asks every version the same rows and says which one is better, and how sure that is.
wording-explained =
    Tries every combination of phrases in the instruction on the same rows, then checks the winner on rows it
    has not seen.
reasoning-explained =
    Begins the answer with a sentence such as “Let's think step by step.”, reads the result with a second call,
    and compares with a plain answer.
order-explained =
    Lets the model make up inputs, and looks for orders in which its answers are balanced. Needs no right
    answers.
bias-explained =
    Asks about nothing at all, sees which answer the model leans to, and takes that out of its answers.
worth-explained = Leaves out one example after the other on the same rows, and says which ones help or hurt.

## Ways to judge, behind “An answer is right when”

same-words = It says the same words
same-text = It is exactly the same text
contains-answer = It contains the right answer
same-number = It has the same number
same-json = It is the same JSON
close-spelling = It is close in spelling
similar-in-meaning = It is similar in meaning
rules-of-words = What it says
rules-of-form = What form it has
rules-of-measures = What it took
rules-of-opinion = What a model says of it
rules-of-nearness = How it compares with the right answer
rule-contains = It contains these words
rule-contains-any = It contains one of these, a line each
rule-contains-all = It contains all of these, a line each
rule-starts = It begins with
rule-ends = It ends with
rule-pattern = It matches the pattern (regular expression)
rule-json = It is valid JSON
rule-schema = It is JSON that this schema allows
rule-xml = It is well-formed XML
rule-html = It is HTML
rule-refusal = It declines to answer
rule-most-words = It has at most so many words
rule-least-words = It has at least so many words
rule-most-characters = It has at most so many characters
rule-seconds = It took at most so many seconds
rule-dollars = It cost at most so many US dollars
rule-perplexity = The model was this sure of its words, or surer (perplexity at most)
rule-rubric = A model says it does what is asked here
rule-points = A model scores it for this, at least (0 to 1)
rule-criterion = A model says it meets this criterion
rule-relevance = Questions it would answer are near in meaning to what was asked
rule-facts = A model says its facts agree with the right answer
rule-likely = The model finds the right answer the likeliest of all right answers (label probability)
rule-has-right = It contains the right answer, upper and lower case as there
rule-right-pattern = It matches the right answer, read as a pattern
rule-near = Its last number is at most this far from the right answer
rule-field = This field of its JSON is the right answer
rule-rouge-1 = Words in common with the right answer (ROUGE-1)
rule-rouge-l = Longest run in common with the right answer (ROUGE-L)
rule-bleu = Phrases in common with the right answer (BLEU)
rule-gleu = Phrases in common with the right answer (GLEU)
rule-meteor = Words and their forms in common with the right answer (METEOR)
rule-edits = At most so many letters differ from the right answer
case-counts = upper and lower case count
nothing-around = nothing else around it
xml-note = Elements that it must have, a line each, such as order.item; empty for any XML.
seconds-note = From the question to the whole answer. Many calls are on their way at once, and each waits for the others.
dollars-note = What its service asked for it; a model in this page costs nothing. An answer without a known price is left out.
perplexity-note = 1 is certain; the higher, the less sure the model was. Services that tell no probabilities are left out.
likely-note =
    Takes how likely the model finds the row’s right answer among all right answers, whatever it wrote. Needs a model that tells probabilities.
relevance-note =
    A model makes up three questions for each answer, and a model on this device compares them with the input: 1 for the same meaning. Both are chosen below.
opinion-note =
    A model is asked about each answer by itself; which one is chosen below. Its opinion is an opinion: it may like long answers, or its own.
graded-by = What { $judge } said of each answer is its opinion, and counts by its weight.
opinions-unread = { $n ->
        [one] One reply of the judge did not say what was asked.
       *[other] { $n } replies of the judge did not say what was asked.
    }
several-ways = Several of these, or rules of your own, with weights
by-rubric = A model judges by a rubric
by-myself = I judge them myself, side by side

## What answers

practice-coin = Practice model: a coin
practice-plant = Practice model: something planted
practice-judge = Practice model: a judge
practice-coin-note = pretends, to see that an experiment finds nothing where nothing is
practice-plant-note = pretends, to see that an experiment finds what is there
practice-judge-note = pretends, to see what an experiment makes of a judge that leans
comes-with-page = comes with the page
is-elsewhere = elsewhere: every call leaves this device
is-here = on this device
planted-coin = Nothing was planted: every answer was a coin flip, whatever the prompt said.
planted-phrase =
    Planted: with “{ $text }” in the prompt the model was right { $with } times in 100, without it { $without }.
planted-order =
    Planted: with the examples in the order { $order } the answers were even, in any other they leaned to one
    label.
planted-bias = Planted: the model leaned to the first label, whatever was asked.
planted-nothing = Nothing was planted.
planted-grader = Planted: the judge knew the right answers.
planted-judge =
    Planted: the judge knew the right answers, and in { $share } of 100 askings took what stood first, whatever
    it said.

## Setting up

your-prompt = Your prompt
untitled = Untitled
# What an experiment is called: the project, and what is asked.
project-asked = { $project }: { $question }
version-b = Version B
# A place at the start of the instruction.
opener = opener
# A place at the end of the instruction.
closer = closer
your-instruction = your instruction
no-rows-in-this =
    There are no rows in this. Paste rows from a spreadsheet: a column of inputs and a column of right answers.
too-many-rows = These are { $n } rows, and an experiment may have { $n-most }. Take a part of them.
needs-rows = Paste rows to test on.
needs-right-answers = None of the rows has a right answer. Paste a second column with the right answers.
needs-examples =
    Your prompt shows { $n } examples, and this needs at least { $n-least }. Add { $n-least ->
        [one] example
       *[other] examples
    } in Write.
needs-model = Choose what answers.
needs-sentence = Choose at least one sentence to begin the answer with.
needs-version = Add a version to compare with.
needs-rubric = Write a rubric: what a better answer does.
needs-way = Add a way to judge, with a weight.
labels-in-pieces =
    { $model } reads these labels in pieces: { $labels }. An order is measured by labels of one piece each. Change the outputs of the examples, to letters such as A, B and C, or choose another model.
rule-unusable = Rule { $n }: { $why }
rule-needs-text = write what it is to look at.
rule-needs-labels = needs 2 to { $n-most } different right answers in the rows.
rule-needs-page-model = it looks at probabilities of labels, which models of this page tell. Leave the other models out.
schema-must-be-json = its schema must be JSON.
needs-judge = Choose the model that judges.
needs-comparer =
    Choose the model that compares meanings. Best is one made for it: add the GGUF file of an embedding model,
    such as Qwen3-Embedding, in Models.
comparer-is-gone = { $name }, which is to compare meanings, is not on this device. Choose another model for it.
too-few-labels =
    The examples end in { $n } different { $n ->
        [one] answer
       *[other] answers
    }, and this needs two or more.
too-many-labels = The examples end in { $n } different answers. This works for a short list of labels.

## From promptfoo

no-promptfoo-file =
    None of these is a file of promptfoo. Choose its configuration (.yaml), with the files it names, its tests
    (.csv) or its results (.json).
found-answers = { $n } answers, of which promptfoo passed { $n-passed }
results-without-prompts =
    Results do not hold the prompts as they are written nor the right answers, so the rows are taken to be run
    here, and the answers stay in the file.
one-input = A row has one input here. The values { $names } are written into it, a line each.
other-checks = { $n ->
        [one] One check holds for some rows only, or is of a kind that is not here; it is left out.
       *[other] { $n } checks hold for some rows only, or are of a kind that is not here; they are left out.
    }
one-way-here = Rows are checked in different ways there. All are judged in one way here: “{ $way }”.
rubrics-left-out = Rubrics for a judge are left out, because there are right answers.
one-rubric = There is one rubric for all rows here; the first one is taken.
model-chosen-here = Which model answers is chosen here.
comparer-chosen-here = Which model compares meanings is chosen here; its numbers are not those of promptfoo's.
one-threshold = There is one threshold for all rows here; the first one is taken.
input-follows =
    The input follows the instruction here. Where a value stood elsewhere in the text, its name now stands in
    brackets.
found-prompts = { $n } prompts
found-rows = { $n } rows, { $n-known } with a right answer
judged-by = judged by: { $way }
found-rules = { $n ->
        [one] One rule for all rows
       *[other] { $n } rules for all rows
    }
from-promptfoo = From promptfoo
answers-compared =
    The answers were judged by comparison; promptfoo's results cannot hold that, so they are left out.
meaning-in-promptfoo =
    promptfoo compares meanings with an embedding model of its own: set one as its provider there. Scores will differ.

## Running

template-unusable = The chat template of this model could not be used ({ $what }). Choose another model.
engine-broke-off = The engine broke off before the answer was there. What came is kept; go on from here.
# Why a template could not be used.
only-texts = only calls for a text can be counted and written down beforehand
# Why a template could not be used.
no-template-reader = its reader is not here
getting-ready = Getting ready
reading-answers = Reading the answers
looking-at-calls = Looking at the open calls
fetching = Fetching { $name }
checking = Checking { $name }
loading = Loading { $name }
batch-saved =
    Saved { $n } calls of { $model }. Upload the file at the service, and read its results here when they are
    there.
no-open-calls = No call of a model elsewhere is open now.
under-way = This experiment is under way. Pause it, or wait until it is ready.
answers-taken = { $n } answers were taken from this file.

## Files and links

link-too-long =
    This experiment makes a link of { $n } characters, and messengers cut such links. Save it as a file.
nothing-asked-yet = Nothing of this experiment was asked yet. Run it first.
only-versions = Only a comparison of versions can be a file of promptfoo.
settings-unusable = The settings of this experiment are none that this version can run. { $why }
shows-recorded =
    This experiment shows the answers of the file that it came in. Press “Change and run again” to ask a model
    of yours.
recorded-run-gone = The recorded run that this one repeats is no longer on this device.
recorded-run = the recorded run
this-run = this run
against-recorded = { $condition }, against the recorded run: { $n-same } of { $n } rows answered alike.
against-recorded-verdict =
    { $condition }, against the recorded run: { $n-same } of { $n } rows answered alike. { $verdict }.

## What came out: rates and names

interval = 95% interval
# `34 of 40 rows (85%, 95% interval 71% to 93%)`.
rate-shown =
    { $n-right } of { $n-rows ->
        [one] { $n-rows } row
       *[other] { $n-rows } rows
    } ({ $share }%, 95% interval { $low }% to { $high }%)
# A condition or what is meant, and how often it was right.
named-rate = { $name }: { $rate }.
compared-by =
    { $name } compared the meanings: a row's score is the cosine of the two texts' vectors, 1 for the same meaning.
not-made-for-meaning =
    As far as its name says, { $name } was not made to compare meanings: take its numbers for a trial run. A model made
    for it, such as Qwen3-Embedding, tells meanings apart.
mean-similarity = { $name }: mean similarity { $mean }
mean-of-scores = { $name }: mean score { $mean }
not-judged = { $n ->
        [one] One answer could not be judged: it is too long, or something that is looked at was not measured or not said. Its row is left out.
       *[other] { $n } answers could not be judged: they are too long, or something that is looked at was not measured or not said. Their rows are left out.
    }
not-compared = { $n ->
        [one] One answer could not be compared: its text is too long for the model, or empty. Its row is left out.
       *[other] { $n } answers could not be compared: their texts are too long for the model, or empty. Their rows are left out.
    }
rows-right = rows answered right
difference-points = difference, in points of a hundred
difference-scores = difference of scores
no-difference = no difference
n-flaky =
    { $n ->
        [one] { $n } row was answered differently from one repeat to the next.
       *[other] { $n } rows were answered differently from one repeat to the next.
    }
pass-at-k =
    { $name }: at least one of { $k } tries right on { $any }% of rows (pass@{ $k }), all { $k } right on
    { $all }% (pass^{ $k }).
how-often-right = How often each was right
from-the-first = Difference from the first
first-shown = Of several repeats, the first answer is shown for judging.
nothing-compared = Nothing was compared.
right-against-tokens = Right answers against tokens written
tokens-a-row = tokens a row

## What came out: wordings

plain-prompt-rate = The plain prompt: { $rate }.
best-wording-rate = The best wording on the rows searched ({ $name }): { $rate }.
best-is-plain = The best wording on the rows searched: { $rate }.
ranking-agrees =
    The ranking of the wordings on the last two sizes agrees to { $rho } (Spearman's rho; 1 is the same ranking,
    0 is none).
many-wordings =
    { $n } wordings were tried; with so many, the best one on the rows searched looks better than it is. That is
    why it is tested once more on rows it was not chosen on.
each-phrase = What each phrase does by itself
twelve-best = The twelve best on the rows searched
every-wording = Every wording on every row
wording-row = wording
row-of-data = row of data
# A wording without any phrase.
plain-wording = plain
with-reasoning = { $wording }, with reasoning

## What came out: reasoning

zero-shot-one-call = Zero-shot, one call
rate-and-tokens = { $name }: { $rate }, { $tokens } tokens a row.
n-tied =
    { $n ->
        [one] { $n } vote was tied and went to the answer that was seen first.
       *[other] { $n } votes were tied and went to the answer that was seen first.
    }
papers-figures = The paper's own figures: { $figures } ({ $source }).
from-zero-shot = Difference from zero-shot
zero-shot = zero-shot

## What came out: what an example is worth

with-all-examples = With all examples: { $rate }.
worth-note = To the right of the line: the example helps. Each is left out once, on the same rows.
what-each-worth = What each example is worth

## What came out: orders

orders-asked =
    { $n ->
        [one] { $n } order, each
       *[other] { $n } orders, each
    } answering the same { $n-inputs } inputs that the model made up. GlobalE is how evenly it used the labels: 0 is always the same one, { $most } is all alike.
best-orders = Best by GlobalE: { $global }. Best by LocalE: { $local }.
orders-on-rows = On your rows: all orders { $all } right, the best by GlobalE { $best }.
orders-rho =
    Between GlobalE and right answers on your rows: rho { $rho } (1: the evener the better, 0: nothing).
# The mean and its deviation, of shares.
spread-shown = { $mean }% ± { $deviation }
orders = orders
order = order
orders-apart = How far the orders lie apart
labels-entropy = entropy of the labels, nats
right-by-order = Right answers, order by order
your-rows = your rows
labels-by-order = Which labels each order gave
# An input that the model wrote itself.
made-up = made up

## What came out: bias

leaning-to =
    Asked about nothing (N/A, an empty input, [MASK]) the model gives: { $shares }. Without a bias these would
    be alike.
as-it-answers-rate = As it answers: { $rate }.
calibrated-rate = Calibrated: { $rate }.
how-often-label = How often each label was answered
as-it-answers = as it answers
calibrated = calibrated
# What the rows of a table are.
answers-row = answers
sure-as-it-answers = Sure and right, as it answers
sure-calibrated = Sure and right, calibrated

## What came out: a judge, and votes

the-judge = The judge
judge-note =
    The judge saw every pair in both orders; a preference counts only where it was the same in both. Its verdict
    is its opinion: judges prefer what is long and what they would have written themselves.
first-judged = Of several repeats, the first answer was judged.
more-preferred = How much more often preferred than the first
judge-says =
    { $judge }, judging by your rubric: { $verdict }. On { $n-flips } of { $n } pairs ({ $percent }%) it changed
    its mind with the order.
preferred-on =
    { $name }: preferred on { $n-name }, { $first } on { $n-first }, neither on { $n-ties } of { $n } rows.
replies-unread = { $n } more rows are left out: the judge's reply did not say which it prefers.
no-votes-yet = No votes yet: { $n } rows wait.
# Stands for a version's name in a verdict.
any-of-them = any of them
votes-say = By your votes: { $verdict }.
votes-say-all =
    By your votes: { $verdict }. { $name } was preferred on { $n-name }, { $first } on { $n-first }, equal on
    { $n-ties } of { $n } rows.

## The JSON schema in an experiment

schema-not-sent = The project's JSON schema was not sent: this question needs words before an answer, or probabilities.
schema-not-known = Whether the project's JSON schema was sent is not known.
schema-sent = The project's JSON schema went with every call that takes one.
