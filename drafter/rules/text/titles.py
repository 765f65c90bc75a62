"""Names in 《》: miswritten, cited at the wrong time, or marked where there is no title (L601–L604, S704)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from drafter.canon.confusions import FILE as CONFUSIONS
from drafter.canon.confusions import Confusions
from drafter.canon.laws import as_compared
from drafter.canon.titles import FILE, Titles
from drafter.findings import Level
from drafter.outline import Role
from drafter.rules.cited import CITED, LOCAL, Said, judged, names_of_places
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_OF_THE_STATE = "中华人民共和国"
_KIND = re.compile("(?:法典|法|条例|规定|办法|纲要|规划|计划|意见|决定|准则|通知)(?=(?:（[^（）]*）)?$)")
_LAW = re.compile(
    "(?:(?<![^立执司]法)法|法典|条例|规定|办法|规则|细则|决定|决议|解释|标准|纲要|规划|公报|公告|命令|[令案])$"
)
_SWAPPED = frozenset({"条例", "规定", "办法"})
_TERM = re.compile(r"\d{4}")
_PLACE = re.compile(
    "^.{1,8}?(?:省|自治区|自治州|(?<![城门超])市(?![场政容民县])|县(?!级)|旗|盟|(?<![社城域地小园校辖灾山])区(?!域|块)|镇|乡(?!村)|街道)"
)
_HERE = re.compile("制定|印发|出台|起草|修订|下发|编制|拟定|拟订|修改|草拟")
_ABOVE = re.compile("国务院|中央|中办|国办|国家|全国人大|中共|新修订|新修正|新制定")
_STOPS = re.compile("[，；：。！？]")
_IN_BRACKETS = re.compile("（[^（）]*）?$")
_NEAREST, _SHORTEST, _LONG, _VERY_LONG, _FARTHEST = 2, 5, 9, 14, 60
_SWAP_FROM = 12
_SAME = 4

_NO_TITLE = re.compile(
    "^[^，。；]{2,24}(?:工程|专项行动|行动|活动|项目|大会|会议|平台|系统|中心|工作站|论坛|培训班|宣传周|宣传月|宣传日|品牌|杯)$"
)
_A_WORK = re.compile(
    "^(?:专栏|栏目|节目|专题片|一书|电视|电影|丛书|图书|报道|视频|歌曲|短片|微电影|纪录片|等?(?:专栏|栏目|节目))"
)
_OF_A_WORK = re.compile("(?:专栏|栏目|节目|片|剧|书|歌曲|报道|文章|短视频|画册|小品|快板)$")
_CITES = re.compile("(?:贯彻落实|贯彻实施|贯彻|落实|执行|依据|根据|按照|依照|遵照|印发)(?:国务院|中央)?$")
_GOES_ON = re.compile("^(?:要求|规定|精神|部署|等|和|及|，|、|。|；|$)")
_LONGEST_BARE = 10


def citations(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note laws that were over, not yet in force or no longer new; those of a facts file are told of the facts."""
    year, written = paper.year, paper.written
    if paper.from_facts or year is None or written is None:
        return
    cites = [(line, line.text) for line in paper.body if "《" in line.text]
    local = names_of_places(text for _, text in cites)
    for line, text in cites:
        ahead = line.role is Role.PLANS or text.startswith(f"{year + 1}年")
        for fault in judged(Said(text, year + ahead, ahead), tables.laws(), written, local):
            yield Noted(
                fault.code,
                line,
                fault.start,
                fault.end,
                fault.message,
                fault.advice,
                fault.certain,
                fault.level,
            )


class _Meant(NamedTuple):
    """What a name was meant to be, and whether nothing else can have been meant."""

    name: str
    certain: bool


@dataclass(frozen=True)
class _Known:
    """Every name known, by the form in which names are compared; what has been looked up is kept."""

    names: Mapping[str, str]
    looked_up: dict[str, _Meant | None] = field(default_factory=dict)

    @cached_property
    def listed(self) -> list[str]:
        """The names, for the search."""
        return list(self.names)

    @cached_property
    def without_terms(self) -> frozenset[str]:
        """The names without the years in brackets behind them."""
        return frozenset(_IN_BRACKETS.sub("", name) for name in self.names)


def names(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note names in 《》 that are nearly, but not quite, those of one law or paper."""
    cites = [line for line in paper.body if "《" in line.text and line.own]
    if not cites:
        return
    known, words = _known(tables), tables.words(Confusions, CONFUSIONS)
    local = names_of_places(line.text for line in cites)
    for line in cites:
        text = line.text
        for match in CITED.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            if not words.old_signs.isdisjoint(match[1]):
                continue  # T504 tells of traditional characters
            near = None if _made_here(match[1], before, local) else _miswritten(line, match, known)
            told = near or _misspelt(line, match, words)
            if told is not None:
                yield told


def _known(tables: Tables) -> _Known:
    titles = tables.words(Titles, FILE).all
    return _Known({as_compared(name): name for name in titles} | dict(tables.laws().spellings))


def _made_here(name: str, before: str, local: tuple[str, ...]) -> bool:
    """Tell whether a name is that of something of the county's own, or its province's: those may be called anything."""
    if _PLACE.search(name.removeprefix(_OF_THE_STATE)) or "〈" in name or LOCAL.search(before):
        return True
    clause = _STOPS.split(before)[-1]
    if _HERE.search(clause) and not _ABOVE.search(clause):
        return True
    return any(other.endswith(name) for other in local)


def _misspelt(line: Line, match: re.Match[str], words: Confusions) -> Noted | None:
    """Return a slip in a name that no table knows: 《……管理办发》."""
    for start, end, entry in words.slips(match[0]):
        if entry.sure and not entry.either:
            at = match.start()
            message = f"《{match[1]}》里的“{entry.wrong}”像是“{entry.right}”的误写。"
            fix = Fix(at + start, at + end, entry.right, safe=False)
            return Noted(
                "L601",
                line,
                at + start,
                at + end,
                message,
                f"请核对；是误写的，改为“{entry.right}”。",
                fix=fix,
            )
    return None


def _miswritten(line: Line, match: re.Match[str], known: _Known) -> Noted | None:
    state = _OF_THE_STATE if match[1].startswith(_OF_THE_STATE) else ""
    name = as_compared(match[1])
    meant = _meant(name, known, bool(state))
    if meant is None:
        return _of_no_kind(line, match) if state and name not in known.names else None
    whole = state + meant.name
    return Noted(
        "L601",
        line,
        *match.span(),
        f"《{match[1]}》查不到，最接近的是《{whole}》：{_difference(name, as_compared(whole))}。",
        f"请核对；引的是后者，改为《{whole}》。",
        meant.certain,
        None if meant.certain else Level.WARNING,
        Fix(match.start() + 1, match.end() - 1, whole, safe=meant.certain),
    )


def _of_no_kind(line: Line, match: re.Match[str]) -> Noted | None:
    """Return a finding where what is called after the state is no law by its last word: 《中华人民共和国消防发》."""
    said = _IN_BRACKETS.sub("", match[1])
    if _LAW.search(said) or "〈" in said:
        return None
    message = f"《{match[1]}》不像法律、法规的名称：结尾的“{said[-2:]}”不是法、条例、规定一类的字样。"
    return Noted(
        "L601", line, *match.span(), message, "请对照原文核对名称。", certain=False, level=Level.WARNING
    )


def _meant(name: str, known: _Known, of_the_state: bool) -> _Meant | None:
    """Return what a name was meant to be; None where it is known, or where nothing or more than one is near."""
    bare = name if _TERM.search(name) else _IN_BRACKETS.sub("", name)
    if (
        not _SHORTEST - 1 <= len(name) <= _FARTHEST
        or "“" in name
        or name in known.names
        or bare in known.without_terms
    ):
        return None
    if name not in known.looked_up:
        kind = _KIND.search(name)
        known.looked_up[name] = _nearest(name, kind[0] if kind else "", of_the_state, known)
    return known.looked_up[name]


def _nearest(name: str, kind: str, of_the_state: bool, known: _Known) -> _Meant | None:
    """Return the one known name of the same kind that lies a slip of the pen away."""
    shortest = _SHORTEST - 2 if of_the_state else _SHORTEST
    found = process.extract(
        name, known.listed, scorer=OSA.distance, score_cutoff=_NEAREST, limit=6, processor=None
    )
    signs = sorted(name)
    turned = [other for other in known.listed if len(other) == len(name) >= _LONG and sorted(other) == signs]
    if len(turned) == 1:
        return _Meant(known.names[turned[0]], certain=True)
    near = [(other, int(far)) for other, far, _ in found if _slip(name, other, kind, int(far), shortest)]
    closest = {known.names[other] for other, far in near if far == min(far for _, far in near)}
    if closest:
        return _Meant(closest.pop(), certain=True) if len(closest) == 1 else None
    looser = {known.names[other] for other in known.listed if _looser(name, other, kind, of_the_state)}
    return _Meant(looser.pop(), certain=False) if len(looser) == 1 else None


def _slip(name: str, other: str, kind: str, far: int, shortest: int) -> bool:
    """Tell whether one name is another with a slip of the pen: same kind, one place wrong, two in a long name."""
    of_kind = _KIND.search(other)
    if of_kind is None or of_kind[0] != (kind or of_kind[0]) or len(other) < shortest:
        return False
    if not kind and (far > 1 or len(name) != len(other)):
        return False
    if far > 1 and (len(other) < _LONG or "关于" in other or not _two_slips(name, other)):
        return False
    if far == 1 and len(other) < _LONG and name[1:] == other[1:]:
        return False
    years, others = _TERM.findall(name), _TERM.findall(other)
    if years != others:
        return len(years) == len(others) and sum(a != b for a, b in zip(years, others, strict=True)) == 1
    return True


def _two_slips(name: str, other: str) -> bool:
    """Tell whether two names differ by words left out or put in, or in two places: 抗震 for 质量 is no slip of the pen."""
    if len(name) != len(other):
        return name[:2] == other[:2]
    wrong = [at for at, (a, b) in enumerate(zip(name, other, strict=True)) if a != b]
    return len(wrong) == 2 and (wrong[1] - wrong[0] > 1 or len(name) >= _VERY_LONG)


def _looser(name: str, other: str, kind: str, of_the_state: bool) -> bool:
    """Tell whether words of a long name were left out, or its kind was taken for another."""
    of_kind = _KIND.search(other)
    if of_kind is None or not kind or "关于" in other or _TERM.search(other):
        return False
    if of_kind[0] == kind:
        shorter = len(other) * 0.7 <= len(name) < len(other) and _within(name, other)
        longer = len(other) < len(name) <= len(other) + 2 and _within(other, name)
        if of_the_state and longer and len(other) >= _SHORTEST and name[:_SAME] == other[:_SAME]:
            return True
        return len(other) >= _LONG and name[:2] == other[:2] and (shorter or longer)
    stem = other[: of_kind.start()]
    swapped = {of_kind[0], kind} <= (_SWAPPED | {"法"} if of_the_state else _SWAPPED)
    return swapped and name.removesuffix(kind) == stem and (of_the_state or len(stem) >= _SWAP_FROM)


def _within(short: str, long: str) -> bool:
    """Tell whether the characters of one name stand in another in that order."""
    rest = iter(long)
    return all(sign in rest for sign in short)


def _difference(name: str, other: str) -> str:
    """Say in what two names differ."""
    from difflib import SequenceMatcher

    said = {"replace": "“{0}”应为“{1}”", "delete": "多了“{0}”", "insert": "少了“{1}”"}
    edits = SequenceMatcher(None, name, other, autojunk=False).get_opcodes()
    return "，".join(said[how].format(name[a:b], other[c:d]) for how, a, b, c, d in edits if how in said)


def title_marks(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note 《》 round what is no title, and long titles that have none round them."""
    every = tables.laws().spellings.values()
    bare = [name for name in every if len(name) >= _LONGEST_BARE and "关于" not in name]
    titles = re.compile("|".join(map(re.escape, sorted(bare, key=len, reverse=True)))) if bare else None
    for line in paper.prose:
        if not line.own:
            continue
        text = line.text
        for match in CITED.finditer(text):
            after, before = (
                text[match.end() : match.end() + 8],
                text[max(0, match.start() - 8) : match.start()],
            )
            if _NO_TITLE.search(match[1]) and not (_A_WORK.search(after) or _OF_A_WORK.search(before)):
                message = f"“{match[1]}”不是文件、书刊的名称，不用书名号。"
                yield Noted(
                    "L604", line, *match.span(), message, "活动、工程、会议的名称用引号，或者不加标号。"
                )
        if titles is not None:
            yield from _unmarked(line, text, titles)


def _unmarked(line: Line, text: str, titles: re.Pattern[str]) -> Iterator[Noted]:
    for match in titles.finditer(text):
        before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 4]
        before = before.removesuffix(_OF_THE_STATE)
        if _CITES.search(before) and _GOES_ON.search(after):
            message = f"“{match[0]}”是文件的名称，没有加书名号。"
            yield Noted("L604", line, *match.span(), message, f"改为《{match[0]}》。")
