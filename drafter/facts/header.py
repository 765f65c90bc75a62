"""Reading the head of a facts file: who reports, for which year, to whom, how the paper is dressed."""

from __future__ import annotations

from datetime import date

from drafter.chinese import print_date
from drafter.facts import faults
from drafter.facts.fields import Reader
from drafter.facts.model import Header, Words
from drafter.files import Mapping, Node, Scalar
from drafter.findings import Place
from drafter.outline import Kind

HEADER_KEYS = (
    "提纲", "机关", "区域", "自称", "年度", "标题", "成文日期", "主送", "文号", "签发人", "用印", "版头", "抄送",
    "印发", "附注", "附件", "版式", "公开", "上年", "引言", "总述", "结语",
)  # fmt: skip
PUBLICATION_KEYS = (
    "索引号", "主题分类", "体裁分类", "发布机构", "发文日期", "发布日期", "名称", "文号", "有效性", "信息分类", "内容概述",
)  # fmt: skip
_BODIES = ("人民政府", "街道办事处")
_SELF_NAMES = {
    "县": "我县",
    "区": "我区",
    "市": "我市",
    "旗": "我旗",
    "镇": "我镇",
    "乡": "我乡",
    "道": "我街道",
}


def read_header(reader: Reader, nodes: dict[str, Node], start: Place) -> Header:
    """Read the head of a facts file."""
    organs = reader.texts(nodes["机关"], "机关") if "机关" in nodes else ()
    if any("、" in organ for organ in organs):
        example = f"机关: [{'，'.join(organs).replace('、', '，')}]".replace("，", ", ")
        reader.note(faults.wrong_shape(reader.place(nodes["机关"]), "机关", "一个机关一项", example))
    if not organs:
        reader.note(faults.missing(start, "“机关”", "写署名的机关全称，如“机关: 云岭县人民政府”。", "机关"))
    year = _answer(reader, nodes, "年度", Kind.YEAR)
    if year is None and ("年度" not in nodes or not _text_of(nodes["年度"])):
        reader.note(faults.missing(start, "“年度”", "写报告说的是哪一年，如“年度: 2026”。", "年度"))
    day = _answer(reader, nodes, "成文日期", Kind.DATE)
    if day is None and ("成文日期" not in nodes or not _text_of(nodes["成文日期"])):
        reader.note(
            faults.missing(start, "“成文日期”", "写领导签发的日期，如“成文日期: 2027-01-18”。", "成文日期")
        )
    _check_signed(reader, nodes, year, day)
    region = _text(reader, nodes, "区域") or _region(organs)
    printer, printed = _printing(reader, nodes.get("印发"))
    return Header(
        organs=organs,
        region=region,
        self_name=_text(reader, nodes, "自称") or _SELF_NAMES.get(region[-1:], "本单位"),
        year=year if isinstance(year, int) else None,
        title=_text(reader, nodes, "标题"),
        signed=day if isinstance(day, date) else None,
        recipients=reader.texts(nodes["主送"], "主送") if "主送" in nodes else (),
        number=_text(reader, nodes, "文号"),
        signers=reader.texts(nodes["签发人"], "签发人") if "签发人" in nodes else (),
        seal=reader.yes(nodes.get("用印"), "用印", default=False),
        letterhead=_letterhead(reader, nodes),
        copies=reader.texts(nodes["抄送"], "抄送") if "抄送" in nodes else (),
        printer=printer,
        printed=printed,
        annotation=_text(reader, nodes, "附注").strip("（）()"),
        style=_text(reader, nodes, "版式"),
        attachments=reader.texts(nodes["附件"], "附件") if "附件" in nodes else (),
        last=_file_name(reader, nodes["上年"]) if "上年" in nodes else None,
        opening=_words(reader, nodes, "引言"),
        summary=_words(reader, nodes, "总述"),
        closing=_words(reader, nodes, "结语"),
        publication=_publication(reader, nodes.get("公开")),
    )


def _text_of(node: Node) -> str:
    return node.value if isinstance(node, Scalar) else "…"


def _answer(reader: Reader, nodes: dict[str, Node], key: str, kind: Kind) -> object | None:
    return reader.answer(nodes[key], kind, key) if key in nodes else None


def _text(reader: Reader, nodes: dict[str, Node], key: str) -> str:
    return reader.text(nodes[key], key) if key in nodes else ""


def _words(reader: Reader, nodes: dict[str, Node], key: str) -> Words | None:
    return reader.words(nodes[key], key, key) if key in nodes else None


def _file_name(reader: Reader, node: Node) -> Words | None:
    """Return the name of a file as typed: a space in it is part of it."""
    if not reader.text(node, "上年") or not isinstance(node, Scalar):
        return None
    return Words(node.value.strip(), "上年", reader.place(node))


def _check_signed(reader: Reader, nodes: dict[str, Node], year: object, day: object) -> None:
    """Note a 成文日期 that cannot be that of a report on the year: before its last quarter, or after the year behind it."""
    if not isinstance(year, int) or not isinstance(day, date):
        return
    if not date(year, 10, 1) <= day < date(year + 2, 1, 1):
        message = f"成文日期{print_date(day)}不会是{year}年度报告的日期。"
        reader.note(faults.date_out_of_place(reader.place(nodes["成文日期"]), message))


def _region(organs: tuple[str, ...]) -> str:
    last = organs[-1] if organs else ""
    for body in _BODIES:
        if last.endswith(body):
            return last.removesuffix("人民政府").removesuffix("办事处")
    return ""


def _letterhead(reader: Reader, nodes: dict[str, Node]) -> bool:
    wanted = reader.yes(nodes.get("版头"), "版头", default=False)
    if wanted and not ("文号" in nodes and _text_of(nodes["文号"])):
        where = reader.place(nodes["版头"])
        reader.note(
            faults.missing(
                where,
                "“文号”",
                "有版头的公文要有发文字号，如“文号: 云政〔2027〕3号”；没有版头写“版头: 否”。",
                "文号",
            )
        )
    return wanted


def _printing(reader: Reader, node: Node | None) -> tuple[str, date | None]:
    if node is None:
        return "", None
    fields = reader.fields(
        node, ("机关", "日期"), "“印发”里", "印发: {机关: 云岭县人民政府办公室, 日期: 2027-01-19}"
    )
    day = reader.answer(fields["日期"], Kind.DATE, "日期") if "日期" in fields else None
    return _text(reader, fields, "机关"), day if isinstance(day, date) else None


def _publication(reader: Reader, node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        reader.note(
            faults.wrong_shape(
                reader.place(node), "公开", "网站发布用的几项", "公开: {索引号: …, 发布机构: …, 有效性: 有效}"
            )
        )
        return {}
    fields = reader.fields(node, PUBLICATION_KEYS, "“公开”里", "公开: {索引号: …, 发布机构: …}")
    return {key: reader.text(value, key) for key, value in fields.items()}
