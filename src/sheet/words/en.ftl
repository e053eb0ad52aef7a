data = Data
cancel = Cancel
try-again = Try again
n-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }

## What can be done with the table

the-table = The table
data-table = Data table
add-row = Add row
add-column = Add column
undo = Undo in the table
undo-step = Undo in the table: { $step }
redo = Redo in the table
redo-step = Redo in the table: { $step }
use-row = Use row as input
add-as-examples = Add as examples…
import-rows = Import…
file-of-rows = File of rows
more-for-table = More for the table
export-csv = Export as CSV
export-json-lines = Export as JSON lines
insert-row-above = Insert row above
first-row-names = First row names the columns
delete-selected = Delete selected rows
delete-table-ask = Delete the table…

## Finding rows

find-rows = Find rows
which-rows = Which rows
all-rows = All rows
to-check = To check ({ $n })
rows-found =
    { $n-found } of { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }

## Steps, as Undo names them

insert-row = Insert row
delete-rows =
    { $n ->
        [one] Delete { $n } row
       *[other] Delete { $n } rows
    }
name-columns = Name the columns
paste = Paste
change-column = Change column
sort-rows = Sort rows
insert-column = Insert column
type-it = Type
    .sense = verb
clear-cells = Clear cells
change-split = Change the split
take-rows = Take rows
add-rows = Add rows
undone = Undone: { $step }
done-again = Done again: { $step }

## What was done

rows-deleted =
    { $n ->
        [one] { $n } row deleted
       *[other] { $n } rows deleted
    }
rows-exported =
    { $n ->
        [one] { $n } row exported as { $file }
       *[other] { $n } rows exported as { $file }
    }
cells-copied =
    { $n ->
        [one] { $n } cell copied
       *[other] { $n } cells copied
    }
rows-pasted =
    { $n ->
        [one] { $n } row pasted
       *[other] { $n } rows pasted
    }
reading = Reading { $name }…
rows-taken =
    { $n ->
        [one] { $n } row taken.
       *[other] { $n } rows taken.
    }
rows-taken-by =
    { $n ->
        [one] { $n } row taken. They are told apart by “{ $column }”.
       *[other] { $n } rows taken. They are told apart by “{ $column }”.
    }

## A column

column = Column
column-button = { $name }: name, type, sort, delete
every-cell-fits = Every cell fits.
cells-do-not-fit =
    { $n ->
        [one] { $n } cell does not fit; it stays and is marked.
       *[other] { $n } cells do not fit; they stay and are marked.
    }
name = Name
kind = Type
choices-lines = Choices, one on each line
sort-up = Sort A to Z
sort-down = Sort Z to A
insert-before = Insert before
insert-after = Insert after
delete-column = Delete column
done = Done
row = Row
part = Part
cell-name = { $column }, row { $n }

## Before there is a table

lead =
    Keep your rows here: messages with their right answers, questions, texts to try. Some become examples that the model
    sees; the others stay aside, to measure fairly.
paste-rows = Paste rows from your spreadsheet
paste-rows-note = Select the cells there, copy, and paste them here. Nothing leaves this device.
rows = Rows
hint-message = Message
hint-kind = Kind
hint-parcel = Where is my parcel?
hint-delivery = Delivery
hint-charged = I was charged twice.
hint-billing = Billing
drop-here = Drop a file here (CSV, TSV, Excel, JSON lines), or
choose-file = Choose file…
use-examples =
    { $n ->
        [one] Use the example of this project
       *[other] Use the { $n } examples of this project
    }
begin-empty = Begin with empty rows

## Keeping

reading-table = Reading the table
untouched = What is kept was not touched.
begin-new = Begin a new table in its place
keeps-nothing = This window keeps nothing: export the table before you close it.
not-written = The table could not be written: { $why } It is still here.
changed-elsewhere =
    This table was changed in another tab. Nothing of it was replaced, and what you changed here is still here.
take-other = Take the other tab’s table
keep-this = Keep this one instead

## Rows as examples

add-rows-title = Add rows as examples
own-input = the project’s input, with this row’s values
# No column holds the answers.
no-column = nothing
    .sense = column
held-out-among =
    { $n ->
        [one] { $n } held-out row
       *[other] { $n } held-out rows
    } would be among the examples. What the model has seen can no longer tell how good it is with new rows.
known-left-out =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } left out: the project has the same example.
blank-left-out =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } left out: nothing in these columns.
kept-as-text =
    { $n ->
        [one] { $n } cell
       *[other] { $n } cells
    } with { "{{…}}" } in it: kept as a value, so that it stays text.
many-examples = So many examples rarely fit into a small model’s memory; a few good ones are better.
selected-ones = The selected ones ({ $n })
all-for-training = All for training ({ $n })
goes-in = { $label } (what goes in)
right-answer = { $label } (the right answer)
add-examples =
    { $n ->
        [one] Add { $n } example
       *[other] Add { $n } examples
    }

## Rows that come in

nothing-in-it = There is nothing in it. Copy some cells in your spreadsheet first.
other-spreadsheet = This kind of spreadsheet cannot be read here. Save it as .xlsx or .csv, and try again.
no-text-no-sheet = This file is no text and no spreadsheet (.xlsx). Save it as CSV in UTF-8, and try again.
only-names = There are no rows in it, only names of columns.
where-rows = Where do these rows go?
rows-came =
    { $n ->
        [one] { $n } row came in.
       *[other] { $n } rows came in.
    }
replace-table = Replace the table
add-below = Add below
delete-table = Delete the table
delete-table-title = Delete the table?
delete-table-note = All rows and columns go. Undo brings them back for as long as this page is open.
keep-it = Keep it

## The split

percent-of =
    Percent { $part ->
        [train] train
        [selection] selection
       *[held-out] held-out
    }
whole-row = the whole row
rows-repeat =
    { $n ->
        [one] { $n } row repeats
       *[other] { $n } rows repeat
    } an earlier one; rows that repeat are always in one part.
rows-blank =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } without a text to go by, in no part.
split = Split
split-note =
    Each row’s own words decide its part, so it stays there when other rows come and go, and on every device.
told-apart-by = Rows are told apart by
train-note = may be shown to the model, as examples
selection-note = to choose between prompts by
held-out-note = to judge the chosen one by; not to be seen before
