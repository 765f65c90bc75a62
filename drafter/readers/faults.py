"""The rules about reading a finished report: codes W001 to W019, what each stands for and why it matters."""

from __future__ import annotations

from drafter.findings import DrafterError, Finding, Level, Place, Rule

TOO_LARGE = Rule(
    "W001", "报告文件过大", Level.ERROR, "报告的正文不过几百 KB；过大的文件多半是拿错了，读它会拖住电脑。"
)
NOT_A_REPORT_FILE = Rule(
    "W002",
    "不是报告文件",
    Level.ERROR,
    "能读的是 Word、网页、文本、PDF 里的报告；表格、图片、压缩包里没有成篇的正文。",
)
ENCRYPTED = Rule("W003", "加了密码", Level.ERROR, "加密的文件没有密码读不出一个字。")
DAMAGED = Rule("W004", "文件损坏", Level.ERROR, "文件缺了一截或被改坏，读出来的不可靠，宁可不读。")
DANGEROUS = Rule(
    "W005",
    "异常文件",
    Level.ERROR,
    "展开后大得离谱、或带有自我复制的定义，正常的文件不会这样，读它会把内存占满。",
)
EMPTY = Rule("W006", "没有文字", Level.ERROR, "没有可读的文字；扫描件、图片里的字是图像，不是文字。")
NOT_A_REPORT = Rule(
    "W007", "不像报告", Level.ERROR, "既没有报告的标题，也没有报告的层次和用语，读进来的都是错的。"
)
NO_CONVERTER = Rule(
    "W008",
    "缺转换程序",
    Level.ERROR,
    "旧版 Word、WPS、ODT、PDF 要借助别的程序转换，这台电脑上没有。",
)
NOT_CONVERTED = Rule("W009", "没有转换成", Level.ERROR, "转换程序没有给出结果，多半是文件本身有问题。")
NO_TITLE = Rule("W010", "没有找到标题", Level.WARNING, "标题里有机关和年度，没有标题，这两样要另外填。")
LOST_NUMBER = Rule("W011", "序号丢失", Level.WARNING, "从网页复制时序号常常丢掉，标题只剩下顿号或空括号。")
LEFT_OUT = Rule(
    "W012",
    "未读入正文",
    Level.NOTE,
    "脚注、批注、删除的修订、页眉页脚不是正文，读的时候没有放进去，告诉你一声。",
)
WRONG_CHARSET = Rule("W013", "网页编码有误", Level.NOTE, "网页自己写的编码和实际不符，按实际的编码读。")


def stop(rule: Rule, path: str, message: str, advice: str) -> DrafterError:
    """Return the refusal of a file."""
    return DrafterError(Finding(rule, Place(path), message, advice))
