data = Datos
cancel = Cancelar
try-again = Volver a intentarlo
n-rows =
    { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }

the-table = La tabla
data-table = Tabla de datos
add-row = Añadir fila
add-column = Añadir columna
undo = Deshacer en la tabla
undo-step = Deshacer en la tabla: { $step }
redo = Rehacer en la tabla
redo-step = Rehacer en la tabla: { $step }
use-row = Usar la fila como entrada
add-as-examples = Añadir como ejemplos…
import-rows = Importar…
file-of-rows = Archivo de filas
more-for-table = Más para la tabla
export-csv = Exportar como CSV
export-json-lines = Exportar como líneas JSON
insert-row-above = Insertar fila encima
first-row-names = La primera fila nombra las columnas
delete-selected = Eliminar filas seleccionadas
delete-table-ask = Eliminar la tabla…

find-rows = Buscar filas
which-rows = Qué filas
all-rows = Todas las filas
to-check = Por revisar ({ $n })
rows-found =
    { $n-found } de { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }

insert-row = Insertar fila
delete-rows =
    { $n ->
        [one] Eliminar { $n } fila
       *[other] Eliminar { $n } filas
    }
name-columns = Nombrar las columnas
paste = Pegar
change-column = Cambiar columna
sort-rows = Ordenar filas
insert-column = Insertar columna
type-it = Escribir
clear-cells = Vaciar celdas
change-split = Cambiar el reparto
take-rows = Tomar filas
add-rows = Añadir filas
undone = Deshecho: { $step }
done-again = Rehecho: { $step }

rows-deleted =
    { $n ->
        [one] { $n } fila eliminada
       *[other] { $n } filas eliminadas
    }
rows-exported =
    { $n ->
        [one] { $n } fila exportada como { $file }
       *[other] { $n } filas exportadas como { $file }
    }
cells-copied =
    { $n ->
        [one] { $n } celda copiada
       *[other] { $n } celdas copiadas
    }
rows-pasted =
    { $n ->
        [one] { $n } fila pegada
       *[other] { $n } filas pegadas
    }
reading = Leyendo { $name }…
rows-taken =
    { $n ->
        [one] { $n } fila tomada.
       *[other] { $n } filas tomadas.
    }
rows-taken-by =
    { $n ->
        [one] { $n } fila tomada. Se distingue por «{ $column }».
       *[other] { $n } filas tomadas. Se distinguen por «{ $column }».
    }

column = Columna
column-button = { $name }: nombre, tipo, ordenar, eliminar
every-cell-fits = Todas las celdas encajan.
cells-do-not-fit =
    { $n ->
        [one] { $n } celda no encaja; se queda y se marca.
       *[other] { $n } celdas no encajan; se quedan y se marcan.
    }
name = Nombre
kind = Tipo
choices-lines = Opciones, una por línea
sort-up = Ordenar de A a Z
sort-down = Ordenar de Z a A
insert-before = Insertar antes
insert-after = Insertar después
delete-column = Eliminar columna
done = Listo
row = Fila
part = Parte
cell-name = { $column }, fila { $n }

lead =
    Guarda aquí tus filas: mensajes con su respuesta correcta, preguntas, textos para probar. Algunas se convierten en
    ejemplos que el modelo ve; las demás quedan aparte, para medir con justicia.
paste-rows = Pega filas de tu hoja de cálculo
paste-rows-note = Selecciona allí las celdas, cópialas y pégalas aquí. Nada sale de este dispositivo.
rows = Filas
hint-message = Mensaje
hint-kind = Tipo
hint-parcel = ¿Dónde está mi paquete?
hint-delivery = Entrega
hint-charged = Me cobraron dos veces.
hint-billing = Facturación
drop-here = Suelta un archivo aquí (CSV, TSV, Excel, líneas JSON), o
choose-file = Elegir archivo…
use-examples =
    { $n ->
        [one] Usar el ejemplo de este proyecto
       *[other] Usar los { $n } ejemplos de este proyecto
    }
begin-empty = Empezar con filas vacías

reading-table = Leyendo la tabla
untouched = Lo guardado no se ha tocado.
begin-new = Empezar una tabla nueva en su lugar
keeps-nothing = Esta ventana no guarda nada: exporta la tabla antes de cerrarla.
not-written = No se pudo guardar la tabla: { $why } Sigue aquí.
changed-elsewhere =
    Esta tabla se cambió en otra pestaña. No se reemplazó nada de ella, y lo que cambiaste aquí sigue aquí.
take-other = Tomar la tabla de la otra pestaña
keep-this = Conservar esta

add-rows-title = Añadir filas como ejemplos
own-input = la entrada del proyecto, con los valores de esta fila
no-column = ninguna
held-out-among =
    { $n ->
        [one] { $n } fila de reserva estaría
       *[other] { $n } filas de reserva estarían
    } entre los ejemplos. Lo que el modelo ya ha visto no puede decir qué tan bueno es con filas nuevas.
known-left-out =
    { $n ->
        [one] { $n } fila omitida
       *[other] { $n } filas omitidas
    }: el proyecto tiene el mismo ejemplo.
blank-left-out =
    { $n ->
        [one] { $n } fila omitida
       *[other] { $n } filas omitidas
    }: no hay nada en estas columnas.
kept-as-text =
    { $n ->
        [one] { $n } celda
       *[other] { $n } celdas
    } con { "{{…}}" } dentro: se conserva como valor, para que siga siendo texto.
many-examples = Tantos ejemplos rara vez caben en la memoria de un modelo pequeño; unos pocos buenos son mejores.
selected-ones = Las seleccionadas ({ $n })
all-for-training = Todas las de entrenar ({ $n })
goes-in = { $label } (lo que entra)
right-answer = { $label } (la respuesta correcta)
add-examples =
    { $n ->
        [one] Añadir { $n } ejemplo
       *[other] Añadir { $n } ejemplos
    }

nothing-in-it = No hay nada dentro. Copia primero algunas celdas en tu hoja de cálculo.
other-spreadsheet =
    Este tipo de hoja de cálculo no se puede leer aquí. Guárdala como .xlsx o .csv y vuelve a intentarlo.
no-text-no-sheet =
    Este archivo no es texto ni hoja de cálculo (.xlsx). Guárdalo como CSV en UTF-8 y vuelve a intentarlo.
only-names = No hay filas dentro, solo nombres de columnas.
where-rows = ¿Adónde van estas filas?
rows-came =
    { $n ->
        [one] Llegó { $n } fila.
       *[other] Llegaron { $n } filas.
    }
replace-table = Reemplazar la tabla
add-below = Añadir debajo
delete-table = Eliminar la tabla
delete-table-title = ¿Eliminar la tabla?
delete-table-note = Se van todas las filas y columnas. «Deshacer» las recupera mientras esta página esté abierta.
keep-it = Conservarla

percent-of =
    Porcentaje de { $part ->
        [train] entrenar
        [selection] selección
       *[held-out] reserva
    }
whole-row = la fila entera
rows-repeat =
    { $n ->
        [one] { $n } fila repite
       *[other] { $n } filas repiten
    } una anterior; las filas repetidas están siempre en una misma parte.
rows-blank =
    { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    } sin texto por el que guiarse, en ninguna parte.
split = Reparto
split-note =
    Las propias palabras de cada fila deciden su parte; así se queda en ella cuando otras filas van y vienen, y en todos
    los dispositivos.
told-apart-by = Las filas se distinguen por
train-note = se puede mostrar al modelo, como ejemplos
selection-note = para elegir entre prompts
held-out-note = para juzgar el elegido; no debe verse antes
