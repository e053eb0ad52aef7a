## The place

services = Services
what-services-are =
    Models that answer elsewhere: at a provider, or in a program on your own machine. Nothing is sent before you press
    Run, and only to the hosts on this page. A key goes to its own host and nowhere else.
your-services = Your services
no-services-yet =
    None yet. Add a provider that you have a key for, or a program on this machine such as Ollama or LM Studio, which
    needs none.
what-may-leave = What may leave
airplane = Airplane mode
airplane-note = Airplane mode: nothing leaves this device
no-guard = This browser gave the page no guard, so nothing can leave it in any case. Reload the page to try again.
all-refused = The browser itself refuses every request of this page to anywhere but its own host.
no-host-allowed = No host is allowed. Each service you add allows its own, and the browser refuses every other.
hosts-allowed = The browser lets this page reach these hosts and refuses every other:

## Adding a service

add-a-service = Add a service
add-service = Add service
service = Service
address = Address
remove-service = Remove { $name }
more = More: limits, what to ask when it fails, prices

## Its key

key = Key
enter-key = Enter key
enter-the-key = Enter the key
forget-key = Forget key
key-missing = None yet; this service needs one
key-not-needed = None; this service needs none
key-locked = Kept on this device, encrypted; locked
key-in-memory = In memory until you leave or reload the page
key-for-session = Until this tab is closed
key-unlocked = Kept on this device, encrypted; unlocked
keep-it = Keep it
    .sense = key
keep-in-memory = in memory only
keep-for-session = until this tab is closed
keep-encrypted = on this device, encrypted
passphrase = Passphrase
use-this-key = Use this key
unlock-keys = Unlock keys
unlock = Unlock
sign-in = Sign in at OpenRouter
signed-in = You are signed in; the key is in memory until you leave the page.

## Its models

models = Models
use-in-this-project = Use in this project
take-off-the-list = Take { $name } off the list
model-name = Model’s name, as the service writes it
add-model = Add model
asking = Asking…
ask-which-there-are = Ask which there are
press-one = Press one to put it on the list:
finds-out-more = { $why } “Check the connection” finds out more.
checking = Checking…
check-the-connection = Check the connection

## How it is asked

requests-at-a-time = Requests at a time
requests-a-minute = Requests a minute (empty: no limit)
tokens-a-minute = Tokens a minute (empty: no limit)
seconds-of-silence = Seconds of silence before it is given up on (empty: as long as this page thinks right)
ask-for-probabilities = Ask for the probability of each word (some models refuse)
takes-text = It can go on with one text (completions)
when-it-fails = When it fails, ask
take-out = Take out
add-to-the-chain = Add to the chain
add = Add…
sprout-here = Sprout, in this page
recorded-answer = The answer this question had before
forget-recorded = Forget all recorded answers
recorded-forgotten = They are forgotten.

## What it costs

prices = Prices, in $ for a million tokens
no-model-to-price = Add a model first.
price-read = { $source }, read { $day }
own-price = your own
price-unknown = not known
price-no-number = Write both as plain numbers, such as 0.25 and 2.
# The price of what is read: a field's label.
price-in = in
# The price of what is written: a field's label.
price-out = out

## What left

what-left = What left this device
nothing-left =
    Nothing. Every request that this page makes to another host is written down here: when, where, why, and what was
    in it.
requests = Requests
when = When
where-to = Where
why = Why
what-was-in-it = What was in it
sent = Sent
came-back = Came back
answer = Answer
cost = Cost
show-more = Show more
save-as-table = Save as table
save-as-json = Save as JSON
wipe = Wipe
rows-not-kept = The newest rows are shown here and could not be kept for the next visit: { $why }
keep-bodies = Keep what was in each request
keep-bodies-note =
    The whole text of every request from now on, without its key, in the saved table and the saved JSON. It stays on
    this device.
# One host on one day.
total =
    { $day }: { $n ->
        [one] { $n } request
       *[other] { $n } requests
    } to { $host }, { $sent } sent, { $back } back
total-with-cost =
    { $day }: { $n ->
        [one] { $n } request
       *[other] { $n } requests
    } to { $host }, { $sent } sent, { $back } back, { $cost }
asked-what =
    { $model }, { $n-turns ->
        [one] { $n-turns } turn
       *[other] { $n-turns } turns
    }, { $n-characters ->
        [one] { $n-characters } character
       *[other] { $n-characters } characters
    }
ended-after = { $ended } after { $time }
with-tokens = { $ended }, { $n-in } in, { $n-out } out
# The badge of the page.
left =
    { $n ->
        [one] { $n } request
       *[other] { $n } requests
    } left this device
left-since =
    { $n ->
        [one] { $n } request
       *[other] { $n } requests
    } left this device since { $day }
left-wiped = { $left }. The list was wiped on { $day }.
own-files =
    Besides, in this visit the page fetched { $n ->
        [one] { $n } file
       *[other] { $n } files
    } of its own program from its own host, { $size } in all. Nothing of yours was in those requests.

## The browser's own model

own-model = This browser’s own model
own-model-only-writes = the browser’s own model only writes answers
own-model-takes-words = it takes words, no token ids
own-model-uses-not =
    Not used: seed, top-p, min-p, penalty, length and stop texts, which the browser’s model does not know.
own-model-silent =
    The browser’s own model did not answer ({ $said }). Choose another model, or try again when the browser has
    fetched it.
