desk = 工作台
tools = 工具
close-desk = 关闭工作台
check = 检查
check-title = 检查提示词
examples = 示例
choose-examples = 挑选示例
find = 查找
find-title = 查找和替换
snippets = 片段
insert-snippet = 插入片段

commands = 命令
type-command = 输入命令
few-letters = 键入几个字母
no-command = 没有命令含有这些字母。
go-to-write = 前往“编写”
go-to-measure = 前往“测量”
go-to-files = 前往“文件”
go-to-versions = 前往“版本”
go-to-models = 前往“模型”
go-to-services = 前往“服务”

changed-meanwhile = 提示词在此期间被更改。请再看一遍再继续。
nothing-to-change = 没有可更改的内容。
with-undo = { $said }可用“撤销”恢复。
further-down = 它在示例列表的更下方：请滚动到那里，再按一次“显示”。

name = 名称
instruction = 指令
input-label = 输入的标签
output-label = 回答的标签
input = 输入
example-text = 示例 { $n }，{ $label }
value-of = “{ $name }”的值

looked-for = 检查哪些内容
nothing-stands-out = 没有发现明显问题。提示词是否有效，只有回答能说明：用几个输入运行，或在“测量”中设置一个实验。
known-to-matter = 已知这些对某些模型有影响。对你的模型有何影响，可以用“测量”中的实验来判断。
places-mended = 已修正 { $n } 处。
fix-all = 修正全部 { $n } 处
to-mend = 需要修正
worth-measuring = 值得测量
good-to-know = 值得了解
and-more = 另有 { $n } 个
show = 显示
show-named = 显示：{ $name }
done-step = 已完成：{ $step }。

no-examples-yet = 还没有示例。请在指令下方添加几个，或在那里粘贴表格；之后就能在这里看到重复和矛盾，并选择显示哪些。
how-often = 每种回答显示的次数
no-alike = 没有重复，没有矛盾，也没有示例就是输入本身。
alike = 相同或矛盾
alike-note = “几乎相同”指两者至少有 { $share } 的三字母片段相同。
copy-of = 示例 { $n } 是示例 { $n-other } 的副本。
contradicts = 示例 { $n } 对示例 { $n-other } 的输入给出了不同的回答。
near-to = 示例 { $n } 与示例 { $n-other } 几乎相同：{ $share } 一致。
leaks = 示例 { $n } 正是现在要问的输入。
step-off = 关闭示例
step-on = 打开示例
example-off = 示例 { $n } 已关闭。
example-on = 示例 { $n } 已显示。
switch-off = 关闭示例 { $n }
switch-on = 打开示例 { $n }
example-n = 示例 { $n }
n-tokens = { $n } 个词元
cost = 显示的示例占 { $tokens }，为提示词的 { $share }

choose-for-input = 为此输入挑选
how-to-choose = 挑选方式
nearest = 最接近
nearest-of-each = 每种回答中最接近
most-different = 差异最大
input-first = 请先写输入：没有输入就无法判断远近。
nearest-note = 与输入共有词最多的示例，罕见词权重更高（BM25）。看词不看意思：“汽车”与“轿车”并不接近。
nearest-of-each-note = 与输入共有词最多的示例，各种回答轮流取一个，避免某种回答出现得过多。
most-different-note = 先取最接近的一个，之后每次取与已选各个在字母上最不相像的。
examples-shown = 已显示 { $n } 个示例，其余已关闭。
how-many = 数量
nearest-last = 把最接近的放在最后，紧挨输入
show-only-these = 只显示这些
whether-better = 这些是否比你的更好，可以用“测量”中的实验判断。哪一个示例有帮助，也在那里测量。
nearness = 接近度 { $score }
no-common-word = 没有共同的词
example-row = 示例 { $n }：{ $input } → { $output }

replace-with = 替换为
match-case = 区分大小写
whole-words = 全词匹配
regular-expression = 正则表达式
looks-through = 在指令、标签、示例、输入和值中查找，包括已关闭的示例。
nowhere = 此提示词中没有这段文字。
first-places = 前 { $n } 处；一次不再查找更多。
n-places = { $n } 处
places-replaced = 已替换 { $n } 处。
replace-all = 全部替换
replace = 替换
replaced = 已替换。
show-in-prompt = 在提示词中显示
pattern-too-long = 要查找的内容超过 1,000 个字符。请缩短。
no-pattern = 这不是正则表达式。请检查括号，或关闭“正则表达式”，按原文查找。
too-much-written = 替换后项目会过大：超过 8 MB。请替换得少一些，或减少替换处。

your-own = 我的片段
text-to-use-again = 要重复使用的文本
keep-it = 保存
phrases-note = 来自论文和实践的语句。没有一句是咒语：对别的模型有用的，对你的可能无效甚至有害。插入一句，然后在“测量”中比较有无之别。
add-to-instruction = 添加到指令
add-to-input = 添加到输入
delete-snippet = 删除片段“{ $name }”
insert = 插入
insert-named = 插入“{ $text }”
inserted-into-input = 已插入输入。
inserted-into-instruction = 已插入指令。
select-first = 请先写下或选中要保存的文本。
snippet-too-long = 此文本太长，不能作为片段。请保存为单独的项目。
already-kept = 此片段已保存。
too-many-snippets = 已保存 200 个片段，放不下更多。请先删除一个。
think-first = 先思考
a-role = 角色
encouragement = 一句鼓励
answer-shape = 回答的形式
think-note = 在论文中它是回答的开头，再用第二个问题索取结果。它使小模型变差。
search-note = 通过对语句的搜索得出，针对一个大模型。
role-note = 论文没有发现规律：最佳开头因模型而异，对其中一个模型是不加开头。
encouragement-note = 论文没有发现跨模型的规律。请对有无两种情况进行测量。
one-word-note = 用一个词回答的示例能起同样作用，停止文本可以保证这一点。
one-sentence-note = 一句话的示例能起同样作用。
json-note = 小模型常常写坏 JSON。用“测量”中的 JSON 评分数一数有多频繁。
unknown-note = 至少显示一个回答“unknown”的示例。
only-text-note = 减少模型使用其记忆中的知识；留意文本中没有的回答。
kojima = Kojima et al. 2022, Large Language Models are Zero-Shot Reasoners
zhou = Zhou et al. 2022, Large Language Models Are Human-Level Prompt Engineers
battle = Battle 和 Gollapudi 2024, The Unreasonable Effectiveness of Eccentric Automatic Prompts
no-paper = 常见做法；没有论文

## Starters

starters-title = 从示例开始
find-starter = 查找范例
all-starters = { $n } 个小项目。每个都会在你自己的项目旁边打开。
some-starters = { $n } 个小项目中的 { $found } 个
no-starter = 没有这样命名的范例
no-starter-note = 试试用一个简单的英文词来描述你有的或想要的，例如 email、date、name、sort 或 JSON。也可以从空白开始：两三个你自己的示例就够了。
show-all-starters = 显示全部范例
start-from-example = 从示例开始…

## Tables

paste-table = 粘贴表格…
paste-table-title = 粘贴表格
paste-table-note = 在电子表格中复制两列或更多列并粘贴到这里，或粘贴 CSV。每一行成为一个示例；接下来由你选择列。
rows = 行
rows-hint = 我的包裹在哪里？   配送
no-rows-found = 在这段文本中没有找到行。文本仍保留在这里：请把每个示例放在一行，两段文本之间用制表符或逗号隔开。
choose-columns = 选择列…
table-title = 用这个表格创建示例
paste-as-text = 改为粘贴为文本
add-examples = 添加 { $n } 个示例
column-named = 第 { $n } 列：{ $name }
column = 第 { $n } 列
what-goes-in = 输入内容
the-right-answer = 正确回答
first-row-names = 第一行是列名
goes-in = 输入
right-answer = 正确回答
left-out = 不使用
first-rows = 前几行
columns-empty = 这些列是空的，因此没有添加任何内容。
leave-table = 不使用表格
cancel = 取消

## What examples are worth

worth-title = 每个示例的价值
worth-of = 示例 { $n }：没有它时，{ $n-rows } 行中有 { $n-without } 行正确，而不是 { $n-right } 行。它带来的提升在 { $low } 到 { $high } 个百分点之间（95% 区间）。
worth-changed = 示例 { $n } 在测量之后改过，或是后来添加的。
worth-exact = 用 { $model } 对这一提示词本身测量。
worth-since = 用 { $model } 测量时，部分示例与现在不同。要知道它们现在的价值，请重新测量。

## The tour

tour = 导览
take-the-tour = 开始导览
tour-step = 第 { $n } 步，共 { $n-all } 步
tour-run = 运行提示词
tour-run-says = 按“运行”。本页中的小模型会读取整个提示词并作答。任何内容都不会离开你的设备。
tour-switch = 关闭一个示例
tour-switch-says = 示例决定答案。用卡片上的开关关掉一个：它仍在原处，但模型不再看到它。
tour-again = 再运行一次
tour-again-says = 再按一次“运行”，比较两个答案：差别就是这个示例的作用。
tour-variable = 输入一个变量
tour-variable-says = 在输入中用双大括号写一个名称，例如 { $sample }。会出现填写其值的字段，同一个提示词便可用于许多文本。
tour-share = 分享项目
tour-share-says = 按“分享”，看看链接，然后关闭对话框。整个项目都在链接里：没有服务器保存它。
tour-measure = 测量
tour-measure-says = 一个答案说明不了什么。按“测量”：在那里用许多行来试提示词，结果会说明有多可靠。
tour-end = 导览结束
tour-end-says = 想知道单个答案说不清的事时，就在这里选一个问题。Ctrl+K 列出所有可做的事。
tour-show = 指给我看
tour-skip = 跳过这一步
tour-stop = 结束导览
