example-changed =
    ejemplo { $place } { $what ->
        [added] añadido
        [removed] eliminado
        [moved] movido
        [reworded] reformulado
        [on] activado
       *[off] desactivado
    }
two-examples-changed =
    ejemplos { $place } y { $other } { $what ->
        [added] añadidos
        [removed] eliminados
        [moved] movidos
        [reworded] reformulados
        [on] activados
       *[off] desactivados
    }
three-examples-changed =
    ejemplos { $place }, { $other } y { $third } { $what ->
        [added] añadidos
        [removed] eliminados
        [moved] movidos
        [reworded] reformulados
        [on] activados
       *[off] desactivados
    }
many-examples-changed =
    { $n } ejemplos { $what ->
        [added] añadidos
        [removed] eliminados
        [moved] movidos
        [reworded] reformulados
        [on] activados
       *[off] desactivados
    }
example-moved-to = ejemplo { $place } movido al lugar { $target }
renamed = renombrado a «{ $name }»
text-changed =
    { $text }: { $what ->
        [written] texto nuevo
        [emptied] vaciado
       *[reworded] otra redacción
    }
made-a-chat = convertido en chat
made-a-completion = convertido en continuación
variable-changed =
    variable «{ $name }» { $what ->
        [set] fijada
        [emptied] vaciada
       *[changed] cambiada
    }
setting-changed = { $setting }: de { $old } a { $new }
changes-next = { $changes }, { $next }
and-more-changes =
    { $changes } y { $n ->
        [one] { $n } cambio más
       *[other] { $n } cambios más
    }
nothing-changed = nada cambiado
first-version = primera versión
kept-whole = guardado entero
numbered-anew = ejemplos renumerados
restored = restaurada: { $name }
the-name = nombre
the-instruction = instrucción
the-input-label = etiqueta de entrada
the-output-label = etiqueta de salida
the-input = entrada
input-of-an-example = entrada de un ejemplo
output-of-an-example = salida de un ejemplo
the-variable = variable «{ $name }»
an-example = un ejemplo
the-example = ejemplo { $place }
input-of = entrada de { $example }
output-of = salida de { $example }
order-of-examples = orden de los ejemplos
stops-from-labels = de las etiquetas
none = ninguno
setting-model = modelo
setting-temperature = temperatura
setting-top-k = top-k
setting-top-p = top-p
setting-min-p = min-p
setting-repetition-penalty = penalización por repetición
setting-max-tokens = máx. de tokens
setting-seed = semilla
setting-samples = muestras
setting-stops = textos de parada
setting-schema = esquema JSON
no-such-version = Esta versión no está en el historial. Abre otra vez la lista de versiones.
not-at-the-end =
    Una versión nueva sigue a la más reciente de su rama. Crea una rama para continuar desde una anterior.
no-such-branch = No existe la rama «{ $name }». Elige una de la lista.
branch-exists = Ya existe una rama «{ $name }». Elige otro nombre.
branch-name = Una rama necesita un nombre de 1 a { $most } caracteres. Acórtalo.
too-long =
    { $what ->
        [name] El nombre
        [note] La nota
        [key] La clave del resultado
       *[sentence] La frase del resultado
    } tiene { $size } bytes y puede tener { $most }. Acórtalo.
too-many =
    Un historial admite como máximo { $most } { $what ->
        [results] resultados por versión
        [branches] ramas
        [versions] versiones
       *[megabytes] megabytes
    }. Redúcelo o guarda el proyecto como uno nuevo.
not-a-history = Estos bytes no son un historial de Exemplar. El proyecto en sí no está afectado.
newer-history =
    Este historial lo escribió un Exemplar más nuevo (versión { $found }; este lee hasta la { $known }). Recarga la
    página para actualizar.
damaged =
    Esta versión no se puede reconstruir porque una parte del historial está dañada. Elige una posterior o una
    anterior.
too-much-work = Reconstruir esta versión cuesta más trabajo del permitido. Elige otra.
project-unread = No se pudo leer el proyecto de esta versión. { $why }
not-asked = Esta no es la versión por la que se preguntó. Responde por la que se muestra.
nothing-between = Para buscar un cambio, elige una versión buena y una mala posterior.
no-such-conflict = Ese conflicto ya no existe. Se ha resuelto.
not-a-text = Este conflicto no se puede resolver con un texto propio. Elige uno de los lados.
history-damaged = Una parte del historial estaba dañada.
bytes-lost = Sus últimos { $count } bytes no se pudieron leer y se dejan fuera.
entries-passed-over =
    { $count } entradas intermedias no se pudieron leer; puede que algunas versiones no se abran.
project-unaffected = El proyecto en sí no está afectado.
sentences = { $first } { $second }
variable-kind =
    variable «{ $name }» ahora es { $kind ->
        [text] un texto
        [long-text] un texto largo
        [choice] una opción
        [number] un número
        [date] una fecha
       *[file] un archivo
    }
the-options = opciones de la variable «{ $name }»
the-comment = comentario sobre la instrucción
comment-on = comentario sobre { $example }
the-kind = tipo de la variable «{ $name }»
