## Files

file-too-large-for-a-project =
    This file has { $size } MB and a project may have { $limit } MB. Open a smaller file, or paste its rows as a
    table.
file-damaged =
    This file is not a project: its text breaks off or goes wrong at line { $line }, column { $column }. Open a file
    that Exemplar saved.
not-a-project-file = This file is not an Exemplar project. Open a file that ends in .exemplar.json.
newer-file =
    This file was made by a newer Exemplar (version { $found }; this one reads up to { $known }). Reload the page to
    update, then open it again.
too-many =
    This project has more than { $limit } { $what ->
        [examples] examples
        [values] values
       *[stops] stop texts
    }. Split it into several projects.

## Links

not-a-link = This is not an Exemplar link. Check that the whole address was copied.
newer-link =
    This link was made by a newer Exemplar (version { $found }; this one reads up to { $known }). Reload the page to
    update, then open it again.
link-truncated = The end of this link is missing. Copy the whole link, or ask for it as a file.
link-corrupted = This link was changed on its way and cannot be read. Copy it again, or ask for it as a file.
link-too-large =
    This link would unfold to { $bytes } bytes and the limit is { $limit }. Ask for the project as a file.
too-large-for-a-link =
    This project has { $size } KB of text and a link holds { $limit } KB. Share it as a file instead.
needs-passphrase = This link is sealed. Enter its passphrase to open it.
wrong-passphrase = The passphrase does not open this link. Check its spelling and capitals.
empty-passphrase = A seal needs a passphrase. Enter one, or share an open link.
seal-too-costly =
    Opening this link asks for more work than this app allows ({ $size } MB, { $passes } passes). Ask for the
    project as a file.
link-is-long =
    This link is long. Browsers open it, but some chat and mail programs cut links this long. A file is safer.
too-long-for-a-link =
    This project is too long for a link: browsers and chat programs may cut it off. Share it as a file instead.

## Tables

not-a-table = This is not a table: it needs two rows or more of two columns or more.
table-too-large = This table is too large: { $limit }. Paste it in smaller pieces.
rows-limit = it may have { $limit } rows
columns-limit = it may have { $limit } columns
megabytes-limit = it may have { $limit } MB

## What was repaired in a project on its way in

out-of-range =
    The { $field ->
        [temperature] temperature
        [top-p] top-p
        [min-p] min-p
        [top-k] top-k
        [repetition-penalty] repetition penalty
        [max-tokens] max tokens
        [seed] seed
       *[samples] samples
    } was out of range and has been brought into it.
not-a-number =
    The { $field ->
        [temperature] temperature
        [top-p] top-p
        [min-p] min-p
        [top-k] top-k
        [repetition-penalty] repetition penalty
        [max-tokens] max tokens
        [seed] seed
       *[samples] samples
    } was not a number and has its usual value.
unknown-style = The prompt style is not known here and is now Completion.
renumbered = { $count } examples shared a number with another and got their own.

## A kind of a variable

unknown-kind = The kind of the variable “{ $name }” is not known here; it is a text now.
