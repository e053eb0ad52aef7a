no-label = Falta una etiqueta
no-label-why =
    El modelo continúa tras la última palabra que ve. Sin una etiqueta ahí, puede seguir escribiendo la pregunta en
    lugar de responder.
unfilled = Una variable no tiene valor
unfilled-why =
    El modelo ve las llaves tal como las escribiste. Da un valor a la variable debajo de la entrada, o quítala.
over-budget = El prompt es demasiado largo
over-budget-why =
    Lo que no cabe en la memoria del modelo para una ejecución se corta, o la ejecución se rechaza. Acorta un texto,
    muestra menos ejemplos o deja menos espacio para la respuesta.
contradiction = Dos ejemplos se contradicen
contradiction-why =
    Ambos muestran la misma entrada con respuestas distintas, y el modelo no puede seguir los dos. Decide cuál es
    correcto.
leak = Un ejemplo delata la respuesta
leak-why = El modelo puede copiar la respuesta, así que un buen resultado aquí no dice nada de entradas nuevas.
spelling = Una respuesta está escrita de dos formas
spelling-why =
    Para un modelo, «Billing» y «billing» son palabras distintas. Puede responder con cualquiera, y las respuestas
    son más difíciles de comparar.
trailing-space = Espacio en blanco al final
trailing-space-why =
    Los modelos leen una palabra junto con el espacio que la precede. Un espacio suelto al final forma otros tokens
    con las mismas palabras. Ejecuta con y sin él para ver si a tu modelo le importa.
duplicate = El mismo ejemplo dos veces
duplicate-why = La copia cuesta tokens y hace más frecuente su respuesta. Ejecuta con y sin ella para ver si ayuda.
unbalanced = Una respuesta se muestra mucho más
unbalanced-why =
    Los modelos se inclinan por la respuesta que más han visto, sobre todo los pequeños. Muestra cada respuesta más
    o menos igual de a menudo, y mide ambas cosas con filas de respuesta conocida.
last-two = Los dos últimos ejemplos tienen la misma respuesta
last-two-why = Los modelos se inclinan por la última respuesta que han visto. Otro orden no cuesta nada; mide ambos.
no-stop = Nada termina la respuesta
no-stop-why =
    Después de su respuesta, el modelo puede seguir con un ejemplo inventado hasta agotar el espacio para la
    respuesta.
label-tokens = Una respuesta de varios tokens
label-tokens-why =
    No hace daño cuando el modelo escribe respuestas. Los experimentos que comparan respuestas por su probabilidad
    son más sencillos si cada una empieza con un token propio.

zhao = Zhao et al. 2021, Calibrate Before Use
lu = Lu et al. 2021, Fantastically Ordered Prompts; Zhao et al. 2021, Calibrate Before Use
microsoft = Microsoft, guía de ingeniería de prompts y prompt-engine, 2022
exemplar = Exemplar
one-token = Zhao et al. 2021 y Lu et al. 2021: sus programas exigen etiquetas de un solo token

duplicate-says = El ejemplo { $n } dice lo mismo que el ejemplo { $n-other }.
contradiction-says =
    El ejemplo { $n } responde «{ $answer }»; el ejemplo { $n-other } responde a la misma entrada «{ $other }».
leak-says = El ejemplo { $n } es la entrada que se pregunta ahora.
switch-off = Desactivar el ejemplo { $n }
spelling-says = El ejemplo { $n } responde «{ $typed }»; en los demás es «{ $usual }».
write-usual = Escribir «{ $usual }»
unbalanced-says =
    «{ $most }» se muestra { $n-most } veces; «{ $least }», { $often ->
        [once] una vez
        [twice] dos veces
       *[more] { $n-least } veces
    }.
last-two-says = Los dos últimos ejemplos mostrados responden «{ $answer }».
move-to-end = Mover el ejemplo { $n } al final
tokens-says = «{ $answer }» son { $n } tokens.
answers-no-label = Las respuestas no tienen etiqueta antes de los dos puntos.
inputs-no-label = Las entradas no tienen etiqueta antes de los dos puntos.
call-it = Llamarla «{ $word }»
unfilled-says = «{ $name }» aún no tiene valor.
over-budget-says =
    Prompt y respuesta juntos son { $n ->
        [one] { $n } token
       *[other] { $n } tokens
    } más de lo que el modelo admite.
trailing-says = { $text } termina en espacio en blanco.
remove-it = Quitarlo
no-stop-says = No hay texto de parada: solo el límite de longitud termina una respuesta.
from-labels = Tomarlo de las etiquetas

example-text = Ejemplo { $n }, { $label }
the-name = El nombre
the-instruction = La instrucción
the-input-label = La etiqueta de las entradas
the-output-label = La etiqueta de las respuestas
the-input = La entrada
the-value = El valor de «{ $name }»
