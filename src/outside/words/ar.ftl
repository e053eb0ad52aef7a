services = الخدمات
what-services-are =
    نماذج تجيب في مكان آخر: لدى مزوّد أو في برنامج على الجهاز نفسه. لا يُرسَل شيء قبل الضغط على «تشغيل»، ولا يُرسَل
    إلا إلى المضيفين المذكورين في هذه الصفحة. ويذهب المفتاح إلى مضيفه وحده لا غير.
your-services = خدماتك
no-services-yet =
    لا توجد خدمات بعد. يمكن إضافة مزوّد يتوفّر مفتاحه، أو برنامج على هذا الجهاز مثل Ollama أو LM Studio لا يحتاج إلى
    مفتاح.
what-may-leave = ما يُسمح بخروجه
airplane = وضع الطيران
airplane-note = وضع الطيران: لا شيء يغادر هذا الجهاز
no-guard = لم يمنح هذا المتصفح الصفحة حارسًا، فلا شيء يغادرها على أي حال. إعادة تحميل الصفحة محاولة جديدة.
all-refused = المتصفح نفسه يرفض كل طلب من هذه الصفحة إلى غير مضيفها.
no-host-allowed = لا يوجد مضيف مسموح به. كل خدمة تُضاف تسمح بمضيفها، ويرفض المتصفح كل ما عداه.
hosts-allowed = يسمح المتصفح لهذه الصفحة بالوصول إلى هؤلاء المضيفين ويرفض كل من عداهم:

add-a-service = إضافة خدمة جديدة
add-service = إضافة خدمة
service = الخدمة
address = العنوان
remove-service = إزالة { $name }
more = المزيد: الحدود، ومن يُسأل عند الفشل، والأسعار

key = المفتاح
enter-key = إدخال المفتاح
enter-the-key = إدخال مفتاح الخدمة
forget-key = نسيان المفتاح
key-missing = لا مفتاح بعد؛ هذه الخدمة تحتاج إلى مفتاح
key-not-needed = لا مفتاح؛ هذه الخدمة لا تحتاج إليه
key-locked = محفوظ على هذا الجهاز مشفّرًا؛ مقفل
key-in-memory = في الذاكرة حتى مغادرة الصفحة أو إعادة تحميلها
key-for-session = حتى إغلاق علامة التبويب هذه
key-unlocked = محفوظ على هذا الجهاز مشفّرًا؛ مفتوح
keep-it = حفظه
keep-in-memory = في الذاكرة فقط
keep-for-session = حتى إغلاق علامة التبويب هذه
keep-encrypted = على هذا الجهاز، مشفّرًا
passphrase = عبارة المرور
use-this-key = استخدام هذا المفتاح
unlock-keys = فتح قفل المفاتيح
unlock = فتح القفل
sign-in = تسجيل الدخول في OpenRouter
signed-in = تم تسجيل الدخول؛ المفتاح في الذاكرة حتى مغادرة الصفحة.

models = النماذج
use-in-this-project = استخدامه في هذا المشروع
take-off-the-list = إزالة { $name } من القائمة
model-name = اسم النموذج كما تكتبه الخدمة
add-model = إضافة نموذج
asking = جارٍ السؤال…
ask-which-there-are = السؤال عن المتاح
press-one = الضغط على أحدها يضيفه إلى القائمة:
finds-out-more = { $why } يكشف «فحص الاتصال» المزيد.
checking = جارٍ الفحص…
check-the-connection = فحص الاتصال

requests-at-a-time = الطلبات في وقت واحد
requests-a-minute = الطلبات في الدقيقة (فارغ: بلا حد)
tokens-a-minute = الرموز في الدقيقة (فارغ: بلا حد)
seconds-of-silence = ثواني الصمت قبل التخلّي عنها (فارغ: ما تراه هذه الصفحة مناسبًا)
ask-for-probabilities = طلب احتمال كل كلمة (بعض النماذج ترفض)
takes-text = يمكنها متابعة نص واحد (completions)
when-it-fails = عند الفشل يُسأل
take-out = إخراج
add-to-the-chain = إضافة إلى السلسلة
add = إضافة…
sprout-here = Sprout، في هذه الصفحة
recorded-answer = الإجابة التي نالها هذا السؤال من قبل
forget-recorded = نسيان كل الإجابات المسجّلة
recorded-forgotten = نُسيت كلها.

prices = الأسعار، بالدولار لكل مليون رمز
no-model-to-price = يُرجى إضافة نموذج أولًا.
price-read = { $source }، قُرئ في { $day }
own-price = من إدخالك
price-unknown = غير معروف
price-no-number = يُرجى كتابة كليهما كأرقام بسيطة، مثل 0.25 و2.
price-in = المدخل
price-out = المخرج

what-left = ما غادر هذا الجهاز
nothing-left = لا شيء. كل طلب ترسله هذه الصفحة إلى مضيف آخر يُدوَّن هنا: متى، وإلى أين، ولماذا، وماذا كان فيه.
requests = الطلبات
when = متى
where-to = إلى أين
why = لماذا
what-was-in-it = ماذا كان فيه
sent = المُرسَل
came-back = ما عاد
answer = الإجابة
cost = التكلفة
show-more = عرض المزيد
save-as-table = حفظ كجدول
save-as-json = حفظ بصيغة JSON
wipe = مسح
rows-not-kept = أحدث الصفوف معروضة هنا، ولم يمكن حفظها للزيارة القادمة: { $why }
keep-bodies = حفظ محتوى كل طلب
keep-bodies-note =
    النص الكامل لكل طلب من الآن فصاعدًا، دون مفتاحه، في الجدول المحفوظ وملف JSON المحفوظ. ويبقى على هذا الجهاز.
total =
    { $day }: { $n ->
        [zero] لا طلبات
        [one] طلب واحد
        [two] طلبان
        [few] { $n } طلبات
        [many] { $n } طلبًا
       *[other] { $n } طلب
    } إلى { $host }، أُرسل { $sent }، وعاد { $back }
total-with-cost =
    { $day }: { $n ->
        [zero] لا طلبات
        [one] طلب واحد
        [two] طلبان
        [few] { $n } طلبات
        [many] { $n } طلبًا
       *[other] { $n } طلب
    } إلى { $host }، أُرسل { $sent }، وعاد { $back }، { $cost }
asked-what =
    { $model }، { $n-turns ->
        [zero] لا أدوار
        [one] دور واحد
        [two] دوران
        [few] { $n-turns } أدوار
        [many] { $n-turns } دورًا
       *[other] { $n-turns } دور
    }، { $n-characters ->
        [zero] لا محارف
        [one] محرف واحد
        [two] محرفان
        [few] { $n-characters } محارف
        [many] { $n-characters } محرفًا
       *[other] { $n-characters } محرف
    }
ended-after = { $ended } بعد { $time }
with-tokens = { $ended }، { $n-in } دخولًا، { $n-out } خروجًا
left =
    { $n ->
        [zero] لم يغادر أي طلب
        [one] غادر طلب واحد
        [two] غادر طلبان
        [few] غادرت { $n } طلبات
        [many] غادر { $n } طلبًا
       *[other] غادر { $n } طلب
    } هذا الجهاز
left-since =
    { $n ->
        [zero] لم يغادر أي طلب
        [one] غادر طلب واحد
        [two] غادر طلبان
        [few] غادرت { $n } طلبات
        [many] غادر { $n } طلبًا
       *[other] غادر { $n } طلب
    } هذا الجهاز منذ { $day }
left-wiped = { $left }. أُفرغت القائمة في { $day }.
own-files =
    إضافةً إلى ذلك، جلبت الصفحة في هذه الزيارة من مضيفها { $n ->
        [zero] صفر ملفات
        [one] ملفًا واحدًا
        [two] ملفين
        [few] { $n } ملفات
        [many] { $n } ملفًا
       *[other] { $n } ملف
    } من برنامجها، بمجموع { $size }. ولم يكن في تلك الطلبات شيء من محتواك.

own-model = نموذج هذا المتصفح نفسه
own-model-only-writes = نموذج المتصفح لا يكتب إلا الإجابات
own-model-takes-words = يقبل الكلمات لا أرقام الرموز
own-model-uses-not = لا تُستخدم: البذرة وtop-p وmin-p والعقوبة والطول ونصوص التوقف، فنموذج المتصفح لا يعرفها.
own-model-silent =
    لم يُجب نموذج المتصفح ({ $said }). يُرجى اختيار نموذج آخر، أو المحاولة من جديد بعد أن يجلبه المتصفح.
