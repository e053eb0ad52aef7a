name = الاسم
instruction = التعليمة
input-label = تسمية المدخل
output-label = تسمية المخرج
input = المدخل
input-of-an-example = مدخل مثال
answer-of-an-example = إجابة مثال
variable = المتغير «{ $name }»
form = الصيغة
completion = إكمال
chat = محادثة
example-added = أُضيف المثال { $place }
example-removed = أُزيل المثال { $place }
example-moved = نُقل المثال { $place } إلى الموضع { $target }
example-input = المثال { $place }، المدخل
example-answer = المثال { $place }، الإجابة
example-switched-on = شُغّل المثال { $place }
example-switched-off = أُوقف المثال { $place }
example-number = المثال رقم { $number }
is-off = (متوقف)
order-of-examples = ترتيب الأمثلة
branched-from = متفرع من «{ $name }»
version-of = «{ $project }»: { $version }
saved-project-unread = تعذّرت قراءة المشروع المحفوظ. { $why }
no-project = لم يعد هذا المشروع على هذا الجهاز. يُرجى استعادته من قائمة المشاريع.
busy = لسان تبويب آخر يغيّر هذا المشروع باستمرار. يُرجى الانتظار قليلًا ثم المحاولة من جديد.
changed-since-begun = تغيّر المشروع منذ بدء الدمج. يُرجى البدء من جديد؛ لم يُفقد شيء.
unsettled = يُرجى أولًا اختيار جانب لكل تعارض؛ العدد الباقي { $n }.
nothing-to-merge = كل ما في ذلك الإصدار موجود في هذا المشروع بالفعل. لا شيء للدمج.
not-of-this-history = لا يوجد إصدار يطابق تمامًا الموجِّه الذي أُخذت به هذه النتيجة، لذا لم تُلحق بأي إصدار.
options-of = خيارات { $name }
comment-on-instruction = تعليق على التعليمة
comment-on-example = تعليق على المثال { $place }
comment-on-an-example = تعليق على مثال
kind-named =
    { $kind ->
        [text] نص
        [long-text] نص طويل
        [choice] خيار
        [number] عدد
        [date] تاريخ
       *[file] ملف
    }
kind-of = نوع { $name }
