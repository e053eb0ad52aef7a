desk = طاولة العمل
tools = الأدوات
close-desk = إغلاق طاولة العمل
check = فحص
check-title = فحص الموجِّه
examples = الأمثلة
choose-examples = اختيار الأمثلة
find = بحث
find-title = بحث واستبدال
snippets = مقتطفات
insert-snippet = إدراج مقتطف

commands = الأوامر
type-command = كتابة أمر
few-letters = كتابة بضعة أحرف
no-command = لا أمر فيه هذه الأحرف.
go-to-write = الانتقال إلى «الكتابة»
go-to-measure = الانتقال إلى «القياس»
go-to-files = الانتقال إلى «الملفات»
go-to-versions = الانتقال إلى «الإصدارات»
go-to-models = الانتقال إلى «النماذج»
go-to-services = الانتقال إلى «الخدمات»

changed-meanwhile = تغيّر الموجِّه في هذه الأثناء. يُرجى النظر فيه من جديد قبل المتابعة.
nothing-to-change = لا شيء لتغييره.
with-undo = { $said } «تراجع» يلغيه.
further-down = إنه أسفل قائمة الأمثلة: يُرجى التمرير إليه ثم الضغط على «عرض» من جديد.

name = الاسم
instruction = التعليمة
input-label = تسمية المدخلات
output-label = تسمية الإجابات
input = المدخل
example-text = المثال { $n }، { $label }
value-of = قيمة «{ $name }»

looked-for = ما الذي يُبحث عنه
nothing-stands-out =
    لا شيء يلفت النظر. هل يعمل الموجِّه؟ الإجابات وحدها تقول ذلك: يُرجى تشغيله على بضعة مدخلات أو إعداد تجربة في
    «القياس».
known-to-matter = من المعروف أن لهذه الأمور أثرًا في بعض النماذج. أما أثرها في هذا النموذج فتبيّنه تجربة في «القياس».
places-mended =
    { $n ->
        [zero] لم يُصلَح أي موضع.
        [one] أُصلح موضع واحد.
        [two] أُصلح موضعان.
        [few] أُصلحت { $n } مواضع.
        [many] أُصلح { $n } موضعًا.
       *[other] أُصلح { $n } موضع.
    }
fix-all = إصلاح الكل ({ $n })
to-mend = للإصلاح
worth-measuring = يستحق القياس
good-to-know = من المفيد معرفته
and-more = و{ $n } أخرى
show = عرض
show-named = عرض: { $name }
done-step = تم: { $step }.

no-examples-yet =
    لا أمثلة بعد. يُرجى إضافة بضعة أمثلة أسفل التعليمة أو لصق جدول هناك؛ عندها تظهر هنا النسخ والتناقضات، ويمكن
    اختيار ما يُعرض.
how-often = كم مرة تُعرض كل إجابة
no-alike = لا نسخ ولا تناقضات، ولا مثال هو المدخل نفسه.
alike = متشابهة أو متعارضة
alike-note = «يكاد يكون نفسه» يعني أن { $share } على الأقل من مقاطعهما ذات الأحرف الثلاثة مشتركة بينهما.
copy-of = المثال { $n } نسخة من المثال { $n-other }.
contradicts = المثال { $n } يجيب عن مدخل المثال { $n-other } إجابة مختلفة.
near-to = المثال { $n } يكاد يكون المثال { $n-other } نفسه: تشابه { $share }.
leaks = المثال { $n } هو المدخل المسؤول عنه الآن.
step-off = إيقاف المثال
step-on = تفعيل المثال
example-off = المثال { $n } متوقف.
example-on = المثال { $n } معروض.
switch-off = إيقاف المثال { $n }
switch-on = تفعيل المثال { $n }
example-n = المثال { $n }
n-tokens =
    { $n ->
        [zero] لا رموز
        [one] رمز واحد
        [two] رمزان
        [few] { $n } رموز
        [many] { $n } رمزًا
       *[other] { $n } رمز
    }
cost = الأمثلة المعروضة تأخذ { $tokens }، أي { $share } من الموجِّه

choose-for-input = الاختيار لهذا المدخل
how-to-choose = طريقة الاختيار
nearest = الأقرب
nearest-of-each = الأقرب من كل إجابة
most-different = الأكثر اختلافًا
input-first = يُرجى كتابة مدخل أولًا: لا يُعرف القريب من لا شيء.
nearest-note = ما يشارك المدخل أكثر الكلمات، ولا سيما النادرة (BM25). الكلمات لا المعاني: «سيارة» ليست قريبة من «مركبة».
nearest-of-each-note = ما يشارك المدخل أكثر الكلمات، واحد من كل إجابة بالتناوب، كي لا تُعرض إجابة أكثر بكثير.
most-different-note = الأقرب أولًا، ثم دائمًا أقلها شبهًا بكل ما اختير، حرفًا بحرف.
examples-shown =
    { $n ->
        [zero] لا أمثلة معروضة، والأخرى متوقفة.
        [one] مثال واحد معروض، والأخرى متوقفة.
        [two] مثالان معروضان، والأخرى متوقفة.
        [few] { $n } أمثلة معروضة، والأخرى متوقفة.
        [many] { $n } مثالًا معروضًا، والأخرى متوقفة.
       *[other] { $n } مثال معروض، والأخرى متوقفة.
    }
how-many = العدد
nearest-last = وضع الأقرب أخيرًا بجوار المدخل
show-only-these = عرض هذه فقط
whether-better = هل هذه أفضل من الأمثلة الحالية؟ تجربة في «القياس» تبيّن ذلك. وهناك يُقاس أيضًا أي مثال بعينه يفيد.
nearness = القرب { $score }
no-common-word = لا كلمة مشتركة
example-row = المثال { $n }: { $input } ← { $output }

replace-with = استبدال بـ
match-case = مطابقة حالة الأحرف
whole-words = كلمات كاملة
regular-expression = تعبير نمطي
looks-through = يبحث في التعليمة والتسميات والأمثلة والمدخل والقيم، بما في ذلك الأمثلة المتوقفة.
nowhere = لا يوجد في أي مكان من هذا الموجِّه.
first-places = أول { $n } موضع؛ لا يُبحث عن أكثر من ذلك دفعة واحدة.
n-places =
    { $n ->
        [zero] لا مواضع
        [one] موضع واحد
        [two] موضعان
        [few] { $n } مواضع
        [many] { $n } موضعًا
       *[other] { $n } موضع
    }
places-replaced =
    { $n ->
        [zero] لم يُستبدل أي موضع.
        [one] استُبدل موضع واحد.
        [two] استُبدل موضعان.
        [few] استُبدلت { $n } مواضع.
        [many] استُبدل { $n } موضعًا.
       *[other] استُبدل { $n } موضع.
    }
replace-all = استبدال الكل
replace = استبدال
replaced = تم الاستبدال.
show-in-prompt = عرضه في الموجِّه
pattern-too-long = النص المطلوب أطول من 1,000 حرف. يُرجى تقصيره.
no-pattern = هذا ليس تعبيرًا نمطيًا. يُرجى التحقق من الأقواس، أو إيقاف «تعبير نمطي» للبحث عن النص كما هو مكتوب.
too-much-written = سيجعل الاستبدال المشروع كبيرًا جدًا: أكثر من 8 ميغابايت. يُرجى الاستبدال بنص أقصر أو في مواضع أقل.

your-own = مقتطفات خاصة
text-to-use-again = نص لاستخدامه مجددًا
keep-it = حفظه
phrases-note =
    عبارات من الأبحاث والممارسة. ليس منها ما هو سحري: ما أفاد نموذجًا آخر قد لا يفيد هذا أو قد يضره. يُرجى إدراج
    إحداها ثم المقارنة معها ومن دونها في «القياس».
add-to-instruction = إضافة إلى التعليمة
add-to-input = إضافة إلى المدخل
delete-snippet = حذف المقتطف «{ $name }»
insert = إدراج
insert-named = إدراج «{ $text }»
inserted-into-input = أُدرج في المدخل.
inserted-into-instruction = أُدرج في التعليمة.
select-first = يُرجى أولًا كتابة النص المراد حفظه أو تحديده.
snippet-too-long = هذا النص طويل جدًا على مقتطف. يُرجى حفظه مشروعًا مستقلًا.
already-kept = هذا المقتطف محفوظ من قبل.
too-many-snippets = حُفظ 200 مقتطف ولا يتسع المكان لمزيد. يُرجى حذف واحد أولًا.
think-first = التفكير أولًا
a-role = دور
encouragement = كلمة تشجيع
answer-shape = شكل الإجابة
think-note = في البحث تبدأ بها الإجابة، ثم يُطلب الناتج بسؤال ثانٍ. وقد أضعفت النماذج الصغيرة.
search-note = وُجدت بالبحث بين عبارات، لنموذج كبير واحد.
role-note = لم يجد البحث نمطًا: أفضل بداية تختلف من نموذج إلى آخر، وكانت لأحدها من دون بداية.
encouragement-note = لم يجد البحث نمطًا عبر النماذج. يُرجى القياس معها ومن دونها.
one-word-note = الأمثلة التي تجيب بكلمة واحدة تقول الشيء نفسه، ونص التوقف يحافظ عليه.
one-sentence-note = الأمثلة المكوّنة من جملة واحدة تقول الشيء نفسه.
json-note = كثيرًا ما تُفسد النماذج الصغيرة JSON. يمكن عدّ المرات بمقياس JSON في «القياس».
unknown-note = يُرجى عرض مثال واحد على الأقل يجيب «unknown».
only-text-note = يقلل اعتماد النموذج على ما يحفظه؛ يُرجى الانتباه إلى إجابات ليست في النص.
kojima = Kojima et al. 2022, Large Language Models are Zero-Shot Reasoners
zhou = Zhou et al. 2022, Large Language Models Are Human-Level Prompt Engineers
battle = Battle وGollapudi 2024, The Unreasonable Effectiveness of Eccentric Automatic Prompts
no-paper = ممارسة شائعة؛ بلا بحث

## Starters

starters-title = البدء من مثال
find-starter = البحث عن نموذج بداية
all-starters =
    { $n ->
        [zero] لا مشاريع صغيرة
        [one] مشروع صغير واحد
        [two] مشروعان صغيران
        [few] { $n } مشاريع صغيرة
        [many] { $n } مشروعًا صغيرًا
       *[other] { $n } مشروع صغير
    }. يُفتح كل منها إلى جانب مشاريعك.
some-starters =
    { $found } من { $n ->
        [zero] لا مشاريع
        [one] مشروع صغير واحد
        [two] مشروعين صغيرين
        [few] { $n } مشاريع صغيرة
        [many] { $n } مشروعًا صغيرًا
       *[other] { $n } مشروع صغير
    }
no-starter = لا نموذج بداية بهذا الاسم
no-starter-note =
    يمكن تجربة كلمة إنجليزية بسيطة لما هو متوفر أو مطلوب، مثل email أو date أو name أو sort أو JSON. أو البدء من
    الصفر: يكفي مثالان أو ثلاثة.
show-all-starters = عرض الكل
start-from-example = البدء من مثال…

## Tables

paste-table = لصق جدول…
paste-table-title = لصق جدول
paste-table-note =
    يُنسخ عمودان أو أكثر من جدول البيانات ويُلصقان هنا، أو يُلصق نص CSV. يصبح كل صف مثالًا؛ وتُختار الأعمدة بعد ذلك.
rows = الصفوف
rows-hint = أين طردي؟   التوصيل
no-rows-found = لم يُعثر على صفوف في هذا النص. يبقى النص هنا: يوضع كل مثال في سطر، وبين نصّيه علامة جدولة أو فاصلة.
choose-columns = اختيار الأعمدة…
table-title = إنشاء أمثلة من هذا الجدول
paste-as-text = لصق كنص بدلًا من ذلك
add-examples =
    { $n ->
        [zero] لا أمثلة للإضافة
        [one] إضافة مثال واحد
        [two] إضافة مثالين
        [few] إضافة { $n } أمثلة
        [many] إضافة { $n } مثالًا
       *[other] إضافة { $n } مثال
    }
column-named = العمود { $n }: { $name }
column = العمود { $n }
what-goes-in = ما يدخل
the-right-answer = الإجابة الصحيحة
first-row-names = الصف الأول يسمّي الأعمدة
goes-in = يدخل
right-answer = إجابة صحيحة
left-out = متروك
first-rows = الصفوف الأولى
columns-empty = هذه الأعمدة فارغة، فلم يُضف شيء.
leave-table = ترك الجدول
cancel = إلغاء

## What examples are worth

worth-title = قيمة كل مثال
worth-of = المثال { $n }: من دونه يصحّ { $n-without } من { $n-rows } بدلًا من { $n-right }. ما يضيفه يقع بين { $low } و{ $high } نقطة مئوية (فاصل 95%).
worth-changed = تغيّر المثال { $n } منذ قياسه، أو أضيف لاحقًا.
worth-exact = قيس بـ { $model } لهذا الموجِّه بعينه.
worth-since = قيس بـ { $model } حين كانت بعض الأمثلة مختلفة. أعد القياس لتعرف قيمتها الآن.

## The tour

tour = جولة
take-the-tour = ابدأ الجولة
tour-step = الخطوة { $n } من { $n-all }
tour-run = شغّل الموجِّه
tour-run-says = اضغط «تشغيل». يقرأ نموذج صغير في هذه الصفحة الموجِّه كله ويجيب. لا شيء يغادر جهازك.
tour-switch = أوقف مثالًا
tour-switch-says = الأمثلة تحدّد الإجابة. أوقف واحدًا بالمفتاح على بطاقته: يبقى في مكانه، لكن النموذج لا يراه.
tour-again = شغّل مرة أخرى
tour-again-says = اضغط «تشغيل» ثانية وقارن الإجابتين: الفرق هو ما كان المثال يفعله.
tour-variable = اكتب متغيّرًا
tour-variable-says = اكتب اسمًا بين أقواس مزدوجة في المدخل، مثل { $sample }. يظهر حقل لقيمته، ويصلح الموجِّه نفسه لنصوص كثيرة.
tour-share = شارك المشروع
tour-share-says = اضغط «مشاركة» وانظر إلى الرابط ثم أغلق النافذة. المشروع كله داخل الرابط: لا خادم يملكه.
tour-measure = القياس
tour-measure-says = إجابة واحدة لا تثبت الكثير. اضغط «القياس»: هناك يُجرَّب الموجِّه على صفوف كثيرة، وتأتي النتيجة مع مدى الثقة بها.
tour-end = انتهت الجولة
tour-end-says = اختر سؤالًا هنا كلما أردت أن تعرف أكثر مما تقوله إجابة واحدة. يعرض Ctrl+K كل ما يمكن فعله.
tour-show = أرني
tour-skip = تخطَّ هذه الخطوة
tour-stop = أنهِ الجولة
