"""House styles from the shelf: a profile names what it builds on (沿用) and holds only what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.files import (
    Document,
    Key,
    Plain,
    Shelf,
    locate,
    locate_key,
    plain,
    read_source,
    remembered,
    stamp,
)
from drafter.findings import DrafterError, Finding, Place
from drafter.records import bad_record, fit, holding, read_document
from drafter.style import faults
from drafter.style.fitting import misfits
from drafter.style.house import HouseStyle

STANDARD = "gb9704"
_BASE = "沿用"
_KIND, _FOLDER = "templates", "house"
_MEASURES = "请核对这一项和有关的几项（纸、四边、字号、行距、字距）。"
_NAME = re.compile(r"^名称:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


class UnknownStyleError(DrafterError):
    """There is no house style of the name asked for; who asked knows where."""

    def __init__(self, name: str, known: Sequence[tuple[str, str]]) -> None:
        self.name, self.known = name, known
        super().__init__(self.asked_at(Place(f"{_KIND}/{_FOLDER}")))

    def asked_at(self, place: Place) -> Finding:
        """Say so at the place where the name was written."""
        return faults.no_style(place, self.name, self.known)


class _Layer(NamedTuple):
    """What one file says, without what it builds on."""

    path: Path
    document: Document
    content: dict[str, Plain]


def load(shelf: Shelf, name: str = STANDARD) -> HouseStyle:
    """Read a house style by file name (gb9704) or by its 名称.

    Raises UnknownStyleError where there is none of the name, DrafterError that names file and line of every mistake.
    """
    files = (one.path for one in shelf.list(_KIND) if _is_style(one.name))
    return remembered(f"style-{name}", stamp(files), HouseStyle, lambda: _read(shelf, name))


def _read(shelf: Shelf, name: str) -> HouseStyle:
    content: dict[str, Plain] = {}
    layers = _layers(shelf, _path(shelf, name), ())
    for layer in layers:
        content = _merged(content, layer.content)
    documents = [layer.document for layer in reversed(layers)]
    needed = [field.alias or "" for field in HouseStyle.model_fields.values() if field.is_required()]
    if len(layers) == 1 and not content.keys() >= set(needed):
        raise DrafterError(faults.incomplete(Place(str(layers[0].path), 1), set(needed) - content.keys()))
    style = fit(HouseStyle, content, documents)
    wrong = [bad_record(_first(documents, m.keys), m.message, _MEASURES) for m in misfits(style)]
    if wrong:
        raise DrafterError(wrong)
    return style


def _first(documents: Sequence[Document], keys: Sequence[Sequence[Key]]) -> Place:
    """Return the place of the first of some keys in the topmost file that has one of them."""
    places = (locate(d, key) for d in documents for key in keys if holding((d,), key))
    return next(places, Place(documents[0].source.path))


def styles(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """List the house styles on the shelf: file name and 名称."""
    found = (one for one in shelf.list(_KIND) if _is_style(one.name))
    return tuple((Path(one.name).stem, _said_name(one.path)) for one in found)


def _is_style(name: str) -> bool:
    return name.startswith(f"{_FOLDER}/") and name.endswith(".yaml")


def _said_name(path: Path) -> str:
    try:
        found = _NAME.search(read_source(path)[0].text)
    except DrafterError:
        return ""
    return found[1] if found else ""


def _path(shelf: Shelf, name: str, user: Path | None = None) -> Path:
    """Find a style; a county's file of the same name as ours builds on ours."""
    stem = name.removesuffix(".yaml")
    found = shelf.where(_KIND, f"{_FOLDER}/{stem}.yaml")
    if found is None:
        known = styles(shelf)
        by_name = next((file for file, said in known if said == stem), "")
        found = shelf.where(_KIND, f"{_FOLDER}/{by_name}.yaml")
        if found is None:
            raise UnknownStyleError(name, known)
    return found.hidden if found.hidden and found.path == user else found.path


def _layers(shelf: Shelf, path: Path, users: tuple[Path, ...]) -> list[_Layer]:
    """Read a file and all it builds on, the lowest first; what several build on is laid once, below them all."""
    document = read_document(str(path))
    if path in users:
        raise DrafterError(faults.circle(locate_key(document, [_BASE])))
    content = plain(document.root) if document.root is not None else {}
    own = dict(content) if isinstance(content, dict) else {}
    layers: list[_Layer] = []
    for where, base in _bases(document, own.pop(_BASE, [])):
        try:
            found = _path(shelf, base, path)
        except UnknownStyleError as unknown:
            raise DrafterError(unknown.asked_at(where)) from None
        below = _layers(shelf, found, (*users, path))
        layers += [layer for layer in below if layer.path not in {known.path for known in layers}]
    return [*layers, _Layer(path, document, own)]


def _bases(document: Document, value: Plain) -> Iterator[tuple[Place, str]]:
    """Yield what a file builds on, and where it says so."""
    names = value if isinstance(value, list) else [value]
    for index, name in enumerate(names):
        where = locate(document, [_BASE, index])
        if not isinstance(name, str):
            message = f"“{_BASE}”这里应当是版式的名称。"
            raise DrafterError(bad_record(where, message, "写法如：沿用: [gb9704, 页码居中]"))
        if name.strip():
            yield where, name.strip()


def _merged(below: dict[str, Plain], above: dict[str, Plain]) -> dict[str, Plain]:
    """Lay one style over another: what the upper one does not say, the lower one does."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _merged(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged
