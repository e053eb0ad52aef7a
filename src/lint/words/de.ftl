no-label = Eine Beschriftung fehlt
no-label-why =
    Das Modell schreibt nach dem letzten Wort weiter, das es sieht. Fehlt dort eine Beschriftung, schreibt es
    vielleicht an der Frage weiter, statt zu antworten.
unfilled = Eine Variable hat keinen Wert
unfilled-why =
    Das Modell sieht die Klammern, wie sie da stehen. Der Variablen unter der Eingabe einen Wert geben oder sie
    entfernen.
over-budget = Der Prompt ist zu lang
over-budget-why =
    Was nicht in das Gedächtnis des Modells für einen Lauf passt, wird abgeschnitten, oder der Lauf wird abgelehnt.
    Einen Text kürzen, weniger Beispiele zeigen oder weniger Platz für die Antwort lassen.
contradiction = Zwei Beispiele widersprechen sich
contradiction-why =
    Beide zeigen dieselbe Eingabe mit verschiedenen Antworten; das Modell kann nicht beiden folgen. Entscheiden,
    welche richtig ist.
leak = Ein Beispiel verrät die Antwort
leak-why = Das Modell kann die Antwort abschreiben; ein gutes Ergebnis sagt hier nichts über neue Eingaben.
spelling = Eine Antwort ist auf zwei Arten geschrieben
spelling-why =
    Für ein Modell sind „Billing“ und „billing“ verschiedene Wörter. Es kann mit beiden antworten, und die Antworten
    sind schwerer zu vergleichen.
trailing-space = Leerraum am Ende
trailing-space-why =
    Modelle lesen ein Wort zusammen mit dem Leerzeichen davor. Ein verirrtes Leerzeichen am Ende macht aus denselben
    Wörtern andere Token. Mit und ohne ausführen, um zu sehen, ob es dem Modell etwas ausmacht.
duplicate = Dasselbe Beispiel zweimal
duplicate-why =
    Die Kopie kostet Token und macht ihre Antwort häufiger. Mit und ohne sie ausführen, um zu sehen, ob sie hilft.
unbalanced = Eine Antwort wird viel häufiger gezeigt
unbalanced-why =
    Modelle neigen zu der Antwort, die sie am häufigsten gesehen haben, vor allem kleine. Jede Antwort etwa gleich
    oft zeigen und beides an Zeilen mit bekannten Antworten messen.
last-two = Die letzten zwei Beispiele haben dieselbe Antwort
last-two-why =
    Modelle neigen zu der Antwort, die sie zuletzt gesehen haben. Eine andere Reihenfolge kostet nichts; beides
    messen.
no-stop = Nichts beendet die Antwort
no-stop-why =
    Nach seiner Antwort schreibt das Modell vielleicht mit einem selbst erfundenen Beispiel weiter, bis der Platz
    für die Antwort verbraucht ist.
label-tokens = Eine Antwort aus mehreren Token
label-tokens-why =
    Wenn das Modell Antworten schreibt, schadet es nicht. Experimente, die Antworten nach ihrer Wahrscheinlichkeit
    vergleichen, sind einfacher, wenn jede Antwort mit einem eigenen Token beginnt.

zhao = Zhao et al. 2021, Calibrate Before Use
lu = Lu et al. 2021, Fantastically Ordered Prompts; Zhao et al. 2021, Calibrate Before Use
microsoft = Microsoft, Leitfaden zum Prompt-Engineering und prompt-engine, 2022
exemplar = Exemplar
one-token = Zhao et al. 2021 und Lu et al. 2021: Ihre Programme verlangen Beschriftungen aus einem Token

duplicate-says = Beispiel { $n } sagt dasselbe wie Beispiel { $n-other }.
contradiction-says =
    Beispiel { $n } antwortet „{ $answer }“; Beispiel { $n-other } antwortet auf dieselbe Eingabe „{ $other }“.
leak-says = Beispiel { $n } ist die Eingabe, nach der gerade gefragt wird.
switch-off = Beispiel { $n } ausschalten
spelling-says = Beispiel { $n } antwortet „{ $typed }“; sonst heißt es „{ $usual }“.
write-usual = „{ $usual }“ schreiben
unbalanced-says =
    „{ $most }“ wird { $n-most }-mal gezeigt, „{ $least }“ { $often ->
        [once] einmal
        [twice] zweimal
       *[more] { $n-least }-mal
    }.
last-two-says = Die letzten zwei gezeigten Beispiele antworten beide „{ $answer }“.
move-to-end = Beispiel { $n } ans Ende rücken
tokens-says = „{ $answer }“ besteht aus { $n } Token.
answers-no-label = Die Antworten haben keine Beschriftung vor ihrem Doppelpunkt.
inputs-no-label = Die Eingaben haben keine Beschriftung vor ihrem Doppelpunkt.
call-it = „{ $word }“ nennen
unfilled-says = „{ $name }“ hat noch keinen Wert.
over-budget-says =
    Prompt und Antwort zusammen sind { $n ->
        [one] { $n } Token
       *[other] { $n } Token
    } mehr, als das Modell aufnimmt.
trailing-says = { $text } endet mit Leerraum.
remove-it = Entfernen
no-stop-says = Kein Stopptext ist gesetzt; nur die Längengrenze beendet eine Antwort.
from-labels = Aus den Beschriftungen nehmen

example-text = Beispiel { $n }, { $label }
the-name = Der Name
the-instruction = Die Anweisung
the-input-label = Die Beschriftung der Eingaben
the-output-label = Die Beschriftung der Antworten
the-input = Die Eingabe
the-value = Der Wert von „{ $name }“
