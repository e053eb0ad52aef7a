n-tokens =
    { $n ->
        [one] { $n } Token
       *[other] { $n } Token
    }
n-examples =
    { $n ->
        [one] { $n } Beispiel
       *[other] { $n } Beispiele
    }
n-answers =
    { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }
n-earlier-answers =
    { $n ->
        [one] { $n } frühere Antwort
       *[other] { $n } frühere Antworten
    }

copy = Kopieren
copied = Kopiert
passphrase = Passphrase
paste-table = Tabelle einfügen…
on-this-device = Auf diesem Gerät
graphics-card = Grafikkarte
processor = Prozessor
part-of = { $done } von { $whole }
answer = Antwort
prompt = Prompt
untitled = Ohne Titel
off = aus

write = Schreiben
data = Daten
measure = Messen
files = Dateien
models = Modelle
services = Dienste
places = Bereiche
opening = { $place } wird geöffnet
try-again = Noch einmal versuchen
skip = Zum Prompt springen
opening-last = Das letzte Projekt wird geöffnet
notices = Hinweise
dismiss = Ausblenden
airplane = Flugmodus
airplane-now =
    Flugmodus (jetzt: { $state ->
        [on] an
       *[off] aus
    })
airplane-note = Nichts verlässt dieses Gerät. Zum Ausschalten drücken.
theme-now =
    { $command } (jetzt: { $theme ->
        [light] hell
        [dark] dunkel
       *[system] wie das Gerät
    })
theme = Farben
language = Sprache

left-note = Alle Anfragen ansehen, die dieses Gerät verlassen haben.
nothing-left = Nichts ging hinaus
nothing-left-note =
    Alles läuft in dieser Seite. Ein Prompt verlässt dieses Gerät nur in einem selbst erstellten Link oder einer
    selbst erstellten Datei.
title = { $name } · Exemplar
project-name = Name des Projekts
saved = Gespeichert
saving = Wird gespeichert…
not-saved = Nicht gespeichert
saved-copy = Als Kopie gespeichert
kept-here = In diesem Browser aufbewahrt
being-kept = Wird in diesem Browser gespeichert
goes-on-in = Ein anderer Tab hat dieses Projekt geändert; hier geht es in „{ $name }“ weiter
step = { $what } ({ $keys })
step-of = { $command }: { $what } ({ $keys })
projects = Projekte
start-from-example = Mit einem Beispiel anfangen…
open-file = Datei öffnen…
open-another = Anderes öffnen
project-file = Projektdatei

link-came = Mit diesem Link kam ein Projekt
reading-link = Der Link wird gelesen…
added-beside = Es kommt zu den eigenen Projekten hinzu. Nichts läuft, bevor „Ausführen“ gedrückt wird.
passphrase-refused = Diese Passphrase öffnet ihn nicht. Bitte bei der Person nachfragen, die den Link geschickt hat.
unlocking = Wird entsperrt…
unlock = Entsperren
share-title = Dieses Projekt teilen
link-sealed =
    Das ganze Projekt steckt in diesem Link ({ $n ->
        [one] { $n } Zeichen
       *[other] { $n } Zeichen
    }). Kein Server bewahrt es auf. Nur wer die Passphrase kennt, kann es lesen; sie am besten auf anderem Weg schicken.
link-open =
    Das ganze Projekt steckt in diesem Link ({ $n ->
        [one] { $n } Zeichen
       *[other] { $n } Zeichen
    }). Kein Server bewahrt es auf. Wer den Link hat, kann es lesen.
link = Link
copy-link = Link kopieren
seal-link = Link versiegeln
sealed-note = Ein versiegelter Link ist verschlüsselt. Eine vergessene Passphrase lässt sich nicht wiederherstellen.

models-note = Diese Modelle antworten in dieser Seite. Was hier geschrieben wird, bleibt auf diesem Gerät.
add-model = Modell hinzufügen
add-model-note =
    Ein Modell der Familien llama, qwen2, qwen3, gemma3, phi3 oder smollm3: eine .gguf-Datei oder alle ihre Teile,
    oder eine .safetensors-Datei mit config.json und tokenizer.json. Kleinere antworten schneller.
drop-files = Dateien hier ablegen oder
choose-files = Dateien wählen…
model-files = Modelldateien
or-address = Oder die Adresse der Datei
fetch = Holen
fetch-note = Durch das Holen erfährt dieser Host, dass die Datei angefordert wurde. Nichts Geschriebenes geht mit.
browser-gives = Was dieser Browser bietet
card-unused = Nicht in Gebrauch: Modelle laufen auf dem Prozessor.
change-device = Ändern…
automatic = Automatisch
shared-memory = Geteilter Speicher
arithmetic = Rechenwerk
storage = Speicher
threads-ready =
    Ja: { $n ->
        [one] { $n } Thread steht
       *[other] { $n } Threads stehen
    } bereit und teilen sich die Arbeit.
one-thread-started = Ja, aber kein zweiter Thread ist gestartet: Alles läuft auf einem.
one-thread = Nein: Alles läuft auf einem Thread und funktioniert.
simd-relaxed = Relaxed SIMD: Die Fassung dafür ist in Gebrauch.
simd-plain = 128-Bit-SIMD: Die überall lauffähige Fassung ist in Gebrauch.
storage-private = Private Dateien: Modelle werden stückweise gelesen.
storage-database =
    Keine privaten Dateien: Modelle liegen in der Datenbank und werden als Ganzes gelesen, große brauchen daher mehr
    Speicher.
storage-none = Bewahrt nichts auf: Modelle und Projekte verschwinden mit diesem Tab. Projekte als Datei speichern.
no-part-of-model =
    „{ $name }“ ist kein Teil eines Modells, das hier gelesen werden kann. Bitte eine .gguf-Datei wählen oder
    eine .safetensors-Datei zusammen mit config.json und tokenizer.json.
same-kind-twice = Zwei Dateien derselben Art wurden gewählt. Bitte immer nur ein Modell hinzufügen.
several-models = Diese Dateien gehören zu mehreren Modellen. Bitte immer nur ein Modell hinzufügen.
part-missing =
    „{ $model }“ besteht aus { $n-parts } Dateien, und Nummer { $n } fehlt. Bitte alle { $n-parts } zusammen wählen.
part-twice = Nummer { $n } von „{ $model }“ wurde zweimal gewählt. Bitte jede der { $n-parts } Dateien einmal wählen.
address-begins = Eine Adresse beginnt mit https://. Bitte von der Seite des Modells kopieren.
address-ends = Die Adresse muss zur Datei selbst führen: Sie endet auf .gguf oder .safetensors.
weights-missing = Die Gewichte fehlen: bitte auch die .gguf- oder .safetensors-Datei wählen.
three-together = Eine .safetensors-Datei braucht ihre config.json und tokenizer.json. Bitte alle drei zusammen wählen.
looking-for-models = Modelle werden gesucht
delete-model = { $name } löschen
answers-here = Antwortet in diesem Projekt
use-here = In diesem Projekt verwenden
comes-with-page = gehört zu dieser Seite
rest-to-come = { $done } von { $whole } sind da; der Rest fehlt noch
thousand-parameters = { $amount } Tausend Parameter
million-parameters = { $amount } Millionen Parameter
text-and-chat = Text und Chat
text-alone = Text
in-memory = Im Speicher · { $parameters } · { $kind } · liest { $tokens } · { $chat }
room-private = { $used } von etwa { $whole } belegt, in den privaten Dateien dieses Browsers. Kopien von Modellen, die schneller laden, sind mitgezählt; sie weichen, wenn Platz fehlt.
room-database =
    { $used } von etwa { $whole } belegt, in der Datenbank dieses Browsers, weil er keine privaten Dateien hat; ein
    Modell wird dann als Ganzes in den Speicher gelesen.
room-memory =
    { $used } von etwa { $whole } belegt, nur bis dieser Tab geschlossen wird, weil dieser Browser für diese Seite
    nichts aufbewahrt.
how-often-right =
    { $n ->
        [one] Wie oft es richtig liegt, in { $n } Aufgabe
       *[other] Wie oft es richtig liegt, in { $n } Aufgaben
    }
measured-note =
    Richtige Antworten von hundert, nach der Zahl der gezeigten Beispiele. Darunter jeweils der Bereich, in dem der
    wahre Wert mit 95 % Sicherheit liegt.
task = Aufgabe
examples-shown = Gezeigte Beispiele
range = { $low } bis { $high }
small-and-quick = Klein und schnell. Einfaches Englisch, kurze Antworten.
follows-surely = Folgt Beispielen und Anweisungen sicherer.
knows-more = Weiß mehr, in vielen Sprachen. Langsam ohne schnelles Gerät.
real-model = Für echte Arbeit ein echtes Modell
real-model-note =
    Nichts wird geholt, bevor gedrückt wird. Dann erfährt huggingface.co, dass die Datei angefordert wurde; nichts
    Geschriebenes geht mit. Ist das Modell da, antwortet es in dieser Seite.
on-its-way = Ein Modell ist unterwegs: siehe oben auf dieser Seite.
from-hugging-face = { $size } von huggingface.co
fetch-it = { $name } holen
sprout-title = Sprout, ein winziges Demo-Modell
reading-card = Sprouts Steckbrief wird gelesen
good-at = Gut in
not-made-for = Nicht gemacht für
size-of = Größe
how-made = Wie es entstand
order-matters = Zählt die Reihenfolge?
orders-told =
    Ja. { $prompts } Sortier-Prompts wurden mit denselben Beispielen in allen { $orders } Reihenfolgen gestellt. Im
    Mittel waren { $mean } richtig: { $worst } in der schlechtesten Reihenfolge, { $best } in der besten. Bei
    { $turned } der Prompts entschied allein die Reihenfolge.
sprout-size =
    { $size }, mit { $amount } Millionen gelernten Zahlen. Es liest bis zu { $tokens }, wurde aber mit Prompts von
    höchstens { $most } trainiert: Prompts am besten kurz halten.
in-progress = In Arbeit
bringing-named = Wird in den Speicher geladen: { $name }
fetching-named = Wird geholt: { $name }
checking-named = Wird geprüft: { $name }

answers = Antworten
answer-comes-here = Hier kommt die Antwort
answer-comes-note =
    Das Modell liest den Prompt von oben nach unten und schreibt weiter. Es läuft in dieser Seite; einfach „Ausführen“
    drücken.
exact-request = Die genaue Anfrage
stays-here = Es bleibt in diesem Browser: Sein eigenes Modell antwortet.
sends = „Ausführen“ sendet { $size } an { $host }
sends-times =
    { $sends }, { $n ->
        [one] { $n }-mal
       *[other] { $n }-mal
    }
sends-cost = { $sends }, höchstens { $cost }
price-of = { $sends } (Preis vom { $day })
sends-whole = { $sends }.
sends-or = { $sends }. Falls das scheitert: an { $hosts }.
looking-for-models-now = Modelle werden gesucht…
model-absent = Ein Modell, das nicht auf diesem Gerät ist
tiny-model = { $name }, ein winziges Demo-Modell
add-model-choice = Modell hinzufügen…
connect-service = Dienst verbinden…
model = Modell
reading-prompt = Der Prompt wird gelesen
bringing-model = Das Modell wird in den Speicher geladen…
bringing = { $name } wird in den Speicher geladen
with-share = { $what }: { $share }
with-time = { $what }, { $time }
waiting-first-word = Warten auf das erste Wort
ended-at-once = Das Modell hörte sofort auf, ohne ein Wort.
run-again = Noch einmal ausführen
reasoning = Der Gedankengang
asks-for-tool = Verlangt ein Werkzeug: { $text }
declines = Lehnt ab: { $text }
tokens-in = { $n } hinein
tokens-in-cached = { $n } hinein, { $n-cached } aus dem Cache
tokens-out = { $n } heraus
seed-of = Startwert { $seed }
first-after = erstes nach { $time }
answered-by = beantwortet von { $name }
tokens-a-second = { $rate } Token/s
ended-with-line = endete mit der Zeile
ended-before = endete vor „{ $text }“
ended-why = beendet: { $why }
from-earlier-prompt = von einem früheren Prompt
answer-as-json = Antwort als JSON
json-schema = JSON-Schema der Antwort
json-hint = Beliebiger Text. Für JSON: { "{" }"type": "object"{ "}" } oder ein ganzes Schema
settings-are = Einstellungen: { $summary }
settings-summary = { $variety }, höchstens { $tokens }
and-answers = { $before }, { $answers }
longest-answer = Längste Antwort
side-by-side = Antworten nebeneinander
same-number = Gleiche Zahl, gleicher Text
draw-from-all = Aus allen Token ziehen
likeliest-only = Nur das wahrscheinlichste Token
draw-from = Aus den { $n } wahrscheinlichsten ziehen
however-unlikely = Auch noch so unwahrscheinliche
from-likeliest = Aus den wahrscheinlichsten { $share }
none-too-rare = Kein Token ist zu selten
none-under = Keins unter { $share } des besten
may-repeat = Darf sich wiederholen
repeats-less = Wiederholt sich weniger
same-wording = Jedes Mal derselbe Wortlaut
little-variety = Etwas Abwechslung
much-variety = Viel Abwechslung
anything-goes = Alles ist möglich
setting-name = { $words } ({ $term })
from-to = Von { $least } bis { $most }.
no-stops = Keine: Das Modell sagt selbst, wann es fertig ist.
or-stop = { $before }  oder  { $next }
quoted = „{ $text }“
from-labels = Aus den Beschriftungen
my-own = Eigene
stop-when = Aufhören, wenn das kommt
stop-texts = Stopptexte
stop-texts-lines = Stopptexte, einer je Zeile
stop-hint = Einer je Zeile; \n ist ein Zeilenende

instruction-hint = Was getan werden soll, in einem Satz. Darf leer bleiben: Auch die Beispiele sprechen.
input-hint = Der Fall, der jetzt beantwortet werden soll.
instruction = Anweisung
examples = Beispiele
input = Eingabe
template = Vorlage
reply-room = Platz für die Antwort
move-example = Beispiel { $n } verschieben
drag-or-alt = Ziehen oder Alt mit einer Pfeiltaste drücken
drag-to-move = Zum Verschieben ziehen oder Alt und Pfeiltaste
show-example = Beispiel { $n } dem Modell zeigen
duplicate-example = Beispiel { $n } duplizieren
delete-example = Beispiel { $n } löschen
example-text = Beispiel { $n }, { $label }
example-deleted = Beispiel { $n } gelöscht. „Rückgängig“ holt es zurück.
example-duplicated = Beispiel { $n } dupliziert.
example-shown = Beispiel { $n } wird dem Modell gezeigt.
example-off = Beispiel { $n } ist aus.
example-moved = Beispiel auf Platz { $n } von { $n-all } verschoben.
labels = Beschriftungen
each-shows = Jedes zeigt
and-its = und
input-label = Beschriftung der Eingabe
output-label = Beschriftung der Antwort
rename-for-all = Für alle Beispiele umbenennen
shown-too = { $examples }, { $n } gezeigt
with-tokens = { $examples } · { $tokens }
all-shown = Alle Beispiele werden dem Modell gezeigt.
all-off = Alle Beispiele sind aus.
show-what-you-mean = Dem Modell zeigen, was gemeint ist
pairs-lesson =
    Zwei bis fünf Paare aus dem, was hineingeht, und der richtigen Antwort. Das Modell setzt das Muster fort: Das ist
    { $term }-Prompting.
see-examples = Beispiele ansehen…
values = Werte
values-note = für das, was in { "{{" }Klammern{ "}}" } steht
value-of = Wert von { $name }
value-hint = Leer: Das Modell sieht die Klammern
value-missing = Dieser Wert fehlt.
sheet = Blatt
write-prompt = Einen Prompt schreiben

close-note = Diese Notiz schließen
switch-off-all = Alle Beispiele ausschalten und noch einmal ausführen.
switch-off-one = Beispiel { $numbers } ausschalten und noch einmal ausführen.
switch-off-some = Die Beispiele { $numbers } ausschalten und noch einmal ausführen.
why-all = Nur die Beispiele sagen, was gewünscht ist. Mal sehen, was das Modell ohne sie tut.
why-one = Nur dieses antwortet „{ $shown }“. Mal sehen, was das Modell ohne es tut.
why-some = Nur diese antworten „{ $shown }“. Mal sehen, was das Modell ohne sie tut.
now-run-again = Jetzt noch einmal ausführen.
out-all = Alle Beispiele sind aus dem Prompt; darunter steht, was übrig ist.
out-one = Beispiel { $numbers } ist aus dem Prompt; darunter steht, was übrig ist.
out-some = Die Beispiele { $numbers } sind aus dem Prompt; darunter steht, was übrig ist.
knew-it = Wieder { $answer }: Das wusste es von selbst.
others-enough = Wieder { $answer }: Die anderen Beispiele reichten hier.
change-input = Die Eingabe ändern und beobachten, wann die Antwort kippt.
switch-another = Ein anderes ausschalten oder die Eingabe ändern und beobachten, wann die Antwort kippt.
turned-all = Mit den Beispielen sagte es { $before }, ohne sie { $after }.
turned-one = Mit Beispiel { $numbers } sagte es { $before }, ohne es { $after }.
turned-some = Mit den Beispielen { $numbers } sagte es { $before }, ohne sie { $after }.
not-shown = Was ihm nicht gezeigt wurde, kann es kaum wissen.
nothing = nichts
goes-by-examples = Das Modell richtet sich nach den Beispielen davor: Das ist { $term }-Prompting.
try-it = Ausprobieren
make-it-yours = Zum Eigenen machen
start-empty = Leer anfangen
see-other-examples = Andere Beispiele ansehen…

context = Kontextfenster
check-note = Nachsehen, was schiefgehen kann
check = Prüfen
estimated = geschätzt
counting = wird gezählt…
counting-note = Das Vokabular von { $tokenizer } ist unterwegs; dann ist die Zahl genau.
leave-room = Platz für { $tokens } lassen
switch-off-last = Das letzte Beispiel ausschalten
switch-off-last-n = Die letzten { $examples } ausschalten
answer-cut = Die Antwort würde nach { $n } ihrer { $n-tokens } Token abgeschnitten: Dann ist das Fenster voll.
too-many =
    { $tokens } zu viel: Das Modell kann diesen Prompt nicht lesen. Einen Text kürzen oder weniger Beispiele zeigen.
part-count = { $part } { $n }
window-share = · { $share } von { $context } · Platz für { $n }
meter-told = { $total }. { $parts }.
prompt-as-received = Der Prompt, wie ihn das Modell erhält
show-more = Mehr von den { $size } dazwischen zeigen
completion = Fortsetzung
chat = Chat
what-model-sees = Was das Modell sieht
tokens-toggle = Token
spaces = Leerzeichen
style = Stil
counted-with = Gezählt mit
in-models = In der { $term } des Modells
begin-token = Das Modell setzt sein Anfangs-Token { $token } davor.
kind-of = Art von { $name }
options = Optionen
options-hint = Eine Option je Zeile
value-misfit =
    „{ $value }“ { $kind ->
        [choice] ist keine der Optionen
        [number] ist keine Zahl
       *[date] ist kein Datum
    }. Das Modell sieht es so, wie es ist.
file-for = Textdatei für { $name }
file-note = Die Datei wird auf diesem Gerät gelesen; ihr Text wird der Wert.
no-text-file = „{ $name }“ ist keine Textdatei. Bitte eine mit reinem Text wählen, etwa .txt, .md oder .csv.
comment-on-example = Kommentar zu Beispiel { $n }
comment-hint = Für Menschen: das Modell sieht ihn nie
comments-stay = Kommentare sind nicht im Link.
select-examples = Beispiele auswählen
select-example = Beispiel { $n } auswählen
selected-examples = Ausgewählte Beispiele
n-selected =
    { $n ->
        [one] { $n } Beispiel ausgewählt
       *[other] { $n } Beispiele ausgewählt
    }
select-all = Alle auswählen
end-selection = Auswahl beenden
selection-ended = Es ist nichts mehr ausgewählt.
options-of = Optionen von { $name }
comment-on-instruction = Kommentar zur Anweisung
kind-named =
    { $kind ->
        [text] Text
        [long-text] Langer Text
        [choice] Auswahl
        [number] Zahl
        [date] Datum
       *[file] Datei
    }
