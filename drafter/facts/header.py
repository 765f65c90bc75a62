"""Reading the head of a facts file: who reports, for which year, to whom, how the paper is dressed."""

from __future__ import annotations

import re
from datetime import date

from drafter.canon import Slot
from drafter.chinese import half_width, print_date
from drafter.facts import faults
from drafter.facts.fact import Words
from drafter.facts.fields import NOTHING, Reader
from drafter.facts.model import GOVERNMENTS, Header, governed_by, governs
from drafter.facts.planned import Term
from drafter.files import Mapping, Node, Scalar
from drafter.findings import Place
from drafter.outline import Genre, Kind

HEADER_KEYS = (
    "提纲", "机关", "区域", "自称", "年度", "标题", "成文日期", "主送", "文号", "签发人", "用印", "版头", "抄送",
    "印发", "附注", "附件", "版式", "公开", "报送", "上年", "对照方案", "引言", "总述", "结语", "提法", "字数",
)  # fmt: skip
PUBLICATION_KEYS = (
    "索引号", "主题分类", "体裁分类", "发布机构", "发文日期", "发布日期", "名称", "文号", "有效性", "信息分类", "内容概述",
)  # fmt: skip
PHRASE_KEYS = tuple(slot.value for slot in Slot)
_PHRASES_LIKE = {
    Slot.PROGRAMME.value: ("纲要的名称，没有的写“无”", "纲要: 《…》"),
    Slot.PLENUMS.value: ("全会精神的写法，没有的写“无”", "全会: 党的二十大和二十届历次全会精神"),
}
_STRAY = " \u3000，。；：、！？…,.;:!?·"
_SPIRIT = re.compile("(?:精神)+$")
_YEAR_WANTED = {
    Genre.REPORT: ("“年度”", "写报告说的是哪一年，如“年度: 2026”。"),
    Genre.PLAN: ("“规划期”", "写方案管哪几年，如“规划期: 2021—2025年”；一年的工作要点写“年度: 2026”。"),
}
_TERM = re.compile(r"(\d{4})年?[-—–~～至到一]{1,2}(\d{4})年?")
_LONGEST_TERM = 20
_LIMIT = re.compile(r"([1-9]\d{2,4})字?")
_SELF_NAMES = {
    "县": "我县",
    "区": "我区",
    "市": "我市",
    "旗": "我旗",
    "镇": "我镇",
    "乡": "我乡",
    "道": "我街道",
}
_OFFICE_NAMES = {
    "局": "我局",
    "委": "我委",
    "会": "我委",
    "办": "我办",
    "室": "我办",
    "厅": "我厅",
    "院": "我院",
}


def read_header(
    reader: Reader,
    nodes: dict[str, Node],
    start: Place,
    genre: Genre = Genre.REPORT,
    home: Node | None = None,
) -> Header:
    """Read the head of a facts file, of a report or of a plan; `home` are the organs of the file where a copy has others."""
    organs = _organs(reader, nodes, start)
    year, term, day = _dates(reader, nodes, start, genre)
    at_home = Reader(reader.document).texts(home, "机关") if home is not None else organs
    region = _text(reader, nodes, "区域") or _region(at_home)
    printer, printed = _printing(reader, nodes.get("印发"))
    signers = reader.texts(nodes["签发人"], "签发人") if "签发人" in nodes else ()
    _check_once(reader, nodes, "签发人", signers)
    return Header(
        organs=organs,
        home=at_home,
        region=region,
        self_name=_text(reader, nodes, "自称") or _self_name(region, organs),
        year=year,
        term=term,
        title=_text(reader, nodes, "标题"),
        signed=day,
        recipients=reader.texts(nodes["主送"], "主送") if "主送" in nodes else (),
        number=_text(reader, nodes, "文号"),
        signers=signers,
        seal=reader.yes(nodes.get("用印"), "用印", default=False),
        letterhead=_letterhead(reader, nodes),
        copies=reader.texts(nodes["抄送"], "抄送") if "抄送" in nodes else (),
        printer=printer,
        printed=printed,
        annotation=_text(reader, nodes, "附注").strip("（）()"),
        style=_text(reader, nodes, "版式"),
        attachments=reader.texts(nodes["附件"], "附件") if "附件" in nodes else (),
        last=_file_name(reader, nodes, "上年"),
        yardstick=_file_name(reader, nodes, "对照方案"),
        opening=_frame(reader, nodes, "引言"),
        summary=_words(reader, nodes, "总述"),
        closing=_frame(reader, nodes, "结语"),
        publication=_publication(reader, nodes.get("公开")),
        phrases=_phrases(reader, nodes.get("提法")),
        limit=_limit(reader, nodes["字数"]) if "字数" in nodes else None,
        limit_place=reader.place(nodes["字数"]) if "字数" in nodes else None,
    )


def _organs(reader: Reader, nodes: dict[str, Node], start: Place) -> tuple[str, ...]:
    """Read 机关, the organs that sign: one item each, none twice."""
    organs = reader.texts(nodes["机关"], "机关") if "机关" in nodes else ()
    if any("、" in organ for organ in organs):
        example = f"机关: [{'，'.join(organs).replace('、', '，')}]".replace("，", ", ")
        reader.note(faults.wrong_shape(reader.place(nodes["机关"]), "机关", "一个机关一项", example))
    _check_once(reader, nodes, "机关", organs)
    if not organs:
        reader.note(faults.missing(start, "“机关”", "写署名的机关全称，如“机关: 云岭县人民政府”。", "机关"))
    return organs


def _dates(
    reader: Reader, nodes: dict[str, Node], start: Place, genre: Genre
) -> tuple[int | None, Term | None, date | None]:
    """Read which year a report is on, or which years a plan covers, and when it was signed."""
    year = _answer(reader, nodes, "年度", Kind.YEAR)
    term = read_term(reader, nodes["规划期"]) if "规划期" in nodes else None
    if year is None and "规划期" not in nodes and ("年度" not in nodes or not _text_of(nodes["年度"])):
        reader.note(faults.missing(start, *_YEAR_WANTED[genre], "年度"))
    day = _answer(reader, nodes, "成文日期", Kind.DATE)
    if day is None and ("成文日期" not in nodes or not _text_of(nodes["成文日期"])):
        advice = "写领导签发的日期，如“成文日期: 2027-01-18”。"
        reader.note(faults.missing(start, "“成文日期”", advice, "成文日期"))
    if genre is Genre.PLAN and term is None and isinstance(year, int):
        term = Term(year, year)
    if isinstance(day, date):
        _check_signed(reader, nodes["成文日期"], day, term or year)
    return year if isinstance(year, int) else None, term, day if isinstance(day, date) else None


def _check_once(reader: Reader, nodes: dict[str, Node], key: str, names: tuple[str, ...]) -> None:
    """Note a name that stands twice in a list."""
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        example = f"{key}: [{', '.join(dict.fromkeys(names))}]"
        wanted = f"不重复的名称，“{twice}”写了两次"
        reader.note(faults.wrong_shape(reader.place(nodes[key]), key, wanted, example))


def _limit(reader: Reader, node: Node) -> int | None:
    """Read 字数, how many characters the text may have: 8000, 8000字; a finding and None where it is no such number."""
    text = half_width(reader.text(node, "字数")).replace(",", "")
    found = _LIMIT.fullmatch(text)
    if found is None and text:
        reader.note(faults.wrong_shape(reader.place(node), "字数", "几百到几万的整数", "字数: 8000"))
    return int(found[1]) if found else None


def _text_of(node: Node) -> str:
    return node.value if isinstance(node, Scalar) else "…"


def _answer(reader: Reader, nodes: dict[str, Node], key: str, kind: Kind) -> object | None:
    return reader.answer(nodes[key], kind, key) if key in nodes else None


def _text(reader: Reader, nodes: dict[str, Node], key: str) -> str:
    return reader.text(nodes[key], key) if key in nodes else ""


def _words(reader: Reader, nodes: dict[str, Node], key: str) -> Words | None:
    """Return a text of the clerk's; punctuation alone is none."""
    words = reader.words(nodes[key], key, key) if key in nodes else None
    return words if words is not None and _says_something(words.text) else None


def _frame(reader: Reader, nodes: dict[str, Node], key: str) -> Words | None:
    """Return the clerk's own opening or closing; empty where there is to be none (无)."""
    node = nodes.get(key)
    if isinstance(node, Scalar) and node.value.strip() in NOTHING:
        return Words("", key, reader.place(node))
    return _words(reader, nodes, key)


def _file_name(reader: Reader, nodes: dict[str, Node], key: str) -> Words | None:
    """Return the name of a file as typed: a space in it is part of it."""
    node = nodes.get(key)
    if node is None or not reader.text(node, key) or not isinstance(node, Scalar):
        return None
    return Words(node.value.strip(), key, reader.place(node))


def read_term(reader: Reader, node: Node) -> Term | None:
    """Read 规划期: 2021—2025年, 2021-2025; a finding and None where it is none."""
    text = half_width(reader.text(node, "规划期"))
    found = _TERM.fullmatch(text)
    if found is None:
        if text:
            where = reader.place(node)
            reader.note(faults.wrong_shape(where, "规划期", "起止的年份", "规划期: 2021—2025年"))
        return None
    term = Term(int(found[1]), int(found[2]))
    if not term.first < term.last <= term.first + _LONGEST_TERM:
        message = f"规划期不会是{term}。"
        reader.note(faults.date_out_of_place(reader.place(node), message))
        return None
    return term


def _check_signed(reader: Reader, node: Node, day: date, of: object) -> None:
    """Note a 成文日期 that cannot be that of this paper.

    A report is signed between the last quarter of its year and the end of the next, a plan between the middle of the year
    before it and its end.
    """
    if isinstance(of, Term):
        fits = date(of.first - 1, 7, 1) <= day < date(of.last + 1, 1, 1)
        paper = f"{of}方案" if of.first < of.last else f"{of.first}年工作要点"
    elif isinstance(of, int):
        fits = date(of, 10, 1) <= day < date(of + 2, 1, 1)
        paper = f"{of}年度报告"
    else:
        return
    if not fits:
        message = f"成文日期{print_date(day)}不会是{paper}的日期。"
        reader.note(faults.date_out_of_place(reader.place(node), message))


def _self_name(region: str, organs: tuple[str, ...]) -> str:
    """Return what a report calls its own place or office: 我县, 我镇, 我局."""
    organ = organs[-1] if organs else ""
    place = _SELF_NAMES.get(region[-1:]) if governs(organ) else None
    return place or _OFFICE_NAMES.get(organ[-1:]) or _SELF_NAMES.get(region[-1:], "本单位")


def _region(organs: tuple[str, ...]) -> str:
    last = organs[-1] if organs else ""
    return governed_by(last) if last.endswith(GOVERNMENTS) else ""


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
    if "日期" in fields and not _text_of(fields["日期"]):
        advice = "写印发的日期，如“日期: 2027-01-19”；不印日期的删去这一项。"
        reader.note(faults.missing(reader.place(fields["日期"]), "“印发”的“日期”", advice, "印发"))
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


def _phrases(reader: Reader, node: Node | None) -> dict[str, Words]:
    """Read 提法: what the calendar of set phrases does not know, or what the superior notice words otherwise; 无 is none."""
    if node is None:
        return {}
    fields = reader.fields(node, PHRASE_KEYS, "提法里", "提法: {全会: 党的二十大和二十届历次全会精神}")
    found = {key: _phrase(reader, key, value) for key, value in fields.items()}
    return {key: words for key, words in found.items() if words is not None}


def _phrase(reader: Reader, key: str, node: Node) -> Words | None:
    """Read one answer: a programme stands in 《》, what a plenum leaves is its 精神; what has no words in it is a finding."""
    text, where = reader.text(node, key), reader.place(node)
    if not text:
        return None
    bare = text.strip(_STRAY)
    if bare in NOTHING:
        return Words("", f"提法.{key}", where)
    bare = _SPIRIT.sub("", bare).strip(_STRAY)
    if key == Slot.PROGRAMME.value:
        bare = _named(bare)
    if not _says_something(bare):
        reader.note(faults.wrong_shape(where, key, _PHRASES_LIKE[key][0], _PHRASES_LIKE[key][1]))
        return None
    return Words(bare if key == Slot.PROGRAMME.value else f"{bare}精神", f"提法.{key}", where)


def _named(text: str) -> str:
    """Return the name of a programme in 《》; one bracket too few, or a mark inside them, is put right."""
    if text.startswith("《") and text.count("《") == text.count("》") > 1:
        return text
    if (text.startswith("《") and text.endswith("》")) or text.count("《") != text.count("》"):
        return f"《{text.strip('《》').strip(_STRAY)}》"
    return text if "《" in text else f"《{text}》"


def _says_something(text: str) -> bool:
    """Tell whether there is more in a text than punctuation."""
    return any(map(str.isalnum, text))
