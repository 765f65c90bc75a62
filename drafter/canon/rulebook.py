"""The rule book: what each rule of text is called, how grave it is, why, what to do, with examples right and wrong.

One record serves the test, `drafter rules`, and the page of the manual.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from drafter.files import Shelf
from drafter.findings import Level, Rule
from drafter.records import FromFile, YesNo, read_model

FOLDER = "common/rules/"


class Example(FromFile):
    """A piece of a report, with what has to be known of the report it stands in; `quote` is what must be marked."""

    text: str = Field(alias="文")
    year: int | None = Field(alias="年度", default=None)
    region: str = Field(alias="区域", default="")
    signed: str = Field(alias="成文日期", default="")
    title: str = Field(alias="标题", default="")
    last: str = Field(alias="上年", default="")
    quote: str = Field(alias="标出", default="")


def _as_example(value: object) -> object:
    return {"文": value} if isinstance(value, str) else value


Examples = tuple[Annotated[Example, BeforeValidator(_as_example)], ...]


class Entry(FromFile):
    """One rule of the book. One that is not `usual` runs only when it is selected.

    One that looks at the file (`of_file`), not at its text, has no examples that could be read here; one whose fault is
    found in the program while it reads (`in_code`) may show the wrong and the right line of a facts file.
    """

    name: str = Field(alias="名称")
    level: Level = Field(alias="等级")
    reason: str = Field(alias="理由")
    remedy: str = Field(alias="改法")
    more: str = Field(alias="说明", default="")
    source: str = Field(alias="依据", default="")
    usual: YesNo = Field(alias="默认", default=True)
    of_file: YesNo = Field(alias="看文件", default=False)
    in_code: YesNo = Field(alias="程序内", default=False)
    wrong: Examples = Field(alias="错", default=())
    right: Examples = Field(alias="对", default=())

    @model_validator(mode="after")
    def _has_examples(self) -> Self:
        if not (self.of_file or self.in_code) and not (self.wrong and self.right):
            raise ValueError(f"“{self.name}”要有“错”和“对”的例子")
        return self


class _Page(FromFile):
    family: str = Field(alias="门类")
    lead: str = Field(alias="引语", default="")
    rules: dict[Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")], Entry] = Field(alias="规则")


class RuleBook(FromFile):
    """Every rule of text by its code, and the family each belongs to."""

    entries: dict[str, Entry]
    families: dict[str, str]
    leads: dict[str, str] = Field(default_factory=dict)

    @cached_property
    def of_text(self) -> tuple[str, ...]:
        """The codes of the rules that read the text of a report."""
        return tuple(code for code, e in self.entries.items() if not (e.of_file or e.in_code))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules as findings name them."""
        return {code: Rule(code, e.name, e.level, e.reason) for code, e in self.entries.items()}


def load_rulebook(shelf: Shelf) -> RuleBook:
    """Read the rule book. Raises DrafterError that names file and line of every mistake."""
    entries: dict[str, Entry] = {}
    families: dict[str, str] = {}
    leads: dict[str, str] = {}
    for found in shelf.list("outlines"):
        if found.name.startswith(FOLDER):
            page = read_model(_Page, str(found.path))
            entries |= page.rules
            families |= dict.fromkeys(page.rules, page.family)
            leads[page.family] = page.lead
    return RuleBook(entries=dict(sorted(entries.items())), families=families, leads=leads)
