add-example = Añadir ejemplo
duplicate-example = Duplicar ejemplo
delete-example = Eliminar ejemplo
move-example = Mover ejemplo
move-example-up = Subir ejemplo
move-example-down = Bajar ejemplo
example-on = Activar ejemplo
example-off = Desactivar ejemplo
all-examples-on = Activar todos los ejemplos
all-examples-off = Desactivar todos los ejemplos
write-as-chat = Escribir como chat
write-as-completion = Escribir como continuación
change-settings = Cambiar ajustes
undo = Deshacer
redo = Rehacer
add-examples = Añadir ejemplos
run = Ejecutar
stop = Detener
go-on = Seguir desde aquí
use-as-example = Usar como ejemplo
clear-answers = Borrar respuestas
new-project = Nuevo proyecto
open-project = Abrir proyecto
duplicate-project = Duplicar proyecto
rename-project = Cambiar nombre del proyecto
delete-project = Eliminar proyecto
bring-back = Recuperarlo
save-as-file = Guardar como archivo
open-file = Abrir archivo…
try-again = Volver a intentarlo
share = Compartir
close = Cerrar
open-link = Abrir enlace
unlock = Desbloquear
add-to-projects = Añadir a mis proyectos
leave-it = Dejarlo
choose-model = Elegir modelo
load-model = Cargar modelo
add-model = Añadir modelo…
go-on-downloading = Seguir descargando
cancel = Cancelar
delete-model = Eliminar modelo
look-again = Mirar de nuevo
fetch-card-again = Volver a cargar la ficha
other-tokenizer = Contar con otro tokenizador
theme-system = Tema del dispositivo
theme-light = Tema claro
theme-dark = Tema oscuro
show-tokens = Mostrar tokens
hide-tokens = Ocultar tokens
dismiss = Descartar
airplane-on = Activar el modo avión
airplane-off = Desactivar el modo avión
something-left = Algo salió de este dispositivo
airplane-changed = Se cambió el modo avión
ask-exact-count = Pedir el número exacto

edit-instruction = Editar instrucción
edit-label = Editar etiqueta
edit-input = Editar entrada
edit-example = Editar ejemplo
edit-variable = Editar variable
other-tab-changes = Cambios de otra pestaña
add-n-examples =
    { $n ->
        [one] Añadir { $n } ejemplo
       *[other] Añadir { $n } ejemplos
    }

examples-added =
    { $n ->
        [one] Se añadió { $n } ejemplo.
       *[other] Se añadieron { $n } ejemplos.
    }
not-saved-stays =
    No se pudo guardar el proyecto abierto, así que sigue abierto. Guárdalo como archivo o vuelve a intentarlo.
deleted-but-kept = Este proyecto se eliminó en otra pestaña. Aquí se cambió, así que se conserva.
deleted-still-open = Este proyecto se eliminó en otra pestaña. Aquí sigue abierto; cámbialo para conservarlo.
name-other-tab = { $name } (de otra pestaña)
copy-made =
    Otra pestaña también cambió este proyecto. No se pierde nada: su versión conserva el nombre, la tuya sigue como
    «{ $name }».
not-saved-why = Sin guardar. { $error } Tu trabajo sigue en esta pestaña.
name-copy = { $name } (copia)
tab-was-changing = Otra pestaña estaba cambiando este proyecto. Vuelve a cambiarle el nombre.
tab-change-unshown =
    Otra pestaña cambió este proyecto y el cambio no se pudo mostrar aquí. Recarga esta pestaña para verlo.
was-deleted = «{ $name }» se eliminó.
was-added = «{ $name }» se añadió a tus proyectos.
gone-from-device = Este proyecto ya no está en este dispositivo.
projects-as-were = { $error } Tus proyectos siguen como estaban.
could-not-open = No se pudo abrir «{ $name }» y se conserva como está. { $error }
model-is-here = «{ $name }» está en este dispositivo.
cancelled = Cancelado. Lo que llegó se conserva para continuar.
no-guard =
    Este navegador no dio un guardián a la página, así que nada puede salir de todos modos. Recarga la página para
    volver a intentarlo.
card-unreadable = La ficha de Sprout llegó en una forma que esta página no lee. Recarga la página.
older-than-parts = La página es más antigua que sus partes. Recárgala y vuelve a intentarlo.
untitled = Sin título

model-done = el modelo dijo que había terminado
stop-came = llegó un texto de parada: { $text }
limit-reached = se alcanzó el límite de longitud
window-full = la ventana de contexto está llena
withheld = el servicio retuvo el resto
asked-for-tool = el modelo pidió una herramienta que aquí nadie responde
no-reason = el servicio no dio ningún motivo
service-says = el servicio dice: { $word }
you-stopped = la detuviste
engine-ended = El motor terminó antes que la respuesta. Lo que llegó se conserva; ejecútalo de nuevo.

being-opened = El proyecto se está abriendo.
nothing-to-undo = No hay nada que deshacer.
nothing-to-redo = No hay nada que rehacer.
nothing-runs = No se está ejecutando nada.
nothing-to-go-on = No hay nada desde donde seguir.
no-text-yet = Esta respuesta aún no tiene texto.
no-answers = No hay respuestas.
is-first = Es el primer ejemplo.
is-last = Es el último ejemplo.
example-gone = Este ejemplo ya no está.
no-examples = No hay ejemplos.
all-are-on = Todos los ejemplos están activados.
all-are-off = Todos los ejemplos están desactivados.
nothing-to-add = Aún no hay nada que añadir.
no-passphrase-wanted = Nada espera una frase de contraseña.
no-link = No se abrió ningún enlace.
as-you-wish = Ya está como quieres.
count-is-exact = El número de un modelo en esta página ya es exacto.
is-closed = Está cerrado.
all-is-saved = Todo está guardado, o a punto de estarlo.
is-in-memory = Está en memoria.
other-being-added = Se está añadiendo otro modelo. Espera o cancélalo.
nothing-loads = No se está cargando nada.
takes-no-room = Viaja con la página y no ocupa espacio.
here-or-coming = Está aquí, o en camino.
answer-coming = Una respuesta está en camino.
model-not-here = El modelo de este proyecto no está en este dispositivo. Elige otro.
airplane-elsewhere =
    El modo avión está activado y este modelo está en otro lugar. Desactívalo o elige un modelo de esta página.

model-not-loaded = El modelo no está en memoria. Cárgalo para un número exacto.
others-frame =
    Esta es la plantilla de chat del modelo cargado; los autores de este tokenizador enmarcan un chat a su manera.
engine-counts = Los tokens de este modelo los cuenta el motor; el número exacto llega cuando paras de escribir.
not-loaded-why = El modelo no está cargado. { $why }
tokenizer-unknown =
    Aquí no se conoce el tokenizador de este servicio, así que se cuenta con o200k_base de OpenAI. A los servicios que
    cuentan por sí mismos se les puede pedir el número exacto.
sent-as-turn =
    El texto se envía como un turno de una conversación; lo que el servicio añade alrededor no está en este número.
service-estimate = Su servicio dio este número y lo llama él mismo una estimación.
counted-by-service = { $name }, contado por su servicio
own-tokenizer = El del propio modelo
o200k = o200k_base (GPT-4o y posteriores)
cl100k = cl100k_base (GPT-4, GPT-3.5)
template-unknown = El estilo de chat necesita la plantilla del modelo; se muestra cuando el modelo está cargado.
reader-away = El lector de plantillas de chat está en camino.
no-turns = Este servicio acepta un texto y no una conversación. Elige el estilo de continuación.
no-template = Este modelo nunca se entrenó para chatear. Elige el estilo de continuación u otro modelo.
template-failed =
    Este prompt no se puede escribir como chat: { $what }. Elige el estilo de continuación u otro modelo.
reader-silent = su lector no respondió

## Said where the browser is asked

part-not-fetched = No se pudo obtener una parte del programa. Comprueba la conexión e inténtalo de nuevo.
asset-not-fetched = No se ha podido obtener «{ $what }» ({ $why }). Comprueba la conexión e inténtalo de nuevo.
why-no-answer = sin respuesta
why-status = estado { $status }
why-broke-off = se ha cortado
broke-reader = no se puede leer: ha interrumpido el lector
download-unguarded = Este navegador no le ha dado guardián a la página, y sin él no se obtiene nada de otros sitios. Recarga la página; si la ventana es privada, usa una normal. Siempre puedes añadir un archivo de este dispositivo.
download-in-airplane-mode = El modo avión está activado: nada sale de este dispositivo y no se obtiene nada. Desactívalo para descargar un modelo.

examples-on = Activar ejemplos
examples-off = Desactivar ejemplos
duplicate-examples = Duplicar ejemplos
delete-examples = Eliminar ejemplos
move-examples-up = Subir ejemplos
move-examples-down = Bajar ejemplos
change-kind = Cambiar tipo de variable
edit-options = Editar opciones
edit-comment = Editar comentario
