services = Dienste
what-services-are =
    Modelle, die anderswo antworten: bei einem Anbieter oder in einem Programm auf dem eigenen Rechner. Vor dem Druck
    auf „Ausführen“ wird nichts gesendet, und nur an die Hosts auf dieser Seite. Ein Schlüssel geht an seinen eigenen
    Host und sonst nirgendwohin.
your-services = Eigene Dienste
no-services-yet =
    Noch keine. Einen Anbieter hinzufügen, für den ein Schlüssel da ist, oder ein Programm auf diesem Rechner wie
    Ollama oder LM Studio, das keinen braucht.
what-may-leave = Was hinaus darf
airplane = Flugmodus
airplane-note = Flugmodus: Nichts verlässt dieses Gerät
no-guard =
    Dieser Browser gab der Seite keinen Wächter, also kann ohnehin nichts hinaus. Zum erneuten Versuch die Seite neu
    laden.
all-refused = Der Browser selbst verweigert jede Anfrage dieser Seite, die nicht an ihren eigenen Host geht.
no-host-allowed =
    Kein Host ist erlaubt. Jeder hinzugefügte Dienst erlaubt seinen eigenen, und der Browser verweigert jeden anderen.
hosts-allowed = Der Browser lässt diese Seite an diese Hosts und verweigert jeden anderen:

add-a-service = Einen Dienst hinzufügen
add-service = Dienst hinzufügen
service = Dienst
address = Adresse
remove-service = { $name } entfernen
more = Mehr: Grenzen, wen fragen, wenn er versagt, Preise

key = Schlüssel
enter-key = Schlüssel eingeben
enter-the-key = Den Schlüssel eingeben
forget-key = Schlüssel vergessen
key-missing = Noch keiner; dieser Dienst braucht einen
key-not-needed = Keiner; dieser Dienst braucht keinen
key-locked = Verschlüsselt auf diesem Gerät; gesperrt
key-in-memory = Im Arbeitsspeicher bis zum Verlassen oder Neuladen der Seite
key-for-session = Bis dieser Tab geschlossen wird
key-unlocked = Verschlüsselt auf diesem Gerät; entsperrt
keep-it = Behalten
keep-in-memory = nur im Arbeitsspeicher
keep-for-session = bis dieser Tab geschlossen wird
keep-encrypted = auf diesem Gerät, verschlüsselt
passphrase = Passphrase
use-this-key = Diesen Schlüssel nehmen
unlock-keys = Schlüssel entsperren
unlock = Entsperren
sign-in = Bei OpenRouter anmelden
signed-in = Angemeldet; der Schlüssel ist bis zum Verlassen der Seite im Arbeitsspeicher.

models = Modelle
use-in-this-project = In diesem Projekt verwenden
take-off-the-list = { $name } von der Liste nehmen
model-name = Name des Modells, wie der Dienst ihn schreibt
add-model = Modell hinzufügen
asking = Wird gefragt …
ask-which-there-are = Fragen, welche es gibt
press-one = Zum Aufnehmen in die Liste eines drücken:
finds-out-more = { $why } „Verbindung prüfen“ findet mehr heraus.
checking = Wird geprüft …
check-the-connection = Verbindung prüfen

requests-at-a-time = Anfragen gleichzeitig
requests-a-minute = Anfragen je Minute (leer: keine Grenze)
tokens-a-minute = Token je Minute (leer: keine Grenze)
seconds-of-silence = Sekunden Stille, bis er aufgegeben wird (leer: so lange, wie es dieser Seite richtig scheint)
ask-for-probabilities = Nach der Wahrscheinlichkeit jedes Wortes fragen (manche Modelle lehnen ab)
takes-text = Er kann einen einzelnen Text fortsetzen (Completions)
when-it-fails = Wenn er versagt, fragen
take-out = Herausnehmen
add-to-the-chain = Zur Kette hinzufügen
add = Hinzufügen …
sprout-here = Sprout, in dieser Seite
recorded-answer = Die Antwort, die diese Frage schon hatte
forget-recorded = Alle aufgezeichneten Antworten vergessen
recorded-forgotten = Sie sind vergessen.

prices = Preise, in $ für eine Million Token
no-model-to-price = Zuerst ein Modell hinzufügen.
price-read = { $source }, gelesen am { $day }
own-price = selbst eingegeben
price-unknown = nicht bekannt
price-no-number = Beide als einfache Zahlen schreiben, etwa 0.25 und 2.
price-in = Eingabe
price-out = Ausgabe

what-left = Was dieses Gerät verließ
nothing-left =
    Nichts. Jede Anfrage dieser Seite an einen anderen Host wird hier aufgeschrieben: wann, wohin, warum und was darin
    war.
requests = Anfragen
when = Wann
where-to = Wohin
why = Warum
what-was-in-it = Was darin war
sent = Gesendet
came-back = Kam zurück
answer = Antwort
cost = Kosten
show-more = Mehr zeigen
save-as-table = Als Tabelle speichern
save-as-json = Als JSON speichern
wipe = Leeren
rows-not-kept = Die neuesten Zeilen stehen hier und konnten nicht für den nächsten Besuch behalten werden: { $why }
keep-bodies = Aufheben, was in jeder Anfrage war
keep-bodies-note =
    Der ganze Text jeder Anfrage von jetzt an, ohne ihren Schlüssel, in der gespeicherten Tabelle und dem
    gespeicherten JSON. Er bleibt auf diesem Gerät.
total =
    { $day }: { $n ->
        [one] { $n } Anfrage
       *[other] { $n } Anfragen
    } an { $host }, { $sent } gesendet, { $back } zurück
total-with-cost =
    { $day }: { $n ->
        [one] { $n } Anfrage
       *[other] { $n } Anfragen
    } an { $host }, { $sent } gesendet, { $back } zurück, { $cost }
asked-what =
    { $model }, { $n-turns ->
        [one] { $n-turns } Beitrag
       *[other] { $n-turns } Beiträge
    }, { $n-characters ->
        [one] { $n-characters } Zeichen
       *[other] { $n-characters } Zeichen
    }
ended-after = { $ended } nach { $time }
with-tokens = { $ended }, { $n-in } hinein, { $n-out } heraus
left =
    { $n ->
        [one] { $n } Anfrage verließ
       *[other] { $n } Anfragen verließen
    } dieses Gerät
left-since =
    { $n ->
        [one] { $n } Anfrage verließ
       *[other] { $n } Anfragen verließen
    } dieses Gerät seit { $day }
left-wiped = { $left }. Die Liste wurde am { $day } geleert.
own-files =
    Außerdem holte die Seite bei diesem Besuch { $n ->
        [one] { $n } Datei
       *[other] { $n } Dateien
    } ihres eigenen Programms von ihrem eigenen Host, zusammen { $size }. In diesen Anfragen war nichts Eigenes.

own-model = Das eigene Modell dieses Browsers
own-model-only-writes = das eigene Modell des Browsers schreibt nur Antworten
own-model-takes-words = es nimmt Wörter, keine Token-Nummern
own-model-uses-not =
    Nicht benutzt: Startwert, Top-p, Min-p, Strafe, Länge und Stopptexte, die das Modell des Browsers nicht kennt.
own-model-silent =
    Das eigene Modell des Browsers antwortete nicht ({ $said }). Ein anderes Modell wählen oder es erneut versuchen,
    wenn der Browser es geholt hat.
