part-of = { $done } von { $whole }
temperature-label = Temperatur
top-p-label = Top-p
longest-answer = Längste Antwort, in Token
remove = „{ $name }“ entfernen
input = Eingabe
right-answer = Richtige Antwort
not-fetched =
    Ein Teil des Programms konnte nicht geholt werden. Bitte die Verbindung prüfen und noch einmal versuchen.

measure = Messen
measure-note =
    Was davon ist besser, und ist es Zufall? Ein Experiment fragt das Modell unter jeder Bedingung dieselben
    Zeilen, hier in dieser Seite, und sagt, was sich aus den Antworten schließen lässt.
what-to-know = Was soll herausgefunden werden?
your-experiments = Eigene Experimente
no-experiments-yet =
    Noch keine. Oben eine Frage wählen: Mit Beispielzeilen und dem Übungsmodell dauert das erste ein paar
    Sekunden.
open-experiment = Experiment öffnen…
experiment-file = Datei eines Experiments
open-promptfoo = Dateien von promptfoo öffnen…
came-with-tests = Dieses Projekt kam aus „{ $name }“, und darin stehen Tests. Sie können Zeilen und Prüfungen eines Experiments werden.
look-at-tests = Die Tests ansehen
promptfoo-files = Dateien von promptfoo
found-in-files = In diesen Dateien gefunden
does-not-fit = Was nicht passt:
set-up-with-these = Damit einrichten
leave-them = Nicht übernehmen
paused-at = Angehalten: { $done } von { $whole } Aufrufen.
delete = „{ $name }“ löschen

link-came = Mit diesem Link kam ein Experiment
link-came-named = Mit diesem Link kam ein Experiment:
link-holds-rows =
    { $question } { $n-rows ->
        [one] { $n-rows } Zeile
       *[other] { $n-rows } Zeilen
    }. Nichts ist gelaufen, und nichts Eigenes hat sich geändert.
link-holds-answers =
    { $question } { $n-rows ->
        [one] { $n-rows } Zeile
       *[other] { $n-rows } Zeilen
    }, { $n-answers ->
        [one] { $n-answers } aufgezeichnete Antwort
       *[other] { $n-answers } aufgezeichnete Antworten
    }. Nichts ist gelaufen, und nichts Eigenes hat sich geändert.
link-holds-answers-of =
    { $question } { $n-rows ->
        [one] { $n-rows } Zeile
       *[other] { $n-rows } Zeilen
    }, { $n-answers ->
        [one] { $n-answers } aufgezeichnete Antwort
       *[other] { $n-answers } aufgezeichnete Antworten
    } von { $model }. Nichts ist gelaufen, und nichts Eigenes hat sich geändert.
add-to-yours = Zu den eigenen Experimenten
leave-it = Nicht übernehmen

all-questions = Alle Fragen
test-rows = Zeilen zum Testen
rows-note =
    Zwei Spalten: was hineingeht, und die richtige Antwort. Zeilen, die nicht unter den Beispielen sind,
    möglichst 40 oder mehr.
rows-optional-note =
    Nicht nötig. Mit Zeilen und ihren richtigen Antworten sagt das Ergebnis auch, ob die besseren Reihenfolgen
    öfter richtig liegen.
paste-rows-hint = Zeilen hier einfügen, wie sie aus einer Tabelle kommen
drop-file = Eine CSV-Datei hierher ziehen, oder
choose-file = Datei wählen…
rows-file = Datei mit Zeilen
use-sample-rows = Beispielzeilen nehmen
rows-given =
    { $n-rows ->
        [one] { $n-rows } Zeile
       *[other] { $n-rows } Zeilen
    }, { $n-known } mit richtiger Antwort
take-other-rows = Andere Zeilen nehmen
from-data-table = Aus der Datentabelle
from-data-note =
    dieses Projekts. Mit den Auswahlzeilen zwischen Fassungen wählen, und die gewählte mit den zurückgehaltenen
    Zeilen beurteilen.
none = keine
part-rows =
    { $part }: { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }

the-versions = Die Fassungen
your-prompt = Eigener Prompt
own-without-instruction = Wie er unter Schreiben steht: keine Anweisung, mit seinen Beispielen.
own-with-instruction = Wie er unter Schreiben steht: „{ $instruction }“, mit seinen Beispielen.
add-version = Fassung hinzufügen
version-named = Fassung { $mark }
version-name = Name der Fassung
instruction-of = Anweisung von { $name }
version-instruction-hint = Die Anweisung dieser Fassung
named-with-examples = { $name } mit den eigenen Beispielen
with-examples = mit den eigenen Beispielen
the-wordings = Die Formulierungen
wordings-note =
    Eine Wendung je Zeile, und jede Kombination wird versucht. Mit der ersten Zeile jedes Feldes werden die
    anderen verglichen; sie darf leer sein, dann steht dort nichts.
wordings-in-all =
    { $sizes }: { $n ->
        [one] { $n } Formulierung insgesamt
       *[other] { $n } Formulierungen insgesamt
    }
add-place = Stelle hinzufügen
place-numbered = Stelle { $n }
papers-sixty = Die 60 des Artikels
also-reasoning = Jede auch mit „Let's think step by step.“
keep-third = Ein Drittel der Zeilen für einen letzten Test des Siegers aufheben
phrases-of = Wendungen: { $name }
the-examples = Die Beispiele
the-examples-note = Die, die der Prompt jetzt zeigt, in dieser Reihenfolge.
begin-sentences = Sätze, mit denen die Antwort beginnt
begin-sentences-note =
    Sechzehn sind aus dem Artikel: hilfreiche, irreführende und abwegige. Daneben läuft immer eine einfache
    Antwort.
own-sentence = Ein eigener Satz
add = Hinzufügen
all-sixteen = Alle sechzehn
right-answers-are = Die richtigen Antworten sind
numbers = Zahlen
yes-or-no = Ja oder nein
choice-letter = Ein Buchstabe, der eine Wahl nennt
words-or-letters = Wörter oder Buchstaben
reasonings-per-row = Gedankengänge je Zeile
reasonings-note = Bei mehr als einem stimmen sie ab (Self-Consistency); jeder wird bei Temperatur 0,7 gezogen.
read-strictly = Antworten streng lesen; die Art des Artikels findet ein B in „Because of that, D“

what-answers = Was antwortet
several-models-note = Mehrere können auf einmal verglichen werden.
right-when = Eine Antwort ist richtig, wenn
judge-yourself-note =
    Sobald die Antworten da sind, werden sie ohne ihre Namen nebeneinander gezeigt. Zeilen brauchen keine
    richtigen Antworten.
rubric-and-judge = Der Maßstab und sein Richter
rubric-note =
    Der Richter sieht jeweils zwei Antworten zu einer Zeile, in beiden Reihenfolgen, und sagt, welche dem mehr
    entspricht. Zeilen brauchen keine richtigen Antworten.
rubric = Maßstab
rubric-hint = Was eine bessere Antwort tut: nennt die richtige Art, in einem Wort, ohne Entschuldigung
model-that-judges = Das Modell, das urteilt
comparing-meanings = Wie nah in der Bedeutung
comparing-meanings-note =
    Sobald die Antworten da sind, macht ein Modell auf diesem Gerät aus jeder Antwort und jeder richtigen Antwort eine
    Liste von Zahlen; die Punktzahl einer Zeile ist, wie sehr beide in dieselbe Richtung zeigen. Gleiche Texte kosten
    nichts, und nichts wird zweimal gelesen.
model-that-compares = Das Modell, das vergleicht
made-for-meaning = dem Namen nach dafür gemacht
not-made-for-it = dem Namen nach nicht dafür gemacht: Seine Zahlen sagen wenig
near-enough = Nah genug ab
near-enough-note =
    0 bis 1. Ab hier gilt eine Zeile als richtig; verglichen werden in jedem Fall die Punktzahlen. Welche Zahl passt,
    hängt vom Modell ab: an bekannten Zeilen ausprobieren.
weights-sum = Summe der Gewichte: { $sum }
ways-and-weights = Arten zu urteilen und ihre Gewichte
ways-and-weights-note =
    Der Wert einer Zeile ist das gewichtete Mittel von allen, und Werte werden verglichen. Eine richtige Antwort
    braucht eine Zeile nur, wo hier etwas damit verglichen wird.
right-from = Eine Zeile ist richtig ab einem mittleren Wert von
right-from-note = Leer: wo jede Art und Regel mit Gewicht es sagt.
add-way = Art hinzufügen
way-numbered = Art { $n }
weight-of-way = Gewicht der Art { $n }
remove-way = Art { $n } entfernen
add-rule = Regel hinzufügen
rule-numbered = Regel { $n }
rule-asks = Was Regel { $n } verlangt
rule-strictly = Regel { $n }: { $what }
rule-weight = Gewicht
rule-number = Zahl
rule-must-not = Regel { $n } darf nicht gelten
words-of-rule = Wörter der Regel { $n }
number-of-rule = Zahl der Regel { $n }
weight-of-rule = Gewicht der Regel { $n }
remove-rule = Regel { $n } entfernen
rule-not = darf nicht gelten

compare-settings = Kommt es auf die Temperatur an? Auch Einstellungen vergleichen
first-settings =
    Die erste: { $settings }, wie sie weiter unten steht. Jede Fassung wird auch mit jeder anderen hier gefragt.
add-settings = Einstellungen hinzufügen
label-of-settings = { $label } der Einstellungen { $n }
settings-numbered = Einstellungen { $n }
remove-settings = Einstellungen { $n } entfernen
version-with-settings = { $version } mit { $settings }
which-combinations = Welche Kombinationen gefragt werden
asked-with = Gefragt mit
settings-shown = Temperatur { $temperature }, Top-p { $top-p }, { $tokens } Token
more-settings = Mehr Einstellungen
times-asked = Wie oft jede Zeile gefragt wird
times-asked-note =
    Mehr als einmal sagt nur bei einer Temperatur über 0 etwas: Zeilen, deren Antworten wechseln, werden
    markiert.
longest-answer-note = Spätestens hier endet eine Antwort.
most-orders = Höchstens versuchte Reihenfolgen
most-orders-note = Vier Beispiele haben 24 Reihenfolgen. Bei mehr Beispielen werden so viele gezogen.
made-up-temperature = Temperatur der erfundenen Eingaben
made-up-temperature-note = Im Artikel ist es für die meisten Aufgaben 2.
seed-label = Startwert
seed-same-note = Der Anfang des Würfels. Gleicher Startwert, gleicher Aufbau, gleiches Ergebnis.

ready-to-start = Startbereit
start = Starten
leave-to-batch = Einem Stapel überlassen
counting-calls = Die Aufrufe werden gezählt
at-most-calls =
    Höchstens { $n ->
        [one] { $n } Aufruf
       *[other] { $n } Aufrufe
    }
about-seconds = hier etwa { $amount } s
about-minutes = hier etwa { $amount } min
time-unknown = die Dauer ist nach den ersten paar bekannt
costs-nothing = kostet nichts: läuft auf diesem Gerät
price-looked-up = die Aufrufe verlassen dieses Gerät; der Preis wird nachgesehen
model-at = { $model } bei { $host }
price-most-of-day =
    höchstens { $money } für { $n-calls ->
        [one] { $n-calls } Aufruf
       *[other] { $n-calls } Aufrufe
    } von { $model } (Preis vom { $day })
price-most =
    höchstens { $money } für { $n-calls ->
        [one] { $n-calls } Aufruf
       *[other] { $n-calls } Aufrufe
    } von { $model }
price-unknown =
    der Preis für { $n-calls ->
        [one] { $n-calls } Aufruf
       *[other] { $n-calls } Aufrufe
    } von { $model } ist nicht bekannt

all-experiments = Alle Experimente
run-again = Ändern und neu starten
in-progress = In Arbeit
getting-ready = Wird vorbereitet
running = Läuft
calls-answered = Beantwortete Aufrufe
pause = Anhalten
paused = Angehalten
paused-note = Angehalten. Alle bisherigen Antworten sind aufgehoben.
go-on = Weiter
calls-done = { $n-done } von { $n-all } Aufrufen
calls-done-known = { $n-done } von { $n-all } Aufrufen ({ $n-known } schon bekannt)

as-batch = Als Stapel laufen lassen
as-batch-note =
    Für Tausende von Zeilen: die Datei dort hochladen, wo der Dienst Stapel annimmt (OpenAI Batch, Anthropic
    Message Batches), und die Ergebnisse hier einlesen. Diese Seite sendet dafür nichts.
save-batch = Als Stapeldatei speichern
read-batch = Ergebnisse eines Stapels lesen…
batch-results = Ergebnisse eines Stapels

what-came-out = Was herauskam
link-copied = Der Link ist kopiert. Er enthält das ganze Experiment.
no-copy = Dieser Browser lässt Seiten nicht kopieren. Bitte das Experiment als Datei speichern.
save-experiment = Experiment speichern
copy-link = Link kopieren
save-for-promptfoo = Für promptfoo speichern
its-rows-as-csv = Die Zeilen als CSV
its-results = Die Ergebnisse
save-experiment-note =
    Prompt, Zeilen, Einstellungen und alle Antworten. Wer es hier öffnet, kann es mit einem eigenen Modell
    wiederholen.
promptfoo-lost = Gespeichert. In promptfoo ist kein Platz für:
use-wording = Diese Formulierung nehmen
use-order = Diese Reihenfolge nehmen
opens-as-new = Öffnet sich als neues Projekt; das eigene bleibt, wie es ist.

every-result = Jedes einzelne Ergebnis
n-lines =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }
row = Zeile
condition = Bedingung
answer = Antwort
is-right = Richtig?
lines = Zeilen
right = richtig
right-not-always = richtig, nicht immer
wrong = falsch
wrong-not-always = falsch, nicht immer
as-table = Als Tabelle
save = Speichern

judge-yourself = Selbst urteilen
judge-them-note =
    Zwei Antworten auf dieselbe Zeile, nebeneinander. Welche Fassung wo steht, wird für jede Zeile ausgelost,
    damit es niemand wissen kann.
first-beside = { $name } neben
begin-to-judge = Mit dem Urteilen beginnen
verdict-so-far = Das Urteil bisher
verdict-so-far-note =
    Wer oft nachsieht und aufhört, wenn es gefällt, kürt Sieger des Zufalls. Möglichst alle Zeilen beurteilen.
answered-alike =
    { $n ->
        [one] { $n } Zeile gleich beantwortet, zählt als gleich gut
       *[other] { $n } Zeilen gleich beantwortet, zählen als gleich gut
    }
kept-on-device = auf diesem Gerät aufgehoben
judging-keys = Urteilen. Tasten: 1 die erste, 2 die zweite, 0 gleich, U rückgängig.
first-answer = Erste Antwort
second-answer = Zweite Antwort
first-is-better = Erste ist besser
equal = Gleich
second-is-better = Zweite ist besser
undo = Rückgängig

asking-version = Fassung um Fassung wird gefragt. Dies ist Nummer { $n }.
search-left = Die Suche wurde verlassen.
row-right = Zeile { $n } kommt richtig heraus
which-change = Welche Änderung hat eine Zeile verdorben?
which-change-note =
    Fragt { $model } diese Zeile noch einmal mit früheren Fassungen des Prompts, bis die Änderung gefunden ist,
    nach der sie falsch herauskam: etwa zwölfmal bei hundert Fassungen.
find-change = Änderung finden
not-of-this-history =
    Keine aufgehobene Fassung des offenen Projekts ist genau der Prompt dieses Experiments. Wurde es mit einem
    anderen Projekt gemacht, bitte jenes öffnen und dann suchen.
row-not-broken = Zeile { $n } kommt mit dem Prompt dieses Experiments richtig heraus.
row-never-right =
    Zeile { $n } war in jeder gefragten Fassung falsch, auch in der ältesten ({ $n-asked ->
        [one] { $n-asked } Fassung
       *[other] { $n-asked } Fassungen
    }).
change-not-told =
    Es lässt sich nicht sagen, welche Änderung es war: Einige Antworten konnten nicht beurteilt werden ({ $n-asked ->
        [one] { $n-asked } Fassung
       *[other] { $n-asked } Fassungen
    } gefragt).
change-found =
    Zeile { $n } kam bis zu dieser Änderung richtig heraus: { $change }. { $n-asked ->
        [one] { $n-asked } Fassung
       *[other] { $n-asked } Fassungen
    } gefragt. Die Ansicht „Versionen“ im Bereich „Dateien“ kann die Fassung davor zurückholen.
