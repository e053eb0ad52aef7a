which-version = ¿Qué versión es mejor?
wording-matters = ¿Importa la formulación?
thinking-helps = ¿Ayuda pensar paso a paso?
which-order = ¿En qué orden deben ir los ejemplos?
prefers-one = ¿Prefiere el modelo una respuesta?
examples-worth = ¿Cuánto vale cada ejemplo?
versions-explained = Pregunta a cada versión las mismas filas y dice cuál es mejor y con qué seguridad.
wording-explained =
    Prueba cada combinación de frases de la instrucción en las mismas filas y luego comprueba la ganadora en
    filas que no ha visto.
reasoning-explained =
    Empieza la respuesta con una frase como «Let's think step by step.», lee el resultado con una segunda
    llamada y lo compara con una respuesta simple.
order-explained =
    Deja que el modelo invente entradas y busca órdenes en los que sus respuestas estén equilibradas. No
    necesita respuestas correctas.
bias-explained =
    No pregunta por nada, ve hacia qué respuesta se inclina el modelo y lo descuenta de sus respuestas.
worth-explained = Quita un ejemplo tras otro en las mismas filas y dice cuáles ayudan o perjudican.

same-words = Dice las mismas palabras
same-text = Es exactamente el mismo texto
contains-answer = Contiene la respuesta correcta
same-number = Tiene el mismo número
same-json = Es el mismo JSON
close-spelling = Se escribe de forma parecida
similar-in-meaning = Significa algo similar
rules-of-words = Qué dice
rules-of-form = Qué forma tiene
rules-of-measures = Qué costó
rules-of-opinion = Qué dice de ella un modelo
rules-of-nearness = Cómo se compara con la respuesta correcta
rule-contains = Contiene estas palabras
rule-contains-any = Contiene una de estas, una por línea
rule-contains-all = Contiene todas estas, una por línea
rule-starts = Empieza con
rule-ends = Termina con
rule-pattern = Encaja con el patrón (expresión regular)
rule-json = Es JSON válido
rule-schema = Es JSON que este esquema permite
rule-xml = Es XML bien formado
rule-html = Es HTML
rule-refusal = Rehúsa responder
rule-most-words = Tiene como máximo tantas palabras
rule-least-words = Tiene al menos tantas palabras
rule-most-characters = Tiene como máximo tantos caracteres
rule-seconds = Tardó como máximo tantos segundos
rule-dollars = Costó como máximo tantos dólares de EE. UU.
rule-perplexity = El modelo estaba así de seguro de sus palabras, o más (perplejidad máxima)
rule-rubric = Un modelo dice que hace lo que se pide aquí
rule-points = Un modelo la puntúa por esto con al menos (0 a 1)
rule-criterion = Un modelo dice que cumple este criterio
rule-relevance = Las preguntas que respondería se parecen en significado a la que se hizo
rule-facts = Un modelo dice que sus datos coinciden con la respuesta correcta
rule-likely = El modelo considera la respuesta correcta la más probable de todas las correctas (probabilidad de la etiqueta)
rule-has-right = Contiene la respuesta correcta, con las mismas mayúsculas y minúsculas
rule-right-pattern = Encaja con la respuesta correcta, leída como patrón
rule-near = Su último número dista como máximo esto de la respuesta correcta
rule-field = Este campo de su JSON es la respuesta correcta
rule-rouge-1 = Palabras en común con la respuesta correcta (ROUGE-1)
rule-rouge-l = Secuencia común más larga con la respuesta correcta (ROUGE-L)
rule-bleu = Frases en común con la respuesta correcta (BLEU)
rule-gleu = Frases en común con la respuesta correcta (GLEU)
rule-meteor = Palabras y sus formas en común con la respuesta correcta (METEOR)
rule-edits = Como máximo tantas letras distintas de la respuesta correcta
case-counts = cuentan mayúsculas y minúsculas
nothing-around = nada más alrededor
xml-note = Elementos que debe tener, uno por línea, como order.item; vacío para cualquier XML.
seconds-note = Desde la pregunta hasta la respuesta entera. Hay muchas llamadas en curso a la vez y cada una espera a las demás.
dollars-note = Lo que pidió su servicio; un modelo en esta página no cuesta nada. Una respuesta sin precio conocido se omite.
perplexity-note = 1 es seguro; cuanto más alto, menos seguro estaba el modelo. Los servicios que no dan probabilidades se omiten.
likely-note =
    Toma lo probable que el modelo considera la respuesta correcta de la fila entre todas las correctas, escribiera lo que escribiera. Necesita un modelo que dé probabilidades.
relevance-note =
    Un modelo inventa tres preguntas por respuesta, y un modelo en este dispositivo las compara con la entrada: 1 si significan lo mismo. Ambos se eligen abajo.
opinion-note =
    Se pregunta a un modelo por cada respuesta por separado; cuál, se elige abajo. Su opinión es una opinión: puede preferir respuestas largas o las suyas.
graded-by = Lo que { $judge } dijo de cada respuesta es su opinión y cuenta según su peso.
opinions-unread = { $n ->
        [one] Una respuesta del juez no dijo lo que se preguntó.
       *[other] { $n } respuestas del juez no dijeron lo que se preguntó.
    }
several-ways = Varias de estas, o reglas propias, con pesos
by-rubric = Un modelo juzga según una rúbrica
by-myself = Las juzgo yo, una junto a otra

practice-coin = Modelo de práctica: una moneda
practice-plant = Modelo de práctica: algo escondido
practice-judge = Modelo de práctica: un juez
practice-coin-note = finge, para ver que un experimento no encuentra nada donde no hay nada
practice-plant-note = finge, para ver que un experimento encuentra lo que hay
practice-judge-note = finge, para ver qué hace un experimento con un juez parcial
comes-with-page = viene con la página
is-elsewhere = en otro lugar: cada llamada sale de este dispositivo
is-here = en este dispositivo
planted-coin = No había nada escondido: cada respuesta fue un cara o cruz, dijera lo que dijera el prompt.
planted-phrase =
    Escondido: con «{ $text }» en el prompt el modelo acertaba { $with } veces de cada 100; sin ello,
    { $without }.
planted-order =
    Escondido: con los ejemplos en el orden { $order } las respuestas eran equilibradas; en cualquier otro se
    inclinaban hacia una etiqueta.
planted-bias = Escondido: el modelo se inclinaba hacia la primera etiqueta, se preguntara lo que se preguntara.
planted-nothing = No había nada escondido.
planted-grader = Plantado: el juez conocía las respuestas correctas.
planted-judge =
    Escondido: el juez conocía las respuestas correctas y en { $share } de cada 100 preguntas tomaba lo que
    estaba primero, dijera lo que dijera.

your-prompt = Tu prompt
untitled = Sin título
project-asked = { $project }: { $question }
version-b = Versión B
opener = apertura
closer = cierre
your-instruction = tu instrucción
no-rows-in-this =
    Aquí no hay filas. Pega filas de una hoja de cálculo: una columna de entradas y una de respuestas correctas.
too-many-rows = Son { $n } filas, y un experimento puede tener { $n-most }. Toma una parte.
needs-rows = Pega filas para probar.
needs-right-answers =
    Ninguna fila tiene respuesta correcta. Pega una segunda columna con las respuestas correctas.
needs-examples =
    Tu prompt muestra { $n } ejemplos, y esto necesita al menos { $n-least }. Añade { $n-least ->
        [one] un ejemplo
       *[other] ejemplos
    } en Escribir.
needs-model = Elige qué responde.
needs-sentence = Elige al menos una frase con la que empiece la respuesta.
needs-version = Añade una versión con la que comparar.
needs-rubric = Escribe una rúbrica: qué hace una respuesta mejor.
needs-way = Añade una forma de juzgar, con un peso.
labels-in-pieces =
    { $model } lee estas etiquetas en trozos: { $labels }. Un orden se mide con etiquetas de un solo trozo. Cambia las salidas de los ejemplos, por ejemplo a A, B y C, o elige otro modelo.
rule-unusable = Regla { $n }: { $why }
rule-needs-text = escribe qué debe mirar.
rule-needs-labels = necesita de 2 a { $n-most } respuestas correctas distintas en las filas.
rule-needs-page-model = mira probabilidades de etiquetas, que dan los modelos de esta página. Quita los demás modelos.
schema-must-be-json = su esquema debe ser JSON.
needs-judge = Elige el modelo que juzga.
needs-comparer =
    Elige el modelo que compara significados. Lo mejor es uno hecho para eso: añade en Modelos el archivo GGUF de un
    modelo de embeddings, como Qwen3-Embedding.
comparer-is-gone =
    { $name }, que debe comparar significados, no está en este dispositivo. Elige otro modelo para eso.
too-few-labels =
    Los ejemplos acaban en { $n } { $n ->
        [one] respuesta distinta
       *[other] respuestas distintas
    }, y esto necesita dos o más.
too-many-labels =
    Los ejemplos acaban en { $n } respuestas distintas. Esto sirve para una lista corta de etiquetas.

no-promptfoo-file =
    Ninguno de estos es un archivo de promptfoo. Elige su configuración (.yaml) con los archivos que nombra, sus
    pruebas (.csv) o sus resultados (.json).
found-answers = { $n } respuestas, de las que promptfoo aprobó { $n-passed }
results-without-prompts =
    Los resultados no contienen los prompts tal como están escritos ni las respuestas correctas; por eso se
    toman las filas para ejecutarlas aquí, y las respuestas quedan en el archivo.
one-input = Aquí una fila tiene una sola entrada. Los valores { $names } se escriben en ella, uno por línea.
other-checks = { $n ->
        [one] Una comprobación vale solo para algunas filas o es de un tipo que aquí no existe; se omite.
       *[other] { $n } comprobaciones valen solo para algunas filas o son de un tipo que aquí no existe; se omiten.
    }
one-way-here = Allí las filas se comprueban de distintas formas. Aquí todas se juzgan de una sola: «{ $way }».
rubrics-left-out = Las rúbricas para un juez se omiten, porque hay respuestas correctas.
one-rubric = Aquí hay una rúbrica para todas las filas; se toma la primera.
model-chosen-here = Qué modelo responde se elige aquí.
comparer-chosen-here = Qué modelo compara significados se elige aquí; sus números no son los de promptfoo.
one-threshold = Aquí hay un umbral para todas las filas; se toma el primero.
input-follows =
    Aquí la entrada sigue a la instrucción. Donde había un valor en otra parte del texto, ahora está su nombre
    entre corchetes.
found-prompts = { $n } prompts
found-rows = { $n } filas, { $n-known } con respuesta correcta
judged-by = se juzga por: { $way }
found-rules = { $n ->
        [one] Una regla para todas las filas
       *[other] { $n } reglas para todas las filas
    }
from-promptfoo = De promptfoo
answers-compared =
    Las respuestas se juzgaron por comparación; los resultados de promptfoo no pueden contener eso, así que se
    omiten.
meaning-in-promptfoo =
    promptfoo compara significados con un modelo de embeddings propio: indica uno allí como proveedor. Las puntuaciones
    serán otras.

template-unusable = No se pudo usar la plantilla de chat de este modelo ({ $what }). Elige otro modelo.
engine-broke-off =
    El motor se interrumpió antes de tener la respuesta. Lo recibido se guarda; continúa desde aquí.
only-texts = solo las llamadas que piden un texto se pueden contar y escribir de antemano
no-template-reader = falta aquí su lector
getting-ready = Preparando
reading-answers = Leyendo las respuestas
looking-at-calls = Revisando las llamadas abiertas
fetching = Obteniendo { $name }
checking = Comprobando { $name }
loading = Cargando { $name }
batch-saved =
    Se guardaron { $n } llamadas de { $model }. Sube el archivo al servicio y lee aquí sus resultados cuando
    estén.
no-open-calls = Ahora no hay ninguna llamada abierta de un modelo en otro lugar.
under-way = Este experimento está en marcha. Páralo o espera a que termine.
answers-taken = Se tomaron { $n } respuestas de este archivo.

link-too-long =
    Este experimento da un enlace de { $n } caracteres, y los mensajeros cortan esos enlaces. Guárdalo como
    archivo.
nothing-asked-yet = Aún no se ha preguntado nada de este experimento. Ejecútalo primero.
only-versions = Solo una comparación de versiones puede ser un archivo de promptfoo.
settings-unusable = Los ajustes de este experimento no son de los que esta versión puede ejecutar. { $why }
shows-recorded =
    Este experimento muestra las respuestas del archivo con el que vino. Pulsa «Cambiar y repetir» para
    preguntar a un modelo tuyo.
recorded-run-gone = La ejecución grabada que esta repite ya no está en este dispositivo.
recorded-run = la ejecución grabada
this-run = esta ejecución
against-recorded =
    { $condition }, frente a la ejecución grabada: { $n-same } de { $n } filas con la misma respuesta.
against-recorded-verdict =
    { $condition }, frente a la ejecución grabada: { $n-same } de { $n } filas con la misma respuesta.
    { $verdict }.

interval = intervalo del 95 %
rate-shown =
    { $n-right } de { $n-rows ->
        [one] { $n-rows } fila
       *[other] { $n-rows } filas
    } ({ $share } %, intervalo del 95 % de { $low } % a { $high } %)
named-rate = { $name }: { $rate }.
compared-by =
    { $name } comparó los significados: la puntuación de una fila es el coseno de los vectores de ambos textos, 1 si
    significan lo mismo.
not-made-for-meaning =
    Por lo que dice su nombre, { $name } no se hizo para comparar significados: toma sus números como un ensayo. Un
    modelo hecho para eso, como Qwen3-Embedding, distingue significados.
mean-similarity = { $name }: similitud media { $mean }
mean-of-scores = { $name }: puntuación media { $mean }
not-judged = { $n ->
        [one] Una respuesta no se pudo juzgar: es demasiado larga, o no se midió o no se dijo algo que se mira. Su fila se omite.
       *[other] { $n } respuestas no se pudieron juzgar: son demasiado largas, o no se midió o no se dijo algo que se mira. Sus filas se omiten.
    }
not-compared = { $n ->
        [one] Una respuesta no se pudo comparar: un texto es demasiado largo para el modelo o está vacío. Su fila se omite.
       *[other] { $n } respuestas no se pudieron comparar: hay textos demasiado largos para el modelo o vacíos. Sus filas se omiten.
    }
rows-right = filas respondidas bien
difference-points = diferencia, en puntos de cien
difference-scores = diferencia de puntuaciones
no-difference = sin diferencia
n-flaky =
    { $n ->
        [one] { $n } fila se respondió de forma distinta de una repetición a otra.
       *[other] { $n } filas se respondieron de forma distinta de una repetición a otra.
    }
pass-at-k =
    { $name }: al menos uno de { $k } intentos acierta en el { $any } % de las filas (pass@{ $k }), los { $k }
    aciertan en el { $all } % (pass^{ $k }).
how-often-right = Con qué frecuencia acertó cada uno
from-the-first = Diferencia con el primero
first-shown = De varias repeticiones, se muestra la primera respuesta para juzgar.
nothing-compared = No se comparó nada.
right-against-tokens = Respuestas correctas frente a tokens escritos
tokens-a-row = tokens por fila

plain-prompt-rate = El prompt simple: { $rate }.
best-wording-rate = La mejor formulación en las filas buscadas ({ $name }): { $rate }.
best-is-plain = La mejor formulación en las filas buscadas: { $rate }.
ranking-agrees =
    La clasificación de las formulaciones en los dos últimos tamaños coincide en { $rho } (rho de Spearman; 1 es
    la misma clasificación, 0 es ninguna).
many-wordings =
    Se probaron { $n } formulaciones; con tantas, la mejor en las filas buscadas parece mejor de lo que es. Por
    eso se prueba otra vez en filas con las que no se eligió.
each-phrase = Qué hace cada frase por sí sola
twelve-best = Las doce mejores en las filas buscadas
every-wording = Cada formulación en cada fila
wording-row = formulación
row-of-data = fila de datos
plain-wording = simple
with-reasoning = { $wording }, con razonamiento

zero-shot-one-call = Zero-shot, una llamada
rate-and-tokens = { $name }: { $rate }, { $tokens } tokens por fila.
n-tied =
    { $n ->
        [one] { $n } votación quedó empatada y fue para la respuesta vista primero.
       *[other] { $n } votaciones quedaron empatadas y fueron para la respuesta vista primero.
    }
papers-figures = Cifras del propio artículo: { $figures } ({ $source }).
from-zero-shot = Diferencia con zero-shot
zero-shot = zero-shot

with-all-examples = Con todos los ejemplos: { $rate }.
worth-note = A la derecha de la línea: el ejemplo ayuda. Cada uno se quita una vez, en las mismas filas.
what-each-worth = Cuánto vale cada ejemplo

orders-asked =
    { $n ->
        [one] { $n } orden
       *[other] { $n } órdenes
    }, cada uno con las mismas { $n-inputs } entradas inventadas por el modelo. GlobalE es cuán uniformemente usa las etiquetas: 0 es siempre la misma, { $most } es todas por igual.
best-orders = Mejores por GlobalE: { $global }. Mejores por LocalE: { $local }.
orders-on-rows = En tus filas: todos los órdenes { $all } de aciertos, los mejores por GlobalE { $best }.
orders-rho =
    Entre GlobalE y las respuestas correctas en tus filas: rho { $rho } (1: cuanto más uniforme, mejor; 0:
    nada).
spread-shown = { $mean } % ± { $deviation }
orders = órdenes
order = orden
orders-apart = Cuánto se separan los órdenes
labels-entropy = entropía de las etiquetas, nats
right-by-order = Respuestas correctas, orden por orden
your-rows = tus filas
labels-by-order = Qué etiquetas dio cada orden
made-up = inventada

leaning-to =
    Al preguntarle por nada (N/A, entrada vacía, [MASK]) el modelo da: { $shares }. Sin sesgo serían iguales.
as-it-answers-rate = Tal como responde: { $rate }.
calibrated-rate = Calibrado: { $rate }.
how-often-label = Con qué frecuencia se respondió cada etiqueta
as-it-answers = tal como responde
calibrated = calibrado
answers-row = respuestas
sure-as-it-answers = Seguro y correcto, tal como responde
sure-calibrated = Seguro y correcto, calibrado

the-judge = El juez
judge-note =
    El juez vio cada par en ambos órdenes; una preferencia cuenta solo donde fue la misma en los dos. Su
    veredicto es su opinión: los jueces prefieren lo largo y lo que ellos mismos habrían escrito.
first-judged = De varias repeticiones, se juzgó la primera respuesta.
more-preferred = Cuánto más a menudo preferida que la primera
judge-says =
    { $judge }, juzgando con tu rúbrica: { $verdict }. En { $n-flips } de { $n } pares ({ $percent } %) cambió
    de opinión con el orden.
preferred-on =
    { $name }: preferida en { $n-name }, { $first } en { $n-first }, ninguna en { $n-ties } de { $n } filas.
replies-unread = Se omiten otras { $n } filas: la respuesta del juez no dijo cuál prefiere.
no-votes-yet = Aún no hay votos: esperan { $n } filas.
any-of-them = cualquiera de ellas
votes-say = Según tus votos: { $verdict }.
votes-say-all =
    Según tus votos: { $verdict }. { $name } fue preferida en { $n-name }, { $first } en { $n-first }, iguales
    en { $n-ties } de { $n } filas.

schema-not-sent = El esquema JSON del proyecto no se envió: esta pregunta necesita palabras antes de la respuesta, o probabilidades.
schema-not-known = No se sabe si se envió el esquema JSON del proyecto.
schema-sent = El esquema JSON del proyecto fue con cada llamada que admite uno.
