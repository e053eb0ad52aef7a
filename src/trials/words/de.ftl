which-version = Welche Fassung ist besser?
wording-matters = Kommt es auf die Formulierung an?
thinking-helps = Hilft schrittweises Denken?
which-order = In welcher Reihenfolge sollen die Beispiele stehen?
prefers-one = Bevorzugt das Modell eine Antwort?
examples-worth = Was ist jedes Beispiel wert?
versions-explained = Fragt jede Fassung dieselben Zeilen und sagt, welche besser ist und wie sicher das ist.
wording-explained =
    Versucht jede Kombination von Wendungen in der Anweisung an denselben Zeilen und prüft den Sieger dann an
    Zeilen, die er nicht gesehen hat.
reasoning-explained =
    Beginnt die Antwort mit einem Satz wie „Let's think step by step.“, liest das Ergebnis mit einem zweiten
    Aufruf und vergleicht es mit einer einfachen Antwort.
order-explained =
    Lässt das Modell Eingaben erfinden und sucht Reihenfolgen, bei denen seine Antworten ausgewogen sind.
    Braucht keine richtigen Antworten.
bias-explained =
    Fragt nach gar nichts, sieht, zu welcher Antwort das Modell neigt, und rechnet das aus seinen Antworten
    heraus.
worth-explained =
    Lässt an denselben Zeilen ein Beispiel nach dem anderen weg und sagt, welche helfen oder schaden.

same-words = Sie sagt dieselben Wörter
same-text = Sie ist genau derselbe Text
contains-answer = Sie enthält die richtige Antwort
same-number = Sie hat dieselbe Zahl
same-json = Sie ist dasselbe JSON
close-spelling = Sie ist ähnlich geschrieben
similar-in-meaning = Sie bedeutet Ähnliches
rules-of-words = Was sie sagt
rules-of-form = Welche Form sie hat
rules-of-measures = Was sie brauchte
rules-of-opinion = Was ein Modell über sie sagt
rules-of-nearness = Wie sie zur richtigen Antwort steht
rule-contains = Sie enthält diese Wörter
rule-contains-any = Sie enthält eines davon, je Zeile eines
rule-contains-all = Sie enthält alle davon, je Zeile eines
rule-starts = Sie beginnt mit
rule-ends = Sie endet mit
rule-pattern = Sie passt zum Muster (regulärer Ausdruck)
rule-json = Sie ist gültiges JSON
rule-schema = Sie ist JSON, das dieses Schema erlaubt
rule-xml = Sie ist wohlgeformtes XML
rule-html = Sie ist HTML
rule-refusal = Sie lehnt eine Antwort ab
rule-most-words = Sie hat höchstens so viele Wörter
rule-least-words = Sie hat mindestens so viele Wörter
rule-most-characters = Sie hat höchstens so viele Zeichen
rule-seconds = Sie dauerte höchstens so viele Sekunden
rule-dollars = Sie kostete höchstens so viele US-Dollar
rule-perplexity = Das Modell war sich seiner Wörter so sicher oder sicherer (Perplexität höchstens)
rule-rubric = Ein Modell sagt, sie tut, was hier verlangt ist
rule-points = Ein Modell bewertet sie hierfür mit mindestens (0 bis 1)
rule-criterion = Ein Modell sagt, sie erfüllt dieses Kriterium
rule-relevance = Fragen, die sie beantworten würde, liegen in der Bedeutung nahe an der gestellten
rule-facts = Ein Modell sagt, ihre Tatsachen stimmen mit der richtigen Antwort überein
rule-likely = Das Modell hält die richtige Antwort für die wahrscheinlichste aller richtigen Antworten (Label-Wahrscheinlichkeit)
rule-has-right = Sie enthält die richtige Antwort, groß und klein wie dort
rule-right-pattern = Sie passt zur richtigen Antwort, als Muster gelesen
rule-near = Ihre letzte Zahl ist höchstens so weit von der richtigen Antwort entfernt
rule-field = Dieses Feld ihres JSON ist die richtige Antwort
rule-rouge-1 = Gemeinsame Wörter mit der richtigen Antwort (ROUGE-1)
rule-rouge-l = Längste gemeinsame Folge mit der richtigen Antwort (ROUGE-L)
rule-bleu = Gemeinsame Wortfolgen mit der richtigen Antwort (BLEU)
rule-gleu = Gemeinsame Wortfolgen mit der richtigen Antwort (GLEU)
rule-meteor = Gemeinsame Wörter und Wortformen mit der richtigen Antwort (METEOR)
rule-edits = Höchstens so viele Buchstaben anders als in der richtigen Antwort
case-counts = Groß und klein zählt
nothing-around = nichts anderes drumherum
xml-note = Elemente, die es haben muss, je Zeile eines, etwa order.item; leer für beliebiges XML.
seconds-note = Von der Frage bis zur ganzen Antwort. Viele Anfragen sind zugleich unterwegs, und jede wartet auf die anderen.
dollars-note = Was ihr Dienst dafür verlangte; ein Modell in dieser Seite kostet nichts. Eine Antwort ohne bekannten Preis fehlt.
perplexity-note = 1 ist sicher; je höher, desto unsicherer war das Modell. Dienste, die keine Wahrscheinlichkeiten nennen, fehlen.
likely-note =
    Nimmt, für wie wahrscheinlich das Modell die richtige Antwort der Zeile unter allen richtigen Antworten hält, was immer es schrieb. Braucht ein Modell, das Wahrscheinlichkeiten nennt.
relevance-note =
    Ein Modell denkt sich zu jeder Antwort drei Fragen aus, und ein Modell auf diesem Gerät vergleicht sie mit der Eingabe: 1 bei gleicher Bedeutung. Beide werden unten gewählt.
opinion-note =
    Ein Modell wird zu jeder Antwort einzeln gefragt; welches, wird unten gewählt. Sein Urteil ist eine Meinung: Es mag vielleicht lange Antworten, oder eigene.
graded-by = Was { $judge } zu jeder Antwort sagte, ist seine Meinung und zählt nach ihrem Gewicht.
opinions-unread = { $n ->
        [one] Eine Antwort des Richters sagte nicht, wonach gefragt war.
       *[other] { $n } Antworten des Richters sagten nicht, wonach gefragt war.
    }
several-ways = Mehrere davon oder eigene Regeln, mit Gewichten
by-rubric = Ein Modell urteilt nach einem Maßstab
by-myself = Ich urteile selbst, nebeneinander

practice-coin = Übungsmodell: eine Münze
practice-plant = Übungsmodell: etwas Verstecktes
practice-judge = Übungsmodell: ein Richter
practice-coin-note = tut nur so: zeigt, dass ein Experiment nichts findet, wo nichts ist
practice-plant-note = tut nur so: zeigt, dass ein Experiment findet, was da ist
practice-judge-note = tut nur so: zeigt, was ein Experiment aus einem parteiischen Richter macht
comes-with-page = gehört zur Seite
is-elsewhere = anderswo: jeder Aufruf verlässt dieses Gerät
is-here = auf diesem Gerät
planted-coin = Nichts war versteckt: Jede Antwort war ein Münzwurf, was auch immer der Prompt sagte.
planted-phrase =
    Versteckt: Mit „{ $text }“ im Prompt lag das Modell { $with }-mal von 100 richtig, ohne { $without }-mal.
planted-order =
    Versteckt: Mit den Beispielen in der Reihenfolge { $order } waren die Antworten ausgewogen, in jeder anderen
    neigten sie zu einem Label.
planted-bias = Versteckt: Das Modell neigte zum ersten Label, was auch immer gefragt wurde.
planted-nothing = Nichts war versteckt.
planted-grader = Versteckt: Der Richter kannte die richtigen Antworten.
planted-judge =
    Versteckt: Der Richter kannte die richtigen Antworten und nahm in { $share } von 100 Fragen, was zuerst
    stand, was auch immer es war.

your-prompt = Eigener Prompt
untitled = Ohne Titel
project-asked = { $project }: { $question }
version-b = Fassung B
opener = Anfang
closer = Schluss
your-instruction = eigene Anweisung
no-rows-in-this =
    Darin sind keine Zeilen. Bitte Zeilen aus einer Tabelle einfügen: eine Spalte mit Eingaben und eine mit
    richtigen Antworten.
too-many-rows =
    Das sind { $n } Zeilen, und ein Experiment darf { $n-most } haben. Bitte einen Teil davon nehmen.
needs-rows = Zeilen zum Testen einfügen.
needs-right-answers =
    Keine der Zeilen hat eine richtige Antwort. Bitte eine zweite Spalte mit den richtigen Antworten einfügen.
needs-examples =
    Der Prompt zeigt { $n } Beispiele, und hier braucht es mindestens { $n-least }. Bitte unter Schreiben { $n-least ->
        [one] ein Beispiel
       *[other] Beispiele
    } hinzufügen.
needs-model = Wählen, was antwortet.
needs-sentence = Mindestens einen Satz wählen, mit dem die Antwort beginnt.
needs-version = Eine Fassung zum Vergleichen hinzufügen.
needs-rubric = Einen Maßstab schreiben: was eine bessere Antwort tut.
needs-way = Eine Art zu urteilen mit einem Gewicht hinzufügen.
labels-in-pieces =
    { $model } liest diese Labels in Stücken: { $labels }. Eine Reihenfolge wird an Labels aus je einem Stück gemessen. Die Ausgaben der Beispiele ändern, etwa in A, B und C, oder ein anderes Modell wählen.
rule-unusable = Regel { $n }: { $why }
rule-needs-text = hineinschreiben, worauf sie schauen soll.
rule-needs-labels = braucht 2 bis { $n-most } verschiedene richtige Antworten in den Zeilen.
rule-needs-page-model = sie schaut auf Wahrscheinlichkeiten von Labels, die Modelle dieser Seite nennen. Bitte die anderen Modelle weglassen.
schema-must-be-json = ihr Schema muss JSON sein.
needs-judge = Das Modell wählen, das urteilt.
needs-comparer =
    Das Modell wählen, das Bedeutungen vergleicht. Am besten eines, das dafür gemacht ist: unter Modelle die
    GGUF-Datei eines Embedding-Modells hinzufügen, etwa Qwen3-Embedding.
comparer-is-gone =
    { $name } soll Bedeutungen vergleichen, ist aber nicht auf diesem Gerät. Bitte ein anderes Modell dafür wählen.
too-few-labels =
    Die Beispiele enden auf { $n } { $n ->
        [one] verschiedene Antwort
       *[other] verschiedene Antworten
    }, und hier braucht es zwei oder mehr.
too-many-labels =
    Die Beispiele enden auf { $n } verschiedene Antworten. Das geht mit einer kurzen Liste von Labels.

no-promptfoo-file =
    Keine davon ist eine Datei von promptfoo. Bitte die Konfiguration (.yaml) mit den darin genannten Dateien,
    die Tests (.csv) oder die Ergebnisse (.json) wählen.
found-answers = { $n } Antworten, von denen promptfoo { $n-passed } gelten ließ
results-without-prompts =
    Ergebnisse enthalten weder die Prompts, wie sie geschrieben sind, noch die richtigen Antworten. Darum werden
    die Zeilen zum Laufen hier übernommen, und die Antworten bleiben in der Datei.
one-input =
    Eine Zeile hat hier eine Eingabe. Die Werte { $names } werden hineingeschrieben, je einer in eine Zeile.
other-checks = { $n ->
        [one] Eine Prüfung gilt nur für manche Zeilen oder ist von einer Art, die es hier nicht gibt; sie wird weggelassen.
       *[other] { $n } Prüfungen gelten nur für manche Zeilen oder sind von einer Art, die es hier nicht gibt; sie werden weggelassen.
    }
one-way-here =
    Dort werden Zeilen auf verschiedene Arten geprüft. Hier werden alle auf eine Art beurteilt: „{ $way }“.
rubrics-left-out = Maßstäbe für einen Richter werden weggelassen, weil es richtige Antworten gibt.
one-rubric = Hier gibt es einen Maßstab für alle Zeilen; der erste wird genommen.
model-chosen-here = Welches Modell antwortet, wird hier gewählt.
comparer-chosen-here =
    Welches Modell Bedeutungen vergleicht, wird hier gewählt; seine Zahlen sind nicht die von promptfoo.
one-threshold = Hier gibt es einen Schwellenwert für alle Zeilen; der erste wird genommen.
input-follows =
    Hier folgt die Eingabe auf die Anweisung. Wo ein Wert anderswo im Text stand, steht jetzt sein Name in
    Klammern.
found-prompts = { $n } Prompts
found-rows = { $n } Zeilen, { $n-known } mit richtiger Antwort
judged-by = beurteilt nach: { $way }
found-rules = { $n ->
        [one] Eine Regel für alle Zeilen
       *[other] { $n } Regeln für alle Zeilen
    }
from-promptfoo = Aus promptfoo
answers-compared =
    Die Antworten wurden im Vergleich beurteilt; das passt nicht in Ergebnisse von promptfoo, darum fehlen sie.
meaning-in-promptfoo =
    promptfoo vergleicht Bedeutungen mit einem eigenen Embedding-Modell: Dort eines als Provider angeben. Die Punktzahlen
    werden andere sein.

template-unusable =
    Die Chat-Vorlage dieses Modells konnte nicht verwendet werden ({ $what }). Bitte ein anderes Modell wählen.
engine-broke-off =
    Die Maschine brach ab, bevor die Antwort da war. Was kam, ist aufgehoben; von hier geht es weiter.
only-texts = nur Aufrufe für einen Text lassen sich vorab zählen und aufschreiben
no-template-reader = der Leser dafür fehlt hier
getting-ready = Wird vorbereitet
reading-answers = Antworten werden gelesen
looking-at-calls = Offene Aufrufe werden angesehen
fetching = { $name } wird geholt
checking = { $name } wird geprüft
loading = { $name } wird geladen
batch-saved =
    { $n } Aufrufe von { $model } gespeichert. Die Datei beim Dienst hochladen und die Ergebnisse hier einlesen,
    sobald sie da sind.
no-open-calls = Jetzt ist kein Aufruf eines Modells anderswo offen.
under-way = Dieses Experiment läuft. Bitte anhalten oder warten, bis es fertig ist.
answers-taken = { $n } Antworten wurden aus dieser Datei übernommen.

link-too-long =
    Dieses Experiment ergibt einen Link mit { $n } Zeichen, und Messenger kürzen solche Links. Bitte als Datei
    speichern.
nothing-asked-yet = Von diesem Experiment wurde noch nichts gefragt. Bitte zuerst laufen lassen.
only-versions = Nur ein Vergleich von Fassungen kann eine Datei von promptfoo werden.
settings-unusable = Mit den Einstellungen dieses Experiments kann diese Version nichts anfangen. { $why }
shows-recorded =
    Dieses Experiment zeigt die Antworten der Datei, mit der es kam. „Ändern und neu starten“ fragt ein eigenes
    Modell.
recorded-run-gone = Der aufgezeichnete Lauf, den dieser wiederholt, ist nicht mehr auf diesem Gerät.
recorded-run = der aufgezeichnete Lauf
this-run = dieser Lauf
against-recorded =
    { $condition }, gegen den aufgezeichneten Lauf: { $n-same } von { $n } Zeilen gleich beantwortet.
against-recorded-verdict =
    { $condition }, gegen den aufgezeichneten Lauf: { $n-same } von { $n } Zeilen gleich beantwortet.
    { $verdict }.

interval = 95-%-Intervall
rate-shown =
    { $n-right } von { $n-rows ->
        [one] { $n-rows } Zeile
       *[other] { $n-rows } Zeilen
    } ({ $share } %, 95-%-Intervall { $low } % bis { $high } %)
named-rate = { $name }: { $rate }.
compared-by =
    { $name } hat die Bedeutungen verglichen: Die Punktzahl einer Zeile ist der Kosinus der Vektoren beider Texte, 1 bei
    gleicher Bedeutung.
not-made-for-meaning =
    Seinem Namen nach ist { $name } nicht dafür gemacht, Bedeutungen zu vergleichen: Seine Zahlen taugen für einen
    Probelauf. Ein Modell, das dafür gemacht ist, etwa Qwen3-Embedding, unterscheidet Bedeutungen.
mean-similarity = { $name }: mittlere Ähnlichkeit { $mean }
mean-of-scores = { $name }: mittlerer Wert { $mean }
not-judged = { $n ->
        [one] Eine Antwort ließ sich nicht beurteilen: Sie ist zu lang, oder etwas, worauf geschaut wird, wurde nicht gemessen oder nicht gesagt. Ihre Zeile fehlt.
       *[other] { $n } Antworten ließen sich nicht beurteilen: Sie sind zu lang, oder etwas, worauf geschaut wird, wurde nicht gemessen oder nicht gesagt. Ihre Zeilen fehlen.
    }
not-compared = { $n ->
        [one] Eine Antwort ließ sich nicht vergleichen: Ein Text ist zu lang für das Modell, oder leer. Ihre Zeile fehlt.
       *[other] { $n } Antworten ließen sich nicht vergleichen: Texte sind zu lang für das Modell, oder leer. Ihre Zeilen fehlen.
    }
rows-right = richtig beantwortete Zeilen
difference-points = Unterschied, in Punkten von hundert
difference-scores = Unterschied der Punktzahlen
no-difference = kein Unterschied
n-flaky =
    { $n ->
        [one] { $n } Zeile wurde von einer Wiederholung zur nächsten verschieden beantwortet.
       *[other] { $n } Zeilen wurden von einer Wiederholung zur nächsten verschieden beantwortet.
    }
pass-at-k =
    { $name }: mindestens einer von { $k } Versuchen richtig bei { $any } % der Zeilen (pass@{ $k }), alle
    { $k } richtig bei { $all } % (pass^{ $k }).
how-often-right = Wie oft jedes richtig lag
from-the-first = Unterschied zum ersten
first-shown = Von mehreren Wiederholungen wird die erste Antwort zum Urteilen gezeigt.
nothing-compared = Nichts wurde verglichen.
right-against-tokens = Richtige Antworten gegen geschriebene Token
tokens-a-row = Token je Zeile

plain-prompt-rate = Der schlichte Prompt: { $rate }.
best-wording-rate = Die beste Formulierung auf den durchsuchten Zeilen ({ $name }): { $rate }.
best-is-plain = Die beste Formulierung auf den durchsuchten Zeilen: { $rate }.
ranking-agrees =
    Die Rangfolge der Formulierungen bei den letzten zwei Größen stimmt zu { $rho } überein (Spearmans rho; 1
    ist dieselbe Rangfolge, 0 ist keine).
many-wordings =
    { $n } Formulierungen wurden versucht; bei so vielen sieht die beste auf den durchsuchten Zeilen besser aus,
    als sie ist. Darum wird sie noch einmal auf Zeilen getestet, auf denen sie nicht gewählt wurde.
each-phrase = Was jede Wendung für sich bewirkt
twelve-best = Die zwölf besten auf den durchsuchten Zeilen
every-wording = Jede Formulierung auf jeder Zeile
wording-row = Formulierung
row-of-data = Datenzeile
plain-wording = schlicht
with-reasoning = { $wording }, mit Gedankengang

zero-shot-one-call = Zero-Shot, ein Aufruf
rate-and-tokens = { $name }: { $rate }, { $tokens } Token je Zeile.
n-tied =
    { $n ->
        [one] { $n } Abstimmung ging unentschieden aus und fiel an die zuerst gesehene Antwort.
       *[other] { $n } Abstimmungen gingen unentschieden aus und fielen an die zuerst gesehene Antwort.
    }
papers-figures = Die Zahlen des Artikels selbst: { $figures } ({ $source }).
from-zero-shot = Unterschied zu Zero-Shot
zero-shot = Zero-Shot

with-all-examples = Mit allen Beispielen: { $rate }.
worth-note = Rechts der Linie: Das Beispiel hilft. Jedes wird einmal weggelassen, auf denselben Zeilen.
what-each-worth = Was jedes Beispiel wert ist

orders-asked =
    { $n ->
        [one] { $n } Reihenfolge
       *[other] { $n } Reihenfolgen
    }, jede mit denselben { $n-inputs } Eingaben, die das Modell erfunden hat. GlobalE ist, wie gleichmäßig es die Labels verwendet: 0 ist immer dasselbe, { $most } ist alle gleich oft.
best-orders = Beste nach GlobalE: { $global }. Beste nach LocalE: { $local }.
orders-on-rows = Auf den eigenen Zeilen: alle Reihenfolgen { $all } richtig, die besten nach GlobalE { $best }.
orders-rho =
    Zwischen GlobalE und richtigen Antworten auf den eigenen Zeilen: rho { $rho } (1: je gleichmäßiger, desto
    besser; 0: nichts).
spread-shown = { $mean } % ± { $deviation }
orders = Reihenfolgen
order = Reihenfolge
orders-apart = Wie weit die Reihenfolgen auseinanderliegen
labels-entropy = Entropie der Labels, nats
right-by-order = Richtige Antworten, Reihenfolge für Reihenfolge
your-rows = eigene Zeilen
labels-by-order = Welche Labels jede Reihenfolge ergab
made-up = erfunden

leaning-to =
    Nach nichts gefragt (N/A, leere Eingabe, [MASK]) gibt das Modell: { $shares }. Ohne Neigung wären diese
    gleich.
as-it-answers-rate = Wie es antwortet: { $rate }.
calibrated-rate = Kalibriert: { $rate }.
how-often-label = Wie oft jedes Label geantwortet wurde
as-it-answers = wie es antwortet
calibrated = kalibriert
answers-row = Antworten
sure-as-it-answers = Sicher und richtig, wie es antwortet
sure-calibrated = Sicher und richtig, kalibriert

the-judge = Der Richter
judge-note =
    Der Richter sah jedes Paar in beiden Reihenfolgen; ein Vorzug zählt nur, wo er in beiden derselbe war. Sein
    Urteil ist seine Meinung: Richter bevorzugen Langes und was sie selbst geschrieben hätten.
first-judged = Von mehreren Wiederholungen wurde die erste Antwort beurteilt.
more-preferred = Wie viel öfter vorgezogen als das erste
judge-says =
    { $judge }, nach dem eigenen Maßstab: { $verdict }. Bei { $n-flips } von { $n } Paaren ({ $percent } %)
    änderte sich die Meinung mit der Reihenfolge.
preferred-on =
    { $name }: vorgezogen bei { $n-name }, { $first } bei { $n-first }, keines bei { $n-ties } von { $n }
    Zeilen.
replies-unread = { $n } weitere Zeilen fehlen: Die Antwort des Richters sagte nicht, was er vorzieht.
no-votes-yet = Noch keine Stimmen: { $n } Zeilen warten.
any-of-them = irgendeine davon
votes-say = Nach den eigenen Stimmen: { $verdict }.
votes-say-all =
    Nach den eigenen Stimmen: { $verdict }. { $name } wurde bei { $n-name } vorgezogen, { $first } bei
    { $n-first }, gleich bei { $n-ties } von { $n } Zeilen.

schema-not-sent = Das JSON-Schema des Projekts wurde nicht gesendet: Diese Frage braucht Wörter vor der Antwort oder Wahrscheinlichkeiten.
schema-not-known = Ob das JSON-Schema des Projekts gesendet wurde, ist nicht bekannt.
schema-sent = Das JSON-Schema des Projekts ging mit jedem Aufruf, der eines annimmt.
