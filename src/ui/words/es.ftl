n-tokens =
    { $n ->
        [one] { $n } token
       *[other] { $n } tokens
    }
n-examples =
    { $n ->
        [one] { $n } ejemplo
       *[other] { $n } ejemplos
    }
n-answers =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }
n-earlier-answers =
    { $n ->
        [one] { $n } respuesta anterior
       *[other] { $n } respuestas anteriores
    }

copy = Copiar
copied = Copiado
passphrase = Frase de contraseña
paste-table = Pegar una tabla…
on-this-device = En este dispositivo
graphics-card = Tarjeta gráfica
processor = Procesador
part-of = { $done } de { $whole }
answer = Respuesta
prompt = Prompt
untitled = Sin título
off = desactivado

write = Escribir
data = Datos
measure = Medir
files = Archivos
models = Modelos
services = Servicios
places = Secciones
opening = Abriendo { $place }
try-again = Volver a intentarlo
skip = Saltar al prompt
opening-last = Abriendo tu último proyecto
notices = Avisos
dismiss = Descartar
airplane = Modo avión
airplane-now =
    Modo avión (ahora: { $state ->
        [on] activado
       *[off] desactivado
    })
airplane-note = Nada sale de este dispositivo. Pulsa para desactivarlo.
theme-now =
    { $command } (ahora: { $theme ->
        [light] claro
        [dark] oscuro
       *[system] como el dispositivo
    })
theme = Tema
language = Idioma

left-note = Mira cada solicitud que salió de este dispositivo.
nothing-left = Nada ha salido de este dispositivo
nothing-left-note =
    Todo se ejecuta en esta página. Un prompt solo sale de este dispositivo en un enlace o un archivo que tú creas.
title = { $name } · Exemplar
project-name = Nombre del proyecto
saved = Guardado
saving = Guardando…
not-saved = Sin guardar
saved-copy = Guardado como copia
kept-here = Se conserva en este navegador
being-kept = Se está guardando en este navegador
goes-on-in = Otra pestaña cambió este proyecto; sigues en «{ $name }»
step = { $what } ({ $keys })
step-of = { $command }: { $what } ({ $keys })
projects = Proyectos
start-from-example = Empezar con un ejemplo…
open-file = Abrir archivo…
open-another = Abrir otro
project-file = Archivo de proyecto

link-came = Con este enlace llegó un proyecto
reading-link = Leyendo el enlace…
added-beside = Se añade junto a tus proyectos. Nada se ejecuta hasta que pulses Ejecutar.
passphrase-refused = Esta frase no lo abre. Compruébala con quien envió el enlace.
unlocking = Desbloqueando…
unlock = Desbloquear
share-title = Compartir este proyecto
link-sealed =
    Todo el proyecto está dentro de este enlace ({ $n ->
        [one] { $n } carácter
       *[other] { $n } caracteres
    }). Ningún servidor lo guarda. Solo quien conozca la frase puede leerlo; envíala por otro medio.
link-open =
    Todo el proyecto está dentro de este enlace ({ $n ->
        [one] { $n } carácter
       *[other] { $n } caracteres
    }). Ningún servidor lo guarda. Quien tenga el enlace puede leerlo.
link = Enlace
copy-link = Copiar enlace
seal-link = Sellar el enlace
sealed-note = Un enlace sellado está cifrado. Una frase olvidada no se puede recuperar.

models-note = Estos modelos responden dentro de esta página. Lo que escribes se queda en este dispositivo.
add-model = Añadir un modelo
add-model-note =
    Un modelo llama, qwen2, qwen3, gemma3, phi3 o smollm3: un archivo .gguf o todas sus partes, o un
    archivo .safetensors con su config.json y su tokenizer.json. Los más pequeños responden antes.
drop-files = Suelta los archivos aquí, o
choose-files = Elegir archivos…
model-files = Archivos del modelo
or-address = O la dirección del archivo
fetch = Descargar
fetch-note = Al descargarlo, ese servidor sabe que pediste el archivo. Nada de lo que escribiste va con ello.
browser-gives = Lo que ofrece este navegador
card-unused = Sin usar: los modelos se ejecutan en el procesador.
change-device = Cambiar…
automatic = Automático
shared-memory = Memoria compartida
arithmetic = Aritmética
storage = Almacenamiento
threads-ready =
    Sí: { $n ->
        [one] { $n } hilo está listo y hace
       *[other] { $n } hilos están listos y comparten
    } el trabajo.
one-thread-started = Sí, pero no arrancó un segundo hilo: el motor usa uno.
one-thread = No: el motor usa un hilo. Todo funciona.
simd-relaxed = SIMD relajado: se usa la versión correspondiente.
simd-plain = SIMD de 128 bits: se usa la versión que funciona en todas partes.
storage-private = Archivos privados: los modelos se leen por partes.
storage-database =
    Sin archivos privados: los modelos se guardan en la base de datos y se leen enteros, así que los grandes necesitan
    más memoria.
storage-none =
    No conserva nada: los modelos y proyectos desaparecen con esta pestaña. Guarda el proyecto como archivo.
no-part-of-model =
    «{ $name }» no es parte de un modelo que se pueda leer aquí. Elige un archivo .gguf, o un archivo .safetensors
    junto con su config.json y su tokenizer.json.
same-kind-twice = Se eligieron dos archivos del mismo tipo. Añade un modelo cada vez.
several-models = Estos archivos son de varios modelos. Añade un modelo cada vez.
part-missing = «{ $model }» está en { $n-parts } archivos y falta el número { $n }. Elige los { $n-parts } juntos.
part-twice =
    El número { $n } de «{ $model }» se eligió dos veces. Elige cada uno de sus { $n-parts } archivos una vez.
address-begins = Una dirección empieza por https://. Cópiala de la página del modelo.
address-ends = La dirección debe llevar al archivo mismo: termina en .gguf o .safetensors.
weights-missing = Faltan los pesos: elige también el archivo .gguf o .safetensors.
three-together = Un archivo .safetensors necesita su config.json y su tokenizer.json. Elige los tres juntos.
looking-for-models = Buscando modelos
delete-model = Eliminar { $name }
answers-here = Responde en este proyecto
use-here = Usar en este proyecto
comes-with-page = viene con esta página
rest-to-come = { $done } de { $whole } ya están aquí; falta el resto
thousand-parameters = { $amount } mil parámetros
million-parameters = { $amount } millones de parámetros
text-and-chat = texto y chat
text-alone = texto
in-memory = En memoria · { $parameters } · { $kind } · lee { $tokens } · { $chat }
room-private = { $used } de unos { $whole } usados, en los archivos privados de este navegador. Se cuentan también las copias de modelos que se cargan antes; dejan sitio cuando falta espacio.
room-database =
    { $used } de unos { $whole } usados, en la base de datos de este navegador, porque no tiene archivos privados; un
    modelo se lee entonces entero en la memoria.
room-memory =
    { $used } de unos { $whole } usados, solo hasta que se cierre esta pestaña, porque este navegador no conserva nada
    para esta página.
how-often-right =
    { $n ->
        [one] Con qué frecuencia acierta, en { $n } tarea
       *[other] Con qué frecuencia acierta, en { $n } tareas
    }
measured-note =
    Respuestas correctas de cada cien, según el número de ejemplos mostrados. Debajo, el intervalo en el que está el
    valor real, con un 95 % de certeza.
task = Tarea
examples-shown = Ejemplos mostrados
range = { $low } a { $high }
small-and-quick = Pequeño y rápido. Inglés sencillo, respuestas cortas.
follows-surely = Sigue ejemplos e instrucciones con más seguridad.
knows-more = Sabe más, en muchos idiomas. Lento sin un dispositivo rápido.
real-model = Para trabajo de verdad, un modelo de verdad
real-model-note =
    No se descarga nada hasta que pulses. Entonces huggingface.co sabe que pediste el archivo; nada de lo que
    escribiste va con ello. Una vez aquí, responde en esta página.
on-its-way = Un modelo está en camino: mira arriba en esta página.
from-hugging-face = { $size } desde huggingface.co
fetch-it = Descargar { $name }
sprout-title = Sprout, un modelo de demostración diminuto
reading-card = Leyendo la ficha de Sprout
good-at = Bueno para
not-made-for = No hecho para
size-of = Tamaño
how-made = Cómo se hizo
order-matters = ¿Importa el orden?
orders-told =
    Sí. Se hicieron { $prompts } prompts de clasificación con los mismos ejemplos en todos sus { $orders } órdenes.
    Acertó en { $mean } de media: { $worst } en el peor orden, { $best } en el mejor. En { $turned } de los prompts
    decidió solo el orden.
sprout-size =
    { $size }, con { $amount } millones de números aprendidos. Lee hasta { $tokens }, pero se entrenó con prompts de
    como mucho { $most }: que los tuyos sean cortos.
in-progress = En curso
bringing-named = Cargando en memoria: { $name }
fetching-named = Descargando: { $name }
checking-named = Comprobando: { $name }

answers = Respuestas
answer-comes-here = La respuesta aparece aquí
answer-comes-note =
    El modelo lee tu prompt de arriba abajo y sigue escribiendo. Se ejecuta dentro de esta página; pulsa Ejecutar.
exact-request = La solicitud exacta
stays-here = Se queda en este navegador: responde su propio modelo.
sends = Ejecutar envía { $size } a { $host }
sends-times =
    { $sends }, { $n ->
        [one] { $n } vez
       *[other] { $n } veces
    }
sends-cost = { $sends }, como mucho { $cost }
price-of = { $sends } (precio del { $day })
sends-whole = { $sends }.
sends-or = { $sends }. Si falla: a { $hosts }.
looking-for-models-now = Buscando modelos…
model-absent = Un modelo que no está en este dispositivo
tiny-model = { $name }, un modelo de demostración diminuto
add-model-choice = Añadir un modelo…
connect-service = Conectar un servicio…
model = Modelo
reading-prompt = Leyendo el prompt
bringing-model = Cargando el modelo en memoria…
bringing = Cargando { $name } en memoria
with-share = { $what }: { $share }
with-time = { $what }, { $time }
waiting-first-word = Esperando la primera palabra
ended-at-once = El modelo terminó enseguida, sin una palabra.
run-again = Ejecutar de nuevo
reasoning = Su razonamiento
asks-for-tool = Pide una herramienta: { $text }
declines = Se niega: { $text }
tokens-in = { $n } de entrada
tokens-in-cached = { $n } de entrada, { $n-cached } en caché
tokens-out = { $n } de salida
seed-of = semilla { $seed }
first-after = primero tras { $time }
answered-by = respondió { $name }
tokens-a-second = { $rate } tokens/s
ended-with-line = terminó con su línea
ended-before = terminó antes de «{ $text }»
ended-why = terminó: { $why }
from-earlier-prompt = de un prompt anterior
answer-as-json = Respuesta como JSON
json-schema = Esquema JSON de la respuesta
json-hint = Cualquier texto. Para JSON: { "{" }"type": "object"{ "}" }, o un esquema completo
settings-are = Ajustes: { $summary }
settings-summary = { $variety }, como mucho { $tokens }
and-answers = { $before }, { $answers }
longest-answer = Respuesta más larga
side-by-side = Respuestas en paralelo
same-number = Mismo número, mismo texto
draw-from-all = Sortear entre todos los tokens
likeliest-only = Solo el token más probable
draw-from = Sortear entre los { $n } más probables
however-unlikely = Por improbable que sea
from-likeliest = Del { $share } más probable
none-too-rare = Ningún token es demasiado raro
none-under = Ninguno por debajo del { $share } del mejor
may-repeat = Puede repetirse
repeats-less = Se repite menos
same-wording = Siempre las mismas palabras
little-variety = Un poco de variedad
much-variety = Mucha variedad
anything-goes = Todo vale
setting-name = { $words } ({ $term })
from-to = De { $least } a { $most }.
no-stops = Ninguno: el modelo mismo dice cuándo terminó.
or-stop = { $before }  o  { $next }
quoted = «{ $text }»
from-labels = De las etiquetas
my-own = Propios
stop-when = Dejar de escribir cuando aparezca esto
stop-texts = Textos de parada
stop-texts-lines = Textos de parada, uno por línea
stop-hint = Uno por línea; \n es un fin de línea

instruction-hint = Qué hay que hacer, en una frase. Puede quedar vacío: los ejemplos también hablan.
input-hint = El caso que hay que responder ahora.
instruction = Instrucción
examples = Ejemplos
input = Entrada
template = Plantilla
reply-room = Espacio para la respuesta
move-example = Mover el ejemplo { $n }
drag-or-alt = Arrastra, o pulsa Alt con una flecha
drag-to-move = Arrastra para mover, o Alt y una flecha
show-example = Mostrar el ejemplo { $n } al modelo
duplicate-example = Duplicar el ejemplo { $n }
delete-example = Eliminar el ejemplo { $n }
example-text = Ejemplo { $n }, { $label }
example-deleted = Ejemplo { $n } eliminado. Deshacer lo recupera.
example-duplicated = Ejemplo { $n } duplicado.
example-shown = El ejemplo { $n } se muestra al modelo.
example-off = El ejemplo { $n } está desactivado.
example-moved = Ejemplo movido al puesto { $n } de { $n-all }.
labels = Etiquetas
each-shows = Cada uno muestra
and-its = y
input-label = Etiqueta de la entrada
output-label = Etiqueta de la respuesta
rename-for-all = Cámbiale el nombre en todos los ejemplos
shown-too = { $examples }, { $n } mostrados
with-tokens = { $examples } · { $tokens }
all-shown = Todos los ejemplos se muestran al modelo.
all-off = Todos los ejemplos están desactivados.
show-what-you-mean = Enséñale al modelo lo que quieres
pairs-lesson =
    De dos a cinco pares de lo que entra y la respuesta correcta. El modelo continúa el patrón: eso es { $term }
    prompting.
see-examples = Ver ejemplos…
values = Valores
values-note = para lo que está entre { "{{" }llaves{ "}}" }
value-of = Valor de { $name }
value-hint = Vacío: el modelo ve las llaves
value-missing = Falta este valor.
sheet = Hoja
write-prompt = Escribir un prompt

close-note = Cerrar esta nota
switch-off-all = Desactiva todos los ejemplos y ejecuta de nuevo.
switch-off-one = Desactiva el ejemplo { $numbers } y ejecuta de nuevo.
switch-off-some = Desactiva los ejemplos { $numbers } y ejecuta de nuevo.
why-all = Solo los ejemplos dicen lo que quieres. Mira qué hace el modelo sin ellos.
why-one = Es el único que responde «{ $shown }». Mira qué hace el modelo sin él.
why-some = Son los únicos que responden «{ $shown }». Mira qué hace el modelo sin ellos.
now-run-again = Ahora ejecuta de nuevo.
out-all = Todos los ejemplos están fuera del prompt; abajo ves lo que queda.
out-one = El ejemplo { $numbers } está fuera del prompt; abajo ves lo que queda.
out-some = Los ejemplos { $numbers } están fuera del prompt; abajo ves lo que queda.
knew-it = { $answer } otra vez: esta la sabía por sí solo.
others-enough = { $answer } otra vez: aquí bastaron los demás ejemplos.
change-input = Cambia la entrada y observa cuándo cambia la respuesta.
switch-another = Desactiva otro o cambia la entrada, y observa cuándo cambia la respuesta.
turned-all = Con los ejemplos dijo { $before }; sin ellos, { $after }.
turned-one = Con el ejemplo { $numbers } dijo { $before }; sin él, { $after }.
turned-some = Con los ejemplos { $numbers } dijo { $before }; sin ellos, { $after }.
not-shown = Lo que no se le ha mostrado, difícilmente lo sabe.
nothing = nada
goes-by-examples = El modelo se guía por los ejemplos que tiene delante: eso es { $term } prompting.
try-it = Pruébalo
make-it-yours = Hazlo tuyo
start-empty = Empezar vacío
see-other-examples = Ver otros ejemplos…

context = Ventana de contexto
check-note = Busca lo que puede salir mal
check = Revisar
estimated = estimado
counting = contando…
counting-note = El vocabulario de { $tokenizer } está en camino; entonces el número será exacto.
leave-room = Dejar espacio para { $tokens }
switch-off-last = Desactivar el último ejemplo
switch-off-last-n = Desactivar los últimos { $examples }
answer-cut = La respuesta se cortaría tras { $n } de sus { $n-tokens } tokens: entonces la ventana está llena.
too-many = { $tokens } de más: el modelo no puede leer este prompt. Acorta un texto o muestra menos ejemplos.
part-count = { $part } { $n }
window-share = · { $share } de { $context } · espacio para { $n }
meter-told = { $total }. { $parts }.
prompt-as-received = El prompt tal como lo recibe el modelo
show-more = Mostrar más de los { $size } intermedios
completion = Continuación
chat = Chat
what-model-sees = Lo que ve el modelo
tokens-toggle = Tokens
spaces = Espacios
style = Estilo
counted-with = Contado con
in-models = En la { $term } del modelo
begin-token = El modelo pone su token inicial { $token } antes de esto.
kind-of = Tipo de { $name }
options = Opciones
options-hint = Una opción por línea
value-misfit =
    «{ $value }» { $kind ->
        [choice] no es ninguna de las opciones
        [number] no es un número
       *[date] no es una fecha
    }. El modelo lo ve tal cual.
file-for = Archivo de texto para { $name }
file-note = El archivo se lee en este dispositivo; su texto pasa a ser el valor.
no-text-file = «{ $name }» no es un archivo de texto. Elige uno con texto simple, como .txt, .md o .csv.
comment-on-example = Comentario sobre el ejemplo { $n }
comment-hint = Para personas: el modelo nunca lo ve
comments-stay = Los comentarios no están en el enlace.
select-examples = Seleccionar ejemplos
select-example = Seleccionar ejemplo { $n }
selected-examples = Ejemplos seleccionados
n-selected =
    { $n ->
        [one] { $n } ejemplo seleccionado
       *[other] { $n } ejemplos seleccionados
    }
select-all = Seleccionar todo
end-selection = Terminar la selección
selection-ended = Ya no hay nada seleccionado.
options-of = Opciones de { $name }
comment-on-instruction = Comentario sobre la instrucción
kind-named =
    { $kind ->
        [text] Texto
        [long-text] Texto largo
        [choice] Opción
        [number] Número
        [date] Fecha
       *[file] Archivo
    }
