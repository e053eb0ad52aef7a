## What changed, as the automatic name of a version, in the middle of a line

example-changed =
    example { $place } { $what ->
        [added] added
        [removed] removed
        [moved] moved
        [reworded] reworded
        [on] switched on
       *[off] switched off
    }
two-examples-changed =
    examples { $place } and { $other } { $what ->
        [added] added
        [removed] removed
        [moved] moved
        [reworded] reworded
        [on] switched on
       *[off] switched off
    }
three-examples-changed =
    examples { $place }, { $other } and { $third } { $what ->
        [added] added
        [removed] removed
        [moved] moved
        [reworded] reworded
        [on] switched on
       *[off] switched off
    }
many-examples-changed =
    { $n } examples { $what ->
        [added] added
        [removed] removed
        [moved] moved
        [reworded] reworded
        [on] switched on
       *[off] switched off
    }
example-moved-to = example { $place } moved to place { $target }
renamed = renamed to “{ $name }”
# “instruction reworded”.
text-changed =
    { $text } { $what ->
        [written] written
        [emptied] emptied
       *[reworded] reworded
    }
made-a-chat = made a chat
made-a-completion = made a completion
variable-changed =
    variable “{ $name }” { $what ->
        [set] set
        [emptied] emptied
       *[changed] changed
    }
# “temperature 0.7 to 0.2”.
setting-changed = { $setting } { $old } to { $new }
changes-next = { $changes }, { $next }
    .sense = changes
and-more-changes =
    { $changes } and { $n ->
        [one] { $n } more change
       *[other] { $n } more changes
    }
nothing-changed = nothing changed
first-version = first version
kept-whole = kept whole
numbered-anew = examples numbered anew
restored = restored: { $name }

## Parts of a project, in the middle of a line

the-name = name
the-instruction = instruction
the-input-label = input label
the-output-label = output label
the-input = input
input-of-an-example = input of an example
output-of-an-example = output of an example
the-variable = variable “{ $name }”
an-example = an example
the-example = example { $place }
input-of = input of { $example }
output-of = output of { $example }
order-of-examples = order of the examples
stops-from-labels = from the labels
none = none
    .sense = setting
setting-model = model
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

## What can go wrong

no-such-version = This version is not in the history. Open the list of versions again.
not-at-the-end = A new version follows the newest of its branch. Make a branch to go on from an older one.
no-such-branch = There is no branch “{ $name }”. Choose one from the list.
branch-exists = There is already a branch “{ $name }”. Choose another name.
branch-name = A branch needs a name of 1 to { $most } characters. Shorten it.
too-long =
    { $what ->
        [name] The name
        [note] The note
        [key] The key of the result
       *[sentence] The sentence of the result
    } has { $size } bytes and may have { $most }. Shorten it.
too-many =
    A history holds at most { $most } { $what ->
        [results] results a version
        [branches] branches
        [versions] versions
       *[megabytes] megabytes
    }. Thin it, or save the project as a new one.
not-a-history = These bytes are not a history of Exemplar. The project itself is not affected.
newer-history =
    This history was written by a newer Exemplar (version { $found }; this one reads up to { $known }). Reload the
    page to update.
damaged =
    This version cannot be rebuilt because a part of the history is damaged. Choose a later or an earlier one.
too-much-work = This version takes more work to rebuild than is allowed. Choose another one.
project-unread = The project of this version could not be read. { $why }
not-asked = This is not the version that was asked about. Answer for the one that is shown.
nothing-between = To look for a change, choose a good version and a later bad one.
no-such-conflict = There is no such conflict any more. It has been settled.
not-a-text = This conflict cannot be settled with a text of your own. Choose one of the sides.

## Damage that was found; sentences one after the other

history-damaged = A part of the history was damaged.
bytes-lost = Its last { $count } bytes could not be read and are left out.
entries-passed-over = { $count } entries in the middle could not be read; some versions may not open.
project-unaffected = The project itself is not affected.
sentences = { $first } { $second }
    .sense = sentences

## Kinds of variables and comments, in the middle of a line

variable-kind =
    variable “{ $name }” is now { $kind ->
        [text] a text
        [long-text] a long text
        [choice] a choice
        [number] a number
        [date] a date
       *[file] a file
    }
the-options = options of variable “{ $name }”
the-comment = comment on the instruction
comment-on = comment on { $example }
the-kind = kind of variable “{ $name }”
