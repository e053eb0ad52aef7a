desk = Mesa de trabajo
tools = Herramientas
close-desk = Cerrar la mesa de trabajo
check = Revisar
check-title = Revisar el prompt
examples = Ejemplos
choose-examples = Elegir ejemplos
find = Buscar
find-title = Buscar y reemplazar
snippets = Fragmentos
insert-snippet = Insertar un fragmento

commands = Comandos
type-command = Escribe un comando
few-letters = Escribe unas letras
no-command = Ningún comando tiene estas letras.
go-to-write = Ir a Escribir
go-to-measure = Ir a Medir
go-to-files = Ir a Archivos
go-to-versions = Ir a Versiones
go-to-models = Ir a Modelos
go-to-services = Ir a Servicios

changed-meanwhile = El prompt cambió entretanto. Vuelve a mirarlo antes de seguir.
nothing-to-change = No hay nada que cambiar.
with-undo = { $said } «Deshacer» lo revierte.
further-down = Está más abajo en la lista de ejemplos: desplázate hasta allí y pulsa Mostrar otra vez.

name = Nombre
instruction = Instrucción
input-label = Etiqueta de las entradas
output-label = Etiqueta de las respuestas
input = Entrada
example-text = Ejemplo { $n }, { $label }
value-of = Valor de «{ $name }»

looked-for = Qué se busca
nothing-stands-out =
    Nada llama la atención. Si el prompt funciona, solo las respuestas pueden decirlo: ejecútalo con unas cuantas
    entradas o prepara un experimento en Medir.
known-to-matter =
    Se sabe que esto importa a algunos modelos. Lo que hace con el tuyo puede decirlo un experimento en Medir.
places-mended =
    { $n ->
        [one] { $n } lugar corregido.
       *[other] { $n } lugares corregidos.
    }
fix-all = Corregir los { $n }
to-mend = Por corregir
worth-measuring = Vale la pena medirlo
good-to-know = Bueno saberlo
and-more = y { $n } más
show = Mostrar
show-named = Mostrar: { $name }
done-step = Hecho: { $step }.

no-examples-yet =
    Aún no hay ejemplos. Añade unos cuantos debajo de la instrucción, o pega allí una tabla; entonces verás aquí
    copias y contradicciones y elegirás cuáles mostrar.
how-often = Cuántas veces se muestra cada respuesta
no-alike = Sin copias, sin contradicciones, y ningún ejemplo es la entrada misma.
alike = Iguales o en conflicto
alike-note = Casi igual quiere decir que al menos { $share } de sus tramos de tres letras son comunes a ambos.
copy-of = El ejemplo { $n } es una copia del ejemplo { $n-other }.
contradicts = El ejemplo { $n } responde de otra manera a la entrada del ejemplo { $n-other }.
near-to = El ejemplo { $n } es casi igual al ejemplo { $n-other }: { $share } de parecido.
leaks = El ejemplo { $n } es la entrada que se pregunta ahora.
step-off = Desactivar ejemplo
step-on = Activar ejemplo
example-off = El ejemplo { $n } está desactivado.
example-on = El ejemplo { $n } se muestra.
switch-off = Desactivar el ejemplo { $n }
switch-on = Activar el ejemplo { $n }
example-n = Ejemplo { $n }
n-tokens =
    { $n ->
        [one] { $n } token
       *[other] { $n } tokens
    }
cost = Los ejemplos mostrados ocupan { $tokens }, { $share } del prompt

choose-for-input = Elegir para esta entrada
how-to-choose = Cómo elegir
nearest = Más cercanos
nearest-of-each = Más cercanos de cada respuesta
most-different = Más distintos
input-first = Escribe primero una entrada: no se puede decir qué está cerca de nada.
nearest-note =
    Los que comparten más palabras con la entrada, sobre todo las poco frecuentes (BM25). Palabras, no significados:
    «coche» no está cerca de «automóvil».
nearest-of-each-note =
    Los que comparten más palabras con la entrada, uno de cada respuesta por turno, para que ninguna se muestre
    mucho más.
most-different-note = El más cercano y, después, siempre el que menos se parece a todos los elegidos, letra por letra.
examples-shown =
    { $n ->
        [one] { $n } ejemplo mostrado; los demás están desactivados.
       *[other] { $n } ejemplos mostrados; los demás están desactivados.
    }
how-many = Cuántos
nearest-last = Poner el más cercano al final, junto a la entrada
show-only-these = Mostrar solo estos
whether-better =
    Si estos son mejores que los tuyos puede decirlo un experimento en Medir. Allí también se mide qué ejemplo
    concreto ayuda.
nearness = cercanía { $score }
no-common-word = ninguna palabra en común
example-row = Ejemplo { $n }: { $input } → { $output }

replace-with = Reemplazar por
match-case = Mayúsculas y minúsculas
whole-words = Palabras completas
regular-expression = Expresión regular
looks-through = Busca en instrucción, etiquetas, ejemplos, entrada y valores, incluidos los ejemplos desactivados.
nowhere = No aparece en ninguna parte de este prompt.
first-places = Los primeros { $n } lugares; no se buscan más a la vez.
n-places =
    { $n ->
        [one] { $n } lugar
       *[other] { $n } lugares
    }
places-replaced =
    { $n ->
        [one] { $n } lugar reemplazado.
       *[other] { $n } lugares reemplazados.
    }
replace-all = Reemplazar todo
replace = Reemplazar
replaced = Reemplazado.
show-in-prompt = Mostrarlo en el prompt
pattern-too-long = Lo que buscas tiene más de 1000 letras. Acórtalo.
no-pattern =
    Esto no es una expresión regular. Revisa sus paréntesis, o desactiva «Expresión regular» para buscar el texto
    tal como está escrito.
too-much-written =
    El reemplazo haría el proyecto demasiado grande: más de 8 MB. Reemplaza por menos, o en menos lugares.

your-own = Tuyos
text-to-use-again = Un texto para volver a usar
keep-it = Guardarlo
phrases-note =
    Frases de artículos y de la práctica. Ninguna es mágica: lo que hizo en otro modelo puede no hacer nada en el
    tuyo, o perjudicar. Inserta una y compara con y sin ella en Medir.
add-to-instruction = Añadir a la instrucción
add-to-input = Añadir a la entrada
delete-snippet = Eliminar el fragmento «{ $name }»
insert = Insertar
insert-named = Insertar «{ $text }»
inserted-into-input = Insertado en la entrada.
inserted-into-instruction = Insertado en la instrucción.
select-first = Escribe o selecciona primero el texto que quieres guardar.
snippet-too-long = Este texto es demasiado largo para un fragmento. Guárdalo como proyecto propio.
already-kept = Este fragmento ya está guardado.
too-many-snippets = Hay 200 fragmentos guardados y no caben más. Elimina uno primero.
think-first = Pensar primero
a-role = Un papel
encouragement = Una palabra de ánimo
answer-shape = La forma de la respuesta
think-note = En el artículo inicia la respuesta, y una segunda pregunta pide el resultado. Empeoró los modelos pequeños.
search-note = Encontrada por una búsqueda entre frases, para un modelo grande.
role-note = El artículo no halló tendencia: el mejor comienzo cambia de un modelo a otro, y para uno fue ninguno.
encouragement-note = El artículo no halló tendencia entre modelos. Mide con y sin ella.
one-word-note = Los ejemplos que responden con una palabra dicen lo mismo, y un texto de parada lo asegura.
one-sentence-note = Los ejemplos de una sola frase dicen lo mismo.
json-note = Los modelos pequeños a menudo rompen el JSON. Cuenta cuántas veces con la puntuación de JSON en Medir.
unknown-note = Muestra al menos un ejemplo que responda «unknown».
only-text-note = Reduce el uso de lo que el modelo sabe de memoria; vigila las respuestas que no están en el texto.
kojima = Kojima et al. 2022, Large Language Models are Zero-Shot Reasoners
zhou = Zhou et al. 2022, Large Language Models Are Human-Level Prompt Engineers
battle = Battle y Gollapudi 2024, The Unreasonable Effectiveness of Eccentric Automatic Prompts
no-paper = Práctica habitual; sin artículo

## Starters

starters-title = Empezar con un ejemplo
find-starter = Buscar un punto de partida
all-starters =
    { $n ->
        [one] { $n } proyecto pequeño
       *[other] { $n } proyectos pequeños
    }. Cada uno se abre junto a los tuyos.
some-starters =
    { $found } de { $n ->
        [one] { $n } proyecto pequeño
       *[other] { $n } proyectos pequeños
    }
no-starter = Ningún punto de partida se llama así
no-starter-note =
    Prueba con una palabra sencilla en inglés para lo que tienes o lo que quieres, como email, date, name, sort o
    JSON. O empieza sin nada: bastan dos o tres ejemplos tuyos.
show-all-starters = Mostrar todos
start-from-example = Empezar con un ejemplo…

## Tables

paste-table = Pegar una tabla…
paste-table-title = Pegar una tabla
paste-table-note =
    Copia dos o más columnas en tu hoja de cálculo y pégalas aquí, o pega CSV. Cada fila se convierte en un ejemplo;
    luego eliges las columnas.
rows = Filas
rows-hint = ¿Dónde está mi paquete?   Envío
no-rows-found =
    No se encontraron filas en este texto. Se queda aquí: pon cada ejemplo en una línea, con un tabulador o una coma
    entre sus dos textos.
choose-columns = Elegir columnas…
table-title = Hacer ejemplos con esta tabla
paste-as-text = Pegar como texto
add-examples =
    { $n ->
        [one] Añadir { $n } ejemplo
       *[other] Añadir { $n } ejemplos
    }
column-named = Columna { $n }: { $name }
column = Columna { $n }
what-goes-in = Lo que entra
the-right-answer = La respuesta correcta
first-row-names = La primera fila da nombre a las columnas
goes-in = Entra
right-answer = Respuesta correcta
left-out = Se omite
first-rows = Las primeras filas
columns-empty = Estas columnas están vacías, así que no se añadió nada.
leave-table = Omitir la tabla
cancel = Cancelar

## What examples are worth

worth-title = Cuánto vale cada ejemplo
worth-of = Ejemplo { $n }: sin él aciertan { $n-without } de { $n-rows } en vez de { $n-right }. Lo que aporta está entre { $low } y { $high } puntos porcentuales (intervalo del 95 %).
worth-changed = El ejemplo { $n } cambió desde la medición o se añadió después.
worth-exact = Medido con { $model } para exactamente este prompt.
worth-since = Medido con { $model } cuando algunos ejemplos eran otros. Vuelve a medir para saber lo que valen ahora.

## The tour

tour = Recorrido
take-the-tour = Hacer el recorrido
tour-step = Paso { $n } de { $n-all }
tour-run = Ejecutar el prompt
tour-run-says = Pulsa Ejecutar. Un modelo pequeño de esta página lee todo el prompt y responde. Nada sale de tu dispositivo.
tour-switch = Desactivar un ejemplo
tour-switch-says = Los ejemplos deciden la respuesta. Desactiva uno con el interruptor de su tarjeta: sigue en su sitio, pero el modelo ya no lo ve.
tour-again = Ejecutar otra vez
tour-again-says = Pulsa Ejecutar de nuevo y compara las dos respuestas: la diferencia es lo que hacía el ejemplo.
tour-variable = Escribir una variable
tour-variable-says = Escribe un nombre entre dobles llaves en la entrada, por ejemplo { $sample }. Aparece un campo para su valor, y el mismo prompt sirve para muchos textos.
tour-share = Compartir el proyecto
tour-share-says = Pulsa Compartir, mira el enlace y cierra el diálogo. Todo el proyecto está dentro del enlace: ningún servidor lo tiene.
tour-measure = Medir
tour-measure-says = Una respuesta demuestra poco. Pulsa Medir: allí un prompt se prueba con muchas filas, y el resultado dice cuán seguro es.
tour-end = Ese era el recorrido
tour-end-says = Elige aquí una pregunta cuando quieras saber más de lo que dice una sola respuesta. Ctrl+K muestra todo lo que se puede hacer.
tour-show = Mostrármelo
tour-skip = Saltar este paso
tour-stop = Terminar el recorrido
