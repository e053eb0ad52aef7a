## What went wrong

left-alone =
    { $host } failed several times in a row and is left alone for a while. Try again in half a minute, or let the
    connection doctor look at it.
nothing-recorded = No answer to this very question was recorded. Ask when the service can be reached.
unknown-preset = There is no kind of service called “{ $preset }” here. Choose one from the list.
unknown-service = The service “{ $id }” is not set up here. Add it again, or choose another model.
bad-id = The short name “{ $id }” cannot be used: it has to be up to 40 small letters, digits or dashes.
too-much = { $what } is too long or too much. Shorten it.
list-of-services = The list of services
name-of-service = The service's name
models-of-service = The list of models
chain-of-models = The chain of models
damaged-book =
    The list of services could not be read ({ $what }). It was set aside and a new one was begun: add your services
    again.
book-too-large = it is over 4 MB
# Where a list cannot be read.
at-place = line { $line }, column { $column }
of-version = it is of version { $version }
of-service = service { $number }
same-short-name = two services have one short name
no-model-list = { $service } has no list of models that can be read. Write the model's name yourself.
short-passphrase =
    The passphrase has to have 8 characters or more, or others could find it by trying. Choose a longer one; several
    words are best.
no-sign-in = The sign-in was not begun here, or is over. Begin it again.
sign-in-refused = The sign-in came to nothing: the service gave no key. Begin it again.
wrong-passphrase = The passphrase does not fit. Type it again, or forget the key and enter it anew.
no-vault = This browser cannot encrypt here. Open the page over https, or keep the key in memory only.

## A request that has no answer

no-answer = No answer came from { $host }, and the browser does not say why. Let the connection doctor look at it.
redirected =
    { $host } sent the request on to another address. It was not followed, so that your key goes to nobody else. Write
    the address where the service really is.
in-airplane-mode = Airplane mode is on: nothing leaves this page. Switch it off, or use a model in this page.
not-allowed = This page may not reach { $host } until you allow it. Allow it, or use a model in this page.
offline = This device is offline. Connect it to a network, or use a model in this page.
no-guard =
    The page's guard does not run, and without it nothing is sent to { $host }. Reload the page; if that does not
    help, use a window that is not private.
timed-out = { $host } did not answer in time. Try again, or ask for a shorter answer.
broke-off =
    The connection to { $host } broke off before the answer's end. What came is kept; run it again for a whole one.

## Asking again, and others

told-left-alone =
    { $host } failed several times in a row, so it is left alone for a while and asked again { $n ->
        [one] in a second
       *[other] in { $n } seconds
    }.
asked-again =
    { $error } Asked again { $n ->
        [one] in a second
       *[other] in { $n } seconds
    }.
asked-instead = { $error } Asked instead: { $name }.
recorded-before = an answer recorded before
in-this-page = { $model } · in this page
what-came-is-kept = { $what } What came is kept; run it again for a whole answer.
given-by = This answer was given by { $name } on { $day }.

## What a service cannot do

nothing-to-delete =
    a model behind a service is not on this device, so there is nothing to delete. Take it off the service’s list
    instead
takes-no-models = a service takes no models from this page
tells-no-abilities = a service does not tell its abilities
gives-no-tokens = its service does not give its tokens to this page. Ask for a count, or choose a model in this page
compares-no-meanings = only a model in this page compares meanings. Choose one for that
gives-no-logits = its service does not give the whole distribution of the next token. Choose a model in this page
not-sent = Not sent: { $setting }, because { $why }.
not-in-the-file = Not in the file: { $setting }, because { $why }.
counts-not-for-others = { $service } does not count prompts for others
no-count =
    { $service } answered with something that is no count. Check that the address and the kind of service belong
    together.
scores-a-text = a service scores a text, and no conversation and no token ids

## What a file of results holds

calls-missing =
    { $n ->
        [one] { $n } call is not in this file and stays open.
       *[other] { $n } calls are not in this file and stay open.
    }
calls-failed =
    { $n ->
        [one] { $n } call failed at the service and stays open.
       *[other] { $n } calls failed at the service and stay open.
    }
calls-doubled =
    { $n ->
        [one] { $n } call is in the file more than once; the first answer counts.
       *[other] { $n } calls are in the file more than once; the first answer counts.
    }
calls-unknown =
    { $n ->
        [one] { $n } line is of another call than those that are open here; it was passed over.
       *[other] { $n } lines are of other calls than those that are open here; they were passed over.
    }
lines-unreadable =
    { $n ->
        [one] { $n } line could not be read and was passed over.
       *[other] { $n } lines could not be read and were passed over.
    }
first-failure = The first failure: { $failure }

## The list of what left: why, and how it ended

run = Run
    .sense = noun
experiment = Experiment
count-of-tokens = Count of tokens
probabilities = Probabilities
connection-doctor = Connection doctor
why-model-list = List of models
why-sign-in = Sign-in
why-download = Download of a model
why-own-file = File of this page
why-other = Other
end-unknown = not known
answered = answered
failed = failed: { $kind }
lost = lost: { $how }
cancelled = cancelled
