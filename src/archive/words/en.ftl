## The screens

open = Open
save-and-copy = Save and copy
versions = Versions
rescue = Rescue
screens = Screens of this place
files = Files
files-lead =
    Prompts from other tools come in here, and yours go out to them. You see what a file is before anything is
    taken, and everything stays on this device.
untitled = Untitled
project-out = The project { $name } as a file of another tool, or as a program. Keys are never part of either.

## The ways in

bring-file = Bring a file
known-files = Which files are known
looking = Looking at it…
why-unchanged = { $why } Nothing of yours has changed.
drop-files = Drop files anywhere on this page, or
choose-files = Choose files…
prompt-files = Prompt files
paste-its-text = Or paste its text
text-of-file = Text of a file
text-of-file-hint = The whole text of a file: YAML, JSON, JSON lines, a table
look-at-it = Look at it
prompts-and-tests = Prompts and tests
prompts-and-tests-known =
    promptfoo configurations and their CSV tests, GitHub Models (.prompt.yml), Prompty, dotprompt, ChainForge flows,
    OpenAI evals
requests = Requests
requests-known = OpenAI chat and Responses JSON
prompt-stores = Prompt stores
prompt-stores-known = Langfuse, LangChain hub and few-shot files, DSPy states, prompt-engine, Open WebUI
rows = Rows
rows-known = CSV, TSV, Excel (.xlsx), JSON lines, fine-tuning and preference (DPO) rows, ShareGPT conversations
own-files = Exemplar’s own project files open at once, beside your other projects.

## What a file was found to be

not-taken = It was not taken, and nothing of yours has changed.
put-away = Put it away
read-as = Read it as
tests = Tests
and-more-prompts =
    and { $n ->
        [one] 1 more prompt
       *[other] { $n } more prompts
    }
run-tests-in-measure = A project is the prompt and its values. To run the tests, open the same file in Measure.
instruction = Instruction
input = Input
n-examples =
    { $n ->
        [one] { $n } example
       *[other] { $n } examples
    }
and-more = and { $n } more
and-more-rows =
    and { $n ->
        [one] 1 more row
       *[other] { $n } more rows
    }
and-more-columns =
    and { $n ->
        [one] 1 more column
       *[other] { $n } more columns
    }
and-more-rows-and-columns =
    and { $n-rows ->
        [one] 1 more row
       *[other] { $n-rows } more rows
    }, { $n-columns ->
        [one] 1 more column
       *[other] { $n-columns } more columns
    }
what-has-no-place = What has no place here ({ $n })

## The sentence about a file

list-next = { $before }, { $next }
    .sense = list
list-last = { $before } and { $last }
# Two sentences, one after the other.
sentences = { $first } { $second }
    .sense = sentences
n-prompts =
    { $n ->
        [one] { $n } prompt
       *[other] { $n } prompts
    }
n-tests =
    { $n ->
        [one] { $n } test
       *[other] { $n } tests
    }
n-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
# “This is a promptfoo configuration” and “2 prompts and 14 tests”.
file-with = { $kind } with { $parts }.
file-with-nothing = { $kind } with nothing in it that can be taken.
file-alone = { $kind }.
names-a-file = It names the file { $name }, which did not come with it: bring both together.
names-files = It names the files { $names }, which did not come with it: bring all together.
all-has-a-place = Everything in it has a place here.
things-have-no-place =
    { $n ->
        [one] { $n } thing has no place here.
       *[other] { $n } things have no place here.
    }
is-openai-chat = This is an OpenAI chat request
is-openai-responses = This is an OpenAI Responses request
is-github-models = This is a GitHub Models prompt
is-prompty = This is a Prompty file
is-dotprompt = This is a dotprompt file
is-promptfoo = This is a promptfoo configuration
are-promptfoo-tests = These are tests of promptfoo
are-fine-tuning-rows = These are rows for fine-tuning
are-sharegpt = These are ShareGPT conversations
are-preferences = These are preferences (DPO)
is-prompt-engine = This is a prompt-engine file
is-langfuse = This is a Langfuse export
is-langchain-hub = This is a LangChain hub manifest
is-langchain-file = This is a LangChain prompt file
is-dspy = This is a DSPy program's state
are-open-webui = These are prompts of Open WebUI
is-chainforge = This is a ChainForge flow
is-openai-evals = This is an OpenAI eval
is-csv = This is a table (CSV)
is-tsv = This is a table (TSV)
are-json-rows = These are rows in JSON
is-spreadsheet = This is a spreadsheet

## Files that are not taken

pasted-text = Pasted text
the-others = The others
too-many-files = { $n } files came at once, and { $n-most } are looked at. Bring the rest in a second go.
nothing-in-it = There is nothing in it. Choose a file that holds something.
too-many-megabytes = It has { $n-size } MB, and a file of rows may have { $n-most } MB. Take a part of it.
none-of-them =
    This is none of the files that are known here, or it has neither a prompt nor rows in it. The list of known
    files is below; a text of your own can be pasted into the instruction in Write.

## What comes along with a prompt

written-as-chat = Written as chat
written-as-completion = Written as completion
model-is = Model { $model }
temperature-is = Temperature { $value }
top-p-is = Top-p { $value }
at-most-tokens = At most { $count } tokens
n-stop-texts =
    { $n ->
        [one] { $n } stop text
       *[other] { $n } stop texts
    }

## The person’s word about a file

open-as-project = Open as a new project
open-as-projects = Open as { $n } new projects
open-first-projects = Open the first { $n } as new projects
open-with-examples =
    Open as a new project with { $n ->
        [one] { $n } example
       *[other] { $n } examples
    }
dont = Don’t
beside-your-own = It is added beside your own projects; nothing of yours is replaced.
nothing-to-make =
    There is no prompt in it and there are no two columns, so there is nothing to make a project of.
what-goes-in = What goes in
right-answer = The right answer

## The ways out

save-as = Save as
kind-of-file = Kind of file
run-and-test-elsewhere = Run and test it elsewhere
keep-in-another-tool = Keep it in another tool
train-with-examples = Train with its examples
rows-as-a-table = Its rows as a table
all-can-be-said = Everything in this project has a place in it.
cannot-be-said =
    { $n ->
        [one] { $n } thing cannot be said in it:
       *[other] { $n } things cannot be said in it:
    }
look-into-beginning = Look into its beginning
look-into = Look into it
save-named = Save { $name }
copy-as-code = Copy as code
copy-as-code-note =
    A program that asks a service the same question, with the values of the variables filled in. No key is in it: it
    reads the key from the environment.
# The programming language.
language = Language
model = Model
model-hint = the service’s name for it
address = Address
key-variable = Variable with the key
copy = Copy
is-copied = Copied.
copy-refused = The browser does not let this page copy. Select the text below instead.
the-code = The code
report = Report
report-note =
    One page to read, print or send: instruction, examples, input, settings, and the names of the versions. It opens
    in any browser, holds only text and loads nothing. To make a PDF, open it and print it into a file.
save-report = Save report

## The report itself

report-title = { $name } · Exemplar
report-made = A prompt made with Exemplar. Report of { $day }.
input-labelled = Input: { $label }
values-of-variables = Values of the variables
what-the-model-receives = What the model receives
role-system = System
role-user = User
role-assistant = Assistant
settings = Settings
versions-newest-first = Versions, newest first
examples = Examples
# Head of a column of numbers.
number-short = No.
switched-off = { $n } (switched off)
setting-model = model
setting-temperature = temperature
setting-top-k = top-k
setting-top-p = top-p
setting-min-p = min-p
setting-repetition-penalty = repetition penalty
setting-max-tokens = max tokens
setting-seed = seed
setting-samples = samples
setting-stops = stop sequences
setting-schema = JSON schema

## Services that close

rescue-lead =
    Some places where prompts were kept are closing. What you wrote there can come here as files; nothing is sent
    anywhere for it.
dates-as-published = Dates as the services published them, looked up on 27 November 2026.
is-closed = closed
closes-today = closes today
days-left =
    { $n ->
        [one] { $n } day left
       *[other] { $n } days left
    }
day-november = 30 November 2026
day-july = 30 July 2026
day-april = 20 April 2027
leaving-prompts = OpenAI prompts
leaving-prompts-means =
    Requests that name a stored prompt (pmpt_…) stop working on that day. OpenAI has no export for stored prompts,
    so they have to be copied out by hand.
leaving-prompts-step-open =
    Open the prompt in OpenAI’s dashboard, at platform.openai.com. Begin with the ones that your programs name:
    search your code for “pmpt_”.
leaving-prompts-step-version = Choose the version that is in use, if there are several.
leaving-prompts-step-copy =
    Here, choose New project in the menu beside the project’s name. Copy the system or developer message into
    Instruction, each pair of a user’s and an assistant’s message into an example, and the last user’s message into
    Input. Variables such as { "{{name}}" } stay as they are written.
leaving-prompts-step-paste =
    Or, where your program or your logs hold the whole request as JSON, paste that under Open: messages, model and
    settings come along by themselves.
leaving-prompts-left-behind = Tools have no place in a project yet.
leaving-evals = OpenAI Evals
leaving-evals-means = Evals can only be read since 31 October 2026, and their dashboard closes on that day.
leaving-evals-step-open = Open the eval in OpenAI’s dashboard, at platform.openai.com/evaluation.
leaving-evals-step-run = Select a completed run.
leaving-evals-step-export =
    In the menu Export, choose “Download runnable Promptfoo config”. Download the results from the same menu if you
    want to keep them.
leaving-evals-step-drop = Drop the downloaded file anywhere on this page. Its prompts become projects.
leaving-evals-step-measure = Open the same file in Measure to set its tests up as an experiment.
leaving-evals-left-behind =
    Graders that are programs are named in the report and left out. An eval without a completed run cannot be
    exported.
leaving-github = GitHub Models
leaving-github-means =
    Playground, editor and models are gone. Prompts that were committed are still in your repositories, as files
    that end in .prompt.yml.
leaving-github-step-search =
    On GitHub, search for path:*.prompt.yml together with user:YOUR-NAME or org:YOUR-ORGANISATION.
leaving-github-step-download = Open each file and press “Download raw file”, or clone the repository.
leaving-github-step-drop =
    Drop the files anywhere on this page, all at once if you like: messages, model, settings and test data come
    along.
leaving-github-step-model =
    Choose a model under Services: any that speaks OpenAI’s protocol can answer in place of GitHub’s.
leaving-github-left-behind =
    Evaluators are not run here; they are kept, and go back into the file when you save it as a GitHub Models
    prompt. What was only ever in the playground cannot be fetched any more.
leaving-azure = Prompt flow in Azure
leaving-azure-means = Development has ended; it runs until that day.
leaving-azure-step-download = Open the flow’s files and download those that end in .prompty.
leaving-azure-step-drop = Drop them anywhere on this page.
leaving-azure-left-behind = A flow.dag.yaml is a program of several steps and is not read here.

## Versions

show-more = Show { $n } more
versions-lead =
    Every pause of your work is kept on this device, named by what changed. Nothing here removes anything: a
    restored version becomes the newest, and undo takes it back.
began-as-branch = This project began as a branch of “{ $name }”.
no-version-yet =
    There is no version yet. Change something in the project: the first one is made when it is saved.
nothing-differs = Nothing differs.
tokens-of-both = Tokens of the prompt: { $old } → { $new } ({ $change }), counted with { $by }.
without-a-frame = Without what a chat adds around its turns.
counting-tokens = Counting the tokens …
vocabulary-not-fetched = The tokens could not be counted: their vocabulary could not be fetched. Check the connection and open the version again.
part-words = Words
part-structure = Structure
part-parameters = Parameters
before = Before
after = After
# Marks of a version in the list.
mark-newest = newest
mark-pinned = pinned
mark-merged = merged
version-is-named = The version has its name.
version-is-unpinned = The version is not pinned any more.
version-is-pinned = The version is pinned: it stays however old it gets.
is-restored = Restored. The project is as it was then; undo takes it back.
is-restored-already = The project is as it was then already.
branch-name = { $name } (branch)
is-branched = “{ $name }” is a project of its own now, and it is open. The one it came from is in the menu of projects.
restore = Restore
branch = Branch
pin = Pin
unpin = Unpin
own-name = A name of your own
# A button: gives the version this name.
name-it = Name
    .sense = verb
changed-since = Changed since
choose-version = Choose a version
# A button and the title above it.
merge = Merge
merge-note =
    Brings what was changed in a branch, or in any other project, into this one. Where both changed the same, you
    choose.
no-other-project = There is no other project on this device.
from-project = From the project
is-merged = Merged. The project has both now; undo takes it back.
what-merge-changes = This is what changes in the open project.
# A side of a clash has nothing there.
nothing = nothing
    .sense = side
clashes-to-settle =
    { $title } was changed in both. { $n ->
        [one] { $n } clash
       *[other] { $n } clashes
    } to settle.
keep-ours = Keep this project's
take-theirs = Take the other's
back-to-before = Back to what it was before
finish-merge = Finish the merge
leave-it = Leave it
    .sense = merge

## A part of what changed

part-comments = Comments
