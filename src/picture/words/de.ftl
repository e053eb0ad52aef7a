more-in-table = { $n } weitere in der Tabelle
nothing-measured = Noch nichts gemessen
nothing-measured-yet = Noch nichts gemessen.
not-measured = nicht gemessen
from-to = { $low } bis { $high }
with-ends = { $score } ({ $low } bis { $high })
lines-are = Linien: { $interval }.
name = Name
low = unten
high = oben
note = Anmerkung
yes = ja
no = nein
mean = Mittel
chosen = gewählt
highest = Höchster Wert: { $name }, { $value }.
lowest = Niedrigster Wert: { $name }, { $value }.
highest-mean = Höchstes Mittel: { $name }, { $value }.
n-answers =
    { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }

how-often-right = wie oft es richtig ist
more-labels = { $n } weitere Labels in der Tabelle
count-of-sum = { $name } · { $label }: { $count } von { $sum }
right = richtig
bars-described = Wie oft jedes von { $n-labels } Labels geantwortet wurde, { $n-rows } Zeilen.
most-one-sided = Am einseitigsten: { $name }, { $share } { $label }.

how-sure-axis = wie sicher das Modell war
share-right-axis = Anteil, der richtig war
as-right-as-sure = so oft richtig wie sicher
calibration-lines = Linien: { $interval }. Balken: Antworten. Gestrichelt: so oft richtig wie sicher.
sure-and-right = { $sure } sicher, { $right } richtig
sure-and-right-within = { $sure } sicher, { $right } richtig ({ $interval }: { $low } bis { $high })
sure = sicher
answers = Antworten
calibration-described =
    { $n } Antworten in { $n-groups } Gruppen danach, wie sicher das Modell war, jede mit { $interval }. Im
    Mittel liegen Sicherheit und Anteil richtiger Antworten { $points } Punkte auseinander (erwarteter
    Kalibrierungsfehler).
how-sure = wie sicher
share-right = Anteil richtig

estimate-within = { $name }: { $estimate } ({ $interval })
forest-described =
    { $axis }, { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } mit { $interval }.
dashed-line = Die gestrichelte Linie ist { $name }.

mean-of-neighbours = jede Zelle ist das Mittel von bis zu { $n } Nachbarn
cell-at = { $name } · { $column }: { $value }
cells-at = { $name } · { $column } und { $n } weitere: { $value }
cells-described =
    { $n-rows } mal { $n-columns } Zellen ({ $rows } mal { $columns }), von { $low } bis { $high }.
cells-missing = Nicht gemessen: { $n }.

nothing-beats-these = nichts schlägt diese
nothing-beats-it = nichts schlägt es
score-at-cost = { $name }: { $score } bei { $cost }
best-at-cost = { $name }: { $score } bei { $cost }; nichts schlägt es
scatter-described =
    { $y } gegen { $x }, { $n ->
        [one] { $n } Punkt
       *[other] { $n } Punkte
    }.
nothing-beats = Nichts schlägt, das günstigste zuerst: { $names }.
nothing-beats-more = Nichts schlägt, das günstigste zuerst: { $names } und { $n } weitere.
no-room-for-labels = Aus Platzmangel ohne Beschriftung: { $n }.
series = Reihe

dots-are = { $n } { $things }, gewählt { $n-chosen }
dot-is = ein Punkt ist bis zu { $n } { $things }
mean-of-all = Mittel aller
mean-of-chosen = Mittel der gewählten
spread-described = { $axis } von { $n } { $things }, von { $low } bis { $high }.
group-mean = { $name }: Mittel { $mean }.
group-mean-chosen = { $name }: Mittel { $mean }, der gewählten { $chosen }.
group = Gruppe
number = Nummer
