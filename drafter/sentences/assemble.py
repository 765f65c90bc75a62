"""From a rendered template to sentences: what is absent or already said drops out, the rest is joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from drafter.sentences.signs import (
    ABSENT,
    CLAUSE,
    ITEM,
    LIST,
    MEASURES,
    OTHERWISE,
    PARAGRAPH,
    SENTENCE,
    YEAR_WORD,
    Sense,
    Tags,
    bare,
    first_character,
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

    def depends(self, text: str) -> bool:
        """Tell whether a clause stands only with another that was said before it."""
        return any(tag.sense is Sense.NEEDS for tag in self.tags.of(text))


def paragraphs(rendered: str, telling: Telling) -> list[list[str]]:
    """Turn a rendered topic into paragraphs of sentences; MEASURES stands alone where the measures belong."""
    result: list[list[str]] = []
    for part in rendered.replace(MEASURES, PARAGRAPH + MEASURES + PARAGRAPH).split(PARAGRAPH):
        sentences = [sentence for raw in part.split(SENTENCE) if (sentence := _sentence(raw, telling))]
        if sentences:
            result.append(sentences)
    return result


def _sentence(raw: str, telling: Telling) -> str:
    if raw.strip() == MEASURES:
        return MEASURES
    text, previous, stands = "", "", False
    here: set[str] = set()
    for clause in raw.split(CLAUSE):
        body = clause.strip()
        otherwise = body.startswith(OTHERWISE)
        if otherwise:
            if stands:
                continue
            body = body[1:].strip()
        kept = _clause(body, telling, here)
        stands = bool(kept)
        if kept:
            here.update(telling.figures(kept))
            text = joined(text, previous, kept, depends=telling.depends(kept))
            previous = kept
    if not text:
        return ""
    telling.said.update(here)
    if YEAR_WORD in text:
        text = text.replace(YEAR_WORD, telling.year_word(), 1).replace(YEAR_WORD, "")
    return text


def _clause(body: str, telling: Telling, here: set[str]) -> str:
    """Return the clause if all it says is known and new; lists keep what is new of them."""
    if not body or ABSENT in body:
        return ""
    if LIST in body:
        body = _without_said_items(body, telling, here)
        if not body:
            return ""
    for tag in telling.tags.of(body):
        if tag.sense is Sense.FIGURE and (tag.fact in telling.said or tag.fact in here):
            return ""
        if tag.sense is Sense.NEEDS and tag.fact not in here:
            return ""
    return body


def _without_said_items(body: str, telling: Telling, here: set[str]) -> str:
    lead, listed = body.split(LIST)
    items = [
        i for i in listed.split(ITEM) if not any(k in telling.said or k in here for k in telling.figures(i))
    ]
    return lead + "、".join(items) if items else ""


def joined(text: str, previous: str, clause: str, *, depends: bool = False) -> str:
    """Join a clause to a sentence by the mark it begins with; else by ， or, after a clause with its own ，, by ；.

    A clause that depends on an earlier one (率 on its base) stays close to it.
    """
    first = first_character(clause)
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


def merge_alike(sentences: list[str], read: Callable[[str], str] = bare) -> list[str]:
    """Join neighbours that begin alike with ；, so that no two sentences in a row begin alike."""
    merged: list[str] = []
    opening = ""
    for sentence in sentences:
        begins = read(sentence)[:2]
        if merged and begins == opening:
            merged[-1] += "；" + sentence
        else:
            merged.append(sentence)
        opening = begins
    return merged
