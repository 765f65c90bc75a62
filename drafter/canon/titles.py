"""Names of laws and papers that are known to exist and no more: what is one of them is no slip of the pen."""

from __future__ import annotations

from pydantic import Field

from drafter.records import FromFile

FILE = "titles.yaml"


class Titles(FromFile):
    """The names, by kind; in none of them 中华人民共和国."""

    laws: tuple[str, ...] = Field(alias="名称", default=())
    regulations: tuple[str, ...] = Field(alias="行政法规", default=())
    papers: tuple[str, ...] = Field(alias="党内法规和文件", default=())

    @property
    def all(self) -> tuple[str, ...]:
        """All names."""
        return (*self.laws, *self.regulations, *self.papers)
