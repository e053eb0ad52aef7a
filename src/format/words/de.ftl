file-too-large-for-a-project =
    Diese Datei hat { $size } MB, und ein Projekt darf { $limit } MB haben. Bitte eine kleinere öffnen oder ihre
    Zeilen als Tabelle einfügen.
file-damaged =
    Diese Datei ist kein Projekt: Ihr Text bricht in Zeile { $line }, Spalte { $column } ab oder ist dort
    fehlerhaft. Bitte eine Datei öffnen, die Exemplar gespeichert hat.
not-a-project-file =
    Diese Datei ist kein Exemplar-Projekt. Bitte eine Datei öffnen, die auf .exemplar.json endet.
newer-file =
    Diese Datei stammt von einem neueren Exemplar (Version { $found }; dieses liest bis { $known }). Bitte die Seite
    neu laden, um zu aktualisieren, und sie dann noch einmal öffnen.
too-many =
    Dieses Projekt hat mehr als { $limit } { $what ->
        [examples] Beispiele
        [values] Werte
       *[stops] Stopptexte
    }. Bitte in mehrere Projekte aufteilen.
not-a-link = Das ist kein Exemplar-Link. Bitte prüfen, ob die ganze Adresse kopiert wurde.
newer-link =
    Dieser Link stammt von einem neueren Exemplar (Version { $found }; dieses liest bis { $known }). Bitte die Seite
    neu laden, um zu aktualisieren, und ihn dann noch einmal öffnen.
link-truncated = Das Ende dieses Links fehlt. Bitte den ganzen Link kopieren oder ihn als Datei erbitten.
link-corrupted =
    Dieser Link wurde unterwegs verändert und ist nicht lesbar. Bitte noch einmal kopieren oder ihn als Datei
    erbitten.
link-too-large =
    Dieser Link würde sich zu { $bytes } Bytes entfalten, erlaubt sind { $limit }. Bitte das Projekt als Datei
    erbitten.
too-large-for-a-link =
    Dieses Projekt hat { $size } KB Text, und ein Link fasst { $limit } KB. Bitte stattdessen als Datei teilen.
needs-passphrase = Dieser Link ist versiegelt. Zum Öffnen bitte seine Passphrase eingeben.
wrong-passphrase = Die Passphrase öffnet diesen Link nicht. Bitte Schreibweise und Großbuchstaben prüfen.
empty-passphrase = Ein Siegel braucht eine Passphrase. Bitte eine eingeben oder einen offenen Link teilen.
seal-too-costly =
    Diesen Link zu öffnen verlangt mehr Arbeit, als diese App erlaubt ({ $size } MB, { $passes } Durchgänge). Bitte
    das Projekt als Datei erbitten.
link-is-long =
    Dieser Link ist lang. Browser öffnen ihn, aber manche Chat- und Mailprogramme kürzen so lange Links. Eine Datei
    ist sicherer.
too-long-for-a-link =
    Dieses Projekt ist zu lang für einen Link: Browser und Chatprogramme kürzen ihn vielleicht. Bitte stattdessen
    als Datei teilen.
not-a-table = Das ist keine Tabelle: Sie braucht mindestens zwei Zeilen mit mindestens zwei Spalten.
table-too-large = Diese Tabelle ist zu groß: { $limit }. Bitte in kleineren Stücken einfügen.
rows-limit = erlaubt sind { $limit } Zeilen
columns-limit = erlaubt sind { $limit } Spalten
megabytes-limit = erlaubt sind { $limit } MB
out-of-range =
    Der Wert lag außerhalb des Bereichs und wurde hineingeholt: { $field ->
        [temperature] Temperatur
        [top-p] Top-p
        [min-p] Min-p
        [top-k] Top-k
        [repetition-penalty] Wiederholungsstrafe
        [max-tokens] Max. Token
        [seed] Startwert
       *[samples] Stichproben
    }.
not-a-number =
    Der Wert war keine Zahl und ist jetzt der übliche: { $field ->
        [temperature] Temperatur
        [top-p] Top-p
        [min-p] Min-p
        [top-k] Top-k
        [repetition-penalty] Wiederholungsstrafe
        [max-tokens] Max. Token
        [seed] Startwert
       *[samples] Stichproben
    }.
unknown-style = Der Stil des Prompts ist hier unbekannt und ist jetzt „Fortsetzung“.
renumbered = { $count } Beispiele hatten dieselbe Nummer wie ein anderes und bekamen eine eigene.
unknown-kind = Die Art der Variable „{ $name }“ ist hier unbekannt; sie ist jetzt ein Text.
