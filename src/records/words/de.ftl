too-large = Diese Datei hat { $megabytes } MB, erlaubt sind { $limit } MB ({ $what }). Bitte eine kleinere öffnen.
too-many = Diese Datei hat zu viel ({ $what }: mehr als { $n }). Bitte in mehrere aufteilen.
no-experiment =
    Diese Datei ist kein Experiment von Exemplar. Bitte eine Datei öffnen, die auf .experiment.json endet.
newer-experiment =
    Dieses Experiment stammt aus einem neueren Exemplar (Version { $found }; dieses liest bis { $known }). Bitte
    die Seite neu laden und dann noch einmal öffnen.
damaged =
    Diese Datei bricht ab oder ist fehlerhaft in Zeile { $line }, Spalte { $column }. Bitte eine vollständig
    gespeicherte Datei öffnen.
wrong-field =
    Dem Feld „{ $field }“ dieses Experiments (Zeile { $line }) fehlt etwas, oder es ist von falscher Art. Bitte
    berichtigen oder eine andere Datei öffnen.
wrong-number = Die Zahl in „{ $field }“ geht hier nicht. Bitte berichtigen oder eine andere Datei öffnen.
wrong-yaml =
    Dieses YAML ist in Zeile { $line } nicht lesbar: { $what }. Bitte dort berichtigen und noch einmal öffnen.
wrong-json =
    Dieses JSON ist in Zeile { $line }, Spalte { $column } nicht zu lesen. Bitte eine vollständig gespeicherte Datei
    öffnen.
wrong-table =
    Diese Tabelle ist in Zeile { $line } nicht lesbar. Bitte die Anführungszeichen prüfen und noch einmal
    öffnen.
other-kind = Falsche Datei; gesucht: { $what }. Bitte eine andere öffnen.
no-row-to-compare = Es gibt keine Zeile zum Vergleichen: { $why }.
own-inputs = für die Reihenfolge der Beispiele erfindet jedes Modell seine eigenen Eingaben
an-experiment = ein Experiment
a-promptfoo-file = eine Datei von promptfoo
a-configuration = eine promptfoo-Konfiguration
an-evaluation = die Ergebnisse einer promptfoo-Auswertung
many-rows = Zeilen
many-answers = Antworten
many-calls = Aufrufe

text-goes-wrong = der Text ist fehlerhaft
ends-unbegun = etwas endet, das nie begann
wrong-alias = ein Alias steht für nichts oder für das, worin es steht
aliases-too-much = seine Aliasse entfalten sich zu viel zu viel
wrong-tag = ein Tag verlangt etwas, das weder Text, Zahl, Liste noch Map ist
too-deep = es ist zu tief verschachtelt
holds-too-much = es enthält zu viel
wrong-name = eine Liste oder Map steht, wo ein Name stehen sollte
wrong-merge = „<<“ verlangt eine Map oder eine Liste von Maps

plan-reasoning = Zero-Shot-Gedankenkette
plan-calibration = Kontextkalibrierung
plan-order = Reihenfolge der Beispiele
plan-value = Wert jedes Beispiels
plan-wording = Formulierung
plan-grid = Raster
all-examples = alle Beispiele
without-example = ohne Beispiel { $n }
example-replaced = Beispiel { $n } ersetzt durch { $n-pool } aus dem Vorrat
with-model = { $name }, Modell { $n }
with-settings = { $name }, Einstellungen { $n }
zero-shot = Zero-Shot
without-calibration = ohne Kalibrierung
with-calibration = mit Kalibrierung
prompt-named = Prompt { $number }
part-of-prompt = { $prompt } Teil { $part }

row-check = Zeile { $n }, Prüfung { $n-check }
row-column = Zeile { $n }, { $column }
no-such-check = promptfoo hat keine Prüfung, die dasselbe entscheidet; sie fehlt.
signs-left-out = Es enthält Zeichen, die promptfoo für Befehle hielte; es fehlt.
signs-rewrite = Es enthält Zeichen, die promptfoo für Befehle hält; bitte anders schreiben.
holds-signs = Es enthält Zeichen, die promptfoo für Befehle hält.
last-line-end-dropped = promptfoo lässt das Zeilenende nach dem Wert weg.
no-check = Das ist keine Prüfung oder steht in einer anderen Datei; es fehlt.
judge-chosen-here = Wer urteilt, wird hier gewählt; die Prüfung selbst blieb.
changes-checked = Das ändert, was geprüft wird, und ist hier nicht bekannt; die Prüfung fehlt.
judge-in-set = Ein Richter in einer Menge ist hier nicht bekannt; die Menge fehlt.
value-elsewhere = Der Wert steht in einer anderen Datei; die Prüfung fehlt.
check-unknown = Diese Art von Prüfung führt Code aus oder ist hier nicht bekannt; sie fehlt.
double-braces = Der Wert hat Befehle in doppelten Klammern; sie werden genommen, wie sie dastehen.
schema-unknown = Das Schema enthält etwas hier Unbekanntes; die Prüfung fehlt.
pattern-unknown = Das Muster ist hier nicht lesbar; die Prüfung fehlt.
value-unusable = Der Wert ist nicht brauchbar; die Prüfung fehlt.
file-not-here = Diese Datei wurde nicht mit der Konfiguration geöffnet; bitte mit öffnen.
not-used-here = Das wird hier nicht verwendet; es fehlt.
prompt-without-text = Dieser Prompt hat keinen Text; er fehlt.
prompt-file-unknown = Ein Prompt in einer Datei dieser Art wird hier nicht gelesen; er fehlt.
commands-stay = Seine Befehle ({ "{% … %}" }) werden hier nicht ausgeführt; sie bleiben Text.
reached-here = Wie ein Modell erreicht und eingestellt wird, wird hier gewählt; es fehlt.
model-without-name = Dieses Modell hat keinen Namen; es fehlt.
tests-file-unknown = Tests in einer Datei dieser Art werden hier nicht gelesen; sie fehlen.
no-test = Das ist kein Test; er blieb leer.
several-values = promptfoo fragt einmal für jeden von mehreren Werten; hier fehlt es.
value-has-parts = Dieser Wert hat Teile; er blieb als ein JSON-Text.
not-said-whether = Es sagt nicht, ob es bestanden hat; es fehlt.
one-for-all = Zwei Prompts geben einem Namen verschiedene Werte; promptfoo hat einen für alle.
rows-keep-own = Zeilen ohne Eingabe behalten hier die jedes Prompts; für promptfoo haben sie die des ersten.
set-at-providers = Temperatur und dergleichen gehören zu den Providern von promptfoo; bitte dort einstellen.
every-prompt-every-row = promptfoo fragt jeden Prompt zu jeder Zeile.
repeats-option = Wiederholungen sind eine Option des Befehls von promptfoo: --repeat.
two-underscores = Namen von Werten dürfen nicht mit zwei Unterstrichen beginnen; die Spalte fehlt.
no-weight-here = Eine Tabelle hat weder Gewicht noch Namen für eine einzelne Prüfung.
cell-cannot-say = Eine Zelle kann diese Prüfung nicht ausdrücken; sie fehlt.
column-not-used = Diese Spalte wird hier nicht verwendet.
