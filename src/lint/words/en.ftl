## What the rules are called and why they may matter

no-label = A label is missing
no-label-why =
    The model goes on after the last word it sees. Without a label there, it may go on writing the question in place of
    an answer.
unfilled = A variable has no value
unfilled-why =
    The model sees the braces as you typed them. Give the variable a value below the input, or remove it.
over-budget = The prompt is too long
over-budget-why =
    What does not fit into the model’s memory of one run is cut off, or the run is refused. Shorten a text, show fewer
    examples, or leave less room for the answer.
contradiction = Two examples contradict each other
contradiction-why =
    Both show the same input with different answers, so the model cannot follow both. Decide which is right.
leak = An example gives the answer away
leak-why = The model can copy the answer, so a good result here says nothing about new inputs.
spelling = An answer is spelled in two ways
spelling-why =
    To a model, “Billing” and “billing” are different words. It may answer with either, and answers are harder to
    compare.
trailing-space = White space at the end
trailing-space-why =
    Models read a word together with the space before it. A stray space at the end makes different tokens of the same
    words. Run with and without to see whether your model minds.
duplicate = The same example twice
duplicate-why =
    The copy costs tokens and makes its answer more frequent. Run with and without it to see whether it helps.
unbalanced = One answer is shown much more often
unbalanced-why =
    Models lean towards the answer they have seen most, small ones above all. Show each answer about as often, and
    measure both on rows with known answers.
last-two = The last two examples have the same answer
last-two-why =
    Models lean towards the answer they have seen last. Another order costs nothing; measure both.
no-stop = Nothing ends the answer
no-stop-why =
    After its answer the model may go on with an example of its own making, until the room for the answer is used up.
label-tokens = An answer of several tokens
label-tokens-why =
    It does no harm when the model writes answers. Experiments that compare answers by their probability are simpler
    where each answer begins with a token of its own.

## Where that is known from: names of papers stay as they are

zhao = Zhao et al. 2021, Calibrate Before Use
lu = Lu et al. 2021, Fantastically Ordered Prompts; Zhao et al. 2021, Calibrate Before Use
microsoft = Microsoft, prompt-engineering guide and prompt-engine, 2022
exemplar = Exemplar
one-token = Zhao et al. 2021 and Lu et al. 2021: their programs require labels of one token

## What is found, and what mends it

duplicate-says = Example { $n } says the same as example { $n-other }.
contradiction-says =
    Example { $n } answers “{ $answer }”; example { $n-other } answers the same input with “{ $other }”.
leak-says = Example { $n } is the input that is asked now.
switch-off = Switch example { $n } off
spelling-says = Example { $n } answers “{ $typed }”; elsewhere it is “{ $usual }”.
write-usual = Write “{ $usual }”
unbalanced-says =
    “{ $most }” is shown { $n-most } times, “{ $least }” { $often ->
        [once] once
        [twice] twice
       *[more] { $n-least } times
    }.
last-two-says = The last two shown examples both answer “{ $answer }”.
move-to-end = Move example { $n } to the end
tokens-says = “{ $answer }” is { $n } tokens.
answers-no-label = The answers have no label before their colon.
inputs-no-label = The inputs have no label before their colon.
call-it = Call it “{ $word }”
unfilled-says = “{ $name }” has no value yet.
over-budget-says =
    Prompt and answer together are { $n ->
        [one] { $n } token
       *[other] { $n } tokens
    } more than the model takes.
trailing-says = { $text } ends in white space.
remove-it = Remove it
no-stop-says = No stop text is set, so only the length limit ends an answer.
from-labels = Take it from the labels

## The texts of the prompt

example-text = Example { $n }, { $label }
the-name = The name
the-instruction = The instruction
the-input-label = The label of the inputs
the-output-label = The label of the answers
the-input = The input
the-value = The value of “{ $name }”
