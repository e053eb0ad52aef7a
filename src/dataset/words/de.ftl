column-n = Spalte { $n }

kind-text = Text
kind-long-text = Langer Text
kind-choice = Auswahl
kind-number = Zahl
kind-date = Datum
kind-file = Dateiname
none-of-choices = „{ $text }“ steht in dieser Spalte nicht zur Wahl.
no-number = „{ $text }“ ist keine Zahl.
no-date = „{ $text }“ ist kein Datum wie 2026-11-27.
no-file-name = „{ $text }“ ist kein Dateiname wie foto.jpg.

train = Training
selection = Auswahl
held-out = Reserve

no-such-place = Diese Zeile oder Spalte gibt es nicht mehr. Nichts wurde geändert.
other-width = Eine neue Zeile oder Spalte hat nicht so viele Zellen wie die Tabelle. Nichts wurde geändert.
column-exists = Diese Spalte ist schon in der Tabelle. Nichts wurde geändert.
too-many =
    Eine Tabelle darf höchstens { $what ->
        [percent] { $limit } Prozent Zeilen für Reserve und Auswahl zusammen
        [rows] { $limit } Zeilen
        [columns] { $limit } Spalten
        [choices] { $limit } Wahlmöglichkeiten
        [megabytes] { $limit } Megabyte
       *[bytes] { $limit } Bytes in einer Zelle
    } haben. Nichts wurde geändert.
no-table = Diese Bytes sind keine Tabelle von Exemplar.
newer-table =
    Diese Tabelle stammt aus einem neueren Exemplar (Version { $version }). Die Seite neu laden, um das neueste zu
    bekommen.
damaged-table = Diese Tabelle ist beschädigt: Sie bricht ab oder widerspricht sich.
too-large =
    Diese Tabelle ist zu groß: Die Grenze liegt bei { $what ->
        [percent] { $limit } Prozent Zeilen für Reserve und Auswahl zusammen
        [rows] { $limit } Zeilen
        [columns] { $limit } Spalten
        [choices] { $limit } Wahlmöglichkeiten
        [megabytes] { $limit } Megabyte
       *[bytes] { $limit } Bytes in einer Zelle
    }.
