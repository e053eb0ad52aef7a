## Heads of rows

name = Name
instruction = Instruction
input-label = Input label
output-label = Output label
input = Input
input-of-an-example = Input of an example
answer-of-an-example = Answer of an example
variable = Variable “{ $name }”
# How the prompt is put together: as a chat or as a completion.
form = Form
completion = Completion
chat = Chat
example-added = Example { $place } added
example-removed = Example { $place } removed
example-moved = Example { $place } moved to place { $target }
example-input = Example { $place }, input
example-answer = Example { $place }, answer
example-switched-on = Example { $place } switched on
example-switched-off = Example { $place } switched off
example-number = Example number { $number }
# Behind an example that is switched off.
is-off = (off)
order-of-examples = Order of the examples

## Names of versions that are made here

branched-from = branched from “{ $name }”
# A version of another project that was merged in.
version-of = “{ $project }”: { $version }

## What can go wrong

saved-project-unread = The saved project could not be read. { $why }
no-project = This project is not on this device any more. Bring it back from the list of projects.
busy = Another tab keeps changing this project. Wait a moment, then try again.
changed-since-begun = The project was changed since the merge was begun. Begin it again; nothing is lost.
unsettled = Choose a side for every conflict first; { $n } are left.
nothing-to-merge = Everything in that version is in this project already. There is nothing to merge.
not-of-this-history =
    No version has exactly the prompt that this result was got with, so it was attached to none.

## Kinds of variables, and comments

options-of = Options of { $name }
comment-on-instruction = Comment on the instruction
comment-on-example = Comment on example { $place }
comment-on-an-example = Comment on an example
kind-named =
    { $kind ->
        [text] Text
        [long-text] Long text
        [choice] Choice
        [number] Number
        [date] Date
       *[file] File
    }
kind-of = Kind of { $name }
