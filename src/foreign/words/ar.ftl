format-openai-chat = JSON من OpenAI chat
format-openai-responses = JSON من OpenAI Responses
format-github-models = موجِّه GitHub Models
format-prompty = Prompty
format-promptfoo = إعدادات promptfoo
format-promptfoo-tests = اختبارات promptfoo
format-fine-tuning = صفوف الضبط الدقيق
format-preferences = تفضيلات (DPO)
format-sharegpt = محادثات ShareGPT
format-langfuse = موجِّه Langfuse
format-langchain-hub = بيان LangChain hub
format-langchain-file = ملف موجِّه LangChain
format-dspy = حالة DSPy
format-open-webui = موجِّهات Open WebUI
format-chainforge = تدفق ChainForge
format-openai-eval = تقييم OpenAI
format-csv = جدول CSV
format-tsv = جدول TSV
format-json-lines = صفوف بصيغة JSON
format-spreadsheet = جدول بيانات
python-alone = Python (بلا حزم)
finding = { $format }: { $what }
nothing-taken = لا شيء يؤخذ
n-prompts =
    { $n ->
        [zero] لا موجِّهات
        [one] موجِّه واحد
        [two] موجِّهان
        [few] { $n } موجِّهات
        [many] { $n } موجِّهًا
       *[other] { $n } موجِّه
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
n-rows =
    { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفّان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }
list-next = { $before } و{ $next }
list-last = { $before } و{ $last }
too-large = حجم هذا الملف { $size } ميغابايت والحد { $limit } ميغابايت ({ $what }). يُرجى فتح ملف أصغر.
too-many = في هذا الملف أكثر من المسموح ({ $what }: أكثر من { $limit }). يُرجى تقسيمه إلى عدة ملفات.
not-text = هذا الملف ليس نصًا، أو ليس بترميز UTF-8. يُرجى حفظه بترميز UTF-8 ثم فتحه من جديد.
json-unread = تعذّرت قراءة هذا JSON عند السطر { $line } والعمود { $column }. يُرجى فتح ملف محفوظ كاملًا.
too-deep = هذا JSON متداخل أعمق مما يحتاجه أي موجِّه (السطر { $line })؛ لم يُفتح. يُرجى فتح ملف آخر.
open-settings =
    يبدأ هذا الملف بثلاث شرطات لإعداداته ولا ينهيها أبدًا. يُرجى وضع سطر من ثلاث شرطات بعد الإعدادات.
other-kind = هذا الملف لا يصلح ({ $what }): { $why }. يُرجى اختيار نوع آخر أو فتح ملف آخر.
read-only = { $what }: يمكن قراءته هنا لا كتابته. يُرجى اختيار نوع آخر.
nothing-to-write = لا شيء للكتابة: { $why }.
spreadsheet-unread = تعذّر فتح جدول البيانات هذا: { $why }. يُرجى حفظه من جديد بصيغة .xlsx أو CSV.
a-chainforge-flow = تدفق ChainForge
a-chat-request = طلب OpenAI chat
a-prompt-file = ملف موجِّه
a-file-of-rows = ملف صفوف
a-yaml-file = ملف YAML
a-file-of-conversations = ملف محادثات
a-table = جدول
a-spreadsheet = جدول بيانات
rows-in-json = صفوف بصيغة JSON
a-dspy-state = حالة DSPy محفوظة
a-prompt-file-with-settings = ملف موجِّه بإعدادات
a-github-prompt = موجِّه GitHub Models
a-langchain-file = ملف موجِّه LangChain
a-hub-prompt = موجِّه من LangChain hub
a-langfuse-prompt = موجِّه Langfuse
an-open-webui-list = قائمة موجِّهات Open WebUI
an-openai-eval = تقييم OpenAI
a-file-of-preferences = ملف تفضيلات
a-prompt-engine-file = ملف prompt-engine
a-responses-request = طلب OpenAI Responses
rows-or-columns-in-a-table = الصفوف أو الأعمدة في جدول
rows-or-columns = الصفوف أو الأعمدة
columns-for-so-many-rows = الأعمدة لهذا العدد من الصفوف
no-flow-with-nodes = ليس فيه تدفق ذو عُقد
no-list-of-messages = ليس فيه قائمة «messages»
not-every-line-is-one = ليس كل سطر كذلك
no-rows = ليس فيه صفوف
no-cells = ليس فيه خلايا
not-every-line-is-a-map = ليس كل سطر خريطة من أسماء وقيم
no-predictor = ليس فيه متنبّئ ذو أمثلة توضيحية، أو فيه أكثر من اللازم
no-list-of-settings = ما بين الشرطات ليس قائمة إعدادات
no-known-langchain-type = قيمة «_type» فيه ليست few_shot ولا prompt
no-template-constructed = لا يُبنى فيه موجِّه محادثة ولا قالب موجِّه
no-type-with-prompt = ليس فيه «type» مع «prompt»، أو فيه أكثر من اللازم
not-every-entry-has-a-command = ليس لكل مدخلة أمر ومحتوى، أو عددها أكثر من اللازم
neither-eval-nor-run = ليس تقييمًا ولا تشغيلًا ولا أسطرًا ذات عناصر
not-every-line-prefers = ليس في كل سطر إجابة مفضَّلة وأخرى
no-prompt-engine-type = قيمة «type» فيه ليست من قيم prompt-engine
no-input-no-instructions = ليس فيه «input» ولا «instructions»
no-rows-no-examples = لا توجد صفوف ولا أمثلة
no-prompt-chosen = لم يُختر أي موجِّه
preferences-need-columns = تحتاج التفضيلات إلى صفوف بالأعمدة input وpreferred وnon_preferred
no-xml = جزء منه ليس XML
signs-of-its-own = يعرّف علامات خاصة به لا يحتاجها أي جدول بيانات
no-sheet-shown = ليس فيه ورقة ظاهرة
sheet-missing = ورقته مفقودة
no-workbook = ليس مصنَّفًا
too-many-texts = فيه نصوص أكثر من اللازم
shared-text-missing = تشير خلية إلى نص غير موجود
contents-damaged = فهرس محتوياته تالف
too-many-parts = فيه أجزاء أكثر من اللازم
locked = مقفل بكلمة مرور
part-damaged = جزء منه تالف
unpacks-too-large = يتجاوز حجمه بعد فك الضغط 64 ميغابايت
packed-unknown = مضغوط بطريقة غير معروفة هنا
line-of-the-text = السطر { $line } من النص
place-a-node = عقدة
place-prompt = الموجِّه «{ $name }»
place-last-turn = الدور الأخير
place-further-on = لاحقًا
more-do-not-fit = عدد الأشياء الأخرى التي لا تجد مكانًا: { $count }.
kept-unused = لا استخدام لهذا هنا. يُحفظ ويعود إلى ملف من النوع نفسه.
left-out-unused = لا استخدام لهذا هنا، فتُرك.
node-of-kind = عقدة من نوع { $kind } تفحص الإجابات أو تشغّل شيفرة، فتُركت.
node-has-no-place = عقدة من هذا النوع ليس لها مكان هنا، فتُركت.
chainforge-answers-left-out = الإجابات التي حصل عليها ChainForge سابقًا تُركت.
asks-several-models = عدد النماذج المسؤولة { $count }؛ وللمشروع نموذج واحد، فأُخذ الأول.
two-columns-one-name = لعمودين اسم واحد؛ أُخذ أحدهما فقط.
second-table-left-out = تُرك جدول ثانٍ؛ لا يتسع إلى جانب الموجِّهات إلا جدول واحد.
column-took-name = أخذ عمود اسم المتغير الذي يملؤه.
answers-fill-variable = تملأ إجابات موجِّه متغيرًا في موجِّه آخر؛ وهنا ينتظر ذلك المتغير قيمة.
too-many-conversations = المحادثات أكثر من أن يكون لكل منها مشروع، فتُركت.
only-turns-are-taken = لا تؤخذ من المحادثة إلا أدوارها، فتُرك هذا.
unknown-speaker = المتكلم ليس system ولا human ولا gpt، فتُرك الدور.
completion-became-chat = تحوّل الموجِّه وإكماله إلى سؤال وإجابته، ويُكتب عند الإعادة محادثةً.
input-without-answer = بيانات التدريب أسئلة لها إجابات فقط؛ أما المدخل الذي لا إجابة له فتُرك.
columns-numbered = لا يسمّي الصف الأول الأعمدة (خلية فارغة أو خليتان متماثلتان)، فرُقّمت الأعمدة.
rows-filled-up = بعض الصفوف أقصر من غيرها، فأُكملت بخلايا فارغة.
cells-too-long = عدد الخلايا الأطول من 32,767 محرفًا التي يعرضها Excel: { $count }؛ وقد يقصّها.
apostrophes-taken = أُزيلت من { $count } من الخلايا الفاصلةُ العليا التي تمنع برنامج الجداول من تشغيلها.
apostrophes-put =
    عدد الخلايا التي تبدأ بعلامة يشغّلها برنامج الجداول: { $count }؛ تسبقها فاصلة عليا تُزال عند قراءة هذا الملف
    هنا.
numbers-as-text = الأعداد وقيم الصواب والخطأ مكتوبة نصًا في خلاياها.
first-sheet-taken = عدد الأوراق { $count }، وأُخذت الأولى.
last-results-taken = أُخذت آخر نتيجة من { $count } من الخلايا ذات الصيغ.
more-of-variables = بعض ما يذكره عن المتغيرات، مثل الأوصاف، ليس له مكان هنا. يُحفظ ويعود إلى ملف من النوع نفسه.
kind-left-out = لا يمكن لهذا النوع من الملفات ذكر نوع هذا المتغير، فتُرك ذلك.
place-comments = التعليقات
comments-left-out = التعليقات للناس هنا، وليست في الملف.
dotprompt-marks = الأدوار السابقة والصور والقوالب الجزئية يضعها dotprompt؛ وتبقى علاماتها هنا نصًا.
dotprompt-turn-without-text = لا دور بلا نص في dotprompt، فتُرك.
dotprompt-white-space = تضيع المسافات البيضاء في نهايته في dotprompt.
dspy-no-field = لا حقل في التوقيع بهذا الاسم، فتُرك.
dspy-several-inputs = له أكثر من مدخل أو إجابة؛ توضع البقية تحت الأول، كلٌّ بعد تسميته.
dspy-labels-missing = نص لا يحوي تسميات كل الحقول؛ تُركت الحقول التالية فارغة.
dspy-values-put-in = يتلقى DSPy القيم عند تشغيله؛ وقد وُضعت في النصوص.
dspy-style-left-out = يقرر DSPy بنفسه كيف تُرسل الأجزاء؛ فتُرك الأسلوب.
dspy-input-left-out = يتلقى DSPy المدخل عند تشغيله، فتُرك.
switched-off-left-out = إنه متوقف، ولا يمكن لهذا النوع من الملفات التعبير عن ذلك، فتُرك.
dspy-model-left-out = يختار DSPy النموذج عند تشغيله، فتُرك.
rows-have-no-place = لا مكان للصفوف في هذا النوع من الملفات؛ يُرجى كتابتها جدولًا إلى جانبه.
text-in-another-file = النص في ملف آخر؛ يُرجى فتحه هناك ولصقه في المدخل.
examples-in-another-file = الأمثلة في ملف آخر لم يُفتح معه؛ يُرجى فتحه أيضًا.
template-does-not-show = لا يُظهر قالب المثال هذا، فتُرك.
suffix-not-shaped = ليس بشكل الأمثلة؛ يوضع في المدخل، وتوضع التسميات حوله.
examples-whole = الأمثلة ليست سطرين بتسميتين؛ يوضع كل مثال كاملًا مدخلًا بلا إجابة.
langchain-file-has-no-model = لا نموذج في ملف موجِّه LangChain، فتُرك.
langchain-file-is-one-text = ملف موجِّه LangChain نص واحد؛ وُضعت الأدوار بعضها تحت بعض مع أصحابها.
examples-not-written = إنها في ملف خاص بها لا يُكتب؛ يُرجى تغييرها هناك.
off-examples-left-out = تُركت الأمثلة المتوقفة.
value-made-by-program = هذه القيمة يصنعها برنامج؛ تُركت هنا وحُفظت.
around-the-prompt = ما حول الموجِّه (نموذج، إيداع) لا استخدام له هنا. يُحفظ ويعود إلى ملف من النوع نفسه.
message-becomes-template = الرسالة التي ليست قالبًا تصبح قالبًا.
hub-has-no-model = لا نموذج في موجِّه hub، فتُرك.
hub-model-stays = يبقى النموذج بجانب الموجِّه كما كان في الملف؛ يُرجى تغييره هناك.
langfuse-no-values = لا يحفظ Langfuse قيمًا مع الموجِّه، فتُركت.
webui-asks-kept = بعض المتغيرات تبيّن كيف يسأل Open WebUI عنها. يُحفظ ذلك ويعود إلى ملف من النوع نفسه.
webui-fills-some = يملأ Open WebUI بعض المتغيرات بنفسه (الحافظة والتاريخ والمستخدم)؛ وهنا تنتظر قيمة.
webui-asks-each-time = يسأل Open WebUI عن القيم كل مرة؛ فتُركت القيم الموجودة هنا.
webui-one-text = موجِّهات Open WebUI نص واحد؛ وُضعت الأدوار بعضها تحت بعض مع أصحابها.
messages-at-openai = الرسائل في الصفوف أو في موجِّه لدى OpenAI؛ لم تؤخذ.
rows-at-openai = الصفوف في ملف لدى OpenAI. يُرجى تنزيله وفتحه أيضًا.
check-left-out = تُرك فحص من نوع { $kind }؛ يُرجى إعداده من جديد في «القياس».
variable-with-parts = المتغير ذو الأجزاء يبقى نصًا.
rows-no-place-not-written = لا مكان له في الصفوف؛ ولا يُكتب عند الإعادة.
rows-no-place-left-out = لا مكان له في الصفوف، فتُرك.
preferences-column-left-out = لا مكان لهذا العمود في التفضيلات، فتُرك.
example-has-two-parts = للمثال مدخل وإجابة فقط، فتُرك هذا.
said-already = ما قيل من قبل يلي الأمثلة، أمثلةً إضافية.
label-ends-in-colon = تنتهي التسميات هنا بنقطتين؛ تُحفظ هذه لملف من النوع نفسه، وتوضع هنا التسمية المعتادة.
prompt-engine-no-chat = يتابع prompt-engine نصًا؛ وليس فيه أدوار محادثة.
no-variables = لا متغيرات في هذا النوع من الملفات؛ وُضعت قيمها.
prompt-engine-input-left-out = يتلقى prompt-engine المدخل عند تشغيله، فتُرك.
prompt-engine-no-model = لا يحدد prompt-engine أي نموذج يُسأل، فتُرك.
first-model-taken = للمشروع نموذج واحد؛ أُخذ الأول.
risky-cells =
    تبدأ بعض الخلايا بعلامة يشغّلها برنامج الجداول. يحتاجها promptfoo كما هي: يُرجى عدم فتح هذا الملف في برنامج
    جداول.
values-in-another-file = القيم في ملف آخر؛ يُرجى فتحها هناك وكتابتها.
brackets-left-out = للدور هنا صاحب ونص فقط؛ فتُرك ما بين القوسين.
prompty-role-line = أحد أسطره اسم دور تتبعه نقطتان، وعنده يبدأ prompty دورًا جديدًا.
prompty-empty-lines = تضيع الأسطر الفارغة في طرفيه في prompty.
text-at-openai =
    نصه لدى OpenAI التي تنتهي موجِّهاتها القابلة لإعادة الاستخدام في 30 نوفمبر 2026. يُرجى نسخ النص من لوحة التحكم
    إلى التعليمة.
row-has-no-names = ليس في هذا الصف قيم مسمّاة؛ وُضع في العمود «value».
values-with-parts = القيم ذات الأجزاء مكتوبة نص JSON في خلاياها.
values-in-no-row = القيم التي في الموجِّه ليست في أي صف؛ كُتبت الصفوف فقط.
off-examples-among-rows = الأمثلة المتوقفة بين الصفوف؛ ولا يمكن للجدول بيان أيها.
key-in-the-open = كان هنا مفتاح مكشوف. لم يؤخذ؛ وإذا كان هذا الملف لدى غيرك فيُرجى استبدال المفتاح.
no-number = هذا ليس عددًا؛ وُضع هنا العدد المعتاد.
out-of-range = يقبل الاستوديو من { $least } إلى { $most }؛ ووُضع هنا { $inside }.
no-such-form = لا يعرف الاستوديو هذه الصيغة للإجابة؛ ووُضع هنا أي نص.
no-place-left-out = لا مكان له في هذا النوع من الملفات، فتُرك.
sprout-stays = يعيش Sprout في هذه الصفحة فقط؛ يُرجى اختيار نموذج في الملف.
commands-stay = تبقى أوامر لغة قوالبه نصًا ولا يشغّلها شيء هنا؛ وقد يبدو بعضها كالمتغيرات.
double-braces = الأقواس المزدوجة التي كانت نصًا عاديًا هناك تبدو متغيرًا هنا.
underscored-name = لمتغير اسم غير مسموح هناك؛ تحوّلت علامات فيه إلى شرطات سفلية.
space-before-variable = وُضعت مسافة بين قوس والمتغير بعده لئلا يُقرأ خطأ هناك.
signs-are-commands = فيه علامات تُعدّ أوامر هناك؛ يُرجى كتابتها بطريقة أخرى إن كان المقصود نصًا.
message-aside =
    هذه الرسالة ليست نصًا من system أو user أو assistant. تُترك هنا وتُحفظ وتعود إلى موضعها في ملف من النوع نفسه.
developer-became-system = تحوّل الدور developer إلى system الذي يعني الشيء نفسه.
turn-has-two-parts = للدور هنا صاحب ونص فقط، فتُرك هذا.
media-left-out = الصورة أو الصوت أو الملف ليس له مكان في الموجِّه هنا، فتُرك.
texts-joined = جُمعت نصوص رسالة واحدة، كلٌّ في سطره.
system-joined-instruction = أصبحت رسالة system بين الأدوار جزءًا من التعليمة.
two-system-joined = جُمعت رسالتا system.
two-user-joined = جُمعت رسالتا user متتاليتان.
answer-to-nothing = أصبحت إجابة بلا سؤال مثالًا مدخله فارغ.
written-as-turns = كُتبت الأجزاء أدوار محادثة؛ وتُركت التسميات قبل المدخلات والإجابات.
written-as-one-text = كُتب نصًا واحدًا كما يراه النموذج؛ ولم يعد ممكنًا تمييز أجزائه.
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
