format-openai-chat = JSON de OpenAI chat
format-openai-responses = JSON de OpenAI Responses
format-github-models = prompt de GitHub Models
format-prompty = Prompty
format-promptfoo = configuración de promptfoo
format-promptfoo-tests = pruebas de promptfoo
format-fine-tuning = filas para fine-tuning
format-preferences = Preferencias (DPO)
format-sharegpt = conversaciones de ShareGPT
format-langfuse = prompt de Langfuse
format-langchain-hub = manifiesto del hub de LangChain
format-langchain-file = archivo de prompt de LangChain
format-dspy = estado de DSPy
format-open-webui = prompts de Open WebUI
format-chainforge = flujo de ChainForge
format-openai-eval = eval de OpenAI
format-csv = Tabla CSV
format-tsv = Tabla TSV
format-json-lines = Filas en JSON
format-spreadsheet = Hoja de cálculo
python-alone = Python (sin paquetes)
finding = { $format }: { $what }
nothing-taken = nada que se tome
n-prompts =
    { $n ->
        [one] { $n } prompt
       *[other] { $n } prompts
    }
n-examples =
    { $n ->
        [one] { $n } ejemplo
       *[other] { $n } ejemplos
    }
n-rows =
    { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }
list-next = { $before }, { $next }
list-last = { $before } y { $last }
too-large =
    Este archivo tiene { $size } MB y el límite es de { $limit } MB ({ $what }). Abre un archivo más pequeño.
too-many = Este archivo tiene demasiado ({ $what }: más de { $limit }). Divídelo en varios.
not-text = Este archivo no es texto o no está en UTF-8. Guárdalo como UTF-8 y ábrelo de nuevo.
json-unread =
    Este JSON no se puede leer en la línea { $line }, columna { $column }. Abre un archivo guardado por completo.
too-deep =
    Este JSON está más anidado de lo que necesita cualquier prompt (línea { $line }); no se abrió. Abre otro
    archivo.
open-settings =
    Este archivo empieza con tres guiones para sus ajustes y nunca los cierra. Pon una línea de tres guiones detrás
    de los ajustes.
other-kind = Este archivo no sirve como { $what }: { $why }. Elige otro tipo o abre otro archivo.
read-only = { $what } se puede leer aquí, pero no escribir. Elige otro tipo.
nothing-to-write = No hay nada que escribir: { $why }.
spreadsheet-unread = Esta hoja de cálculo no se puede abrir: { $why }. Guárdala de nuevo como .xlsx o como CSV.
a-chainforge-flow = flujo de ChainForge
a-chat-request = solicitud de chat de OpenAI
a-prompt-file = archivo de prompt
a-file-of-rows = archivo de filas
a-yaml-file = archivo YAML
a-file-of-conversations = archivo de conversaciones
a-table = tabla
a-spreadsheet = hoja de cálculo
rows-in-json = filas en JSON
a-dspy-state = estado guardado de DSPy
a-prompt-file-with-settings = archivo de prompt con ajustes
a-github-prompt = prompt de GitHub Models
a-langchain-file = archivo de prompt de LangChain
a-hub-prompt = prompt del hub de LangChain
a-langfuse-prompt = prompt de Langfuse
an-open-webui-list = lista de prompts de Open WebUI
an-openai-eval = eval de OpenAI
a-file-of-preferences = archivo de preferencias
a-prompt-engine-file = archivo de prompt-engine
a-responses-request = solicitud de OpenAI Responses
rows-or-columns-in-a-table = filas o columnas en una tabla
rows-or-columns = filas o columnas
columns-for-so-many-rows = columnas para tantas filas
no-flow-with-nodes = no tiene un flujo con nodos
no-list-of-messages = no tiene una lista «messages»
not-every-line-is-one = no todas las líneas lo son
no-rows = no tiene filas
no-cells = no tiene celdas
not-every-line-is-a-map = no todas las líneas son un mapa de nombres y valores
no-predictor = no tiene ningún predictor con demostraciones, o tiene demasiados
no-list-of-settings = lo que hay entre los guiones no es una lista de ajustes
no-known-langchain-type = su «_type» no es ni few_shot ni prompt
no-template-constructed = no se construye en él ningún prompt de chat ni plantilla de prompt
no-type-with-prompt = no tiene un «type» con un «prompt», o tiene demasiados
not-every-entry-has-a-command = no todas las entradas tienen comando y contenido, o hay demasiadas
neither-eval-nor-run = no es ni un eval, ni una ejecución, ni líneas con elementos
not-every-line-prefers = no todas las líneas tienen una respuesta preferida y otra
no-prompt-engine-type = su «type» no es ninguno de los de prompt-engine
no-input-no-instructions = no tiene «input» ni «instructions»
no-rows-no-examples = no hay filas ni ejemplos
no-prompt-chosen = no se eligió ningún prompt
preferences-need-columns = las preferencias necesitan filas con las columnas input, preferred y non_preferred
no-xml = una parte no es XML
signs-of-its-own = define signos propios, que ninguna hoja de cálculo necesita
no-sheet-shown = no tiene ninguna hoja visible
sheet-missing = falta su hoja
no-workbook = no es un libro de cálculo
too-many-texts = tiene demasiados textos
shared-text-missing = una celda comparte un texto que no existe
contents-damaged = su índice está dañado
too-many-parts = tiene demasiadas partes
locked = está protegida con contraseña
part-damaged = una parte está dañada
unpacks-too-large = descomprimida ocupa más de 64 MB
packed-unknown = está comprimida de una forma que aquí no se conoce
line-of-the-text = línea { $line } del texto
place-a-node = un nodo
place-prompt = prompt «{ $name }»
place-last-turn = el último turno
place-further-on = más adelante
more-do-not-fit = { $count } cosas más no encajan.
kept-unused = Esto no tiene uso aquí. Se conserva y vuelve a un archivo del mismo tipo.
left-out-unused = Esto no tiene uso aquí; se dejó fuera.
node-of-kind = Un nodo de tipo { $kind } examina respuestas o ejecuta código; se dejó fuera.
node-has-no-place = Un nodo de este tipo no tiene lugar aquí; se dejó fuera.
chainforge-answers-left-out = Las respuestas que ChainForge ya obtuvo se dejaron fuera.
asks-several-models = Pregunta a { $count } modelos; un proyecto tiene uno, así que se tomó el primero.
two-columns-one-name = Dos columnas tienen el mismo nombre; solo se tomó una.
second-table-left-out = Se dejó fuera una segunda tabla; junto a los prompts solo cabe una.
column-took-name = Una columna tomó el nombre de la variable que rellena.
answers-fill-variable =
    Las respuestas de un prompt rellenan una variable de otro; aquí esa variable espera un valor.
too-many-conversations = Hay demasiadas conversaciones para un proyecto cada una; se dejó fuera.
only-turns-are-taken = De una conversación solo se toman los turnos; esto se dejó fuera.
unknown-speaker = Quien habla no es system, human ni gpt; el turno se dejó fuera.
completion-became-chat =
    Un prompt y su continuación se convirtieron en pregunta y respuesta; se escribe de vuelta como chat.
input-without-answer =
    Los datos de entrenamiento solo tienen preguntas con respuestas; la entrada, que no tiene, se dejó fuera.
columns-numbered =
    La primera fila no nombra columnas (una celda está vacía o dos son iguales); las columnas se numeraron.
rows-filled-up = Algunas filas son más cortas que otras; se completaron con celdas vacías.
cells-too-long = { $count } celdas superan los 32 767 signos que muestra Excel; puede que las corte.
apostrophes-taken = En { $count } celdas se quitó el apóstrofo que impide que una hoja de cálculo las ejecute.
apostrophes-put =
    { $count } celdas empiezan con un signo que una hoja de cálculo ejecutaría; delante va un apóstrofo, que se
    quita al leer este archivo aquí.
numbers-as-text = Los números y los valores de verdad están como texto en sus celdas.
first-sheet-taken = Se tomó la primera de { $count } hojas.
last-results-taken = De { $count } celdas con fórmula se tomó el último resultado.
more-of-variables =
    Algo de lo que dice de las variables, como las descripciones, no tiene lugar aquí. Se conserva y vuelve a un
    archivo del mismo tipo.
kind-left-out = Este tipo de archivo no puede decir de qué tipo es esta variable; eso se dejó fuera.
place-comments = comentarios
comments-left-out = Los comentarios son para personas aquí; no están en el archivo.
dotprompt-marks =
    Los turnos anteriores, las imágenes y los parciales los pone dotprompt; sus marcas quedan aquí como texto.
dotprompt-turn-without-text = dotprompt no tiene turnos sin texto; se dejó fuera.
dotprompt-white-space = El espacio en blanco al final se pierde en dotprompt.
dspy-no-field = Ningún campo de la firma tiene este nombre; se dejó fuera.
dspy-several-inputs =
    Tiene más de una entrada o respuesta; las demás están debajo de la primera, cada una tras su etiqueta.
dspy-labels-missing =
    Un texto no tiene las etiquetas de todos los campos; los campos siguientes quedaron vacíos.
dspy-values-put-in = DSPy recibe los valores al ejecutarse; en los textos se pusieron.
dspy-style-left-out = DSPy decide por sí mismo cómo se envían las partes; el estilo se dejó fuera.
dspy-input-left-out = DSPy recibe la entrada al ejecutarse; se dejó fuera.
switched-off-left-out = Está desactivado, algo que este tipo de archivo no puede decir; se dejó fuera.
dspy-model-left-out = DSPy elige el modelo al ejecutarse; se dejó fuera.
rows-have-no-place = Este tipo de archivo no tiene lugar para filas; escríbelas como tabla aparte.
text-in-another-file = El texto está en otro archivo; ábrelo allí y pégalo en la entrada.
examples-in-another-file = Los ejemplos están en otro archivo, que no se abrió a la vez; ábrelo también.
template-does-not-show = La plantilla del ejemplo no muestra esto; se dejó fuera.
suffix-not-shaped = No tiene la forma de los ejemplos; está en la entrada, y las etiquetas se ponen alrededor.
examples-whole = Los ejemplos no son dos líneas con etiquetas; cada uno está entero como entrada, sin respuesta.
langchain-file-has-no-model = Un archivo de prompt de LangChain no tiene modelo; se dejó fuera.
langchain-file-is-one-text =
    Un archivo de prompt de LangChain es un solo texto; los turnos se pusieron uno debajo de otro, con sus roles.
examples-not-written = Están en un archivo propio, que no se escribe; cámbialos allí.
off-examples-left-out = Los ejemplos desactivados se dejaron fuera.
value-made-by-program = Este valor lo crea un programa; aquí se dejó fuera y se conserva.
around-the-prompt =
    Lo que hay alrededor del prompt (un modelo, un commit) no tiene uso aquí. Se conserva y vuelve a un archivo del
    mismo tipo.
message-becomes-template = Un mensaje que no es plantilla se convierte en una.
hub-has-no-model = Un prompt del hub no tiene modelo; se dejó fuera.
hub-model-stays = El modelo junto al prompt queda como estaba en el archivo; cámbialo allí.
langfuse-no-values = Langfuse no guarda valores con un prompt; se dejaron fuera.
webui-asks-kept =
    Algunas variables dicen cómo las pide Open WebUI. Eso se conserva y vuelve a un archivo del mismo tipo.
webui-fills-some =
    Open WebUI rellena algunas variables por sí mismo (portapapeles, fecha, usuario); aquí esperan un valor.
webui-asks-each-time = Open WebUI pide los valores cada vez; los que hay aquí se dejaron fuera.
webui-one-text =
    Los prompts de Open WebUI son un solo texto; los turnos se pusieron uno debajo de otro, con sus roles.
messages-at-openai = Los mensajes están en las filas o en un prompt en OpenAI; no se tomaron.
rows-at-openai = Las filas están en un archivo en OpenAI. Descárgalo y ábrelo también.
check-left-out = Se dejó fuera una comprobación de tipo { $kind }; prepárala de nuevo en Medir.
variable-with-parts = Una variable con partes queda como texto.
rows-no-place-not-written = Las filas no tienen lugar para ello; no se escribe de vuelta.
rows-no-place-left-out = Las filas no tienen lugar para ello; se dejó fuera.
preferences-column-left-out = Las preferencias no tienen lugar para esta columna; se dejó fuera.
example-has-two-parts = Un ejemplo solo tiene una entrada y una respuesta; esto se dejó fuera.
said-already = Lo que ya se dijo sigue a los ejemplos, como más ejemplos.
label-ends-in-colon =
    Las etiquetas aquí terminan en dos puntos; esta se conserva para un archivo del mismo tipo, y aquí está la
    habitual.
prompt-engine-no-chat = prompt-engine continúa un texto; no tiene turnos de chat.
no-variables = Este tipo de archivo no tiene variables; se pusieron sus valores.
prompt-engine-input-left-out = prompt-engine recibe la entrada al ejecutarse; se dejó fuera.
prompt-engine-no-model = prompt-engine no dice a qué modelo se pregunta; se dejó fuera.
first-model-taken = Un proyecto tiene un solo modelo; se tomó el primero.
risky-cells =
    Algunas celdas empiezan con un signo que una hoja de cálculo ejecutaría. promptfoo las necesita como están: no
    abras este archivo en una hoja de cálculo.
values-in-another-file = Los valores están en otro archivo; ábrelos allí y escríbelos.
brackets-left-out = Un turno aquí solo tiene un rol y un texto; lo que hay entre corchetes se dejó fuera.
prompty-role-line = Una de sus líneas es un rol y dos puntos, donde prompty empezará un turno nuevo.
prompty-empty-lines = Las líneas vacías en sus extremos se pierden en prompty.
text-at-openai =
    Su texto está en OpenAI, cuyos prompts reutilizables terminan el 30 de noviembre de 2026. Copia el texto del
    panel en la instrucción.
row-has-no-names = Esta fila no tiene valores con nombre; está en la columna «value».
values-with-parts = Los valores con partes están como texto JSON en sus celdas.
values-in-no-row = Los valores que hay en el prompt no están en ninguna fila; solo se escribieron las filas.
off-examples-among-rows = Los ejemplos desactivados están entre las filas; una tabla no puede decir cuáles.
key-in-the-open = Aquí había una clave a la vista. No se tomó; si otros tienen este archivo, cambia la clave.
no-number = Esto no es un número; aquí está el habitual.
out-of-range = El estudio admite de { $least } a { $most }; aquí está { $inside }.
no-such-form = El estudio no conoce esa forma de respuesta; aquí vale cualquier texto.
no-place-left-out = Este tipo de archivo no tiene lugar para ello; se dejó fuera.
sprout-stays = Sprout vive solo en esta página; elige un modelo en el archivo.
commands-stay =
    Los comandos de su lenguaje de plantillas quedan como texto y aquí nada los ejecuta; algunos pueden parecer
    variables.
double-braces = Las llaves dobles que allí eran texto parecen aquí una variable.
underscored-name = Una variable tiene un nombre que allí no se permite; algunos signos pasaron a guiones bajos.
space-before-variable = Se puso un espacio entre una llave y la variable que la sigue, que allí se leería mal.
signs-are-commands = Contiene signos que allí son comandos; escríbelos de otra forma si se entienden como texto.
message-aside =
    Este mensaje no es un texto de system, user o assistant. Aquí se deja fuera, se conserva y vuelve a su lugar en
    un archivo del mismo tipo.
developer-became-system = El rol developer pasó a system, que dice lo mismo.
turn-has-two-parts = Un turno aquí solo tiene un rol y un texto; esto se dejó fuera.
media-left-out = Una imagen, un sonido o un archivo no tiene lugar en un prompt aquí; se dejó fuera.
texts-joined = Los textos de un mensaje se unieron, cada uno en su línea.
system-joined-instruction = Un mensaje de sistema entre los turnos pasó a formar parte de la instrucción.
two-system-joined = Se unieron dos mensajes de sistema.
two-user-joined = Se unieron dos mensajes de usuario seguidos.
answer-to-nothing = Una respuesta a nada pasó a ser un ejemplo con entrada vacía.
written-as-turns =
    Las partes se escribieron como turnos de un chat; las etiquetas delante de entradas y respuestas se dejaron
    fuera.
written-as-one-text = Se escribió como el único texto que ve un modelo; sus partes ya no se distinguen.
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
