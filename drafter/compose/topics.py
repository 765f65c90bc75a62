"""One topic of the report: heading, measures, figures in sentences, 小节 one level deeper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zlib import crc32

from drafter.compose.wording import Wording
from drafter.facts import Duty, Fact, TopicFacts, Words
from drafter.outline import Topic
from drafter.sentences import MEASURES, Sense, Tag, Template, Told, bare, chooser, paragraphs
from drafter.tree import Block, Heading, Items, Paragraph, Span

FEWEST_ITEMS, FEWEST_TITLED = 3, 2
LONG_PARAGRAPH = 420
STUB = 40
COUNTY_RANKS = "县区市旗"
PLACE_RANKS = COUNTY_RANKS + "镇乡道"


@dataclass(frozen=True, slots=True)
class Voice:
    """What the sentences of a report have in common: the sentence files by topic, the seed of its wordings, its year."""

    templates: Callable[[Topic], Template | None]
    seed: str
    year: int | None
    region: str

    def year_word(self, topic_number: int) -> str:
        """Return 全年, the year or nothing; neighbouring topics get different ones."""
        words = ("全年", "", f"{self.year}年", "") if self.year else ("全年", "")
        return words[(crc32(self.seed.encode()) + topic_number) % len(words)]


def names_of_rank(region: str) -> dict[str, str]:
    """Return what sentences call the place: 级 (县 in 县委, counties and districts only) and 级全 (全县)."""
    last = region[-1:]
    known = {"级": last} if last in COUNTY_RANKS else {}
    return known | {"级全": "全" + ("街道" if last == "道" else last) if last in PLACE_RANKS else ""}


class TopicTeller:
    """Tells the topics of one report, one after another."""

    def __init__(self, voice: Voice, facts: dict[str, Fact]) -> None:
        self._voice = voice
        self._facts = facts
        self._count = 0

    def wording(self, key: str) -> Wording:
        """Return the wording for the next topic."""
        self._count += 1
        wording = Wording(key, self._facts, f"{self._voice.seed}|{key}")
        word = self._voice.year_word(self._count)
        wording.telling.year_words = (wording.tags.put(word, Tag(Sense.DERIVED, ("年度",))) if word else "",)
        return wording

    def blocks(self, topic: TopicFacts, duties: tuple[Duty, ...] = (), level: int = 2) -> Iterator[Block]:
        """Yield heading and text of a topic, then its 小节 one level deeper; of an empty one nothing."""
        if topic.empty and not duties:
            return
        name = topic.topic.title if topic.topic and level == 2 else topic.key.rpartition(".")[2]
        yield Heading(level, (Span(topic.title or name),), keys=(topic.key,))
        wording = self.wording(topic.key)
        if topic.text is not None:
            yield from self._verbatim(wording, topic.text)
        else:
            yield from self._told(wording, topic, [duty_sentence(wording, d) for d in duties])
        for part in topic.parts:
            yield from self.blocks(part, level=min(level + 1, 4))

    def _verbatim(self, wording: Wording, text: Words) -> Iterator[Block]:
        for line in filter(None, (part.strip() for part in text.text.split("\n"))):
            yield Paragraph(wording.tags.spans(wording.text(line, text)), (text.key,))

    def _told(self, wording: Wording, topic: TopicFacts, opening: list[str]) -> Iterator[Block]:
        measures = [wording.measure(m) for m in topic.measures]
        titled = any(m.title for m in topic.measures)
        if topic.lead is not None:
            opening = [wording.words(topic.lead), *opening]
        told = self._figures(wording, topic)
        rest = wording.left_over(topic)
        if rest:
            told = [*told[:-1], told[-1] + rest] if told and told[-1] != [MEASURES] else [*told, rest]
        for paragraph in arranged(measures, told, opening, FEWEST_TITLED if titled else FEWEST_ITEMS):
            if isinstance(paragraph, Enumerated):
                yield Items(tuple(wording.tags.spans(m) for m in paragraph), (topic.key,))
            else:
                yield Paragraph(wording.finished(paragraph), (topic.key,))

    def _figures(self, wording: Wording, topic: TopicFacts) -> list[list[str]]:
        template = self._voice.templates(topic.topic) if topic.topic is not None else None
        if template is None:
            return []
        said, tags = wording.telling.said, wording.tags
        known: dict[str, object] = {
            key: Told(fact, tags, said=fact.key in said) for key, fact in topic.figures.items() if fact.told
        }
        known["选"] = chooser(wording.seed)
        known |= names_of_rank(self._voice.region)
        return paragraphs(template.render(known), wording.telling)


class Enumerated(tuple[str, ...]):
    """Measures that are told as 一是…二是…三是…."""


def arranged(
    measures: list[str], told: list[list[str]], opening: list[str], fewest: int
) -> list[list[str] | Enumerated]:
    """Put measures and figures in order: few measures run on into the figures, `fewest` and more are enumerated.

    The place of the measures is where the sentence file says {% 举措 %}; without it they come first.
    """
    if [MEASURES] not in told:
        told = [[MEASURES], *told]
    at = told.index([MEASURES])
    before, after = told[:at], told[at + 1 :]
    if opening:
        before = [opening, *before]
    if len(measures) >= fewest:
        if before and len(after) == 1 and len(bare("".join(after[0]))) < STUB:
            before, after = [*before[:-1], before[-1] + after[0]], []
        return [*_joined(before), Enumerated(measures), *_joined(after)]
    if not measures:
        return _joined([*before, *after])
    if after and len(bare("".join(measures + after[0]))) <= LONG_PARAGRAPH:
        return _joined([*before, measures + after[0], *after[1:]])
    return _joined([*before, measures, *after])


def _joined(told: list[list[str]]) -> list[list[str] | Enumerated]:
    """Run paragraphs of one short sentence into the one before."""
    result: list[list[str] | Enumerated] = []
    for sentences in told:
        last = result[-1] if result else None
        short = len(sentences) == 1 and len(bare(sentences[0])) < LONG_PARAGRAPH // 4
        if last is not None and short and not isinstance(last, Enumerated):
            last.extend(sentences)
        else:
            result.append(list(sentences))
    return result


def duty_sentence(wording: Wording, duty: Duty) -> str:
    """Say what one leader did: 县委主要负责同志主持召开……2次，听取……3次."""
    post = wording.tags.put(duty.post, Tag(Sense.DERIVED, ("第一责任人",)))
    acts = [wording.words(act) for act in duty.acts]
    return post + ("；" if any("，" in act for act in acts) else "，").join(acts)
