name = Nombre
instruction = Instrucción
input-label = Etiqueta de la entrada
output-label = Etiqueta de la respuesta
input = Entrada
input-of-an-example = Entrada de un ejemplo
answer-of-an-example = Respuesta de un ejemplo
variable = Variable «{ $name }»
form = Forma
completion = Continuación
chat = Chat
example-added = Ejemplo { $place } añadido
example-removed = Ejemplo { $place } eliminado
example-moved = Ejemplo { $place } movido al lugar { $target }
example-input = Ejemplo { $place }, entrada
example-answer = Ejemplo { $place }, respuesta
example-switched-on = Ejemplo { $place } activado
example-switched-off = Ejemplo { $place } desactivado
example-number = Ejemplo número { $number }
is-off = (desactivado)
order-of-examples = Orden de los ejemplos
branched-from = ramificado de «{ $name }»
version-of = «{ $project }»: { $version }
saved-project-unread = No se pudo leer el proyecto guardado. { $why }
no-project = Este proyecto ya no está en este dispositivo. Recupéralo desde la lista de proyectos.
busy = Otra pestaña sigue cambiando este proyecto. Espera un momento e inténtalo de nuevo.
changed-since-begun = El proyecto cambió desde que empezó la fusión. Empiézala de nuevo; no se pierde nada.
unsettled = Elige antes un lado para cada conflicto; quedan { $n }.
nothing-to-merge = Todo lo de esa versión ya está en este proyecto. No hay nada que fusionar.
not-of-this-history =
    Ninguna versión tiene exactamente el prompt con el que se obtuvo este resultado, así que no se adjuntó a
    ninguna.
options-of = Opciones de { $name }
comment-on-instruction = Comentario sobre la instrucción
comment-on-example = Comentario sobre el ejemplo { $place }
comment-on-an-example = Comentario sobre un ejemplo
kind-named =
    { $kind ->
        [text] Texto
        [long-text] Texto largo
        [choice] Opción
        [number] Número
        [date] Fecha
       *[file] Archivo
    }
kind-of = Tipo de { $name }
