"""The topics of the facts file: text, measures, figures and 小节 of each subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from drafter.files import Plain
from drafter.files.annotated import Entry, Listed, Value
from drafter.harvest.entries import enumerated
from drafter.harvest.model import Found, Harvest
from drafter.harvest.outlay import Line, Part
from drafter.harvest.subjects import Subject, unique
from drafter.harvest.values import YES, referred, unbraced, value
from drafter.mentions import Stated
from drafter.outline import Indicator

NOTHING = "无"
_FEWEST = 2
_LONGEST_TITLE = 40
_LONGEST_KEY = 16


class TopicWriter:
    """Makes the entries of some topics; those in `verbatim` keep their text as it stands."""

    def __init__(self, harvested: Harvest, subjects: Sequence[Subject], verbatim: frozenset[str]) -> None:
        self._harvest = harvested
        self._subjects = subjects
        self._verbatim = verbatim
        self._by_line: dict[int, list[Found]] = defaultdict(list)
        for found in harvested.figures:
            self._by_line[found.line.number].append(found)
        self._elsewhere = self._homeless()

    def _homeless(self) -> dict[str, list[Found]]:
        """Return the figures said outside the topics, by the topic that is to hold them."""
        subjects = [s for s in self._subjects if s.topic is not None] or self._subjects
        inside = {line.number for s in self._subjects for line in s.lines()}
        found: dict[str, list[Found]] = defaultdict(list)
        for figure in self._harvest.figures:
            if (
                figure.owner
                and figure.indicator is not None
                and figure.line.number not in inside
                and subjects
            ):
                own = next((s.key for s in subjects if s.key == figure.indicator.topic), subjects[-1].key)
                found[own].append(figure)
        return found

    def figures(self, line: Line) -> list[tuple[Stated, Indicator]]:
        """Return the figures of a line that have an indicator."""
        return [(f.figure, f.indicator) for f in self._by_line[line.number] if f.indicator is not None]

    def text(self, line: Line, topic: str, start: int = 0, end: int | None = None) -> str:
        """Return part of a line with {键} for its figures."""
        stop = len(line.text) if end is None else end
        inside = [
            (figure._replace(start=figure.start - start, end=figure.end - start), indicator)
            for figure, indicator in self.figures(line)
            if start <= figure.start and figure.end <= stop
        ]
        return referred(line.text[start:stop], inside, topic, self._harvest.outline)

    def entry(self, subject: Subject) -> Entry:
        """Return the entry of a subject."""
        title = _title(subject.part.title) if subject.headed else NOTHING
        fields = [Entry("标题", title), Entry("待核", YES)]
        fields += self._body(subject.part, subject.key, subject.key)
        above = ("", f"原文第{subject.part.at}行{f'“{subject.title}”' if subject.headed else ''}")
        return Entry(subject.key, tuple(fields), above=above)

    def _body(self, part: Part, topic: str, address: str) -> list[Entry]:
        fields = self._told(part, topic, address)
        here = [f for line in part.lines for f in self._by_line[line.number]]
        here += self._elsewhere.pop(address, [])
        fields += self._data(here, topic)
        is_told = address.partition(".")[0] not in self._harvest.ahead
        others = [_other(f) for f in here if f.indicator is None and is_told]
        if others:
            fields.append(Entry("另", Listed(tuple(others))))
        taken: set[str] = set()
        inner = []
        for number, each in enumerate(part.parts, 1):
            key = unique(_key(each.title) or f"第{number}节", taken, taken)
            inner.append(
                Entry(key, (Entry("标题", _title(each.title)), *self._body(each, topic, f"{address}.{key}")))
            )
        if inner:
            fields.append(Entry("小节", tuple(inner)))
        return fields

    def _told(self, part: Part, topic: str, address: str) -> list[Entry]:
        """Return the text of a part: as measures where it is an enumeration and composes back so, else as it stands."""
        if not part.lines:
            return []
        if address.partition(".")[0] not in self._verbatim:
            measures = self._measures(part.lines, topic)
            if measures is not None:
                return measures
        text = "\n".join(self.text(line, topic) for line in part.lines)
        return [Entry("正文", text + "\n")]

    def _measures(self, lines: Sequence[Line], topic: str) -> list[Entry] | None:
        """Return 导语 and 举措 of an enumeration; None of anything else, and where a figure would be said twice."""
        if any(f.indicator is None for line in lines for f in self._by_line[line.number]):
            return None
        pieces = [piece for line in lines for piece in enumerated(line)]
        if not pieces or sum(bool(number) for number, _, _ in pieces) < _FEWEST:
            return None
        lead, rest = (pieces[0], pieces[1:]) if not pieces[0][0] else (None, pieces)
        if any(not number for number, _, _ in rest):
            return None
        fields = [Entry("导语", self._piece(lead[1], lead[2], topic))] if lead else []
        if len(rest) == _FEWEST:
            fields.append(Entry("写法", "分条"))
        items: list[Plain] = [self._measure(self._piece(text, line, topic)) for _, text, line in rest]
        return [*fields, Entry("举措", items)]

    def _piece(self, text: str, line: Line, topic: str) -> str:
        start = line.text.find(text)
        return self.text(line, topic, start, start + len(text))

    def _measure(self, text: str) -> Plain:
        title, stop, rest = text.partition("。")
        if stop and rest.strip() and len(title) <= _LONGEST_TITLE and "{" not in title:
            return {"标题": title, "做法": rest.strip()}
        return text

    def _data(self, here: Iterable[Found], topic: str) -> list[Entry]:
        entries = []
        for found in here:
            indicator = found.indicator
            if indicator is None or not found.owner:
                continue
            key = indicator.key if indicator.topic == topic else indicator.address
            entries.append(Entry(key, _valued(found, self._harvest, indicator), f"第{found.spot[0]}行"))
        return [Entry("数据", tuple(entries))] if entries else []


def _valued(found: Found, harvested: Harvest, indicator: Indicator) -> Value:
    """Return a figure; the share that follows it is compared together with it."""
    fields = value(found, indicator)
    share, compared = _share_of(found, harvested, indicator), fields.get("对比")
    if (
        share is not None
        and share.comparison
        and share.comparison.previous is not None
        and isinstance(compared, dict)
    ):
        compared["占比"] = f"{share.comparison.previous:f}%"
        compared["时点"] = compared.pop("时点")
    return fields


def _share_of(found: Found, harvested: Harvest, indicator: Indicator) -> Found | None:
    """Return the share that stands behind a figure: 占比 of the same thing."""
    if indicator.unit == "%":
        return None
    for other in harvested.figures:
        behind = other.line is found.line and other.figure.start > found.figure.start
        if behind:
            its = other.indicator
            return other if its is not None and "占比" in its.key and its.topic == indicator.topic else None
    return None


def _other(found: Found) -> tuple[Entry, ...]:
    return (
        Entry("名称", found.what),
        Entry("单位", found.figure.unit),
        *(Entry(key, part) for key, part in value(found, None).items()),
        Entry("备注", f"原文第{found.spot[0]}行：{unbraced(found.clause)}"),
    )


def _title(text: str) -> str:
    return text.rstrip("。．. ") or NOTHING


def _key(title: str) -> str:
    kept = "".join(sign for sign in title if sign.isalnum())[:_LONGEST_KEY]
    return kept.lstrip("0123456789")
