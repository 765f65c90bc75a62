"""Which topic of the outline each heading of the work is about; where none fits, it gets a topic of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from drafter.chinese import half_width
from drafter.facts import DUTY_TOPIC
from drafter.harvest.outlay import Line, Part
from drafter.harvest.roles import Chapter
from drafter.outline import Outline, Role, Topic

_SIGNS = re.compile(r"[^A-Za-z0-9\u3400-\u9fff]+")
_LONGEST_KEY = 16
_LEAST = 4.0
_IN_TITLE, _IN_TEXT, _MOST_IN_TEXT, _ALIKE = 2.0, 0.5, 3.0, 0.06
_KEY_NAMED = 3.0
_LOOSE = 45.0
ORIGINAL = {
    Role.PROBLEMS: "存在问题原文", Role.SUGGESTIONS: "意见建议原文", Role.PLANS: "工作打算原文",
    Role.OTHER: "其他情况原文", Role.DUTY: "第一责任人履职", Role.WORK: "总体情况",
}  # fmt: skip


@dataclass(slots=True)
class Subject:
    """What a topic of the facts file will hold: a heading with what stands below it, or a chapter without headings."""

    key: str
    topic: Topic | None
    part: Part
    headed: bool
    title: str = ""

    def lines(self) -> Iterable[Line]:
        """Return every line in it."""
        return self.part.all_lines()


class Subjects:
    """Gives each heading its topic, each topic once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._taken: set[str] = set()

    def of(self, chapters: Sequence[Chapter]) -> dict[int, list[Subject]]:
        """Return the subjects of each chapter, by its number."""
        wanted = [(number, part) for number, c in enumerate(chapters) for part in _headings(c)]
        topics = self._assigned([part for _, part in wanted])
        found: dict[int, list[Subject]] = {}
        for (number, part), topic in zip(wanted, topics, strict=True):
            role = chapters[number].role
            headed = part is not chapters[number].part and bool(part.title)
            key = topic.key if topic else self._own_key(part.title if headed else "", role, part)
            title = part.title or ORIGINAL.get(role, role.value)
            found.setdefault(number, []).append(Subject(key, topic, part, headed, title))
        return found

    def _assigned(self, parts: Sequence[Part]) -> list[Topic | None]:
        """Match headings and topics: the best pairs first, each topic once."""
        pairs = [
            (points, -number, topic.key)
            for number, part in enumerate(parts)
            for topic in self._outline.topics.values()
            if (points := fit(part, topic)) >= _LEAST
        ]
        chosen: dict[int, Topic] = {}
        for _, number, key in sorted(pairs, reverse=True):
            if -number not in chosen and key not in self._taken:
                self._taken.add(key)
                chosen[-number] = self._outline.topics[key]
        return [chosen.get(number) for number in range(len(parts))]

    def _own_key(self, title: str, role: Role, part: Part) -> str:
        named = _SIGNS.sub("", half_width(title))[:_LONGEST_KEY].lstrip("0123456789")
        base = named or _SIGNS.sub("", half_width(part.title))[:_LONGEST_KEY].lstrip("0123456789")
        base = (base if role is Role.WORK else "") or ORIGINAL.get(role, role.value)
        return unique(base, self._taken | self._outline.topics.keys(), self._taken)


def unique(base: str, known: Iterable[str], taken: set[str]) -> str:
    """Return a key nobody has: with a number behind it where the bare one is taken."""
    others, key, number = set(known), base, 2
    while key in others:
        key, number = f"{base}{number}", number + 1
    taken.add(key)
    return key


def _headings(chapter: Chapter) -> list[Part]:
    """Return the parts of a chapter that become topics: its headings, with its first lines as one without a heading."""
    part = chapter.part
    if chapter.role is not Role.WORK or not part.parts:
        return [part]
    if not part.lines:
        return part.parts
    return [Part("", part.level, part.at, lines=part.lines), *part.parts]


def fit(part: Part, topic: Topic) -> float:
    """Say how well a topic fits a heading: by the words in it, by its likeness, by what stands below it."""
    if topic.key == DUTY_TOPIC and not re.search(r"第一责任人|主要负责人", part.title):
        return 0.0
    title = half_width(part.title).replace(" ", "")
    words = (*topic.found_by, topic.key)
    named = max((_IN_TITLE * len(word) for word in words if word in title), default=0.0)
    alike = fuzz.ratio(title, topic.title)
    if not named and alike < _LOOSE:
        return 0.0
    text = "".join(line.text for line in part.all_lines())
    inside = min(sum(text.count(word) for word in words) * _IN_TEXT, _MOST_IN_TEXT)
    first = 1.0 if any(word in title.partition(",")[0] for word in words) else 0.0
    exact = _KEY_NAMED if topic.key in title else 0.0
    return named + _ALIKE * alike + inside + first + exact
