open = Öffnen
save-and-copy = Speichern und kopieren
versions = Versionen
rescue = Rettung
screens = Ansichten dieses Bereichs
files = Dateien
files-lead =
    Hier kommen Prompts aus anderen Werkzeugen herein, und eigene gehen dorthin hinaus. Was eine Datei ist, ist zu
    sehen, bevor etwas übernommen wird, und alles bleibt auf diesem Gerät.
untitled = Ohne Titel
project-out =
    Das Projekt { $name } als Datei eines anderen Werkzeugs oder als Programm. Schlüssel sind nie ein Teil davon.
bring-file = Datei hereinholen
known-files = Welche Dateien bekannt sind
looking = Wird angesehen …
why-unchanged = { $why } An eigenen Sachen hat sich nichts geändert.
drop-files = Dateien irgendwo auf dieser Seite ablegen oder
choose-files = Dateien wählen…
prompt-files = Prompt-Dateien
paste-its-text = Oder den Text einfügen
text-of-file = Text einer Datei
text-of-file-hint = Der ganze Text einer Datei: YAML, JSON, JSON-Zeilen, eine Tabelle
look-at-it = Ansehen
prompts-and-tests = Prompts und Tests
prompts-and-tests-known =
    promptfoo-Konfigurationen und ihre CSV-Tests, GitHub Models (.prompt.yml), Prompty, dotprompt, ChainForge-Flows,
    OpenAI-Evals
requests = Anfragen
requests-known = JSON von OpenAI Chat und Responses
prompt-stores = Prompt-Ablagen
prompt-stores-known =
    Langfuse, Dateien von LangChain (Hub und Few-Shot), DSPy-Zustände, prompt-engine, Open WebUI
rows = Zeilen
rows-known =
    CSV, TSV, Excel (.xlsx), JSON-Zeilen, Zeilen für Fine-Tuning und Präferenzen (DPO), ShareGPT-Gespräche
own-files = Exemplars eigene Projektdateien öffnen sich sofort, neben den anderen Projekten.
not-taken = Sie wurde nicht übernommen, und an eigenen Sachen hat sich nichts geändert.
put-away = Weglegen
read-as = Lesen als
tests = Tests
and-more-prompts =
    und { $n ->
        [one] 1 weiterer Prompt
       *[other] { $n } weitere Prompts
    }
run-tests-in-measure =
    Ein Projekt ist der Prompt mit seinen Werten. Um die Tests laufen zu lassen, dieselbe Datei unter „Messen“
    öffnen.
instruction = Anweisung
input = Eingabe
n-examples =
    { $n ->
        [one] { $n } Beispiel
       *[other] { $n } Beispiele
    }
and-more = und { $n } weitere
and-more-rows =
    und { $n ->
        [one] 1 weitere Zeile
       *[other] { $n } weitere Zeilen
    }
and-more-columns =
    und { $n ->
        [one] 1 weitere Spalte
       *[other] { $n } weitere Spalten
    }
and-more-rows-and-columns =
    und { $n-rows ->
        [one] 1 weitere Zeile
       *[other] { $n-rows } weitere Zeilen
    }, { $n-columns ->
        [one] 1 weitere Spalte
       *[other] { $n-columns } weitere Spalten
    }
what-has-no-place = Was hier keinen Platz hat ({ $n })
list-next = { $before }, { $next }
list-last = { $before } und { $last }
sentences = { $first } { $second }
n-prompts =
    { $n ->
        [one] { $n } Prompt
       *[other] { $n } Prompts
    }
n-tests =
    { $n ->
        [one] { $n } Test
       *[other] { $n } Tests
    }
n-rows =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }
file-with = { $kind }: { $parts }.
file-with-nothing = { $kind }, und nichts darin lässt sich übernehmen.
file-alone = { $kind }.
names-a-file = Sie nennt die Datei { $name }, die nicht mitkam: bitte beide zusammen bringen.
names-files = Sie nennt die Dateien { $names }, die nicht mitkamen: bitte alle zusammen bringen.
all-has-a-place = Alles darin hat hier einen Platz.
things-have-no-place =
    { $n ->
        [one] { $n } Sache hat hier keinen Platz.
       *[other] { $n } Sachen haben hier keinen Platz.
    }
is-openai-chat = Das ist eine Chat-Anfrage an OpenAI
is-openai-responses = Das ist eine Responses-Anfrage an OpenAI
is-github-models = Das ist ein Prompt von GitHub Models
is-prompty = Das ist eine Prompty-Datei
is-dotprompt = Das ist eine dotprompt-Datei
is-promptfoo = Das ist eine promptfoo-Konfiguration
are-promptfoo-tests = Das sind Tests von promptfoo
are-fine-tuning-rows = Das sind Zeilen für Fine-Tuning
are-sharegpt = Das sind ShareGPT-Gespräche
are-preferences = Das sind Präferenzen (DPO)
is-prompt-engine = Das ist eine prompt-engine-Datei
is-langfuse = Das ist ein Langfuse-Export
is-langchain-hub = Das ist ein Manifest des LangChain-Hubs
is-langchain-file = Das ist eine Prompt-Datei von LangChain
is-dspy = Das ist der Zustand eines DSPy-Programms
are-open-webui = Das sind Prompts von Open WebUI
is-chainforge = Das ist ein ChainForge-Flow
is-openai-evals = Das ist ein OpenAI-Eval
is-csv = Das ist eine Tabelle (CSV)
is-tsv = Das ist eine Tabelle (TSV)
are-json-rows = Das sind Zeilen in JSON
is-spreadsheet = Das ist eine Tabellendatei
pasted-text = Eingefügter Text
the-others = Die übrigen
too-many-files =
    { $n } Dateien kamen auf einmal, und { $n-most } werden angesehen. Die übrigen bitte beim nächsten Mal bringen.
nothing-in-it = Sie ist leer. Bitte eine Datei wählen, in der etwas steht.
too-many-megabytes =
    Sie hat { $n-size } MB, und eine Datei mit Zeilen darf { $n-most } MB haben. Bitte einen Teil davon nehmen.
none-of-them =
    Das ist keine der Dateien, die hier bekannt sind, oder es steht weder ein Prompt noch stehen Zeilen darin. Die
    Liste der bekannten Dateien steht unten; ein eigener Text lässt sich unter „Schreiben“ in die Anweisung
    einfügen.
written-as-chat = Als Chat geschrieben
written-as-completion = Als Fortsetzung geschrieben
model-is = Modell { $model }
temperature-is = Temperatur { $value }
top-p-is = Top-p { $value }
at-most-tokens = Höchstens { $count } Token
n-stop-texts =
    { $n ->
        [one] { $n } Stopptext
       *[other] { $n } Stopptexte
    }
open-as-project = Als neues Projekt öffnen
open-as-projects = Als { $n } neue Projekte öffnen
open-first-projects = Die ersten { $n } als neue Projekte öffnen
open-with-examples =
    Als neues Projekt mit { $n ->
        [one] { $n } Beispiel
       *[other] { $n } Beispielen
    } öffnen
dont = Nicht öffnen
beside-your-own = Es kommt neben die eigenen Projekte; nichts davon wird ersetzt.
nothing-to-make =
    Es steht kein Prompt darin, und es gibt keine zwei Spalten; daraus lässt sich kein Projekt machen.
what-goes-in = Was hineingeht
right-answer = Die richtige Antwort
save-as = Speichern als
kind-of-file = Art der Datei
run-and-test-elsewhere = Anderswo ausführen und testen
keep-in-another-tool = In einem anderen Werkzeug aufbewahren
train-with-examples = Mit seinen Beispielen trainieren
rows-as-a-table = Seine Zeilen als Tabelle
all-can-be-said = Alles in diesem Projekt hat darin einen Platz.
cannot-be-said =
    { $n ->
        [one] { $n } Sache lässt sich darin nicht sagen:
       *[other] { $n } Sachen lassen sich darin nicht sagen:
    }
look-into-beginning = Den Anfang ansehen
look-into = Hineinsehen
save-named = { $name } speichern
copy-as-code = Als Code kopieren
copy-as-code-note =
    Ein Programm, das einem Dienst dieselbe Frage stellt, mit eingesetzten Werten der Variablen. Es enthält keinen
    Schlüssel: Den liest es aus der Umgebung.
language = Sprache
model = Modell
model-hint = wie der Dienst es nennt
address = Adresse
key-variable = Variable mit dem Schlüssel
copy = Kopieren
is-copied = Kopiert.
copy-refused = Der Browser lässt diese Seite nicht kopieren. Bitte stattdessen den Text unten markieren.
the-code = Der Code
report = Bericht
report-note =
    Eine Seite zum Lesen, Drucken oder Verschicken: Anweisung, Beispiele, Eingabe, Einstellungen und die Namen der
    Versionen. Sie öffnet sich in jedem Browser, enthält nur Text und lädt nichts. Für ein PDF öffnen und in eine
    Datei drucken.
save-report = Bericht speichern
report-title = { $name } · Exemplar
report-made = Ein Prompt, mit Exemplar gemacht. Bericht vom { $day }.
input-labelled = Eingabe: { $label }
values-of-variables = Werte der Variablen
what-the-model-receives = Was das Modell bekommt
role-system = System
role-user = Person
role-assistant = Assistent
settings = Einstellungen
versions-newest-first = Versionen, neueste zuerst
examples = Beispiele
number-short = Nr.
switched-off = { $n } (ausgeschaltet)
setting-model = Modell
setting-temperature = Temperatur
setting-top-k = Top-k
setting-top-p = Top-p
setting-min-p = Min-p
setting-repetition-penalty = Wiederholungsstrafe
setting-max-tokens = Max. Token
setting-seed = Startwert
setting-samples = Stichproben
setting-stops = Stoppsequenzen
setting-schema = JSON-Schema
rescue-lead =
    Einige Orte, an denen Prompts aufbewahrt wurden, schließen. Was dort geschrieben wurde, kann als Datei hierher
    kommen; dafür wird nirgendwohin etwas gesendet.
dates-as-published = Daten, wie die Dienste sie veröffentlicht haben, nachgesehen am 27. November 2026.
is-closed = geschlossen
closes-today = schließt heute
days-left =
    { $n ->
        [one] noch { $n } Tag
       *[other] noch { $n } Tage
    }
day-november = 30. November 2026
day-july = 30. Juli 2026
day-april = 20. April 2027
leaving-prompts = OpenAI-Prompts
leaving-prompts-means =
    Anfragen, die einen gespeicherten Prompt nennen (pmpt_…), gehen ab diesem Tag nicht mehr. OpenAI hat keinen
    Export für gespeicherte Prompts; sie müssen von Hand herauskopiert werden.
leaving-prompts-step-open =
    Den Prompt im Dashboard von OpenAI öffnen, unter platform.openai.com. Mit denen beginnen, die eigene Programme
    nennen: im Code nach „pmpt_“ suchen.
leaving-prompts-step-version = Die Version wählen, die in Gebrauch ist, falls es mehrere gibt.
leaving-prompts-step-copy =
    Hier im Menü neben dem Namen des Projekts „Neues Projekt“ wählen. Die System- oder Developer-Nachricht in die
    Anweisung kopieren, jedes Paar aus User- und Assistant-Nachricht in ein Beispiel und die letzte User-Nachricht
    in die Eingabe. Variablen wie { "{{name}}" } bleiben, wie sie geschrieben sind.
leaving-prompts-step-paste =
    Oder, wo das Programm oder Protokolle die ganze Anfrage als JSON enthalten, diese unter „Öffnen“ einfügen:
    Nachrichten, Modell und Einstellungen kommen von selbst mit.
leaving-prompts-left-behind = Tools haben in einem Projekt noch keinen Platz.
leaving-evals = OpenAI Evals
leaving-evals-means =
    Evals lassen sich seit dem 31. Oktober 2026 nur noch lesen, und ihr Dashboard schließt an diesem Tag.
leaving-evals-step-open = Den Eval im Dashboard von OpenAI öffnen, unter platform.openai.com/evaluation.
leaving-evals-step-run = Einen abgeschlossenen Lauf auswählen.
leaving-evals-step-export =
    Im Menü „Export“ „Download runnable Promptfoo config“ wählen. Im selben Menü bei Bedarf auch die Ergebnisse
    herunterladen.
leaving-evals-step-drop =
    Die heruntergeladene Datei irgendwo auf dieser Seite ablegen. Ihre Prompts werden Projekte.
leaving-evals-step-measure = Dieselbe Datei unter „Messen“ öffnen, um aus ihren Tests ein Experiment zu machen.
leaving-evals-left-behind =
    Bewerter, die Programme sind, werden im Bericht genannt und weggelassen. Ein Eval ohne abgeschlossenen Lauf
    lässt sich nicht exportieren.
leaving-github = GitHub Models
leaving-github-means =
    Playground, Editor und Modelle sind weg. Eingecheckte Prompts liegen noch in den eigenen Repositorys, als
    Dateien, die auf .prompt.yml enden.
leaving-github-step-search =
    Auf GitHub nach path:*.prompt.yml suchen, zusammen mit user:NAME oder org:ORGANISATION.
leaving-github-step-download = Jede Datei öffnen und „Download raw file“ drücken oder das Repository klonen.
leaving-github-step-drop =
    Die Dateien irgendwo auf dieser Seite ablegen, gern alle auf einmal: Nachrichten, Modell, Einstellungen und
    Testdaten kommen mit.
leaving-github-step-model =
    Unter „Dienste“ ein Modell wählen: Jedes, das OpenAIs Protokoll spricht, kann an Stelle von GitHubs antworten.
leaving-github-left-behind =
    Evaluatoren laufen hier nicht; sie werden aufbewahrt und gehen in die Datei zurück, wenn sie als
    GitHub-Models-Prompt gespeichert wird. Was nur im Playground stand, ist nicht mehr zu holen.
leaving-azure = Prompt flow in Azure
leaving-azure-means = Die Entwicklung ist beendet; es läuft bis zu diesem Tag.
leaving-azure-step-download = Die Dateien des Flows öffnen und die herunterladen, die auf .prompty enden.
leaving-azure-step-drop = Sie irgendwo auf dieser Seite ablegen.
leaving-azure-left-behind =
    Eine flow.dag.yaml ist ein Programm aus mehreren Schritten und wird hier nicht gelesen.
show-more = { $n } weitere zeigen
versions-lead =
    Jede Arbeitspause wird auf diesem Gerät festgehalten und danach benannt, was sich geändert hat. Nichts hier
    löscht etwas: Eine wiederhergestellte Version wird die neueste, und „Rückgängig“ nimmt es zurück.
began-as-branch = Dieses Projekt begann als Zweig von „{ $name }“.
no-version-yet = Es gibt noch keine Version. Einfach etwas im Projekt ändern: Die erste entsteht beim Speichern.
nothing-differs = Kein Unterschied.
tokens-of-both = Token des Prompts: { $old } → { $new } ({ $change }), gezählt mit { $by }.
without-a-frame = Ohne das, was ein Chat um die Beiträge setzt.
counting-tokens = Die Token werden gezählt …
vocabulary-not-fetched = Die Token ließen sich nicht zählen: Ihr Vokabular war nicht zu laden. Prüfe die Verbindung und öffne die Version noch einmal.
part-words = Wortlaut
part-structure = Aufbau
part-parameters = Parameter
before = Vorher
after = Nachher
mark-newest = neueste
mark-pinned = angeheftet
mark-merged = zusammengeführt
version-is-named = Die Version hat ihren Namen.
version-is-unpinned = Die Version ist nicht mehr angeheftet.
version-is-pinned = Die Version ist angeheftet: Sie bleibt, so alt sie auch wird.
is-restored = Wiederhergestellt. Das Projekt ist wie damals; „Rückgängig“ nimmt es zurück.
is-restored-already = Das Projekt ist bereits wie damals.
branch-name = { $name } (Zweig)
is-branched = „{ $name }“ ist jetzt ein eigenes Projekt und ist geöffnet. Das ursprüngliche steht im Menü der Projekte.
restore = Wiederherstellen
branch = Abzweigen
pin = Anheften
unpin = Lösen
own-name = Ein eigener Name
name-it = Benennen
changed-since = Geändert seit
choose-version = Version wählen
merge = Zusammenführen
merge-note =
    Holt, was in einem Zweig oder einem anderen Projekt geändert wurde, in dieses. Wo beide dasselbe geändert haben,
    ist zu wählen.
no-other-project = Auf diesem Gerät gibt es kein anderes Projekt.
from-project = Aus dem Projekt
is-merged = Zusammengeführt. Das Projekt hat jetzt beides; „Rückgängig“ nimmt es zurück.
what-merge-changes = Das ändert sich im offenen Projekt.
nothing = nichts
clashes-to-settle =
    { $title } wurde in beiden geändert. { $n ->
        [one] { $n } Widerspruch ist
       *[other] { $n } Widersprüche sind
    } zu klären.
keep-ours = Dieses Projekt gilt
take-theirs = Das andere gilt
back-to-before = Zurück zum Stand davor
finish-merge = Zusammenführen abschließen
leave-it = Sein lassen
part-comments = Kommentare
