data = البيانات
cancel = إلغاء
try-again = إعادة المحاولة
n-rows =
    { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }

the-table = الجدول
data-table = جدول البيانات
add-row = إضافة صف
add-column = إضافة عمود
undo = تراجع في الجدول
undo-step = تراجع في الجدول: { $step }
redo = إعادة في الجدول
redo-step = إعادة في الجدول: { $step }
use-row = استخدام الصف كمدخل
add-as-examples = إضافة كأمثلة…
import-rows = استيراد…
file-of-rows = ملف الصفوف
more-for-table = المزيد للجدول
export-csv = تصدير بصيغة CSV
export-json-lines = تصدير كأسطر JSON
insert-row-above = إدراج صف في الأعلى
first-row-names = الصف الأول أسماء الأعمدة
delete-selected = حذف الصفوف المحددة
delete-table-ask = حذف الجدول…

find-rows = البحث في الصفوف
which-rows = أي صفوف
all-rows = كل الصفوف
to-check = للمراجعة ({ $n })
rows-found =
    { $n-found } من { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّين
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }

insert-row = إدراج صف
delete-rows =
    { $n ->
        [zero] لا صفوف للحذف
        [one] حذف صف واحد
        [two] حذف صفّين
        [few] حذف { $n } صفوف
        [many] حذف { $n } صفًا
       *[other] حذف { $n } صف
    }
name-columns = تسمية الأعمدة
paste = لصق
change-column = تغيير العمود
sort-rows = ترتيب الصفوف
insert-column = إدراج عمود
type-it = كتابة
clear-cells = تفريغ الخلايا
change-split = تغيير التقسيم
take-rows = أخذ الصفوف
add-rows = إضافة صفوف
undone = تم التراجع عن: { $step }
done-again = أُعيد: { $step }

rows-deleted =
    { $n ->
        [zero] لم تُحذف صفوف
        [one] حُذف صف واحد
        [two] حُذف صفّان
        [few] حُذفت { $n } صفوف
        [many] حُذف { $n } صفًا
       *[other] حُذف { $n } صف
    }
rows-exported =
    { $n ->
        [zero] لم تُصدَّر صفوف إلى { $file }
        [one] صُدِّر صف واحد إلى { $file }
        [two] صُدِّر صفّان إلى { $file }
        [few] صُدِّرت { $n } صفوف إلى { $file }
        [many] صُدِّر { $n } صفًا إلى { $file }
       *[other] صُدِّر { $n } صف إلى { $file }
    }
cells-copied =
    { $n ->
        [zero] لم تُنسخ خلايا
        [one] نُسخت خلية واحدة
        [two] نُسخت خليّتان
        [few] نُسخت { $n } خلايا
        [many] نُسخت { $n } خلية
       *[other] نُسخت { $n } خلية
    }
rows-pasted =
    { $n ->
        [zero] لم تُلصق صفوف
        [one] أُلصق صف واحد
        [two] أُلصق صفّان
        [few] أُلصقت { $n } صفوف
        [many] أُلصق { $n } صفًا
       *[other] أُلصق { $n } صف
    }
reading = جارٍ قراءة { $name }…
rows-taken =
    { $n ->
        [zero] لم تؤخذ صفوف.
        [one] أُخذ صف واحد.
        [two] أُخذ صفّان.
        [few] أُخذت { $n } صفوف.
        [many] أُخذ { $n } صفًا.
       *[other] أُخذ { $n } صف.
    }
rows-taken-by =
    { $n ->
        [zero] لم تؤخذ صفوف. التمييز بحسب «{ $column }».
        [one] أُخذ صف واحد. التمييز بحسب «{ $column }».
        [two] أُخذ صفّان. التمييز بحسب «{ $column }».
        [few] أُخذت { $n } صفوف. التمييز بحسب «{ $column }».
        [many] أُخذ { $n } صفًا. التمييز بحسب «{ $column }».
       *[other] أُخذ { $n } صف. التمييز بحسب «{ $column }».
    }

column = العمود
column-button = { $name }: الاسم والنوع والترتيب والحذف
every-cell-fits = كل الخلايا مناسبة.
cells-do-not-fit =
    { $n ->
        [zero] كل الخلايا مناسبة.
        [one] خلية واحدة غير مناسبة؛ تبقى وتُعلَّم.
        [two] خليّتان غير مناسبتين؛ تبقيان وتُعلَّمان.
        [few] { $n } خلايا غير مناسبة؛ تبقى وتُعلَّم.
        [many] { $n } خلية غير مناسبة؛ تبقى وتُعلَّم.
       *[other] { $n } خلية غير مناسبة؛ تبقى وتُعلَّم.
    }
name = الاسم
kind = النوع
choices-lines = الخيارات، واحد في كل سطر
sort-up = ترتيب من أ إلى ي
sort-down = ترتيب من ي إلى أ
insert-before = إدراج قبله
insert-after = إدراج بعده
delete-column = حذف العمود
done = تم
row = الصف
part = الجزء
cell-name = { $column }، الصف { $n }

lead =
    هنا مكان الصفوف: رسائل مع إجاباتها الصحيحة، وأسئلة، ونصوص للتجربة. بعضها يصبح أمثلة يراها النموذج، والباقي يُترك
    جانبًا ليكون القياس عادلًا.
paste-rows = لصق صفوف من جدول بيانات
paste-rows-note = يُرجى تحديد الخلايا هناك ونسخها ثم لصقها هنا. لا شيء يغادر هذا الجهاز.
rows = الصفوف
hint-message = الرسالة
hint-kind = النوع
hint-parcel = أين طردي؟
hint-delivery = التوصيل
hint-charged = خُصم المبلغ مرتين.
hint-billing = الفوترة
drop-here = إفلات ملف هنا (CSV أو TSV أو Excel أو أسطر JSON)، أو
choose-file = اختيار ملف…
use-examples =
    { $n ->
        [zero] لا أمثلة في هذا المشروع
        [one] استخدام مثال هذا المشروع
        [two] استخدام مثالَي هذا المشروع
        [few] استخدام أمثلة هذا المشروع وعددها { $n }
        [many] استخدام أمثلة هذا المشروع وعددها { $n }
       *[other] استخدام أمثلة هذا المشروع وعددها { $n }
    }
begin-empty = البدء بصفوف فارغة

reading-table = جارٍ قراءة الجدول
untouched = لم يُمَسّ ما هو محفوظ.
begin-new = بدء جدول جديد مكانه
keeps-nothing = هذه النافذة لا تحفظ شيئًا: يُرجى تصدير الجدول قبل إغلاقها.
not-written = تعذّر حفظ الجدول: { $why } ما زال هنا.
changed-elsewhere = تغيّر هذا الجدول في تبويب آخر. لم يُستبدل منه شيء، وما تغيّر هنا ما زال هنا.
take-other = أخذ جدول التبويب الآخر
keep-this = إبقاء هذا بدلًا منه

add-rows-title = إضافة الصفوف كأمثلة
own-input = مدخل المشروع بقيم هذا الصف
no-column = لا عمود
held-out-among =
    { $n ->
        [zero] لن يكون أي صف محجوز
        [one] سيكون صف محجوز واحد
        [two] سيكون صفّان محجوزان
        [few] ستكون { $n } صفوف محجوزة
        [many] سيكون { $n } صفًا محجوزًا
       *[other] سيكون { $n } صف محجوز
    } بين الأمثلة. ما رآه النموذج لا يبيّن بعد ذلك مدى جودته مع صفوف جديدة.
known-left-out =
    { $n ->
        [zero] لم يُترك أي صف
        [one] تُرك صف واحد
        [two] تُرك صفّان
        [few] تُركت { $n } صفوف
        [many] تُرك { $n } صفًا
       *[other] تُرك { $n } صف
    }: في المشروع المثال نفسه.
blank-left-out =
    { $n ->
        [zero] لم يُترك أي صف
        [one] تُرك صف واحد
        [two] تُرك صفّان
        [few] تُركت { $n } صفوف
        [many] تُرك { $n } صفًا
       *[other] تُرك { $n } صف
    }: لا شيء في هذه الأعمدة.
kept-as-text =
    { $n ->
        [zero] لا خلايا
        [one] خلية واحدة
        [two] خليّتان
        [few] { $n } خلايا
        [many] { $n } خلية
       *[other] { $n } خلية
    } فيها { "{{…}}" }: تُحفظ كقيمة لتبقى نصًا.
many-examples = قلّما يتسع نموذج صغير لهذا العدد من الأمثلة؛ القليل الجيد أفضل.
selected-ones = المحددة ({ $n })
all-for-training = كل صفوف التدريب ({ $n })
goes-in = { $label } (ما يدخل)
right-answer = { $label } (الإجابة الصحيحة)
add-examples =
    { $n ->
        [zero] لا أمثلة للإضافة
        [one] إضافة مثال واحد
        [two] إضافة مثالين
        [few] إضافة { $n } أمثلة
        [many] إضافة { $n } مثالًا
       *[other] إضافة { $n } مثال
    }

nothing-in-it = لا شيء فيه. يُرجى أولًا نسخ بعض الخلايا من جدول البيانات.
other-spreadsheet = لا يمكن قراءة هذا النوع من الجداول هنا. يُرجى حفظه بصيغة ‎.xlsx أو ‎.csv ثم إعادة المحاولة.
no-text-no-sheet = هذا الملف ليس نصًا ولا جدول بيانات (‎.xlsx). يُرجى حفظه بصيغة CSV بترميز UTF-8 ثم إعادة المحاولة.
only-names = لا صفوف فيه، بل أسماء أعمدة فقط.
where-rows = إلى أين تذهب هذه الصفوف؟
rows-came =
    { $n ->
        [zero] لم تصل صفوف.
        [one] وصل صف واحد.
        [two] وصل صفّان.
        [few] وصلت { $n } صفوف.
        [many] وصل { $n } صفًا.
       *[other] وصل { $n } صف.
    }
replace-table = استبدال الجدول
add-below = إضافة في الأسفل
delete-table = حذف الجدول
delete-table-title = حذف الجدول؟
delete-table-note = تذهب كل الصفوف والأعمدة. «تراجع» يعيدها ما دامت هذه الصفحة مفتوحة.
keep-it = إبقاء

percent-of =
    النسبة المئوية: { $part ->
        [train] تدريب
        [selection] اختيار
       *[held-out] محجوز
    }
whole-row = الصف كله
rows-repeat =
    { $n ->
        [zero] لا صف يكرر
        [one] صف واحد يكرر
        [two] صفّان يكرران
        [few] { $n } صفوف تكرر
        [many] { $n } صفًا تكرر
       *[other] { $n } صف تكرر
    } صفًا سابقًا؛ الصفوف المتكررة دائمًا في جزء واحد.
rows-blank =
    { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    } من دون نص يُستند إليه، في غير أي جزء.
split = التقسيم
split-note = كلمات كل صف هي التي تحدد جزءه، فيبقى فيه حين تأتي صفوف أخرى وتذهب، وعلى كل جهاز.
told-apart-by = تُميَّز الصفوف بحسب
train-note = يجوز عرضها على النموذج كأمثلة
selection-note = للاختيار بين الموجِّهات
held-out-note = للحكم على الموجِّه المختار؛ لا تُرى قبل ذلك
