column-n = 第 { $n } 列

kind-text = 文本
kind-long-text = 长文本
kind-choice = 选项
kind-number = 数字
kind-date = 日期
kind-file = 文件名
none-of-choices = “{ $text }”不在这一列的选项中。
no-number = “{ $text }”不是数字。
no-date = “{ $text }”不是 2026-11-27 这样的日期。
no-file-name = “{ $text }”不是 photo.jpg 这样的文件名。

train = 训练
selection = 挑选
held-out = 留出

no-such-place = 这一行或这一列已经不存在。没有任何更改。
other-width = 新的行或列的单元格数与表格不符。没有任何更改。
column-exists = 这一列已在表格中。没有任何更改。
too-many =
    一个表格最多可以有 { $what ->
        [percent] { $limit }% 的留出行和挑选行（合计）
        [rows] { $limit } 行
        [columns] { $limit } 列
        [choices] { $limit } 个选项
        [megabytes] { $limit } MB
       *[bytes] 每个单元格 { $limit } 字节
    }。没有任何更改。
no-table = 这些数据不是 Exemplar 的表格。
newer-table = 这个表格由更新版本的 Exemplar（版本 { $version }）写入。请重新加载页面以获取最新版本。
damaged-table = 这个表格已损坏：内容中断或自相矛盾。
too-large =
    这个表格太大：上限是 { $what ->
        [percent] { $limit }% 的留出行和挑选行（合计）
        [rows] { $limit } 行
        [columns] { $limit } 列
        [choices] { $limit } 个选项
        [megabytes] { $limit } MB
       *[bytes] 每个单元格 { $limit } 字节
    }。
