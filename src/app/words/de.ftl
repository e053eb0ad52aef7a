add-example = Beispiel hinzufügen
duplicate-example = Beispiel duplizieren
delete-example = Beispiel löschen
move-example = Beispiel verschieben
move-example-up = Beispiel nach oben
move-example-down = Beispiel nach unten
example-on = Beispiel einschalten
example-off = Beispiel ausschalten
all-examples-on = Alle Beispiele einschalten
all-examples-off = Alle Beispiele ausschalten
write-as-chat = Als Chat schreiben
write-as-completion = Als Fortsetzung schreiben
change-settings = Einstellungen ändern
undo = Rückgängig
redo = Wiederholen
add-examples = Beispiele hinzufügen
run = Ausführen
stop = Anhalten
go-on = Von hier weiter
use-as-example = Als Beispiel verwenden
clear-answers = Antworten löschen
new-project = Neues Projekt
open-project = Projekt öffnen
duplicate-project = Projekt duplizieren
rename-project = Projekt umbenennen
delete-project = Projekt löschen
bring-back = Zurückholen
save-as-file = Als Datei speichern
open-file = Datei öffnen…
try-again = Noch einmal versuchen
share = Teilen
close = Schließen
open-link = Link öffnen
unlock = Entsperren
add-to-projects = Zu meinen Projekten
leave-it = Nicht übernehmen
choose-model = Modell wählen
load-model = Modell laden
add-model = Modell hinzufügen…
go-on-downloading = Weiter herunterladen
cancel = Abbrechen
delete-model = Modell löschen
look-again = Noch einmal nachsehen
fetch-card-again = Steckbrief noch einmal holen
other-tokenizer = Mit anderem Tokenizer zählen
theme-system = Farben wie das Gerät
theme-light = Helle Farben
theme-dark = Dunkle Farben
show-tokens = Token zeigen
hide-tokens = Token ausblenden
dismiss = Ausblenden
airplane-on = Flugmodus einschalten
airplane-off = Flugmodus ausschalten
something-left = Etwas hat dieses Gerät verlassen
airplane-changed = Der Flugmodus wurde geändert
ask-exact-count = Genaue Zahl erfragen

edit-instruction = Anweisung bearbeiten
edit-label = Beschriftung bearbeiten
edit-input = Eingabe bearbeiten
edit-example = Beispiel bearbeiten
edit-variable = Variable bearbeiten
other-tab-changes = Änderungen aus einem anderen Tab
add-n-examples =
    { $n ->
        [one] { $n } Beispiel hinzufügen
       *[other] { $n } Beispiele hinzufügen
    }

examples-added =
    { $n ->
        [one] { $n } Beispiel wurde hinzugefügt.
       *[other] { $n } Beispiele wurden hinzugefügt.
    }
not-saved-stays =
    Das offene Projekt konnte nicht gespeichert werden und bleibt daher offen. Bitte als Datei speichern oder noch
    einmal versuchen.
deleted-but-kept =
    Dieses Projekt wurde in einem anderen Tab gelöscht. Es wurde hier geändert und bleibt daher erhalten.
deleted-still-open =
    Dieses Projekt wurde in einem anderen Tab gelöscht. Hier ist es noch offen; eine Änderung bewahrt es.
name-other-tab = { $name } (aus einem anderen Tab)
copy-made =
    Auch ein anderer Tab hat dieses Projekt geändert. Nichts ist verloren: Dessen Fassung behält den Namen, diese hier
    heißt nun „{ $name }“.
not-saved-why = Nicht gespeichert. { $error } Die Arbeit ist noch in diesem Tab.
name-copy = { $name } (Kopie)
tab-was-changing = Ein anderer Tab war gerade dabei, dieses Projekt zu ändern. Bitte noch einmal umbenennen.
tab-change-unshown =
    Ein anderer Tab hat dieses Projekt geändert, und die Änderung ließ sich hier nicht zeigen. Zum Ansehen diesen Tab
    neu laden.
was-deleted = „{ $name }“ wurde gelöscht.
was-added = „{ $name }“ wurde zu den Projekten hinzugefügt.
gone-from-device = Dieses Projekt ist nicht mehr auf diesem Gerät.
projects-as-were = { $error } Die Projekte sind, wie sie waren.
could-not-open = „{ $name }“ konnte nicht geöffnet werden und bleibt, wie es ist. { $error }
model-is-here = „{ $name }“ ist auf diesem Gerät.
cancelled = Abgebrochen. Was schon kam, bleibt erhalten, um dort weiterzumachen.
no-guard =
    Dieser Browser gab der Seite keinen Wächter, also kann ohnehin nichts hinaus. Zum erneuten Versuch die Seite neu
    laden.
card-unreadable = Sprouts Steckbrief kam in einer Form, die diese Seite nicht liest. Bitte die Seite neu laden.
older-than-parts = Die Seite ist älter als ihre Teile. Bitte neu laden und noch einmal versuchen.
untitled = Ohne Titel

model-done = das Modell war fertig
stop-came = ein Stopptext kam: { $text }
limit-reached = die Längengrenze war erreicht
window-full = das Kontextfenster ist voll
withheld = der Dienst hielt den Rest zurück
asked-for-tool = das Modell verlangte ein Werkzeug, das es hier nicht gibt
no-reason = der Dienst nannte keinen Grund
service-says = der Dienst sagt: { $word }
you-stopped = angehalten
engine-ended = Der Rechner endete vor der Antwort. Was kam, bleibt; bitte noch einmal ausführen.

being-opened = Das Projekt wird gerade geöffnet.
nothing-to-undo = Es gibt nichts rückgängig zu machen.
nothing-to-redo = Es gibt nichts zu wiederholen.
nothing-runs = Nichts läuft gerade.
nothing-to-go-on = Es gibt nichts fortzusetzen.
no-text-yet = Diese Antwort hat noch keinen Text.
no-answers = Es gibt keine Antworten.
is-first = Es ist das erste Beispiel.
is-last = Es ist das letzte Beispiel.
example-gone = Dieses Beispiel gibt es nicht mehr.
no-examples = Es gibt keine Beispiele.
all-are-on = Alle Beispiele sind an.
all-are-off = Alle Beispiele sind aus.
nothing-to-add = Es gibt noch nichts hinzuzufügen.
no-passphrase-wanted = Nichts wartet auf eine Passphrase.
no-link = Es wurde kein Link geöffnet.
as-you-wish = Es ist schon so.
count-is-exact = Die Zahl eines Modells in dieser Seite ist schon genau.
is-closed = Es ist geschlossen.
all-is-saved = Alles ist gespeichert oder wird es gleich.
is-in-memory = Es ist im Speicher.
other-being-added = Ein anderes Modell wird gerade hinzugefügt. Abwarten oder abbrechen.
nothing-loads = Nichts wird geladen.
takes-no-room = Es reist mit der Seite und braucht keinen Platz.
here-or-coming = Es ist da oder unterwegs.
answer-coming = Eine Antwort ist unterwegs.
model-not-here = Das Modell dieses Projekts ist nicht auf diesem Gerät. Bitte ein anderes wählen.
airplane-elsewhere =
    Der Flugmodus ist an, und dieses Modell ist anderswo. Ausschalten oder ein Modell in dieser Seite wählen.

model-not-loaded = Das Modell ist nicht im Speicher. Für eine genaue Zahl laden.
others-frame =
    Das ist die Chat-Vorlage des geladenen Modells; die Hersteller dieses Tokenizers rahmen einen Chat auf ihre Weise.
engine-counts = Die Token dieses Modells zählt der Rechner; die genaue Zahl kommt, wenn das Tippen pausiert.
not-loaded-why = Das Modell ist nicht geladen. { $why }
tokenizer-unknown =
    Der Tokenizer dieses Dienstes ist hier nicht bekannt, daher wird mit o200k_base von OpenAI gezählt. Dienste, die
    selbst zählen, können nach der genauen Zahl gefragt werden.
sent-as-turn =
    Der Text wird als ein Beitrag eines Gesprächs gesendet; was der Dienst darum herum ergänzt, ist in dieser Zahl
    nicht enthalten.
service-estimate = Diese Zahl kommt vom Dienst, der sie selbst eine Schätzung nennt.
counted-by-service = { $name }, vom Dienst gezählt
own-tokenizer = Tokenizer des Modells
o200k = o200k_base (GPT-4o und neuer)
cl100k = cl100k_base (GPT-4, GPT-3.5)
template-unknown = Der Chat-Stil braucht die Vorlage des Modells; sie erscheint, sobald das Modell geladen ist.
reader-away = Der Leser für Chat-Vorlagen ist unterwegs.
no-turns = Dieser Dienst nimmt einen Text und kein Gespräch. Bitte den Fortsetzungsstil wählen.
no-template = Dieses Modell wurde nie für Chats trainiert. Bitte den Fortsetzungsstil oder ein anderes Modell wählen.
template-failed =
    Dieser Prompt lässt sich nicht als Chat schreiben: { $what }. Bitte den Fortsetzungsstil oder ein anderes Modell
    wählen.
reader-silent = der Leser gab keine Antwort

## Said where the browser is asked

part-not-fetched = Ein Teil des Programms konnte nicht geholt werden. Bitte die Verbindung prüfen und noch einmal versuchen.
asset-not-fetched = „{ $what }“ konnte nicht geholt werden ({ $why }). Bitte die Verbindung prüfen und noch einmal versuchen.
why-no-answer = keine Antwort
why-status = Status { $status }
why-broke-off = abgebrochen
broke-reader = es ist nicht lesbar: es hat den Leser abbrechen lassen
download-unguarded = Dieser Browser gab der Seite keinen Wächter, und ohne ihn wird nichts von anderswo geholt. Die Seite neu laden; statt eines privaten Fensters ein gewöhnliches verwenden. Eine Datei dieses Geräts lässt sich jederzeit hinzufügen.
download-in-airplane-mode = Der Flugmodus ist an: Nichts verlässt dieses Gerät, und nichts wird geholt. Zum Herunterladen eines Modells ausschalten.

examples-on = Beispiele einschalten
examples-off = Beispiele ausschalten
duplicate-examples = Beispiele duplizieren
delete-examples = Beispiele löschen
move-examples-up = Beispiele nach oben
move-examples-down = Beispiele nach unten
change-kind = Art der Variable ändern
edit-options = Optionen bearbeiten
edit-comment = Kommentar bearbeiten
