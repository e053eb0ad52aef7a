bad-address = Diese Adresse geht nicht: { $what }. Bitte so schreiben: https://api.example.com/v1.
address-too-long = sie ist zu lang
address-strange-letter = sie hat ein Leerzeichen oder einen Buchstaben, den Adressen nicht haben
address-strange-sign = \, @, %, ? und # haben darin keinen Platz
address-needs-scheme = sie muss mit https:// oder http:// beginnen
address-no-port = die Zahl nach dem Doppelpunkt ist kein Port
address-path-up = ihr Pfad führt nach oben
address-no-ipv6 = der Teil in Klammern ist keine IPv6-Adresse
address-no-host = der Teil nach :// ist kein Hostname
address-no-ipv4 = ihre Zahl ist keine IPv4-Adresse aus vier Teilen

no-model = Kein Modell ist gewählt. Bitte eines wählen oder seinen Namen so schreiben, wie der Dienst es nennt.
empty-prompt =
    Der Prompt ist leer. Eine Anweisung, ein Beispiel oder eine Eingabe schreiben, dann noch einmal ausführen.
needs-text =
    { $protocol } nimmt einen Text und keine Chat-Beiträge. Bitte „als ein Text“ wählen oder ein Chat-Protokoll.
needs-words =
    Ein Prompt aus Token-Nummern kann nicht an einen Dienst gehen. Mit einem Modell in dieser Seite ausführen oder den
    Text senden.
bad-schema =
    Das JSON-Schema der Antwort ist ab Zeile { $line }, Spalte { $column } falsch. Es muss ein JSON-Objekt sein, etwa
    { $example }. In den Einstellungen berichtigen oder für beliebigen Text leeren.
counts-text-only =
    { $service } zählt einen Text, kein Gespräch. Bitte „als ein Text“ wählen oder mit einem anderen Vokabular zählen.
no-prompt-scores =
    { $service } gibt die Wahrscheinlichkeiten der Wörter des Prompts selbst nicht. Bitte einen Server der Art
    Completions wählen, etwa vLLM, oder ein Modell in dieser Seite.

bad-key =
    Dieser Schlüssel kann nicht gesendet werden: Ein Schlüssel hat höchstens 4096 Buchstaben, Ziffern und Zeichen ohne
    Leerzeichen. Bitte neu kopieren.
needs-key = { $service } braucht einen Schlüssel. Bitte eingeben; er bleibt im Arbeitsspeicher dieser Seite.
key-for-other-host =
    Dieser Schlüssel gehört zu { $bound } und wird nicht an { $asked } gesendet. Bitte einen Schlüssel für { $asked }
    eingeben oder den anderen Dienst wählen.
key-over-http =
    Der Schlüssel wird nicht an { $host } gesendet, denn http:// können andere unterwegs mitlesen. Bitte https://
    nehmen.

empty-batch = Der Stapel ist leer. Bitte Zeilen zum Exportieren wählen.
batch-too-many = Der Stapel enthält { $found } Anfragen und darf { $most } enthalten. Bitte teilen.
batch-too-large = Die Stapeldatei ist größer als { $most } MB, was der Dienst ablehnt. Bitte teilen.
batch-id =
    Der Name „{ $id }“ geht in einem Stapel nicht: 1 bis 64 Buchstaben, Ziffern, - oder _, und keine zwei gleich.
batch-protocol = Ein Stapel dieser Art ist für { $wanted }. Bitte dieses Protokoll wählen.
openai-protocols = OpenAIs Protokolle
results-too-large = Die Ergebnisdatei ist größer als { $most } MB, mehr als hier gelesen werden kann. Bitte teilen.
row-expired = Der Stapel lief ab, bevor diese Zeile ausgeführt wurde.

price-table = Die Preistabelle ist nicht lesbar: { $what }. Bitte die Tabelle dieser Seite zurückholen.
prices-too-large = sie ist größer als 1 MB
prices-other-unit = Preise müssen in USD für 1000000 Token sein
prices-no-list = sie hat keine Liste von Preisen
price-wrong = Preis { $number }: { $what }
price-unnamed = er nennt keinen Anbieter oder kein Modell
price-bad-day = ein Tag muss wie 2026-12-31 geschrieben sein
price-no-source = er hat keine Quelle, oder die Quelle kein Datum
price-bad-over = „over“ muss eine Anzahl von Token sein
price-no-text = ein Preis muss ein Text sein, etwa "0.25"
price-no-input = er hat keinen Preis für die Eingabe
price-no-output = er hat keinen Preis für die Ausgabe

temperature = Temperatur
top-p = Top-p
top-k = Top-k
min-p = Min-p
repetition-penalty = Wiederholungsstrafe
seed = Startwert
stop-texts = Stopptexte
json-schema = JSON-Schema
token-probabilities = Wahrscheinlichkeiten der Token
no-field-here = dieser Dienst hat kein Feld dafür
no-field-messages = das Messages-Protokoll hat kein Feld dafür
no-field-responses = das Responses-Protokoll hat kein Feld dafür
no-field-gemini = Gemini hat kein Feld dafür
model-decides = dieses Modell bestimmt es selbst
no-blank-stops = dieser Dienst nimmt keinen Stopptext nur aus Leerzeichen
claude-refuses = Claude-Modelle seit Opus 4.7 lehnen es ab
up-to-one = dieser Dienst geht bis 1
not-both = dieser Dienst nimmt Temperatur oder Top-p, nicht beides
any-json = dieser Dienst verspricht JSON, aber nicht von vorgegebener Form
text-without-schema = Fortsetzungen eines Textes nehmen kein Schema
shape-only-here = nur Modelle in dieser Seite werden an eine Auswahl oder ein Muster gebunden
small-seeds = dieser Dienst nimmt Startwerte bis 2147483647
other-server = Ein anderer Server mit OpenAIs Dialekt

failed-no-answer =
    Vom Dienst kam keine Antwort. Adresse prüfen und ob der Server läuft, oder den Verbindungsdoktor nachsehen lassen.
failed-offline =
    Dieses Gerät ist offline. Der Prompt ist unverändert; noch einmal ausführen, wenn das Netz wieder da ist.
failed-timed-out-here =
    Der Dienst antwortete nicht in der erlaubten Zeit. Noch einmal versuchen oder in den Einstellungen mehr Zeit
    erlauben.
failed-cancelled = Von Hand angehalten. Lässt sich jederzeit wieder ausführen.
failed-wrong-key =
    Der Dienst nimmt den Schlüssel nicht an. Bitte den Schlüssel im Konto dort neu kopieren, und zwar ganz.
failed-forbidden =
    Der Schlüssel ist bekannt, darf das aber nicht. Bitte im Konto dort prüfen, was dieser Schlüssel, dieses Projekt
    oder dieses Land nutzen darf.
failed-no-credit =
    Das Konto beim Dienst hat kein Guthaben mehr oder seine Ausgabengrenze erreicht. Dort Guthaben aufladen, dann noch
    einmal ausführen; Warten hilft nicht.
failed-too-fast =
    Der Dienst bekam in kurzer Zeit zu viele Anfragen oder Token. Etwas warten oder weniger auf einmal ausführen.
failed-over-token-limit =
    Diese eine Anfrage hat mehr Token, als das Konto in einer Minute senden darf. Den Prompt kürzen oder die längste
    Antwort verkleinern; Warten hilft nicht.
failed-wrong-address =
    Unter dieser Adresse gibt es nichts zu fragen. Bitte prüfen, vor allem ihr Ende: Viele Dienste wollen /v1.
failed-wrong-model =
    Der Dienst kennt dieses Modell nicht, oder nicht für dieses Konto. Bitte ein Modell aus seiner Liste wählen oder
    die Schreibweise prüfen.
failed-timed-out-there =
    Der Dienst wartete zu lange auf die Anfrage. Die Verbindung prüfen, dann noch einmal versuchen.
failed-too-large = Die Anfrage ist größer, als der Dienst annimmt. Den Prompt kürzen oder Beispiele ausschalten.
failed-context-too-long =
    Der Prompt ist länger, als dieses Modell liest. Kürzen, Beispiele ausschalten oder ein Modell mit größerem Kontext
    wählen.
failed-bad-request =
    Der Dienst lehnte die Anfrage so ab. Bitte die Einstellung ändern, die er nennt, oder ein anderes Modell wählen.
failed-server-error =
    Der Dienst versagte auf seiner Seite. Gleich noch einmal versuchen; hält es an, auf seiner Statusseite nachsehen.
failed-unavailable =
    Der Dienst ist gerade nicht verfügbar. Gleich noch einmal versuchen; ein lokaler Server lädt vielleicht noch sein
    Modell.
failed-gateway-timeout =
    Der Dienst brauchte zu lange für das Gateway davor. Noch einmal versuchen oder eine kürzere Antwort verlangen.
failed-overloaded = Der Dienst ist überlastet. In einer Minute noch einmal versuchen oder ein anderes Modell wählen.
failed-truncated = Die Antwort brach vor ihrem Ende ab. Was kam, bleibt; für eine ganze noch einmal ausführen.
failed-not-json =
    Was zurückkam, hat nicht das Format dieses Protokolls. Bitte prüfen, ob Adresse und Protokoll zusammengehören.
failed-html =
    Statt einer Antwort kam eine Webseite zurück: Ein Proxy, eine Anmeldeseite oder eine falsche Adresse steht
    dazwischen. Die Adresse in einem Tab öffnen, um sie zu sehen, dann berichtigen.
failed-too-long =
    Der Dienst sandte mehr, als hier gelesen wird, und wurde angehalten. Was kam, bleibt; bitte eine kürzere Antwort
    verlangen.
failed-otherwise =
    Der Dienst antwortete auf eine hier unbekannte Weise. Adresse und Protokoll prüfen, dann noch einmal versuchen.
asks-to-wait =
    Er bittet, { $n ->
        [one] { $n } Sekunde
       *[other] { $n } Sekunden
    } zu warten.
with-status = (Status { $status }.)
service-said = Der Dienst sagte: „{ $said }“
service-said-with-status = Der Dienst sagte, mit Status { $status }: „{ $said }“
prompt-blocked = Der Dienst las den Prompt nicht ({ $reason }).

doctor-fine = { $host } antwortet, und die Antwort ist lesbar.
doctor-offline = Dieses Gerät ist offline.
doctor-cors = { $host } läuft, lässt aber Seiten von { $origin } seine Antworten nicht lesen (CORS).
doctor-down = Unter { $host } antwortet nichts: Das Programm läuft nicht oder lauscht anderswo.
doctor-unclear = Von { $host } war keine Antwort lesbar, und noch ist nicht bekannt, ob dort etwas ist.
doctor-mixed =
    Diese Seite kam über https, und der Browser verbietet ihr, { $host } über einfaches http zu fragen (mixed
    content).
doctor-plain-page =
    Diese Seite kam über einfaches http, und der Browser lässt nur https-Seiten { $host } fragen, das im eigenen Netz
    liegt.
doctor-denied = Der Browser hält diese Seite von { $host } fern: Der Zugriff auf das lokale Netz wurde verweigert.
doctor-prompt =
    Der Browser muss erst nachfragen, bevor diese Seite { $host } erreichen darf, und hat noch keine Antwort.

step-address = So schreiben, wie die Seite des Dienstes sie zeigt.
step-connect = Mit einem Netz verbinden, dann noch einmal versuchen. Modelle in dieser Seite laufen ohne.
step-blind = Den Doktor seine blinde Anfrage senden lassen; sie zeigt, ob überhaupt etwas antwortet.
step-https = Wenn der Server https kann, { $address } schreiben.
step-localhost = Für einen Server auf diesem Rechner http://localhost mit seinem Port schreiben: Das ist erlaubt.
step-other-browser =
    Für einen Server anderswo im eigenen Netz Chrome oder Edge ab 142 nehmen, die um Erlaubnis fragen, oder https vor
    den Server setzen.
step-page-over-https = Diese Seite über https oder von http://localhost öffnen.
step-site-settings = Auf das Symbol links neben der Adresse dieser Seite klicken und die Website-Einstellungen öffnen.
step-allow = „Zugriff auf lokales Netzwerk“ (oder „Apps auf dem Gerät“) auf Zulassen setzen, dann neu laden.
step-allow-when-asked =
    Noch einmal versuchen und Zulassen wählen, wenn der Browser nach Geräten im lokalen Netzwerk fragt.
step-ollama-origins =
    Diese Seite durch die Einstellung OLLAMA_ORIGINS erlauben, auf dem Rechner, auf dem Ollama läuft:
step-on-system = { $system }: { $command }
step-ollama-linux = Linux: { $edit }, die zwei Zeilen { $first } und { $second } hinzufügen, dann { $restart }
step-docker = Docker: mit { $option } starten
step-restart-ollama = Ollama ganz beenden, auch sein Symbol in der Leiste, und neu starten.
step-lm-studio-cors = In LM Studio „Developer“ öffnen, dann „Server Settings“, und „Enable CORS“ einschalten.
step-or-start-server = Oder den Server starten mit: { $command }
step-llama-allows =
    Der Server von llama.cpp erlaubt jede Seite, wenn nichts anderes gesagt wurde: in seinem Startbefehl nach
    { $option } sehen.
step-start-it-with = So starten: { $command }
step-proxy = Steht er hinter einem Proxy, muss der Proxy seine CORS-Header weitergeben.
step-vllm-allows =
    vLLM erlaubt jede Seite, wenn nichts anderes gesagt wurde: in seinem Startbefehl nach { $option } sehen.
step-allow-origin =
    In den Einstellungen des Servers den Ursprung { $origin } und die Header „authorization“ und „content-type“
    erlauben.
step-answers-carry = Seine Antworten tragen dann: { $header }
step-hosted = Dieser Dienst antwortet Webseiten nicht, und nichts in dieser Seite kann das ändern.
step-gateway = Dasselbe Modell über OpenRouter fragen oder über ein eigenes Gateway wie LiteLLM.
step-start-ollama = Die Ollama-App starten oder ausführen: { $command }
step-listens-unless = Es lauscht unter { $address }, wenn { $setting } nichts anderes sagt.
step-start-lm-studio = In LM Studio „Developer“ öffnen und den Server einschalten, oder ausführen: { $command }
step-listens-by-settings = Es lauscht unter { $address }, wenn seine Einstellungen nichts anderes sagen.
step-run = Ausführen: { $command }
step-from-elsewhere = Damit ein anderer Rechner es erreicht, { $option } hinzufügen.
step-listens-at-port = Es lauscht an Port { $port }, wenn --port nichts anderes sagt.
step-compare-port = Das Programm starten und seinen Port mit dem in { $address } vergleichen.
step-spelling = Die Schreibweise von { $address } prüfen.
step-blocked =
    Stimmt sie, ist der Dienst ausgefallen oder etwas unterwegs blockiert ihn: ein Werbeblocker, eine Firewall, ein
    Firmennetz. Zum Nachsehen in einem Tab öffnen.
step-certificate =
    Zeigt { $address } in einem Tab eine Warnung zum Zertifikat, lehnt der Browser es auch hier ab: Dem Server ein
    Zertifikat geben, dem der Browser vertraut.
step-ollama-address =
    Ollamas eigenes Protokoll will die Adresse ohne etwas nach dem Port: { $address }. Mit OpenAIs Protokoll ist sie
    { $other }.
step-wants-address = { $server } will { $address }.
step-llama-address = Der Server von llama.cpp will { $address }.
step-compare-address = Mit der Adresse in der Dokumentation des Dienstes vergleichen; meist endet sie auf /v1.
step-ollama-models = Zeigen, was da ist: { $list }. Ein Modell holen: { $pull }
step-lm-studio-models = Zeigen, was da ist: { $list }. Ein Modell in LM Studio laden oder mit: { $load }
step-api-key = Der Schlüssel ist der nach { $option } im Startbefehl des Servers.
step-litellm-key = Der Schlüssel ist LiteLLMs Hauptschlüssel oder ein damit erzeugter virtueller.
step-ollama-refuses =
    Ollama lehnt Seiten ab, die OLLAMA_ORIGINS nicht nennt. Auf die Adresse dieser Seite setzen und Ollama neu
    starten.
