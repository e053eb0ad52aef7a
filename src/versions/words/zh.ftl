name = 名称
instruction = 指令
input-label = 输入标签
output-label = 输出标签
input = 输入
input-of-an-example = 某个示例的输入
answer-of-an-example = 某个示例的回答
variable = 变量“{ $name }”
form = 形式
completion = 续写
chat = 聊天
example-added = 添加了示例 { $place }
example-removed = 移除了示例 { $place }
example-moved = 示例 { $place } 移到第 { $target } 位
example-input = 示例 { $place }，输入
example-answer = 示例 { $place }，回答
example-switched-on = 示例 { $place } 已开启
example-switched-off = 示例 { $place } 已关闭
example-number = 编号 { $number } 的示例
is-off = （关闭）
order-of-examples = 示例的顺序
branched-from = 从“{ $name }”分支
version-of = “{ $project }”：{ $version }
saved-project-unread = 无法读取已保存的项目。{ $why }
no-project = 此项目已不在本设备上。请从项目列表中找回。
busy = 另一个标签页一直在改动此项目。请稍等片刻再试。
changed-since-begun = 开始合并后项目已被改动。请重新开始合并；不会丢失任何内容。
unsettled = 请先为每处冲突选择一方；还剩 { $n } 处。
nothing-to-merge = 该版本中的一切都已在此项目中。没有可合并的内容。
not-of-this-history = 没有版本恰好包含得到此结果时的提示词，因此它没有附到任何版本上。
options-of = { $name } 的选项
comment-on-instruction = 指令的批注
comment-on-example = 示例 { $place } 的批注
comment-on-an-example = 某个示例的批注
kind-named =
    { $kind ->
        [text] 文本
        [long-text] 长文本
        [choice] 选项
        [number] 数字
        [date] 日期
       *[file] 文件
    }
kind-of = { $name } 的类型
