better = { $name } ist besser (zu { $sure } sicher)
sure-percent = { $percent } %
sure-most = mehr als 99 %
no-difference-seen = Kein Unterschied zu sehen: Er ist in beide Richtungen kleiner als { $points } Punkte
not-enough = Noch nicht genug
not-enough-ahead = Noch nicht genug: { $name } liegt vorn (zu { $sure } sicher)
not-enough-rows =
    Noch nicht genug; etwa { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } mehr werden zeigen, was stimmt
not-enough-ahead-rows =
    Noch nicht genug: { $name } liegt vorn (zu { $sure } sicher); etwa { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } mehr werden zeigen, was stimmt
full-stop = { $verdict }.
nothing-compared = Nichts wurde verglichen.
no-common-row =
    Nichts wurde verglichen: Keine andere Fassung hat mit der ersten eine beurteilte Zeile gemeinsam.
any-of-them = irgendeine davon
alone = { $name } besteht { $n-passed } von { $n } Zeilen. Eine Fassung zum Vergleichen hinzufügen.
on-held-out = Auf den zurückgehaltenen Zeilen: { $verdict }.
no-wording-better = Keine Formulierung war auf den durchsuchten Zeilen besser als keine Systemnachricht.
no-system-message = keine Systemnachricht
named-with-reasoning = { $name } mit Gedankengang
zero-shot = Zero-Shot
example-helps = Beispiel { $n } hilft um { $points } Punkte
example-hurts = Beispiel { $n } schadet um { $points } Punkte
no-example-told = Bei keinem einzelnen Beispiel war zu sehen, dass es hilft oder schadet.
order-matters =
    Die Reihenfolge zählt: Von { $n } Reihenfolgen beantwortet { $order } die { $n-inputs } erfundenen Eingaben
    am gleichmäßigsten.
no-order-better =
    Keine Reihenfolge ist besser, soweit { $n } Reihenfolgen auf { $n-inputs } erfundenen Eingaben es zeigen.
labels-changed = { $n-changed } von { $n } Labels haben sich geändert. { $verdict }.
without-calibration = ohne Kalibrierung
with-calibration = mit Kalibrierung

prompt-numbered = Prompt { $n }
model-numbered = Modell { $n }
settings-numbered = Einstellungen { $n }
temperature-of = Temperatur { $value }
penalty-of = Strafe { $value }
seed-of = Startwert { $value }
most-tokens-of = Token höchstens { $value }
stops-of = Stopps { $value }
opener = Anfang
task = Aufgabe
closer = Schluss

way-equals = gleich ({ $how })
way-contains = enthält
way-contains-any-case = enthält (Groß/klein egal)
way-matches = passt zum Muster
first-number = Zahl (erste)
last-number = Zahl (letzte)
first-number-within = Zahl (erste, ±{ $most })
last-number-within = Zahl (letzte, ±{ $most })
way-same-json = gleiches JSON
way-json-among-words = gleiches JSON (zwischen Wörtern)
way-edits =
    höchstens { $n ->
        [one] { $n } Änderung
       *[other] { $n } Änderungen
    }
way-at-least = { $measure } (mindestens { $least })
way-similar = ähnlich in der Bedeutung (mindestens { $least })
way-not = nicht: { $way }
way-label-share = Wahrscheinlichkeit des richtigen Labels
way-opinion = Urteil eines Modells ({ $grading })
way-field = JSON-Feld { $pointer }
fixed-equals = gleich einem festen Text
fixed-contains = enthält feste Texte
fixed-matches = passt zu einem festen Muster
fixed-number = hat eine feste Zahl
fixed-json = ist JSON
fixed-field = hat ein JSON-Feld
fixed-length = Länge
fixed-refuses = lehnt ab
fixed-not = nicht: { $way }
fixed-same-score = dieselbe Punktzahl für jede Zeile
alike-exact = genau
alike-trimmed = ohne Ränder
alike-plain = Kleinbuchstaben, einfache Leerzeichen
alike-strict = streng

wrong-level = { $level } ist kein Konfidenzniveau. Bitte eines zwischen 0 und 1 wählen, etwa 0,95.
more-passed-than-rows =
    { $n-passed } von { $n } Zeilen können nicht bestanden haben. Bitte die Zeilen noch einmal zählen.
too-few = Zu wenig: { $what } braucht mindestens { $n-least } und hat { $n }. Bitte Zeilen hinzufügen.
not-paired =
    Die beiden Seiten haben { $n-left } und { $n-right } Zeilen und müssen gleich viele haben. Bitte beide auf
    denselben Zeilen laufen lassen.
wrong-setting = { $what }: Diese Zahl geht hier nicht. Möglich: { $choose }.
a-comparison = ein Vergleich
a-score = Punktzahl
finite-scores = endliche Punktzahlen
a-bootstrap = ein Bootstrap
tries-at-once = so viele Versuche auf einmal
best-of-n = das Beste von N
ranked-number = Rangzahl
finite-numbers = endliche Zahlen
labels-list = eine Liste von Labels
of-calibration = Kalibrierung (inhaltslose Eingaben, und Labels)
of-reasoning = dieses Experiment (Zeilen, und Wege für jede)
of-value = dieses Experiment (Beispiele, und Zeilen)
of-order-texts = die Reihenfolge der Beispiele (Beispiele, mit einem erfundenen Text je Reihenfolge)
of-order-inputs = die Reihenfolge der Beispiele (Eingaben, die das Modell erfunden hat)
sizes-list = Die Liste der Größen
rising-sizes = steigende Größen ab 1, etwa 10, 25, 50, 100
largest-size = die größte Größe
a-slot = eine Stelle
number-of-prompts = Anzahl der Prompts
number-of-models = Anzahl der Modelle
number-of-settings = Anzahl der Einstellungen für Antworten
number-of-rows = Anzahl der Zeilen
number-of-repeats = Anzahl der Wiederholungen
number-of-cells = Anzahl der Zellen, die keine Regel auslässt
one-or-more = 1 oder mehr
zero-or-more = 0 oder mehr
the-tolerance = Die Toleranz
the-threshold = Die Punktzahl, ab der eine Antwort besteht
zero-to-one = eine Zahl von 0 bis 1
run-length = Die Länge einer Wortfolge
weight-of-score = Das Gewicht einer Punktzahl
right-weights = Gewichte ab 0, eines davon über 0
rows-expected = Der erwartete Text einer Zeile
plain-number = eine Zahl wie 12 oder 3.5 und nichts daneben, oder eine andere Art zu urteilen
one-of-labels = eines der Labels

too-long = { $what }: { $n } { $unit }, erlaubt sind { $n-most }. Bitte kürzen oder diese Zeile weglassen.
bytes = Bytes
unit-words = Wörter
pieces = Stücke
an-answer = Eine Antwort
an-expected-text = Ein erwarteter Text
expected-in-characters = Der erwartete Text, den eine Antwort enthalten soll (in Zeichen)
text-by-words = Ein Text, der nach Wörtern verglichen wird
text-by-pieces = Ein Text, der Stück für Stück verglichen wird
a-pattern = Ein Muster
text-for-pattern = Ein Text für ein Muster
a-schema = Ein Schema
not-measured =
    { $what }: wurde nicht gemessen, darum gibt es diese Punktzahl nicht. Bitte eine andere Punktzahl oder ein
    anderes Modell wählen.
embeddings = Was die Texte bedeuten (ihre Embeddings)
label-probabilities = Die Wahrscheinlichkeit jedes Labels
an-opinion = Das Urteil eines Modells über die Antwort
pattern-unreadable = Dieses Muster ist kein lesbarer regulärer Ausdruck. Bitte Klammern und Backslashes prüfen.
pattern-too-slow =
    Das Muster braucht bei dieser Antwort zu lange. Bitte ohne verschachtelte Wiederholung schreiben.
check-value-unusable =
    { $kind }: Dieser Wert ist nicht brauchbar. Bitte einen Text, eine Liste von Texten oder eine Schwelle
    angeben.
this-assertion = Diese Prüfung
json-comparison =
    Der Vergleich nach JSON-Wert, dessen erwartete Texte JSON sein müssen (Texte in Anführungszeichen)
schema-unusable = Das Schema ist bei { $place } nicht brauchbar: { $what }. Bitte dort ändern.
schema-too-slow =
    Das Schema braucht bei dieser Antwort zu lange. Bitte ohne Schemas schreiben, die auf sich selbst
    zurückführen.
embeddings-unlike =
    Die Vektoren dieser Texte lassen sich nicht vergleichen: Ihre Längen sind verschieden, oder eine Zahl fehlt.
    Bitte für beide ein Embedding-Modell verwenden.
judge-reply-unread =
    Die Antwort des Richters sagt nicht, was gefragt war. Bitte noch einmal fragen oder ein größeres Modell als
    Richter wählen.

schema-kind = ein Schema ist ein Objekt, true oder false
draft-seven = hier ist nur Draft 7 bekannt
only-whole-named = nur das ganze Schema darf einen eigenen Namen haben
only-inside = verweisen lässt sich nur auf etwas im selben Schema, als #/definitions/name
is-text = das ist ein Text
is-truth = das ist true oder false
is-list = das ist eine Liste
is-type = das ist der Name eines Typs oder eine Liste davon
is-names = das ist eine Liste von Namen
is-number = das ist eine Zahl
is-above-zero = das ist eine Zahl über 0
is-count = das ist eine ganze Zahl ab 0
unknown-format = dieses Format ist hier nicht bekannt
is-schemas = das ist eine Liste von Schemas
unknown-keyword = dieses Schlüsselwort gehört nicht zu Draft 7
no-pattern = das ist kein lesbares Muster
is-object = das ist ein Objekt

not-finished = Das Experiment ist nicht fertig: { $n } Antworten fehlen. Bitte zu Ende laufen lassen.
unknown-call = Diese Antwort gehört zu keinem gestellten Aufruf. Bitte das Experiment neu starten.
wrong-answer = Die Antwort ist von anderer Art, als der Aufruf verlangte. Bitte das Modell noch einmal fragen.
labels-collide =
    Die Labels „{ $a }“ und „{ $b }“ beginnen mit demselben Token, darum steht eine Wahrscheinlichkeit für
    beide. Bitte eines umbenennen.
label-not-one-token =
    Das Label „{ $label }“ besteht für dieses Modell aus { $n } Token und muss eines sein. Bitte ein kürzeres
    Wort wählen.
too-many-calls =
    Das Experiment würde mehr als { $n } Aufrufe machen. Bitte weniger Prompts, Zeilen oder Wiederholungen
    nehmen.
took-how-long = Wie lange eine Antwort dauerte
cost-how-much = Was eine Antwort kostete
token-probabilities = Die Wahrscheinlichkeit jedes Tokens
