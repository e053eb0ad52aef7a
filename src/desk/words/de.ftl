desk = Werkbank
tools = Werkzeuge
close-desk = Werkbank schließen
check = Prüfen
check-title = Prompt prüfen
examples = Beispiele
choose-examples = Beispiele auswählen
find = Suchen
find-title = Suchen und ersetzen
snippets = Textbausteine
insert-snippet = Textbaustein einfügen

commands = Befehle
type-command = Befehl eingeben
few-letters = Ein paar Buchstaben tippen
no-command = Kein Befehl hat diese Buchstaben.
go-to-write = Zu „Schreiben“
go-to-measure = Zu „Messen“
go-to-files = Zu „Dateien“
go-to-versions = Zu „Versionen“
go-to-models = Zu „Modelle“
go-to-services = Zu „Dienste“

changed-meanwhile = Der Prompt wurde inzwischen geändert. Vor dem Weitermachen noch einmal hinsehen.
nothing-to-change = Es gibt nichts zu ändern.
with-undo = { $said } „Rückgängig“ nimmt es zurück.
further-down = Es steht weiter unten in der Liste der Beispiele: dorthin scrollen, dann noch einmal „Zeigen“ drücken.

name = Name
instruction = Anweisung
input-label = Beschriftung der Eingaben
output-label = Beschriftung der Antworten
input = Eingabe
example-text = Beispiel { $n }, { $label }
value-of = Wert von „{ $name }“

looked-for = Wonach gesucht wird
nothing-stands-out =
    Nichts fällt auf. Ob der Prompt funktioniert, können nur Antworten sagen: ihn mit ein paar Eingaben ausführen
    oder unter „Messen“ ein Experiment anlegen.
known-to-matter =
    Von diesen Punkten ist bekannt, dass sie bei manchen Modellen zählen. Was sie bei diesem bewirken, kann ein
    Experiment unter „Messen“ zeigen.
places-mended =
    { $n ->
        [one] { $n } Stelle behoben.
       *[other] { $n } Stellen behoben.
    }
fix-all = Alle { $n } beheben
to-mend = Zu beheben
worth-measuring = Messen lohnt sich
good-to-know = Gut zu wissen
and-more = und { $n } weitere
show = Zeigen
show-named = Zeigen: { $name }
done-step = Erledigt: { $step }.

no-examples-yet =
    Es gibt noch keine Beispiele. Unter der Anweisung einige hinzufügen oder dort eine Tabelle einfügen; dann sind
    hier Kopien und Widersprüche zu sehen, und hier lässt sich wählen, welche gezeigt werden.
how-often = Wie oft jede Antwort gezeigt wird
no-alike = Keine Kopien, keine Widersprüche, und kein Beispiel ist die Eingabe selbst.
alike = Gleich oder im Widerspruch
alike-note = Fast gleich heißt, dass mindestens { $share } ihrer Abschnitte aus drei Buchstaben beiden gemeinsam sind.
copy-of = Beispiel { $n } ist eine Kopie von Beispiel { $n-other }.
contradicts = Beispiel { $n } beantwortet die Eingabe von Beispiel { $n-other } anders.
near-to = Beispiel { $n } ist fast dasselbe wie Beispiel { $n-other }: { $share } gleich.
leaks = Beispiel { $n } ist die Eingabe, nach der gerade gefragt wird.
step-off = Beispiel ausschalten
step-on = Beispiel einschalten
example-off = Beispiel { $n } ist aus.
example-on = Beispiel { $n } wird gezeigt.
switch-off = Beispiel { $n } ausschalten
switch-on = Beispiel { $n } einschalten
example-n = Beispiel { $n }
n-tokens =
    { $n ->
        [one] { $n } Token
       *[other] { $n } Token
    }
cost = Die gezeigten Beispiele brauchen { $tokens }, { $share } des Prompts

choose-for-input = Für diese Eingabe auswählen
how-to-choose = Wie auswählen
nearest = Nächste
nearest-of-each = Nächste je Antwort
most-different = Verschiedenste
input-first = Zuerst eine Eingabe schreiben: Was nahe an nichts ist, lässt sich nicht sagen.
nearest-note =
    Die mit den meisten gemeinsamen Wörtern mit der Eingabe, vor allem seltenen (BM25). Wörter, nicht Bedeutungen:
    „Auto“ ist nicht nahe an „Wagen“.
nearest-of-each-note =
    Die mit den meisten gemeinsamen Wörtern mit der Eingabe, reihum eines je Antwort, damit keine Antwort viel öfter
    gezeigt wird.
most-different-note =
    Das nächste, dann immer das, das allen bisher gewählten Buchstabe für Buchstabe am wenigsten gleicht.
examples-shown =
    { $n ->
        [one] { $n } Beispiel wird gezeigt, die anderen sind aus.
       *[other] { $n } Beispiele werden gezeigt, die anderen sind aus.
    }
how-many = Wie viele
nearest-last = Das nächste zuletzt, direkt vor der Eingabe
show-only-these = Nur diese zeigen
whether-better =
    Ob diese besser sind als die eigenen, kann ein Experiment unter „Messen“ zeigen. Welches einzelne Beispiel
    hilft, wird auch dort gemessen.
nearness = Nähe { $score }
no-common-word = kein gemeinsames Wort
example-row = Beispiel { $n }: { $input } → { $output }

replace-with = Ersetzen durch
match-case = Groß-/Kleinschreibung
whole-words = Ganze Wörter
regular-expression = Regulärer Ausdruck
looks-through = Durchsucht Anweisung, Beschriftungen, Beispiele, Eingabe und Werte, auch ausgeschaltete Beispiele.
nowhere = Es steht nirgends in diesem Prompt.
first-places = Die ersten { $n } Stellen; nach mehr wird nicht auf einmal gesucht.
n-places =
    { $n ->
        [one] { $n } Stelle
       *[other] { $n } Stellen
    }
places-replaced =
    { $n ->
        [one] { $n } Stelle ersetzt.
       *[other] { $n } Stellen ersetzt.
    }
replace-all = Alle ersetzen
replace = Ersetzen
replaced = Ersetzt.
show-in-prompt = Im Prompt zeigen
pattern-too-long = Der gesuchte Text ist länger als 1.000 Zeichen. Bitte kürzen.
no-pattern =
    Das ist kein regulärer Ausdruck. Die Klammern prüfen oder „Regulärer Ausdruck“ ausschalten, um den Text so zu
    suchen, wie er da steht.
too-much-written =
    Das Ersetzen würde das Projekt zu groß machen: mehr als 8 MB. Durch weniger ersetzen oder an weniger Stellen.

your-own = Eigene
text-to-use-again = Ein Text zum Wiederverwenden
keep-it = Aufheben
phrases-note =
    Sätze aus Arbeiten und Praxis. Keiner ist ein Zauberspruch: Was bei einem anderen Modell wirkte, kann bei diesem
    nichts bewirken oder schaden. Einen einfügen, dann unter „Messen“ mit und ohne vergleichen.
add-to-instruction = An die Anweisung
add-to-input = An die Eingabe
delete-snippet = Textbaustein „{ $name }“ löschen
insert = Einfügen
insert-named = „{ $text }“ einfügen
inserted-into-input = In die Eingabe eingefügt.
inserted-into-instruction = In die Anweisung eingefügt.
select-first = Zuerst den Text schreiben oder auswählen, der aufgehoben werden soll.
snippet-too-long = Dieser Text ist zu lang für einen Textbaustein. Besser als eigenes Projekt behalten.
already-kept = Dieser Textbaustein ist schon da.
too-many-snippets = 200 Textbausteine sind aufgehoben, mehr passen nicht. Zuerst einen löschen.
think-first = Erst nachdenken
a-role = Eine Rolle
encouragement = Ein ermunterndes Wort
answer-shape = Die Form der Antwort
think-note =
    In der Arbeit beginnt die Antwort damit, und eine zweite Frage bittet um das Ergebnis. Kleine Modelle wurden
    damit schlechter.
search-note = Durch eine Suche über Sätze gefunden, für ein großes Modell.
role-note =
    Die Arbeit fand keinen Trend: Der beste Anfang ist von Modell zu Modell verschieden, und bei einem war es
    keiner.
encouragement-note = Die Arbeit fand keinen Trend über Modelle hinweg. Mit und ohne messen.
one-word-note = Beispiele, die mit einem Wort antworten, sagen dasselbe, und ein Stopptext sichert es.
one-sentence-note = Beispiele aus einem Satz sagen dasselbe.
json-note = Kleine Modelle machen JSON oft kaputt. Wie oft, zählt die JSON-Wertung unter „Messen“.
unknown-note = Mindestens ein Beispiel zeigen, das „unknown“ antwortet.
only-text-note = Drängt zurück, was das Modell auswendig weiß; auf Antworten achten, die nicht im Text stehen.
kojima = Kojima et al. 2022, Large Language Models are Zero-Shot Reasoners
zhou = Zhou et al. 2022, Large Language Models Are Human-Level Prompt Engineers
battle = Battle und Gollapudi 2024, The Unreasonable Effectiveness of Eccentric Automatic Prompts
no-paper = Gängige Praxis; keine Arbeit dazu

## Starters

starters-title = Mit einem Beispiel anfangen
find-starter = Vorlage suchen
all-starters =
    { $n ->
        [one] { $n } kleines Projekt
       *[other] { $n } kleine Projekte
    }. Jedes öffnet sich neben den eigenen.
some-starters =
    { $found } von { $n ->
        [one] { $n } kleinen Projekt
       *[other] { $n } kleinen Projekten
    }
no-starter = Keine Vorlage heißt so
no-starter-note =
    Ein einfaches englisches Wort für das Vorhandene oder das Gewünschte versuchen, etwa email, date, name, sort oder
    JSON. Oder leer anfangen: zwei oder drei eigene Beispiele genügen.
show-all-starters = Alle Vorlagen zeigen
start-from-example = Mit einem Beispiel anfangen…

## Tables

paste-table = Tabelle einfügen…
paste-table-title = Tabelle einfügen
paste-table-note =
    Zwei oder mehr Spalten in der Tabellenkalkulation kopieren und hier einfügen, oder CSV einfügen. Jede Zeile wird
    ein Beispiel; die Spalten werden danach gewählt.
rows = Zeilen
rows-hint = Wo ist mein Paket?   Lieferung
no-rows-found =
    In diesem Text wurden keine Zeilen gefunden. Er bleibt hier stehen: jedes Beispiel auf eine Zeile, mit einem
    Tabulator oder Komma zwischen den beiden Texten.
choose-columns = Spalten wählen…
table-title = Aus dieser Tabelle Beispiele machen
paste-as-text = Stattdessen als Text einfügen
add-examples =
    { $n ->
        [one] { $n } Beispiel hinzufügen
       *[other] { $n } Beispiele hinzufügen
    }
column-named = Spalte { $n }: { $name }
column = Spalte { $n }
what-goes-in = Was hineingeht
the-right-answer = Die richtige Antwort
first-row-names = Die erste Zeile benennt die Spalten
goes-in = Geht hinein
right-answer = Richtige Antwort
left-out = Weggelassen
first-rows = Die ersten Zeilen
columns-empty = Diese Spalten sind leer, daher wurde nichts hinzugefügt.
leave-table = Tabelle weglassen
cancel = Abbrechen

## What examples are worth

worth-title = Was jedes Beispiel wert ist
worth-of = Beispiel { $n }: Ohne es sind { $n-without } von { $n-rows } richtig statt { $n-right }. Was es bringt, liegt zwischen { $low } und { $high } Prozentpunkten (95-%-Intervall).
worth-changed = Beispiel { $n } wurde seit der Messung geändert oder kam später dazu.
worth-exact = Gemessen mit { $model } für genau diesen Prompt.
worth-since = Gemessen mit { $model }, als manche Beispiele andere waren. Miss noch einmal, um zu wissen, was sie jetzt bringen.

## The tour

tour = Rundgang
take-the-tour = Den Rundgang machen
tour-step = Schritt { $n } von { $n-all }
tour-run = Den Prompt ausführen
tour-run-says = Drücke Ausführen. Ein kleines Modell in dieser Seite liest den ganzen Prompt und antwortet. Nichts verlässt dein Gerät.
tour-switch = Ein Beispiel ausschalten
tour-switch-says = Die Beispiele entscheiden über die Antwort. Schalte eines mit dem Schalter auf seiner Karte aus: Es bleibt stehen, aber das Modell sieht es nicht mehr.
tour-again = Noch einmal ausführen
tour-again-says = Drücke wieder Ausführen und vergleiche die beiden Antworten: Der Unterschied ist das, was das Beispiel bewirkt hat.
tour-variable = Eine Variable schreiben
tour-variable-says = Schreib einen Namen in doppelten Klammern in die Eingabe, etwa { $sample }. Ein Feld für ihren Wert erscheint, und derselbe Prompt taugt für viele Texte.
tour-share = Das Projekt teilen
tour-share-says = Drücke Teilen, sieh dir den Link an und schließe den Dialog. Das ganze Projekt steckt im Link: Kein Server hat es.
tour-measure = Messen
tour-measure-says = Eine Antwort beweist wenig. Drücke Messen: Dort wird ein Prompt an vielen Zeilen erprobt, und das Ergebnis sagt, wie sicher es ist.
tour-end = Das war der Rundgang
tour-end-says = Wähle hier eine Frage, wann immer du mehr wissen willst, als eine Antwort sagen kann. Strg+K listet alles auf, was sich tun lässt.
tour-show = Zeig es mir
tour-skip = Diesen Schritt überspringen
tour-stop = Den Rundgang beenden
