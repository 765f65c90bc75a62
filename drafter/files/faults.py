"""The rules about files themselves: codes F001 to F029, what each stands for and why it matters."""

from __future__ import annotations

from drafter.findings import Level, Rule

NOT_OPENED = Rule("F001", "文件打不开", Level.ERROR, "文件不在、不是文件或没有权限，后面的事都做不了。")
TOO_LARGE = Rule("F002", "文件过大", Level.ERROR, "事实文件是人填的，不会有几十兆；多半是拿错了文件。")
NOT_TEXT = Rule(
    "F003", "不是文本文件", Level.ERROR, "事实文件是纯文本；Word、Excel、PDF 里的内容要抄进来才读得到。"
)
UNKNOWN_ENCODING = Rule("F004", "编码不明", Level.ERROR, "编码认错，汉字就成了乱码，宁可不读。")
ENCODING_CHANGES = Rule("F005", "编码将改变", Level.NOTE, "文件一律存成 UTF-8，用旧软件打开时要知道这件事。")
EMPTY = Rule("F006", "空文件", Level.ERROR, "文件里一项内容也没有。")
NOT_KEYED = Rule(
    "F007", "顶层不是键值", Level.ERROR, "文件最外层必须是“键: 值”，程序才知道哪句话属于哪一项。"
)
NOT_UNDERSTOOD = Rule("F008", "写法读不懂", Level.ERROR, "不合 YAML 写法的地方，程序不猜。")
REPEATED_KEY = Rule("F009", "键重复", Level.ERROR, "同一个键写两次，程序不知道以哪个为准。")
ALIAS = Rule(
    "F010", "锚点与别名", Level.ERROR, "& 和 * 让一处内容在多处出现，改一处会悄悄改多处，事实文件不用。"
)
TAG = Rule("F011", "标签", Level.ERROR, "! 开头的标签是给程序用的，事实文件一律按写的字来读。")
SEVERAL_DOCUMENTS = Rule(
    "F012", "多个文档", Level.ERROR, "一个文件只放一份内容；单独一行 --- 会把文件切成两份。"
)
TOO_DEEP = Rule("F013", "层次过深", Level.ERROR, "提纲不过几层，嵌套几十层的不是事实文件。")
WIDE_COLON = Rule(
    "F014", "全角冒号", Level.ERROR, "YAML 只认英文冒号加空格，写成全角冒号会把几行读成一句话。"
)
COLON_SPACE = Rule(
    "F015", "冒号后缺空格", Level.ERROR, "冒号后没有空格，YAML 不认它是键，会把整行读成一句话。"
)
COLON_IN_VALUE = Rule("F016", "值里有冒号", Level.ERROR, "值里的英文冒号加空格会被当成又一个键。")
DASH = Rule("F017", "列表短横", Level.ERROR, "列表项须用英文短横加空格，否则几项会连成一句话。")
TAB = Rule("F018", "制表符缩进", Level.ERROR, "YAML 不许用制表符（Tab）缩进，各软件的宽度不一样。")
WIDE_SPACE = Rule("F019", "全角空格", Level.ERROR, "全角空格在 YAML 里是字，不是空格，会混进键名。")
CUT_OFF = Rule("F020", "值被截断", Level.WARNING, "空格加 # 之后都算注释，值会从那里丢掉。")
FIRST_MARK = Rule("F021", "开头符号", Level.ERROR, "以 % @ * & ! [ { 引号等开头的文字，YAML 另有用处。")
UNPAIRED = Rule("F022", "引号括号不成对", Level.ERROR, "少了半边引号或括号，后面的内容会被一并吞进去。")
WIDE_MARKS = Rule("F023", "全角括号逗号", Level.ERROR, "花括号、方括号里的分隔只认英文逗号和冒号。")
INDENT = Rule("F024", "缩进不齐", Level.ERROR, "YAML 靠缩进分层，同一层的行要左对齐。")
ODD_CHARACTER = Rule(
    "F025", "异常字符", Level.WARNING, "看不见的字符多半是复制时带进来的，会让键对不上、数读不出。"
)
ODD_KEY = Rule("F026", "键的写法", Level.ERROR, "键只能是文字，不能是一组值。")
EDIT_REFUSED = Rule("F027", "改动未成", Level.ERROR, "改完重读核对不上，宁可不改，不损坏原文件。")
NOT_SAVED = Rule("F028", "没有存成", Level.ERROR, "存盘失败时原文件保持原样。")
IN_USE = Rule("F029", "文件被占用", Level.ERROR, "两个人同时改一个文件，后存的会盖掉先存的。")

ALL = tuple(rule for rule in list(vars().values()) if isinstance(rule, Rule))
