"""From a rendered template to sentences: what is absent or already said drops out, the rest is joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.sentences.signs import (
    ABSENT,
    CLAUSE,
    ITEM,
    LIST,
    MEASURES,
    OTHERWISE,
    PARAGRAPH,
    SENTENCE,
    TAG,
    YEAR_WORD,
    Sense,
    Tags,
    beginning,
)

SAYS = (Sense.FIGURE, Sense.COMPARED)
_JOINTS = "，；、：。"


@dataclass(slots=True)
class Telling:
    """What has been said so far in one topic, and how sentences may open."""

    tags: Tags
    said: set[str] = field(default_factory=set)
    year_words: tuple[str, ...] = ("全年",)

    def year_word(self) -> str:
        """Return 全年 or what stands for it, once; then nothing, for nobody says 全年 twice in a paragraph."""
        word, self.year_words = (self.year_words[0] if self.year_words else ""), ()
        return word

    def figures(self, text: str) -> list[str]:
        """Return the addresses of the facts, and of their comparisons, that a text says."""
        return [tag.fact for tag in self.tags.of(text) if tag.sense in SAYS]


def paragraphs(rendered: str, telling: Telling) -> list[list[str]]:
    """Turn a rendered topic into paragraphs of sentences; MEASURES stands alone where the measures belong."""
    result: list[list[str]] = []
    for part in rendered.replace(MEASURES, PARAGRAPH + MEASURES + PARAGRAPH).split(PARAGRAPH):
        sentences = [sentence for raw in part.split(SENTENCE) if (sentence := _sentence(raw, telling))]
        if sentences:
            result.append(sentences)
    return result


class _Clause(NamedTuple):
    """A clause that stands: its text, the facts it says, whether it depends on one before it."""

    text: str
    says: list[str]
    depends: bool


def _sentence(raw: str, telling: Telling) -> str:
    if raw.strip() == MEASURES:
        return MEASURES
    text, previous, stands = "", "", False
    here: set[str] = set()
    for part in raw.split(CLAUSE):
        body = part.strip()
        if body.startswith(OTHERWISE):
            if stands:
                continue
            body = body[1:].strip()
        clause = _clause(body, telling, here) if body and ABSENT not in body else None
        stands = clause is not None
        if clause is not None:
            here.update(clause.says)
            text = joined(text, previous, clause.text, depends=clause.depends)
            previous = clause.text
    if not text:
        return ""
    telling.said.update(here)
    if YEAR_WORD in text:
        text = text.replace(YEAR_WORD, telling.year_word(), 1).replace(YEAR_WORD, "")
    return text


def _clause(body: str, telling: Telling, here: set[str]) -> _Clause | None:
    """Return the clause if all it says is known and new; of a list, what is new in it."""
    if LIST in body:
        body = _without_said_items(body, telling, here)
        if not body:
            return None
    says: list[str] = []
    depends = False
    for tag in telling.tags.of(body):
        if tag.sense in SAYS:
            if tag.fact in telling.said or tag.fact in here:
                return None
            says.append(tag.fact)
        elif tag.sense is Sense.NEEDS:
            if tag.fact not in here:
                return None
            depends = True
    return _Clause(body, says, depends)


def _without_said_items(body: str, telling: Telling, here: set[str]) -> str:
    lead, listed = body.split(LIST)
    said = telling.said | here
    items = [item for item in listed.split(ITEM) if said.isdisjoint(telling.figures(item))]
    return lead + "、".join(items) if items else ""


def joined(text: str, previous: str, clause: str, *, depends: bool = False) -> str:
    """Join a clause to a sentence by the mark it begins with; else by ， or, after a clause with its own ，, by ；.

    A clause that depends on an earlier one (率 on its base) stays close to it.
    """
    first = clause[:1] if clause[:1] < TAG else beginning(clause, 1)
    if not text:
        return clause.lstrip(_JOINTS) if first in _JOINTS else clause
    if first in _JOINTS or first == "（":
        return text + clause
    return text + ("；" if "，" in previous and not depends else "，") + clause


def run_on(clauses: list[str]) -> str:
    """Join independent clauses to one sentence."""
    text, previous = "", ""
    for clause in clauses:
        text, previous = joined(text, previous, clause), clause
    return text


def merge_alike(sentences: list[str]) -> list[str]:
    """Join neighbours that begin alike with ；, so that no two sentences in a row begin alike."""
    merged: list[str] = []
    opening = ""
    for sentence in sentences:
        begins = beginning(sentence, 2)
        if merged and begins == opening:
            merged[-1] += "；" + sentence
        else:
            merged.append(sentence)
        opening = begins
    return merged
