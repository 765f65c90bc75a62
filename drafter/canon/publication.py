"""What the rules of publication look things up in: surnames, words that are no names, parties, numbers that are public."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from drafter.records import FromFile


class PublicWords(FromFile):
    """The word list of publication: what makes a name a name and a party a party, and what may be said all the same."""

    phones: tuple[str, ...] = Field(alias="公开电话", default=())
    names: tuple[str, ...] = Field(alias="公开姓名", default=())
    surnames: str = Field(alias="姓氏")
    double_surnames: tuple[str, ...] = Field(alias="复姓", default=())
    given: str = Field(alias="单名", default="")
    no_names: tuple[str, ...] = Field(alias="不是姓名", default=())
    parties: tuple[str, ...] = Field(alias="当事人", min_length=1)
    people: tuple[str, ...] = Field(alias="普通身份", default=())
    minors: tuple[str, ...] = Field(alias="未成年人", default=())
    secrets: tuple[str, ...] = Field(alias="密级", min_length=1)
    internal: tuple[str, ...] = Field(alias="内部标志", default=())

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The words that begin with a surname and are no name."""
        return frozenset(self.no_names)
