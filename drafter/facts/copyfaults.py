"""What can be wrong with the copies of a report (报送), and with what is kept out of a public one: F051 to F055, and F059."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.facts.faults import MISSING
from drafter.findings import Finding, Level, Place, Rule

COPY_NAME = Rule("F051", "报送名称", Level.ERROR, "每一份靠名称来要，重了名就不知道要的是哪一份。")
NO_COPY = Rule("F052", "没有这一份", Level.ERROR, "要的一份“报送”里没有，程序不能拿别的一份来顶。")
LEAK = Rule("F053", "引用了不公开的", Level.ERROR, "不公开的数写在公开的话里，等于公开了。")
DERIVABLE = Rule("F054", "推得出不公开的", Level.WARNING, "别的数都公开，加减一下就知道那个不公开的数。")
WITHHELD = Rule("F055", "公开时略去", Level.NOTE, "公开的一份略去了什么，应当有人看过。")

FORGOTTEN = Rule(
    "F059", "漏写公开", Level.WARNING, "要公布的一份没有写“公开: 是”，标了不公开的会照样印出来。"
)


def reserved_name(place: Place, name: str) -> Finding:
    """Say that a copy has the name by which all copies are asked for."""
    message = f"“{name}”是要各份都写时用的，不能当一份的名称。"
    return Finding(COPY_NAME, place, message, "请换一个名称，如“公开”“上报市”。", quote=name)


def same_name(place: Place, name: str, first_line: int | None) -> Finding:
    """Say that two copies have one name."""
    message = f"名称“{name}”在第{first_line}行已经用过，这一份写不出来。"
    return Finding(COPY_NAME, place, message, "请换一个名称。", quote=name)


def same_file(place: Place, name: str, other: str) -> Finding:
    """Say that a copy would be filed under the name of another, or of the report itself."""
    whose = f"“{other}”这一份" if other else "不分份的那一份"
    message = f"名称“{name}”写到文件名里，和{whose}的文件同名，会互相覆盖。"
    return Finding(COPY_NAME, place, message, "请换一个名称。", quote=name)


def forgotten(place: Place, copy: str, annotation: str) -> Finding:
    """Say that a copy looks as if it were to be published, and yet prints what is not public."""
    if copy:
        message = f"“{copy}”这一份像是要公布的，却没有写“公开: 是”，标了“公开: 否”的会照样印出来。"
        advice = "要公布的，给这一份加上“公开: 是”；不公布的，换一个名称、附注。"
    else:
        message = f"附注写着“{annotation}”，不分份写的这一份却会照样印出标了“公开: 否”的。"
        advice = "要公布的，在“报送”里写“公开: 是”的一份，附注移到那里；不公布的，换一个附注。"
    return Finding(FORGOTTEN, place, message, advice, certain=False)


def no_such_copy(place: Place, asked: str, known: Iterable[str], near: str) -> Finding:
    """Say that a copy does not exist, and which there are."""
    names = "、".join(known)
    if not names:
        message = "事实文件里没有“报送”，分不出几份。"
        return Finding(
            NO_COPY, place, message, "去掉 --copy；要分几份的，写“报送: [{名称: 公开, 公开: 是}]”。"
        )
    hint = f"是否想写“{near}”？" if near else ""
    return Finding(NO_COPY, place, f"“报送”里没有叫“{asked}”的一份。", f"{hint}现有的：{names}。")


def leak(place: Place, copy: str, label: str, key: str) -> Finding:
    """Say that a text of a public copy refers to a figure that is kept out of it."""
    message = f"这里引用了“{label}”，“{copy}”这一份不公开它。"
    advice = "这一条也标上“公开: 否”，或者改成不带这个数的说法；话里不带数的，可以改在举措的“数据”里列出。"
    return Finding(LEAK, place, message, advice, (key,))


def derivable(place: Place, copy: str, label: str, known: Iterable[str], key: str) -> Finding:
    """Say that a figure kept out of a public copy can be worked out from those left in it."""
    message = f"“{copy}”这一份里，由{''.join(f'“{name}”' for name in known)}推得出不公开的“{label}”。"
    return Finding(DERIVABLE, place, message, "要紧的，再把其中一项标上“公开: 否”。", (key,), certain=False)


def withheld(place: Place, copy: str, said: Iterable[str]) -> Finding:
    """Say what a public copy leaves out."""
    message = f"“{copy}”这一份略去了{'；'.join(said)}。"
    return Finding(WITHHELD, place, message, "请核对有没有漏标、错标。")


def emptied(place: Place, copy: str, title: str) -> Finding:
    """Say that a section a report must have is left with nothing in a public copy."""
    message = f"“{copy}”这一份里，“{title}”一节都标了不公开，没有内容可写。"
    return Finding(MISSING, place, message, "至少留一条公开的，或者另写一条可以公开的说法。", (title,))
