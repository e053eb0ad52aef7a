part-of = { $done } de { $whole }
temperature-label = Temperatura
top-p-label = Top-p
longest-answer = Respuesta más larga, en tokens
remove = Quitar «{ $name }»
input = Entrada
right-answer = Respuesta correcta
not-fetched = No se pudo obtener una parte del programa. Comprueba la conexión e inténtalo de nuevo.

measure = Medir
measure-note =
    ¿Cuál de estos es mejor, y es casualidad? Un experimento pregunta a tu modelo las mismas filas en cada
    condición, aquí en esta página, y dice qué se puede deducir de las respuestas.
what-to-know = ¿Qué quieres saber?
your-experiments = Tus experimentos
no-experiments-yet =
    Aún ninguno. Elige una pregunta arriba: con filas de muestra y el modelo de práctica, el primero tarda unos
    segundos.
open-experiment = Abrir experimento…
experiment-file = Archivo de un experimento
open-promptfoo = Abrir archivos de promptfoo…
came-with-tests = Este proyecto vino de «{ $name }», que tiene pruebas. Pueden ser las filas y comprobaciones de un experimento.
look-at-tests = Ver sus pruebas
promptfoo-files = Archivos de promptfoo
found-in-files = Encontrado en estos archivos
does-not-fit = Lo que no encaja:
set-up-with-these = Preparar con estos
leave-them = Dejarlos
paused-at = En pausa: { $done } de { $whole } llamadas.
delete = Eliminar «{ $name }»

link-came = Con este enlace llegó un experimento
link-came-named = Con este enlace llegó un experimento:
link-holds-rows =
    { $question } { $n-rows ->
        [one] { $n-rows } fila
       *[other] { $n-rows } filas
    }. No se ha ejecutado nada, y nada tuyo ha cambiado.
link-holds-answers =
    { $question } { $n-rows ->
        [one] { $n-rows } fila
       *[other] { $n-rows } filas
    }, { $n-answers ->
        [one] { $n-answers } respuesta grabada
       *[other] { $n-answers } respuestas grabadas
    }. No se ha ejecutado nada, y nada tuyo ha cambiado.
link-holds-answers-of =
    { $question } { $n-rows ->
        [one] { $n-rows } fila
       *[other] { $n-rows } filas
    }, { $n-answers ->
        [one] { $n-answers } respuesta grabada
       *[other] { $n-answers } respuestas grabadas
    } de { $model }. No se ha ejecutado nada, y nada tuyo ha cambiado.
add-to-yours = Añadir a tus experimentos
leave-it = Dejarlo

all-questions = Todas las preguntas
test-rows = Filas para probar
rows-note =
    Dos columnas: lo que entra y la respuesta correcta. Filas que no estén entre tus ejemplos, 40 o más si las
    tienes.
rows-optional-note =
    No hace falta. Con filas y sus respuestas correctas, el resultado dice también si los mejores órdenes
    aciertan más a menudo.
paste-rows-hint = Pega aquí las filas, tal como salen de una hoja de cálculo
drop-file = Suelta aquí un archivo CSV, o
choose-file = Elegir archivo…
rows-file = Archivo de filas
use-sample-rows = Usar filas de muestra
rows-given =
    { $n-rows ->
        [one] { $n-rows } fila
       *[other] { $n-rows } filas
    }, { $n-known } con respuesta correcta
take-other-rows = Tomar otras filas
from-data-table = De la tabla de datos
from-data-note =
    de este proyecto. Elige entre versiones con las filas de selección, y juzga la elegida con las filas
    reservadas.
none = ninguna
part-rows =
    { $part }: { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }

the-versions = Las versiones
your-prompt = Tu prompt
own-without-instruction = Tal como está en Escribir: sin instrucción, con sus ejemplos.
own-with-instruction = Tal como está en Escribir: «{ $instruction }», con sus ejemplos.
add-version = Añadir una versión
version-named = Versión { $mark }
version-name = Nombre de la versión
instruction-of = Instrucción de { $name }
version-instruction-hint = La instrucción de esta versión
named-with-examples = { $name } con tus ejemplos
with-examples = con tus ejemplos
the-wordings = Las formulaciones
wordings-note =
    Una frase por línea, y se prueba cada combinación. La primera línea de cada cuadro es aquella con la que se
    comparan las demás; puede estar vacía: entonces no hay nada.
wordings-in-all =
    { $sizes }: { $n ->
        [one] { $n } formulación en total
       *[other] { $n } formulaciones en total
    }
add-place = Añadir un lugar
place-numbered = lugar { $n }
papers-sixty = Las 60 del artículo
also-reasoning = Cada una también con «Let's think step by step.»
keep-third = Guardar un tercio de las filas para una última prueba del ganador
phrases-of = Frases: { $name }
the-examples = Los ejemplos
the-examples-note = Los que muestra ahora tu prompt, en este orden.
begin-sentences = Frases con las que empieza la respuesta
begin-sentences-note =
    Dieciséis son del artículo: útiles, engañosas y fuera de lugar. Junto a ellas se ejecuta siempre una
    respuesta simple.
own-sentence = Una frase propia
add = Añadir
all-sixteen = Las dieciséis
right-answers-are = Las respuestas correctas son
numbers = Números
yes-or-no = Sí o no
choice-letter = Una letra que nombra una opción
words-or-letters = Palabras o letras
reasonings-per-row = Razonamientos por fila
reasonings-note = Si hay más de uno, votan (autoconsistencia); cada uno se genera a temperatura 0,7.
read-strictly =
    Leer las respuestas de forma estricta; el método del artículo encuentra una B en «Because of that, D»

what-answers = Qué responde
several-models-note = Se pueden comparar varios a la vez.
right-when = Una respuesta es correcta cuando
judge-yourself-note =
    Cuando estén las respuestas, se muestran una junto a otra sin sus nombres. Las filas no necesitan respuestas
    correctas.
rubric-and-judge = La rúbrica y su juez
rubric-note =
    El juez ve cada vez dos respuestas a una fila, en ambos órdenes, y dice cuál cumple más. Las filas no
    necesitan respuestas correctas.
rubric = Rúbrica
rubric-hint = Qué hace una respuesta mejor: nombra el tipo correcto, en una palabra, sin disculparse
model-that-judges = El modelo que juzga
comparing-meanings = Cuánto se acerca el significado
comparing-meanings-note =
    Cuando estén las respuestas, un modelo de este dispositivo convierte cada respuesta y cada respuesta correcta en una
    lista de números; la puntuación de una fila es cuánto apuntan ambas en la misma dirección. Los textos iguales no
    cuestan nada, y nada se lee dos veces.
model-that-compares = El modelo que compara
made-for-meaning = hecho para esto, según su nombre
not-made-for-it = no hecho para esto, según su nombre: sus números dicen poco
near-enough = Bastante cerca desde
near-enough-note =
    De 0 a 1. Desde aquí una fila cuenta como correcta; en todo caso se comparan las puntuaciones. Qué número conviene
    depende del modelo: pruébalo con filas que conozcas.
weights-sum = Suma de los pesos: { $sum }
ways-and-weights = Formas de juzgar y sus pesos
ways-and-weights-note =
    La puntuación de una fila es la media ponderada de todas, y se comparan puntuaciones. Una fila solo necesita
    respuesta correcta si aquí algo se compara con ella.
right-from = Una fila es correcta desde una puntuación media de
right-from-note = Vacío: donde lo dicen todas las formas y reglas con peso.
add-way = Añadir una forma
way-numbered = Forma { $n }
weight-of-way = Peso de la forma { $n }
remove-way = Quitar la forma { $n }
add-rule = Añadir una regla
rule-numbered = Regla { $n }
rule-asks = Qué pide la regla { $n }
rule-strictly = Regla { $n }: { $what }
rule-weight = Peso
rule-number = Número
rule-must-not = La regla { $n } no debe cumplirse
words-of-rule = Palabras de la regla { $n }
number-of-rule = Número de la regla { $n }
weight-of-rule = Peso de la regla { $n }
remove-rule = Quitar la regla { $n }
rule-not = no debe cumplirse

compare-settings = ¿Importa la temperatura? Comparar también ajustes
first-settings =
    El primero: { $settings }, como está más abajo. Cada versión se pregunta también con todos los demás de
    aquí.
add-settings = Añadir ajustes
label-of-settings = { $label } de los ajustes { $n }
settings-numbered = Ajustes { $n }
remove-settings = Quitar los ajustes { $n }
version-with-settings = { $version } con { $settings }
which-combinations = Qué combinaciones se preguntan
asked-with = Preguntado con
settings-shown = temperatura { $temperature }, top-p { $top-p }, { $tokens } tokens
more-settings = Más ajustes
times-asked = Veces que se pregunta cada fila
times-asked-note =
    Más de una vez solo dice algo con una temperatura superior a 0: se marcan las filas cuyas respuestas
    cambian.
longest-answer-note = Una respuesta termina aquí a más tardar.
most-orders = Máximo de órdenes que probar
most-orders-note = Cuatro ejemplos tienen 24 órdenes. Con más ejemplos, se sortean tantos.
made-up-temperature = Temperatura de las entradas inventadas
made-up-temperature-note = El artículo usa 2 en la mayoría de las tareas.
seed-label = Semilla
seed-same-note = El comienzo del dado. Misma semilla, misma configuración, mismo resultado.

ready-to-start = Listo para empezar
start = Empezar
leave-to-batch = Dejarlo a un lote
counting-calls = Contando las llamadas
at-most-calls =
    Como máximo { $n ->
        [one] { $n } llamada
       *[other] { $n } llamadas
    }
about-seconds = unos { $amount } s aquí
about-minutes = unos { $amount } min aquí
time-unknown = el tiempo se sabe tras las primeras
costs-nothing = no cuesta nada: se ejecuta en este dispositivo
price-looked-up = sus llamadas salen de este dispositivo; se está consultando el precio
model-at = { $model } en { $host }
price-most-of-day =
    como máximo { $money } por { $n-calls ->
        [one] { $n-calls } llamada
       *[other] { $n-calls } llamadas
    } de { $model } (precio del { $day })
price-most =
    como máximo { $money } por { $n-calls ->
        [one] { $n-calls } llamada
       *[other] { $n-calls } llamadas
    } de { $model }
price-unknown =
    no se conoce el precio de { $n-calls ->
        [one] { $n-calls } llamada
       *[other] { $n-calls } llamadas
    } de { $model }

all-experiments = Todos los experimentos
run-again = Cambiar y repetir
in-progress = En curso
getting-ready = Preparando
running = En marcha
calls-answered = Llamadas respondidas
pause = Pausar
paused = En pausa
paused-note = En pausa. Se guardan todas las respuestas recibidas.
go-on = Continuar
calls-done = { $n-done } de { $n-all } llamadas
calls-done-known = { $n-done } de { $n-all } llamadas ({ $n-known } ya conocidas)

as-batch = Ejecutarlo como lote
as-batch-note =
    Para miles de filas: sube el archivo donde el servicio acepta lotes (OpenAI Batch, Anthropic Message
    Batches) y lee aquí los resultados. Esta página no envía nada para ello.
save-batch = Guardar como archivo de lote
read-batch = Leer resultados de un lote…
batch-results = Resultados de un lote

what-came-out = Qué resultó
link-copied = El enlace está copiado. Contiene todo el experimento.
no-copy = Este navegador no deja copiar a una página. Guarda el experimento como archivo.
save-experiment = Guardar experimento
copy-link = Copiar enlace
save-for-promptfoo = Guardar para promptfoo
its-rows-as-csv = Sus filas como CSV
its-results = Sus resultados
save-experiment-note =
    Prompt, filas, ajustes y todas las respuestas. Quien lo abra aquí puede repetirlo con su propio modelo.
promptfoo-lost = Guardado. En promptfoo no hay lugar para:
use-wording = Usar esta formulación
use-order = Usar este orden
opens-as-new = Se abre como proyecto nuevo; el tuyo queda como está.

every-result = Cada resultado
n-lines =
    { $n ->
        [one] { $n } línea
       *[other] { $n } líneas
    }
row = Fila
condition = Condición
answer = Respuesta
is-right = ¿Correcta?
lines = Líneas
right = correcta
right-not-always = correcta, no siempre
wrong = incorrecta
wrong-not-always = incorrecta, no siempre
as-table = Como tabla
save = Guardar

judge-yourself = Júzgalas tú
judge-them-note =
    Dos respuestas a la misma fila, una junto a otra. Qué versión está dónde se sortea en cada fila, para que no
    puedas saberlo.
first-beside = { $name } junto a
begin-to-judge = Empezar a juzgar
verdict-so-far = El veredicto hasta ahora
verdict-so-far-note =
    Quien mira a menudo y para cuando le gusta nombra ganadores por azar. Juzga todas las filas si puedes.
answered-alike =
    { $n ->
        [one] { $n } fila con respuestas iguales, cuenta como empate
       *[other] { $n } filas con respuestas iguales, cuentan como empate
    }
kept-on-device = guardado en este dispositivo
judging-keys = Juzgar. Teclas: 1 la primera, 2 la segunda, 0 iguales, U deshacer.
first-answer = Primera respuesta
second-answer = Segunda respuesta
first-is-better = Mejor la primera
equal = Iguales
second-is-better = Mejor la segunda
undo = Deshacer

asking-version = Preguntando versión tras versión. Esta es la número { $n }.
search-left = Se abandonó la búsqueda.
row-right = la fila { $n } sale bien
which-change = ¿Qué cambio estropeó una fila?
which-change-note =
    Vuelve a preguntar a { $model } esta fila con versiones anteriores de tu prompt, hasta hallar el cambio tras
    el cual salió mal: unas doce veces entre cien versiones.
find-change = Buscar el cambio
not-of-this-history =
    Ninguna versión guardada del proyecto abierto es exactamente el prompt de este experimento. Si se hizo con
    otro proyecto, abre ese y luego busca.
row-not-broken = La fila { $n } sale bien con el prompt de este experimento.
row-never-right =
    La fila { $n } salió mal en todas las versiones preguntadas, también en la más antigua ({ $n-asked ->
        [one] { $n-asked } versión
       *[other] { $n-asked } versiones
    }).
change-not-told =
    No se puede saber qué cambio fue: algunas respuestas no se pudieron juzgar ({ $n-asked ->
        [one] { $n-asked } versión preguntada
       *[other] { $n-asked } versiones preguntadas
    }).
change-found =
    La fila { $n } salía bien hasta este cambio: { $change }. { $n-asked ->
        [one] { $n-asked } versión preguntada
       *[other] { $n-asked } versiones preguntadas
    }. La pantalla Versiones de la sección Archivos puede recuperar la anterior.
