# What the columns of a new table are called.
column-n = Column { $n }

## What a column holds

kind-text = Text
kind-long-text = Long text
kind-choice = Choice
kind-number = Number
kind-date = Date
kind-file = File name
none-of-choices = “{ $text }” is none of this column’s choices.
no-number = “{ $text }” is no number.
no-date = “{ $text }” is no date written like 2026-11-27.
no-file-name = “{ $text }” is no file name, like photo.jpg.

## The parts of the rows: shown to the model, to choose prompts by, to judge the chosen one by

train = Train
selection = Selection
held-out = Held-out

## What goes wrong

no-such-place = There is no such row or column any more. Nothing was changed.
other-width = A new row or column does not have as many cells as the table. Nothing was changed.
column-exists = This column is already in the table. Nothing was changed.
too-many =
    A table can have at most { $what ->
        [percent] { $limit } percent of held-out and selection rows together
        [rows] { $limit } rows
        [columns] { $limit } columns
        [choices] { $limit } choices
        [megabytes] { $limit } megabytes
       *[bytes] { $limit } bytes in one cell
    }. Nothing was changed.
no-table = These bytes are no table of Exemplar's.
newer-table = This table was written by a newer Exemplar (version { $version }). Reload the page to get the newest one.
damaged-table = This table is damaged: it breaks off or contradicts itself.
too-large =
    This table is too large: the limit is { $what ->
        [percent] { $limit } percent of held-out and selection rows together
        [rows] { $limit } rows
        [columns] { $limit } columns
        [choices] { $limit } choices
        [megabytes] { $limit } megabytes
       *[bytes] { $limit } bytes in a cell
    }.
