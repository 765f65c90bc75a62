"""What import has to say of a report: what it could not place, what to look at first."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.findings import Finding, Level, Place, Rule

NO_REPORT = Rule(
    "H101", "不像报告", Level.ERROR, "导入只认法治政府建设的年度报告和实施方案；别的文件读进来也没有用处。"
)
OTHER_GENRE = Rule(
    "H102", "提纲不合", Level.ERROR, "报告和方案的内容不是一类，一类的提纲装不下另一类的文件。"
)
LOST = Rule("H103", "没有还原", Level.ERROR, "导入不该丢一句话；写进事实的和原文有出入，要人工补上。")
NO_YEAR = Rule("H104", "不知年度", Level.WARNING, "不知道是哪一年的报告，就分不清本年数和上年数。")
GUESSED = Rule("H105", "推定的", Level.WARNING, "原文没有，程序按标题、网页上的信息推定的，可能不对。")
NO_ROLE = Rule("H106", "没有这一章", Level.NOTE, "存在问题、下一步打算是年度报告必有的内容，明年起草要用。")
OWN_TOPIC = Rule(
    "H107", "没有对上主题", Level.NOTE, "提纲里没有合适的主题，按原文的标题另设；里面的数照样认。"
)
UNKNOWN_FIGURE = Rule(
    "H108", "没有对上的数", Level.NOTE, "提纲里没有这个数据项，放在“另”里或留在原文里，明年不会自动问。"
)
CONTRADICTION = Rule(
    "H109", "增减对不上", Level.WARNING, "原文说的本年数、增减和百分比对不上，上年数就不能照它推。"
)
FLATTENED = Rule(
    "H110", "表格成了文字", Level.WARNING, "事实文件里没有地方放表格，表里的话一行一段留在原处。"
)
IN_ONE = Rule("H111", "方案没有分开", Level.WARNING, "任务、目标没有分开，写进报告的“对照方案”也对照不了。")

_MANY = 6


def no_report(place: Place) -> Finding:
    """Say that nothing tells this to be a report or a plan."""
    return Finding(
        NO_REPORT,
        place,
        "看不出这是法治政府建设的报告或实施方案。",
        "请核对是不是选错了文件；标题里要有“法治政府建设”“报告”或“实施方案”。",
    )


def no_outline(place: Place, name: str, known: Iterable[str]) -> Finding:
    """Say that there is no outline of the name asked for."""
    return Finding(OTHER_GENRE, place, f"没有叫“{name}”的提纲。", f"可以写：{'、'.join(known)}。")


def other_genre(place: Place, outline: str, genre: str) -> Finding:
    """Say that the outline asked for is not one for this kind of paper."""
    return Finding(
        OTHER_GENRE,
        place,
        f"这是一份{genre}，提纲“{outline}”不是{genre}用的。",
        f"请换一个{genre}用的提纲，或不写 --outline。",
    )


def lost(place: Place, said: str, sentence: str, where: str) -> Finding:
    """Say which sentence did not come back as it was."""
    return Finding(
        LOST, place, f"{said}“{sentence}”。", f"请对照原文，改事实文件里{where}的这一处。", quote=sentence
    )


def no_year(place: Place) -> Finding:
    """Say that the year cannot be told."""
    return Finding(NO_YEAR, place, "看不出是哪一年的报告。", "请在事实文件里写上“年度”。", ("年度",))


def guessed(place: Place, what: str, value: str) -> Finding:
    """Say what of the head was guessed."""
    return Finding(GUESSED, place, f"“{what}”原文没有写，推定为“{value}”。", "请核对。", (what,))


def no_role(place: Place, what: str) -> Finding:
    """Say that there is no chapter of a role, nor a paragraph that stands for one."""
    return Finding(NO_ROLE, place, f"没有找到“{what}”。", "原文写在别处的，请挪过来；没有写的不用补。")


def own_topic(place: Place, title: str, key: str) -> Finding:
    """Say which heading fits no topic that is still free."""
    advice = f"要归到提纲的主题，把键“{key}”改成主题的名字；已有同名主题的，改成它的“小节”。"
    return Finding(OWN_TOPIC, place, f"“{title}”单独成了一个主题。", advice, (key,))


def unknown_figures(place: Place, quoted: Iterable[str], where: str) -> Finding:
    """Say which figures of a topic have no indicator."""
    said = list(quoted)
    shown = "、".join(said[:_MANY]) + (f"等{len(said)}处" if len(said) > _MANY else "")
    return Finding(
        UNKNOWN_FIGURE,
        place,
        f"没有对上数据项的数：{shown}。",
        f"{where}；明年还要报的，请在提纲里加一项，或改成“数据”里的键。",
    )


def contradiction(place: Place, said: str, keys: tuple[str, ...]) -> Finding:
    """Say which change does not agree with its figures."""
    return Finding(CONTRADICTION, place, said, "请核对原始材料，再填“上年”。", keys)


def flattened(place: Place) -> Finding:
    """Say that a table became lines of text."""
    return Finding(FLATTENED, place, "这里原来是一张表。", "表里的数请填到“数据”里，文字不要的可以删去。")


def in_one(place: Place) -> Finding:
    """Say that the parts of a plan could not be told apart."""
    advice = "请对照手册“方案”一节，把任务写到“主要任务”里。"
    return Finding(IN_ONE, place, "方案的层次没有认全，各级标题和正文一段一行放在“指导思想”里。", advice)
