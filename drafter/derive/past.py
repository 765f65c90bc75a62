"""One year's report as an outline sees it: its title, its chapters, the topics told in them, the figures reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.chinese import is_character, without_stop
from drafter.facts import DUTY_TOPIC, Fact, Facts, Origin, State, TopicFacts, by_section
from drafter.facts.gaps import filled
from drafter.facts.years import years_left_open
from drafter.outline import Outline, Role, Section, Shape, Topic

_YEAR_OF = re.compile(r"\{(?:年度|下年)\}(?:年度?)?的?")
# what the program itself writes of last year's plans and problems
_FOLLOW_UP = re.compile(r"^上年.*(?:落实|整改).*情况$")
_HALF, _FULL = ",;:!?()", "，；：！？（）"
_LONGEST_LABEL = 16
_NO_BEGINNING = "年月日的和及与等"


class Setting(NamedTuple):
    """How a chapter is set in a finished report: see `Section`."""

    shape: Shape | None = None
    run_in: bool = False


class Own(NamedTuple):
    """A figure that no topic of the outline knows: what is counted, and in what."""

    label: str
    unit: str


class Told(NamedTuple):
    """A topic as one year told it; `topic` is None where no outline knows it, the title is empty where it had none."""

    key: str
    topic: Topic | None
    title: str
    own: tuple[Own, ...] = ()


class Chapter(NamedTuple):
    """A chapter as one year had it; {年度} and {下年} stand for the years in its title."""

    role: Role
    title: str
    setting: Setting
    told: tuple[Told, ...] = ()


class Past(NamedTuple):
    """A report of one year. `who` reported; `reported` are the addresses of the figures it gave."""

    path: str
    who: str
    region: str
    year: int
    title: str
    file_name: str
    outline: Outline
    chapters: tuple[Chapter, ...]
    reported: frozenset[str]

    @property
    def label(self) -> str:
        """The year in words."""
        return f"{self.year}年"


def past_of(facts: Facts, settings: Sequence[Setting | None] = ()) -> Past | None:
    """Return what the facts of a report tell; None where nobody knows of which year.

    `settings` are those of its last chapters where a finished report was read; a chapter without is an attachment.
    """
    header = facts.header
    if header.year is None:
        return None
    title, file_name = _title(facts)
    return Past(
        facts.path,
        header.governed or "、".join(header.organs),
        header.governed or "".join(header.organs[-1:]),
        header.year,
        title,
        file_name,
        facts.outline,
        tuple(_chapters(facts, settings)),
        frozenset(
            fact.indicator.address
            for fact in facts.figures().values()
            if fact.indicator.id and fact.state is State.KNOWN and fact.origin is not Origin.COMPUTED
        ),
    )


def _title(facts: Facts) -> tuple[str, str]:
    """Return the wording of titles and of file names: those of the paper's own title, else of its outline."""
    header, outline = facts.header, facts.outline
    said = _open(header.title.replace(" ", ""), header.year)
    if "{年度}" not in said:
        return outline.title, outline.file_name
    wording = said.removeprefix("".join(header.organs))
    before, year, behind = wording.partition("{年度}")
    if header.region and header.region in before:
        wording = before.replace(header.region, "{区域}", 1) + year + behind
        return wording, wording.partition("{区域}")[1] + wording.partition("{区域}")[2]
    return wording, "{区域}" + wording.removeprefix("关于")


def _open(text: str, year: int | None) -> str:
    """Return a title as an outline may have it: the year left open, signs as they are printed, no braces of its own."""
    text = text.replace("{", "［").replace("}", "］")
    for half, full in zip(_HALF, _FULL, strict=True):
        text = re.sub(rf"(?<=[^\x00-\x7f]){re.escape(half)}", full, text)
    return years_left_open(text, year) if year else text


def _chapters(facts: Facts, settings: Sequence[Setting | None]) -> Iterator[Chapter]:
    sections = facts.outline.sections
    shared = by_section(facts.topics, facts.outline)
    before = len(sections) - len(settings)
    for number, section in enumerate(sections):
        topics = shared.get(number, ())
        told = tuple(_told(section, topics, facts))
        if not (
            told
            or (section.title and topics)
            or (section.role is not Role.WORK and _has(facts, section, topics))
        ):
            continue
        setting: Setting | None = Setting(section.shape, section.run_in)
        if settings and number >= before:
            setting = settings[number - before]
        if setting is not None:
            yield Chapter(section.role, _given(section.title, facts.header.year), setting, told)


def _given(title: str, year: int | None) -> str:
    """Return the title of a section, which may have its years open already."""
    if "{年度}" in title or "{下年}" in title:
        return title
    return _open(without_stop(title), year)


def _has(facts: Facts, section: Section, topics: Sequence[TopicFacts]) -> bool:
    return bool(topics) or filled(facts, section.role)


def _told(section: Section, topics: Sequence[TopicFacts], facts: Facts) -> Iterator[Told]:
    """Yield the topics of a section that an outline is to have; 第一责任人 too where only its own list tells of it."""
    if section.role not in (Role.WORK, Role.DUTY):
        return
    found = [_topic(t, facts) for t in topics if _wanted(t, section, alone=len(topics) == 1)]
    known = [t.key for t in found]
    if facts.duties and DUTY_TOPIC in section.topics and DUTY_TOPIC not in known:
        ahead = section.topics[: section.topics.index(DUTY_TOPIC)]
        at = max((n + 1 for n, key in enumerate(known) if key in ahead), default=0)
        found.insert(at, Told(DUTY_TOPIC, facts.outline.topics[DUTY_TOPIC], ""))
    yield from found


def _wanted(topic: TopicFacts, section: Section, *, alone: bool) -> bool:
    """Tell whether a topic is one of its own: text without a heading is where it is all that its chapter has."""
    if topic.topic is not None:
        return not topic.empty
    if section.role is Role.DUTY or _FOLLOW_UP.match(topic.title):
        return False
    return topic.headed or (alone and bool(section.title))


def _topic(topic: TopicFacts, facts: Facts) -> Told:
    title = _YEAR_OF.sub("", _open(without_stop(topic.title), facts.header.year)) if topic.headed else ""
    own = dict.fromkeys(Own(f.indicator.label, f.indicator.unit) for f in _others(topic))
    return Told(topic.key, topic.topic, title, tuple(one for one in own if _is_label(one.label)))


def _others(topic: TopicFacts) -> Iterator[Fact]:
    yield from (fact for fact in topic.others if fact.state is State.KNOWN)
    for part in topic.parts:
        yield from _others(part)


def _is_label(label: str) -> bool:
    """Tell whether words can be the name of a figure: some characters, no figure among them."""
    good = 1 < len(label) <= _LONGEST_LABEL and all(map(is_character, label))
    return good and label[0] not in _NO_BEGINNING
