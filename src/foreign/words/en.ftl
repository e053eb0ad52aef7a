## Formats

format-openai-chat = OpenAI chat JSON
format-openai-responses = OpenAI Responses JSON
format-github-models = GitHub Models prompt
format-prompty = Prompty
format-promptfoo = promptfoo configuration
format-promptfoo-tests = promptfoo tests
format-fine-tuning = Fine-tuning rows
format-preferences = Preferences (DPO)
format-sharegpt = ShareGPT conversations
format-langfuse = Langfuse prompt
format-langchain-hub = LangChain hub manifest
format-langchain-file = LangChain prompt file
format-dspy = DSPy state
format-open-webui = Open WebUI prompts
format-chainforge = ChainForge flow
format-openai-eval = OpenAI eval
format-csv = CSV table
format-tsv = TSV table
format-json-lines = Rows in JSON
format-spreadsheet = Spreadsheet
# A way to copy the prompt as a program.
python-alone = Python (no packages)

## What a file was found to hold

finding = { $format }: { $what }
nothing-taken = nothing that is taken
n-prompts =
    { $n ->
        [one] { $n } prompt
       *[other] { $n } prompts
    }
n-examples =
    { $n ->
        [one] { $n } example
       *[other] { $n } examples
    }
n-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
list-next = { $before }, { $next }
    .sense = list
list-last = { $before } and { $last }

## What can go wrong

too-large = This file has { $size } MB and { $what } may have { $limit } MB. Open a smaller file.
too-many = This file has more than { $limit } { $what }. Split it into several.
not-text = This file is not text, or not in UTF-8. Save it as UTF-8, then open it again.
json-unread = This JSON cannot be read at line { $line }, column { $column }. Open a file that was saved whole.
too-deep =
    This JSON is nested deeper than any prompt needs (line { $line }); it was not opened. Open another file.
open-settings =
    This file begins with three hyphens for its settings and never ends them. Put a line of three hyphens behind the
    settings.
other-kind = This file is not { $what }: { $why }. Choose another kind, or open another file.
read-only = { $what } can be read here and not written. Choose another kind.
nothing-to-write = There is nothing to write: { $why }.
spreadsheet-unread = This spreadsheet cannot be opened: { $why }. Save it anew as .xlsx or as CSV.

## Kinds of files, as they stand in “This file is not …”

a-chainforge-flow = a flow of ChainForge
a-chat-request = a chat request of OpenAI
a-prompt-file = a prompt file
a-file-of-rows = a file of rows
a-yaml-file = a YAML file
a-file-of-conversations = a file of conversations
a-table = a table
a-spreadsheet = a spreadsheet
rows-in-json = rows in JSON
a-dspy-state = a saved state of DSPy
a-prompt-file-with-settings = a prompt file with settings
a-github-prompt = a prompt of GitHub Models
a-langchain-file = a prompt file of LangChain
a-hub-prompt = a prompt of LangChain's hub
a-langfuse-prompt = a prompt of Langfuse
an-open-webui-list = a list of Open WebUI's prompts
an-openai-eval = an eval of OpenAI
a-file-of-preferences = a file of preferences
a-prompt-engine-file = a file of prompt-engine
a-responses-request = a Responses request of OpenAI
rows-or-columns-in-a-table = rows or columns in a table
rows-or-columns = rows or columns
columns-for-so-many-rows = columns for so many rows

## Why a file is not of a kind, in the middle of a sentence

no-flow-with-nodes = it has no flow with nodes
no-list-of-messages = it has no list “messages”
not-every-line-is-one = not every line is one
no-rows = it has no rows
no-cells = it has no cells
not-every-line-is-a-map = not every line is a map of names and values
no-predictor = it has no predictor with demonstrations, or too many
no-list-of-settings = what stands between the hyphens is no list of settings
no-known-langchain-type = its “_type” is neither few_shot nor prompt
no-template-constructed = no chat prompt and no prompt template is constructed in it
no-type-with-prompt = it has no “type” with a “prompt”, or too many of them
not-every-entry-has-a-command = not every entry has a command and a content, or there are too many
neither-eval-nor-run = it is neither an eval, a run, nor lines with items
not-every-line-prefers = not every line has a preferred and another answer
no-prompt-engine-type = its “type” is none of prompt-engine's
no-input-no-instructions = it has no “input” and no “instructions”
no-rows-no-examples = there are no rows and no examples
no-prompt-chosen = no prompt was chosen
preferences-need-columns = preferences need rows with the columns input, preferred and non_preferred
no-xml = a part of it is no XML
signs-of-its-own = it defines signs of its own, which no spreadsheet needs
no-sheet-shown = it has no sheet that is shown
sheet-missing = its sheet is missing
no-workbook = it is no workbook
too-many-texts = it has too many texts
shared-text-missing = a cell shares a text that is not there
contents-damaged = its table of contents is damaged
too-many-parts = it has too many parts
locked = it is locked with a password
part-damaged = a part of it is damaged
unpacks-too-large = it unpacks to more than 64 MB
packed-unknown = it is packed in a way that is not known here

## What does not fit: where

# A number stands for a line: “line 7 of the text”.
line-of-the-text = line { $line } of the text
place-a-node = a node
place-prompt = prompt “{ $name }”
place-last-turn = the last turn
place-further-on = further on
more-do-not-fit = { $count } more things do not fit.

## What does not fit: what, and what became of it

kept-unused = This has no use here. It is kept and goes back into a file of the same kind.
left-out-unused = This has no use here; it was left out.
node-of-kind = A node of kind { $kind } looks at answers or runs code; it was left out.
node-has-no-place = A node of this kind has no place here; it was left out.
chainforge-answers-left-out = Answers that ChainForge has already got were left out.
asks-several-models = It asks { $count } models; a project has one, so the first was taken.
two-columns-one-name = Two columns have one name; only one of them was taken.
second-table-left-out = A second table was left out; only one fits beside the prompts.
column-took-name = A column took the name of the variable that it fills.
answers-fill-variable =
    The answers of one prompt fill a variable of another; here that variable waits for a value.
too-many-conversations = There are too many conversations for a project each; it was left out.
only-turns-are-taken = Only the turns of a conversation are taken; this was left out.
unknown-speaker = Who speaks is no system, human or gpt; the turn was left out.
completion-became-chat =
    A prompt and its completion became a question and its answer; it is written back as a chat.
input-without-answer = Training data has questions with answers only; the input, which has none, was left out.
columns-numbered =
    The first row names no columns (a cell is empty, or two are alike); the columns were numbered.
rows-filled-up = Some rows are shorter than others; they were filled up with empty cells.
cells-too-long = { $count } cells are longer than the 32,767 signs that Excel shows; it may cut them.
apostrophes-taken =
    In { $count } cells the apostrophe was taken away that keeps a spreadsheet from running them.
apostrophes-put =
    { $count } cells begin with a sign that a spreadsheet would run; an apostrophe stands before it, and is taken
    away when this file is read here.
numbers-as-text = Numbers and truths stand as text in their cells.
first-sheet-taken = The first of { $count } sheets was taken.
last-results-taken = Of { $count } cells with a formula the last result was taken.
more-of-variables =
    Some of what it says of variables, such as descriptions, has no place here. It is kept and goes back into a
    file of the same kind.
kind-left-out = This kind of file cannot say of which kind this variable is; that was left out.
place-comments = comments
comments-left-out = Comments are for people here; they are not in the file.
dotprompt-marks = Earlier turns, pictures and partials are put in by dotprompt; their marks stay as text here.
dotprompt-turn-without-text = dotprompt has no turn without text; it was left out.
dotprompt-white-space = White space at its end is lost in dotprompt.
dspy-no-field = No field of the signature has this name; it was left out.
dspy-several-inputs =
    It has more than one input or answer; the further ones stand below the first, each behind its label.
dspy-labels-missing = A text has not the labels of all fields; the fields behind were left empty.
dspy-values-put-in = DSPy is given values when it runs; in texts they were put in.
dspy-style-left-out = DSPy decides itself how the parts are sent; the style was left out.
dspy-input-left-out = DSPy is given the input when it runs; it was left out.
switched-off-left-out = It is switched off, which this kind of file cannot say; it was left out.
dspy-model-left-out = DSPy chooses the model when it runs; it was left out.
rows-have-no-place = This kind of file has no place for rows; write them as a table beside it.
text-in-another-file = The text stands in another file; open it there and paste it into the input.
examples-in-another-file = The examples stand in another file, which was not opened along; open it too.
template-does-not-show = The example's template does not show this; it was left out.
suffix-not-shaped =
    It is not shaped as the examples are; it stands in the input, and the labels are put around it.
examples-whole = Examples are not two lines with labels; each stands whole as an input, without an answer.
langchain-file-has-no-model = A prompt file of LangChain has no model; it was left out.
langchain-file-is-one-text =
    A prompt file of LangChain is one text; the turns were put one below the other, with their roles.
examples-not-written = They stand in a file of their own, which is not written; change them there.
off-examples-left-out = Examples that are switched off were left out.
value-made-by-program = This value is made by a program; it was left out here and is kept.
around-the-prompt =
    What stands around the prompt (a model, a commit) has no use here. It is kept and goes back into a file of the
    same kind.
message-becomes-template = A message that is no template becomes one.
hub-has-no-model = A prompt of the hub has no model; it was left out.
hub-model-stays = The model beside the prompt stays as it was in the file; change it there.
langfuse-no-values = Langfuse keeps no values with a prompt; they were left out.
webui-asks-kept =
    Some variables say how Open WebUI asks for them. That is kept and goes back into a file of the same kind.
webui-fills-some = Open WebUI fills some variables itself (clipboard, date, user); here they wait for a value.
webui-asks-each-time = Open WebUI asks for values each time; those that stand here were left out.
webui-one-text = Open WebUI's prompts are one text; the turns were put one below the other, with their roles.
messages-at-openai = The messages stand in the rows or in a prompt at OpenAI; they were not taken.
rows-at-openai = The rows stand in a file at OpenAI. Download it and open it too.
check-left-out = A check of kind { $kind } was left out; set it up anew in Measure.
variable-with-parts = A variable with parts stays as text.
rows-no-place-not-written = Rows have no place for it; it is not written back.
rows-no-place-left-out = Rows have no place for it; it was left out.
preferences-column-left-out = Preferences have no place for this column; it was left out.
example-has-two-parts = An example has an input and an answer only; this was left out.
said-already = What was said already follows the examples, as more of them.
label-ends-in-colon =
    Labels here end in a colon; this one is kept for a file of the same kind, and the usual label stands here.
prompt-engine-no-chat = prompt-engine continues a text; it has no turns of a chat.
no-variables = This kind of file has no variables; their values were put in.
prompt-engine-input-left-out = prompt-engine is given the input when it runs; it was left out.
prompt-engine-no-model = prompt-engine does not say which model is asked; it was left out.
first-model-taken = A project has one model; the first one was taken.
risky-cells =
    Some cells begin with a sign that a spreadsheet would run. promptfoo needs them as they are: do not open this
    file in a spreadsheet.
values-in-another-file = The values stand in another file; open them there and type them in.
brackets-left-out = A turn here has a role and a text only; what stands in brackets was left out.
prompty-role-line = One of its lines is a role and a colon, where prompty will begin a new turn.
prompty-empty-lines = Empty lines at its ends are lost in prompty.
text-at-openai =
    Its text lives at OpenAI, whose reusable prompts end on 30 November 2026. Copy the text out of the dashboard
    into the instruction.
row-has-no-names = This row has no named values; it stands in the column “value”.
values-with-parts = Values with parts stand as text of JSON in their cells.
values-in-no-row = The values that stand in the prompt are in no row; only the rows were written.
off-examples-among-rows = Examples that are switched off are among the rows; a table cannot say which.
key-in-the-open = A key stood here in the open. It was not taken; if others have this file, replace the key.
no-number = This is no number; the usual one stands here.
out-of-range = The studio takes { $least } to { $most }; { $inside } stands here.
no-such-form = The studio knows no such form of an answer; any text stands here.
no-place-left-out = This kind of file has no place for it; it was left out.
sprout-stays = Sprout lives in this page only; choose a model in the file.
commands-stay =
    Commands of its template language stay as text and nothing runs them here; some may look like variables.
double-braces = Double braces that were plain text there look like a variable here.
underscored-name = A variable has a name that is not allowed there; signs in it became underscores.
space-before-variable =
    A space was put between a brace and the variable behind it, which would be misread there.
signs-are-commands = It holds signs that are commands there; write them otherwise if they are meant as text.
message-aside =
    This message is no text of a system, user or assistant. It is left out here, kept, and goes back to its place in
    a file of the same kind.
developer-became-system = The role developer became system, which says the same.
turn-has-two-parts = A turn here has a role and a text only; this was left out.
media-left-out = A picture, sound or file has no place in a prompt here; it was left out.
texts-joined = The texts of one message were joined, each on its own line.
system-joined-instruction = A system message among the turns became a part of the instruction.
two-system-joined = Two system messages were joined.
two-user-joined = Two user messages in a row were joined.
answer-to-nothing = An answer to nothing became an example with an empty input.
written-as-turns =
    The parts were written as turns of a chat; the labels before inputs and answers were left out.
written-as-one-text = It was written as the one text that a model sees; its parts can no longer be told apart.

## Settings of a run that a file cannot say

setting-temperature = temperature
setting-top-k = top-k
setting-top-p = top-p
setting-min-p = min-p
setting-repetition-penalty = repetition penalty
setting-max-tokens = max tokens
setting-seed = seed
setting-samples = samples
setting-stops = stop texts
setting-schema = JSON schema
