more-in-table = 表格中还有 { $n } 个
nothing-measured = 还没有测量
nothing-measured-yet = 还没有测量。
not-measured = 未测量
from-to = { $low } 至 { $high }
with-ends = { $score }（{ $low } 到 { $high }）
lines-are = 线段：{ $interval }。
name = 名称
low = 下限
high = 上限
note = 备注
yes = 是
no = 否
mean = 平均
chosen = 选中
highest = 最高：{ $name }，{ $value }。
lowest = 最低：{ $name }，{ $value }。
highest-mean = 平均最高：{ $name }，{ $value }。
n-answers = { $n } 个回答

how-often-right = 实际正确的频率
more-labels = 表格中还有 { $n } 个标签
count-of-sum = { $name } · { $label }：{ $count } / { $sum }
right = 正确
bars-described = { $n-labels } 个标签各自被回答的频率，{ $n-rows } 行。
most-one-sided = 最一边倒：{ $name }，{ $share } { $label }。

how-sure-axis = 模型有多大把握
share-right-axis = 答对的比例
as-right-as-sure = 正确率与把握一致
calibration-lines = 线段：{ $interval }。条形：回答。虚线：正确率与把握一致。
sure-and-right = 把握 { $sure }，正确 { $right }
sure-and-right-within = 把握 { $sure }，正确 { $right }（{ $interval }：{ $low } 到 { $high }）
sure = 把握
answers = 回答
calibration-described =
    按模型的把握将 { $n } 个回答分为 { $n-groups } 组，每组带 { $interval }。把握与正确率平均相差 { $points } 个百分点（期望校准误差）。
how-sure = 把握多大
share-right = 正确比例

estimate-within = { $name }：{ $estimate }（{ $interval }）
forest-described = { $axis }，{ $n } 行，带 { $interval }。
dashed-line = 虚线是 { $name }。

mean-of-neighbours = 每格是至多 { $n } 个相邻格的平均
cell-at = { $name } · { $column }：{ $value }
cells-at = { $name } · { $column } 和另外 { $n } 个：{ $value }
cells-described = { $n-rows } × { $n-columns } 格（{ $rows } × { $columns }），从 { $low } 到 { $high }。
cells-missing = 未测量：{ $n }。

nothing-beats-these = 没有比这些更好的
nothing-beats-it = 没有更好的
score-at-cost = { $name }：{ $score }，{ $cost }
best-at-cost = { $name }：{ $score }，{ $cost }；没有更好的
scatter-described = { $y } 与 { $x }，{ $n } 个点。
nothing-beats = 没有更好的，按便宜优先：{ $names }。
nothing-beats-more = 没有更好的，按便宜优先：{ $names } 和另外 { $n } 个。
no-room-for-labels = 因空间不足而没有标签：{ $n }。
series = 系列

dots-are = { $n } 个{ $things }，选中 { $n-chosen }
dot-is = 一个点至多代表 { $n } 个{ $things }
mean-of-all = 全部的平均
mean-of-chosen = 选中者的平均
spread-described = { $n } 个{ $things }的{ $axis }，从 { $low } 到 { $high }。
group-mean = { $name }：平均 { $mean }。
group-mean-chosen = { $name }：平均 { $mean }，选中者 { $chosen }。
group = 组
number = 编号
