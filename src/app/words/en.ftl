## Commands, on buttons and in menus

add-example = Add example
duplicate-example = Duplicate example
delete-example = Delete example
move-example = Move example
move-example-up = Move example up
move-example-down = Move example down
example-on = Switch example on
example-off = Switch example off
all-examples-on = Switch all examples on
all-examples-off = Switch all examples off
write-as-chat = Write as chat
write-as-completion = Write as completion
change-settings = Change run settings
undo = Undo
redo = Redo
add-examples = Add examples
run = Run
stop = Stop
go-on = Go on from here
use-as-example = Use as example
clear-answers = Clear answers
new-project = New project
open-project = Open project
duplicate-project = Duplicate project
rename-project = Rename project
delete-project = Delete project
bring-back = Bring it back
save-as-file = Save as file
open-file = Open file…
try-again = Try again
share = Share
close = Close
open-link = Open link
unlock = Unlock
add-to-projects = Add to my projects
leave-it = Leave it
choose-model = Choose model
load-model = Load model
add-model = Add model…
go-on-downloading = Go on downloading
cancel = Cancel
delete-model = Delete model
look-again = Look again
fetch-card-again = Fetch the card again
other-tokenizer = Count with another tokenizer
theme-system = Theme as the device
theme-light = Light theme
theme-dark = Dark theme
show-tokens = Show tokens
hide-tokens = Hide tokens
dismiss = Dismiss
airplane-on = Switch airplane mode on
airplane-off = Switch airplane mode off
something-left = Something left this device
airplane-changed = Airplane mode was changed
ask-exact-count = Ask for the exact count

## Steps that can be undone

edit-instruction = Edit instruction
edit-label = Edit label
edit-input = Edit input
edit-example = Edit example
edit-variable = Edit variable
other-tab-changes = Changes from another tab
add-n-examples =
    { $n ->
        [one] Add { $n } example
       *[other] Add { $n } examples
    }

## What happened

examples-added =
    { $n ->
        [one] { $n } example was added.
       *[other] { $n } examples were added.
    }
not-saved-stays = The open project could not be saved, so it stays open. Save it as a file, or try again.
deleted-but-kept = This project was deleted in another tab. It was changed here, so it is kept.
deleted-still-open = This project was deleted in another tab. It is still open here; change it to keep it.
name-other-tab = { $name } (from another tab)
copy-made =
    Another tab changed this project too. Nothing is lost: its version keeps the name, yours goes on as “{ $name }”.
not-saved-why = Not saved. { $error } Your work is still in this tab.
name-copy = { $name } (copy)
tab-was-changing = Another tab was changing this project. Rename it again.
tab-change-unshown =
    Another tab changed this project and the change could not be shown here. Reload this tab to see it.
was-deleted = “{ $name }” was deleted.
was-added = “{ $name }” was added to your projects.
gone-from-device = This project is no longer on this device.
projects-as-were = { $error } Your projects are as they were.
could-not-open = “{ $name }” could not be opened and is kept as it is. { $error }
model-is-here = “{ $name }” is on this device.
cancelled = Cancelled. What came is kept, to go on from.
no-guard = This browser gave the page no guard, so nothing can leave it in any case. Reload the page to try again.
card-unreadable = Sprout's card came in another form than this page reads. Reload the page.
older-than-parts = The page is older than its parts. Reload it and try again.
untitled = Untitled

## Why an answer ended

model-done = the model said it was done
stop-came = a stop text came: { $text }
limit-reached = the length limit was reached
window-full = the context window is full
withheld = the service withheld the rest
asked-for-tool = the model asked for a tool, which nothing here answers
no-reason = the service gave no reason
service-says = the service says: { $word }
you-stopped = you stopped it
engine-ended = The engine ended before the answer did. What came is kept; run it again.

## Why something cannot be done now

being-opened = The project is being opened.
nothing-to-undo = There is nothing to undo.
nothing-to-redo = There is nothing to redo.
nothing-runs = Nothing is running.
nothing-to-go-on = There is nothing to go on from.
no-text-yet = This answer has no text to use yet.
no-answers = There are no answers.
is-first = It is the first example.
is-last = It is the last example.
example-gone = This example is gone.
no-examples = There are no examples.
all-are-on = All examples are on.
all-are-off = All examples are off.
nothing-to-add = There is nothing to add yet.
no-passphrase-wanted = Nothing waits for a passphrase.
no-link = No link was opened.
as-you-wish = It is as you wish already.
count-is-exact = The count of a model in this page is exact already.
is-closed = It is closed.
all-is-saved = Everything is saved, or about to be.
is-in-memory = It is in memory.
other-being-added = Another model is being added. Wait for it, or cancel it.
nothing-loads = Nothing is being loaded.
takes-no-room = It travels with the page and takes no room.
here-or-coming = It is here, or on its way.
answer-coming = An answer is on its way.
model-not-here = This project's model is not on this device. Choose another one.
airplane-elsewhere = Airplane mode is on, and this model is elsewhere. Switch it off, or choose a model in this page.

## Why a count is none, or a text only stands in

model-not-loaded = The model is not in memory. Load it for an exact count.
others-frame = This is the loaded model's chat template; the makers of this tokenizer frame a chat in their own way.
engine-counts = This model's tokens are counted by the engine; the exact count comes when typing pauses.
not-loaded-why = The model is not loaded. { $why }
tokenizer-unknown =
    This service's own tokenizer is not known here, so this is counted with OpenAI's o200k_base. Services that count
    themselves can be asked for the exact number.
sent-as-turn = The text is sent as one turn of a conversation; what the service adds around it is not in this number.
service-estimate = Its service gave this number, and calls it an estimate itself.
counted-by-service = { $name }, counted by its service
own-tokenizer = The model's own
o200k = o200k_base (GPT-4o and later)
cl100k = cl100k_base (GPT-4, GPT-3.5)
template-unknown = Chat style needs the model's own template; it shows once the model is loaded.
reader-away = The reader of chat templates is on its way.
no-turns = This service takes one text and no conversation. Choose completion style.
no-template = This model was never trained to chat. Choose completion style, or another model.
template-failed = This prompt cannot be written as a chat: { $what }. Choose completion style, or another model.
reader-silent = its reader gave no answer

## Said where the browser is asked

part-not-fetched = A part of the program could not be fetched. Check the connection and try again.
asset-not-fetched = “{ $what }” could not be fetched ({ $why }). Check the connection and try again.
why-no-answer = no answer
why-status = status { $status }
why-broke-off = it broke off
broke-reader = it cannot be read: it broke the reader
download-unguarded = This browser gave the page no guard, and without one nothing is fetched from elsewhere. Reload the page; in a private window, use an ordinary one. A file of this device can be added at any time.
download-in-airplane-mode = Airplane mode is on: nothing leaves this device, and nothing is fetched. Switch it off to download a model.

## What is done to several examples, to kinds of variables and to comments

examples-on = Switch examples on
examples-off = Switch examples off
duplicate-examples = Duplicate examples
delete-examples = Delete examples
move-examples-up = Move examples up
move-examples-down = Move examples down
change-kind = Change kind of variable
edit-options = Edit options
edit-comment = Edit comment
