open = Abrir
save-and-copy = Guardar y copiar
versions = Versiones
rescue = Rescate
screens = Pantallas de este lugar
files = Archivos
files-lead =
    Aquí entran prompts de otras herramientas y los tuyos salen hacia ellas. Ves qué es un archivo antes de que se
    tome nada, y todo se queda en este dispositivo.
untitled = Sin título
project-out =
    El proyecto { $name } como archivo de otra herramienta o como programa. Las claves nunca forman parte de
    ninguno.
bring-file = Traer un archivo
known-files = Qué archivos se conocen
looking = Examinando…
why-unchanged = { $why } Nada tuyo ha cambiado.
drop-files = Suelta archivos en cualquier parte de esta página, o
choose-files = Elegir archivos…
prompt-files = Archivos de prompts
paste-its-text = O pegar su texto
text-of-file = Texto de un archivo
text-of-file-hint = El texto completo de un archivo: YAML, JSON, líneas JSON, una tabla
look-at-it = Examinarlo
prompts-and-tests = Prompts y pruebas
prompts-and-tests-known =
    configuraciones de promptfoo y sus pruebas CSV, GitHub Models (.prompt.yml), Prompty, dotprompt, flujos de
    ChainForge, evals de OpenAI
requests = Peticiones
requests-known = JSON de OpenAI chat y Responses
prompt-stores = Almacenes de prompts
prompt-stores-known =
    Langfuse, archivos de LangChain (hub y few-shot), estados de DSPy, prompt-engine, Open WebUI
rows = Filas
rows-known =
    CSV, TSV, Excel (.xlsx), líneas JSON, filas de fine-tuning y de preferencias (DPO), conversaciones de ShareGPT
own-files = Los archivos de proyecto de Exemplar se abren enseguida, junto a tus otros proyectos.
not-taken = No se ha tomado, y nada tuyo ha cambiado.
put-away = Apartarlo
read-as = Leerlo como
tests = Pruebas
and-more-prompts =
    y { $n ->
        [one] 1 prompt más
       *[other] { $n } prompts más
    }
run-tests-in-measure =
    Un proyecto es el prompt y sus valores. Para ejecutar las pruebas, abre el mismo archivo en Medir.
instruction = Instrucción
input = Entrada
n-examples =
    { $n ->
        [one] { $n } ejemplo
       *[other] { $n } ejemplos
    }
and-more = y { $n } más
and-more-rows =
    y { $n ->
        [one] 1 fila más
       *[other] { $n } filas más
    }
and-more-columns =
    y { $n ->
        [one] 1 columna más
       *[other] { $n } columnas más
    }
and-more-rows-and-columns =
    y { $n-rows ->
        [one] 1 fila más
       *[other] { $n-rows } filas más
    }, { $n-columns ->
        [one] 1 columna más
       *[other] { $n-columns } columnas más
    }
what-has-no-place = Lo que no tiene lugar aquí ({ $n })
list-next = { $before }, { $next }
list-last = { $before } y { $last }
sentences = { $first } { $second }
n-prompts =
    { $n ->
        [one] { $n } prompt
       *[other] { $n } prompts
    }
n-tests =
    { $n ->
        [one] { $n } prueba
       *[other] { $n } pruebas
    }
n-rows =
    { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }
file-with = { $kind } con { $parts }.
file-with-nothing = { $kind } sin nada que se pueda tomar.
file-alone = { $kind }.
names-a-file = Nombra el archivo { $name }, que no vino con él: trae los dos juntos.
names-files = Nombra los archivos { $names }, que no vinieron con él: tráelos todos juntos.
all-has-a-place = Todo lo que contiene tiene un lugar aquí.
things-have-no-place =
    { $n ->
        [one] { $n } cosa no tiene lugar aquí.
       *[other] { $n } cosas no tienen lugar aquí.
    }
is-openai-chat = Esto es una solicitud de chat de OpenAI
is-openai-responses = Esto es una solicitud de OpenAI Responses
is-github-models = Esto es un prompt de GitHub Models
is-prompty = Esto es un archivo Prompty
is-dotprompt = Esto es un archivo dotprompt
is-promptfoo = Esto es una configuración de promptfoo
are-promptfoo-tests = Esto son pruebas de promptfoo
are-fine-tuning-rows = Esto son filas para fine-tuning
are-sharegpt = Esto son conversaciones de ShareGPT
are-preferences = Esto son preferencias (DPO)
is-prompt-engine = Esto es un archivo de prompt-engine
is-langfuse = Esto es una exportación de Langfuse
is-langchain-hub = Esto es un manifiesto del hub de LangChain
is-langchain-file = Esto es un archivo de prompt de LangChain
is-dspy = Esto es el estado de un programa de DSPy
are-open-webui = Esto son prompts de Open WebUI
is-chainforge = Esto es un flujo de ChainForge
is-openai-evals = Esto es un eval de OpenAI
is-csv = Esto es una tabla (CSV)
is-tsv = Esto es una tabla (TSV)
are-json-rows = Esto son filas en JSON
is-spreadsheet = Esto es una hoja de cálculo
pasted-text = Texto pegado
the-others = Los demás
too-many-files = Llegaron { $n } archivos a la vez y se examinan { $n-most }. Trae el resto en una segunda vez.
nothing-in-it = No hay nada dentro. Elige un archivo que contenga algo.
too-many-megabytes = Tiene { $n-size } MB, y un archivo de filas puede tener { $n-most } MB. Toma una parte.
none-of-them =
    Este no es ninguno de los archivos que se conocen aquí, o no contiene ni un prompt ni filas. La lista de
    archivos conocidos está abajo; un texto propio se puede pegar en la instrucción en Escribir.
written-as-chat = Escrito como chat
written-as-completion = Escrito como continuación
model-is = Modelo { $model }
temperature-is = Temperatura { $value }
top-p-is = Top-p { $value }
at-most-tokens = Como máximo { $count } tokens
n-stop-texts =
    { $n ->
        [one] { $n } texto de parada
       *[other] { $n } textos de parada
    }
open-as-project = Abrir como proyecto nuevo
open-as-projects = Abrir como { $n } proyectos nuevos
open-first-projects = Abrir los primeros { $n } como proyectos nuevos
open-with-examples =
    Abrir como proyecto nuevo con { $n ->
        [one] { $n } ejemplo
       *[other] { $n } ejemplos
    }
dont = No abrir
beside-your-own = Se añade junto a tus proyectos; nada tuyo se reemplaza.
nothing-to-make = No contiene ningún prompt ni tiene dos columnas, así que no hay de qué hacer un proyecto.
what-goes-in = Lo que entra
right-answer = La respuesta correcta
save-as = Guardar como
kind-of-file = Tipo de archivo
run-and-test-elsewhere = Ejecutarlo y probarlo en otro sitio
keep-in-another-tool = Guardarlo en otra herramienta
train-with-examples = Entrenar con sus ejemplos
rows-as-a-table = Sus filas como tabla
all-can-be-said = Todo lo de este proyecto tiene un lugar en él.
cannot-be-said =
    { $n ->
        [one] { $n } cosa no se puede decir en él:
       *[other] { $n } cosas no se pueden decir en él:
    }
look-into-beginning = Ver su comienzo
look-into = Ver su contenido
save-named = Guardar { $name }
copy-as-code = Copiar como código
copy-as-code-note =
    Un programa que hace la misma pregunta a un servicio, con los valores de las variables puestos. No lleva ninguna
    clave: la lee del entorno.
language = Idioma
model = Modelo
model-hint = el nombre que le da el servicio
address = Dirección
key-variable = Variable con la clave
copy = Copiar
is-copied = Copiado.
copy-refused = El navegador no deja copiar a esta página. Selecciona el texto de abajo.
the-code = El código
report = Informe
report-note =
    Una página para leer, imprimir o enviar: instrucción, ejemplos, entrada, ajustes y los nombres de las versiones.
    Se abre en cualquier navegador, solo contiene texto y no carga nada. Para hacer un PDF, ábrela e imprímela en un
    archivo.
save-report = Guardar informe
report-title = { $name } · Exemplar
report-made = Un prompt hecho con Exemplar. Informe del { $day }.
input-labelled = Entrada: { $label }
values-of-variables = Valores de las variables
what-the-model-receives = Lo que recibe el modelo
role-system = Sistema
role-user = Usuario
role-assistant = Asistente
settings = Ajustes
versions-newest-first = Versiones, la más reciente primero
examples = Ejemplos
number-short = N.º
switched-off = { $n } (desactivado)
setting-model = modelo
setting-temperature = temperatura
setting-top-k = top-k
setting-top-p = top-p
setting-min-p = min-p
setting-repetition-penalty = penalización por repetición
setting-max-tokens = máx. de tokens
setting-seed = semilla
setting-samples = muestras
setting-stops = secuencias de parada
setting-schema = esquema JSON
rescue-lead =
    Algunos sitios donde se guardaban prompts van a cerrar. Lo que escribiste allí puede venir aquí en archivos;
    para ello no se envía nada a ninguna parte.
dates-as-published = Fechas tal como las publicaron los servicios, consultadas el 27 de noviembre de 2026.
is-closed = cerrado
closes-today = cierra hoy
days-left =
    { $n ->
        [one] queda { $n } día
       *[other] quedan { $n } días
    }
day-november = 30 de noviembre de 2026
day-july = 30 de julio de 2026
day-april = 20 de abril de 2027
leaving-prompts = Prompts de OpenAI
leaving-prompts-means =
    Las solicitudes que nombran un prompt guardado (pmpt_…) dejan de funcionar ese día. OpenAI no tiene exportación
    de prompts guardados, así que hay que copiarlos a mano.
leaving-prompts-step-open =
    Abre el prompt en el panel de OpenAI, en platform.openai.com. Empieza por los que nombran tus programas: busca
    «pmpt_» en tu código.
leaving-prompts-step-version = Elige la versión que está en uso, si hay varias.
leaving-prompts-step-copy =
    Aquí, elige Proyecto nuevo en el menú junto al nombre del proyecto. Copia el mensaje de sistema o de
    desarrollador en Instrucción, cada par de mensajes de usuario y asistente en un ejemplo, y el último mensaje de
    usuario en Entrada. Las variables como { "{{name}}" } se quedan como están escritas.
leaving-prompts-step-paste =
    O, si tu programa o tus registros contienen la solicitud completa en JSON, pégala en Abrir: los mensajes, el
    modelo y los ajustes vienen solos.
leaving-prompts-left-behind = Las herramientas (tools) aún no tienen lugar en un proyecto.
leaving-evals = OpenAI Evals
leaving-evals-means = Los evals solo se pueden leer desde el 31 de octubre de 2026, y su panel cierra ese día.
leaving-evals-step-open = Abre el eval en el panel de OpenAI, en platform.openai.com/evaluation.
leaving-evals-step-run = Selecciona una ejecución terminada.
leaving-evals-step-export =
    En el menú Export, elige «Download runnable Promptfoo config». Descarga también los resultados en el mismo menú
    si quieres conservarlos.
leaving-evals-step-drop =
    Suelta el archivo descargado en cualquier parte de esta página. Sus prompts se convierten en proyectos.
leaving-evals-step-measure = Abre el mismo archivo en Medir para preparar sus pruebas como experimento.
leaving-evals-left-behind =
    Los evaluadores que son programas se nombran en el informe y se dejan fuera. Un eval sin una ejecución terminada
    no se puede exportar.
leaving-github = GitHub Models
leaving-github-means =
    El playground, el editor y los modelos ya no existen. Los prompts que se confirmaron siguen en tus repositorios,
    en archivos que terminan en .prompt.yml.
leaving-github-step-search = En GitHub, busca path:*.prompt.yml junto con user:TU-NOMBRE u org:TU-ORGANIZACIÓN.
leaving-github-step-download = Abre cada archivo y pulsa «Download raw file», o clona el repositorio.
leaving-github-step-drop =
    Suelta los archivos en cualquier parte de esta página, todos a la vez si quieres: mensajes, modelo, ajustes y
    datos de prueba vienen con ellos.
leaving-github-step-model =
    Elige un modelo en Servicios: cualquiera que hable el protocolo de OpenAI puede responder en lugar de los de
    GitHub.
leaving-github-left-behind =
    Los evaluadores no se ejecutan aquí; se conservan y vuelven al archivo cuando lo guardas como prompt de GitHub
    Models. Lo que solo estuvo en el playground ya no se puede recuperar.
leaving-azure = Prompt flow en Azure
leaving-azure-means = El desarrollo ha terminado; funciona hasta ese día.
leaving-azure-step-download = Abre los archivos del flujo y descarga los que terminan en .prompty.
leaving-azure-step-drop = Suéltalos en cualquier parte de esta página.
leaving-azure-left-behind = Un flow.dag.yaml es un programa de varios pasos y aquí no se lee.
show-more = Mostrar { $n } más
versions-lead =
    Cada pausa de tu trabajo se guarda en este dispositivo, con el nombre de lo que cambió. Nada aquí elimina nada:
    una versión restaurada pasa a ser la más reciente, y deshacer lo revierte.
began-as-branch = Este proyecto empezó como una rama de «{ $name }».
no-version-yet = Aún no hay ninguna versión. Cambia algo en el proyecto: la primera se crea al guardarse.
nothing-differs = No hay diferencias.
tokens-of-both = Tokens del prompt: { $old } → { $new } ({ $change }), contados con { $by }.
without-a-frame = Sin lo que un chat añade alrededor de los turnos.
counting-tokens = Contando los tokens…
vocabulary-not-fetched = No se pudieron contar los tokens: no se pudo obtener su vocabulario. Comprueba la conexión y vuelve a abrir la versión.
part-words = Palabras
part-structure = Estructura
part-parameters = Parámetros
before = Antes
after = Después
mark-newest = la más reciente
mark-pinned = fijada
mark-merged = fusionada
version-is-named = La versión ya tiene su nombre.
version-is-unpinned = La versión ya no está fijada.
version-is-pinned = La versión está fijada: se conserva por antigua que sea.
is-restored = Restaurada. El proyecto está como entonces; deshacer lo revierte.
is-restored-already = El proyecto ya está como entonces.
branch-name = { $name } (rama)
is-branched = «{ $name }» es ahora un proyecto propio y está abierto. El original está en el menú de proyectos.
restore = Restaurar
branch = Ramificar
pin = Fijar
unpin = Soltar
own-name = Un nombre propio
name-it = Nombrar
changed-since = Cambios desde
choose-version = Elige una versión
merge = Fusionar
merge-note =
    Trae a este proyecto lo que se cambió en una rama o en cualquier otro. Donde ambos cambiaron lo mismo, eliges
    tú.
no-other-project = No hay ningún otro proyecto en este dispositivo.
from-project = Del proyecto
is-merged = Fusionado. El proyecto tiene ahora ambos; deshacer lo revierte.
what-merge-changes = Esto es lo que cambia en el proyecto abierto.
nothing = nada
clashes-to-settle =
    { $title } se cambió en ambos. { $n ->
        [one] Queda { $n } conflicto
       *[other] Quedan { $n } conflictos
    } por resolver.
keep-ours = Conservar lo de este proyecto
take-theirs = Tomar lo del otro
back-to-before = Volver a como estaba antes
finish-merge = Terminar la fusión
leave-it = Dejarlo
part-comments = Comentarios
