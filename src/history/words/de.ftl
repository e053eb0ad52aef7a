example-changed =
    Beispiel { $place } { $what ->
        [added] hinzugefügt
        [removed] entfernt
        [moved] verschoben
        [reworded] umformuliert
        [on] eingeschaltet
       *[off] ausgeschaltet
    }
two-examples-changed =
    Beispiele { $place } und { $other } { $what ->
        [added] hinzugefügt
        [removed] entfernt
        [moved] verschoben
        [reworded] umformuliert
        [on] eingeschaltet
       *[off] ausgeschaltet
    }
three-examples-changed =
    Beispiele { $place }, { $other } und { $third } { $what ->
        [added] hinzugefügt
        [removed] entfernt
        [moved] verschoben
        [reworded] umformuliert
        [on] eingeschaltet
       *[off] ausgeschaltet
    }
many-examples-changed =
    { $n } Beispiele { $what ->
        [added] hinzugefügt
        [removed] entfernt
        [moved] verschoben
        [reworded] umformuliert
        [on] eingeschaltet
       *[off] ausgeschaltet
    }
example-moved-to = Beispiel { $place } an Stelle { $target } verschoben
renamed = umbenannt in „{ $name }“
text-changed =
    { $text } { $what ->
        [written] geschrieben
        [emptied] geleert
       *[reworded] umformuliert
    }
made-a-chat = zum Chat gemacht
made-a-completion = zur Fortsetzung gemacht
variable-changed =
    Variable „{ $name }“ { $what ->
        [set] gesetzt
        [emptied] geleert
       *[changed] geändert
    }
setting-changed = { $setting } { $old } auf { $new }
changes-next = { $changes }, { $next }
and-more-changes =
    { $changes } und { $n ->
        [one] { $n } weitere Änderung
       *[other] { $n } weitere Änderungen
    }
nothing-changed = nichts geändert
first-version = erste Version
kept-whole = vollständig aufbewahrt
numbered-anew = Beispiele neu nummeriert
restored = wiederhergestellt: { $name }
the-name = Name
the-instruction = Anweisung
the-input-label = Beschriftung der Eingabe
the-output-label = Beschriftung der Antwort
the-input = Eingabe
input-of-an-example = Eingabe eines Beispiels
output-of-an-example = Antwort eines Beispiels
the-variable = Variable „{ $name }“
an-example = ein Beispiel
the-example = Beispiel { $place }
input-of = Eingabe: { $example }
output-of = Antwort: { $example }
order-of-examples = Reihenfolge der Beispiele
stops-from-labels = aus den Beschriftungen
none = keine
setting-model = Modell
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
no-such-version = Diese Version ist nicht im Verlauf. Bitte die Liste der Versionen neu öffnen.
not-at-the-end =
    Eine neue Version folgt auf die neueste ihres Zweigs. Um von einer älteren weiterzugehen, bitte einen Zweig
    anlegen.
no-such-branch = Es gibt keinen Zweig „{ $name }“. Bitte einen aus der Liste wählen.
branch-exists = Es gibt schon einen Zweig „{ $name }“. Bitte einen anderen Namen wählen.
branch-name = Ein Zweig braucht einen Namen von 1 bis { $most } Zeichen. Bitte kürzen.
too-long =
    { $what ->
        [name] Der Name
        [note] Die Notiz
        [key] Der Schlüssel des Ergebnisses
       *[sentence] Der Satz des Ergebnisses
    } hat { $size } Bytes und darf { $most } haben. Bitte kürzen.
too-many =
    Ein Verlauf fasst höchstens { $most } { $what ->
        [results] Ergebnisse je Version
        [branches] Zweige
        [versions] Versionen
       *[megabytes] Megabyte
    }. Bitte ausdünnen oder das Projekt als neues speichern.
not-a-history = Diese Bytes sind kein Verlauf von Exemplar. Das Projekt selbst ist nicht betroffen.
newer-history =
    Dieser Verlauf stammt von einem neueren Exemplar (Version { $found }; dieses liest bis { $known }). Bitte die
    Seite neu laden, um zu aktualisieren.
damaged =
    Diese Version lässt sich nicht wiederherstellen, weil ein Teil des Verlaufs beschädigt ist. Bitte eine spätere
    oder frühere wählen.
too-much-work = Diese Version wiederherzustellen kostet mehr Arbeit als erlaubt. Bitte eine andere wählen.
project-unread = Das Projekt dieser Version war nicht zu lesen. { $why }
not-asked = Das ist nicht die Version, nach der gefragt wurde. Bitte für die gezeigte antworten.
nothing-between = Um eine Änderung zu suchen, bitte eine gute und eine spätere schlechte Version wählen.
no-such-conflict = Diesen Widerspruch gibt es nicht mehr. Er ist geklärt.
not-a-text = Dieser Widerspruch lässt sich nicht mit einem eigenen Text klären. Bitte eine der Seiten wählen.
history-damaged = Ein Teil des Verlaufs war beschädigt.
bytes-lost = Seine letzten { $count } Bytes waren nicht zu lesen und sind weggelassen.
entries-passed-over =
    { $count } Einträge in der Mitte waren nicht zu lesen; manche Versionen lassen sich vielleicht nicht öffnen.
project-unaffected = Das Projekt selbst ist nicht betroffen.
sentences = { $first } { $second }
variable-kind =
    Variable „{ $name }“ ist jetzt { $kind ->
        [text] ein Text
        [long-text] ein langer Text
        [choice] eine Auswahl
        [number] eine Zahl
        [date] ein Datum
       *[file] eine Datei
    }
the-options = Optionen der Variable „{ $name }“
the-comment = Kommentar zur Anweisung
comment-on = Kommentar: { $example }
the-kind = Art der Variable „{ $name }“
