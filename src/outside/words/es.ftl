services = Servicios
what-services-are =
    Modelos que responden en otro lugar: en un proveedor o en un programa de tu propia máquina. No se envía nada antes
    de que pulses «Ejecutar», y solo a los hosts de esta página. Una clave va a su propio host y a ningún otro.
your-services = Tus servicios
no-services-yet =
    Aún ninguno. Añade un proveedor del que tengas una clave, o un programa de esta máquina como Ollama o LM Studio,
    que no la necesita.
what-may-leave = Qué puede salir
airplane = Modo avión
airplane-note = Modo avión: nada sale de este dispositivo
no-guard =
    Este navegador no dio un guardián a la página, así que nada puede salir de todos modos. Recarga la página para
    volver a intentarlo.
all-refused = El propio navegador rechaza toda petición de esta página que no vaya a su propio host.
no-host-allowed =
    Ningún host está permitido. Cada servicio que añades permite el suyo, y el navegador rechaza todos los demás.
hosts-allowed = El navegador deja que esta página llegue a estos hosts y rechaza todos los demás:

add-a-service = Añadir un servicio
add-service = Añadir servicio
service = Servicio
address = Dirección
remove-service = Quitar { $name }
more = Más: límites, a quién preguntar cuando falla, precios

key = Clave
enter-key = Introducir clave
enter-the-key = Introducir la clave
forget-key = Olvidar clave
key-missing = Aún ninguna; este servicio necesita una
key-not-needed = Ninguna; este servicio no la necesita
key-locked = Guardada en este dispositivo, cifrada; bloqueada
key-in-memory = En memoria hasta que dejes o recargues la página
key-for-session = Hasta que se cierre esta pestaña
key-unlocked = Guardada en este dispositivo, cifrada; desbloqueada
keep-it = Guardarla
keep-in-memory = solo en memoria
keep-for-session = hasta que se cierre esta pestaña
keep-encrypted = en este dispositivo, cifrada
passphrase = Frase de contraseña
use-this-key = Usar esta clave
unlock-keys = Desbloquear claves
unlock = Desbloquear
sign-in = Iniciar sesión en OpenRouter
signed-in = Has iniciado sesión; la clave está en memoria hasta que dejes la página.

models = Modelos
use-in-this-project = Usar en este proyecto
take-off-the-list = Quitar { $name } de la lista
model-name = Nombre del modelo, como lo escribe el servicio
add-model = Añadir modelo
asking = Preguntando…
ask-which-there-are = Preguntar cuáles hay
press-one = Pulsa uno para ponerlo en la lista:
finds-out-more = { $why } «Comprobar la conexión» averigua más.
checking = Comprobando…
check-the-connection = Comprobar la conexión

requests-at-a-time = Peticiones a la vez
requests-a-minute = Peticiones por minuto (vacío: sin límite)
tokens-a-minute = Tokens por minuto (vacío: sin límite)
seconds-of-silence = Segundos de silencio antes de darlo por perdido (vacío: lo que esta página crea adecuado)
ask-for-probabilities = Pedir la probabilidad de cada palabra (algunos modelos se niegan)
takes-text = Puede continuar un solo texto (completions)
when-it-fails = Cuando falle, preguntar a
take-out = Sacar
add-to-the-chain = Añadir a la cadena
add = Añadir…
sprout-here = Sprout, en esta página
recorded-answer = La respuesta que esta pregunta ya tuvo
forget-recorded = Olvidar todas las respuestas grabadas
recorded-forgotten = Se han olvidado.

prices = Precios, en $ por un millón de tokens
no-model-to-price = Añade primero un modelo.
price-read = { $source }, leído el { $day }
own-price = tuyo
price-unknown = desconocido
price-no-number = Escribe ambos como números simples, como 0.25 y 2.
price-in = entrada
price-out = salida

what-left = Qué salió de este dispositivo
nothing-left =
    Nada. Aquí se anota cada petición que esta página hace a otro host: cuándo, adónde, por qué y qué contenía.
requests = Peticiones
when = Cuándo
where-to = Adónde
why = Por qué
what-was-in-it = Qué contenía
sent = Enviado
came-back = Recibido
answer = Respuesta
cost = Coste
show-more = Mostrar más
save-as-table = Guardar como tabla
save-as-json = Guardar como JSON
wipe = Vaciar
rows-not-kept = Las filas más nuevas se muestran aquí y no se pudieron guardar para la próxima visita: { $why }
keep-bodies = Guardar el contenido de cada petición
keep-bodies-note =
    El texto completo de cada petición desde ahora, sin su clave, en la tabla y el JSON guardados. Se queda en este
    dispositivo.
total =
    { $day }: { $n ->
        [one] { $n } petición
       *[other] { $n } peticiones
    } a { $host }, { $sent } enviados, { $back } recibidos
total-with-cost =
    { $day }: { $n ->
        [one] { $n } petición
       *[other] { $n } peticiones
    } a { $host }, { $sent } enviados, { $back } recibidos, { $cost }
asked-what =
    { $model }, { $n-turns ->
        [one] { $n-turns } turno
       *[other] { $n-turns } turnos
    }, { $n-characters ->
        [one] { $n-characters } carácter
       *[other] { $n-characters } caracteres
    }
ended-after = { $ended } tras { $time }
with-tokens = { $ended }, { $n-in } de entrada, { $n-out } de salida
left =
    { $n ->
        [one] { $n } petición salió
       *[other] { $n } peticiones salieron
    } de este dispositivo
left-since =
    { $n ->
        [one] { $n } petición salió
       *[other] { $n } peticiones salieron
    } de este dispositivo desde { $day }
left-wiped = { $left }. La lista se vació el { $day }.
own-files =
    Además, en esta visita la página trajo { $n ->
        [one] { $n } archivo
       *[other] { $n } archivos
    } de su propio programa desde su propio host, { $size } en total. Nada tuyo iba en esas peticiones.

own-model = El modelo propio de este navegador
own-model-only-writes = el modelo propio del navegador solo escribe respuestas
own-model-takes-words = acepta palabras, no ids de tokens
own-model-uses-not =
    No se usan: semilla, top-p, min-p, penalización, longitud y textos de parada, que el modelo del navegador no
    conoce.
own-model-silent =
    El modelo propio del navegador no respondió ({ $said }). Elige otro modelo, o inténtalo de nuevo cuando el
    navegador lo haya descargado.
