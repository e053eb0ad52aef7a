close = Cerrar
file-too-large = «{ $name }» tiene más de { $size }. Toma solo una parte.
file-unread =
    No se pudo leer «{ $name }». Quizá se movió o cambió entretanto: vuelve a elegirlo.

in-percent = { $share } %
less-than-a-percent = <1 %
list-next = { $before }, { $next }
list-last = { $before } y { $last }
size-bytes =
    { $n ->
        [one] { $n } byte
       *[other] { $n } bytes
    }
size-kilobytes = { $amount } kB
size-megabytes = { $amount } MB
size-gigabytes = { $amount } GB
second-left = queda alrededor de un segundo
seconds-left = quedan unos { $amount } s
minutes-left = quedan unos { $amount } min
millis = { $amount } ms
seconds = { $amount } s

few-shot = few-shot
few-shot-note =
    Unos pocos ejemplos resueltos antes de la pregunta. El modelo continúa el patrón que ve; nada cambia en él.
tokens = tokens
tokens-note =
    Las piezas que un modelo lee y escribe: una palabra, parte de una palabra o un signo. Los límites y los precios se
    cuentan en ellas.
context-window = ventana de contexto
context-window-note =
    Todos los tokens que un modelo puede tener a la vista a la vez, prompt y respuesta juntos.
chat-template = plantilla de chat
chat-template-note =
    Las marcas con las que se entrenó un modelo de chat alrededor de cada turno. También son tokens.
temperature = temperatura
temperature-note =
    Con 0 siempre se toma el token más probable. Con más, los menos probables tienen una oportunidad.
top-k = top-k
top-k-note = Solo se puede sortear entre esta cantidad de los tokens más probables. 0 lo desactiva.
top-p = top-p
top-p-note =
    Solo se puede sortear entre los tokens más probables que juntos alcanzan esta probabilidad. 1 lo desactiva.
min-p = min-p
min-p-note =
    Se descartan los tokens menos probables que esta fracción del más probable. 0 lo desactiva.
repetition-penalty = penalización por repetición
repetition-penalty-note = Hace menos probables los tokens que ya aparecieron. 1 la desactiva.
max-tokens = máx. de tokens
max-tokens-note =
    La respuesta termina aquí como muy tarde. Ese mismo espacio queda libre en la ventana de contexto.
seed = semilla
seed-note = El comienzo del azar. Misma semilla, mismo prompt, mismo texto.
samples = muestras
samples-note = Varias respuestas al mismo prompt, cada una con la semilla siguiente.
stops = secuencias de parada
stops-note =
    Cuando aparece una de ellas, la respuesta termina justo antes. En el estilo de continuación evitan que el modelo
    escriba el ejemplo siguiente.
schema = salida estructurada
schema-note =
    Los modelos de esta página ajustan cada respuesta a este esquema JSON, a opciones como ["sí", "no"] o a un patrón
    como /[0-9]+/. Un servicio que sepa hacerlo se ajusta a un esquema; donde no se envía, se dice debajo de «Ejecutar».
