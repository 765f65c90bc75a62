"""迹象: what figures look like behind which a shortcoming may lie; the wording in which it may be admitted."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Self

from pydantic import Field, model_validator

from drafter.records import FromFile


class Watch(Enum):
    """How a figure is looked at: against last year, against a bound, or against another one that it is part of."""

    FALLS = "下降"
    RISES = "上升"
    BELOW = "低于"
    ABOVE = "高于"
    UNFINISHED = "未完"

    @property
    def bounded(self) -> bool:
        """Tell whether a figure is held against a bound."""
        return self in {Watch.BELOW, Watch.ABOVE}

    @property
    def figures(self) -> int:
        """How many figures it takes: what was to be done and what was done, else one."""
        return 2 if self is Watch.UNFINISHED else 1


class Signal(FromFile):
    """One sign (迹象) of a shortcoming.

    `limit` is the bound of a figure that has one; else how much is worth a word: points of a rate, per cent of last
    year's count, per cent of what was to be done. `least` is the same as a number of cases. Of several signs of one
    `matter` the first that shows counts.
    """

    code: str = Field(alias="编号", min_length=1)
    topic: str = Field(alias="主题")
    watch: Watch = Field(alias="看")
    ids: tuple[str, ...] = Field(alias="标识")
    limit: Decimal | None = Field(alias="限", default=None, ge=0)
    least: Decimal = Field(alias="至少", default=Decimal(0), ge=0)
    matter: str = Field(alias="同一件事", default="")
    problem: str = Field(alias="问题", min_length=1)
    hint: str = Field(alias="原因提示", default="")
    why: str = Field(alias="说明", min_length=1)

    @model_validator(mode="after")
    def _has_its_parts(self) -> Self:
        watch = self.watch
        if len(self.ids) != watch.figures:
            wanted = "写两个标识：要办的、办了的" if watch.figures > 1 else "只写一个标识"
            raise ValueError(f"看“{watch.value}”的，“标识”里{wanted}")
        if watch.bounded and (self.limit is None or self.least):
            raise ValueError(f"看“{watch.value}”的，要写“限”，不写“至少”")
        return self


class Signals(FromFile):
    """The signs that are looked for, in order."""

    signals: tuple[Signal, ...] = Field(alias="迹象")

    @model_validator(mode="after")
    def _codes_once(self) -> Self:
        codes = [signal.code for signal in self.signals]
        twice = next((code for code in codes if codes.count(code) > 1), "")
        if twice:
            raise ValueError(f"编号“{twice}”用了两次")
        return self
