add-example = إضافة مثال
duplicate-example = تكرار المثال
delete-example = حذف المثال
move-example = نقل المثال
move-example-up = نقل المثال إلى أعلى
move-example-down = نقل المثال إلى أسفل
example-on = تفعيل المثال
example-off = إيقاف المثال
all-examples-on = تفعيل كل الأمثلة
all-examples-off = إيقاف كل الأمثلة
write-as-chat = الكتابة كمحادثة
write-as-completion = الكتابة كإكمال
change-settings = تغيير إعدادات التشغيل
undo = تراجع
redo = إعادة
add-examples = إضافة أمثلة
run = تشغيل
stop = إيقاف
go-on = المتابعة من هنا
use-as-example = استخدامها كمثال
clear-answers = مسح الإجابات
new-project = مشروع جديد
open-project = فتح المشروع
duplicate-project = تكرار المشروع
rename-project = إعادة تسمية المشروع
delete-project = حذف المشروع
bring-back = استعادته
save-as-file = حفظ كملف
open-file = فتح ملف…
try-again = إعادة المحاولة
share = مشاركة
close = إغلاق
open-link = فتح الرابط
unlock = فتح القفل
add-to-projects = إضافته إلى مشاريعي
leave-it = تركه
choose-model = اختيار النموذج
load-model = تحميل النموذج
add-model = إضافة نموذج…
go-on-downloading = متابعة التنزيل
cancel = إلغاء
delete-model = حذف النموذج
look-again = البحث من جديد
fetch-card-again = جلب البطاقة من جديد
other-tokenizer = العدّ بمجزّئ آخر
theme-system = المظهر كالجهاز
theme-light = مظهر فاتح
theme-dark = مظهر داكن
show-tokens = إظهار الرموز
hide-tokens = إخفاء الرموز
dismiss = إخفاء
airplane-on = تفعيل وضع الطيران
airplane-off = إيقاف وضع الطيران
something-left = غادر شيء هذا الجهاز
airplane-changed = تغيّر وضع الطيران
ask-exact-count = طلب العدد الدقيق

edit-instruction = تحرير التعليمة
edit-label = تحرير التسمية
edit-input = تحرير المدخل
edit-example = تحرير المثال
edit-variable = تحرير المتغير
other-tab-changes = تغييرات من علامة تبويب أخرى
add-n-examples =
    { $n ->
        [zero] لا أمثلة للإضافة
        [one] إضافة مثال واحد
        [two] إضافة مثالين
        [few] إضافة { $n } أمثلة
        [many] إضافة { $n } مثالًا
       *[other] إضافة { $n } مثال
    }

examples-added =
    { $n ->
        [zero] لم تُضف أمثلة.
        [one] أُضيف مثال واحد.
        [two] أُضيف مثالان.
        [few] أُضيفت { $n } أمثلة.
        [many] أُضيف { $n } مثالًا.
       *[other] أُضيف { $n } مثال.
    }
not-saved-stays = تعذّر حفظ المشروع المفتوح، لذا يبقى مفتوحًا. يُرجى حفظه كملف أو إعادة المحاولة.
deleted-but-kept = حُذف هذا المشروع في علامة تبويب أخرى. وقد تغيّر هنا، لذا يبقى محفوظًا.
deleted-still-open = حُذف هذا المشروع في علامة تبويب أخرى. لا يزال مفتوحًا هنا؛ أي تغيير يحفظه.
name-other-tab = { $name } (من علامة تبويب أخرى)
copy-made = غيّرت علامة تبويب أخرى هذا المشروع أيضًا. لم يضِع شيء: نسختها تحتفظ بالاسم، ونسختك تستمر باسم «{ $name }».
not-saved-why = لم يُحفظ. { $error } العمل لا يزال في علامة التبويب هذه.
name-copy = { $name } (نسخة)
tab-was-changing = كانت علامة تبويب أخرى تغيّر هذا المشروع. يُرجى إعادة تسميته من جديد.
tab-change-unshown = غيّرت علامة تبويب أخرى هذا المشروع وتعذّر عرض التغيير هنا. إعادة تحميل علامة التبويب تُظهره.
was-deleted = حُذف «{ $name }».
was-added = أُضيف «{ $name }» إلى مشاريعك.
gone-from-device = لم يعد هذا المشروع على هذا الجهاز.
projects-as-were = { $error } مشاريعك كما كانت.
could-not-open = تعذّر فتح «{ $name }» ويبقى كما هو. { $error }
model-is-here = «{ $name }» على هذا الجهاز.
cancelled = أُلغي. ما وصل محفوظ للمتابعة منه.
no-guard = لم يمنح هذا المتصفح الصفحة حارسًا، فلا شيء يغادرها على أي حال. إعادة تحميل الصفحة محاولة جديدة.
card-unreadable = وصلت بطاقة Sprout بصيغة لا تقرؤها هذه الصفحة. يُرجى إعادة تحميلها.
older-than-parts = الصفحة أقدم من أجزائها. يُرجى إعادة تحميلها ثم إعادة المحاولة.
untitled = بلا عنوان

model-done = قال النموذج إنه انتهى
stop-came = ظهر نص توقف: { $text }
limit-reached = بلغت حد الطول
window-full = نافذة السياق ممتلئة
withheld = حجبت الخدمة الباقي
asked-for-tool = طلب النموذج أداة لا يجيبها شيء هنا
no-reason = لم تذكر الخدمة سببًا
service-says = تقول الخدمة: { $word }
you-stopped = أوقفتَها
engine-ended = انتهى المحرك قبل الإجابة. ما وصل محفوظ؛ يُرجى التشغيل من جديد.

being-opened = جارٍ فتح المشروع.
nothing-to-undo = لا شيء للتراجع عنه.
nothing-to-redo = لا شيء لإعادته.
nothing-runs = لا شيء قيد التشغيل.
nothing-to-go-on = لا شيء للمتابعة منه.
no-text-yet = لا نص في هذه الإجابة بعد.
no-answers = لا توجد إجابات.
is-first = هو المثال الأول.
is-last = هو المثال الأخير.
example-gone = لم يعد هذا المثال موجودًا.
no-examples = لا توجد أمثلة.
all-are-on = كل الأمثلة مفعّلة.
all-are-off = كل الأمثلة متوقفة.
nothing-to-add = لا شيء للإضافة بعد.
no-passphrase-wanted = لا شيء ينتظر عبارة مرور.
no-link = لم يُفتح أي رابط.
as-you-wish = هو كذلك بالفعل.
count-is-exact = عدّ نموذج في هذه الصفحة دقيق بالفعل.
is-closed = هو مغلق.
all-is-saved = كل شيء محفوظ، أو على وشك ذلك.
is-in-memory = هو في الذاكرة.
other-being-added = جارٍ إضافة نموذج آخر. يُرجى الانتظار أو إلغاؤه.
nothing-loads = لا شيء قيد التحميل.
takes-no-room = يأتي مع الصفحة ولا يشغل مساحة.
here-or-coming = هو هنا، أو في الطريق.
answer-coming = إجابة في الطريق.
model-not-here = نموذج هذا المشروع ليس على هذا الجهاز. يُرجى اختيار غيره.
airplane-elsewhere = وضع الطيران مفعّل وهذا النموذج في مكان آخر. يُرجى إيقافه أو اختيار نموذج في هذه الصفحة.

model-not-loaded = النموذج ليس في الذاكرة. تحميله يعطي عددًا دقيقًا.
others-frame = هذا قالب محادثة النموذج المحمَّل؛ وصانعو هذا المجزّئ يؤطرون المحادثة بطريقتهم.
engine-counts = يعدّ المحرك رموز هذا النموذج؛ ويأتي العدد الدقيق عند التوقف عن الكتابة.
not-loaded-why = النموذج غير محمَّل. { $why }
tokenizer-unknown =
    مجزّئ هذه الخدمة غير معروف هنا، لذا يُعدّ بـ o200k_base من OpenAI. والخدمات التي تعدّ بنفسها يمكن سؤالها عن العدد
    الدقيق.
sent-as-turn = يُرسل النص كدور واحد في محادثة؛ وما تضيفه الخدمة حوله ليس في هذا العدد.
service-estimate = أعطت الخدمة هذا العدد وتسمّيه هي نفسها تقديرًا.
counted-by-service = { $name }، بعدّ الخدمة نفسها
own-tokenizer = الخاص بالنموذج
o200k = o200k_base (GPT-4o وما بعده)
cl100k = cl100k_base (GPT-4، GPT-3.5)
template-unknown = يحتاج أسلوب المحادثة إلى قالب النموذج؛ يظهر بعد تحميل النموذج.
reader-away = قارئ قوالب المحادثة في الطريق.
no-turns = تقبل هذه الخدمة نصًا واحدًا لا محادثة. يُرجى اختيار أسلوب الإكمال.
no-template = لم يُدرَّب هذا النموذج على المحادثة. يُرجى اختيار أسلوب الإكمال أو نموذج آخر.
template-failed = لا يمكن كتابة هذا الموجِّه كمحادثة: { $what }. يُرجى اختيار أسلوب الإكمال أو نموذج آخر.
reader-silent = لم يُجب قارئه

## Said where the browser is asked

part-not-fetched = تعذّر جلب جزء من البرنامج. يُرجى التحقق من الاتصال وإعادة المحاولة.
asset-not-fetched = تعذّر جلب «{ $what }» ({ $why }). يُرجى التحقق من الاتصال وإعادة المحاولة.
why-no-answer = لا رد
why-status = الحالة { $status }
why-broke-off = انقطع
broke-reader = تعذّرت قراءته: لقد أوقف القارئ
download-unguarded = لم يمنح هذا المتصفح الصفحة حارسًا، ومن دونه لا يُجلب شيء من مكان آخر. يُرجى إعادة تحميل الصفحة، واستخدام نافذة عادية بدل الخاصة. ويمكن إضافة ملف من هذا الجهاز في أي وقت.
download-in-airplane-mode = وضع الطيران مفعّل: لا يغادر هذا الجهاز شيء ولا يُجلب شيء. يُرجى إيقافه لتنزيل نموذج.

examples-on = تفعيل الأمثلة
examples-off = إيقاف الأمثلة
duplicate-examples = تكرار الأمثلة
delete-examples = حذف الأمثلة
move-examples-up = نقل الأمثلة إلى أعلى
move-examples-down = نقل الأمثلة إلى أسفل
change-kind = تغيير نوع المتغير
edit-options = تحرير الخيارات
edit-comment = تحرير التعليق
