too-large =
    Este archivo tiene { $megabytes } MB y el límite es de { $limit } MB ({ $what }). Abre un archivo más pequeño.
too-many = Este archivo tiene demasiado ({ $what }: más de { $n }). Divídelo en varios.
no-experiment = Este archivo no es un experimento de Exemplar. Abre un archivo que termine en .experiment.json.
newer-experiment =
    Este experimento se hizo con un Exemplar más reciente (versión { $found }; este lee hasta la { $known }).
    Recarga la página para actualizar y ábrelo de nuevo.
damaged =
    Este archivo se corta o falla en la línea { $line }, columna { $column }. Abre un archivo que se guardó
    entero.
wrong-field =
    Al campo «{ $field }» de este experimento (línea { $line }) le falta algo o es de un tipo equivocado.
    Corrígelo o abre otro archivo.
wrong-number = El número en «{ $field }» no sirve aquí. Corrígelo o abre otro archivo.
wrong-yaml = Este YAML no se puede leer en la línea { $line }: { $what }. Corrígelo ahí y ábrelo de nuevo.
wrong-json =
    Este JSON no se puede leer en la línea { $line }, columna { $column }. Abre un archivo guardado por completo.
wrong-table = Esta tabla no se puede leer en la línea { $line }. Revisa sus comillas y ábrela de nuevo.
other-kind = Este archivo no es { $what }. Abre otro.
no-row-to-compare = No hay ninguna fila que comparar: { $why }.
own-inputs = cada modelo inventa sus propias entradas para el orden de los ejemplos
an-experiment = un experimento
a-promptfoo-file = un archivo de promptfoo
a-configuration = una configuración de promptfoo
an-evaluation = los resultados de una evaluación de promptfoo
many-rows = filas
many-answers = respuestas
many-calls = llamadas

text-goes-wrong = el texto falla
ends-unbegun = termina algo que nunca empezó
wrong-alias = un alias no representa nada, o lo que lo contiene
aliases-too-much = sus alias se despliegan demasiado
wrong-tag = una etiqueta pide algo que no es texto, número, lista ni mapa
too-deep = está demasiado anidado
holds-too-much = contiene demasiado
wrong-name = hay una lista o un mapa donde debería haber un nombre
wrong-merge = «<<» requiere un mapa o una lista de mapas

plan-reasoning = Cadena de pensamiento zero-shot
plan-calibration = Calibración contextual
plan-order = Orden de los ejemplos
plan-value = Valor de cada ejemplo
plan-wording = Formulación
plan-grid = Cuadrícula
all-examples = todos los ejemplos
without-example = sin el ejemplo { $n }
example-replaced = ejemplo { $n } sustituido por el { $n-pool } de la reserva
with-model = { $name }, modelo { $n }
with-settings = { $name }, ajustes { $n }
zero-shot = zero-shot
without-calibration = sin calibración
with-calibration = con calibración
prompt-named = Prompt { $number }
part-of-prompt = { $prompt } parte { $part }

row-check = fila { $n }, comprobación { $n-check }
row-column = fila { $n }, { $column }
no-such-check = promptfoo no tiene ninguna comprobación que decida lo mismo; se omitió.
signs-left-out = Contiene signos que promptfoo tomaría por órdenes; se omitió.
signs-rewrite = Contiene signos que promptfoo toma por órdenes; escríbelos de otro modo.
holds-signs = Contiene signos que promptfoo toma por órdenes.
last-line-end-dropped = promptfoo quita el salto de línea que sigue al valor.
no-check = No es una comprobación, o está en otro archivo; se omitió.
judge-chosen-here = Quién juzga se elige aquí; la comprobación se conservó.
changes-checked = Esto cambia lo que se comprueba y no se conoce aquí; la comprobación se omitió.
judge-in-set = Un juez dentro de un conjunto no se conoce aquí; el conjunto se omitió.
value-elsewhere = Su valor está en otro archivo; la comprobación se omitió.
check-unknown = Este tipo de comprobación ejecuta código o no se conoce aquí; se omitió.
double-braces = Su valor tiene órdenes entre llaves dobles, que se toman tal cual.
schema-unknown = Su esquema tiene algo que no se conoce aquí; la comprobación se omitió.
pattern-unknown = Su patrón no se puede leer aquí; la comprobación se omitió.
value-unusable = Su valor no se puede usar; la comprobación se omitió.
file-not-here = Este archivo no se abrió junto con la configuración; ábrelo también.
not-used-here = Esto no se usa aquí; se omitió.
prompt-without-text = Este prompt no tiene texto; se omitió.
prompt-file-unknown = Un prompt en un archivo de este tipo no se lee aquí; se omitió.
commands-stay = Sus órdenes ({ "{% … %}" }) no se ejecutan aquí; quedan como texto.
reached-here = Cómo se accede a un modelo y se ajusta se elige aquí; se omitió.
model-without-name = Este modelo no tiene nombre; se omitió.
tests-file-unknown = Las pruebas en un archivo de este tipo no se leen aquí; se omitieron.
no-test = Esto no es una prueba; se dejó vacía.
several-values = promptfoo pregunta una vez por cada uno de varios valores; aquí se omitió.
value-has-parts = Este valor tiene partes; se guardó como un solo texto JSON.
not-said-whether = No dice si aprobó; se omitió.
one-for-all = Dos prompts dan valores distintos a un mismo nombre; promptfoo tiene uno para todos.
rows-keep-own = Las filas sin entrada conservan aquí la de cada prompt; para promptfoo tienen la del primero.
set-at-providers = La temperatura y similares pertenecen a los proveedores de promptfoo; ajústalos allí.
every-prompt-every-row = promptfoo pregunta a cada prompt por cada fila.
repeats-option = Las repeticiones son una opción de la orden de promptfoo: --repeat.
two-underscores = Los nombres de valores no pueden empezar con dos guiones bajos; la columna se omitió.
no-weight-here = Una tabla no tiene peso ni nombre para una sola comprobación.
cell-cannot-say = Una celda no puede expresar esta comprobación; se omitió.
column-not-used = Esta columna no se usa aquí.
