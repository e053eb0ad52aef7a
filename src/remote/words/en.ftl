## Addresses

bad-address = This address cannot be used: { $what }. Write it like https://api.example.com/v1.
address-too-long = it is too long
address-strange-letter = it has a space or a letter that addresses do not have
address-strange-sign = \, @, %, ? and # have no place in it
address-needs-scheme = it has to begin with https:// or http://
address-no-port = the number after the colon is no port
address-path-up = its path goes up
address-no-ipv6 = the part in brackets is no IPv6 address
address-no-host = the part after :// is no host name
address-no-ipv4 = its number is no IPv4 address of four parts

## Before a request leaves

no-model = No model is chosen. Choose one, or write its name as the service calls it.
empty-prompt = The prompt is empty. Write an instruction, an example or an input, then run it again.
needs-text = { $protocol } takes one text and no chat turns. Choose “as one text”, or a chat protocol.
needs-words = A prompt of token ids cannot be sent to a service. Run it on a model in this page, or send the text.
bad-schema =
    The JSON schema of the answer goes wrong at line { $line }, column { $column }. It has to be one JSON object, such
    as { $example }. Correct it in the settings, or empty it for any text.
counts-text-only =
    { $service } counts one text, and no conversation. Choose “as one text”, or count with another vocabulary.
no-prompt-scores =
    { $service } does not give the probabilities of a prompt's own words. Choose a server of the Completions kind,
    such as vLLM, or a model in this page.

## Keys

bad-key = This key cannot be sent: a key is up to 4096 letters, digits and signs without spaces. Copy it again.
needs-key = { $service } needs a key. Enter one; it stays in this page's memory.
key-for-other-host =
    This key belongs to { $bound } and is not sent to { $asked }. Enter a key for { $asked }, or choose the other
    service.
key-over-http = The key is not sent to { $host }, because http:// can be read by others on the way. Use https://.

## Batch files

empty-batch = The batch is empty. Choose rows to export.
batch-too-many = The batch holds { $found } requests and may hold { $most }. Split it.
batch-too-large = The batch file is over { $most } MB, which the service refuses. Split it.
batch-id =
    The name “{ $id }” cannot be used in a batch: it has to be 1 to 64 letters, digits, - or _, and no two alike.
batch-protocol = A batch of this kind is for { $wanted }. Choose that protocol.
openai-protocols = OpenAI’s protocols
results-too-large = The results file is over { $most } MB, more than can be read here. Split it.
row-expired = The batch expired before this row was run.

## Prices

price-table = The price table cannot be read: { $what }. Put the table of this page back.
prices-too-large = it is over 1 MB
prices-other-unit = prices have to be in USD for 1000000 tokens
prices-no-list = it has no list of prices
price-wrong = price { $number }: { $what }
price-unnamed = it names no provider or no model
price-bad-day = a day has to be written like 2026-12-31
price-no-source = it has no source, or the source no date
price-bad-over = “over” has to be a number of tokens
price-no-text = a price has to be a text such as "0.25"
price-no-input = it has no price for input
price-no-output = it has no price for output

## Settings, and why one is not sent: the second goes on after “because”

temperature = temperature
top-p = top-p
top-k = top-k
min-p = min-p
repetition-penalty = repetition penalty
seed = seed
stop-texts = stop texts
json-schema = JSON schema
token-probabilities = token probabilities
no-field-here = this service has no field for it
no-field-messages = the Messages protocol has no field for it
no-field-responses = the Responses protocol has no field for it
no-field-gemini = Gemini has no field for it
model-decides = this model decides it itself
no-blank-stops = this service takes no stop text of blanks alone
claude-refuses = Claude models since Opus 4.7 refuse it
up-to-one = this service goes up to 1
not-both = this service takes temperature or top-p, not both
any-json = this service promises JSON, but not of a given shape
text-without-schema = completions of a text take no schema
shape-only-here = only models in this page are held to choices and patterns
small-seeds = this service takes seeds up to 2147483647
other-server = Another server of OpenAI's dialect

## A request that failed

failed-no-answer =
    No answer came from the service. Check the address and that the server runs, or let the connection doctor look.
failed-offline = This device is offline. The prompt is as you left it; run it again when the network is back.
failed-timed-out-here =
    The service did not answer within the time you allow. Try again, or allow more time in the settings.
failed-cancelled = Stopped by you. Run it again whenever you like.
failed-wrong-key = The service does not accept the key. Copy the key again from your account there, all of it.
failed-forbidden =
    The key is known but is not allowed to do this. Check in your account there what this key, project or country may
    use.
failed-no-credit =
    Your account at the service has no credit left or has reached its spending limit. Add credit there, then run it
    again; waiting does not help.
failed-too-fast = The service got too many requests or tokens in a short time. Wait a little, or run fewer at once.
failed-over-token-limit =
    This one request has more tokens than your account may send in a minute. Shorten the prompt or lower the longest
    answer; waiting does not help.
failed-wrong-address = There is nothing to ask at this address. Check it, mostly its end: many services want /v1.
failed-wrong-model =
    The service does not know this model, or not for you. Choose a model from its list, or check the spelling.
failed-timed-out-there = The service waited too long for the request to arrive. Check the connection, then try again.
failed-too-large = The request is larger than the service takes. Shorten the prompt or switch off examples.
failed-context-too-long =
    The prompt is longer than this model reads. Shorten it, switch off examples, or choose a model with a larger
    context.
failed-bad-request =
    The service refused the request as it stands. Change the setting that it names, or choose another model.
failed-server-error = The service failed on its side. Try again in a moment; if it goes on, look at its status page.
failed-unavailable =
    The service is not available just now. Try again in a moment; a local server may still be loading its model.
failed-gateway-timeout = The service took too long for the gateway before it. Try again, or ask for a shorter answer.
failed-overloaded = The service has more to do than it can. Try again in a minute, or choose another model.
failed-truncated = The answer broke off before its end. What came is kept; run it again for a whole one.
failed-not-json =
    What came back is not in this protocol's format. Check that the address and the protocol belong together.
failed-html =
    A web page came back instead of an answer: a proxy, a sign-in page or a wrong address stands in between. Open the
    address in a tab to see it, then correct it.
failed-too-long =
    The service sent more than is read here, and was stopped. What came is kept; ask for a shorter answer.
failed-otherwise =
    The service answered in a way that is not known here. Check the address and the protocol, then try again.
asks-to-wait =
    It asks to wait { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    }.
with-status = (Status { $status }.)
service-said = The service said: “{ $said }”
service-said-with-status = The service said, with status { $status }: “{ $said }”
prompt-blocked = The service did not read the prompt ({ $reason }).

## The connection doctor: what is wrong

doctor-fine = { $host } answers, and the answer can be read.
doctor-offline = This device is offline.
doctor-cors = { $host } runs, but does not allow pages from { $origin } to read its answers (CORS).
doctor-down = Nothing answers at { $host }: the program does not run, or listens elsewhere.
doctor-unclear = No answer from { $host } could be read, and it is not known yet whether anything is there.
doctor-mixed = This page came over https, and the browser forbids it to ask { $host } over plain http (mixed content).
doctor-plain-page =
    This page came over plain http, and the browser lets only https pages ask { $host }, which is in your own network.
doctor-denied = The browser keeps this page from reaching { $host }: access to the local network was refused.
doctor-prompt = The browser has to ask you before this page may reach { $host }, and has not had its answer.

## The connection doctor: what to do

step-address = Write it as the service's own page shows it.
step-connect = Connect it to a network, then try again. Models in this page run without one.
step-blind = Let the doctor send its blind request, which shows whether something answers at all.
step-https = Where the server can do https, write { $address }.
step-localhost = For a server on this very machine, write http://localhost with its port: that is allowed.
step-other-browser =
    For a server elsewhere in your network, use Chrome or Edge 142 or later, which ask for permission, or put https
    before the server.
step-page-over-https = Open this page over https, or from http://localhost.
step-site-settings = Click the icon to the left of this page's address and open the site settings.
step-allow = Set “Local network access” (or “Apps on device”) to Allow, then reload.
step-allow-when-asked = Try again, and choose Allow when the browser asks about devices on your local network.
step-ollama-origins = Allow this page by the setting OLLAMA_ORIGINS, on the machine where Ollama runs:
step-on-system = { $system }: { $command }
step-ollama-linux = Linux: { $edit }, add the two lines { $first } and { $second }, then { $restart }
step-docker = Docker: start it with { $option }
step-restart-ollama = Quit Ollama wholly, also its icon in the bar, and start it again.
step-lm-studio-cors = In LM Studio, open Developer, then Server Settings, and switch on “Enable CORS”.
step-or-start-server = Or start the server with: { $command }
step-llama-allows =
    llama.cpp's server allows every page unless it was told otherwise: look for { $option } in how it is started.
step-start-it-with = Start it with: { $command }
step-proxy = Where it is behind a proxy, let the proxy pass on its CORS headers.
step-vllm-allows = vLLM allows every page unless it was told otherwise: look for { $option } in how it is started.
step-allow-origin =
    In the server's settings, allow the origin { $origin }, the header “authorization” and the header “content-type”.
step-answers-carry = Its answers then carry: { $header }
step-hosted = This service does not answer web pages, and nothing in this page can change that.
step-gateway = Ask the same model through OpenRouter, or through a gateway of your own such as LiteLLM.
step-start-ollama = Start the Ollama app, or run: { $command }
step-listens-unless = It listens at { $address } unless { $setting } says otherwise.
step-start-lm-studio = In LM Studio, open Developer and switch the server on, or run: { $command }
step-listens-by-settings = It listens at { $address } unless its settings say otherwise.
step-run = Run: { $command }
step-from-elsewhere = For another machine to reach it, add { $option }.
step-listens-at-port = It listens at port { $port } unless --port says otherwise.
step-compare-port = Start the program, and compare its port with the one in { $address }.
step-spelling = Check the spelling of { $address }.
step-blocked =
    If it is right, the service is down or something on the way blocks it: an ad blocker, a firewall, a company's
    network. Open it in a tab to see.
step-certificate =
    If opening { $address } in a tab shows a warning about its certificate, the browser refuses it here too: give the
    server a certificate that it trusts.
step-ollama-address =
    Ollama's own protocol wants the address without anything after the port: { $address }. With OpenAI's protocol it
    is { $other }.
step-wants-address = { $server } wants { $address }.
step-llama-address = llama.cpp's server wants { $address }.
step-compare-address = Compare it with the address in the service's documentation; mostly it ends in /v1.
step-ollama-models = See what is there with: { $list }. Bring a model with: { $pull }
step-lm-studio-models = See what is there with: { $list }. Load a model in LM Studio or with: { $load }
step-api-key = The key is the one after { $option } in how the server is started.
step-litellm-key = The key is LiteLLM's master key or a virtual key made with it.
step-ollama-refuses =
    Ollama refuses pages that OLLAMA_ORIGINS does not name. Set it to this page's address and start Ollama again.
