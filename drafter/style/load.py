"""House styles from the shelf: a profile names what it builds on (沿用) and holds only what differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.files import Document, Plain, Shelf, locate_key, plain, remembered, stamp
from drafter.findings import DrafterError, Finding, Level, Rule
from drafter.records import fit, read_document
from drafter.style.house import HouseStyle

STANDARD = "gb9704"
CIRCLE = Rule("T004", "沿用成圈", Level.ERROR, "版式文件互相沿用，程序不知道以哪个为准。")
_BASE = "沿用"
_KIND, _FOLDER = "templates", "house"
_NAME = re.compile(r"^名称:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


class _Layer(NamedTuple):
    """What one file says, without what it builds on."""

    path: Path
    document: Document
    content: dict[str, Plain]


def load(shelf: Shelf, name: str = STANDARD) -> HouseStyle:
    """Read a house style by file name (gb9704) or by its 名称. Raises DrafterError that names file and line."""
    files = (one.path for one in shelf.list(_KIND) if _is_style(one.name))
    return remembered(f"style-{name}", stamp(files), HouseStyle, lambda: _read(shelf, name))


def _read(shelf: Shelf, name: str) -> HouseStyle:
    content: dict[str, Plain] = {}
    layers = _layers(shelf, _path(shelf, name), ())
    for layer in layers:
        content = _merged(content, layer.content)
    return fit(HouseStyle, content, [layer.document for layer in reversed(layers)])


def styles(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """List the house styles on the shelf: file name and 名称."""
    found = (one for one in shelf.list(_KIND) if _is_style(one.name))
    return tuple((Path(one.name).stem, _said_name(one.path)) for one in found)


def _is_style(name: str) -> bool:
    return name.startswith(f"{_FOLDER}/") and name.endswith(".yaml")


def _said_name(path: Path) -> str:
    found = _NAME.search(path.read_text(encoding="utf-8", errors="replace"))
    return found[1] if found else ""


def _path(shelf: Shelf, name: str, user: Path | None = None) -> Path:
    """Find a style; a county's file of the same name as ours builds on ours."""
    stem = name.removesuffix(".yaml")
    found = shelf.where(_KIND, f"{_FOLDER}/{stem}.yaml")
    if found:
        return found.hidden if found.hidden and found.path == user else found.path
    by_name = (file for file, said in styles(shelf) if said == stem)
    return shelf.find(_KIND, f"{_FOLDER}/{next(by_name, stem)}.yaml")


def _layers(shelf: Shelf, path: Path, users: tuple[Path, ...]) -> list[_Layer]:
    """Read a file and all it builds on, the lowest first; what several build on is laid once, below them all."""
    document = read_document(str(path))
    if path in users:
        advice = f"请去掉其中一处“{_BASE}”。"
        place = locate_key(document, [_BASE])
        raise DrafterError(Finding(CIRCLE, place, "这个版式沿用的版式又沿用了它自己。", advice))
    content = plain(document.root) if document.root is not None else {}
    own = dict(content) if isinstance(content, dict) else {}
    layers: list[_Layer] = []
    for base in _bases(own.pop(_BASE, [])):
        below = _layers(shelf, _path(shelf, base, path), (*users, path))
        layers += [layer for layer in below if layer.path not in {known.path for known in layers}]
    return [*layers, _Layer(path, document, own)]


def _bases(value: Plain) -> Sequence[str]:
    names = value if isinstance(value, list) else [value]
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]


def _merged(below: dict[str, Plain], above: dict[str, Plain]) -> dict[str, Plain]:
    """Lay one style over another: what the upper one does not say, the lower one does."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _merged(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged
