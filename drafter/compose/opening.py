"""The opening paragraph: the set phrases current when the report was written, the clerk's own line, 现将……报告如下."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from drafter.canon import Canon, Slot, last_year
from drafter.chinese import without_stop
from drafter.compose.topics import TopicTeller
from drafter.compose.wording import Wording
from drafter.facts import Facts, Header, Words
from drafter.facts.faults import no_phrases, open_phrase
from drafter.findings import Finding, Place
from drafter.sentences import Sense, SentenceFiles, Tag, paragraphs
from drafter.tree import Block, Paragraph

OPENING_NAMES = frozenset(
    {"年", "自称", "思想", "法治思想", "会议精神", "全会精神", "拥护", "总述", "收尾", "纲要", "收官纲要"}
)
_ANY_PROGRAMME = "法治政府建设实施纲要"
_MARKS = "，、；：。,;:. "
# how the opening ends anyway: the clerk's own words for it take the place of ours
_END = re.compile("(?:^|(?<=[，；]))[^，；]*推进法治政府建设$")
_THIS_YEAR = (
    "(?:[自在]?{year}年(?![底初末前后上下第中一二三四]|\\d)(?:度|以来|来)?|今年(?:以来)?|一年来)[，,]?"
)
_SELF = "(?:{names})(?![的是级]|人民政府|政府|县委|区委|市委|党委|司法局|法院)[，,]?"


def opening(
    teller: TopicTeller, facts: Facts, canon: Canon, sentences: SentenceFiles
) -> tuple[list[Block], tuple[Finding, ...]]:
    """Return the opening paragraph; findings where set phrases of the year are not known."""
    header = facts.header
    wording = teller.wording("引言")
    if header.opening is not None:
        said = wording.tags.spans(wording.text(header.opening.text, header.opening))
        return [Paragraph(said, ("引言",))] if said else [], ()
    known = set_phrases(wording, opening_phrases(canon, header))
    known["自称"] = header.self_name
    if header.year:
        known["年"] = wording.tags.put(f"{header.year}年", Tag(Sense.DERIVED, ("年度",)))
    if header.summary is not None:
        line, end = _summary(header, header.summary)
        known |= {key: wording.words(w) for key, w in (("总述", line), ("收尾", end)) if w.text}
    template = sentences.frame("opening", OPENING_NAMES)
    told = paragraphs(template.render(known), wording.telling)
    spans = wording.finished([s for paragraph in told for s in paragraph])
    return [Paragraph(spans, ("引言",))], _unknown(canon, facts)


def _summary(header: Header, words: Words) -> tuple[Words, Words]:
    """Return the clerk's line without what the opening says before it, and its own end where it ends as the opening does."""
    text = re.sub("^" + _THIS_YEAR.format(year=header.year), "", words.text.lstrip(_MARKS)).lstrip(_MARKS)
    names = "|".join(re.escape(name) for name in (header.self_name, header.region) if name)
    if names:
        text = re.sub("^" + _SELF.format(names=names), "", text).lstrip(_MARKS)
    text = without_stop(text)
    end = _END.search(text)
    line = text[: end.start()].rstrip(_MARKS) if end else text
    return words._replace(text=line), words._replace(text=end[0] if end else "")


def set_phrases(wording: Wording, phrases: Mapping[str, str]) -> dict[str, object]:
    """Return set phrases ready for a sentence, each under the name that sentence files use; empty ones are left out."""
    return {k: wording.tags.put(v, Tag(Sense.DERIVED, (f"提法.{k}",))) for k, v in phrases.items() if v}


def opening_phrases(canon: Canon, header: Header) -> dict[str, str]:
    """Return what the opening of a report cites: the clerk's answers (提法) first, then the calendar."""
    parts = canon.opening(header.year, header.written) if header.year and header.written else None
    if parts is None:
        return {}
    answer = _answer(header, Slot.PROGRAMME)
    programme = parts.programme if answer is None else answer
    if _names_programme(header, programme):
        programme = ""
    return {
        "思想": parts.guide,
        "法治思想": parts.thought,
        "会议精神": parts.meeting,
        "全会精神": _answer(header, Slot.PLENUMS) or parts.spirit,
        "拥护": parts.pledge,
        **_programme(programme, closing=parts.closing and answer is None),
    }


def plan_phrases(canon: Canon, header: Header) -> dict[str, str]:
    """Return what leads into the plan, which is about the next year: what is known of that on the day of writing."""
    parts = canon.outlook(header.year, header.written) if header.year and header.written else None
    if parts is None:
        return {}
    answer = _answer(header, Slot.PROGRAMME)
    if answer and header.year and _over_by(canon, answer, header.year + 1):
        answer = None
    return {
        "思想": parts.guide,
        "法治思想": parts.thought,
        "会议精神": parts.meeting,
        "五年规划": parts.five_years,
        "阶段": parts.phase,
        **_programme(parts.programme if answer is None else answer, closing=parts.closing and answer is None),
    }


def _answer(header: Header, slot: Slot) -> str | None:
    """Return what the clerk answered (提法): empty for 无, None where nothing was."""
    words = header.phrases.get(slot.value)
    return words.text if words is not None else None


def _over_by(canon: Canon, programme: str, year: int) -> bool:
    """Tell whether a programme has run out before a year: nobody is to carry it out then."""
    last = last_year(programme)
    if last is not None:
        return last < year
    return any(f.until and f.until.year < year for f in canon.untimely(programme, date(year, 1, 1)))


def _programme(name: str, *, closing: bool) -> dict[str, str]:
    return {"收官纲要" if closing else "纲要": name}


def _names_programme(header: Header, programme: str) -> bool:
    """Tell whether the clerk's own line in the opening names the programme."""
    said = header.summary.text if header.summary else ""
    return _ANY_PROGRAMME in said or bool(programme and programme.strip("《》") in said)


def open_phrases(canon: Canon, facts: Facts) -> dict[Slot, str]:
    """Return what the calendar has to ask for the year and the clerk has not answered (提法), each with why."""
    header = facts.header
    bundle = canon.year(header.year) if header.year else None
    answered = set(header.phrases)
    if _names_programme(header, ""):
        answered.add(Slot.PROGRAMME.value)
    return {slot: why for slot, why in bundle.ask.items() if slot.value not in answered} if bundle else {}


def _unknown(canon: Canon, facts: Facts) -> tuple[Finding, ...]:
    """Return what the calendar does not know of the year and the clerk has not answered."""
    header, place = facts.header, Place(facts.path, 1)
    if not header.year:
        return ()
    if canon.year(header.year) is None:
        return (no_phrases(place, header.year),)
    asked = open_phrases(canon, facts)
    return tuple(open_phrase(place, header.year, slot, why) for slot, why in asked.items())
