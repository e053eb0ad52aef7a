file-too-large-for-a-project = 此文件有 { $size } MB，而项目最多 { $limit } MB。请打开更小的文件，或将其行粘贴为表格。
file-damaged = 此文件不是项目：其文本在第 { $line } 行第 { $column } 列中断或出错。请打开由 Exemplar 保存的文件。
not-a-project-file = 此文件不是 Exemplar 项目。请打开以 .exemplar.json 结尾的文件。
newer-file = 此文件由更新的 Exemplar 制作（版本 { $found }；当前最多能读 { $known }）。请重新加载页面以更新，然后再打开。
too-many =
    此项目有超过 { $limit } 个{ $what ->
        [examples] 示例
        [values] 值
       *[stops] 停止文本
    }。请拆分为多个项目。
not-a-link = 这不是 Exemplar 链接。请检查是否复制了完整的网址。
newer-link = 此链接由更新的 Exemplar 制作（版本 { $found }；当前最多能读 { $known }）。请重新加载页面以更新，然后再打开。
link-truncated = 此链接缺少末尾。请复制完整链接，或请对方以文件形式提供。
link-corrupted = 此链接在途中被改动，无法读取。请重新复制，或请对方以文件形式提供。
link-too-large = 此链接展开后有 { $bytes } 字节，上限为 { $limit }。请对方以文件形式提供项目。
too-large-for-a-link = 此项目有 { $size } KB 文本，而链接最多容纳 { $limit } KB。请改为以文件形式分享。
needs-passphrase = 此链接已加密。请输入其口令以打开。
wrong-passphrase = 此口令打不开该链接。请检查拼写和大小写。
empty-passphrase = 加密需要口令。请输入口令，或分享未加密的链接。
seal-too-costly = 打开此链接所需的工作量超过本应用的限制（{ $size } MB，{ $passes } 轮）。请对方以文件形式提供项目。
link-is-long = 此链接很长。浏览器能打开，但某些聊天和邮件程序会截断这么长的链接。用文件更稳妥。
too-long-for-a-link = 此项目太长，不适合用链接：浏览器和聊天程序可能会截断它。请改为以文件形式分享。
not-a-table = 这不是表格：至少需要两行两列。
table-too-large = 此表格太大：{ $limit }。请分成较小的部分粘贴。
rows-limit = 最多 { $limit } 行
columns-limit = 最多 { $limit } 列
megabytes-limit = 最多 { $limit } MB
out-of-range =
    { $field ->
        [temperature] 温度
        [top-p] top-p
        [min-p] min-p
        [top-k] top-k
        [repetition-penalty] 重复惩罚
        [max-tokens] 最大词元数
        [seed] 随机种子
       *[samples] 样本数
    }超出范围，已调整到范围内。
not-a-number =
    { $field ->
        [temperature] 温度
        [top-p] top-p
        [min-p] min-p
        [top-k] top-k
        [repetition-penalty] 重复惩罚
        [max-tokens] 最大词元数
        [seed] 随机种子
       *[samples] 样本数
    }不是数字，已使用常用值。
unknown-style = 此处不认识该提示词形式，现改为“续写”。
renumbered = 有 { $count } 个示例与其他示例编号相同，已各自得到新编号。
unknown-kind = 此处不认识变量“{ $name }”的类型；现改为文本。
