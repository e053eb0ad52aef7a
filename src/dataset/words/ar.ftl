column-n = العمود { $n }

kind-text = نص
kind-long-text = نص طويل
kind-choice = خيار
kind-number = عدد
kind-date = تاريخ
kind-file = اسم ملف
none-of-choices = «{ $text }» ليس من خيارات هذا العمود.
no-number = «{ $text }» ليس عددًا.
no-date = «{ $text }» ليس تاريخًا مكتوبًا مثل 2026-11-27.
no-file-name = «{ $text }» ليس اسم ملف مثل photo.jpg.

train = تدريب
selection = اختيار
held-out = محجوز

no-such-place = لم يعد هذا الصف أو العمود موجودًا. لم يتغيّر شيء.
other-width = عدد خلايا الصف أو العمود الجديد لا يطابق الجدول. لم يتغيّر شيء.
column-exists = هذا العمود موجود في الجدول. لم يتغيّر شيء.
too-many =
    أقصى ما يتسع له الجدول { $what ->
        [percent] { $limit } بالمئة من صفوف الحجز والاختيار معًا
        [rows] { $limit } صف
        [columns] { $limit } عمود
        [choices] { $limit } خيار
        [megabytes] { $limit } ميغابايت
       *[bytes] { $limit } بايت في الخلية الواحدة
    }. لم يتغيّر شيء.
no-table = هذه البيانات ليست جدولًا من Exemplar.
newer-table = كتب هذا الجدول إصدار أحدث من Exemplar (الإصدار { $version }). يُرجى إعادة تحميل الصفحة للحصول على الأحدث.
damaged-table = هذا الجدول تالف: ينقطع أو يناقض نفسه.
too-large =
    هذا الجدول كبير جدًا: الحد هو { $what ->
        [percent] { $limit } بالمئة من صفوف الحجز والاختيار معًا
        [rows] { $limit } صف
        [columns] { $limit } عمود
        [choices] { $limit } خيار
        [megabytes] { $limit } ميغابايت
       *[bytes] { $limit } بايت في الخلية الواحدة
    }.
