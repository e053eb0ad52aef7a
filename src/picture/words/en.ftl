## Used in several pictures

# Under a picture that has not room for all rows.
more-in-table = { $n } more in the table
nothing-measured = Nothing measured yet
nothing-measured-yet = Nothing measured yet.
not-measured = not measured
# An interval, or the ends of a range.
from-to = { $low } to { $high }
with-ends = { $score } ({ $low } to { $high })
lines-are = Lines: { $interval }.
# Head of a column.
name = name
low = low
high = high
note = note
yes = yes
no = no
mean = mean
chosen = chosen
highest = Highest: { $name }, { $value }.
lowest = Lowest: { $name }, { $value }.
highest-mean = Highest mean: { $name }, { $value }.
n-answers =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }

## How often each label

how-often-right = how often it is right
more-labels = { $n } more labels in the table
count-of-sum = { $name } · { $label }: { $count } of { $sum }
# Names the row, or the column, of what was right.
right = right
bars-described = How often each of { $n-labels } labels was answered, { $n-rows } rows.
most-one-sided = Most one-sided: { $name }, { $share } { $label }.

## How sure, how right

how-sure-axis = how sure the model was
share-right-axis = share that was right
as-right-as-sure = as often right as sure
calibration-lines = Lines: { $interval }. Bars: answers. Dashed: as often right as sure.
sure-and-right = { $sure } sure, { $right } right
sure-and-right-within = { $sure } sure, { $right } right ({ $interval }: { $low } to { $high })
sure = sure
answers = answers
calibration-described =
    { $n } answers in { $n-groups } groups by how sure the model was, each with { $interval }. On average
    sureness and share right are { $points } points apart (expected calibration error).
how-sure = how sure
share-right = share right

## Estimates with their intervals

estimate-within = { $name }: { $estimate } ({ $interval })
forest-described =
    { $axis }, { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } with { $interval }.
dashed-line = The dashed line is { $name }.

## Cells

mean-of-neighbours = each cell is the mean of up to { $n } neighbours
cell-at = { $name } · { $column }: { $value }
cells-at = { $name } · { $column } and { $n } more: { $value }
cells-described = { $n-rows } by { $n-columns } cells ({ $rows } by { $columns }), from { $low } to { $high }.
cells-missing = Not measured: { $n }.

## Score against cost

nothing-beats-these = nothing beats these
nothing-beats-it = nothing beats it
score-at-cost = { $name }: { $score } at { $cost }
best-at-cost = { $name }: { $score } at { $cost }; nothing beats it
scatter-described =
    { $y } against { $x }, { $n ->
        [one] { $n } point
       *[other] { $n } points
    }.
nothing-beats = Nothing beats, cheapest first: { $names }.
nothing-beats-more = Nothing beats, cheapest first: { $names } and { $n } more.
no-room-for-labels = Without a label for want of room: { $n }.
series = series

## How far candidates lie apart

dots-are = { $n } { $things }, chosen { $n-chosen }
dot-is = a dot is up to { $n } { $things }
mean-of-all = mean of all
mean-of-chosen = mean of the chosen
spread-described = { $axis } of { $n } { $things }, from { $low } to { $high }.
group-mean = { $name }: mean { $mean }.
group-mean-chosen = { $name }: mean { $mean }, of the chosen { $chosen }.
group = group
number = number
