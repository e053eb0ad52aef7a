n-tokens =
    { $n ->
        [zero] لا رموز
        [one] رمز واحد
        [two] رمزان
        [few] { $n } رموز
        [many] { $n } رمزًا
       *[other] { $n } رمز
    }
n-examples =
    { $n ->
        [zero] لا أمثلة
        [one] مثال واحد
        [two] مثالان
        [few] { $n } أمثلة
        [many] { $n } مثالًا
       *[other] { $n } مثال
    }
n-answers =
    { $n ->
        [zero] لا إجابات
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }
n-earlier-answers =
    { $n ->
        [zero] لا إجابات سابقة
        [one] إجابة سابقة واحدة
        [two] إجابتان سابقتان
        [few] { $n } إجابات سابقة
        [many] { $n } إجابة سابقة
       *[other] { $n } إجابة سابقة
    }

copy = نسخ
copied = تم النسخ
passphrase = عبارة المرور
paste-table = لصق جدول…
on-this-device = على هذا الجهاز
graphics-card = بطاقة الرسوميات
processor = المعالج
part-of = { $done } من { $whole }
answer = الإجابة
prompt = الموجِّه
untitled = بلا عنوان
off = متوقف

write = الكتابة
data = البيانات
measure = القياس
files = الملفات
models = النماذج
services = الخدمات
places = الأقسام
opening = جارٍ فتح { $place }
try-again = إعادة المحاولة
skip = الانتقال إلى الموجِّه
opening-last = جارٍ فتح آخر مشروع
notices = الإشعارات
dismiss = إخفاء
airplane = وضع الطيران
airplane-now =
    وضع الطيران (الآن: { $state ->
        [on] مفعّل
       *[off] متوقف
    })
airplane-note = لا شيء يغادر هذا الجهاز. الضغط يوقفه.
theme-now =
    { $command } (الآن: { $theme ->
        [light] فاتح
        [dark] داكن
       *[system] كالجهاز
    })
theme = المظهر
language = اللغة

left-note = عرض كل طلب غادر هذا الجهاز.
nothing-left = لم يغادر هذا الجهازَ شيء
nothing-left-note = كل شيء يعمل داخل هذه الصفحة. لا يغادر الموجِّه هذا الجهاز إلا في رابط أو ملف تنشئه بنفسك.
title = { $name } · Exemplar
project-name = اسم المشروع
saved = محفوظ
saving = جارٍ الحفظ…
not-saved = غير محفوظ
saved-copy = حُفظ كنسخة
kept-here = محفوظ في هذا المتصفح
being-kept = جارٍ الحفظ في هذا المتصفح
goes-on-in = غيّرت علامة تبويب أخرى هذا المشروع؛ يستمر العمل في «{ $name }»
step = { $what } ({ $keys })
step-of = { $command }: { $what } ({ $keys })
projects = المشاريع
start-from-example = البدء من مثال…
open-file = فتح ملف…
open-another = فتح مشروع آخر
project-file = ملف المشروع

link-came = وصل مشروع مع هذا الرابط
reading-link = جارٍ قراءة الرابط…
added-beside = يُضاف إلى جانب مشاريعك. لا يعمل شيء قبل الضغط على «تشغيل».
passphrase-refused = عبارة المرور هذه لا تفتحه. يُرجى التحقق منها مع مُرسل الرابط.
unlocking = جارٍ الفتح…
unlock = فتح القفل
share-title = مشاركة هذا المشروع
link-sealed =
    المشروع كله داخل هذا الرابط ({ $n ->
        [zero] بلا أحرف
        [one] حرف واحد
        [two] حرفان
        [few] { $n } أحرف
        [many] { $n } حرفًا
       *[other] { $n } حرف
    }). لا يحفظه أي خادم. لا يقرؤه إلا من يعرف عبارة المرور؛ يُرجى إرسالها بطريقة أخرى.
link-open =
    المشروع كله داخل هذا الرابط ({ $n ->
        [zero] بلا أحرف
        [one] حرف واحد
        [two] حرفان
        [few] { $n } أحرف
        [many] { $n } حرفًا
       *[other] { $n } حرف
    }). لا يحفظه أي خادم. يقرؤه كل من لديه الرابط.
link = الرابط
copy-link = نسخ الرابط
seal-link = ختم الرابط
sealed-note = الرابط المختوم مشفَّر. لا يمكن استعادة عبارة مرور منسية.

models-note = تجيب هذه النماذج داخل هذه الصفحة. ما يُكتب يبقى على هذا الجهاز.
add-model = إضافة نموذج
add-model-note =
    نموذج من عائلة llama أو qwen2 أو qwen3 أو gemma3 أو phi3 أو smollm3: ملف ‎.gguf‎ واحد أو كل أجزائه، أو ملف
    ‎.safetensors‎ مع config.json وtokenizer.json. النماذج الأصغر تجيب أسرع.
drop-files = إفلات الملفات هنا، أو
choose-files = اختيار ملفات…
model-files = ملفات النموذج
or-address = أو عنوان الملف
fetch = جلب
fetch-note = الجلب يُعلم ذلك المضيف بأن الملف طُلب. لا يذهب معه شيء مما كُتب.
browser-gives = ما يوفّره هذا المتصفح
card-unused = غير مستخدمة: تعمل النماذج على المعالج.
change-device = تغيير…
automatic = تلقائي
shared-memory = الذاكرة المشتركة
arithmetic = الحساب
storage = التخزين
threads-ready =
    نعم: { $n ->
        [zero] لا خيوط جاهزة
        [one] خيط واحد جاهز
        [two] خيطان جاهزان
        [few] { $n } خيوط جاهزة
        [many] { $n } خيطًا جاهزًا
       *[other] { $n } خيط جاهز
    } لتقاسم العمل.
one-thread-started = نعم، لكن لم يبدأ خيط ثانٍ: يعمل المحرك على خيط واحد.
one-thread = لا: يعمل المحرك على خيط واحد. كل شيء يعمل.
simd-relaxed = Relaxed SIMD: الإصدار المخصص له قيد الاستخدام.
simd-plain = SIMD بعرض 128 بت: الإصدار الذي يعمل في كل مكان قيد الاستخدام.
storage-private = ملفات خاصة: تُقرأ النماذج جزءًا جزءًا.
storage-database = لا ملفات خاصة: تُحفظ النماذج في قاعدة البيانات وتُقرأ كاملة، لذا تحتاج الكبيرة إلى ذاكرة أكثر.
storage-none = لا يحتفظ بشيء: تزول النماذج والمشاريع مع علامة التبويب هذه. يُرجى حفظ المشروع كملف.
no-part-of-model =
    «{ $name }» ليس جزءًا من نموذج يمكن قراءته هنا. يُرجى اختيار ملف ‎.gguf‎، أو ملف ‎.safetensors‎ مع config.json
    وtokenizer.json.
same-kind-twice = اختير ملفان من النوع نفسه. يُرجى إضافة نموذج واحد في كل مرة.
several-models = تعود هذه الملفات إلى عدة نماذج. يُرجى إضافة نموذج واحد في كل مرة.
part-missing =
    «{ $model }» موزّع على { $n-parts } من الملفات، والملف رقم { $n } مفقود. يُرجى اختيارها كلها معًا ({ $n-parts }).
part-twice = اختير الملف رقم { $n } من «{ $model }» مرتين. يُرجى اختيار كل ملف من ملفاته ({ $n-parts }) مرة واحدة.
address-begins = يبدأ العنوان بـ https://. يُرجى نسخه من صفحة النموذج.
address-ends = يجب أن يقود العنوان إلى الملف نفسه: وينتهي بـ ‎.gguf‎ أو ‎.safetensors‎.
weights-missing = الأوزان مفقودة: يُرجى اختيار ملف ‎.gguf‎ أو ‎.safetensors‎ أيضًا.
three-together = يحتاج ملف ‎.safetensors‎ إلى config.json وtokenizer.json. يُرجى اختيار الثلاثة معًا.
looking-for-models = جارٍ البحث عن نماذج
delete-model = حذف { $name }
answers-here = يجيب في هذا المشروع
use-here = استخدامه في هذا المشروع
comes-with-page = يأتي مع هذه الصفحة
rest-to-come = وصل { $done } من { $whole }؛ والباقي لم يصل بعد
thousand-parameters = { $amount } ألف معامل
million-parameters = { $amount } مليون معامل
text-and-chat = نص ومحادثة
text-alone = نص
in-memory = في الذاكرة · { $parameters } · { $kind } · يقرأ { $tokens } · { $chat }
room-private = استُخدم { $used } من نحو { $whole }، في الملفات الخاصة لهذا المتصفح. تُحتسب فيها أيضًا نسخ النماذج التي تُحمَّل أسرع، وتُحذف حين يضيق المكان.
room-database =
    استُخدم { $used } من نحو { $whole }، في قاعدة بيانات هذا المتصفح لأنه بلا ملفات خاصة؛ وعندها يُقرأ النموذج كاملًا
    إلى الذاكرة.
room-memory =
    استُخدم { $used } من نحو { $whole }، إلى أن تُغلق علامة التبويب هذه فقط، لأن هذا المتصفح لا يحتفظ بشيء لهذه
    الصفحة.
how-often-right =
    كم مرة يصيب، في { $n ->
        [zero] لا مهام
        [one] مهمة واحدة
        [two] مهمتين
        [few] { $n } مهام
        [many] { $n } مهمة
       *[other] { $n } مهمة
    }
measured-note =
    الإجابات الصحيحة من كل مئة، بحسب عدد الأمثلة المعروضة. وتحت كل منها المجال الذي تقع فيه القيمة الحقيقية بيقين 95%.
task = المهمة
examples-shown = الأمثلة المعروضة
range = { $low } إلى { $high }
small-and-quick = صغير وسريع. إنجليزية بسيطة وإجابات قصيرة.
follows-surely = يتبع الأمثلة والتعليمات بثبات أكبر.
knows-more = يعرف أكثر وبلغات كثيرة. بطيء من دون جهاز سريع.
real-model = للعمل الحقيقي نموذج حقيقي
real-model-note =
    لا يُجلب شيء قبل الضغط. عندها يعلم huggingface.co بأن الملف طُلب؛ ولا يذهب معه شيء مما كُتب. وبعد وصوله يجيب داخل
    هذه الصفحة.
on-its-way = نموذج في الطريق: انظر أعلى هذه الصفحة.
from-hugging-face = { $size } من huggingface.co
fetch-it = جلب { $name }
sprout-title = Sprout، نموذج تجريبي صغير جدًا
reading-card = جارٍ قراءة بطاقة Sprout
good-at = يُحسن
not-made-for = غير مصمَّم لـ
size-of = الحجم
how-made = كيف صُنع
order-matters = هل يهم الترتيب؟
orders-told =
    نعم. طُرح { $prompts } من موجِّهات التصنيف بالأمثلة نفسها وبكل ترتيباتها وعددها { $orders }. كانت الإجابة صحيحة في
    { $mean } في المتوسط: { $worst } في أسوأ ترتيب و{ $best } في أفضله. وفي { $turned } من الموجِّهات حسم الترتيب وحده
    النتيجة.
sprout-size =
    { $size }، وفيه { $amount } مليون رقم متعلَّم. يقرأ حتى { $tokens }، لكنه دُرّب على موجِّهات لا تتجاوز { $most }:
    يُستحسن أن تكون الموجِّهات قصيرة.
in-progress = قيد التنفيذ
bringing-named = جارٍ التحميل إلى الذاكرة: { $name }
fetching-named = جارٍ الجلب: { $name }
checking-named = جارٍ التحقق: { $name }

answers = الإجابات
answer-comes-here = تظهر الإجابة هنا
answer-comes-note =
    يقرأ النموذج الموجِّه من أعلى إلى أسفل ويتابع الكتابة. يعمل داخل هذه الصفحة؛ يكفي الضغط على «تشغيل».
exact-request = الطلب كما هو
stays-here = يبقى في هذا المتصفح: نموذجه الخاص هو الذي يجيب.
sends = «تشغيل» يرسل { $size } إلى { $host }
sends-times =
    { $sends }، { $n ->
        [zero] دون تكرار
        [one] مرة واحدة
        [two] مرتين
        [few] { $n } مرات
        [many] { $n } مرة
       *[other] { $n } مرة
    }
sends-cost = { $sends }، بحد أقصى { $cost }
price-of = { $sends } (سعر { $day })
sends-whole = { $sends }.
sends-or = { $sends }. وعند الفشل: إلى { $hosts }.
looking-for-models-now = جارٍ البحث عن نماذج…
model-absent = نموذج غير موجود على هذا الجهاز
tiny-model = { $name }، نموذج تجريبي صغير جدًا
add-model-choice = إضافة نموذج…
connect-service = ربط خدمة…
model = النموذج
reading-prompt = جارٍ قراءة الموجِّه
bringing-model = جارٍ تحميل النموذج إلى الذاكرة…
bringing = جارٍ تحميل { $name } إلى الذاكرة
with-share = { $what }: { $share }
with-time = { $what }، { $time }
waiting-first-word = في انتظار الكلمة الأولى
ended-at-once = انتهى النموذج فورًا من دون كلمة.
run-again = إعادة التشغيل
reasoning = تفكيره
asks-for-tool = يطلب أداة: { $text }
declines = يرفض: { $text }
tokens-in = { $n } داخلة
tokens-in-cached = { $n } داخلة، منها { $n-cached } من الذاكرة المخبأة
tokens-out = { $n } خارجة
seed-of = البذرة { $seed }
first-after = الأول بعد { $time }
answered-by = أجاب { $name }
tokens-a-second = { $rate } رمز/ث
ended-with-line = انتهت مع سطرها
ended-before = انتهت قبل «{ $text }»
ended-why = انتهت: { $why }
from-earlier-prompt = من موجِّه سابق
answer-as-json = الإجابة بصيغة JSON
json-schema = مخطط JSON للإجابة
json-hint = أي نص. لصيغة JSON: { "{" }"type": "object"{ "}" }، أو مخطط كامل
settings-are = الإعدادات: { $summary }
settings-summary = { $variety }، بحد أقصى { $tokens }
and-answers = { $before }، { $answers }
longest-answer = أطول إجابة
side-by-side = إجابات جنبًا إلى جنب
same-number = الرقم نفسه، النص نفسه
draw-from-all = السحب من كل الرموز
likeliest-only = الرمز الأرجح فقط
draw-from = السحب من { $n } الأرجح
however-unlikely = مهما قلّ الاحتمال
from-likeliest = من الأرجح بنسبة { $share }
none-too-rare = لا رمز نادر أكثر من اللازم
none-under = لا شيء دون { $share } من الأفضل
may-repeat = قد يكرر نفسه
repeats-less = يكرر نفسه أقل
same-wording = الصياغة نفسها كل مرة
little-variety = بعض التنوّع
much-variety = تنوّع كبير
anything-goes = كل شيء ممكن
setting-name = { $words } ({ $term })
from-to = من { $least } إلى { $most }.
no-stops = لا شيء: النموذج نفسه يحدد متى انتهى.
or-stop = { $before }  أو  { $next }
quoted = «{ $text }»
from-labels = من التسميات
my-own = من عندي
stop-when = التوقف عن الكتابة عند ظهور هذا
stop-texts = نصوص التوقف
stop-texts-lines = نصوص التوقف، واحد في كل سطر
stop-hint = واحد في كل سطر؛ \n تعني نهاية السطر

instruction-hint = ما المطلوب، في جملة. يمكن تركه فارغًا: الأمثلة تتكلم أيضًا.
input-hint = الحالة المطلوب الإجابة عنها الآن.
instruction = التعليمة
examples = الأمثلة
input = المدخل
template = القالب
reply-room = مساحة للإجابة
move-example = نقل المثال { $n }
drag-or-alt = السحب، أو الضغط على Alt مع سهم
drag-to-move = السحب للنقل، أو Alt مع سهم
show-example = عرض المثال { $n } على النموذج
duplicate-example = تكرار المثال { $n }
delete-example = حذف المثال { $n }
example-text = المثال { $n }، { $label }
example-deleted = حُذف المثال { $n }. «تراجع» يعيده.
example-duplicated = كُرِّر المثال { $n }.
example-shown = المثال { $n } معروض على النموذج.
example-off = المثال { $n } متوقف.
example-moved = نُقل المثال إلى الموضع { $n } من { $n-all }.
labels = التسميات
each-shows = يعرض كل منها
and-its = و
input-label = تسمية المدخل
output-label = تسمية المخرج
rename-for-all = تغيير الاسم في كل الأمثلة
shown-too = { $examples }، المعروض { $n }
with-tokens = { $examples } · { $tokens }
all-shown = كل الأمثلة معروضة على النموذج.
all-off = كل الأمثلة متوقفة.
show-what-you-mean = إظهار المقصود للنموذج
pairs-lesson =
    من زوجين إلى خمسة أزواج من المدخل والإجابة الصحيحة. يتابع النموذج النمط: هذا هو التوجيه بأسلوب { $term }.
see-examples = عرض أمثلة…
values = القيم
values-note = لما هو داخل { "{{" }الأقواس{ "}}" }
value-of = قيمة { $name }
value-hint = فارغ: يرى النموذج الأقواس
value-missing = هذه القيمة مفقودة.
sheet = الورقة
write-prompt = كتابة موجِّه

close-note = إغلاق هذه الملاحظة
switch-off-all = إيقاف كل الأمثلة ثم التشغيل من جديد.
switch-off-one = إيقاف المثال { $numbers } ثم التشغيل من جديد.
switch-off-some = إيقاف الأمثلة { $numbers } ثم التشغيل من جديد.
why-all = الأمثلة وحدها تقول ما المطلوب. لنرَ ما يفعله النموذج من دونها.
why-one = هو الوحيد الذي يجيب «{ $shown }». لنرَ ما يفعله النموذج من دونه.
why-some = هي الوحيدة التي تجيب «{ $shown }». لنرَ ما يفعله النموذج من دونها.
now-run-again = والآن التشغيل من جديد.
out-all = كل الأمثلة خارج الموجِّه؛ وفي الأسفل ما بقي.
out-one = المثال { $numbers } خارج الموجِّه؛ وفي الأسفل ما بقي.
out-some = الأمثلة { $numbers } خارج الموجِّه؛ وفي الأسفل ما بقي.
knew-it = { $answer } مرة أخرى: كان يعرف هذه بنفسه.
others-enough = { $answer } مرة أخرى: كانت الأمثلة الأخرى كافية هنا.
change-input = تغيير المدخل ومراقبة متى تتبدّل الإجابة.
switch-another = إيقاف مثال آخر أو تغيير المدخل، ومراقبة متى تتبدّل الإجابة.
turned-all = مع الأمثلة قال { $before }، ومن دونها { $after }.
turned-one = مع المثال { $numbers } قال { $before }، ومن دونه { $after }.
turned-some = مع الأمثلة { $numbers } قال { $before }، ومن دونها { $after }.
not-shown = ما لم يُعرض عليه يصعب أن يعرفه.
nothing = لا شيء
goes-by-examples = يسترشد النموذج بالأمثلة التي أمامه: هذا هو التوجيه بأسلوب { $term }.
try-it = تجربة
make-it-yours = جعله خاصًا بك
start-empty = البدء فارغًا
see-other-examples = عرض أمثلة أخرى…

context = نافذة السياق
check-note = البحث عما قد يختل
check = فحص
estimated = تقديري
counting = جارٍ العد…
counting-note = مفردات { $tokenizer } في الطريق؛ بعدها يصبح العدد دقيقًا.
leave-room = ترك مساحة لـ { $tokens }
switch-off-last = إيقاف المثال الأخير
switch-off-last-n = إيقاف آخر { $examples }
answer-cut = ستُقطع الإجابة بعد { $n } من رموزها ({ $n-tokens }): عندها تمتلئ النافذة.
too-many = زيادة بمقدار { $tokens }: لا يستطيع النموذج قراءة هذا الموجِّه. يُرجى تقصير نص أو عرض أمثلة أقل.
part-count = { $part } { $n }
window-share = · { $share } من { $context } · مساحة لـ { $n }
meter-told = { $total }. { $parts }.
prompt-as-received = الموجِّه كما يصل إلى النموذج
show-more = عرض المزيد من { $size } في الوسط
completion = إكمال
chat = محادثة
what-model-sees = ما يراه النموذج
tokens-toggle = الرموز
spaces = المسافات
style = الأسلوب
counted-with = العدّ بواسطة
in-models = في { $term } الخاص بالنموذج
begin-token = يضع النموذج رمز البداية { $token } قبل هذا.
kind-of = نوع { $name }
options = الخيارات
options-hint = خيار واحد في كل سطر
value-misfit =
    «{ $value }» { $kind ->
        [choice] ليس من الخيارات
        [number] ليس عددًا
       *[date] ليس تاريخًا
    }. يراه النموذج كما هو.
file-for = ملف نصي لـ { $name }
file-note = يُقرأ الملف على هذا الجهاز، ويصبح نصه هو القيمة.
no-text-file = «{ $name }» ليس ملفًا نصيًا. يُرجى اختيار ملف من نص عادي، مثل ‎.txt أو ‎.md أو ‎.csv.
comment-on-example = تعليق على المثال { $n }
comment-hint = للناس: لا يراه النموذج أبدًا
comments-stay = التعليقات ليست في الرابط.
select-examples = تحديد الأمثلة
select-example = تحديد المثال { $n }
selected-examples = الأمثلة المحددة
n-selected =
    { $n ->
        [zero] لا أمثلة محددة
        [one] مثال واحد محدد
        [two] مثالان محددان
        [few] { $n } أمثلة محددة
        [many] { $n } مثالًا محددًا
       *[other] { $n } مثال محدد
    }
select-all = تحديد الكل
end-selection = إنهاء التحديد
selection-ended = لم يعد أي شيء محددًا.
options-of = خيارات { $name }
comment-on-instruction = تعليق على التعليمة
kind-named =
    { $kind ->
        [text] نص
        [long-text] نص طويل
        [choice] خيار
        [number] عدد
        [date] تاريخ
       *[file] ملف
    }
