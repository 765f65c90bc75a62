"""Outlines from their files: the county's folder first, then ours; topics and identities shared by all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pydantic import Field

from drafter.files import Shelf, keep, plain, read_yaml, recall, stamp
from drafter.findings import DrafterError, Finding, Place
from drafter.outline.kinds import Unit
from drafter.outline.model import Identity, Outline, Topic
from drafter.records import BAD_RECORD, FromFile, read_model

COMMON = "common"
TOPICS = f"{COMMON}/topics/"


class _Identities(FromFile):
    identities: tuple[Identity, ...] = Field(alias="关系")


class _Units(FromFile):
    units: dict[str, dict[str, Decimal]] = Field(alias="同义单位")


class Outlines:
    """The outlines a run may use, read when first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._read: dict[str, Outline] = {}
        self._common: dict[str, Topic] | None = None

    def names(self) -> tuple[str, ...]:
        """Return the names of all outlines."""
        return tuple(name for name, _ in self._named())

    def get(self, name: str) -> Outline | None:
        """Return the outline of that name, or of that folder; None where there is none."""
        if name not in self._read:
            kept_as = f"outline-{name}"
            good = stamp(found.path for found in self._shelf.list("outlines"))
            outline = recall(kept_as, good)
            if not isinstance(outline, Outline):
                path = next((p for n, p in self._named() if name in (n, p.parent.name)), None)
                if path is None:
                    return None
                outline = self._complete(read_model(Outline, str(path)), str(path))
                keep(kept_as, good, outline)
            self._read[name] = outline
        return self._read[name]

    def _named(self) -> Iterator[tuple[str, Path]]:
        for found in self._shelf.list("outlines"):
            if found.name.endswith("/outline.yaml"):
                document, _ = read_yaml(str(found.path))
                entries = plain(document.root) if document.root is not None else {}
                yield (str(entries.get("名称", "")) if isinstance(entries, dict) else ""), found.path

    def _complete(self, outline: Outline, path: str) -> Outline:
        """Put the shared topics, identities and units into an outline."""
        shared = self._topics()
        wanted = [key for section in outline.sections for key in section.topics]
        topics = {key: shared[key] for key in wanted if key in shared}
        strange = [key for key in wanted if key not in shared]
        if strange:
            message = f"提纲“{outline.name}”用了主题“{strange[0]}”，outlines/{TOPICS} 里没有。"
            raise DrafterError(
                Finding(BAD_RECORD, Place(path), message, "请改正主题的名字，或补一个主题文件。")
            )
        ids = {i.id for topic in topics.values() for i in topic.indicators.values()}
        identities = tuple(i for i in self._identities() if ids.issuperset(i.ids))
        return outline.model_copy(update={"topics": topics, "identities": identities, "units": self._units()})

    def _topics(self) -> dict[str, Topic]:
        if self._common is None:
            files = [f.path for f in self._shelf.list("outlines") if f.name.startswith(TOPICS)]
            self._common = {topic.key: topic for path in files if (topic := read_model(Topic, str(path)))}
        return self._common

    def _identities(self) -> tuple[Identity, ...]:
        path = str(self._shelf.find("outlines", f"{COMMON}/identities.yaml"))
        identities = read_model(_Identities, path).identities
        known = {i.id for topic in self._topics().values() for i in topic.indicators.values()}
        for identity in identities:
            strange = [i for i in identity.ids if i not in known]
            if strange:
                message = f"关系{identity.id}里的标识“{strange[0]}”，哪个主题里都没有。"
                raise DrafterError(Finding(BAD_RECORD, Place(path), message, "请改成数据项的标识。"))
        return identities

    def _units(self) -> dict[str, Unit]:
        read = read_model(_Units, str(self._shelf.find("outlines", f"{COMMON}/units.yaml"))).units
        return {name: Unit(name, factors) for name, factors in read.items()}
