name = Name
instruction = Anweisung
input-label = Beschriftung der Eingabe
output-label = Beschriftung der Antwort
input = Eingabe
input-of-an-example = Eingabe eines Beispiels
answer-of-an-example = Antwort eines Beispiels
variable = Variable „{ $name }“
form = Form
completion = Fortsetzung
chat = Chat
example-added = Beispiel { $place } hinzugefügt
example-removed = Beispiel { $place } entfernt
example-moved = Beispiel { $place } an Stelle { $target } verschoben
example-input = Beispiel { $place }, Eingabe
example-answer = Beispiel { $place }, Antwort
example-switched-on = Beispiel { $place } eingeschaltet
example-switched-off = Beispiel { $place } ausgeschaltet
example-number = Beispiel Nummer { $number }
is-off = (aus)
order-of-examples = Reihenfolge der Beispiele
branched-from = abgezweigt von „{ $name }“
version-of = „{ $project }“: { $version }
saved-project-unread = Das gespeicherte Projekt war nicht zu lesen. { $why }
no-project = Dieses Projekt ist nicht mehr auf diesem Gerät. Bitte aus der Liste der Projekte zurückholen.
busy = Ein anderer Tab ändert dieses Projekt immerzu. Bitte kurz warten und noch einmal versuchen.
changed-since-begun =
    Das Projekt wurde geändert, seit das Zusammenführen begann. Bitte neu beginnen; nichts ist verloren.
unsettled = Bitte zuerst für jeden Widerspruch eine Seite wählen; { $n } sind übrig.
nothing-to-merge = Alles in jener Version ist schon in diesem Projekt. Es gibt nichts zusammenzuführen.
not-of-this-history =
    Keine Version hat genau den Prompt, mit dem dieses Ergebnis entstand; es wurde an keine angehängt.
options-of = Optionen von { $name }
comment-on-instruction = Kommentar zur Anweisung
comment-on-example = Kommentar zu Beispiel { $place }
comment-on-an-example = Kommentar zu einem Beispiel
kind-named =
    { $kind ->
        [text] Text
        [long-text] Langer Text
        [choice] Auswahl
        [number] Zahl
        [date] Datum
       *[file] Datei
    }
kind-of = Art von { $name }
