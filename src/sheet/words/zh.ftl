data = 数据
cancel = 取消
try-again = 重试
n-rows = { $n } 行

the-table = 表格
data-table = 数据表
add-row = 添加行
add-column = 添加列
undo = 撤销表格操作
undo-step = 撤销表格操作：{ $step }
redo = 重做表格操作
redo-step = 重做表格操作：{ $step }
use-row = 将该行用作输入
add-as-examples = 添加为示例…
import-rows = 导入…
file-of-rows = 包含行的文件
more-for-table = 更多表格操作
export-csv = 导出为 CSV
export-json-lines = 导出为 JSON 行
insert-row-above = 在上方插入行
first-row-names = 首行为列名
delete-selected = 删除所选行
delete-table-ask = 删除表格…

find-rows = 查找行
which-rows = 哪些行
all-rows = 所有行
to-check = 待检查（{ $n }）
rows-found = 共 { $n } 行，找到 { $n-found } 行

insert-row = 插入行
delete-rows = 删除 { $n } 行
name-columns = 命名各列
paste = 粘贴
change-column = 更改列
sort-rows = 排序行
insert-column = 插入列
type-it = 键入
clear-cells = 清空单元格
change-split = 更改划分
take-rows = 采用数据行
add-rows = 添加多行
undone = 已撤销：{ $step }
done-again = 已重做：{ $step }

rows-deleted = 已删除 { $n } 行
rows-exported = 已将 { $n } 行导出为 { $file }
cells-copied = 已复制 { $n } 个单元格
rows-pasted = 已粘贴 { $n } 行
reading = 正在读取 { $name }…
rows-taken = 已采用 { $n } 行。
rows-taken-by = 已采用 { $n } 行。按“{ $column }”区分。

column = 列
column-button = { $name }：名称、类型、排序、删除
every-cell-fits = 所有单元格都符合。
cells-do-not-fit = { $n } 个单元格不符合；它们会保留并被标出。
name = 名称
kind = 类型
choices-lines = 选项，每行一个
sort-up = 从 A 到 Z 排序
sort-down = 从 Z 到 A 排序
insert-before = 在前面插入
insert-after = 在后面插入
delete-column = 删除列
done = 完成
row = 行
part = 部分
cell-name = { $column }，第 { $n } 行

lead = 把你的数据行放在这里：带正确回答的消息、问题、要试的文本。有些成为模型能看到的示例；其余的留在一旁，用来公平地测量。
paste-rows = 从电子表格粘贴数据行
paste-rows-note = 在那里选中单元格，复制，然后粘贴到这里。任何内容都不会离开此设备。
rows = 行
hint-message = 消息
hint-kind = 类别
hint-parcel = 我的包裹在哪里？
hint-delivery = 配送
hint-charged = 我被扣了两次款。
hint-billing = 账单
drop-here = 将文件拖到这里（CSV、TSV、Excel、JSON 行），或
choose-file = 选择文件…
use-examples = 使用此项目的 { $n } 个示例
begin-empty = 从空行开始

reading-table = 正在读取表格
untouched = 已保存的内容没有被改动。
begin-new = 改为新建一个表格
keeps-nothing = 此窗口不保存任何内容：关闭前请导出表格。
not-written = 无法保存表格：{ $why } 它仍在这里。
changed-elsewhere = 此表格已在另一个标签页中更改。那里的内容没有被替换，你在这里的更改也仍在。
take-other = 采用另一标签页的表格
keep-this = 改为保留这一个

add-rows-title = 将行添加为示例
own-input = 项目的输入，填入此行的值
no-column = 无
held-out-among = 示例中将包含 { $n } 个留出行。模型见过的内容，就无法再说明它对新数据的表现。
known-left-out = 略过 { $n } 行：项目中已有相同的示例。
blank-left-out = 略过 { $n } 行：这些列中没有内容。
kept-as-text = { $n } 个单元格含有 { "{{…}}" }：保存为值，使其仍是文本。
many-examples = 这么多示例很少能放进小模型的记忆；少而精更好。
selected-ones = 所选的行（{ $n }）
all-for-training = 所有训练行（{ $n }）
goes-in = { $label }（输入内容）
right-answer = { $label }（正确回答）
add-examples = 添加 { $n } 个示例

nothing-in-it = 里面什么都没有。请先在电子表格中复制一些单元格。
other-spreadsheet = 这里无法读取这种电子表格。请存为 .xlsx 或 .csv 后重试。
no-text-no-sheet = 此文件既不是文本也不是电子表格（.xlsx）。请存为 UTF-8 的 CSV 后重试。
only-names = 里面没有数据行，只有列名。
where-rows = 这些行放到哪里？
rows-came = 收到 { $n } 行。
replace-table = 替换表格
add-below = 添加到下方
delete-table = 删除表格
delete-table-title = 删除表格？
delete-table-note = 所有行和列都会消失。只要此页面还开着，就可以用“撤销”恢复。
keep-it = 保留

percent-of =
    { $part ->
        [train] 训练
        [selection] 挑选
       *[held-out] 留出
    }的百分比
whole-row = 整行
rows-repeat = { $n } 行与前面的行重复；重复的行总在同一部分。
rows-blank = { $n } 行没有可依据的文本，不属于任何部分。
split = 划分
split-note = 每行自身的文字决定它属于哪一部分，因此其他行增减时它不会变动，在任何设备上都一样。
told-apart-by = 区分各行依据
train-note = 可作为示例展示给模型
selection-note = 用来在提示词之间挑选
held-out-note = 用来评判选中的提示词；事先不可查看
