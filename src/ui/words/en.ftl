## Counted

n-tokens =
    { $n ->
        [one] { $n } token
       *[other] { $n } tokens
    }
n-examples =
    { $n ->
        [one] { $n } example
       *[other] { $n } examples
    }
n-answers =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
n-earlier-answers =
    { $n ->
        [one] { $n } earlier answer
       *[other] { $n } earlier answers
    }

## Used in several places

copy = Copy
copied = Copied
passphrase = Passphrase
paste-table = Paste a table…
on-this-device = On this device
graphics-card = Graphics card
processor = Processor
part-of = { $done } of { $whole }
answer = Answer
prompt = Prompt
untitled = Untitled
off = off

## The places and the frame around them

write = Write
data = Data
measure = Measure
files = Files
models = Models
services = Services
places = Places
opening = Opening { $place }
try-again = Try again
skip = Skip to the prompt
opening-last = Opening your last project
notices = Notices
dismiss = Dismiss
airplane = Airplane mode
airplane-now =
    Airplane mode (now: { $state ->
        [on] on
       *[off] off
    })
airplane-note = Nothing leaves this device. Press to switch it off.
theme-now =
    { $command } (now: { $theme ->
        [light] light
        [dark] dark
       *[system] as the device
    })
theme = Theme
language = Language

## The top bar and the menu of projects

left-note = See every request that left this device.
nothing-left = Nothing has left this device
nothing-left-note = Everything runs in this page. A prompt leaves this device only in a link or a file that you make.
title = { $name } · Exemplar
project-name = Project name
saved = Saved
saving = Saving…
not-saved = Not saved
saved-copy = Saved as a copy
kept-here = Kept in this browser
being-kept = Being kept in this browser
goes-on-in = Another tab changed this project; you go on in “{ $name }”
step = { $what } ({ $keys })
step-of = { $command }: { $what } ({ $keys })
projects = Projects
start-from-example = Start from an example…
open-file = Open file…
open-another = Open another
project-file = Project file

## A link that came, and one that is made

link-came = A project came with this link
reading-link = Reading the link…
added-beside = It is added beside your own projects. Nothing runs until you press Run.
passphrase-refused = This passphrase does not open it. Check it with whoever sent the link.
unlocking = Unlocking…
unlock = Unlock
share-title = Share this project
link-sealed =
    The whole project is inside this link ({ $n ->
        [one] { $n } character
       *[other] { $n } characters
    }). No server keeps it. Only who knows the passphrase can read it; send that another way.
link-open =
    The whole project is inside this link ({ $n ->
        [one] { $n } character
       *[other] { $n } characters
    }). No server keeps it. Who has the link can read it.
link = Link
copy-link = Copy link
seal-link = Seal the link
sealed-note = A sealed link is encrypted. A forgotten passphrase cannot be brought back.

## Models

models-note = These models answer inside this page. What you write stays on this device.
add-model = Add a model
add-model-note =
    A llama, qwen2, qwen3, gemma3, phi3 or smollm3 model: one .gguf file or all its parts, or a .safetensors file with
    its config.json and tokenizer.json. Smaller ones answer sooner.
drop-files = Drop the files here, or
choose-files = Choose files…
model-files = Model files
or-address = Or the address of the file
fetch = Fetch
fetch-note = Fetching tells that host that you asked for the file. Nothing you wrote goes with it.
browser-gives = What this browser gives
card-unused = Not in use: models run on the processor.
change-device = Change…
automatic = Automatic
shared-memory = Shared memory
arithmetic = Arithmetic
storage = Storage
threads-ready =
    Yes: { $n ->
        [one] { $n } thread stands
       *[other] { $n } threads stand
    } ready and share the work.
one-thread-started = Yes, but no second thread started: the engine runs on one.
one-thread = No: the engine runs on one thread. Everything works.
simd-relaxed = Relaxed SIMD: the build for it is in use.
simd-plain = 128-bit SIMD: the build that runs anywhere is in use.
storage-private = Private files: models are read piece by piece.
storage-database =
    No private files: models are kept in the database and read as a whole, so large ones need more memory.
storage-none = Keeps nothing: models and projects are gone with this tab. Save a project as a file.
no-part-of-model =
    “{ $name }” is no part of a model that can be read here. Choose a .gguf file, or a .safetensors file together with
    its config.json and tokenizer.json.
same-kind-twice = Two files of the same kind were chosen. Add one model at a time.
several-models = These files belong to several models. Add one model at a time.
part-missing = “{ $model }” is in { $n-parts } files, and number { $n } is missing. Choose all { $n-parts } together.
part-twice = Number { $n } of “{ $model }” was chosen twice. Choose each of its { $n-parts } files once.
address-begins = An address begins with https://. Copy it from the page of the model.
address-ends = The address must lead to the file itself: it ends in .gguf or .safetensors.
weights-missing = The weights are missing: choose the .gguf or .safetensors file too.
three-together = A .safetensors file needs its config.json and tokenizer.json. Choose all three together.
looking-for-models = Looking for models
delete-model = Delete { $name }
answers-here = Answers in this project
use-here = Use in this project
comes-with-page = comes with this page
rest-to-come = { $done } of { $whole } here; the rest is still to come
thousand-parameters = { $amount } thousand parameters
million-parameters = { $amount } million parameters
text-and-chat = text and chat
text-alone = text
in-memory = In memory · { $parameters } · { $kind } · reads { $tokens } · { $chat }
room-private = { $used } of about { $whole } used, in this browser's private files. Copies of models that load sooner are counted in; they make way when room is short.
room-database =
    { $used } of about { $whole } used, in this browser's database, because it has no private files; a model is then
    read into memory as a whole.
room-memory =
    { $used } of about { $whole } used, only until this tab is closed, because this browser keeps nothing for this
    page.
how-often-right =
    { $n ->
        [one] How often it is right, in { $n } task
       *[other] How often it is right, in { $n } tasks
    }
measured-note =
    Right answers in a hundred, by the number of examples shown. Under each, the range in which the true figure lies,
    with 95% certainty.
task = Task
examples-shown = Examples shown
range = { $low } to { $high }
small-and-quick = Small and quick. Plain English, short answers.
follows-surely = Follows examples and instructions more surely.
knows-more = Knows more, in many languages. Slow without a fast device.
real-model = For real work, a real model
real-model-note =
    Nothing is fetched until you press. Then huggingface.co learns that you asked for the file; nothing you wrote goes
    with it. Once here, it answers in this page.
on-its-way = A model is on its way: see the top of this page.
from-hugging-face = { $size } from huggingface.co
fetch-it = Fetch { $name }
sprout-title = Sprout, a tiny demo model
reading-card = Reading Sprout's card
good-at = Good at
not-made-for = Not made for
size-of = Size
how-made = How it was made
order-matters = Does order matter?
orders-told =
    Yes. { $prompts } sorting prompts were asked with the same examples in all their { $orders } orders. It was right
    in { $mean } on average: { $worst } in the worst order, { $best } in the best. In { $turned } of the prompts the
    order alone decided.
sprout-size =
    { $size }, with { $amount } million learned numbers. It reads up to { $tokens }, but was trained on prompts of at
    most { $most }: keep yours short.
in-progress = In progress
bringing-named = Bringing into memory: { $name }
fetching-named = Fetching: { $name }
checking-named = Checking: { $name }

## The answer and its settings

answers = Answers
answer-comes-here = The answer comes here
answer-comes-note =
    The model reads your prompt from top to bottom and goes on writing. It runs inside this page; press Run.
exact-request = The exact request
stays-here = It stays in this browser: its own model answers.
sends = Run sends { $size } to { $host }
sends-times =
    { $sends }, { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
sends-cost = { $sends }, at most { $cost }
price-of = { $sends } (price of { $day })
sends-whole = { $sends }.
sends-or = { $sends }. If it fails: to { $hosts }.
looking-for-models-now = Looking for models…
model-absent = A model that is not on this device
tiny-model = { $name }, a tiny demo model
add-model-choice = Add a model…
connect-service = Connect a service…
model = Model
reading-prompt = Reading the prompt
bringing-model = Bringing the model into memory…
bringing = Bringing { $name } into memory
with-share = { $what }: { $share }
with-time = { $what }, { $time }
waiting-first-word = Waiting for the first word
ended-at-once = The model ended at once, without a word.
run-again = Run again
reasoning = Its reasoning
asks-for-tool = It asks for a tool: { $text }
declines = It declines: { $text }
tokens-in = { $n } in
tokens-in-cached = { $n } in, { $n-cached } cached
tokens-out = { $n } out
seed-of = seed { $seed }
first-after = first after { $time }
answered-by = answered by { $name }
tokens-a-second = { $rate } tokens/s
ended-with-line = ended with its line
ended-before = ended before “{ $text }”
ended-why = ended: { $why }
from-earlier-prompt = from an earlier prompt
answer-as-json = Answer as JSON
json-schema = JSON schema of the answer
json-hint = Any text. For JSON: { "{" }"type": "object"{ "}" }, or a whole schema
settings-are = Settings: { $summary }
settings-summary = { $variety }, at most { $tokens }
and-answers = { $before }, { $answers }
longest-answer = Longest answer
side-by-side = Answers side by side
same-number = Same number, same text
draw-from-all = Draw from all tokens
likeliest-only = Only the likeliest token
draw-from = Draw from the { $n } likeliest
however-unlikely = However unlikely
from-likeliest = From the likeliest { $share }
none-too-rare = No token is too rare
none-under = None under { $share } of the best
may-repeat = May repeat itself
repeats-less = Repeats itself less
same-wording = Same wording each time
little-variety = A little variety
much-variety = Much variety
anything-goes = Anything goes
setting-name = { $words } ({ $term })
from-to = From { $least } to { $most }.
no-stops = None: the model says itself when it is done.
or-stop = { $before }  or  { $next }
quoted = “{ $text }”
from-labels = From the labels
my-own = My own
stop-when = Stop writing when this comes
stop-texts = Stop texts
stop-texts-lines = Stop texts, one on each line
stop-hint = One on each line; \n is a line end

## The draft

instruction-hint = What should be done, in a sentence. May stay empty: the examples speak too.
input-hint = The case to be answered now.
instruction = Instruction
examples = Examples
input = Input
template = Template
reply-room = Room for the answer
move-example = Move example { $n }
drag-or-alt = Drag, or press Alt with an arrow key
drag-to-move = Drag to move, or Alt and an arrow key
show-example = Show example { $n } to the model
duplicate-example = Duplicate example { $n }
delete-example = Delete example { $n }
example-text = Example { $n }, { $label }
example-deleted = Example { $n } deleted. Undo brings it back.
example-duplicated = Example { $n } duplicated.
example-shown = Example { $n } is shown to the model.
example-off = Example { $n } is off.
example-moved = Example moved to place { $n } of { $n-all }.
labels = Labels
each-shows = Each shows a
and-its = and its
input-label = Input label
output-label = Output label
rename-for-all = Rename it for all examples
shown-too = { $examples }, { $n } shown
with-tokens = { $examples } · { $tokens }
all-shown = All examples are shown to the model.
all-off = All examples are off.
show-what-you-mean = Show the model what you mean
pairs-lesson =
    Two to five pairs of what goes in and the right answer. The model goes on with the pattern: that is { $term }
    prompting.
see-examples = See examples…
values = Values
values-note = for what stands in { "{{" }braces{ "}}" }
value-of = Value of { $name }
value-hint = Empty: the model sees the braces
value-missing = This value is missing.
sheet = Sheet
write-prompt = Write a prompt

## The first minute

close-note = Close this note
switch-off-all = Switch off all examples and run again.
switch-off-one = Switch off example { $numbers } and run again.
switch-off-some = Switch off examples { $numbers } and run again.
why-all = Nothing but the examples says what you want. See what the model does without them.
why-one = It is the only one that answers “{ $shown }”. See what the model does without it.
why-some = They are the only ones that answer “{ $shown }”. See what the model does without them.
now-run-again = Now run again.
out-all = All examples are out of the prompt; below you see what is left.
out-one = Example { $numbers } is out of the prompt; below you see what is left.
out-some = Examples { $numbers } are out of the prompt; below you see what is left.
knew-it = { $answer } again: it knew this one by itself.
others-enough = { $answer } again: the other examples were enough here.
change-input = Change the input, and watch when the answer turns.
switch-another = Switch off another, or change the input, and watch when the answer turns.
turned-all = With the examples it said { $before }, without them { $after }.
turned-one = With example { $numbers } it said { $before }, without it { $after }.
turned-some = With examples { $numbers } it said { $before }, without them { $after }.
not-shown = What it has not been shown, it can hardly know.
nothing = nothing
goes-by-examples = The model goes by the examples in front of it: that is { $term } prompting.
try-it = Try it
make-it-yours = Make it yours
start-empty = Start empty
see-other-examples = See other examples…

## The meter and the preview

context = Context window
check-note = Look for what may go wrong
check = Check
estimated = estimated
counting = counting…
counting-note = The vocabulary of { $tokenizer } is on its way; then the number is exact.
leave-room = Leave room for { $tokens }
switch-off-last = Switch off the last example
switch-off-last-n = Switch off the last { $examples }
answer-cut = The answer would be cut after { $n } of its { $n-tokens } tokens: the window is full then.
too-many = { $tokens } too many: the model cannot read this prompt. Shorten a text or show fewer examples.
part-count = { $part } { $n }
window-share = · { $share } of { $context } · room for { $n }
meter-told = { $total }. { $parts }.
prompt-as-received = The prompt as the model receives it
show-more = Show more of the { $size } in between
completion = Completion
chat = Chat
what-model-sees = What the model sees
tokens-toggle = Tokens
spaces = Spaces
style = Style
counted-with = Counted with
in-models = In the model's { $term }
begin-token = The model puts its begin token { $token } before this.

## Kinds of variables, comments, several examples at once

kind-of = Kind of { $name }
options = Options
options-hint = One option per line
value-misfit =
    “{ $value }” { $kind ->
        [choice] is none of the options
        [number] is no number
       *[date] is no date
    }. The model sees it as it is.
file-for = Text file for { $name }
file-note = The file is read on this device; its text becomes the value.
no-text-file = “{ $name }” is no text file. Choose one that holds plain text, such as .txt, .md or .csv.
comment-on-example = Comment on example { $n }
comment-hint = For people: the model never sees it
comments-stay = Comments are not in the link.
select-examples = Select examples
select-example = Select example { $n }
selected-examples = Selected examples
n-selected =
    { $n ->
        [one] { $n } example selected
       *[other] { $n } examples selected
    }
select-all = Select all
end-selection = End selection
selection-ended = Nothing is selected any more.
options-of = Options of { $name }
comment-on-instruction = Comment on the instruction
kind-named =
    { $kind ->
        [text] Text
        [long-text] Long text
        [choice] Choice
        [number] Number
        [date] Date
       *[file] File
    }
