column-n = Columna { $n }

kind-text = Texto
kind-long-text = Texto largo
kind-choice = Opción
kind-number = Número
kind-date = Fecha
kind-file = Nombre de archivo
none-of-choices = «{ $text }» no es ninguna de las opciones de esta columna.
no-number = «{ $text }» no es un número.
no-date = «{ $text }» no es una fecha escrita como 2026-11-27.
no-file-name = «{ $text }» no es un nombre de archivo como foto.jpg.

train = Entrenar
selection = Selección
held-out = Reserva

no-such-place = Esa fila o columna ya no existe. No se cambió nada.
other-width = Una fila o columna nueva no tiene tantas celdas como la tabla. No se cambió nada.
column-exists = Esta columna ya está en la tabla. No se cambió nada.
too-many =
    Una tabla puede tener como máximo { $what ->
        [percent] { $limit } por ciento de filas de reserva y selección juntas
        [rows] { $limit } filas
        [columns] { $limit } columnas
        [choices] { $limit } opciones
        [megabytes] { $limit } megabytes
       *[bytes] { $limit } bytes en una celda
    }. No se cambió nada.
no-table = Estos bytes no son una tabla de Exemplar.
newer-table =
    Esta tabla la escribió un Exemplar más nuevo (versión { $version }). Recarga la página para tener el más
    reciente.
damaged-table = Esta tabla está dañada: se interrumpe o se contradice.
too-large =
    Esta tabla es demasiado grande: el límite es de { $what ->
        [percent] { $limit } por ciento de filas de reserva y selección juntas
        [rows] { $limit } filas
        [columns] { $limit } columnas
        [choices] { $limit } opciones
        [megabytes] { $limit } megabytes
       *[bytes] { $limit } bytes en una celda
    }.
