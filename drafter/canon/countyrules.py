"""The rules a county declares for itself in `outlines/rules.yaml` of its folder, each with the examples it is tested with.

Words that are not to be used, words that must stand, relations of figures, ranges of figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from drafter.canon.relation import Relation, parse_relation
from drafter.canon.rulebook import Entry
from drafter.chinese import shown
from drafter.files import Shelf
from drafter.findings import Level, Rule
from drafter.records import FromFile, read_model

FILE = "rules.yaml"
CODE = r"^X\d{3}$"


class Kind(Enum):
    """What a rule of a county asks for."""

    FORBIDDEN = "禁用"
    WANTED = "须有"
    RELATION = "关系"
    RANGE = "范围"

    @property
    def of_facts(self) -> bool:
        """Tell whether it is asked of figures, not of the text."""
        return self in (Kind.RELATION, Kind.RANGE)


class Bounds(FromFile):
    """范围: between which numbers a figure lies."""

    figure: str = Field(alias="数据", pattern=r"^[^.\s]+(?:\.[^.\s]+)+$")
    low: Decimal | None = Field(alias="低", default=None)
    high: Decimal | None = Field(alias="高", default=None)

    @model_validator(mode="after")
    def _bounds_something(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("范围要写“低”或者“高”")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("范围的“低”大于“高”")
        return self

    def broken(self, value: Decimal) -> str:
        """Say how a figure lies outside; nothing where it does not."""
        if self.low is not None and value < self.low:
            return f"“{self.figure}”是{shown(value)}，本县一般不低于{shown(self.low)}。"
        if self.high is not None and value > self.high:
            return f"“{self.figure}”是{shown(value)}，本县一般不超过{shown(self.high)}。"
        return ""


Case = str | dict[str, Decimal]


class CountyRule(FromFile):
    """One rule of a county; exactly one of the four kinds is written. It holds for the report years 自 to 至."""

    name: str = Field(alias="名称", min_length=1)
    level: Level = Field(alias="等级", default=Level.WARNING)
    reason: str = Field(alias="理由", min_length=1)
    remedy: str = Field(alias="改法", min_length=1)
    forbidden: tuple[str, ...] = Field(alias="禁用", default=())
    unless: tuple[str, ...] = Field(alias="除外", default=())
    instead: str = Field(alias="改为", default="")
    wanted: tuple[str, ...] = Field(alias="须有", default=())
    relation: str = Field(alias="关系", default="")
    bounds: Bounds | None = Field(alias="范围", default=None)
    since: int | None = Field(alias="自", default=None)
    until: int | None = Field(alias="至", default=None)
    wrong: tuple[Case, ...] = Field(alias="错", min_length=1)
    right: tuple[Case, ...] = Field(alias="对", min_length=1)

    @model_validator(mode="after")
    def _is_one_rule(self) -> Self:
        kinds = self._kinds()
        if len(kinds) != 1:
            raise ValueError("“禁用”“须有”“关系”“范围”要写一样，只写一样")
        if (self.unless or self.instead) and kinds[0] is not Kind.FORBIDDEN:
            raise ValueError("“除外”“改为”只和“禁用”一起写")
        if any(not word.strip("| ") for word in (*self.forbidden, *self.wanted, *self.unless)):
            raise ValueError("词不能空着")
        if any(isinstance(case, str) is kinds[0].of_facts for case in (*self.wrong, *self.right)):
            wanted = "“主题.键: 数”" if kinds[0].of_facts else "一段文字"
            raise ValueError(f"“{kinds[0].value}”的“错”“对”要写{wanted}")
        if self.relation:
            parse_relation(self.relation)
        return self

    def _kinds(self) -> list[Kind]:
        written = (self.forbidden, self.wanted, self.relation, self.bounds)
        return [kind for kind, value in zip(Kind, written, strict=True) if value]

    @property
    def kind(self) -> Kind:
        """What it asks for."""
        return self._kinds()[0]

    @cached_property
    def parsed(self) -> Relation:
        """The relation, read."""
        return parse_relation(self.relation)

    @cached_property
    def sign(self) -> re.Pattern[str]:
        """What finds the words that are not to be used, the longest first."""
        words = sorted(self.forbidden, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words)))

    @cached_property
    def excuse(self) -> re.Pattern[str] | None:
        """What finds the phrases in which such a word is right."""
        words = sorted(self.unless, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words))) if words else None

    @property
    def figures(self) -> tuple[str, ...]:
        """The addresses of the figures it asks about, without 上年."""
        if self.bounds is not None:
            return (self.bounds.figure,)
        return self.parsed.figures if self.relation else ()

    def holds_in(self, year: int | None) -> bool:
        """Tell whether it is to be asked of the report on a year."""
        if year is None:
            return True
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)

    def as_rule(self, code: str) -> Rule:
        """Return it as findings name it."""
        return Rule(code, self.name, self.level, self.reason)

    def as_entry(self) -> Entry:
        """Return it as the rule book has it, for lists and pages."""
        return Entry.model_validate(
            {
                "名称": self.name,
                "等级": self.level,
                "理由": self.reason,
                "改法": self.remedy,
                "错": [_said(case) for case in self.wrong],
                "对": [_said(case) for case in self.right],
            }
        )


def _said(case: Case) -> str:
    if isinstance(case, str):
        return case
    return "，".join(f"{address} {shown(value)}" for address, value in case.items())


class CountyRules(FromFile):
    """The rules of a county by their code; its 编号 begin with X, which none of ours does."""

    rules: dict[Annotated[str, Field(pattern=CODE)], CountyRule] = Field(alias="规则", default_factory=dict)
    path: str = ""


def load_county_rules(shelf: Shelf) -> CountyRules:
    """Read the rules of a county, none where it has none. Raises DrafterError that names file and line of every mistake."""
    found = shelf.where("outlines", FILE)
    if found is None or not found.is_county:
        return CountyRules()
    return read_model(CountyRules, str(found.path)).model_copy(update={"path": str(found.path)})
