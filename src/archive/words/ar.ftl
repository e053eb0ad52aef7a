open = فتح
save-and-copy = حفظ ونسخ
versions = الإصدارات
rescue = إنقاذ
screens = شاشات هذا المكان
files = الملفات
files-lead =
    من هنا تدخل الموجِّهات من أدوات أخرى، ومن هنا تخرج موجِّهاتك إليها. يظهر ما هو الملف قبل أخذ أي شيء منه، ويبقى
    كل شيء على هذا الجهاز.
untitled = بلا عنوان
project-out = المشروع { $name } ملفًا لأداة أخرى، أو برنامجًا. ولا تكون المفاتيح جزءًا من أيٍّ منهما أبدًا.
bring-file = إحضار ملف
known-files = الملفات المعروفة
looking = جارٍ الفحص…
why-unchanged = { $why } لم يتغيّر شيء مما لديك.
drop-files = يمكن إفلات الملفات في أي مكان من هذه الصفحة، أو
choose-files = اختيار ملفات…
prompt-files = ملفات الموجِّهات
paste-its-text = أو لصق نصه
text-of-file = نص ملف
text-of-file-hint = نص الملف كاملًا: YAML أو JSON أو أسطر JSON أو جدول
look-at-it = فحصه
prompts-and-tests = موجِّهات واختبارات
prompts-and-tests-known =
    إعدادات promptfoo واختباراتها بصيغة CSV، وGitHub Models ‏(.prompt.yml)، وPrompty، وdotprompt، وتدفقات
    ChainForge، وتقييمات OpenAI
requests = الطلبات
requests-known = ملفات JSON من OpenAI: ‏chat وResponses
prompt-stores = مخازن الموجِّهات
prompt-stores-known =
    Langfuse، وملفات LangChain (hub والأمثلة القليلة)، وحالات DSPy، وprompt-engine، وOpen WebUI
rows = الصفوف
rows-known = CSV وTSV وExcel ‏(.xlsx) وأسطر JSON وصفوف الضبط الدقيق والتفضيلات (DPO) ومحادثات ShareGPT
own-files = ملفات مشاريع Exemplar نفسها تُفتح فورًا إلى جانب مشاريعك الأخرى.
not-taken = لم يؤخذ، ولم يتغيّر شيء مما لديك.
put-away = إزاحته
read-as = قراءته على أنه
tests = الاختبارات
and-more-prompts =
    و{ $n ->
        [zero] لا موجِّهات أخرى
        [one] موجِّه واحد آخر
        [two] موجِّهان آخران
        [few] { $n } موجِّهات أخرى
        [many] { $n } موجِّهًا آخر
       *[other] { $n } موجِّه آخر
    }
run-tests-in-measure = المشروع هو الموجِّه وقيمه. لتشغيل الاختبارات يُرجى فتح الملف نفسه في «القياس».
instruction = التعليمة
input = المدخل
n-examples =
    { $n ->
        [zero] لا أمثلة
        [one] مثال واحد
        [two] مثالان
        [few] { $n } أمثلة
        [many] { $n } مثالًا
       *[other] { $n } مثال
    }
and-more = و{ $n } أخرى
and-more-rows =
    و{ $n ->
        [zero] لا صفوف أخرى
        [one] صف واحد آخر
        [two] صفّان آخران
        [few] { $n } صفوف أخرى
        [many] { $n } صفًا آخر
       *[other] { $n } صف آخر
    }
and-more-columns =
    و{ $n ->
        [zero] لا أعمدة أخرى
        [one] عمود واحد آخر
        [two] عمودان آخران
        [few] { $n } أعمدة أخرى
        [many] { $n } عمودًا آخر
       *[other] { $n } عمود آخر
    }
and-more-rows-and-columns =
    و{ $n-rows ->
        [zero] لا صفوف أخرى
        [one] صف واحد آخر
        [two] صفّان آخران
        [few] { $n-rows } صفوف أخرى
        [many] { $n-rows } صفًا آخر
       *[other] { $n-rows } صف آخر
    }، و{ $n-columns ->
        [zero] لا أعمدة أخرى
        [one] عمود واحد آخر
        [two] عمودان آخران
        [few] { $n-columns } أعمدة أخرى
        [many] { $n-columns } عمودًا آخر
       *[other] { $n-columns } عمود آخر
    }
what-has-no-place = ما ليس له مكان هنا ({ $n })
list-next = { $before } و{ $next }
list-last = { $before } و{ $last }
sentences = { $first } { $second }
n-prompts =
    { $n ->
        [zero] لا موجِّهات
        [one] موجِّه واحد
        [two] موجِّهان
        [few] { $n } موجِّهات
        [many] { $n } موجِّهًا
       *[other] { $n } موجِّه
    }
n-tests =
    { $n ->
        [zero] لا اختبارات
        [one] اختبار واحد
        [two] اختباران
        [few] { $n } اختبارات
        [many] { $n } اختبارًا
       *[other] { $n } اختبار
    }
n-rows =
    { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }
file-with = { $kind }: { $parts }.
file-with-nothing = { $kind }، وليس فيه ما يمكن أخذه.
file-alone = { $kind }.
names-a-file = يذكر الملف { $name } الذي لم يأتِ معه: يُرجى إحضارهما معًا.
names-files = يذكر الملفات { $names } التي لم تأتِ معه: يُرجى إحضارها كلها معًا.
all-has-a-place = لكل ما فيه مكان هنا.
things-have-no-place =
    { $n ->
        [zero] لا شيء بلا مكان هنا.
        [one] شيء واحد ليس له مكان هنا.
        [two] شيئان ليس لهما مكان هنا.
        [few] { $n } أشياء ليس لها مكان هنا.
        [many] { $n } شيئًا ليس لها مكان هنا.
       *[other] { $n } شيء ليس لها مكان هنا.
    }
is-openai-chat = هذا طلب OpenAI chat
is-openai-responses = هذا طلب OpenAI Responses
is-github-models = هذا موجِّه من GitHub Models
is-prompty = هذا ملف Prompty
is-dotprompt = هذا ملف dotprompt
is-promptfoo = هذا ملف إعدادات promptfoo
are-promptfoo-tests = هذه اختبارات promptfoo
are-fine-tuning-rows = هذه صفوف للضبط الدقيق
are-sharegpt = هذه محادثات ShareGPT
are-preferences = هذه تفضيلات (DPO)
is-prompt-engine = هذا ملف prompt-engine
is-langfuse = هذا ملف مُصدَّر من Langfuse
is-langchain-hub = هذا بيان من LangChain hub
is-langchain-file = هذا ملف موجِّه من LangChain
is-dspy = هذه حالة برنامج DSPy
are-open-webui = هذه موجِّهات من Open WebUI
is-chainforge = هذا تدفق من ChainForge
is-openai-evals = هذا تقييم من OpenAI
is-csv = هذا جدول (CSV)
is-tsv = هذا جدول (TSV)
are-json-rows = هذه صفوف بصيغة JSON
is-spreadsheet = هذا جدول بيانات
pasted-text = نص ملصق
the-others = البقية
too-many-files =
    عدد الملفات التي وصلت دفعة واحدة: { $n }، ويُفحص منها { $n-most }. يُرجى إحضار البقية في دفعة ثانية.
nothing-in-it = لا شيء فيه. يُرجى اختيار ملف فيه محتوى.
too-many-megabytes = حجمه { $n-size } ميغابايت، والحد لملف الصفوف { $n-most } ميغابايت. يُرجى أخذ جزء منه.
none-of-them =
    هذا ليس من الملفات المعروفة هنا، أو ليس فيه موجِّه ولا صفوف. قائمة الملفات المعروفة في الأسفل؛ أما النص الخاص
    فيمكن لصقه في التعليمة ضمن «الكتابة».
written-as-chat = مكتوب بصيغة محادثة
written-as-completion = مكتوب بصيغة إكمال
model-is = النموذج { $model }
temperature-is = درجة الحرارة { $value }
top-p-is = Top-p ‏{ $value }
at-most-tokens = الحد الأقصى للرموز: { $count }
n-stop-texts =
    { $n ->
        [zero] لا نصوص توقف
        [one] نص توقف واحد
        [two] نصّا توقف
        [few] { $n } نصوص توقف
        [many] { $n } نص توقف
       *[other] { $n } نص توقف
    }
open-as-project = فتحه مشروعًا جديدًا
open-as-projects =
    { $n ->
        [zero] فتحه بلا مشاريع
        [one] فتحه مشروعًا واحدًا جديدًا
        [two] فتحه مشروعين جديدين
        [few] فتحه { $n } مشاريع جديدة
        [many] فتحه { $n } مشروعًا جديدًا
       *[other] فتحه { $n } مشروع جديد
    }
open-first-projects = فتح أول { $n } مشاريعَ جديدة
open-with-examples =
    فتحه مشروعًا جديدًا: { $n ->
        [zero] لا أمثلة
        [one] مثال واحد
        [two] مثالان
        [few] { $n } أمثلة
        [many] { $n } مثالًا
       *[other] { $n } مثال
    }
dont = عدم الفتح
beside-your-own = يضاف إلى جانب مشاريعك، ولا يُستبدل شيء مما لديك.
nothing-to-make = ليس فيه موجِّه ولا عمودان، فلا يوجد ما يُنشأ منه مشروع.
what-goes-in = ما يدخل
right-answer = الإجابة الصحيحة
save-as = حفظ باسم
kind-of-file = نوع الملف
run-and-test-elsewhere = تشغيله واختباره في مكان آخر
keep-in-another-tool = حفظه في أداة أخرى
train-with-examples = التدريب بأمثلته
rows-as-a-table = صفوفه جدولًا
all-can-be-said = لكل ما في هذا المشروع مكان فيه.
cannot-be-said =
    { $n ->
        [zero] لا شيء يتعذر التعبير عنه فيه:
        [one] شيء واحد لا يمكن التعبير عنه فيه:
        [two] شيئان لا يمكن التعبير عنهما فيه:
        [few] { $n } أشياء لا يمكن التعبير عنها فيه:
        [many] { $n } شيئًا لا يمكن التعبير عنها فيه:
       *[other] { $n } شيء لا يمكن التعبير عنها فيه:
    }
look-into-beginning = عرض بدايته
look-into = عرض محتواه
save-named = حفظ { $name }
copy-as-code = نسخ كشيفرة
copy-as-code-note =
    برنامج يطرح السؤال نفسه على خدمة، وقد وُضعت فيه قيم المتغيرات. لا مفتاح فيه: يقرأ المفتاح من البيئة.
language = اللغة
model = النموذج
model-hint = اسمه لدى الخدمة
address = العنوان
key-variable = المتغير الذي يحوي المفتاح
copy = نسخ
is-copied = تم النسخ.
copy-refused = لا يسمح المتصفح لهذه الصفحة بالنسخ. يُرجى تحديد النص في الأسفل بدلًا من ذلك.
the-code = الشيفرة
report = التقرير
report-note =
    صفحة واحدة للقراءة أو الطباعة أو الإرسال: التعليمة والأمثلة والمدخل والإعدادات وأسماء الإصدارات. تُفتح في أي
    متصفح، ولا تحوي إلا نصًا، ولا تحمّل شيئًا. لإنشاء PDF يُرجى فتحها وطباعتها إلى ملف.
save-report = حفظ التقرير
report-title = { $name } · Exemplar
report-made = موجِّه أُعدّ باستخدام Exemplar. تقرير بتاريخ { $day }.
input-labelled = المدخل: { $label }
values-of-variables = قيم المتغيرات
what-the-model-receives = ما يتلقّاه النموذج
role-system = النظام
role-user = المستخدم
role-assistant = المساعد
settings = الإعدادات
versions-newest-first = الإصدارات، الأحدث أولًا
examples = الأمثلة
number-short = الرقم
switched-off = { $n } (متوقف)
setting-model = النموذج
setting-temperature = درجة الحرارة
setting-top-k = top-k
setting-top-p = top-p
setting-min-p = min-p
setting-repetition-penalty = عقوبة التكرار
setting-max-tokens = الحد الأقصى للرموز
setting-seed = البذرة
setting-samples = عيّنات
setting-stops = تسلسلات التوقف
setting-schema = مخطط JSON
rescue-lead =
    بعض الأماكن التي حُفظت فيها الموجِّهات ستُغلق. يمكن لما كُتب هناك أن يأتي إلى هنا في ملفات، ولا يُرسل شيء إلى أي
    مكان من أجل ذلك.
dates-as-published = التواريخ كما نشرتها الخدمات، واطُّلع عليها في 27 نوفمبر 2026.
is-closed = مغلق
closes-today = يُغلق اليوم
days-left =
    { $n ->
        [zero] لم يبقَ أي يوم
        [one] بقي يوم واحد
        [two] بقي يومان
        [few] بقيت { $n } أيام
        [many] بقي { $n } يومًا
       *[other] بقي { $n } يوم
    }
day-november = 30 نوفمبر 2026
day-july = 30 يوليو 2026
day-april = 20 أبريل 2027
leaving-prompts = موجِّهات OpenAI
leaving-prompts-means =
    الطلبات التي تذكر موجِّهًا مخزَّنًا (pmpt_…) تتوقف عن العمل في ذلك اليوم. لا تتيح OpenAI تصدير الموجِّهات
    المخزَّنة، لذا يجب نسخها يدويًا.
leaving-prompts-step-open =
    يُفتح الموجِّه في لوحة تحكم OpenAI على platform.openai.com. والبداية بما تذكره برامجك: يُبحث في الشيفرة عن
    «pmpt_».
leaving-prompts-step-version = تُختار النسخة المستخدمة إن وُجدت عدة نسخ.
leaving-prompts-step-copy =
    هنا يُختار «مشروع جديد» من القائمة بجانب اسم المشروع. تُنسخ رسالة system أو developer إلى التعليمة، وكل زوج من
    رسالتي user وassistant إلى مثال، وآخر رسالة user إلى المدخل. وتبقى المتغيرات مثل { "{{name}}" } كما هي مكتوبة.
leaving-prompts-step-paste =
    أو، حيث يحتوي البرنامج أو السجلات على الطلب كاملًا بصيغة JSON، يُلصق تحت «فتح»: تأتي الرسائل والنموذج والإعدادات
    من تلقاء نفسها.
leaving-prompts-left-behind = ليس للأدوات (tools) مكان في المشروع بعد.
leaving-evals = OpenAI Evals
leaving-evals-means = منذ 31 أكتوبر 2026 لا يمكن إلا قراءة Evals، وتُغلق لوحة تحكمها في ذلك اليوم.
leaving-evals-step-open = يُفتح التقييم في لوحة تحكم OpenAI على platform.openai.com/evaluation.
leaving-evals-step-run = يُحدَّد تشغيل مكتمل.
leaving-evals-step-export =
    في قائمة Export يُختار «Download runnable Promptfoo config». وتُنزَّل النتائج من القائمة نفسها عند الرغبة في
    الاحتفاظ بها.
leaving-evals-step-drop = يُفلت الملف المُنزَّل في أي مكان من هذه الصفحة. وتصبح موجِّهاته مشاريع.
leaving-evals-step-measure = يُفتح الملف نفسه في «القياس» لإعداد اختباراته كتجربة.
leaving-evals-left-behind =
    المُقيِّمات التي هي برامج تُذكر في التقرير وتُترك. ولا يمكن تصدير تقييم بلا تشغيل مكتمل.
leaving-github = GitHub Models
leaving-github-means =
    لم يعد الملعب (Playground) والمحرِّر والنماذج موجودة. أما الموجِّهات المودَعة فما زالت في مستودعاتك، في ملفات
    تنتهي بـ .prompt.yml.
leaving-github-step-search = في GitHub يُبحث عن path:*.prompt.yml مع user:الاسم أو org:المؤسسة.
leaving-github-step-download = يُفتح كل ملف ويُضغط «Download raw file»، أو يُستنسخ المستودع.
leaving-github-step-drop =
    تُفلت الملفات في أي مكان من هذه الصفحة، ويمكن دفعةً واحدة: تأتي معها الرسائل والنموذج والإعدادات وبيانات
    الاختبار.
leaving-github-step-model =
    يُختار نموذج تحت «الخدمات»: أي نموذج يتحدث بروتوكول OpenAI يمكنه الإجابة بدلًا من نماذج GitHub.
leaving-github-left-behind =
    لا تُشغَّل المُقيِّمات هنا؛ بل تُحفظ وتعود إلى الملف عند حفظه موجِّهًا من GitHub Models. أما ما كان في الملعب
    وحده فلم يعد ممكنًا جلبه.
leaving-azure = Prompt flow في Azure
leaving-azure-means = انتهى التطوير، ويستمر العمل حتى ذلك اليوم.
leaving-azure-step-download = تُفتح ملفات التدفق ويُنزَّل ما ينتهي منها بـ .prompty.
leaving-azure-step-drop = تُفلت في أي مكان من هذه الصفحة.
leaving-azure-left-behind = ملف flow.dag.yaml برنامج من عدة خطوات ولا يُقرأ هنا.
show-more = عرض { $n } أخرى
versions-lead =
    تُحفظ كل وقفة في العمل على هذا الجهاز وتُسمّى بما تغيّر. لا شيء هنا يحذف شيئًا: النسخة المستعادة تصبح الأحدث،
    والتراجع يلغي ذلك.
began-as-branch = بدأ هذا المشروع فرعًا من «{ $name }».
no-version-yet = لا يوجد إصدار بعد. يكفي تغيير شيء في المشروع: يُنشأ الأول عند حفظه.
nothing-differs = لا اختلاف.
tokens-of-both = رموز الموجِّه: من { $old } إلى { $new } ({ $change })، محسوبة بـ { $by }.
without-a-frame = من دون ما تضيفه المحادثة حول أدوارها.
counting-tokens = جارٍ عدّ الرموز…
vocabulary-not-fetched = تعذّر عدّ الرموز: لم تُجلب مفرداتها. تحقّق من الاتصال وافتح الإصدار مرة أخرى.
part-words = الكلمات
part-structure = البنية
part-parameters = المعاملات
before = قبل
after = بعد
mark-newest = الأحدث
mark-pinned = مثبَّت
mark-merged = مدموج
version-is-named = أصبح للإصدار اسمه.
version-is-unpinned = لم يعد الإصدار مثبَّتًا.
version-is-pinned = الإصدار مثبَّت: يبقى مهما تقادم.
is-restored = تمت الاستعادة. المشروع كما كان حينها، والتراجع يلغي ذلك.
is-restored-already = المشروع كما كان حينها بالفعل.
branch-name = { $name } (فرع)
is-branched = «{ $name }» مشروع مستقل الآن وهو مفتوح. والمشروع الأصلي في قائمة المشاريع.
restore = استعادة
branch = تفريع
pin = تثبيت
unpin = إلغاء التثبيت
own-name = اسم من اختيارك
name-it = تسمية
changed-since = ما تغيّر منذ
choose-version = اختيار إصدار
merge = دمج
merge-note =
    يجلب ما تغيّر في فرع أو في أي مشروع آخر إلى هذا المشروع. وحيث غيّر كلاهما الشيء نفسه يكون الاختيار لك.
no-other-project = لا يوجد مشروع آخر على هذا الجهاز.
from-project = من المشروع
is-merged = تم الدمج. في المشروع الآن كلاهما، والتراجع يلغي ذلك.
what-merge-changes = هذا ما يتغيّر في المشروع المفتوح.
nothing = لا شيء
clashes-to-settle =
    تغيّر { $title } في كليهما. { $n ->
        [zero] لا تعارضات للحل.
        [one] بقي تعارض واحد للحل.
        [two] بقي تعارضان للحل.
        [few] بقيت { $n } تعارضات للحل.
        [many] بقي { $n } تعارضًا للحل.
       *[other] بقي { $n } تعارض للحل.
    }
keep-ours = إبقاء ما في هذا المشروع
take-theirs = أخذ ما في الآخر
back-to-before = العودة إلى ما كان قبل ذلك
finish-merge = إتمام الدمج
leave-it = تركه
part-comments = التعليقات
