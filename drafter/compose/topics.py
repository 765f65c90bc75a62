"""One topic of the report: heading, measures, figures in sentences, 小节 one level deeper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias
from zlib import crc32

from drafter.compose.wording import Wording
from drafter.facts import Duty, Fact, TopicFacts, Words
from drafter.outline import Shape, Topic
from drafter.sentences import MEASURES, Sense, Tag, Template, Told, bare, choose, chooser, notable, paragraphs
from drafter.tree import Block, Heading, Items, Paragraph, Span

FEWEST_ITEMS, FEWEST_TITLED = 3, 2
LONG_PARAGRAPH = 420
STUB = 40
BESIDES = ("此外，", "另外，")
COUNTY_RANKS = "县区市旗"
GROUPS = {"镇": "党委", "乡": "党委", "道": "党工委"}


class Sentence(NamedTuple):
    """A sentence made of figures alone, which a report that is too long can do without: whose it is, what it says."""

    topic: str
    facts: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What the sentences of a report have in common: the sentence files by topic, the seed of its wordings, its year.

    `without` are the sentences to leave out.
    """

    templates: Callable[[Topic], Template | None]
    seed: str
    year: int | None
    region: str
    without: frozenset[Sentence] = frozenset()

    def year_word(self, topic_number: int) -> str:
        """Return 全年, the year or nothing; neighbouring topics get different ones."""
        words = ("全年", f"{self.year}年", "") if self.year else ("全年", "")
        return words[(crc32(self.seed.encode()) + topic_number) % len(words)]


def names_of_rank(region: str) -> dict[str, str]:
    """Return what sentences call the place and those who lead it, as far as its rank tells.

    级 (县 in 县委, counties and districts only), 级全 (全县), 班子 (党委 of a township, 党工委 of a street, 党组 of an office).
    """
    last = region[-1:]
    if last and last in COUNTY_RANKS:
        return {"级": last, "级全": f"全{last}"}
    if last in GROUPS:
        return {"班子": GROUPS[last], "级全": "全街道" if last == "道" else f"全{last}"}
    return {"班子": "党组", "级全": ""}


class TopicTeller:
    """Tells the topics of one report, one after another."""

    def __init__(self, voice: Voice, facts: dict[str, Fact]) -> None:
        self._voice = voice
        self._facts = facts
        self._count = 0
        self.sentences: list[Sentence] = []

    def wording(self, key: str) -> Wording:
        """Return the wording for the next topic."""
        self._count += 1
        wording = Wording(key, self._facts, f"{self._voice.seed}|{key}")
        word = self._voice.year_word(self._count)
        wording.telling.year_words = (wording.tags.put(word, Tag(Sense.DERIVED, ("年度",))) if word else "",)
        return wording

    def blocks(
        self, topic: TopicFacts, duties: tuple[Duty, ...] = (), level: int = 2, run_in: bool = False
    ) -> Iterator[Block]:
        """Yield heading and text of a topic, then its 小节 one level deeper; of an empty one nothing.

        From the third level on text follows its heading on the same line, above that where `run_in` asks for it.
        """
        if topic.empty and not duties:
            return
        if not topic.headed:
            yield from self.body(topic, duties, level + 1)
            return
        name = topic.topic.title if topic.topic and level == 2 else topic.key.rpartition(".")[2]
        run_in = (run_in or level > 2) and topic.text is None
        body = list(self.body(topic, duties, level + 1))
        if body:
            yield Heading(level, (Span(topic.title or name),), run_in, keys=(topic.key,))
        yield from body

    def body(self, topic: TopicFacts, duties: tuple[Duty, ...], below: int) -> Iterator[Block]:
        """Yield the text of a topic, then its 小节 under headings of the level `below`."""
        wording = self.wording(topic.key)
        if topic.text is not None:
            yield from self._verbatim(wording, topic.text)
        else:
            yield from self._told(wording, topic, [duty_sentence(wording, d) for d in duties if d.acts])
        for part in topic.parts:
            yield from self.blocks(part, level=min(below, 4))

    def _verbatim(self, wording: Wording, text: Words) -> Iterator[Block]:
        for line in filter(None, (part.strip() for part in text.text.split("\n"))):
            yield Paragraph(wording.tags.spans(wording.text(line, text)), (text.key,))

    def _told(self, wording: Wording, topic: TopicFacts, duties: list[str]) -> Iterator[Block]:
        wording.tags.compared = notable((*topic.figures.values(), *topic.others))
        measures = [wording.measure(m) for m in topic.measures]
        titled = any(m.title for m in topic.measures)
        lead = [wording.words(topic.lead)] if topic.lead is not None else []
        told = self._kept(topic, wording, self._figures(wording, topic))
        rest = self._wanted(topic, wording, wording.left_over(topic))
        if rest:
            told = self._with_rest(wording, told, rest)
        told = [duties, *told] if duties else told
        for paragraph in with_lead(lead, arranged(measures, told, _fewest(topic, titled))):
            if isinstance(paragraph, Enumerated):
                items = tuple(wording.tags.spans(m) for m in paragraph.items)
                yield Items(items, (topic.key,), wording.finished(paragraph.lead) if paragraph.lead else ())
            else:
                yield Paragraph(wording.finished(paragraph), (topic.key,))

    def _with_rest(self, wording: Wording, told: list[list[str]], rest: list[str]) -> list[list[str]]:
        """Add what no sentence of the topic has said, as one adds what does not belong: 此外，……."""
        if not told or told[-1] == [MEASURES]:
            return [*told, rest]
        if not any(sentence.startswith(BESIDES) for sentence in told[-1]):
            rest = [choose(wording.seed, *BESIDES) + rest[0], *rest[1:]]
        return [*told[:-1], told[-1] + rest]

    def _kept(self, topic: TopicFacts, wording: Wording, told: list[list[str]]) -> list[list[str]]:
        wanted = (p if p == [MEASURES] else self._wanted(topic, wording, p) for p in told)
        return [paragraph for paragraph in wanted if paragraph]

    def _wanted(self, topic: TopicFacts, wording: Wording, sentences: list[str]) -> list[str]:
        """Keep account of the sentences made of figures, and return those that are not to be left out."""
        wanted = []
        for sentence in sentences:
            said = Sentence(topic.key, frozenset(wording.telling.figures(sentence)), bare(sentence))
            self.sentences.append(said)
            if said not in self._voice.without:
                wanted.append(sentence)
        return wanted

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


def _fewest(topic: TopicFacts, titled: bool) -> int | None:
    """Return how many measures it takes for an enumeration; None where they are to run on, however many."""
    if topic.shape is Shape.PARAGRAPH:
        return None
    return FEWEST_TITLED if titled or topic.shape is Shape.ITEMS else FEWEST_ITEMS


class Enumerated(NamedTuple):
    """Measures that are told as 一是…二是…三是…, and the sentences that open their paragraph."""

    items: list[str]
    lead: list[str]


Piece: TypeAlias = list[str] | Enumerated


def arranged(measures: list[str], told: list[list[str]], fewest: int | None) -> list[Piece]:
    """Put measures and figures in order: few measures run on into the figures, `fewest` and more are enumerated.

    Where `fewest` is None none are. The place of the measures is where the sentence file says {% 举措 %}; without it they
    come first.
    """
    if [MEASURES] not in told:
        told = [[MEASURES], *told]
    at = told.index([MEASURES])
    before, after = told[:at], told[at + 1 :]
    if fewest is not None and len(measures) >= fewest:
        if before and len(after) == 1 and len(bare("".join(after[0]))) < STUB:
            before, after = [*before[:-1], before[-1] + after[0]], []
        return [*_joined(before), Enumerated(measures, []), *_joined(after)]
    if not measures:
        return _joined([*before, *after])
    if before and _is_stub(before[-1]):
        measures, before = before[-1] + measures, before[:-1]
    if after and len(bare("".join(measures + after[0]))) <= LONG_PARAGRAPH:
        return _joined([*before, measures + after[0], *after[1:]])
    return _joined([*before, measures, *after])


def with_lead(lead: list[str], pieces: list[Piece]) -> list[Piece]:
    """Let the first sentence of a topic run on into what follows, unless that is long already."""
    if not lead or not pieces:
        return [lead] if lead else pieces
    first, *others = pieces
    if isinstance(first, Enumerated):
        return [Enumerated(first.items, lead), *others]
    if len(bare("".join(lead + first))) <= LONG_PARAGRAPH:
        return [lead + first, *others]
    return [lead, *pieces]


def _joined(told: list[list[str]]) -> list[Piece]:
    """Run paragraphs of one short sentence into the one before."""
    result: list[Piece] = []
    for sentences in told:
        last = result[-1] if result else None
        if last is not None and _is_stub(sentences) and not isinstance(last, Enumerated):
            last.extend(sentences)
        else:
            result.append(list(sentences))
    return result


def _is_stub(sentences: list[str]) -> bool:
    return len(sentences) == 1 and len(bare(sentences[0])) < LONG_PARAGRAPH // 4


def duty_sentence(wording: Wording, duty: Duty) -> str:
    """Say what one leader did: 县委主要负责同志主持召开……2次，听取……3次."""
    post = wording.tags.put(duty.post, Tag(Sense.DERIVED, ("第一责任人",)))
    acts = [wording.words(act) for act in duty.acts]
    return post + ("；" if any("，" in act for act in acts) else "，").join(acts)
