close = Schließen
file-too-large = „{ $name }“ hat mehr als { $size }. Bitte nur einen Teil davon nehmen.
file-unread =
    „{ $name }“ war nicht lesbar. Vielleicht wurde die Datei inzwischen verschoben oder geändert: bitte noch einmal
    auswählen.

in-percent = { $share } %
less-than-a-percent = <1 %
list-next = { $before }, { $next }
list-last = { $before } und { $last }
size-bytes =
    { $n ->
        [one] { $n } Byte
       *[other] { $n } Bytes
    }
size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB
size-gigabytes = { $amount } GB
second-left = noch etwa eine Sekunde
seconds-left = noch etwa { $amount } s
minutes-left = noch etwa { $amount } min
millis = { $amount } ms
seconds = { $amount } s

few-shot = Few-Shot
few-shot-note =
    Ein paar gelöste Beispiele vor der Frage. Das Modell setzt das Muster fort, das es sieht; am Modell selbst ändert
    sich nichts.
tokens = Token
tokens-note =
    Die Stücke, die ein Modell liest und schreibt: ein Wort, ein Wortteil oder ein Zeichen. Grenzen und Preise werden
    in ihnen gezählt.
context-window = Kontextfenster
context-window-note =
    Alle Token, die ein Modell auf einmal vor Augen haben kann, Prompt und Antwort zusammen.
chat-template = Chat-Vorlage
chat-template-note =
    Die Marken, mit denen ein Chat-Modell um jeden Beitrag herum trainiert wurde. Auch sie sind Token.
temperature = Temperatur
temperature-note =
    Bei 0 immer das wahrscheinlichste Token. Höhere Werte geben weniger wahrscheinlichen eine Chance.
top-k = Top-k
top-k-note = Nur so viele der wahrscheinlichsten Token kommen in Frage. 0 schaltet es aus.
top-p = Top-p
top-p-note =
    Nur die wahrscheinlichsten Token, die zusammen diese Wahrscheinlichkeit erreichen, kommen in Frage. 1 schaltet es
    aus.
min-p = Min-p
min-p-note =
    Token, die weniger wahrscheinlich sind als dieser Anteil des wahrscheinlichsten, fallen weg. 0 schaltet es aus.
repetition-penalty = Wiederholungsstrafe
repetition-penalty-note = Macht Token unwahrscheinlicher, die schon vorkamen. 1 schaltet es aus.
max-tokens = Max. Token
max-tokens-note =
    Spätestens hier endet die Antwort. Ebenso viel Platz bleibt im Kontextfenster frei.
seed = Startwert
seed-note = Der Anfang des Zufalls. Gleicher Startwert, gleicher Prompt, gleicher Text.
samples = Stichproben
samples-note = Mehrere Antworten auf denselben Prompt, jede mit dem nächsten Startwert.
stops = Stoppsequenzen
stops-note =
    Kommt eine davon, endet die Antwort direkt davor. Im Fortsetzungsstil halten sie das Modell davon ab, das nächste
    Beispiel zu schreiben.
schema = strukturierte Ausgabe
schema-note =
    Modelle in dieser Seite halten jede Antwort an dieses JSON-Schema, an eine Auswahl wie ["ja", "nein"] oder an ein
    Muster wie /[0-9]+/. Ein Dienst, der das kann, hält sich an ein Schema; wo es nicht gesendet wird, steht das unter
    „Ausführen“.
