"""What the terminal says beside questions and data: every fixed wording of the interview in one table."""

from drafter.interview.commands import Command
from drafter.outline import Kind

FIGURES = "填今年的数"
FIGURES_MORE = "接着填今年的数"
FIGURE = "填这个数"
UNCONFIRMED = "（待核）"
HOW_TO_FILL = "没有发生写 0，还没有数按 z（暂缺），没有这项工作按 b（不适用）"
OR_THE_SAME = "，和上年一样按 ="
NOT_SURE = "上年的数带“？”的，是由报告读出来的，还没有人核过"
FAR_OFF = "　{}，对吗？填完这张表再问为什么。"
NOT_A_REASON = "这里写为什么差这么多，是一句话，不是数。不写按 F9；刚才的数填错了按 F2 回去改。"
CELL_EMPTY = "“{}”还没有填。没有发生写 0；现在没有数按 F3 跳到下一个；整张表就这样按 F9。"
NO_LAST = "上年没有这个数，填不了“=”。"
LIKE = {
    Kind.RATE: "92.3%",
    Kind.MONEY: "1352.8，或 1.2亿元",
    Kind.DURATION: "4，或 0.5",
    Kind.RANK: "3",
}
LIKE_COUNT = "29，2,940，1.2万，约20，300余"
LAST_YEARS = "上年写的"
SUGGESTED = "从数里看出来的，要不要写由您定"
DELETED = "删去了一条{0}：{1}。按 F7 可以撤销。"
TAKEN = "照用了{}条，说的还是去年的事：选中一条按回车，改成今年的。"
OWN_FIGURE = "加一个提纲里没有的数"
OWN_FIGURE_HOW = "写名称和单位，中间用逗号隔开，如：复议便民服务点，个。"
OWN_TOPIC = "加一个提纲里没有的主题"
TOPIC_THERE = "已经有“{}”这个主题了，按 F4 到那里去填。"
STILL_OPEN = "去年打算了、今年还没有办完的"
UNKNOWN = ("暂缺",)
RESUMED = "接着上次停下的地方：{}。"
FIRST_OPEN = "接着填：第一处空着的。"
PREVIEW = "写出来是这样"
PREVIEW_BEFORE = "刚才那一节写出来是这样"
UNDONE = "撤销了上一步。"
NOTHING_TO_UNDO = "没有可以撤销的了。"
AT_THE_BEGINNING = "这是第一题了。"
PASTED = "粘贴了{}段，怎么放？"
PASTE_SPLIT = "一段一条，分成{}条"
PASTE_JOIN = "合成一段"
PASTE_NOT = "不要了"
PASTE_ADDED = "加了{}条。"
WHOLE = "报告现在是这样"
KEYS = "随时可以按的键："
TYPED_KEYS = "按键不灵的，在空行里打“/”加上名字，如“/总览”；打“?”看这一页。"
EXPLAINED = {
    Command.HELP: "看这一题的说明",
    Command.BACK: "回到上一题",
    Command.SKIP: "先跳过，以后再答",
    Command.OVERVIEW: "总览：看填到哪里了，跳到别处，查找",
    Command.MORE: "这一节还可以填的",
    Command.PREVIEW: "看报告全文现在的样子",
    Command.UNDO: "撤销上一步",
    Command.EDITOR: "换到自己的编辑器里写这一段",
    Command.DONE: "这张表、这个列表、这一段就这样，往下走",
    Command.TAKE: "照用上年的",
    Command.QUIT: "存好退出，下次接着填",
}
OVERVIEW = "总览"
HOW_TO_SEARCH = "上下键选，回车去；直接打字查找（章节、数的名称、填过的话，拼音首字母也行）"
HOW_TO_CHOOSE = "上下键选，回车去；打字查找"
NEXT_OPEN = "下一处没有填的（还有{}处）"
NEXT_WARNING = "下一处有提醒的（{}处）"
AND_MORE = "，另加{}项"
DONE_MARK, OPEN_MARK = "✓", "·"
SECTION = "{}：填过的"
MORE_HERE = "这一节还可以填别的……"
MORE = "{}：还可以填"
NOT_YET = "还没有填"
END = "问完了。现在生成草稿吗？"
LEFT_OPEN = "还有{}处没有填，草稿里标成“待填”。"
NOTHING_OPEN = "要填的都填了。"
CHECKED = "检查一遍：{}。"
TAKEN_SO_FAR = "照抄上年的有{}处，检查时会指出来。"
DRAFT_NOW = "现在生成草稿"
TO_OPEN = "去填没有填的"
TO_FINDINGS = "看检查出来的问题"
STOP_HERE = "先不生成，存好退出"
NOT_ASKED = "“{}”没有问到：提纲里没有这一项，或者这一步不问。"
SAVING = "正在存……"
NOT_FOUND = "没有找到，换个说法再打。"
EDIT_IT = "改好按回车；不改了按 Esc。"
OFFERED = "是 {} 吗？是就再按一次回车。"
CONFIRM_FIRST = "先按回车记下这个数，再去别的格；不要了就清空。"
NO_EDITOR = "这台电脑没有设定编辑器（环境变量 EDITOR），就在这里写吧。"
SAVED = " · {}已存"
PROGRESS = "第{}/{}节 · 已答{}/{}{} "
DEFAULT = "直接回车就是：{}（{}）"
NOTHING, TO_FILL = "—", "____"
LAST, THIS, CHANGE = "上年", "今年", "变化"
REQUIRED = "*"
SEARCH = "选"
NEW_ITEM = "新的一条"
ITEM = "改第{1}条"
EDITING = "（正在改）"
LENGTH = "{}字"
LENGTH_OF = "{}字；全文{}字，限{}字"
TOO_LONG = "，超了"
KEYS_OF_GRID = ("Enter 记下", "↑↓ 换格")
KEYS_OF_CHOICE = ("Enter 选定", "↑↓ 移动")
KEYS_OF_LIST = ("Enter 加一条", "↑↓ 选", "Delete 删", "PgUp/PgDn 移")
KEYS_OF_LINE = ("Enter 记下",)
KEYS_OF_TEXT = ("Enter 换行",)
KEYS_OF_PAGE = ("Enter 回去", "↑↓ 翻")
SHORT = {
    Command.HELP: "帮助",
    Command.BACK: "上一题",
    Command.SKIP: "跳过",
    Command.OVERVIEW: "总览",
    Command.MORE: "还可以填",
    Command.PREVIEW: "看全文",
    Command.UNDO: "撤销",
    Command.EDITOR: "编辑器",
    Command.DONE: "往下走",
    Command.TAKE: "照用",
    Command.QUIT: "退出",
}
PLAIN_GO_ON = "按回车回去 "
PLAIN_LAST = "　上年{}{}"
PLAIN_NOW = "　现在是{}，直接回车就不改"
PLAIN_CHOOSE = "打序号或名称 > "
PLAIN_SEVERAL = "有{}个，说得再准些："
PLAIN_LIST = "写一条新的{}，或打“删2”“改2”“移3到1”，打序号照用那一条；空着回车就往下走 > "
PLAIN_NEW_WORDS = "改成 > "
PLAIN_TEXT = "一行一段，写完另起一行打“{}”。"
ANSWERED_BEFORE = "上次填的"
MENU = "要做什么？"
MENU_OPTIONS = (
    ("新起草", "一问一答，从头填一份"),
    ("继续填写", "接着上次停下的地方"),
    ("检查", "看还缺什么、错在哪里"),
    ("生成Word", "写出草稿"),
    ("导入去年报告", "由写好的报告得到去年的数和打算"),
    ("帮助", "怎样用"),
    ("退出", ""),
)
NO_FILES = "这个文件夹里还没有开始写的报告。"
NO_FILES_YET = "先选“新起草”；已经有文件的，请到那个文件夹里再打开 drafter。"
WHICH_OUTLINE = "按哪份提纲写？"
WHICH_PLACE = "写哪个地方、哪个单位的？"
LIKE_PLACE = "文件就叫这个名字，例：云岭县"
WHICH_YEAR = "写哪一年的？"
LIKE_YEAR = "写哪一年的工作就填哪一年，例：2026"
WHICH_LAST = "去年的报告是哪一个？"
NO_REPORT = "没有，从空白开始"
WHICH_FILE = "哪一个文件？"
WHICH_REPORT = "导入哪一份报告？"
LIKE_REPORT = "打文件名，例：2025年报告.docx"
NO_SUCH_FILE = "这个文件夹里没有“{}”。"
USUAL = "按今天的日期"
UNREADABLE = "读不了，选“检查”看原因"
HOW_FAR = "已答{}/{}"
ALL_ANSWERED = "都填了"
WITH_ERRORS = "，写错{}处"
MENU_HELP_TITLE = "怎样用"
MENU_HELP = (
    "先把去年的报告（Word 文件）放到一个文件夹里，在那个文件夹里打开 drafter。",
    "选“新起草”，说清地方和年度，去年的报告选上：去年的数会摆在旁边，去年的打算会逐项问。",
    "一次一题，每答一题就存好。随时可以停，下次选“继续填写”。",
    "问完了选“生成Word”：缺的数标成“待填”，发现的问题写成批注。",
    "屏幕最下面一行是这时能按的键。F1 看说明，F4 看总览。",
    "事实文件是普通的文本，记事本、WPS 都能打开；懂 YAML 的可以直接改。手册在 docs/ 目录。",
)
RAN = "也可以直接打：drafter {}"
BACK_TO_MENU = "按回车回到菜单 "
LAST_SAID = "上年是这样写的："
PARKED = "现在这份提纲里没有、留在文件里的主题：{}"
UNTYPED = "刚打的字撤掉了，原来的还在。"
FILE_ERRORS = "文件里有{}处写法不对，先用记事本改好：{}"
LEFT_FOR_NOW = "，先放着{}处"
PASSED_OPEN = "先放着没有填的有{}处，草稿里必填的标成“待填”。"
NO_SUCH_FIGURE = "没有“{}”这个数。先填这个数，或者打“{{”从列出来的里面选。"
UNIT_TWICE = "“{{{0}}}”自己带着单位，后面的“{1}”去掉。"
TOO_SMALL = "窗口太小了，拉大一点。"
LIKE_PROGRAMME = "这里写纲要的名称，如《法治政府建设实施纲要（2026—2030年）》；还没有的写 无。"
LIKE_PLENUMS = "这里写全会，如 党的二十大和二十届历次全会精神；不写的写 无。"
OPENING = "正在打开……"
ELSEWHERE = "在别的地方，打文件名"
CHECKED_FILE = "{}：查出{}处"
NOTHING_FOUND = "没有查出问题。"
