## Used in several places

part-of = { $done } of { $whole }
temperature-label = Temperature
top-p-label = Top-p
longest-answer = Longest answer, in tokens
remove = Remove “{ $name }”
input = Input
right-answer = Right answer
not-fetched = A part of the program could not be fetched. Check the connection and try again.

## The first screen

measure = Measure
measure-note =
    Which of these is better, and is it luck? An experiment asks your model the same rows under each condition,
    here in this page, and says what can be told from the answers.
what-to-know = What do you want to know?
your-experiments = Your experiments
no-experiments-yet =
    None yet. Pick a question above: with sample rows and the practice model the first one takes a few seconds.
open-experiment = Open experiment…
experiment-file = File of an experiment
open-promptfoo = Open promptfoo files…
came-with-tests = This project came from “{ $name }”, which has tests. They can be the rows and checks of an experiment.
look-at-tests = Look at its tests
promptfoo-files = Files of promptfoo
found-in-files = Found in these files
does-not-fit = What does not fit:
set-up-with-these = Set up with these
leave-them = Leave them
paused-at = Paused: { $done } of { $whole } calls.
delete = Delete “{ $name }”

## An experiment that came with a link

link-came = An experiment came with this link
# The name of the experiment follows.
link-came-named = An experiment came with this link:
link-holds-rows =
    { $question } { $n-rows ->
        [one] { $n-rows } row
       *[other] { $n-rows } rows
    }. Nothing has run, and nothing of yours has changed.
link-holds-answers =
    { $question } { $n-rows ->
        [one] { $n-rows } row
       *[other] { $n-rows } rows
    }, { $n-answers ->
        [one] { $n-answers } recorded answer
       *[other] { $n-answers } recorded answers
    }. Nothing has run, and nothing of yours has changed.
link-holds-answers-of =
    { $question } { $n-rows ->
        [one] { $n-rows } row
       *[other] { $n-rows } rows
    }, { $n-answers ->
        [one] { $n-answers } recorded answer
       *[other] { $n-answers } recorded answers
    } of { $model }. Nothing has run, and nothing of yours has changed.
add-to-yours = Add to your experiments
leave-it = Leave it

## The second screen: rows

all-questions = All questions
test-rows = Rows to test on
rows-note =
    Two columns: what goes in, and the right answer. Rows that are not among your examples, 40 or more if you
    have them.
rows-optional-note =
    Not needed. With rows and their right answers the result also says whether the better orders are right more
    often.
paste-rows-hint = Paste rows here, as they come from a spreadsheet
drop-file = Drop a CSV file here, or
choose-file = Choose file…
rows-file = File of rows
use-sample-rows = Use sample rows
rows-given =
    { $n-rows ->
        [one] { $n-rows } row
       *[other] { $n-rows } rows
    }, { $n-known } with a right answer
take-other-rows = Take other rows
# Bold; the note follows.
from-data-table = From the Data table
from-data-note =
    of this project. Choose between versions with the selection rows, and judge the one you chose with the
    held-out rows.
# No column.
none = none
# The part of the table, and how many rows it has.
part-rows =
    { $part }: { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }

## The second screen: what is compared

the-versions = The versions
your-prompt = Your prompt
own-without-instruction = As it stands in Write: no instruction, with its examples.
own-with-instruction = As it stands in Write: “{ $instruction }”, with its examples.
add-version = Add a version
# What a new version is called: a letter, or a number after Z.
version-named = Version { $mark }
version-name = Name of the version
instruction-of = Instruction of { $name }
version-instruction-hint = The instruction of this version
named-with-examples = { $name } with your examples
with-examples = with your examples
the-wordings = The wordings
wordings-note =
    One phrase a line, and every combination is tried. The first line of each box is what the others are
    compared with; it may be empty, for nothing at all.
# `5 × 3 × 4: 60 wordings in all`.
wordings-in-all =
    { $sizes }: { $n ->
        [one] { $n } wording in all
       *[other] { $n } wordings in all
    }
add-place = Add a place
# A place in the instruction where a phrase may stand.
place-numbered = place { $n }
papers-sixty = The paper's 60
also-reasoning = Also each with “Let's think step by step.”
keep-third = Keep a third of the rows for one last test of the winner
phrases-of = Phrases: { $name }
the-examples = The examples
the-examples-note = Those that your prompt shows now, in this order.
begin-sentences = Sentences to begin the answer with
begin-sentences-note =
    Sixteen are from the paper: helpful, misleading and beside the point. A plain answer is always run beside
    them.
own-sentence = A sentence of your own
add = Add
all-sixteen = All sixteen
right-answers-are = The right answers are
numbers = Numbers
yes-or-no = Yes or no
choice-letter = A letter that names a choice
words-or-letters = Words or letters
reasonings-per-row = Reasonings for each row
reasonings-note = With more than one they vote (self-consistency); each is drawn at temperature 0.7.
read-strictly = Read answers strictly; the paper's own way finds a B in “Because of that, D”

## The second screen: what answers, and when it is right

what-answers = What answers
several-models-note = Several can be compared at once.
# The ways to judge follow.
right-when = An answer is right when
judge-yourself-note =
    Once the answers are there, they are shown side by side without their names. Rows need no right answers.
rubric-and-judge = The rubric and its judge
rubric-note =
    The judge sees two answers to a row at a time, in both orders, and says which one does more of this. Rows
    need no right answers.
rubric = Rubric
rubric-hint = What a better answer does: names the right kind, in one word, without an apology
model-that-judges = The model that judges
comparing-meanings = How near in meaning
comparing-meanings-note =
    Once the answers are there, a model on this device turns each answer and each right answer into a list of
    numbers, and a row's score is how much the two point the same way. Equal texts cost nothing, and nothing is
    read twice.
model-that-compares = The model that compares
made-for-meaning = made for this, by its name
not-made-for-it = not made for this, by its name: its numbers say little
near-enough = Near enough from
near-enough-note =
    0 to 1. A row counts as right from here; scores are compared whatever it is. Which number fits depends on the
    model: try it on rows you know.
weights-sum = Sum of the weights: { $sum }
ways-and-weights = Ways to judge and their weights
ways-and-weights-note =
    A row's score is the weighted mean of all, and scores are compared. A row needs a right answer only where
    something here compares with it.
right-from = A row is right from a mean score of
right-from-note = Empty: where every way and rule that weighs something says so.
add-way = Add a way
way-numbered = Way { $n }
weight-of-way = Weight of way { $n }
remove-way = Remove way { $n }
add-rule = Add a rule
rule-numbered = Rule { $n }
rule-asks = What rule { $n } asks
rule-strictly = Rule { $n }: { $what }
rule-weight = Weight
rule-number = Number
rule-must-not = Rule { $n } must not hold
words-of-rule = Words of rule { $n }
number-of-rule = Number of rule { $n }
weight-of-rule = Weight of rule { $n }
remove-rule = Remove rule { $n }
rule-not = must not hold

## The second screen: settings

compare-settings = Does temperature matter? Compare settings too
# `The first: temperature 0.7, top-p 0.9, 32 tokens, as …`.
first-settings =
    The first: { $settings }, as it stands further down. Each version is asked with every other one here as
    well.
add-settings = Add settings
label-of-settings = { $label } of settings { $n }
settings-numbered = Settings { $n }
remove-settings = Remove settings { $n }
# A version, and settings it is asked with.
version-with-settings = { $version } with { $settings }
which-combinations = Which combinations are asked
# Over the column of versions; the settings stand in the head beside it.
asked-with = Asked with
settings-shown = temperature { $temperature }, top-p { $top-p }, { $tokens } tokens
more-settings = More settings
times-asked = Times each row is asked
times-asked-note =
    More than once tells something only with a temperature above 0: rows whose answers change are marked.
longest-answer-note = An answer ends here at the latest.
most-orders = Orders to try at most
most-orders-note = Four examples have 24 orders. With more examples, so many are drawn.
made-up-temperature = Temperature of the made-up inputs
made-up-temperature-note = The paper has 2 for most tasks.
seed-label = Seed
seed-same-note = The start of the dice. Same seed, same setup, same result.

## The second screen: what it will take

ready-to-start = Ready to start
start = Start
leave-to-batch = Leave it to a batch
counting-calls = Counting the calls
at-most-calls =
    At most { $n ->
        [one] { $n } call
       *[other] { $n } calls
    }
about-seconds = about { $amount } s here
about-minutes = about { $amount } min here
time-unknown = the time is known after the first few
costs-nothing = costs nothing: it runs on this device
price-looked-up = its calls leave this device; the price is being looked up
# A model and the host it is reached at: `M at api.example.com`.
model-at = { $model } at { $host }
price-most-of-day =
    at most { $money } for { $n-calls ->
        [one] { $n-calls } call
       *[other] { $n-calls } calls
    } of { $model } (price of { $day })
price-most =
    at most { $money } for { $n-calls ->
        [one] { $n-calls } call
       *[other] { $n-calls } calls
    } of { $model }
price-unknown =
    the price of { $n-calls ->
        [one] { $n-calls } call
       *[other] { $n-calls } calls
    } of { $model } is not known

## The third screen: how far it is

all-experiments = All experiments
run-again = Change and run again
in-progress = In progress
getting-ready = Getting ready
running = Running
calls-answered = Calls answered
pause = Pause
paused = Paused
paused-note = Paused. Every answer so far is kept.
go-on = Go on
calls-done = { $n-done } of { $n-all } calls
calls-done-known = { $n-done } of { $n-all } calls ({ $n-known } known from before)

## The third screen: batches

as-batch = Run it as a batch
as-batch-note =
    For thousands of rows: upload the file where the service takes batches (OpenAI Batch, Anthropic Message
    Batches), and read the results here. This page sends nothing for it.
save-batch = Save as batch file
read-batch = Read results of a batch…
batch-results = Results of a batch

## The third screen: what came out

what-came-out = What came out
link-copied = The link is copied. It holds the whole experiment.
no-copy = This browser does not let a page copy. Save the experiment as a file.
save-experiment = Save experiment
copy-link = Copy link
save-for-promptfoo = Save for promptfoo
its-rows-as-csv = Its rows as CSV
its-results = Its results
save-experiment-note =
    Prompt, rows, settings and every answer. Whoever opens it here can run it again on a model of their own.
promptfoo-lost = Saved. promptfoo has no place for:
use-wording = Use this wording
use-order = Use this order
opens-as-new = Opens as a new project; yours stays as it is.

## The third screen: every result

every-result = Every result
n-lines =
    { $n ->
        [one] { $n } line
       *[other] { $n } lines
    }
row = Row
condition = Condition
answer = Answer
is-right = Right?
lines = Lines
right = right
right-not-always = right, not always
wrong = wrong
wrong-not-always = wrong, not always
as-table = As a table
save = Save

## The third screen: judging oneself

judge-yourself = Judge them yourself
judge-them-note =
    Two answers to the same row, side by side. Which version stands where is drawn for every row, so that you
    cannot know.
# The label of the choice of the other version.
first-beside = { $name } beside
begin-to-judge = Begin to judge
verdict-so-far = The verdict so far
verdict-so-far-note =
    Who looks often and stops when it pleases will name winners of chance. Judge all rows if you can.
answered-alike =
    { $n ->
        [one] { $n } row answered alike, counted as equal
       *[other] { $n } rows answered alike, counted as equal
    }
kept-on-device = kept on this device
judging-keys = Judging. Keys: 1 the first, 2 the second, 0 equal, U undo.
first-answer = First answer
second-answer = Second answer
first-is-better = First is better
equal = Equal
second-is-better = Second is better
undo = Undo

## The third screen: which change broke a row

asking-version = Asking version after version. This is number { $n }.
search-left = The search was left.
# What is asked of each version; it stands in the answer.
row-right = row { $n } comes out right
which-change = Which change broke a row?
which-change-note =
    Asks { $model } this row again with earlier versions of your prompt, until the change is found after which
    it came out wrong: about twelve times among a hundred versions.
find-change = Find the change
not-of-this-history =
    No kept version of the open project is exactly the prompt of this experiment. If it was made with another
    project, open that one, then search.
row-not-broken = Row { $n } comes out right with the prompt of this experiment.
row-never-right =
    Row { $n } was wrong in every version that was asked, the oldest too ({ $n-asked ->
        [one] { $n-asked } version
       *[other] { $n-asked } versions
    }).
change-not-told =
    It cannot be told which change it was: some answers could not be judged ({ $n-asked ->
        [one] { $n-asked } version
       *[other] { $n-asked } versions
    } asked).
change-found =
    Row { $n } came out right until this change: { $change }. { $n-asked ->
        [one] { $n-asked } version
       *[other] { $n-asked } versions
    } asked. The Versions screen of the Files place can bring the one before it back.
