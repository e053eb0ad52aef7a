bad-address = Esta dirección no sirve: { $what }. Escríbela así: https://api.example.com/v1.
address-too-long = es demasiado larga
address-strange-letter = tiene un espacio o una letra que las direcciones no tienen
address-strange-sign = \, @, %, ? y # no tienen lugar en ella
address-needs-scheme = debe empezar por https:// o http://
address-no-port = el número tras los dos puntos no es un puerto
address-path-up = su ruta sube
address-no-ipv6 = la parte entre corchetes no es una dirección IPv6
address-no-host = la parte tras :// no es un nombre de host
address-no-ipv4 = su número no es una dirección IPv4 de cuatro partes

no-model = No hay ningún modelo elegido. Elige uno, o escribe su nombre como lo llama el servicio.
empty-prompt = El prompt está vacío. Escribe una instrucción, un ejemplo o una entrada, y ejecútalo de nuevo.
needs-text =
    { $protocol } acepta un solo texto y no turnos de chat. Elige «como un solo texto», o un protocolo de chat.
needs-words =
    Un prompt de ids de tokens no se puede enviar a un servicio. Ejecútalo en un modelo de esta página, o envía el
    texto.
bad-schema =
    El esquema JSON de la respuesta falla en la línea { $line }, columna { $column }. Debe ser un objeto JSON, como
    { $example }. Corrígelo en los ajustes, o vacíalo para cualquier texto.
counts-text-only =
    { $service } cuenta un solo texto, no una conversación. Elige «como un solo texto», o cuenta con otro vocabulario.
no-prompt-scores =
    { $service } no da las probabilidades de las palabras del propio prompt. Elige un servidor de tipo Completions,
    como vLLM, o un modelo de esta página.

bad-key =
    Esta clave no se puede enviar: una clave tiene hasta 4096 letras, cifras y signos sin espacios. Cópiala de nuevo.
needs-key = { $service } necesita una clave. Introduce una; se queda en la memoria de esta página.
key-for-other-host =
    Esta clave pertenece a { $bound } y no se envía a { $asked }. Introduce una clave para { $asked }, o elige el otro
    servicio.
key-over-http = La clave no se envía a { $host }, porque otros pueden leer http:// por el camino. Usa https://.

empty-batch = El lote está vacío. Elige filas para exportar.
batch-too-many = El lote tiene { $found } peticiones y puede tener { $most }. Divídelo.
batch-too-large = El archivo del lote pasa de { $most } MB, y el servicio lo rechaza. Divídelo.
batch-id = El nombre «{ $id }» no sirve en un lote: debe tener de 1 a 64 letras, cifras, - o _, y no puede repetirse.
batch-protocol = Un lote de este tipo es para { $wanted }. Elige ese protocolo.
openai-protocols = los protocolos de OpenAI
results-too-large = El archivo de resultados pasa de { $most } MB, más de lo que se puede leer aquí. Divídelo.
row-expired = El lote caducó antes de que se ejecutara esta fila.

price-table = No se puede leer la tabla de precios: { $what }. Vuelve a poner la tabla de esta página.
prices-too-large = pasa de 1 MB
prices-other-unit = los precios deben estar en USD por 1000000 tokens
prices-no-list = no tiene lista de precios
price-wrong = precio { $number }: { $what }
price-unnamed = no nombra proveedor o modelo
price-bad-day = un día se escribe como 2026-12-31
price-no-source = no tiene fuente, o la fuente no tiene fecha
price-bad-over = «over» debe ser un número de tokens
price-no-text = un precio debe ser un texto como "0.25"
price-no-input = no tiene precio para la entrada
price-no-output = no tiene precio para la salida

temperature = temperatura
top-p = top-p
top-k = top-k
min-p = min-p
repetition-penalty = penalización por repetición
seed = semilla
stop-texts = textos de parada
json-schema = esquema JSON
token-probabilities = probabilidades de los tokens
no-field-here = este servicio no tiene campo para ello
no-field-messages = el protocolo Messages no tiene campo para ello
no-field-responses = el protocolo Responses no tiene campo para ello
no-field-gemini = Gemini no tiene campo para ello
model-decides = este modelo lo decide por sí mismo
no-blank-stops = este servicio no acepta un texto de parada solo de espacios
claude-refuses = los modelos Claude desde Opus 4.7 lo rechazan
up-to-one = este servicio llega hasta 1
not-both = este servicio acepta temperatura o top-p, no ambos
any-json = este servicio promete JSON, pero no de una forma dada
text-without-schema = las continuaciones de un texto no aceptan esquema
shape-only-here = solo los modelos de esta página se ajustan a opciones y patrones
small-seeds = este servicio acepta semillas hasta 2147483647
other-server = Otro servidor con el dialecto de OpenAI

failed-no-answer =
    No llegó respuesta del servicio. Comprueba la dirección y que el servidor funcione, o deja que el doctor de
    conexiones lo mire.
failed-offline =
    Este dispositivo está sin conexión. El prompt sigue como lo dejaste; ejecútalo de nuevo cuando vuelva la red.
failed-timed-out-here =
    El servicio no respondió en el tiempo que permites. Inténtalo de nuevo, o permite más tiempo en los ajustes.
failed-cancelled = Lo detuviste tú. Ejecútalo de nuevo cuando quieras.
failed-wrong-key = El servicio no acepta la clave. Cópiala de nuevo desde tu cuenta allí, entera.
failed-forbidden =
    La clave es conocida pero no puede hacer esto. Comprueba en tu cuenta allí qué puede usar esta clave, proyecto o
    país.
failed-no-credit =
    Tu cuenta en el servicio no tiene saldo o alcanzó su límite de gasto. Añade saldo allí y ejecútalo de nuevo;
    esperar no ayuda.
failed-too-fast =
    El servicio recibió demasiadas peticiones o tokens en poco tiempo. Espera un poco, o ejecuta menos a la vez.
failed-over-token-limit =
    Esta sola petición tiene más tokens de los que tu cuenta puede enviar por minuto. Acorta el prompt o baja la
    respuesta más larga; esperar no ayuda.
failed-wrong-address =
    En esta dirección no hay a quién preguntar. Compruébala, sobre todo el final: muchos servicios quieren /v1.
failed-wrong-model =
    El servicio no conoce este modelo, o no para ti. Elige un modelo de su lista, o revisa cómo está escrito.
failed-timed-out-there =
    El servicio esperó demasiado a que llegara la petición. Comprueba la conexión e inténtalo de nuevo.
failed-too-large = La petición es más grande de lo que acepta el servicio. Acorta el prompt o desactiva ejemplos.
failed-context-too-long =
    El prompt es más largo de lo que lee este modelo. Acórtalo, desactiva ejemplos, o elige un modelo con más
    contexto.
failed-bad-request = El servicio rechazó la petición tal como está. Cambia el ajuste que nombra, o elige otro modelo.
failed-server-error =
    El servicio falló por su parte. Inténtalo de nuevo en un momento; si sigue, mira su página de estado.
failed-unavailable =
    El servicio no está disponible ahora mismo. Inténtalo en un momento; un servidor local puede estar cargando aún su
    modelo.
failed-gateway-timeout =
    El servicio tardó demasiado para la pasarela que tiene delante. Inténtalo de nuevo, o pide una respuesta más
    corta.
failed-overloaded = El servicio está saturado. Inténtalo de nuevo en un minuto, o elige otro modelo.
failed-truncated =
    La respuesta se cortó antes del final. Lo que llegó se guarda; ejecútalo de nuevo para tenerla entera.
failed-not-json =
    Lo que volvió no está en el formato de este protocolo. Comprueba que la dirección y el protocolo van juntos.
failed-html =
    En vez de una respuesta volvió una página web: hay en medio un proxy, una página de inicio de sesión o una
    dirección equivocada. Abre la dirección en una pestaña para verla y corrígela.
failed-too-long =
    El servicio envió más de lo que aquí se lee, y se detuvo. Lo que llegó se guarda; pide una respuesta más corta.
failed-otherwise =
    El servicio respondió de una forma que aquí no se conoce. Comprueba la dirección y el protocolo, e inténtalo de
    nuevo.
asks-to-wait =
    Pide esperar { $n ->
        [one] { $n } segundo
       *[other] { $n } segundos
    }.
with-status = (Estado { $status }.)
service-said = El servicio dijo: «{ $said }»
service-said-with-status = El servicio dijo, con estado { $status }: «{ $said }»
prompt-blocked = El servicio no leyó el prompt ({ $reason }).

doctor-fine = { $host } responde, y la respuesta se puede leer.
doctor-offline = Este dispositivo está sin conexión.
doctor-cors = { $host } funciona, pero no permite que las páginas de { $origin } lean sus respuestas (CORS).
doctor-down = Nada responde en { $host }: el programa no está en marcha, o escucha en otro sitio.
doctor-unclear = No se pudo leer ninguna respuesta de { $host }, y aún no se sabe si hay algo allí.
doctor-mixed =
    Esta página llegó por https, y el navegador le prohíbe preguntar a { $host } por http simple (contenido mixto).
doctor-plain-page =
    Esta página llegó por http simple, y el navegador solo deja que páginas https pregunten a { $host }, que está en
    tu propia red.
doctor-denied = El navegador impide que esta página llegue a { $host }: se negó el acceso a la red local.
doctor-prompt =
    El navegador tiene que preguntarte antes de que esta página llegue a { $host }, y aún no tiene respuesta.

step-address = Escríbela como la muestra la página del propio servicio.
step-connect = Conéctalo a una red e inténtalo de nuevo. Los modelos de esta página funcionan sin ella.
step-blind = Deja que el doctor envíe su petición a ciegas, que muestra si algo responde siquiera.
step-https = Si el servidor admite https, escribe { $address }.
step-localhost = Para un servidor en esta misma máquina, escribe http://localhost con su puerto: eso está permitido.
step-other-browser =
    Para un servidor en otro punto de tu red, usa Chrome o Edge 142 o posterior, que piden permiso, o pon https
    delante del servidor.
step-page-over-https = Abre esta página por https, o desde http://localhost.
step-site-settings =
    Haz clic en el icono a la izquierda de la dirección de esta página y abre la configuración del sitio.
step-allow = Pon «Acceso a la red local» (o «Aplicaciones del dispositivo») en Permitir y recarga.
step-allow-when-asked =
    Inténtalo de nuevo, y elige Permitir cuando el navegador pregunte por dispositivos de tu red local.
step-ollama-origins = Permite esta página con el ajuste OLLAMA_ORIGINS, en la máquina donde se ejecuta Ollama:
step-on-system = { $system }: { $command }
step-ollama-linux = Linux: { $edit }, añade las dos líneas { $first } y { $second }, y después { $restart }
step-docker = Docker: inícialo con { $option }
step-restart-ollama = Cierra Ollama del todo, también su icono en la barra, e inícialo de nuevo.
step-lm-studio-cors = En LM Studio, abre Developer, luego Server Settings, y activa «Enable CORS».
step-or-start-server = O inicia el servidor con: { $command }
step-llama-allows =
    El servidor de llama.cpp permite toda página salvo que se le diga otra cosa: busca { $option } en cómo se inicia.
step-start-it-with = Inícialo con: { $command }
step-proxy = Si está tras un proxy, haz que el proxy pase sus cabeceras CORS.
step-vllm-allows = vLLM permite toda página salvo que se le diga otra cosa: busca { $option } en cómo se inicia.
step-allow-origin =
    En los ajustes del servidor, permite el origen { $origin } y las cabeceras «authorization» y «content-type».
step-answers-carry = Sus respuestas llevan entonces: { $header }
step-hosted = Este servicio no responde a páginas web, y nada de esta página puede cambiarlo.
step-gateway = Pregunta al mismo modelo a través de OpenRouter, o de una pasarela propia como LiteLLM.
step-start-ollama = Inicia la aplicación Ollama, o ejecuta: { $command }
step-listens-unless = Escucha en { $address } salvo que { $setting } diga otra cosa.
step-start-lm-studio = En LM Studio, abre Developer y enciende el servidor, o ejecuta: { $command }
step-listens-by-settings = Escucha en { $address } salvo que sus ajustes digan otra cosa.
step-run = Ejecuta: { $command }
step-from-elsewhere = Para que otra máquina llegue a él, añade { $option }.
step-listens-at-port = Escucha en el puerto { $port } salvo que --port diga otra cosa.
step-compare-port = Inicia el programa y compara su puerto con el de { $address }.
step-spelling = Revisa cómo está escrito { $address }.
step-blocked =
    Si es correcta, el servicio está caído o algo en el camino lo bloquea: un bloqueador de anuncios, un cortafuegos,
    la red de una empresa. Ábrela en una pestaña para verlo.
step-certificate =
    Si al abrir { $address } en una pestaña aparece un aviso sobre su certificado, el navegador también lo rechaza
    aquí: da al servidor un certificado en el que confíe.
step-ollama-address =
    El protocolo propio de Ollama quiere la dirección sin nada tras el puerto: { $address }. Con el protocolo de
    OpenAI es { $other }.
step-wants-address = { $server } quiere { $address }.
step-llama-address = El servidor de llama.cpp quiere { $address }.
step-compare-address = Compárala con la dirección de la documentación del servicio; casi siempre termina en /v1.
step-ollama-models = Mira qué hay con: { $list }. Trae un modelo con: { $pull }
step-lm-studio-models = Mira qué hay con: { $list }. Carga un modelo en LM Studio o con: { $load }
step-api-key = La clave es la que va tras { $option } en cómo se inicia el servidor.
step-litellm-key = La clave es la clave maestra de LiteLLM o una clave virtual hecha con ella.
step-ollama-refuses =
    Ollama rechaza las páginas que OLLAMA_ORIGINS no nombra. Ponle la dirección de esta página e inicia Ollama de
    nuevo.
