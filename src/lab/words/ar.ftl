better = { $name } أفضل (بثقة { $sure })
sure-percent = { $percent }%
sure-most = أكثر من 99%
no-difference-seen = لا يظهر فرق: هو أصغر من { $points } نقطة في الاتجاهين
not-enough = لا يكفي بعد
not-enough-ahead = لا يكفي بعد: { $name } في المقدمة (بثقة { $sure })
not-enough-rows =
    لا يكفي بعد؛ يلزم تشغيل نحو { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّين
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    } أخرى للحكم
not-enough-ahead-rows =
    لا يكفي بعد: { $name } في المقدمة (بثقة { $sure })؛ يلزم تشغيل نحو { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّين
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    } أخرى للحكم
full-stop = { $verdict }.
nothing-compared = لم يُقارن شيء.
no-common-row = لم يُقارن شيء: لا نسخة أخرى تشترك مع الأولى في صف محكوم عليه.
any-of-them = أيٌّ منها
alone = تنجح { $name } في { $n-passed } من { $n } من الصفوف. يُرجى إضافة نسخة للمقارنة.
on-held-out = على الصفوف المحجوزة: { $verdict }.
no-wording-better = لم تتفوق أي صياغة على غياب رسالة النظام في الصفوف المبحوثة.
no-system-message = دون رسالة نظام
named-with-reasoning = { $name } مع تعليل
zero-shot = دون أمثلة
example-helps = المثال { $n } يفيد بمقدار { $points } نقطة
example-hurts = المثال { $n } يضر بمقدار { $points } نقطة
no-example-told = لم يظهر أن مثالًا بعينه يفيد أو يضر.
order-matters =
    الترتيب مهم: من { $n } من الترتيبات، يجيب { $order } عن { $n-inputs } من المدخلات المختلَقة بأكبر توازن.
no-order-better = لا ترتيب أفضل، بقدر ما يظهر من { $n } من الترتيبات على { $n-inputs } من المدخلات المختلَقة.
labels-changed = تغيّر { $n-changed } من { $n } من التصنيفات. { $verdict }.
without-calibration = دون معايرة
with-calibration = مع المعايرة

prompt-numbered = الموجِّه { $n }
model-numbered = النموذج { $n }
settings-numbered = الإعدادات { $n }
temperature-of = درجة الحرارة { $value }
penalty-of = العقوبة { $value }
seed-of = البذرة { $value }
most-tokens-of = الرموز على الأكثر { $value }
stops-of = نصوص التوقف { $value }
opener = الافتتاح
task = المهمة
closer = الختام

way-equals = يساوي ({ $how })
way-contains = يحتوي
way-contains-any-case = يحتوي (بأي حالة أحرف)
way-matches = يطابق
first-number = عدد (الأول)
last-number = عدد (الأخير)
first-number-within = عدد (الأول، ±{ $most })
last-number-within = عدد (الأخير، ±{ $most })
way-same-json = JSON نفسه
way-json-among-words = JSON نفسه (بين الكلمات)
way-edits =
    على الأكثر { $n ->
        [zero] لا تعديلات
        [one] تعديل واحد
        [two] تعديلان
        [few] { $n } تعديلات
        [many] { $n } تعديلًا
       *[other] { $n } تعديل
    }
way-at-least = { $measure } (على الأقل { $least })
way-similar = قريب في المعنى (على الأقل { $least })
way-not = ليس: { $way }
way-label-share = احتمال التصنيف الصحيح
way-opinion = رأي حَكَم ({ $grading })
way-field = حقل JSON ‏{ $pointer }
fixed-equals = يساوي نصًا ثابتًا
fixed-contains = يحتوي نصوصًا ثابتة
fixed-matches = يطابق نمطًا ثابتًا
fixed-number = فيه عدد ثابت
fixed-json = هو JSON
fixed-field = فيه حقل JSON
fixed-length = الطول
fixed-refuses = يرفض
fixed-not = ليس: { $way }
fixed-same-score = الدرجة نفسها لكل صف
alike-exact = تمامًا
alike-trimmed = دون فراغات الطرفين
alike-plain = أحرف صغيرة، فراغات مفردة
alike-strict = صارم

wrong-level = { $level } ليس مستوى ثقة. يُرجى اختيار قيمة بين 0 و1، مثل 0.95.
more-passed-than-rows = لا يمكن أن تنجح { $n-passed } من { $n } من الصفوف. يُرجى عدّ الصفوف من جديد.
too-few = { $what }: يلزم { $n-least } على الأقل، والموجود { $n }. يُرجى إضافة صفوف.
not-paired = للطرفين { $n-left } و{ $n-right } من الصفوف ويجب أن يتساويا. يُرجى تشغيل كليهما على الصفوف نفسها.
wrong-setting = { $what }: لا يصلح هذا العدد هنا. يُرجى اختيار { $choose }.
a-comparison = المقارنة
a-score = الدرجة
finite-scores = درجات منتهية
a-bootstrap = طريقة البوتستراب
tries-at-once = هذا العدد من المحاولات معًا
best-of-n = الأفضل من N
ranked-number = عدد مرتَّب
finite-numbers = أعداد منتهية
labels-list = قائمة التصنيفات
of-calibration = المعايرة (مدخلات بلا محتوى، وتصنيفات)
of-reasoning = هذه التجربة (صفوف، ومسارات لكل منها)
of-value = هذه التجربة (أمثلة، وصفوف)
of-order-texts = ترتيب الأمثلة (أمثلة، مع نص مختلَق لكل ترتيب)
of-order-inputs = ترتيب الأمثلة (مدخلات اختلقها النموذج)
sizes-list = قائمة الأحجام
rising-sizes = أحجامًا متزايدة من 1، مثل 10 و25 و50 و100
largest-size = أكبر حجم
a-slot = موضع
number-of-prompts = عدد الموجِّهات
number-of-models = عدد النماذج
number-of-settings = عدد إعدادات الإجابات
number-of-rows = عدد الصفوف
number-of-repeats = عدد التكرارات
number-of-cells = عدد الخلايا التي لا تستبعدها قاعدة
one-or-more = 1 أو أكثر
zero-or-more = 0 أو أكثر
the-tolerance = التفاوت المسموح
the-threshold = الدرجة التي تنجح الإجابة ابتداءً منها
zero-to-one = عددًا من 0 إلى 1
run-length = طول تتابع الكلمات
weight-of-score = وزن الدرجة
right-weights = أوزانًا من 0 فأكثر، أحدها فوق 0
rows-expected = النص المتوقع لصف
plain-number = عددًا مثل 12 أو 3.5 دون شيء بجانبه، أو طريقة حكم أخرى
one-of-labels = أحد التصنيفات

too-long = { $what }: { $n } { $unit }، والحد الأقصى { $n-most }. يُرجى التقصير أو ترك هذا الصف.
bytes = بايت
unit-words = كلمة
pieces = قطعة
an-answer = إجابة
an-expected-text = نص متوقع
expected-in-characters = النص المتوقع الذي ينبغي أن تحويه الإجابة (بالأحرف)
text-by-words = نص يُقارن بالكلمات
text-by-pieces = نص يُقارن قطعة قطعة
a-pattern = نمط
text-for-pattern = نص لنمط
a-schema = مخطط
not-measured = { $what }: لم يُقَس، فلا يمكن إعطاء هذه الدرجة. يُرجى اختيار درجة أخرى أو نموذج آخر.
embeddings = معاني النصوص (تضميناتها)
label-probabilities = احتمال كل تصنيف
an-opinion = رأي الحَكَم في الإجابة
pattern-unreadable = هذا النمط ليس تعبيرًا نمطيًا مقروءًا. يُرجى التحقق من الأقواس والشرطات العكسية.
pattern-too-slow = يستغرق النمط وقتًا طويلًا على هذه الإجابة. يُرجى كتابته دون تكرار متداخل.
check-value-unusable = { $kind }: قيمة لا يمكن استخدامها. يُرجى إعطاء نص أو قائمة نصوص أو عتبة.
this-assertion = هذا الفحص
json-comparison = المقارنة بقيمة JSON، ويجب أن تكون نصوصها المتوقعة JSON (نصوص بين علامتي اقتباس)
schema-unusable = لا يمكن استخدام المخطط عند { $place }: { $what }. يُرجى تغييره هناك.
schema-too-slow = يستغرق المخطط وقتًا طويلًا على هذه الإجابة. يُرجى كتابته دون مخططات تعود إلى نفسها.
embeddings-unlike =
    لا يمكن مقارنة متجهات هذه النصوص: أطوالها مختلفة أو ينقص عدد. يُرجى استخدام نموذج تضمين واحد لكليهما.
judge-reply-unread = لا يقول رد الحَكَم ما سُئل عنه. يُرجى سؤاله من جديد أو اختيار نموذج أكبر حَكَمًا.

schema-kind = المخطط كائن أو true أو false
draft-seven = لا يُعرف هنا إلا draft 7
only-whole-named = وحده المخطط كله يجوز أن يكون له اسم
only-inside = لا يمكن الإحالة إلا إلى ما في المخطط نفسه، مثل #/definitions/name
is-text = هذا نص
is-truth = هذا true أو false
is-list = هذه قائمة
is-type = هذا اسم نوع أو قائمة أنواع
is-names = هذه قائمة أسماء
is-number = هذا عدد
is-above-zero = هذا عدد فوق 0
is-count = هذا عدد صحيح من 0
unknown-format = هذه الصيغة غير معروفة هنا
is-schemas = هذه قائمة مخططات
unknown-keyword = هذه الكلمة المفتاحية ليست من draft 7
no-pattern = هذا ليس نمطًا مقروءًا
is-object = هذا كائن

not-finished = التجربة غير مكتملة: ينقص { $n } من الإجابات. يُرجى تشغيلها حتى النهاية.
unknown-call = لا تنتمي هذه الإجابة إلى أي استدعاء مطلوب. يُرجى بدء التجربة من جديد.
wrong-answer = الإجابة من نوع غير الذي طلبه الاستدعاء. يُرجى سؤال النموذج من جديد.
labels-collide =
    يبدأ التصنيفان «{ $a }» و«{ $b }» بالرمز نفسه، فاحتمال واحد يمثّل كليهما. يُرجى إعادة تسمية أحدهما.
label-not-one-token =
    التصنيف «{ $label }» يساوي { $n } من الرموز لهذا النموذج ويجب أن يكون رمزًا واحدًا. يُرجى اختيار كلمة أقصر.
too-many-calls = ستجري التجربة أكثر من { $n } من الاستدعاءات. يُرجى تقليل الموجِّهات أو الصفوف أو التكرارات.
took-how-long = مدة الإجابة
cost-how-much = تكلفة الإجابة
token-probabilities = احتمال كل رمز
