left-alone =
    { $host } versagte mehrmals hintereinander und wird eine Weile in Ruhe gelassen. In einer halben Minute noch
    einmal versuchen, oder den Verbindungsdoktor nachsehen lassen.
nothing-recorded = Auf genau diese Frage wurde keine Antwort aufgezeichnet. Fragen, wenn der Dienst erreichbar ist.
unknown-preset = Eine Art von Dienst namens „{ $preset }“ gibt es hier nicht. Bitte eine aus der Liste wählen.
unknown-service =
    Der Dienst „{ $id }“ ist hier nicht eingerichtet. Bitte neu hinzufügen oder ein anderes Modell wählen.
bad-id = Der Kurzname „{ $id }“ geht nicht: höchstens 40 Kleinbuchstaben, Ziffern oder Bindestriche.
too-much = { $what } ist zu lang oder zu viel. Bitte kürzen.
list-of-services = Die Liste der Dienste
name-of-service = Der Name des Dienstes
models-of-service = Die Liste der Modelle
chain-of-models = Die Kette der Modelle
damaged-book =
    Die Liste der Dienste war nicht lesbar ({ $what }). Sie wurde beiseitegelegt und eine neue begonnen: bitte die
    Dienste neu hinzufügen.
book-too-large = sie ist größer als 4 MB
at-place = Zeile { $line }, Spalte { $column }
of-version = sie hat die Version { $version }
of-service = Dienst { $number }
same-short-name = zwei Dienste haben denselben Kurznamen
no-model-list = { $service } hat keine lesbare Liste der Modelle. Bitte den Namen des Modells selbst schreiben.
short-passphrase =
    Die Passphrase braucht mindestens 8 Zeichen, sonst ließe sie sich durch Probieren finden. Bitte eine längere
    wählen; am besten mehrere Wörter.
no-sign-in = Die Anmeldung wurde hier nicht begonnen oder ist vorbei. Bitte neu beginnen.
sign-in-refused = Die Anmeldung blieb ohne Ergebnis: Der Dienst gab keinen Schlüssel. Bitte neu beginnen.
wrong-passphrase =
    Die Passphrase passt nicht. Bitte noch einmal tippen, oder den Schlüssel vergessen und neu eingeben.
no-vault =
    Dieser Browser kann hier nicht verschlüsseln. Die Seite über https öffnen oder den Schlüssel nur im
    Arbeitsspeicher halten.

no-answer =
    Von { $host } kam keine Antwort, und der Browser sagt nicht, warum. Bitte den Verbindungsdoktor nachsehen lassen.
redirected =
    { $host } leitete die Anfrage an eine andere Adresse weiter. Dem wurde nicht gefolgt, damit der Schlüssel an
    niemand anderen geht. Bitte die Adresse schreiben, unter der der Dienst wirklich ist.
in-airplane-mode =
    Der Flugmodus ist an: Nichts verlässt diese Seite. Bitte ausschalten oder ein Modell in dieser Seite nehmen.
not-allowed =
    Diese Seite darf { $host } nicht erreichen, solange es nicht erlaubt ist. Bitte erlauben oder ein Modell in dieser
    Seite nehmen.
offline = Dieses Gerät ist offline. Bitte mit einem Netz verbinden oder ein Modell in dieser Seite nehmen.
no-guard =
    Der Wächter der Seite läuft nicht, und ohne ihn wird nichts an { $host } gesendet. Die Seite neu laden; hilft das
    nicht, ein nicht privates Fenster nehmen.
timed-out = { $host } antwortete nicht rechtzeitig. Noch einmal versuchen oder eine kürzere Antwort verlangen.
broke-off =
    Die Verbindung zu { $host } brach vor dem Ende der Antwort ab. Was kam, bleibt; für eine ganze noch einmal
    ausführen.

told-left-alone =
    { $host } versagte mehrmals hintereinander und wird deshalb eine Weile in Ruhe gelassen und { $n ->
        [one] in einer Sekunde
       *[other] in { $n } Sekunden
    } wieder gefragt.
asked-again =
    { $error } Nächster Versuch { $n ->
        [one] in einer Sekunde
       *[other] in { $n } Sekunden
    }.
asked-instead = { $error } Stattdessen gefragt: { $name }.
recorded-before = eine früher aufgezeichnete Antwort
in-this-page = { $model } · in dieser Seite
what-came-is-kept = { $what } Was kam, bleibt; für eine ganze Antwort noch einmal ausführen.
given-by = Diese Antwort gab { $name } am { $day }.

nothing-to-delete =
    ein Modell hinter einem Dienst liegt nicht auf diesem Gerät, also gibt es nichts zu löschen. Stattdessen von der
    Liste des Dienstes nehmen
takes-no-models = ein Dienst nimmt keine Modelle von dieser Seite
tells-no-abilities = ein Dienst sagt nicht, was er kann
gives-no-tokens =
    sein Dienst gibt dieser Seite seine Token nicht. Eine Zählung verlangen oder ein Modell in dieser Seite wählen
compares-no-meanings = nur ein Modell in dieser Seite vergleicht Bedeutungen. Dafür eines davon wählen
gives-no-logits = sein Dienst gibt nicht die ganze Verteilung des nächsten Tokens. Ein Modell in dieser Seite wählen
not-sent = Nicht gesendet: { $setting }, denn { $why }.
not-in-the-file = Nicht in der Datei: { $setting }, denn { $why }.
counts-not-for-others = { $service } zählt keine Prompts für andere
no-count =
    { $service } antwortete mit etwas, das keine Zählung ist. Bitte prüfen, ob Adresse und Art des Dienstes
    zusammengehören.
scores-a-text = ein Dienst bewertet einen Text, kein Gespräch und keine Token-Nummern

calls-missing =
    { $n ->
        [one] { $n } Aufruf ist nicht in dieser Datei und bleibt offen.
       *[other] { $n } Aufrufe sind nicht in dieser Datei und bleiben offen.
    }
calls-failed =
    { $n ->
        [one] { $n } Aufruf scheiterte beim Dienst und bleibt offen.
       *[other] { $n } Aufrufe scheiterten beim Dienst und bleiben offen.
    }
calls-doubled =
    { $n ->
        [one] { $n } Aufruf steht mehrfach in der Datei; die erste Antwort zählt.
       *[other] { $n } Aufrufe stehen mehrfach in der Datei; die erste Antwort zählt.
    }
calls-unknown =
    { $n ->
        [one] { $n } Zeile gehört zu einem anderen Aufruf als den hier offenen; sie wurde übergangen.
       *[other] { $n } Zeilen gehören zu anderen Aufrufen als den hier offenen; sie wurden übergangen.
    }
lines-unreadable =
    { $n ->
        [one] { $n } Zeile war nicht lesbar und wurde übergangen.
       *[other] { $n } Zeilen waren nicht lesbar und wurden übergangen.
    }
first-failure = Der erste Fehler: { $failure }

run = Lauf
experiment = Experiment
count-of-tokens = Zählung der Token
probabilities = Wahrscheinlichkeiten
connection-doctor = Verbindungsdoktor
why-model-list = Liste der Modelle
why-sign-in = Anmeldung
why-download = Herunterladen eines Modells
why-own-file = Datei dieser Seite
why-other = Anderes
end-unknown = nicht bekannt
answered = beantwortet
failed = fehlgeschlagen: { $kind }
lost = verloren: { $how }
cancelled = abgebrochen
