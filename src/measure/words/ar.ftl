part-of = { $done } من { $whole }
temperature-label = درجة الحرارة
top-p-label = Top-p
longest-answer = أطول إجابة، بالرموز
remove = إزالة «{ $name }»
input = المدخل
right-answer = إجابة صحيحة
not-fetched = تعذّر جلب جزء من البرنامج. يُرجى التحقق من الاتصال وإعادة المحاولة.

measure = القياس
measure-note =
    أيّها أفضل، وهل هي مصادفة؟ تسأل التجربة النموذج الصفوف نفسها في كل حالة، هنا في هذه الصفحة، وتبيّن ما يمكن
    استنتاجه من الإجابات.
what-to-know = ما المطلوب معرفته؟
your-experiments = تجاربك
no-experiments-yet =
    لا شيء بعد. يُرجى اختيار سؤال أعلاه: مع صفوف العيّنة ونموذج التدريب تستغرق التجربة الأولى بضع ثوانٍ.
open-experiment = فتح تجربة…
experiment-file = ملف تجربة
open-promptfoo = فتح ملفات promptfoo…
came-with-tests = جاء هذا المشروع من «{ $name }»، وفيه اختبارات يمكن أن تكون صفوف تجربة وفحوصها.
look-at-tests = عرض اختباراته
promptfoo-files = ملفات promptfoo
found-in-files = وُجد في هذه الملفات
does-not-fit = ما لا يتوافق:
set-up-with-these = الإعداد بهذه الملفات
leave-them = تركها
paused-at = متوقفة مؤقتًا: { $done } من { $whole } من الاستدعاءات.
delete = حذف «{ $name }»

link-came = وصلت تجربة مع هذا الرابط
link-came-named = وصلت تجربة مع هذا الرابط:
link-holds-rows =
    { $question } { $n-rows ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n-rows } صفوف
        [many] { $n-rows } صفًا
       *[other] { $n-rows } صف
    }. لم يُشغَّل شيء، ولم يتغيّر شيء مما لديك.
link-holds-answers =
    { $question } { $n-rows ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n-rows } صفوف
        [many] { $n-rows } صفًا
       *[other] { $n-rows } صف
    }، { $n-answers ->
        [zero] لا إجابات مسجَّلة
        [one] إجابة مسجَّلة واحدة
        [two] إجابتان مسجَّلتان
        [few] { $n-answers } إجابات مسجَّلة
        [many] { $n-answers } إجابة مسجَّلة
       *[other] { $n-answers } إجابة مسجَّلة
    }. لم يُشغَّل شيء، ولم يتغيّر شيء مما لديك.
link-holds-answers-of =
    { $question } { $n-rows ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n-rows } صفوف
        [many] { $n-rows } صفًا
       *[other] { $n-rows } صف
    }، { $n-answers ->
        [zero] لا إجابات مسجَّلة
        [one] إجابة مسجَّلة واحدة
        [two] إجابتان مسجَّلتان
        [few] { $n-answers } إجابات مسجَّلة
        [many] { $n-answers } إجابة مسجَّلة
       *[other] { $n-answers } إجابة مسجَّلة
    } من { $model }. لم يُشغَّل شيء، ولم يتغيّر شيء مما لديك.
add-to-yours = إضافة إلى تجاربك
leave-it = تركه

all-questions = كل الأسئلة
test-rows = صفوف للاختبار
rows-note = عمودان: ما يدخل والإجابة الصحيحة. صفوف ليست من بين أمثلتك، 40 أو أكثر إن وُجدت.
rows-optional-note = غير مطلوبة. مع صفوف وإجاباتها الصحيحة تبيّن النتيجة أيضًا هل تصيب الترتيبات الأفضل أكثر.
paste-rows-hint = لصق الصفوف هنا كما هي في جدول البيانات
drop-file = إفلات ملف CSV هنا، أو
choose-file = اختيار ملف…
rows-file = ملف الصفوف
use-sample-rows = استخدام صفوف العيّنة
rows-given =
    { $n-rows ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n-rows } صفوف
        [many] { $n-rows } صفًا
       *[other] { $n-rows } صف
    }، منها { $n-known } بإجابة صحيحة
take-other-rows = أخذ صفوف أخرى
from-data-table = من جدول البيانات
from-data-note =
    لهذا المشروع. الاختيار بين النسخ يكون بصفوف الاختيار، والحكم على النسخة المختارة بالصفوف المحجوزة.
none = لا شيء
part-rows =
    { $part }: { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }

the-versions = النسخ
your-prompt = موجِّهك
own-without-instruction = كما هو في «الكتابة»: دون تعليمات، مع أمثلته.
own-with-instruction = كما هو في «الكتابة»: «{ $instruction }»، مع أمثلته.
add-version = إضافة نسخة
version-named = النسخة { $mark }
version-name = اسم النسخة
instruction-of = تعليمات { $name }
version-instruction-hint = تعليمات هذه النسخة
named-with-examples = { $name } مع أمثلتك
with-examples = مع أمثلتك
the-wordings = الصياغات
wordings-note =
    عبارة في كل سطر، وتُجرَّب كل التوليفات. السطر الأول في كل مربع هو ما تُقارن به الأسطر الأخرى؛ ويجوز أن يكون
    فارغًا، أي لا شيء.
wordings-in-all =
    { $sizes }: { $n ->
        [zero] لا صياغات إجمالًا
        [one] صياغة واحدة إجمالًا
        [two] صياغتان إجمالًا
        [few] { $n } صياغات إجمالًا
        [many] { $n } صياغة إجمالًا
       *[other] { $n } صياغة إجمالًا
    }
add-place = إضافة موضع
place-numbered = الموضع { $n }
papers-sixty = صياغات الورقة الـ 60
also-reasoning = كلٌّ منها أيضًا مع «Let's think step by step.»
keep-third = الاحتفاظ بثلث الصفوف لاختبار أخير للفائز
phrases-of = العبارات: { $name }
the-examples = الأمثلة
the-examples-note = الأمثلة التي يعرضها موجِّهك الآن، بهذا الترتيب.
begin-sentences = جمل تبدأ بها الإجابة
begin-sentences-note =
    ست عشرة منها من الورقة: مفيدة ومضلِّلة وخارجة عن الموضوع. وتُشغَّل بجانبها دائمًا إجابة عادية.
own-sentence = جملة من عندك
add = إضافة
all-sixteen = كل الست عشرة
right-answers-are = الإجابات الصحيحة هي
numbers = أعداد
yes-or-no = نعم أو لا
choice-letter = حرف يدل على خيار
words-or-letters = كلمات أو حروف
reasonings-per-row = عدد التعليلات لكل صف
reasonings-note = إن زادت على واحد فإنها تصوّت (الاتساق الذاتي)؛ ويُسحب كلٌّ منها عند درجة حرارة 0.7.
read-strictly = قراءة الإجابات بصرامة؛ طريقة الورقة تجد B في «Because of that, D»

what-answers = ما الذي يجيب
several-models-note = يمكن مقارنة عدة نماذج معًا.
right-when = تكون الإجابة صحيحة عندما
judge-yourself-note = عند توفر الإجابات تُعرض جنبًا إلى جنب دون أسمائها. لا تحتاج الصفوف إلى إجابات صحيحة.
rubric-and-judge = المعيار والحَكَم
rubric-note =
    يرى الحَكَم إجابتين لصف واحد في كل مرة، بالترتيبين، ويقول أيّهما أقرب إلى ذلك. لا تحتاج الصفوف إلى إجابات
    صحيحة.
rubric = المعيار
rubric-hint = ما تفعله الإجابة الأفضل: تسمّي النوع الصحيح، بكلمة واحدة، دون اعتذار
model-that-judges = النموذج الذي يحكم
comparing-meanings = مدى القرب في المعنى
comparing-meanings-note =
    عند توفر الإجابات، يحوّل نموذج على هذا الجهاز كل إجابة وكل إجابة صحيحة إلى قائمة أعداد، ودرجة الصف هي مدى
    اتفاق اتجاه الاثنتين. لا تكلّف النصوص المتساوية شيئًا، ولا يُقرأ شيء مرتين.
model-that-compares = النموذج الذي يقارن
made-for-meaning = أُعدّ لذلك، بحسب اسمه
not-made-for-it = لم يُعدّ لذلك، بحسب اسمه: أرقامه قليلة الدلالة
near-enough = قريب بما يكفي ابتداءً من
near-enough-note =
    من 0 إلى 1. يُعدّ الصف صحيحًا ابتداءً من هنا، والدرجات هي التي تُقارن في كل حال. يتوقف العدد المناسب على النموذج:
    يُجرَّب على صفوف معروفة.
weights-sum = مجموع الأوزان: { $sum }
ways-and-weights = طرق الحكم وأوزانها
ways-and-weights-note =
    درجة الصف هي المتوسط الموزون للجميع، وتُقارن الدرجات. ولا يحتاج الصف إلى إجابة صحيحة إلا حيث يُقارن بها
    شيء هنا.
right-from = الصف صحيح ابتداءً من متوسط درجة
right-from-note = فارغ: حيث تقول ذلك كل طريقة وقاعدة لها وزن.
add-way = إضافة طريقة
way-numbered = الطريقة { $n }
weight-of-way = وزن الطريقة { $n }
remove-way = إزالة الطريقة { $n }
add-rule = إضافة قاعدة
rule-numbered = القاعدة { $n }
rule-asks = ما تطلبه القاعدة { $n }
rule-strictly = القاعدة { $n }: { $what }
rule-weight = وزن
rule-number = عدد
rule-must-not = القاعدة { $n }: يجب ألا تتحقق
words-of-rule = كلمات القاعدة { $n }
number-of-rule = عدد القاعدة { $n }
weight-of-rule = وزن القاعدة { $n }
remove-rule = إزالة القاعدة { $n }
rule-not = يجب ألا تتحقق

compare-settings = هل تهم درجة الحرارة؟ مقارنة الإعدادات أيضًا
first-settings = الأولى: { $settings }، كما هي أدناه. وتُسأل كل نسخة أيضًا بكل إعدادات أخرى هنا.
add-settings = إضافة إعدادات
label-of-settings = { $label } للإعدادات { $n }
settings-numbered = الإعدادات { $n }
remove-settings = إزالة الإعدادات { $n }
version-with-settings = { $version } مع { $settings }
which-combinations = التوليفات التي تُسأل
asked-with = تُسأل مع
settings-shown = درجة الحرارة { $temperature }، top-p { $top-p }، الرموز { $tokens }
more-settings = إعدادات أخرى
times-asked = عدد مرات سؤال كل صف
times-asked-note = لا يفيد أكثر من مرة إلا مع درجة حرارة فوق 0: تُعلَّم الصفوف التي تتغيّر إجاباتها.
longest-answer-note = تنتهي الإجابة هنا على أبعد تقدير.
most-orders = أقصى عدد من الترتيبات
most-orders-note = لأربعة أمثلة 24 ترتيبًا. ومع أمثلة أكثر يُسحب هذا العدد.
made-up-temperature = درجة حرارة المدخلات المختلَقة
made-up-temperature-note = تستخدم الورقة 2 لمعظم المهام.
seed-label = البذرة
seed-same-note = بداية النرد. البذرة نفسها والإعداد نفسه يعطيان النتيجة نفسها.

ready-to-start = جاهز للبدء
start = بدء
leave-to-batch = تركها لدفعة
counting-calls = جارٍ عدّ الاستدعاءات
at-most-calls =
    على الأكثر { $n ->
        [zero] لا استدعاءات
        [one] استدعاء واحد
        [two] استدعاءان
        [few] { $n } استدعاءات
        [many] { $n } استدعاءً
       *[other] { $n } استدعاء
    }
about-seconds = نحو { $amount } ث هنا
about-minutes = نحو { $amount } د هنا
time-unknown = تُعرف المدة بعد الاستدعاءات الأولى
costs-nothing = بلا تكلفة: تُشغَّل على هذا الجهاز
price-looked-up = استدعاءاتها تغادر هذا الجهاز؛ جارٍ البحث عن السعر
model-at = { $model } لدى { $host }
price-most-of-day =
    على الأكثر { $money } مقابل { $n-calls ->
        [zero] لا استدعاءات
        [one] استدعاء واحد
        [two] استدعاءين
        [few] { $n-calls } استدعاءات
        [many] { $n-calls } استدعاءً
       *[other] { $n-calls } استدعاء
    } من { $model } (سعر { $day })
price-most =
    على الأكثر { $money } مقابل { $n-calls ->
        [zero] لا استدعاءات
        [one] استدعاء واحد
        [two] استدعاءين
        [few] { $n-calls } استدعاءات
        [many] { $n-calls } استدعاءً
       *[other] { $n-calls } استدعاء
    } من { $model }
price-unknown =
    سعر { $n-calls ->
        [zero] لا استدعاءات
        [one] استدعاء واحد
        [two] استدعاءين
        [few] { $n-calls } استدعاءات
        [many] { $n-calls } استدعاءً
       *[other] { $n-calls } استدعاء
    } من { $model } غير معروف

all-experiments = كل التجارب
run-again = التغيير والتشغيل من جديد
in-progress = قيد التنفيذ
getting-ready = جارٍ التحضير
running = قيد التشغيل
calls-answered = استدعاءات أُجيبت
pause = إيقاف مؤقت
paused = متوقفة مؤقتًا
paused-note = متوقفة مؤقتًا. كل الإجابات حتى الآن محفوظة.
go-on = متابعة
calls-done = { $n-done } من { $n-all } من الاستدعاءات
calls-done-known = { $n-done } من { $n-all } من الاستدعاءات ({ $n-known } معروفة من قبل)

as-batch = تشغيلها كدفعة
as-batch-note =
    لآلاف الصفوف: يُرفع الملف حيث تقبل الخدمة الدفعات (OpenAI Batch وAnthropic Message Batches)، وتُقرأ النتائج
    هنا. لا ترسل هذه الصفحة شيئًا لأجل ذلك.
save-batch = حفظ كملف دفعة
read-batch = قراءة نتائج دفعة…
batch-results = نتائج دفعة

what-came-out = ما النتيجة
link-copied = نُسخ الرابط. وهو يحتوي التجربة كلها.
no-copy = لا يسمح هذا المتصفح للصفحة بالنسخ. يُرجى حفظ التجربة كملف.
save-experiment = حفظ التجربة
copy-link = نسخ الرابط
save-for-promptfoo = حفظ لـ promptfoo
its-rows-as-csv = صفوفها كملف CSV
its-results = نتائجها
save-experiment-note =
    الموجِّه والصفوف والإعدادات وكل الإجابات. من يفتحها هنا يستطيع تشغيلها من جديد على نموذج من عنده.
promptfoo-lost = تم الحفظ. لا مكان في promptfoo لما يلي:
use-wording = استخدام هذه الصياغة
use-order = استخدام هذا الترتيب
opens-as-new = يُفتح كمشروع جديد؛ ويبقى مشروعك كما هو.

every-result = كل النتائج
n-lines =
    { $n ->
        [zero] لا أسطر
        [one] سطر واحد
        [two] سطران
        [few] { $n } أسطر
        [many] { $n } سطرًا
       *[other] { $n } سطر
    }
row = الصف
condition = الحالة
answer = الإجابة
is-right = صحيحة؟
lines = الأسطر
right = صحيحة
right-not-always = صحيحة، ليس دائمًا
wrong = خاطئة
wrong-not-always = خاطئة، ليس دائمًا
as-table = كجدول
save = حفظ

judge-yourself = الحكم بنفسك
judge-them-note = إجابتان للصف نفسه جنبًا إلى جنب. يُحدَّد موضع كل نسخة بالقرعة في كل صف، حتى لا يمكن معرفته.
first-beside = { $name } بجانب
begin-to-judge = بدء الحكم
verdict-so-far = الحكم حتى الآن
verdict-so-far-note =
    من ينظر كثيرًا ويتوقف حين يعجبه الأمر يسمّي فائزين بالمصادفة. يُفضَّل الحكم على كل الصفوف.
answered-alike =
    { $n ->
        [zero] لا صفوف بإجابات متماثلة
        [one] صف واحد بإجابتين متماثلتين يُحسب تعادلًا
        [two] صفّان بإجابات متماثلة يُحسبان تعادلًا
        [few] { $n } صفوف بإجابات متماثلة تُحسب تعادلًا
        [many] { $n } صفًا بإجابات متماثلة تُحسب تعادلًا
       *[other] { $n } صف بإجابات متماثلة تُحسب تعادلًا
    }
kept-on-device = محفوظ على هذا الجهاز
judging-keys = الحكم. المفاتيح: 1 الأولى، 2 الثانية، 0 متعادلتان، U تراجع.
first-answer = الإجابة الأولى
second-answer = الإجابة الثانية
first-is-better = الأولى أفضل
equal = متعادلتان
second-is-better = الثانية أفضل
undo = تراجع

asking-version = تُسأل النسخ واحدة بعد أخرى. هذه رقم { $n }.
search-left = تُرك البحث.
row-right = الصف { $n } يخرج صحيحًا
which-change = أي تغيير أفسد صفًا؟
which-change-note =
    يُسأل { $model } هذا الصف من جديد بنسخ سابقة من موجِّهك، حتى يُعرف التغيير الذي صار بعده خاطئًا: نحو اثنتي
    عشرة مرة بين مئة نسخة.
find-change = البحث عن التغيير
not-of-this-history =
    لا نسخة محفوظة من المشروع المفتوح تطابق تمامًا موجِّه هذه التجربة. إن أُجريت بمشروع آخر فيُرجى فتحه ثم
    البحث.
row-not-broken = الصف { $n } يخرج صحيحًا بموجِّه هذه التجربة.
row-never-right =
    كان الصف { $n } خاطئًا في كل نسخة سُئلت، وفي الأقدم أيضًا ({ $n-asked ->
        [zero] لا نسخ
        [one] نسخة واحدة
        [two] نسختان
        [few] { $n-asked } نسخ
        [many] { $n-asked } نسخة
       *[other] { $n-asked } نسخة
    }).
change-not-told =
    لا يمكن معرفة أي تغيير كان: تعذّر الحكم على بعض الإجابات ({ $n-asked ->
        [zero] لا نسخ سُئلت
        [one] نسخة واحدة سُئلت
        [two] نسختان سُئلتا
        [few] { $n-asked } نسخ سُئلت
        [many] { $n-asked } نسخة سُئلت
       *[other] { $n-asked } نسخة سُئلت
    }).
change-found =
    ظل الصف { $n } صحيحًا حتى هذا التغيير: { $change }. { $n-asked ->
        [zero] لا نسخ سُئلت
        [one] نسخة واحدة سُئلت
        [two] نسختان سُئلتا
        [few] { $n-asked } نسخ سُئلت
        [many] { $n-asked } نسخة سُئلت
       *[other] { $n-asked } نسخة سُئلت
    }. يمكن لشاشة النسخ في قسم «الملفات» استعادة ما قبله.
