file-too-large-for-a-project =
    Este archivo tiene { $size } MB y un proyecto puede tener { $limit } MB. Abre un archivo más pequeño o pega sus
    filas como tabla.
file-damaged =
    Este archivo no es un proyecto: su texto se corta o falla en la línea { $line }, columna { $column }. Abre un
    archivo guardado por Exemplar.
not-a-project-file = Este archivo no es un proyecto de Exemplar. Abre un archivo que termine en .exemplar.json.
newer-file =
    Este archivo lo hizo un Exemplar más nuevo (versión { $found }; este lee hasta la { $known }). Recarga la página
    para actualizar y ábrelo de nuevo.
too-many =
    Este proyecto tiene más de { $limit } { $what ->
        [examples] ejemplos
        [values] valores
       *[stops] textos de parada
    }. Divídelo en varios proyectos.
not-a-link = Esto no es un enlace de Exemplar. Comprueba que se copió la dirección completa.
newer-link =
    Este enlace lo hizo un Exemplar más nuevo (versión { $found }; este lee hasta la { $known }). Recarga la página
    para actualizar y ábrelo de nuevo.
link-truncated = Falta el final de este enlace. Copia el enlace completo o pídelo como archivo.
link-corrupted = Este enlace cambió por el camino y no se puede leer. Cópialo de nuevo o pídelo como archivo.
link-too-large =
    Este enlace se desplegaría a { $bytes } bytes y el límite es { $limit }. Pide el proyecto como archivo.
too-large-for-a-link =
    Este proyecto tiene { $size } KB de texto y en un enlace caben { $limit } KB. Compártelo como archivo.
needs-passphrase = Este enlace está sellado. Escribe su frase de contraseña para abrirlo.
wrong-passphrase = La frase de contraseña no abre este enlace. Revisa la ortografía y las mayúsculas.
empty-passphrase = Un sello necesita una frase de contraseña. Escribe una o comparte un enlace abierto.
seal-too-costly =
    Abrir este enlace exige más trabajo del que permite esta aplicación ({ $size } MB, { $passes } pasadas). Pide el
    proyecto como archivo.
link-is-long =
    Este enlace es largo. Los navegadores lo abren, pero algunos programas de chat y correo cortan enlaces así. Un
    archivo es más seguro.
too-long-for-a-link =
    Este proyecto es demasiado largo para un enlace: los navegadores y programas de chat pueden cortarlo. Compártelo
    como archivo.
not-a-table = Esto no es una tabla: necesita dos filas o más con dos columnas o más.
table-too-large = Esta tabla es demasiado grande: { $limit }. Pégala en partes más pequeñas.
rows-limit = puede tener { $limit } filas
columns-limit = puede tener { $limit } columnas
megabytes-limit = puede tener { $limit } MB
out-of-range =
    El valor estaba fuera de rango y se ajustó: { $field ->
        [temperature] temperatura
        [top-p] top-p
        [min-p] min-p
        [top-k] top-k
        [repetition-penalty] penalización por repetición
        [max-tokens] máx. de tokens
        [seed] semilla
       *[samples] muestras
    }.
not-a-number =
    El valor no era un número y tiene el habitual: { $field ->
        [temperature] temperatura
        [top-p] top-p
        [min-p] min-p
        [top-k] top-k
        [repetition-penalty] penalización por repetición
        [max-tokens] máx. de tokens
        [seed] semilla
       *[samples] muestras
    }.
unknown-style = El estilo del prompt no se conoce aquí y ahora es Continuación.
renumbered = { $count } ejemplos compartían número con otro y recibieron uno propio.
unknown-kind = El tipo de la variable «{ $name }» no se conoce aquí; ahora es un texto.
