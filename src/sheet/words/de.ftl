data = Daten
cancel = Abbrechen
try-again = Noch einmal versuchen
n-rows =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }

the-table = Die Tabelle
data-table = Datentabelle
add-row = Zeile hinzufügen
add-column = Spalte hinzufügen
undo = Rückgängig in der Tabelle
undo-step = Rückgängig in der Tabelle: { $step }
redo = Wiederholen in der Tabelle
redo-step = Wiederholen in der Tabelle: { $step }
use-row = Zeile als Eingabe verwenden
add-as-examples = Als Beispiele hinzufügen…
import-rows = Importieren…
file-of-rows = Datei mit Zeilen
more-for-table = Mehr für die Tabelle
export-csv = Als CSV exportieren
export-json-lines = Als JSON-Zeilen exportieren
insert-row-above = Zeile darüber einfügen
first-row-names = Erste Zeile benennt die Spalten
delete-selected = Gewählte Zeilen löschen
delete-table-ask = Tabelle löschen…

find-rows = Zeilen suchen
which-rows = Welche Zeilen
all-rows = Alle Zeilen
to-check = Zu prüfen ({ $n })
rows-found =
    { $n-found } von { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }

insert-row = Zeile einfügen
delete-rows =
    { $n ->
        [one] { $n } Zeile löschen
       *[other] { $n } Zeilen löschen
    }
name-columns = Spalten benennen
paste = Einfügen
change-column = Spalte ändern
sort-rows = Zeilen sortieren
insert-column = Spalte einfügen
type-it = Tippen
clear-cells = Zellen leeren
change-split = Aufteilung ändern
take-rows = Zeilen übernehmen
add-rows = Zeilen hinzufügen
undone = Rückgängig gemacht: { $step }
done-again = Wiederholt: { $step }

rows-deleted =
    { $n ->
        [one] { $n } Zeile gelöscht
       *[other] { $n } Zeilen gelöscht
    }
rows-exported =
    { $n ->
        [one] { $n } Zeile als { $file } exportiert
       *[other] { $n } Zeilen als { $file } exportiert
    }
cells-copied =
    { $n ->
        [one] { $n } Zelle kopiert
       *[other] { $n } Zellen kopiert
    }
rows-pasted =
    { $n ->
        [one] { $n } Zeile eingefügt
       *[other] { $n } Zeilen eingefügt
    }
reading = { $name } wird gelesen…
rows-taken =
    { $n ->
        [one] { $n } Zeile übernommen.
       *[other] { $n } Zeilen übernommen.
    }
rows-taken-by =
    { $n ->
        [one] { $n } Zeile übernommen. Unterschieden wird nach „{ $column }“.
       *[other] { $n } Zeilen übernommen. Unterschieden werden sie nach „{ $column }“.
    }

column = Spalte
column-button = { $name }: Name, Typ, Sortieren, Löschen
every-cell-fits = Jede Zelle passt.
cells-do-not-fit =
    { $n ->
        [one] { $n } Zelle passt nicht; sie bleibt und wird markiert.
       *[other] { $n } Zellen passen nicht; sie bleiben und werden markiert.
    }
name = Name
kind = Typ
choices-lines = Wahlmöglichkeiten, eine je Zeile
sort-up = A bis Z sortieren
sort-down = Z bis A sortieren
insert-before = Davor einfügen
insert-after = Dahinter einfügen
delete-column = Spalte löschen
done = Fertig
row = Zeile
part = Teil
cell-name = { $column }, Zeile { $n }

lead =
    Hier ist Platz für Zeilen: Nachrichten mit ihren richtigen Antworten, Fragen, Texte zum Ausprobieren. Einige werden
    Beispiele, die das Modell sieht; die anderen bleiben beiseite, um fair zu messen.
paste-rows = Zeilen aus der Tabellenkalkulation einfügen
paste-rows-note = Dort die Zellen auswählen, kopieren und hier einfügen. Nichts verlässt dieses Gerät.
rows = Zeilen
hint-message = Nachricht
hint-kind = Art
hint-parcel = Wo ist mein Paket?
hint-delivery = Lieferung
hint-charged = Mir wurde zweimal abgebucht.
hint-billing = Rechnung
drop-here = Eine Datei hierher ziehen (CSV, TSV, Excel, JSON-Zeilen), oder
choose-file = Datei wählen…
use-examples =
    { $n ->
        [one] Das Beispiel dieses Projekts nehmen
       *[other] Die { $n } Beispiele dieses Projekts nehmen
    }
begin-empty = Mit leeren Zeilen beginnen

reading-table = Die Tabelle wird gelesen
untouched = Das Gespeicherte wurde nicht angetastet.
begin-new = Stattdessen eine neue Tabelle beginnen
keeps-nothing = Dieses Fenster behält nichts: die Tabelle vor dem Schließen exportieren.
not-written = Die Tabelle ließ sich nicht speichern: { $why } Sie ist noch hier.
changed-elsewhere =
    Diese Tabelle wurde in einem anderen Tab geändert. Nichts davon wurde ersetzt, und was hier geändert wurde, ist noch
    da.
take-other = Tabelle des anderen Tabs nehmen
keep-this = Stattdessen diese behalten

add-rows-title = Zeilen als Beispiele hinzufügen
own-input = die Eingabe des Projekts, mit den Werten dieser Zeile
no-column = keine
held-out-among =
    { $n ->
        [one] { $n } Reservezeile wäre
       *[other] { $n } Reservezeilen wären
    } unter den Beispielen. Was das Modell gesehen hat, kann nicht mehr zeigen, wie gut es bei neuen Zeilen ist.
known-left-out =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } weggelassen: Das Projekt hat dasselbe Beispiel schon.
blank-left-out =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } weggelassen: nichts in diesen Spalten.
kept-as-text =
    { $n ->
        [one] { $n } Zelle
       *[other] { $n } Zellen
    } mit { "{{…}}" } darin: als Wert behalten, damit es Text bleibt.
many-examples = So viele Beispiele passen selten in das Gedächtnis eines kleinen Modells; wenige gute sind besser.
selected-ones = Die gewählten ({ $n })
all-for-training = Alle fürs Training ({ $n })
goes-in = { $label } (was hineingeht)
right-answer = { $label } (die richtige Antwort)
add-examples =
    { $n ->
        [one] { $n } Beispiel hinzufügen
       *[other] { $n } Beispiele hinzufügen
    }

nothing-in-it = Es ist nichts darin. Bitte zuerst einige Zellen in der Tabellenkalkulation kopieren.
other-spreadsheet =
    Diese Art von Tabelle ist hier nicht lesbar. Bitte als .xlsx oder .csv speichern und noch einmal versuchen.
no-text-no-sheet =
    Diese Datei ist weder Text noch Tabelle (.xlsx). Bitte als CSV in UTF-8 speichern und noch einmal versuchen.
only-names = Es sind keine Zeilen darin, nur Namen von Spalten.
where-rows = Wohin mit diesen Zeilen?
rows-came =
    { $n ->
        [one] { $n } Zeile ist angekommen.
       *[other] { $n } Zeilen sind angekommen.
    }
replace-table = Tabelle ersetzen
add-below = Darunter anfügen
delete-table = Tabelle löschen
delete-table-title = Tabelle löschen?
delete-table-note = Alle Zeilen und Spalten verschwinden. „Rückgängig“ holt sie zurück, solange diese Seite offen ist.
keep-it = Behalten

percent-of =
    Prozent für { $part ->
        [train] Training
        [selection] Auswahl
       *[held-out] Reserve
    }
whole-row = die ganze Zeile
rows-repeat =
    { $n ->
        [one] { $n } Zeile wiederholt
       *[other] { $n } Zeilen wiederholen
    } eine frühere; gleiche Zeilen sind immer in einem Teil.
rows-blank =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } ohne maßgeblichen Text, in keinem Teil.
split = Aufteilung
split-note =
    Die eigenen Wörter einer Zeile bestimmen ihren Teil; dort bleibt sie, wenn andere Zeilen kommen und gehen, und auf
    jedem Gerät.
told-apart-by = Zeilen unterscheiden nach
train-note = darf das Modell sehen, als Beispiele
selection-note = um zwischen Prompts zu wählen
held-out-note = um den gewählten zu beurteilen; vorher nicht ansehen
