format-openai-chat = OpenAI-Chat-JSON
format-openai-responses = OpenAI-Responses-JSON
format-github-models = GitHub-Models-Prompt
format-prompty = Prompty
format-promptfoo = promptfoo-Konfiguration
format-promptfoo-tests = promptfoo-Tests
format-fine-tuning = Zeilen für Fine-Tuning
format-preferences = Präferenzen (DPO)
format-sharegpt = ShareGPT-Gespräche
format-langfuse = Langfuse-Prompt
format-langchain-hub = LangChain-Hub-Manifest
format-langchain-file = LangChain-Prompt-Datei
format-dspy = DSPy-Zustand
format-open-webui = Open-WebUI-Prompts
format-chainforge = ChainForge-Flow
format-openai-eval = OpenAI-Eval
format-csv = CSV-Tabelle
format-tsv = TSV-Tabelle
format-json-lines = Zeilen in JSON
format-spreadsheet = Tabellendatei
python-alone = Python (ohne Pakete)
finding = { $format }: { $what }
nothing-taken = nichts, was übernommen wird
n-prompts =
    { $n ->
        [one] { $n } Prompt
       *[other] { $n } Prompts
    }
n-examples =
    { $n ->
        [one] { $n } Beispiel
       *[other] { $n } Beispiele
    }
n-rows =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }
list-next = { $before }, { $next }
list-last = { $before } und { $last }
too-large = Diese Datei hat { $size } MB, erlaubt sind { $limit } MB ({ $what }). Bitte eine kleinere öffnen.
too-many = Diese Datei hat zu viel ({ $what }: mehr als { $limit }). Bitte in mehrere aufteilen.
not-text = Diese Datei ist kein Text oder nicht in UTF-8. Bitte als UTF-8 speichern und noch einmal öffnen.
json-unread =
    Dieses JSON ist in Zeile { $line }, Spalte { $column } nicht zu lesen. Bitte eine vollständig gespeicherte Datei
    öffnen.
too-deep =
    Dieses JSON ist tiefer verschachtelt, als ein Prompt es braucht (Zeile { $line }); es wurde nicht geöffnet.
    Bitte eine andere Datei öffnen.
open-settings =
    Diese Datei beginnt mit drei Bindestrichen für ihre Einstellungen und beendet sie nie. Bitte hinter die
    Einstellungen eine Zeile mit drei Bindestrichen setzen.
other-kind =
    Diese Datei passt nicht als { $what }: { $why }. Bitte eine andere Art wählen oder eine andere Datei öffnen.
read-only = { $what } lässt sich hier lesen, aber nicht schreiben. Bitte eine andere Art wählen.
nothing-to-write = Es gibt nichts zu schreiben: { $why }.
spreadsheet-unread =
    Diese Tabellendatei lässt sich nicht öffnen: { $why }. Bitte neu als .xlsx oder als CSV speichern.
a-chainforge-flow = ChainForge-Flow
a-chat-request = Chat-Anfrage an OpenAI
a-prompt-file = Prompt-Datei
a-file-of-rows = Datei mit Zeilen
a-yaml-file = YAML-Datei
a-file-of-conversations = Datei mit Gesprächen
a-table = Tabelle
a-spreadsheet = Tabellendatei
rows-in-json = Zeilen in JSON
a-dspy-state = gespeicherter DSPy-Zustand
a-prompt-file-with-settings = Prompt-Datei mit Einstellungen
a-github-prompt = Prompt von GitHub Models
a-langchain-file = Prompt-Datei von LangChain
a-hub-prompt = Prompt aus dem LangChain-Hub
a-langfuse-prompt = Prompt von Langfuse
an-open-webui-list = Prompt-Liste von Open WebUI
an-openai-eval = OpenAI-Eval
a-file-of-preferences = Datei mit Präferenzen
a-prompt-engine-file = Datei von prompt-engine
a-responses-request = Responses-Anfrage an OpenAI
rows-or-columns-in-a-table = Zeilen oder Spalten in einer Tabelle
rows-or-columns = Zeilen oder Spalten
columns-for-so-many-rows = Spalten für so viele Zeilen
no-flow-with-nodes = sie hat keinen Flow mit Knoten
no-list-of-messages = sie hat keine Liste „messages“
not-every-line-is-one = nicht jede Zeile ist eines
no-rows = sie hat keine Zeilen
no-cells = sie hat keine Zellen
not-every-line-is-a-map = nicht jede Zeile ist eine Zuordnung von Namen und Werten
no-predictor = sie hat keinen Prädiktor mit Demonstrationen oder zu viele
no-list-of-settings = was zwischen den Bindestrichen steht, ist keine Liste von Einstellungen
no-known-langchain-type = ihr „_type“ ist weder few_shot noch prompt
no-template-constructed = darin wird weder ein Chat-Prompt noch eine Prompt-Vorlage gebaut
no-type-with-prompt = sie hat keinen „type“ mit einem „prompt“ oder zu viele davon
not-every-entry-has-a-command = nicht jeder Eintrag hat einen Befehl und einen Inhalt, oder es sind zu viele
neither-eval-nor-run = sie ist weder ein Eval noch ein Lauf noch Zeilen mit Einträgen
not-every-line-prefers = nicht jede Zeile hat eine bevorzugte und eine andere Antwort
no-prompt-engine-type = ihr „type“ ist keiner von prompt-engine
no-input-no-instructions = sie hat weder „input“ noch „instructions“
no-rows-no-examples = es gibt weder Zeilen noch Beispiele
no-prompt-chosen = es wurde kein Prompt gewählt
preferences-need-columns = Präferenzen brauchen Zeilen mit den Spalten input, preferred und non_preferred
no-xml = ein Teil davon ist kein XML
signs-of-its-own = sie legt eigene Zeichen fest, die keine Tabellendatei braucht
no-sheet-shown = sie hat kein sichtbares Blatt
sheet-missing = ihr Blatt fehlt
no-workbook = sie ist keine Arbeitsmappe
too-many-texts = sie hat zu viele Texte
shared-text-missing = eine Zelle verweist auf einen Text, den es nicht gibt
contents-damaged = ihr Inhaltsverzeichnis ist beschädigt
too-many-parts = sie hat zu viele Teile
locked = sie ist mit einem Passwort gesperrt
part-damaged = ein Teil davon ist beschädigt
unpacks-too-large = sie ist entpackt größer als 64 MB
packed-unknown = sie ist auf eine hier unbekannte Art gepackt
line-of-the-text = Zeile { $line } des Textes
place-a-node = ein Knoten
place-prompt = Prompt „{ $name }“
place-last-turn = der letzte Turn
place-further-on = weiter hinten
more-do-not-fit = { $count } weitere Sachen passen nicht.
kept-unused = Das hat hier keinen Nutzen. Es wird aufbewahrt und geht in eine Datei derselben Art zurück.
left-out-unused = Das hat hier keinen Nutzen; es wurde weggelassen.
node-of-kind = Ein Knoten der Art { $kind } sieht Antworten an oder führt Code aus; er wurde weggelassen.
node-has-no-place = Ein Knoten dieser Art hat hier keinen Platz; er wurde weggelassen.
chainforge-answers-left-out = Antworten, die ChainForge schon hat, wurden weggelassen.
asks-several-models = Es fragt { $count } Modelle; ein Projekt hat eines, also wurde das erste genommen.
two-columns-one-name = Zwei Spalten haben denselben Namen; nur eine davon wurde genommen.
second-table-left-out = Eine zweite Tabelle wurde weggelassen; neben die Prompts passt nur eine.
column-took-name = Eine Spalte bekam den Namen der Variable, die sie füllt.
answers-fill-variable =
    Die Antworten eines Prompts füllen eine Variable eines anderen; hier wartet sie auf einen Wert.
too-many-conversations = Es sind zu viele Gespräche für je ein Projekt; es wurde weggelassen.
only-turns-are-taken = Von einem Gespräch werden nur die Turns genommen; dies wurde weggelassen.
unknown-speaker = Wer spricht, ist weder system noch human noch gpt; der Turn wurde weggelassen.
completion-became-chat =
    Ein Prompt und seine Fortsetzung wurden Frage und Antwort; zurückgeschrieben wird es als Chat.
input-without-answer =
    Trainingsdaten haben nur Fragen mit Antworten; die Eingabe, die keine hat, wurde weggelassen.
columns-numbered =
    Die erste Zeile nennt keine Spalten (eine Zelle ist leer, oder zwei sind gleich); die Spalten wurden nummeriert.
rows-filled-up = Manche Zeilen sind kürzer als andere; sie wurden mit leeren Zellen aufgefüllt.
cells-too-long =
    { $count } Zellen sind länger als die 32.767 Zeichen, die Excel zeigt; es schneidet sie vielleicht ab.
apostrophes-taken =
    In { $count } Zellen wurde der Apostroph entfernt, der eine Tabellenkalkulation davon abhält, sie auszuführen.
apostrophes-put =
    { $count } Zellen beginnen mit einem Zeichen, das eine Tabellenkalkulation ausführen würde; davor steht ein
    Apostroph, der beim Lesen hier wieder entfernt wird.
numbers-as-text = Zahlen und Wahrheitswerte stehen als Text in ihren Zellen.
first-sheet-taken = Von { $count } Blättern wurde das erste genommen.
last-results-taken = Von { $count } Zellen mit Formel wurde das letzte Ergebnis genommen.
more-of-variables =
    Manches über Variablen, etwa Beschreibungen, hat hier keinen Platz. Es wird aufbewahrt und geht in eine Datei
    derselben Art zurück.
kind-left-out = Diese Art Datei kann nicht sagen, welcher Art diese Variable ist; das wurde weggelassen.
place-comments = Kommentare
comments-left-out = Kommentare sind für Menschen hier; sie sind nicht in der Datei.
dotprompt-marks = Frühere Turns, Bilder und Teilvorlagen setzt dotprompt ein; ihre Marken bleiben hier Text.
dotprompt-turn-without-text = dotprompt kennt keinen Turn ohne Text; er wurde weggelassen.
dotprompt-white-space = Leerraum am Ende geht in dotprompt verloren.
dspy-no-field = Kein Feld der Signatur hat diesen Namen; es wurde weggelassen.
dspy-several-inputs =
    Es hat mehr als eine Eingabe oder Antwort; die weiteren stehen unter der ersten, jede hinter ihrer Beschriftung.
dspy-labels-missing = Ein Text hat nicht die Beschriftungen aller Felder; die Felder dahinter blieben leer.
dspy-values-put-in = DSPy bekommt Werte beim Ausführen; in Texten wurden sie eingesetzt.
dspy-style-left-out = DSPy entscheidet selbst, wie die Teile gesendet werden; der Stil wurde weggelassen.
dspy-input-left-out = DSPy bekommt die Eingabe beim Ausführen; sie wurde weggelassen.
switched-off-left-out = Es ist ausgeschaltet, was diese Art Datei nicht sagen kann; es wurde weggelassen.
dspy-model-left-out = DSPy wählt das Modell beim Ausführen; es wurde weggelassen.
rows-have-no-place = Diese Art Datei hat keinen Platz für Zeilen; bitte daneben als Tabelle schreiben.
text-in-another-file = Der Text steht in einer anderen Datei; bitte dort öffnen und in die Eingabe einfügen.
examples-in-another-file =
    Die Beispiele stehen in einer anderen Datei, die nicht mit geöffnet wurde; bitte auch diese öffnen.
template-does-not-show = Die Vorlage der Beispiele zeigt das nicht; es wurde weggelassen.
suffix-not-shaped =
    Es ist nicht wie die Beispiele geformt; es steht in der Eingabe, und die Beschriftungen kommen darum herum.
examples-whole =
    Beispiele sind nicht zwei Zeilen mit Beschriftungen; jedes steht ganz als Eingabe, ohne Antwort.
langchain-file-has-no-model = Eine Prompt-Datei von LangChain hat kein Modell; es wurde weggelassen.
langchain-file-is-one-text =
    Eine Prompt-Datei von LangChain ist ein einziger Text; die Turns wurden mit ihren Rollen untereinander gesetzt.
examples-not-written = Sie stehen in einer eigenen Datei, die nicht geschrieben wird; bitte dort ändern.
off-examples-left-out = Ausgeschaltete Beispiele wurden weggelassen.
value-made-by-program = Diesen Wert erzeugt ein Programm; er wurde hier weggelassen und wird aufbewahrt.
around-the-prompt =
    Was um den Prompt herum steht (ein Modell, ein Commit), hat hier keinen Nutzen. Es wird aufbewahrt und geht in
    eine Datei derselben Art zurück.
message-becomes-template = Eine Nachricht, die keine Vorlage ist, wird zu einer.
hub-has-no-model = Ein Prompt des Hubs hat kein Modell; es wurde weggelassen.
hub-model-stays = Das Modell neben dem Prompt bleibt, wie es in der Datei war; bitte dort ändern.
langfuse-no-values = Langfuse bewahrt mit einem Prompt keine Werte auf; sie wurden weggelassen.
webui-asks-kept =
    Manche Variablen sagen, wie Open WebUI nach ihnen fragt. Das wird aufbewahrt und geht in eine Datei derselben
    Art zurück.
webui-fills-some =
    Open WebUI füllt manche Variablen selbst (Zwischenablage, Datum, Person); hier warten sie auf einen Wert.
webui-asks-each-time = Open WebUI fragt jedes Mal nach Werten; die hier stehen, wurden weggelassen.
webui-one-text =
    Prompts von Open WebUI sind ein einziger Text; die Turns wurden mit ihren Rollen untereinander gesetzt.
messages-at-openai =
    Die Nachrichten stehen in den Zeilen oder in einem Prompt bei OpenAI; sie wurden nicht übernommen.
rows-at-openai = Die Zeilen stehen in einer Datei bei OpenAI. Bitte herunterladen und auch öffnen.
check-left-out = Eine Prüfung der Art { $kind } wurde weggelassen; bitte unter „Messen“ neu einrichten.
variable-with-parts = Eine Variable mit Teilen bleibt Text.
rows-no-place-not-written = Zeilen haben dafür keinen Platz; es wird nicht zurückgeschrieben.
rows-no-place-left-out = Zeilen haben dafür keinen Platz; es wurde weggelassen.
preferences-column-left-out = Präferenzen haben keinen Platz für diese Spalte; sie wurde weggelassen.
example-has-two-parts = Ein Beispiel hat nur eine Eingabe und eine Antwort; dies wurde weggelassen.
said-already = Was schon gesagt wurde, folgt den Beispielen als weitere.
label-ends-in-colon =
    Beschriftungen enden hier mit einem Doppelpunkt; diese wird für eine Datei derselben Art aufbewahrt, und hier
    steht die übliche.
prompt-engine-no-chat = prompt-engine setzt einen Text fort; es hat keine Turns eines Chats.
no-variables = Diese Art Datei hat keine Variablen; ihre Werte wurden eingesetzt.
prompt-engine-input-left-out = prompt-engine bekommt die Eingabe beim Ausführen; sie wurde weggelassen.
prompt-engine-no-model = prompt-engine sagt nicht, welches Modell gefragt wird; es wurde weggelassen.
first-model-taken = Ein Projekt hat ein Modell; das erste wurde genommen.
risky-cells =
    Manche Zellen beginnen mit einem Zeichen, das eine Tabellenkalkulation ausführen würde. promptfoo braucht sie
    so, wie sie sind: diese Datei bitte nicht in einer Tabellenkalkulation öffnen.
values-in-another-file = Die Werte stehen in einer anderen Datei; bitte dort nachsehen und eingeben.
brackets-left-out = Ein Turn hat hier nur eine Rolle und einen Text; was in Klammern steht, wurde weggelassen.
prompty-role-line = Eine seiner Zeilen ist eine Rolle mit Doppelpunkt; dort beginnt prompty einen neuen Turn.
prompty-empty-lines = Leere Zeilen am Anfang und Ende gehen in prompty verloren.
text-at-openai =
    Sein Text liegt bei OpenAI, dessen wiederverwendbare Prompts am 30. November 2026 enden. Bitte den Text aus dem
    Dashboard in die Anweisung kopieren.
row-has-no-names = Diese Zeile hat keine benannten Werte; sie steht in der Spalte „value“.
values-with-parts = Werte mit Teilen stehen als JSON-Text in ihren Zellen.
values-in-no-row = Die Werte, die im Prompt stehen, sind in keiner Zeile; nur die Zeilen wurden geschrieben.
off-examples-among-rows = Ausgeschaltete Beispiele sind unter den Zeilen; eine Tabelle kann nicht sagen, welche.
key-in-the-open =
    Hier stand ein Schlüssel offen. Er wurde nicht übernommen; haben andere diese Datei, bitte den Schlüssel
    ersetzen.
no-number = Das ist keine Zahl; hier steht die übliche.
out-of-range = Das Studio nimmt { $least } bis { $most }; hier steht { $inside }.
no-such-form = Das Studio kennt keine solche Form der Antwort; hier steht beliebiger Text.
no-place-left-out = Diese Art Datei hat dafür keinen Platz; es wurde weggelassen.
sprout-stays = Sprout lebt nur in dieser Seite; bitte in der Datei ein Modell wählen.
commands-stay =
    Befehle seiner Vorlagensprache bleiben Text, und nichts führt sie hier aus; manche sehen vielleicht wie
    Variablen aus.
double-braces = Doppelte Klammern, die dort einfacher Text waren, sehen hier wie eine Variable aus.
underscored-name = Eine Variable hat einen Namen, der dort nicht erlaubt ist; Zeichen darin wurden Unterstriche.
space-before-variable =
    Zwischen eine Klammer und die Variable dahinter kam ein Leerzeichen, sonst würde sie dort falsch gelesen.
signs-are-commands =
    Es enthält Zeichen, die dort Befehle sind; bitte anders schreiben, wenn sie als Text gemeint sind.
message-aside =
    Diese Nachricht ist kein Text von system, user oder assistant. Sie wird hier weggelassen, aufbewahrt und geht in
    einer Datei derselben Art an ihren Platz zurück.
developer-became-system = Aus der Rolle developer wurde system, was dasselbe sagt.
turn-has-two-parts = Ein Turn hat hier nur eine Rolle und einen Text; dies wurde weggelassen.
media-left-out = Ein Bild, Ton oder eine Datei hat hier in einem Prompt keinen Platz; es wurde weggelassen.
texts-joined = Die Texte einer Nachricht wurden verbunden, jeder in einer eigenen Zeile.
system-joined-instruction = Eine System-Nachricht zwischen den Turns wurde ein Teil der Anweisung.
two-system-joined = Zwei System-Nachrichten wurden verbunden.
two-user-joined = Zwei User-Nachrichten hintereinander wurden verbunden.
answer-to-nothing = Eine Antwort auf nichts wurde ein Beispiel mit leerer Eingabe.
written-as-turns =
    Die Teile wurden als Turns eines Chats geschrieben; die Beschriftungen vor Eingaben und Antworten wurden
    weggelassen.
written-as-one-text =
    Es wurde als der eine Text geschrieben, den ein Modell sieht; seine Teile sind nicht mehr zu unterscheiden.
setting-temperature = Temperatur
setting-top-k = Top-k
setting-top-p = Top-p
setting-min-p = Min-p
setting-repetition-penalty = Wiederholungsstrafe
setting-max-tokens = Max. Token
setting-seed = Startwert
setting-samples = Stichproben
setting-stops = Stopptexte
setting-schema = JSON-Schema
