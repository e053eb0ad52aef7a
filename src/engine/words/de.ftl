no-such-model = Das Modell „{ $model }“ ist nicht auf diesem Gerät. Unter „Modelle“ noch einmal hinzufügen.
corrupt = Diese Datei ist kein lesbares Modell: { $what }. Nichts wurde behalten.
damaged =
    Das Modell „{ $model }“ ist nicht lesbar: { $what }. Es ist noch auf diesem Gerät: unter „Modelle“ löschen, dann
    noch einmal hinzufügen.
bundle-damaged = Das Modell, das mit dieser Seite kommt, ist beschädigt angekommen: { $what }. Die Seite neu laden.
empty-prompt =
    Der Prompt ist leer. Eine Anweisung, ein Beispiel oder eine Eingabe schreiben, dann noch einmal ausführen.
unsupported = Dieses Modell läuft hier nicht: { $what }.
too-large = Das Modell braucht etwa { $needs } MB Speicher, und diese Seite hat { $has } MB. Ein kleineres wählen.
prompt-too-long =
    Der Prompt hat { $n-tokens } Token, und das Modell liest { $n-context }. Kürzen oder Beispiele ausschalten.
unreachable = { $host } war nicht zu erreichen. Adresse und Verbindung prüfen, dann noch einmal versuchen.
nothing-there =
    { $host } war nicht zu erreichen (404: Unter dieser Adresse ist nichts). Adresse und Verbindung prüfen, dann
    noch einmal versuchen.
not-allowed =
    { $host } war nicht zu erreichen ({ $status }: Es ist dort nicht erlaubt). Adresse und Verbindung prüfen, dann
    noch einmal versuchen.
answered =
    { $host } war nicht zu erreichen (Antwort: { $status }). Adresse und Verbindung prüfen, dann noch einmal
    versuchen.
no-room =
    Dieses Gerät hat keinen Platz für das Modell: { $needs } MB nötig, { $has } MB frei. Ein Modell löschen und noch
    einmal versuchen.
storage =
    Der Browser konnte die Datei nicht behalten: { $what }. Noch einmal versuchen oder ein anderes Browserprofil
    nehmen.
crashed =
    Die Maschine ist stehen geblieben und wurde neu gestartet ({ $what }). Der Prompt ist unverändert; noch einmal
    ausführen.
other-build = Die Maschine gehört nicht zur Version dieser Seite. Die Seite neu laden.
cancelled = Abgebrochen.
