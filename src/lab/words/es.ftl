better = { $name } es mejor (con { $sure } de seguridad)
sure-percent = { $percent } %
sure-most = más del 99 %
no-difference-seen = No se ve diferencia: es menor de { $points } puntos en ambos sentidos
not-enough = Aún no es suficiente
not-enough-ahead = Aún no es suficiente: { $name } va por delante (con { $sure } de seguridad)
not-enough-rows =
    Aún no es suficiente; ejecuta unas { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    } más para saberlo
not-enough-ahead-rows =
    Aún no es suficiente: { $name } va por delante (con { $sure } de seguridad); ejecuta unas { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    } más para saberlo
full-stop = { $verdict }.
nothing-compared = No se comparó nada.
no-common-row = No se comparó nada: ninguna otra versión tiene una fila juzgada en común con la primera.
any-of-them = cualquiera de ellas
alone = { $name } acierta { $n-passed } de { $n } filas. Añade una versión con la que compararla.
on-held-out = En las filas reservadas: { $verdict }.
no-wording-better = Ninguna formulación fue mejor que no tener mensaje de sistema en las filas buscadas.
no-system-message = sin mensaje de sistema
named-with-reasoning = { $name } con razonamiento
zero-shot = zero-shot
example-helps = El ejemplo { $n } ayuda en { $points } puntos
example-hurts = El ejemplo { $n } perjudica en { $points } puntos
no-example-told = No se vio que ningún ejemplo por sí solo ayude o perjudique.
order-matters =
    El orden importa: de { $n } órdenes, { $order } responde a { $n-inputs } entradas inventadas de la forma más
    equilibrada.
no-order-better = Ningún orden es mejor, según muestran { $n } órdenes con { $n-inputs } entradas inventadas.
labels-changed = Cambiaron { $n-changed } de { $n } etiquetas. { $verdict }.
without-calibration = sin calibración
with-calibration = con calibración

prompt-numbered = prompt { $n }
model-numbered = modelo { $n }
settings-numbered = ajustes { $n }
temperature-of = temperatura { $value }
penalty-of = penalización { $value }
seed-of = semilla { $value }
most-tokens-of = tokens como máximo { $value }
stops-of = paradas { $value }
opener = apertura
task = tarea
closer = cierre

way-equals = igual ({ $how })
way-contains = contiene
way-contains-any-case = contiene (sin distinguir mayúsculas)
way-matches = coincide
first-number = número (primero)
last-number = número (último)
first-number-within = número (primero, ±{ $most })
last-number-within = número (último, ±{ $most })
way-same-json = mismo JSON
way-json-among-words = mismo JSON (entre palabras)
way-edits =
    como máximo { $n ->
        [one] { $n } cambio
       *[other] { $n } cambios
    }
way-at-least = { $measure } (al menos { $least })
way-similar = similar en significado (al menos { $least })
way-not = no: { $way }
way-label-share = probabilidad de la etiqueta correcta
way-opinion = opinión de un juez ({ $grading })
way-field = campo JSON { $pointer }
fixed-equals = igual a un texto fijo
fixed-contains = contiene textos fijos
fixed-matches = coincide con un patrón fijo
fixed-number = tiene un número fijo
fixed-json = es JSON
fixed-field = tiene un campo JSON
fixed-length = longitud
fixed-refuses = se niega
fixed-not = no: { $way }
fixed-same-score = la misma puntuación para cada fila
alike-exact = exacto
alike-trimmed = sin espacios en los extremos
alike-plain = minúsculas, espacios simples
alike-strict = estricto

wrong-level = { $level } no es un nivel de confianza. Elige uno entre 0 y 1, como 0,95.
more-passed-than-rows = No pueden haber acertado { $n-passed } de { $n } filas. Vuelve a contar las filas.
too-few = Faltan datos: { $what } necesita al menos { $n-least } y tiene { $n }. Añade filas.
not-paired =
    Los dos lados tienen { $n-left } y { $n-right } filas y deben tener las mismas. Ejecuta ambos con las mismas
    filas.
wrong-setting = { $what }: este número no sirve aquí. Elige { $choose }.
a-comparison = una comparación
a-score = una puntuación
finite-scores = puntuaciones finitas
a-bootstrap = un bootstrap
tries-at-once = tantos intentos a la vez
best-of-n = el mejor de N
ranked-number = un número de rango
finite-numbers = números finitos
labels-list = una lista de etiquetas
of-calibration = la calibración (entradas sin contenido, y etiquetas)
of-reasoning = este experimento (filas, y caminos para cada una)
of-value = este experimento (ejemplos, y filas)
of-order-texts = el orden de los ejemplos (ejemplos, con un texto inventado para cada orden)
of-order-inputs = el orden de los ejemplos (entradas inventadas por el modelo)
sizes-list = La lista de tamaños
rising-sizes = tamaños crecientes desde 1, como 10, 25, 50, 100
largest-size = el tamaño mayor
a-slot = un lugar
number-of-prompts = El número de prompts
number-of-models = El número de modelos
number-of-settings = El número de ajustes para respuestas
number-of-rows = El número de filas
number-of-repeats = El número de repeticiones
number-of-cells = El número de celdas que ninguna regla excluye
one-or-more = 1 o más
zero-or-more = 0 o más
the-tolerance = La tolerancia
the-threshold = La puntuación a partir de la cual una respuesta acierta
zero-to-one = un número de 0 a 1
run-length = La longitud de una serie de palabras
weight-of-score = El peso de una puntuación
right-weights = pesos de 0 o más, alguno mayor que 0
rows-expected = El texto esperado de una fila
plain-number = un número como 12 o 3.5 y nada más, u otra forma de juzgar
one-of-labels = una de las etiquetas

too-long = { $what }: { $n } { $unit }; el máximo es { $n-most }. Acórtalo o deja fuera esta fila.
bytes = bytes
unit-words = palabras
pieces = piezas
an-answer = Una respuesta
an-expected-text = Un texto esperado
expected-in-characters = El texto esperado que una respuesta debe contener (en caracteres)
text-by-words = Un texto que se compara por palabras
text-by-pieces = Un texto que se compara pieza a pieza
a-pattern = Un patrón
text-for-pattern = Un texto para un patrón
a-schema = Un esquema
not-measured =
    { $what }: no se midió, así que no se puede dar esta puntuación. Elige otra puntuación u otro modelo.
embeddings = Lo que significan los textos (sus embeddings)
label-probabilities = La probabilidad de cada etiqueta
an-opinion = La opinión de un juez sobre la respuesta
pattern-unreadable =
    Este patrón no es una expresión regular legible. Revisa sus paréntesis y barras invertidas.
pattern-too-slow = El patrón tarda demasiado con esta respuesta. Escríbelo sin repeticiones anidadas.
check-value-unusable =
    { $kind }: tiene un valor que no puede usar. Dale un texto, una lista de textos o un umbral.
this-assertion = Esta comprobación
json-comparison = La comparación por valor JSON, cuyos textos esperados deben ser JSON (textos entre comillas)
schema-unusable = El esquema no se puede usar en { $place }: { $what }. Cámbialo ahí.
schema-too-slow =
    El esquema tarda demasiado con esta respuesta. Escríbelo sin esquemas que vuelvan a sí mismos.
embeddings-unlike =
    Los vectores de estos textos no se pueden comparar: sus longitudes difieren o falta un número. Usa un solo
    modelo de embeddings para ambos.
judge-reply-unread =
    La respuesta del juez no dice lo que se preguntó. Vuelve a preguntar o elige un modelo mayor como juez.

schema-kind = un esquema es un objeto, true o false
draft-seven = aquí solo se conoce el draft 7
only-whole-named = solo el esquema entero puede tener nombre propio
only-inside = solo se puede referir a lo que está en el mismo esquema, como #/definitions/name
is-text = esto es un texto
is-truth = esto es true o false
is-list = esto es una lista
is-type = esto es el nombre de un tipo o una lista de ellos
is-names = esto es una lista de nombres
is-number = esto es un número
is-above-zero = esto es un número mayor que 0
is-count = esto es un número entero desde 0
unknown-format = este formato no se conoce aquí
is-schemas = esto es una lista de esquemas
unknown-keyword = esta palabra clave no es del draft 7
no-pattern = esto no es un patrón legible
is-object = esto es un objeto

not-finished = El experimento no ha terminado: faltan { $n } respuestas. Ejecútalo hasta el final.
unknown-call = Esta respuesta no pertenece a ninguna llamada pedida. Empieza el experimento de nuevo.
wrong-answer = La respuesta es de otro tipo que el que pedía la llamada. Vuelve a preguntar al modelo.
labels-collide =
    Las etiquetas «{ $a }» y «{ $b }» empiezan con el mismo token, así que una probabilidad vale por las dos.
    Cambia el nombre de una.
label-not-one-token =
    La etiqueta «{ $label }» son { $n } tokens para este modelo y debe ser uno. Elige una palabra más corta.
too-many-calls = El experimento haría más de { $n } llamadas. Toma menos prompts, filas o repeticiones.
took-how-long = Cuánto tardó una respuesta
cost-how-much = Cuánto costó una respuesta
token-probabilities = La probabilidad de cada token
