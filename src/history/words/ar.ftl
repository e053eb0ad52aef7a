example-changed =
    { $what ->
        [added] إضافة
        [removed] إزالة
        [moved] نقل
        [reworded] إعادة صياغة
        [on] تشغيل
       *[off] إيقاف
    } المثال { $place }
two-examples-changed =
    { $what ->
        [added] إضافة
        [removed] إزالة
        [moved] نقل
        [reworded] إعادة صياغة
        [on] تشغيل
       *[off] إيقاف
    } المثالين { $place } و{ $other }
three-examples-changed =
    { $what ->
        [added] إضافة
        [removed] إزالة
        [moved] نقل
        [reworded] إعادة صياغة
        [on] تشغيل
       *[off] إيقاف
    } الأمثلة { $place } و{ $other } و{ $third }
many-examples-changed =
    { $what ->
        [added] إضافة
        [removed] إزالة
        [moved] نقل
        [reworded] إعادة صياغة
        [on] تشغيل
       *[off] إيقاف
    } { $n ->
        [zero] لا أمثلة
        [one] مثال واحد
        [two] مثالين
        [few] { $n } أمثلة
        [many] { $n } مثالًا
       *[other] { $n } مثال
    }
example-moved-to = نقل المثال { $place } إلى الموضع { $target }
renamed = إعادة التسمية إلى «{ $name }»
text-changed =
    { $what ->
        [written] كتابة
        [emptied] إفراغ
       *[reworded] إعادة صياغة
    }: { $text }
made-a-chat = تحويل إلى محادثة
made-a-completion = تحويل إلى إكمال
variable-changed =
    { $what ->
        [set] ضبط
        [emptied] إفراغ
       *[changed] تغيير
    } المتغير «{ $name }»
setting-changed = { $setting }: من { $old } إلى { $new }
changes-next = { $changes }، { $next }
and-more-changes =
    { $changes } و{ $n ->
        [zero] لا تغييرات أخرى
        [one] تغيير واحد آخر
        [two] تغييران آخران
        [few] { $n } تغييرات أخرى
        [many] { $n } تغييرًا آخر
       *[other] { $n } تغيير آخر
    }
nothing-changed = لم يتغيّر شيء
first-version = الإصدار الأول
kept-whole = محفوظ كاملًا
numbered-anew = إعادة ترقيم الأمثلة
restored = استعادة: { $name }
the-name = الاسم
the-instruction = التعليمة
the-input-label = تسمية المدخل
the-output-label = تسمية المخرج
the-input = المدخل
input-of-an-example = مدخل مثال
output-of-an-example = مخرج مثال
the-variable = المتغير «{ $name }»
an-example = مثال
the-example = المثال { $place }
input-of = مدخل { $example }
output-of = مخرج { $example }
order-of-examples = ترتيب الأمثلة
stops-from-labels = من التسميات
none = لا شيء
setting-model = النموذج
setting-temperature = درجة الحرارة
setting-top-k = top-k
setting-top-p = top-p
setting-min-p = min-p
setting-repetition-penalty = عقوبة التكرار
setting-max-tokens = الحد الأقصى للرموز
setting-seed = البذرة
setting-samples = عيّنات
setting-stops = نصوص التوقف
setting-schema = مخطط JSON
no-such-version = هذا الإصدار ليس في السجل. يُرجى فتح قائمة الإصدارات من جديد.
not-at-the-end = الإصدار الجديد يتبع أحدث إصدار في فرعه. للمتابعة من إصدار أقدم يُرجى إنشاء فرع.
no-such-branch = لا يوجد فرع «{ $name }». يُرجى اختيار فرع من القائمة.
branch-exists = يوجد فرع «{ $name }» بالفعل. يُرجى اختيار اسم آخر.
branch-name = يحتاج الفرع إلى اسم طوله بين 1 و{ $most } من المحارف. يُرجى تقصيره.
too-long =
    { $what ->
        [name] الاسم
        [note] الملاحظة
        [key] مفتاح النتيجة
       *[sentence] جملة النتيجة
    }: الحجم { $size } بايت والحد { $most }. يُرجى التقصير.
too-many =
    الحد الأقصى في السجل من { $what ->
        [results] النتائج لكل إصدار
        [branches] الفروع
        [versions] الإصدارات
       *[megabytes] الميغابايت
    } هو { $most }. يُرجى تخفيفه أو حفظ المشروع مشروعًا جديدًا.
not-a-history = هذه البايتات ليست سجلًا من Exemplar. ولم يتأثر المشروع نفسه.
newer-history =
    كُتب هذا السجل بإصدار أحدث من Exemplar (الإصدار { $found }، وهذا يقرأ حتى { $known }). يُرجى إعادة تحميل الصفحة
    للتحديث.
damaged = تعذّرت إعادة بناء هذا الإصدار لأن جزءًا من السجل تالف. يُرجى اختيار إصدار لاحق أو سابق.
too-much-work = إعادة بناء هذا الإصدار تتطلب عملًا أكثر مما هو مسموح. يُرجى اختيار إصدار آخر.
project-unread = تعذّرت قراءة مشروع هذا الإصدار. { $why }
not-asked = ليس هذا الإصدار المسؤول عنه. يُرجى الإجابة عن الإصدار المعروض.
nothing-between = للبحث عن تغيير يُرجى اختيار إصدار جيد وإصدار سيئ بعده.
no-such-conflict = لم يعد هذا التعارض موجودًا. لقد حُلّ.
not-a-text = لا يمكن حلّ هذا التعارض بنص خاص. يُرجى اختيار أحد الجانبين.
history-damaged = كان جزء من السجل تالفًا.
bytes-lost = تعذّرت قراءة آخر { $count } بايت منه فتُركت.
entries-passed-over = عدد المدخلات في الوسط التي تعذّرت قراءتها: { $count }؛ وقد لا تُفتح بعض الإصدارات.
project-unaffected = لم يتأثر المشروع نفسه.
sentences = { $first } { $second }
variable-kind =
    المتغير «{ $name }» أصبح { $kind ->
        [text] نصًا
        [long-text] نصًا طويلًا
        [choice] خيارًا
        [number] عددًا
        [date] تاريخًا
       *[file] ملفًا
    }
the-options = خيارات المتغير «{ $name }»
the-comment = تعليق على التعليمة
comment-on = تعليق على { $example }
the-kind = نوع المتغير «{ $name }»
