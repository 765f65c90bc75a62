"""The stock of a house style: all that python-docx has made of it, kept from run to run.

What a report needs and the stock lacks, python-docx makes now, and the next run finds it. A run that finds everything
does without python-docx, whose loading takes longer than a report.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zlib import crc32

from drafter.files import keep, recall, stamp
from drafter.style import HouseStyle
from drafter.writers.docx.cuts import Basics, Cut, TableCuts
from drafter.writers.docx.forms import EndingForm, Extras, Form, Ink, SignersForm, TableForm

if TYPE_CHECKING:
    from drafter.writers.docx.specimens import Specimens

_Form = TypeVar("_Form", bound=Hashable)
_Cuts = TypeVar("_Cuts")


class _Kept(NamedTuple):
    """A stock as it is kept: plain values, so that nothing but this room is needed to read it."""

    basics: Basics
    paragraphs: dict[Form, Cut]
    runs: dict[Ink, Cut]
    tables: dict[TableForm | SignersForm, TableCuts]
    endings: dict[EndingForm, tuple[str, ...]]


class OnDemand(dict[_Form, _Cuts]):
    """The cuts of each form; those of a form asked for the first time are made. `maker` is opened only then."""

    def __init__(self, kept: Mapping[_Form, _Cuts], maker: Callable[[], Callable[[_Form], _Cuts]]) -> None:
        super().__init__(kept)
        self._maker = maker

    def __missing__(self, form: _Form) -> _Cuts:
        make = self._maker()
        made = self[form] = make(form)
        return made


class Stock:
    """What the documents of one house style, with some extras, are put together from."""

    def __init__(self, style: HouseStyle, extras: Extras) -> None:
        self._style = style
        self._extras = extras
        said = repr(style)
        self._name = f"house-{crc32(said.encode()):08x}-{extras.comments:d}{extras.silent_footers:d}"
        self._stamp = (*stamp((), ("docx", "lxml")), said)
        found = recall(self._name, self._stamp)
        kept = found if isinstance(found, _Kept) else _Kept(self._specimens.basics(), {}, {}, {}, {})
        self.basics = kept.basics
        self.paragraphs = OnDemand(kept.paragraphs, lambda: self._specimens.paragraph)
        self.runs = OnDemand(kept.runs, lambda: self._specimens.run)
        self.tables = OnDemand(kept.tables, lambda: self._specimens.table)
        self.endings = OnDemand(kept.endings, lambda: self._specimens.ending)
        self._kept = self._size()

    @cached_property
    def _specimens(self) -> Specimens:
        from drafter.writers.docx.specimens import Specimens

        return Specimens(self._style, self._extras)

    def _size(self) -> int:
        return len(self.paragraphs) + len(self.runs) + len(self.tables) + len(self.endings)

    def keep(self) -> None:
        """Keep the stock for the next run, if it has grown."""
        size = self._size()
        if size > self._kept:
            of_forms = (dict(self.paragraphs), dict(self.runs), dict(self.tables), dict(self.endings))
            keep(self._name, self._stamp, _Kept(self.basics, *of_forms))
            self._kept = size
