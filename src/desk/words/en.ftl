## The desk and its tools

desk = Desk
tools = Tools
close-desk = Close the desk
check = Check
check-title = Check the prompt
examples = Examples
choose-examples = Choose examples
find = Find
find-title = Find and replace
snippets = Snippets
insert-snippet = Insert a snippet

## The palette

commands = Commands
type-command = Type a command
few-letters = Type a few letters
no-command = No command has these letters.
go-to-write = Go to Write
go-to-measure = Go to Measure
go-to-files = Go to Files
go-to-versions = Go to Versions
go-to-models = Go to Models
go-to-services = Go to Services

## Changing the prompt

changed-meanwhile = The prompt was changed in the meantime. Look again before you go on.
nothing-to-change = There is nothing to change.
with-undo = { $said } Undo takes it back.
further-down = It is further down the list of examples: scroll there, then press Show again.

## The texts of the prompt

name = Name
instruction = Instruction
input-label = Label of the inputs
output-label = Label of the answers
input = Input
example-text = Example { $n }, { $label }
value-of = Value of “{ $name }”

## What may go wrong

looked-for = What is looked for
nothing-stands-out =
    Nothing stands out. Whether the prompt works, only answers can say: run it on a few inputs, or set up an experiment
    in Measure.
known-to-matter =
    These are known to matter for some models. What they do to yours, an experiment in Measure can tell.
places-mended =
    { $n ->
        [one] { $n } place mended.
       *[other] { $n } places mended.
    }
fix-all = Fix all { $n }
to-mend = To mend
worth-measuring = Worth measuring
good-to-know = Good to know
and-more = and { $n } more
show = Show
show-named = Show: { $name }
done-step = Done: { $step }.

## What is known of the examples

no-examples-yet =
    There are no examples yet. Add a few under the instruction, or paste a table there; then this is where you see
    copies and contradictions, and choose which ones to show.
how-often = How often each answer is shown
no-alike = No copies, no contradictions, and no example is the input itself.
alike = Alike or at odds
alike-note =
    Nearly the same means that at least { $share } of their stretches of three letters are common to both.
copy-of = Example { $n } is a copy of example { $n-other }.
contradicts = Example { $n } answers the input of example { $n-other } differently.
near-to = Example { $n } is nearly the same as example { $n-other }: { $share } alike.
leaks = Example { $n } is the input that is asked now.
step-off = Switch example off
step-on = Switch example on
example-off = Example { $n } is off.
example-on = Example { $n } is shown.
switch-off = Switch example { $n } off
switch-on = Switch example { $n } on
example-n = Example { $n }
n-tokens =
    { $n ->
        [one] { $n } token
       *[other] { $n } tokens
    }
cost = The shown examples take { $tokens }, { $share } of the prompt

## Choosing examples

choose-for-input = Choose for this input
how-to-choose = How to choose
nearest = Nearest
nearest-of-each = Nearest of each answer
most-different = Most different
input-first = Write an input first: what is near to nothing cannot be told.
nearest-note =
    Those that share the most words with the input, rare words above all (BM25). Words, not meanings: “car” is not near
    “automobile”.
nearest-of-each-note =
    Those that share the most words with the input, one of each answer in turn, so that no answer is shown much more
    often.
most-different-note =
    The nearest one, then always the one that is least like all chosen so far, letter by letter.
examples-shown =
    { $n ->
        [one] { $n } example shown, the others are off.
       *[other] { $n } examples shown, the others are off.
    }
how-many = How many
nearest-last = Put the nearest last, next to the input
show-only-these = Show only these
whether-better =
    Whether these are better than yours, an experiment in Measure can tell. Which single example helps is measured
    there, too.
nearness = nearness { $score }
no-common-word = no word in common
example-row = Example { $n }: { $input } → { $output }

## Find and replace

replace-with = Replace with
match-case = Match case
whole-words = Whole words
regular-expression = Regular expression
looks-through =
    Looks through instruction, labels, examples, input and values, the examples that are off included.
nowhere = It stands nowhere in this prompt.
first-places = The first { $n } places; more are not looked for at once.
n-places =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
places-replaced =
    { $n ->
        [one] { $n } place replaced.
       *[other] { $n } places replaced.
    }
replace-all = Replace all
replace = Replace
replaced = Replaced.
show-in-prompt = Show it in the prompt
pattern-too-long = What you look for is longer than 1,000 letters. Shorten it.
no-pattern =
    This is no regular expression. Check its brackets, or switch “Regular expression” off to look for the text as it is
    written.
too-much-written =
    The replacement would make the project too large: more than 8 MB. Replace with less, or fewer places.

## Snippets and phrases

your-own = Your own
text-to-use-again = A text to use again
# Keeps a text.
keep-it = Keep it
    .sense = store
phrases-note =
    Phrases from papers and practice. None is a spell: what one did for another model may do nothing for yours, or harm.
    Insert one, then compare with and without in Measure.
add-to-instruction = Add to instruction
add-to-input = Add to input
delete-snippet = Delete the snippet “{ $name }”
insert = Insert
insert-named = Insert “{ $text }”
inserted-into-input = Inserted into the input.
inserted-into-instruction = Inserted into the instruction.
select-first = Write or select the text to keep first.
snippet-too-long = This text is too long for a snippet. Keep it as a project of its own.
already-kept = This snippet is already kept.
too-many-snippets = 200 snippets are kept, and no more fit. Delete one first.
think-first = Think first
a-role = A role
encouragement = A word of encouragement
answer-shape = The shape of the answer
think-note =
    In the paper it begins the answer, and a second question asks for the result. It made small models worse.
search-note = Found by a search over phrases, for one large model.
role-note =
    The paper found no trend: the best opener differs from model to model, and for one model it was none.
encouragement-note = The paper found no trend over models. Measure with and without.
one-word-note = Examples that answer with one word say the same, and a stop text keeps it so.
one-sentence-note = Examples of one sentence say the same.
json-note = Small models often break JSON. Count how often with the score for JSON in Measure.
unknown-note = Show at least one example that answers “unknown”.
only-text-note =
    Lowers the use of what the model knows by heart; check for answers that are not in the text.
kojima = Kojima et al. 2022, Large Language Models are Zero-Shot Reasoners
zhou = Zhou et al. 2022, Large Language Models Are Human-Level Prompt Engineers
battle = Battle and Gollapudi 2024, The Unreasonable Effectiveness of Eccentric Automatic Prompts
no-paper = Common practice; no paper

## Starters

starters-title = Start from an example
find-starter = Find a starter
all-starters =
    { $n ->
        [one] { $n } small project
       *[other] { $n } small projects
    }. Each opens beside your own.
some-starters =
    { $found } of { $n ->
        [one] { $n } small project
       *[other] { $n } small projects
    }
no-starter = No starter goes by that name
no-starter-note =
    Try one plain word for what you have or what you want, such as email, date, name, sort or JSON. Or begin with
    nothing: two or three examples of your own are enough.
show-all-starters = Show all starters
start-from-example = Start from an example…

## Tables

paste-table = Paste a table…
paste-table-title = Paste a table
paste-table-note =
    Copy two or more columns in your spreadsheet and paste them here, or paste CSV. Each row becomes an example; you
    choose the columns next.
rows = Rows
rows-hint = Where is my parcel?   Delivery
no-rows-found =
    No rows were found in this text. It stays here: put each example on a line, with a tab or a comma between its two
    texts.
choose-columns = Choose columns…
table-title = Make examples from this table
paste-as-text = Paste as text instead
add-examples =
    { $n ->
        [one] Add { $n } example
       *[other] Add { $n } examples
    }
column-named = Column { $n }: { $name }
column = Column { $n }
what-goes-in = What goes in
the-right-answer = The right answer
first-row-names = The first row names the columns
goes-in = Goes in
right-answer = Right answer
left-out = Left out
first-rows = The first rows
columns-empty = These columns are empty, so nothing was added.
leave-table = Leave the table out
cancel = Cancel

## What examples are worth

worth-title = What each example is worth
worth-of = Example { $n }: without it { $n-without } of { $n-rows } come out right instead of { $n-right }. What it adds lies between { $low } and { $high } points of a hundred (95% interval).
worth-changed = Example { $n } changed since it was measured, or was added later.
worth-exact = Measured with { $model } for exactly this prompt.
worth-since = Measured with { $model } while some examples were others. Measure again to know what they are worth now.

## The tour

tour = Tour
take-the-tour = Take the tour
tour-step = Step { $n } of { $n-all }
tour-run = Run the prompt
tour-run-says = Press Run. A small model in this page reads the whole prompt and answers. Nothing leaves your device.
tour-switch = Switch an example off
tour-switch-says = The examples decide the answer. Switch one off with the switch on its card: it stays where it is, but the model no longer sees it.
tour-again = Run once more
tour-again-says = Press Run again and compare the two answers: the difference is what the example did.
tour-variable = Type a variable
tour-variable-says = Write a name in double braces into the input, such as { $sample }. A field for its value appears, and the same prompt works for many texts.
tour-share = Share the project
tour-share-says = Press Share, look at the link, and close the dialog. The whole project is inside the link: no server has it.
tour-measure = Measure
tour-measure-says = One answer proves little. Press Measure: there a prompt is tried on many rows, and the result comes with how sure it is.
tour-end = That was the tour
tour-end-says = Choose a question here whenever you want to know more than one answer can tell. Ctrl+K lists everything that can be done.
tour-show = Show me
tour-skip = Skip this step
tour-stop = End the tour
