"""A paper from plain lines, as examples and tests give them: headings by their numbers, everything else a paragraph."""

from __future__ import annotations

import re
from datetime import date

from drafter.canon.rulebook import Example
from drafter.findings import Place
from drafter.outline import Role
from drafter.rules.text.paper import Line, Locate, Paper, What

LABELS = (
    re.compile("[一二三四五六七八九十]+、"),
    re.compile("[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
_LOST = re.compile("、|（）|[(][)]")
_LONGEST = 45
_ROLES = (
    (Role.DUTY, re.compile("第一责任人")),
    (Role.PROBLEMS, re.compile("问题|不足|短板|薄弱")),
    (Role.PLANS, re.compile("下一?步|打算|安排|计划|思路")),
)


def sketch(text: str, path: str = "例", **known: object) -> Paper:
    """Return a paper of some lines; `known` is what else is known of it, by the names of Paper."""
    lines: list[Line] = []
    role, chapter = None, ""
    for number, words in enumerate(filter(None, (part.strip() for part in text.splitlines()))):
        level, label, run_in = heading_of(words)
        if level == 1 and not run_in:
            chapter = words[len(label) :]
            role = next((r for r, sign in _ROLES if sign.search(chapter)), Role.WORK)
        what = What.HEADING if level and not run_in else What.PARAGRAPH
        lines.append(
            Line(number, words, what, _locator(path, number + 1), level, label, run_in, role, chapter)
        )
    return Paper(path, tuple(lines), **known)  # type: ignore[arg-type]


def _locator(path: str, line: int) -> Locate:
    return lambda start, end: Place(path, line, start + 1, max(0, end - start))


def heading_of(words: str) -> tuple[int, str, int]:
    """Return level and label of a line that begins with a heading, and how many characters it takes where text runs on."""
    for level, label in enumerate(LABELS, 1):
        found = label.match(words)
        if found:
            return _headed(words, level, found[0])
    found = _LOST.match(words)
    return _headed(words, 1 if words[0] == "、" else 2, found[0]) if found else (0, "", 0)


def _headed(words: str, level: int, label: str) -> tuple[int, str, int]:
    stop = words.find("。")
    if len(words) <= _LONGEST and stop in (-1, len(words) - 1):
        return level, label, 0
    return (level, label, stop + 1) if 0 < stop <= _LONGEST else (0, "", 0)


def example_paper(example: Example) -> Paper:
    """Return the paper that an example of the rule book stands for."""
    signed = date.fromisoformat(example.signed) if example.signed else None
    last = sketch(example.last, year=example.year - 1 if example.year else None) if example.last else None
    return sketch(
        example.text,
        title=example.title,
        region=example.region,
        year=example.year,
        signed=signed,
        last=last,
    )
