more-in-table = { $n } más en la tabla
nothing-measured = Aún no se ha medido nada
nothing-measured-yet = Aún no se ha medido nada.
not-measured = no medido
from-to = { $low } a { $high }
with-ends = { $score } ({ $low } a { $high })
lines-are = Líneas: { $interval }.
name = nombre
low = inferior
high = superior
note = nota
yes = sí
no = no
mean = media
chosen = elegidos
highest = Más alto: { $name }, { $value }.
lowest = Más bajo: { $name }, { $value }.
highest-mean = Media más alta: { $name }, { $value }.
n-answers =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }

how-often-right = con qué frecuencia es correcta
more-labels = { $n } etiquetas más en la tabla
count-of-sum = { $name } · { $label }: { $count } de { $sum }
right = correcta
bars-described = Con qué frecuencia se respondió cada una de { $n-labels } etiquetas, { $n-rows } filas.
most-one-sided = Lo más desigual: { $name }, { $share } { $label }.

how-sure-axis = qué seguro estaba el modelo
share-right-axis = proporción correcta
as-right-as-sure = tan a menudo correcto como seguro
calibration-lines = Líneas: { $interval }. Barras: respuestas. Discontinua: tan a menudo correcto como seguro.
sure-and-right = { $sure } de seguridad, { $right } de aciertos
sure-and-right-within = { $sure } de seguridad, { $right } de aciertos ({ $interval }: { $low } a { $high })
sure = seguridad
answers = respuestas
calibration-described =
    { $n } respuestas en { $n-groups } grupos según lo seguro que estaba el modelo, cada uno con { $interval }.
    En promedio, la seguridad y la proporción de aciertos distan { $points } puntos (error de calibración
    esperado).
how-sure = qué seguridad
share-right = proporción correcta

estimate-within = { $name }: { $estimate } ({ $interval })
forest-described =
    { $axis }, { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    } con { $interval }.
dashed-line = La línea discontinua es { $name }.

mean-of-neighbours = cada celda es la media de hasta { $n } vecinas
cell-at = { $name } · { $column }: { $value }
cells-at = { $name } · { $column } y { $n } más: { $value }
cells-described = { $n-rows } por { $n-columns } celdas ({ $rows } por { $columns }), de { $low } a { $high }.
cells-missing = No medidas: { $n }.

nothing-beats-these = nada supera a estos
nothing-beats-it = nada lo supera
score-at-cost = { $name }: { $score } con { $cost }
best-at-cost = { $name }: { $score } con { $cost }; nada lo supera
scatter-described =
    { $y } frente a { $x }, { $n ->
        [one] { $n } punto
       *[other] { $n } puntos
    }.
nothing-beats = Nada supera, lo más barato primero: { $names }.
nothing-beats-more = Nada supera, lo más barato primero: { $names } y { $n } más.
no-room-for-labels = Sin etiqueta por falta de espacio: { $n }.
series = serie

dots-are = { $n } { $things }, elegidos { $n-chosen }
dot-is = un punto son hasta { $n } { $things }
mean-of-all = media de todos
mean-of-chosen = media de los elegidos
spread-described = { $axis } de { $n } { $things }, de { $low } a { $high }.
group-mean = { $name }: media { $mean }.
group-mean-chosen = { $name }: media { $mean }, de los elegidos { $chosen }.
group = grupo
number = número
