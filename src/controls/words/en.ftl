# The cross of a dialog.
close = Close
file-too-large = “{ $name }” has more than { $size }. Take a part of it.
file-unread =
    “{ $name }” could not be read. It may have been moved or changed meanwhile: choose it again.

## Figures

in-percent = { $share }%
less-than-a-percent = <1%
list-next = { $before }, { $next }
    .sense = list
list-last = { $before } and { $last }
size-bytes =
    { $n ->
        [one] { $n } byte
       *[other] { $n } bytes
    }
size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB
size-gigabytes = { $amount } GB
second-left = about a second left
seconds-left = about { $amount } s left
minutes-left = about { $amount } min left
millis = { $amount } ms
seconds = { $amount } s

## The field's terms, in running text, and what they mean

few-shot = few-shot
few-shot-note =
    A few worked examples in front of the question. The model goes on with the pattern it sees; nothing in it is
    changed.
tokens = tokens
tokens-note =
    The pieces a model reads and writes: a word, part of a word, or a sign. Limits and prices are counted in them.
context-window = context window
context-window-note =
    All the tokens a model can have before its eyes at once, prompt and answer together.
chat-template = chat template
chat-template-note =
    The marks that a chat model was trained with around each turn. They are tokens too.
temperature = temperature
temperature-note = 0 always takes the likeliest token. Larger gives less likely ones a chance.
top-k = top-k
top-k-note = Only this many of the likeliest tokens may be drawn. 0 switches it off.
top-p = top-p
top-p-note =
    Only the likeliest tokens that together reach this probability may be drawn. 1 switches it off.
min-p = min-p
min-p-note = Tokens less likely than this fraction of the likeliest are left out. 0 switches it off.
repetition-penalty = repetition penalty
repetition-penalty-note = Makes tokens that were already there less likely. 1 switches it off.
max-tokens = max tokens
max-tokens-note =
    The answer ends here at the latest. The same room is kept free in the context window.
seed = seed
seed-note = The start of the dice. Same seed, same prompt, same text.
samples = samples
samples-note = Several answers to the same prompt, each with the next seed.
stops = stop sequences
stops-note =
    When one of these comes, the answer ends just before it. In completion style they keep the model from writing the
    next example.
schema = structured output
schema-note =
    Models in this page hold every answer to this JSON schema, to choices such as ["yes", "no"], or to a pattern such as
    /[0-9]+/. A service that can holds to a schema; where it is not sent, that stands under Run.
