no-label = 缺少标签
no-label-why = 模型会接着它看到的最后一个词往下写。那里没有标签，它可能会继续写问题，而不是回答。
unfilled = 有变量没有值
unfilled-why = 模型看到的就是你键入的花括号。请在输入下方给变量一个值，或将其删除。
over-budget = 提示词太长
over-budget-why = 放不进模型单次运行记忆的内容会被截断，或运行被拒绝。请缩短文本、少显示几个示例，或给回答少留些空间。
contradiction = 两个示例互相矛盾
contradiction-why = 两者输入相同而回答不同，模型无法同时遵循。请决定哪个正确。
leak = 有示例泄露了答案
leak-why = 模型可以照抄答案，因此这里的好结果说明不了对新输入的表现。
spelling = 同一回答有两种写法
spelling-why = 对模型来说，“Billing”和“billing”是不同的词。它可能用任意一种回答，而回答也更难比较。
trailing-space = 末尾有空白
trailing-space-why = 模型会把词和它前面的空格一起读。末尾多出的空格会让同样的词变成不同的词元。带空格和不带空格各运行一次，看看你的模型是否在意。
duplicate = 同一示例出现两次
duplicate-why = 副本耗费词元，并让它的回答更频繁。带上和去掉它各运行一次，看看是否有帮助。
unbalanced = 某个回答显示得多得多
unbalanced-why = 模型偏向见得最多的回答，小模型尤其如此。让每种回答出现得差不多一样多，并用已知答案的行对两者进行测量。
last-two = 最后两个示例的回答相同
last-two-why = 模型偏向最后见到的回答。换个顺序不费什么；两种都测一测。
no-stop = 没有什么结束回答
no-stop-why = 回答之后，模型可能会接着自编示例，直到用完回答的空间。
label-tokens = 回答由多个词元组成
label-tokens-why = 模型书写回答时并无害处。但若每个回答以各自的词元开头，按概率比较回答的实验会更简单。

zhao = Zhao et al. 2021, Calibrate Before Use
lu = Lu et al. 2021, Fantastically Ordered Prompts; Zhao et al. 2021, Calibrate Before Use
microsoft = Microsoft，提示词工程指南和 prompt-engine，2022
exemplar = Exemplar
one-token = Zhao et al. 2021 和 Lu et al. 2021：他们的程序要求标签为单个词元

duplicate-says = 示例 { $n } 与示例 { $n-other } 内容相同。
contradiction-says = 示例 { $n } 回答“{ $answer }”；示例 { $n-other } 对相同的输入回答“{ $other }”。
leak-says = 示例 { $n } 正是现在要问的输入。
switch-off = 关闭示例 { $n }
spelling-says = 示例 { $n } 回答“{ $typed }”；其他地方写作“{ $usual }”。
write-usual = 写作“{ $usual }”
unbalanced-says =
    “{ $most }”显示了 { $n-most } 次，“{ $least }”{ $often ->
        [once] 1 次
        [twice] 2 次
       *[more] { $n-least } 次
    }。
last-two-says = 最后两个显示的示例都回答“{ $answer }”。
move-to-end = 将示例 { $n } 移到末尾
tokens-says = “{ $answer }”是 { $n } 个词元。
answers-no-label = 回答的冒号前没有标签。
inputs-no-label = 输入的冒号前没有标签。
call-it = 命名为“{ $word }”
unfilled-says = “{ $name }”还没有值。
over-budget-says = 提示词和回答合计比模型能接受的多 { $n } 个词元。
trailing-says = { $text }以空白结尾。
remove-it = 移除
no-stop-says = 没有设置停止文本，只有长度上限会结束回答。
from-labels = 取自标签

example-text = 示例 { $n }，{ $label }
the-name = 名称
the-instruction = 指令
the-input-label = 输入的标签
the-output-label = 回答的标签
the-input = 输入
the-value = “{ $name }”的值
