no-room = Dieser Browser hat keinen Platz mehr für diese Seite. Ein Modell oder ein Projekt löschen und noch einmal versuchen.
unavailable = Dieser Browser lässt die Seite nichts aufbewahren ({ $what }). Websitedaten für sie erlauben oder ein Fenster verwenden, das nicht privat ist.
busy = Ein anderer Tab dieser Seite verwendet die Datei. Jenen Tab schließen und noch einmal versuchen.
past-end = Die Datei endet vor Byte { $at }: sie hat nur { $len }. Sie ist unvollständig: bitte neu holen.
no-such-file = Auf diesem Gerät gibt es keine Datei „{ $name }“. Bitte neu holen.
failed = Der Browser konnte Daten nicht aufbewahren oder lesen ({ $what }). Die Seite neu laden und noch einmal versuchen.
