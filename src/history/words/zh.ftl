example-changed =
    { $what ->
        [added] 添加
        [removed] 移除
        [moved] 移动
        [reworded] 改写
        [on] 开启
       *[off] 关闭
    }示例 { $place }
two-examples-changed =
    { $what ->
        [added] 添加
        [removed] 移除
        [moved] 移动
        [reworded] 改写
        [on] 开启
       *[off] 关闭
    }示例 { $place } 和 { $other }
three-examples-changed =
    { $what ->
        [added] 添加
        [removed] 移除
        [moved] 移动
        [reworded] 改写
        [on] 开启
       *[off] 关闭
    }示例 { $place }、{ $other } 和 { $third }
many-examples-changed =
    { $what ->
        [added] 添加
        [removed] 移除
        [moved] 移动
        [reworded] 改写
        [on] 开启
       *[off] 关闭
    } { $n } 个示例
example-moved-to = 示例 { $place } 移到第 { $target } 位
renamed = 重命名为“{ $name }”
text-changed =
    { $what ->
        [written] 写入
        [emptied] 清空
       *[reworded] 改写
    }{ $text }
made-a-chat = 改为聊天形式
made-a-completion = 改为续写形式
variable-changed =
    { $what ->
        [set] 设置
        [emptied] 清空
       *[changed] 更改
    }变量“{ $name }”
setting-changed = { $setting } 从 { $old } 改为 { $new }
changes-next = { $changes }，{ $next }
and-more-changes = { $changes }，另有 { $n } 处改动
nothing-changed = 没有改动
first-version = 第一个版本
kept-whole = 完整保存
numbered-anew = 示例重新编号
restored = 恢复：{ $name }
the-name = 名称
the-instruction = 指令
the-input-label = 输入标签
the-output-label = 输出标签
the-input = 输入
input-of-an-example = 某个示例的输入
output-of-an-example = 某个示例的输出
the-variable = 变量“{ $name }”
an-example = 某个示例
the-example = 示例 { $place }
input-of = { $example }的输入
output-of = { $example }的输出
order-of-examples = 示例的顺序
stops-from-labels = 来自标签
none = 无
setting-model = 模型
setting-temperature = 温度
setting-top-k = top-k
setting-top-p = top-p
setting-min-p = min-p
setting-repetition-penalty = 重复惩罚
setting-max-tokens = 最大词元数
setting-seed = 随机种子
setting-samples = 样本数
setting-stops = 停止文本
setting-schema = JSON 模式
no-such-version = 此版本不在历史中。请重新打开版本列表。
not-at-the-end = 新版本接在其分支的最新版本之后。要从较早的版本继续，请建立分支。
no-such-branch = 没有分支“{ $name }”。请从列表中选择一个。
branch-exists = 已有分支“{ $name }”。请换一个名称。
branch-name = 分支名称须为 1 到 { $most } 个字符。请缩短。
too-long =
    { $what ->
        [name] 名称
        [note] 备注
        [key] 结果的键
       *[sentence] 结果的句子
    }有 { $size } 字节，最多可有 { $most } 字节。请缩短。
too-many =
    一份历史最多容纳 { $most } { $what ->
        [results] 个结果（每个版本）
        [branches] 个分支
        [versions] 个版本
       *[megabytes] MB
    }。请精简，或将项目另存为新项目。
not-a-history = 这些字节不是 Exemplar 的历史。项目本身不受影响。
newer-history = 此历史由更新的 Exemplar 写成（版本 { $found }；当前最多能读 { $known }）。请重新加载页面以更新。
damaged = 此版本无法重建，因为历史的一部分已损坏。请选择更晚或更早的版本。
too-much-work = 重建此版本所需的工作量超过限制。请选择其他版本。
project-unread = 无法读取此版本的项目。{ $why }
not-asked = 这不是所问的版本。请就显示的版本作答。
nothing-between = 要查找改动，请选择一个好的版本和一个更晚的坏的版本。
no-such-conflict = 这处冲突已不存在，它已解决。
not-a-text = 这处冲突不能用自己的文本解决。请选择其中一方。
history-damaged = 历史的一部分已损坏。
bytes-lost = 其末尾 { $count } 字节无法读取，已略去。
entries-passed-over = 中间有 { $count } 个条目无法读取；某些版本可能打不开。
project-unaffected = 项目本身不受影响。
sentences = { $first }{ $second }
variable-kind =
    变量“{ $name }”现为{ $kind ->
        [text] 文本
        [long-text] 长文本
        [choice] 选项
        [number] 数字
        [date] 日期
       *[file] 文件
    }
the-options = 变量“{ $name }”的选项
the-comment = 指令的批注
comment-on = { $example }的批注
the-kind = 变量“{ $name }”的类型
