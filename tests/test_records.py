"""Records: a mistake in one of our data files is told in plain Chinese, with its place; ours are never to be changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from drafter.files import BUILT_IN
from drafter.findings import DrafterError, Finding
from drafter.records import KEY, FromFile, YesNo, in_county, read_model


class Colour(Enum):
    """A choice."""

    RED = "红"
    BLUE = "蓝"


class Part(FromFile):
    """A record within a record."""

    size: int = Field(alias="大小", ge=1, le=9)


class Thing(FromFile):
    """A record with a field of each kind."""

    name: str = Field(alias="名称", default="")
    parts: tuple[Part, ...] = Field(alias="部分", default=())
    colour: Colour = Field(alias="颜色", default=Colour.RED)
    open: YesNo = Field(alias="开", default=False)
    factor: Decimal = Field(alias="倍数", default=Decimal(1))
    day: date | None = Field(alias="日期", default=None)
    some: tuple[str, ...] = Field(alias="几项", default=("甲",), min_length=1)
    keyed: dict[Annotated[str, Field(pattern=KEY)], str] = Field(alias="各键", default_factory=dict)


def mistakes(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    """Read a file that stands in the test; return what is wrong with it."""
    path = tmp_path / "thing.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError) as trouble:
        read_model(Thing, str(path))
    return trouble.value.findings


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("名称: [甲, 乙]\n", 1, "“名称”：写成列表不行，这里应当是文字。"),
        ("名称: {甲: 乙}\n", 1, "“名称”：写成“键: 值”不行，这里应当是文字。"),
        ("名称: 甲\n大小: 1\n", 2, "“大小”：不认识这一项。"),
        ("部分:\n  - 大小: 1\n  - {}\n", 3, "“部分 › 第2项 › 大小”：缺少这一项。"),
        ("部分:\n  - 大小: 大\n", 2, "“部分 › 第1项 › 大小”：“大”不行，这里应当是整数。"),
        ("部分:\n  - 大小:\n", 2, "“部分 › 第1项 › 大小”：空着不行，这里应当是整数。"),
        ("部分:\n  - 大小: 10\n", 2, "“部分 › 第1项 › 大小”：“10”不行，不能大于 9。"),
        ("部分:\n  - 甲\n", 2, "“部分 › 第1项”：“甲”不行，这里应当是“键: 值”。"),
        ("部分: 甲\n", 1, "“部分”：“甲”不行，这里应当是列表。"),
        ("颜色: 绿\n", 1, "“颜色”：“绿”不行，只能写“红”、“蓝”。"),
        ("开: 对\n", 1, "“开”：“对”不行，这里应当是“是”或“否”。"),
        ("倍数: 三\n", 1, "“倍数”：“三”不行，这里应当是数字。"),
        ("倍数: inf\n", 1, "“倍数”：“inf”不行，这里应当是普通的数字。"),
        ("日期: 去年\n", 1, "“日期”：“去年”不行，这里应当是日期，如 2026-03-01。"),
        ("几项: []\n", 1, "“几项”：至少要有1项。"),
        (
            "各键: {1甲: 乙}\n",
            1,
            "“各键 › 1甲”：“1甲”不行，只能用汉字、英文字母、数字和下划线，不能用数字开头。",
        ),
        ('名称: 甲\n几项: [乙, "\\x01"]\n', 2, "“几项 › 第2项”里有看不见的控制字符。"),
        ('名称: "\\uFDD0"\n', 1, "“名称”里有看不见的控制字符。"),
    ],
)
def test_a_mistake_is_told_in_plain_chinese(tmp_path: Path, text: str, line: int, message: str) -> None:
    (finding,) = mistakes(tmp_path, text)
    assert (finding.place.line, finding.message) == (line, message)


def test_every_mistake_of_a_file_is_told(tmp_path: Path) -> None:
    assert [f.place.line for f in mistakes(tmp_path, "颜色: 绿\n开: 对\n")] == [1, 2]


def test_nobody_is_told_to_change_one_of_our_files(tmp_path: Path) -> None:
    advice = in_county(str(BUILT_IN / "outlines" / "common" / "units.yaml"))
    assert "抄到本县目录的 outlines/common/units.yaml 再改" in advice
    assert not in_county(str(tmp_path / "outlines" / "common" / "units.yaml"))
