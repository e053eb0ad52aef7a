## Errors

too-large = This file has { $megabytes } MB and { $what } may have { $limit } MB. Open a smaller file.
too-many = This file has more than { $n } { $what }. Split it into several.
no-experiment = This file is not an experiment of Exemplar. Open a file that ends in .experiment.json.
newer-experiment =
    This experiment was made by a newer Exemplar (version { $found }; this one reads up to { $known }). Reload
    the page to update, then open it again.
damaged =
    This file breaks off or goes wrong at line { $line }, column { $column }. Open a file that was saved whole.
wrong-field =
    The field “{ $field }” of this experiment (line { $line }) is missing something or is of the wrong kind.
    Correct it, or open another file.
wrong-number = The number in “{ $field }” is none that can be used here. Correct it, or open another file.
wrong-yaml = This YAML cannot be read at line { $line }: { $what }. Correct it there, then open it again.
wrong-json = This JSON cannot be read at line { $line }, column { $column }. Open a file that was saved whole.
wrong-table = This table cannot be read at line { $line }. Check its quotes, then open it again.
other-kind = This file is not { $what }. Open another.
no-row-to-compare = There is no row to compare: { $why }.
own-inputs = each model makes up its own inputs for the order of examples
an-experiment = an experiment
a-promptfoo-file = a promptfoo file
a-configuration = a promptfoo configuration
an-evaluation = the results of a promptfoo evaluation
many-rows = rows
many-answers = answers
many-calls = calls

## Why YAML cannot be read, behind “This YAML cannot be read at line …”

text-goes-wrong = the text goes wrong
ends-unbegun = something ends that never began
wrong-alias = an alias stands for nothing, or for what it stands in
aliases-too-much = its aliases unfold to too much
wrong-tag = a tag asks for something that is no text, number, list or map
too-deep = it is nested too deep
holds-too-much = it holds too much
wrong-name = a list or a map stands where a name should
wrong-merge = “<<” wants a map or a list of maps

## What experiments and their conditions are called

plan-reasoning = Zero-shot chain of thought
plan-calibration = Contextual calibration
plan-order = Order of the examples
plan-value = Value of each example
plan-wording = Wording
plan-grid = Grid
all-examples = all examples
without-example = without example { $n }
example-replaced = example { $n } replaced by { $n-pool } of the pool
with-model = { $name }, model { $n }
with-settings = { $name }, settings { $n }
zero-shot = zero-shot
without-calibration = without calibration
with-calibration = with calibration
prompt-named = Prompt { $number }
part-of-prompt = { $prompt } part { $part }

## What of promptfoo's files does not fit, each behind the place where it stands

row-check = row { $n }, check { $n-check }
row-column = row { $n }, { $column }
no-such-check = promptfoo has no check that decides the same; it was left out.
signs-left-out = It holds signs that promptfoo would take for commands; it was left out.
signs-rewrite = It holds signs that promptfoo takes for commands; write them otherwise.
holds-signs = It holds signs that promptfoo takes for commands.
last-line-end-dropped = promptfoo drops the line end after the value.
no-check = This is no check, or stands in another file; it was left out.
judge-chosen-here = Who judges is chosen here; the check itself was kept.
changes-checked = This changes what is checked and is not known here; the check was left out.
judge-in-set = A judge inside a set is not known here; the set was left out.
value-elsewhere = Its value stands in another file; the check was left out.
check-unknown = This kind of check runs code or is not known here; it was left out.
double-braces = Its value has commands in double braces, which are taken as they stand.
schema-unknown = Its schema has something that is not known here; the check was left out.
pattern-unknown = Its pattern cannot be read here; the check was left out.
value-unusable = Its value cannot be used; the check was left out.
file-not-here = This file was not opened along with the configuration; open it too.
not-used-here = This is not used here; it was left out.
prompt-without-text = This prompt has no text; it was left out.
prompt-file-unknown = A prompt in a file of this kind is not read here; it was left out.
commands-stay = Its commands ({ "{% … %}" }) are not run here; they stay as text.
reached-here = How a model is reached and set is chosen here; it was left out.
model-without-name = This model has no name; it was left out.
tests-file-unknown = Tests in a file of this kind are not read here; they were left out.
no-test = This is no test; it was left empty.
several-values = promptfoo asks once for each of several values; here it was left out.
value-has-parts = This value has parts; it was kept as one text of JSON.
not-said-whether = It does not say whether it passed; it was left out.
one-for-all = Two prompts give one name different values; promptfoo has one for all.
rows-keep-own = Rows without an input keep each prompt's own here; for promptfoo they have the first prompt's.
set-at-providers = Temperature and the like belong to promptfoo's providers; set them there.
every-prompt-every-row = promptfoo asks every prompt about every row.
repeats-option = Repeats are an option of promptfoo's command: --repeat.
two-underscores = Names of values may not begin with two underscores; the column was left out.
no-weight-here = A table has no weight and no name for a single check.
cell-cannot-say = A cell cannot say this check; it was left out.
column-not-used = This column is not used here.
