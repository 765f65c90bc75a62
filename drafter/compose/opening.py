"""The opening paragraph: the set phrases current when the report was written, the clerk's own line, 现将……报告如下."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.canon import Canon, Slot
from drafter.compose.topics import TopicTeller
from drafter.compose.wording import Wording
from drafter.facts import Facts, Header
from drafter.facts.faults import no_phrases, open_phrase
from drafter.findings import Finding, Place
from drafter.sentences import Sense, SentenceFiles, Tag, paragraphs
from drafter.tree import Block, Paragraph

OPENING_NAMES = frozenset(
    {"年", "自称", "思想", "法治思想", "会议精神", "全会精神", "拥护", "总述", "纲要", "收官纲要"}
)
_ANY_PROGRAMME = "法治政府建设实施纲要"


def opening(
    teller: TopicTeller, facts: Facts, canon: Canon, sentences: SentenceFiles
) -> tuple[list[Block], tuple[Finding, ...]]:
    """Return the opening paragraph; findings where set phrases of the year are not known."""
    header = facts.header
    wording = teller.wording("引言")
    if header.opening is not None:
        return [
            Paragraph(wording.tags.spans(wording.text(header.opening.text, header.opening)), ("引言",))
        ], ()
    known = set_phrases(wording, opening_phrases(canon, header))
    known["自称"] = header.self_name
    if header.year:
        known["年"] = wording.tags.put(f"{header.year}年", Tag(Sense.DERIVED, ("年度",)))
    if header.summary is not None:
        known["总述"] = wording.words(header.summary)
    template = sentences.frame("opening", OPENING_NAMES)
    told = paragraphs(template.render(known), wording.telling)
    spans = wording.finished([s for paragraph in told for s in paragraph])
    return [Paragraph(spans, ("引言",))], _unknown(canon, facts)


def set_phrases(wording: Wording, phrases: Mapping[str, str]) -> dict[str, object]:
    """Return set phrases ready for a sentence, each under the name that sentence files use; empty ones are left out."""
    return {k: wording.tags.put(v, Tag(Sense.DERIVED, (f"提法.{k}",))) for k, v in phrases.items() if v}


def opening_phrases(canon: Canon, header: Header) -> dict[str, str]:
    """Return what the opening of a report cites: the clerk's answers (提法) first, then the calendar."""
    parts = canon.opening(header.year, header.written) if header.year and header.written else None
    if parts is None:
        return {}
    answer = header.phrases.get(Slot.PROGRAMME.value)
    programme = parts.programme if answer is None else answer
    if _names_programme(header, programme):
        programme = ""
    return {
        "思想": parts.guide,
        "法治思想": parts.thought,
        "会议精神": parts.meeting,
        "全会精神": header.phrases.get(Slot.PLENUMS.value) or parts.spirit,
        "拥护": parts.pledge,
        **_programme(programme, closing=parts.closing and answer is None),
    }


def plan_phrases(canon: Canon, header: Header) -> dict[str, str]:
    """Return what leads into the plan, which is about the next year: what is known of that on the day of writing."""
    parts = canon.outlook(header.year, header.written) if header.year and header.written else None
    if parts is None:
        return {}
    answer = header.phrases.get(Slot.PROGRAMME.value)
    return {
        "思想": parts.guide,
        "法治思想": parts.thought,
        "会议精神": parts.meeting,
        "五年规划": parts.five_years,
        "阶段": parts.phase,
        **_programme(parts.programme if answer is None else answer, closing=parts.closing and answer is None),
    }


def _programme(name: str, *, closing: bool) -> dict[str, str]:
    return {"收官纲要" if closing else "纲要": name}


def _names_programme(header: Header, programme: str) -> bool:
    """Tell whether the clerk's own line in the opening names the programme."""
    said = header.summary.text if header.summary else ""
    return _ANY_PROGRAMME in said or bool(programme and programme.strip("《》") in said)


def _unknown(canon: Canon, facts: Facts) -> tuple[Finding, ...]:
    """Return what the calendar does not know of the year and the clerk has not answered."""
    header, place = facts.header, Place(facts.path, 1)
    if not header.year:
        return ()
    bundle = canon.year(header.year)
    if bundle is None:
        return (no_phrases(place, header.year),)
    answered = set(header.phrases)
    if _names_programme(header, ""):
        answered.add(Slot.PROGRAMME.value)
    asked = ((slot, why) for slot, why in bundle.ask.items() if slot.value not in answered)
    return tuple(open_phrase(place, header.year, slot, why) for slot, why in asked)
