more-in-table = { $n } أخرى في الجدول
nothing-measured = لم يُقَس شيء بعد
nothing-measured-yet = لم يُقَس شيء بعد.
not-measured = لم يُقَس
from-to = { $low } إلى { $high }
with-ends = { $score } ({ $low } إلى { $high })
lines-are = الخطوط: { $interval }.
name = الاسم
low = الأدنى
high = الأعلى
note = ملاحظة
yes = نعم
no = لا
mean = المتوسط
chosen = المختارة
highest = الأعلى: { $name }، { $value }.
lowest = الأدنى: { $name }، { $value }.
highest-mean = أعلى متوسط: { $name }، { $value }.
n-answers =
    { $n ->
        [zero] لا إجابات
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }

how-often-right = كم مرة يكون صوابًا
more-labels = { $n } تصنيفات أخرى في الجدول
count-of-sum = { $name } · { $label }: { $count } من { $sum }
right = صحيحة
bars-described = كم مرة أُجيب بكل تصنيف من { $n-labels } تصنيفات، { $n-rows } من الصفوف.
most-one-sided = الأكثر ميلًا: { $name }، { $share } { $label }.

how-sure-axis = مدى ثقة النموذج
share-right-axis = نسبة الصواب
as-right-as-sure = الصواب بقدر الثقة
calibration-lines = الخطوط: { $interval }. الأعمدة: الإجابات. المتقطع: الصواب بقدر الثقة.
sure-and-right = ثقة { $sure }، صواب { $right }
sure-and-right-within = ثقة { $sure }، صواب { $right } ({ $interval }: { $low } إلى { $high })
sure = الثقة
answers = الإجابات
calibration-described =
    { $n } من الإجابات في { $n-groups } من المجموعات حسب ثقة النموذج، لكل منها { $interval }. في المتوسط يفصل
    بين الثقة ونسبة الصواب { $points } نقطة (خطأ المعايرة المتوقع).
how-sure = مدى الثقة
share-right = نسبة الصواب

estimate-within = { $name }: { $estimate } ({ $interval })
forest-described =
    { $axis }، { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    } مع { $interval }.
dashed-line = الخط المتقطع هو { $name }.

mean-of-neighbours = كل خلية متوسط ما يصل إلى { $n } من الخلايا المجاورة
cell-at = { $name } · { $column }: { $value }
cells-at = { $name } · { $column } و{ $n } أخرى: { $value }
cells-described = { $n-rows } في { $n-columns } خلية ({ $rows } في { $columns })، من { $low } إلى { $high }.
cells-missing = لم يُقَس: { $n }.

nothing-beats-these = لا شيء يتفوق على هذه
nothing-beats-it = لا شيء يتفوق عليه
score-at-cost = { $name }: { $score } عند { $cost }
best-at-cost = { $name }: { $score } عند { $cost }؛ لا شيء يتفوق عليه
scatter-described =
    { $y } مقابل { $x }، { $n ->
        [zero] لا نقاط
        [one] نقطة واحدة
        [two] نقطتان
        [few] { $n } نقاط
        [many] { $n } نقطة
       *[other] { $n } نقطة
    }.
nothing-beats = لا شيء يتفوق على، الأرخص أولًا: { $names }.
nothing-beats-more = لا شيء يتفوق على، الأرخص أولًا: { $names } و{ $n } أخرى.
no-room-for-labels = دون تسمية لضيق المكان: { $n }.
series = السلسلة

dots-are = { $n } { $things }، المختارة { $n-chosen }
dot-is = كل نقطة تمثّل ما يصل إلى { $n } { $things }
mean-of-all = متوسط الكل
mean-of-chosen = متوسط المختارة
spread-described = { $axis } لعدد { $n } { $things }، من { $low } إلى { $high }.
group-mean = { $name }: المتوسط { $mean }.
group-mean-chosen = { $name }: المتوسط { $mean }، وللمختارة { $chosen }.
group = المجموعة
number = الرقم
