"""Outlines from their files: the county's folder first, then ours; topics and identities shared by all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from drafter.files import Found, Key, Shelf, keep, locate, plain, read_yaml, recall, stamp
from drafter.findings import DrafterError, Finding
from drafter.outline.kinds import Unit
from drafter.outline.model import Identity, Outline, Topic
from drafter.records import FromFile, bad_record, nearest, read_document, read_model

COMMON = "common"
TOPICS = f"{COMMON}/topics/"
_LEAST, _MOST = Decimal("0.000001"), Decimal(1_000_000_000)


def _possible(factor: Decimal) -> Decimal:
    if not _LEAST <= factor <= _MOST:
        raise ValueError(f"换算的倍数要在 {_LEAST:f} 到 {_MOST:f} 之间，写的是 {factor}")
    return factor


class _Identities(FromFile):
    identities: tuple[Identity, ...] = Field(alias="关系")


class _Units(FromFile):
    units: dict[str, dict[str, Annotated[Decimal, AfterValidator(_possible)]]] = Field(alias="同义单位")


class Outlines:
    """The outlines a run may use, read when first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._read: dict[str, Outline] = {}
        self._common: dict[str, Topic] | None = None

    def names(self) -> tuple[str, ...]:
        """Return the names of all outlines."""
        return tuple(name for name, _ in self._named() if name)

    def with_topic(self, key: str) -> tuple[str, ...]:
        """Return the names of the outlines that have a topic."""
        known = ((name, self.get(name)) for name in self.names())
        return tuple(name for name, outline in known if outline is not None and key in outline.topics)

    def get(self, name: str) -> Outline | None:
        """Return the outline of that name, or of that folder; None where there is none.

        Raises DrafterError that names file and line of every mistake; where no outline has the name and one has none at
        all, that is the mistake.
        """
        if name not in self._read:
            kept_as = f"outline-{name}"
            good = stamp(found.path for found in self._shelf.list("outlines"))
            outline = recall(kept_as, good)
            if not isinstance(outline, Outline):
                named = list(self._named())
                path = next((p for n, p in named if name in (n, p.parent.name)), None)
                path = path or next((p for n, p in named if not n), None)
                if path is None:
                    return None
                outline = self._complete(_outline(str(path)), str(path))
                keep(kept_as, good, outline)
            self._read[name] = outline
        return self._read[name]

    def _named(self) -> Iterator[tuple[str, Path]]:
        for found in self._files():
            document, _ = read_yaml(str(found.path))
            entries = plain(document.root) if document.root is not None else {}
            name = entries.get("名称", "") if isinstance(entries, dict) else ""
            yield (name if isinstance(name, str) else ""), found.path

    def _complete(self, outline: Outline, path: str) -> Outline:
        """Put the shared topics, identities and units into an outline."""
        shared = self._topics()
        wanted = [key for section in outline.sections for key in section.topics]
        if not shared.keys() >= {*wanted, *outline.topic_titles, *outline.added}:
            raise DrafterError([*self._unknown_topics(outline, path)])
        topics = {key: _as_wanted(shared[key], outline) for key in wanted}
        unknown = [*_unknown_figures(outline, topics, path)]
        if unknown:
            raise DrafterError(unknown)
        ids = {i.id for topic in topics.values() for i in topic.indicators.values()}
        identities = tuple(i for i in self._identities() if ids.issuperset(i.ids))
        return outline.model_copy(update={"topics": topics, "identities": identities, "units": self._units()})

    def _unknown_topics(self, outline: Outline, path: str) -> Iterator[Finding]:
        """Yield each topic of an outline that no file describes."""
        shared = self._topics()
        for n, section in enumerate(outline.sections):
            for m, key in enumerate(section.topics):
                if key not in shared:
                    message = f"提纲“{outline.name}”用了主题“{key}”，outlines/{TOPICS} 里没有。"
                    advice = "请改正主题的名字，或补一个主题文件。"
                    yield _strange(path, ("章节", n, "主题", m), message, _meant(key, shared, advice))
        for part, keys in (("主题标题", outline.topic_titles.keys()), ("另加", outline.added.keys())):
            for key in keys - shared.keys():
                message = f"提纲“{outline.name}”的“{part}”里有主题“{key}”，outlines/{TOPICS} 里没有。"
                yield _strange(path, (part, key), message, _meant(key, shared, "请改正主题的名字。"))

    def each(self) -> Iterator[tuple[Found, Outline | DrafterError]]:
        """Yield every outline with its file; where one cannot be read, why."""
        for found in self._files():
            try:
                yield found, self._complete(_outline(str(found.path)), str(found.path))
            except DrafterError as trouble:
                yield found, trouble

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic that an outline may have, by its name."""
        return self._topics()

    def _files(self) -> Iterator[Found]:
        return (f for f in self._shelf.list("outlines") if f.name.endswith("/outline.yaml"))

    def _topics(self) -> dict[str, Topic]:
        if self._common is None:
            files = [f.path for f in self._shelf.list("outlines") if f.name.startswith(TOPICS)]
            self._common = {topic.key: topic for path in files if (topic := read_model(Topic, str(path)))}
        return self._common

    def _identities(self) -> tuple[Identity, ...]:
        path = str(self._shelf.find("outlines", f"{COMMON}/identities.yaml"))
        identities = read_model(_Identities, path).identities
        known = {i.id for topic in self._topics().values() for i in topic.indicators.values()}
        if not known.issuperset(i for identity in identities for i in identity.ids):
            raise DrafterError([*_unknown_ids(identities, known, path)])
        return identities

    def _units(self) -> dict[str, Unit]:
        read = read_model(_Units, str(self._shelf.find("outlines", f"{COMMON}/units.yaml"))).units
        return {name: Unit(name, factors) for name, factors in read.items()}


def _outline(path: str) -> Outline:
    """Read an outline by itself. Raises DrafterError, also where it has no name by which it could be asked for."""
    outline = read_model(Outline, path)
    if not outline.name:
        message, advice = "提纲的“名称”空着。", "写上事实文件里“提纲:”后面写的名称，如“名称: 三段式”。"
        raise DrafterError(_strange(path, ("名称",), message, advice))
    return outline


def _as_wanted(topic: Topic, outline: Outline) -> Topic:
    """Return a topic as an outline wants it: under its title, with the figures it adds."""
    title = outline.topic_titles.get(topic.key, topic.title)
    indicators = topic.indicators | topic.addressed(outline.added.get(topic.key, {}))
    return topic.model_copy(update={"title": title, "indicators": indicators})


def _unknown_figures(outline: Outline, topics: Mapping[str, Topic], path: str) -> Iterator[Finding]:
    """Yield each figure said to be always reported that no topic of the outline has."""
    for topic, keys in outline.usual.items():
        known = topics[topic].indicators if topic in topics else {}
        for n, key in enumerate(keys):
            if key not in known:
                message = f"提纲“{outline.name}”的“常报”里有“{topic}”的“{key}”，这个提纲里没有这个数。"
                advice = _meant(key, {*known}, "请写这个主题里有的键，主题要在“章节”里。")
                yield _strange(path, ("常报", topic, n), message, advice)


def _unknown_ids(identities: tuple[Identity, ...], known: set[str], path: str) -> Iterator[Finding]:
    """Yield each 标识 of an identity that no topic has."""
    for n, identity in enumerate(identities):
        parts = {"左": identity.left, "右": identity.right}
        parts |= {"分子": identity.numerator, "可含": identity.may_include}
        for name, ids in parts.items():
            for m, strange in enumerate(ids):
                if strange not in known:
                    message = f"关系{identity.id}里的标识“{strange}”，哪个主题里都没有。"
                    advice = _meant(strange, known, "请改成数据项的标识。")
                    yield _strange(path, ("关系", n, name, m), message, advice)


def _strange(path: str, loc: tuple[Key, ...], message: str, advice: str) -> Finding:
    return bad_record(locate(read_document(path), loc), message, advice)


def _meant(word: str, known: set[str] | dict[str, Topic], otherwise: str) -> str:
    near = nearest(word, known)
    return f"是否想写“{near}”？" if near else otherwise
