"""Which blocks of a web page are the paper: those below the element that holds nearly all of its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from drafter.readers.passages import Passage

if TYPE_CHECKING:
    from drafter.readers.html import Block

_SENTENCE, _NEARLY_ALL, _LINKED = 40, 0.95, 0.7
_FURNITURE = frozenset(("nav", "footer", "aside"))
_INLINE = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "span"])


def main_text(root: Any, blocks: Sequence[Block]) -> list[Passage]:
    """Return the lines of a page, those outside the paper marked as such."""
    container = _container(root, blocks)
    made: list[Passage] = []
    for block in blocks:
        above = (block.element, *block.element.iterancestors())
        outside = container not in above or any(e.tag in _FURNITURE for e in above)
        outside = outside or block.linked > _LINKED
        made += (passage._replace(outside=outside) for passage in block.passages)
    return made


def _container(root: Any, blocks: Sequence[Block]) -> Any:
    """Return the lowest element that holds nearly all sentences, but no part of a <main> or <article>."""
    weights: dict[Any, int] = {}
    whole = 0
    for block in blocks:
        weight = sum(_weight(passage) for passage in block.passages) if block.linked <= _LINKED else 0
        if not weight:
            continue
        whole += weight
        for element in (block.element, *block.element.iterancestors()):
            weights[element] = weights.get(element, 0) + weight
    found = root
    while found.tag not in ("main", "article"):
        heavy = next((e for e in found if weights.get(e, 0) >= _NEARLY_ALL * max(1, whole)), None)
        if heavy is None or heavy.tag in _INLINE or (heavy.tag == "table" and heavy.find(".//table") is None):
            break
        found = heavy
    return found


def _weight(passage: Passage) -> int:
    text = passage.text
    return len(text) if len(text) >= _SENTENCE and any(sign in text for sign in "。；，,") else 0
