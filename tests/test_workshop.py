"""The workshop: a house style that cannot be had is told, and the draft is set in the standard one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.files import shelf_for
from drafter.findings import Finding, errors
from drafter.pipeline import Order
from drafter.pipeline.draft import make
from drafter.pipeline.workshop import Workshop
from drafter.style import HouseStyle, load

FACTS = """\
机关: 清溪县人民政府
年度: 2026
成文日期: 2027-01-18
{}
工作情况:
  行政复议:
    数据: {{收到复议申请: 29}}
存在问题: [乡镇执法力量不足]
下一步工作打算: [加强乡镇执法]
"""
County = Callable[..., str]


@pytest.fixture
def county(tmp_path: Path) -> County:
    """Put house styles into a county folder, and a facts file that asks for one; return its path."""

    def put(asked: str, **styles: str) -> str:
        house = tmp_path / "templates" / "house"
        house.mkdir(parents=True)
        (tmp_path / "drafter.yaml").touch()
        for name, text in styles.items():
            (house / f"{name}.yaml").write_text(text, encoding="utf-8")
        path = tmp_path / "清溪县-2026.yaml"
        path.write_text(FACTS.format(asked), encoding="utf-8")
        return str(path)

    return put


def opened(path: str) -> tuple[tuple[Finding, ...], HouseStyle]:
    """Return the errors of a facts file, and the style its draft is set in."""
    shop = Workshop(shelf_for(path))
    draft = shop.draft(path)
    return errors(draft.findings), shop.writer(draft.facts)[0]


def test_a_style_nobody_has_is_told_where_it_is_asked_for(county: County) -> None:
    path = county("版式: 云岭县格式", ours="名称: 云岭县公文格式\n沿用: gb9704\n")
    (finding,), style = opened(path)
    assert str(finding.place) == f"{path}:4"
    assert (finding.rule.code, finding.message) == ("F047", "没有叫“云岭县格式”的版式。")
    assert finding.advice.startswith("是否想写“云岭县公文格式”？现有的：")
    assert style == load(shelf_for(path))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("名称: 甲\n沿用: gb9704\n版心: {行距: 0 磅}\n", "T002", 3),
        ("名称: 甲\n沿用: ours\n", "T004", 2),
        ("名称: 甲\n沿用: 国标\n", "F047", 2),
        ("名称：甲\n沿用: gb9704\n", "F014", 1),
    ],
)
def test_a_broken_style_is_told_in_its_own_file(county: County, text: str, code: str, line: int) -> None:
    path = county("版式: ours", ours=text)
    (finding,), style = opened(path)
    assert (Path(finding.place.path).name, finding.place.line) == ("ours.yaml", line)
    assert finding.rule.code == code
    assert style == load(shelf_for(path))


def test_a_countys_standard_that_is_broken_gives_way_to_ours(county: County) -> None:
    """Also where no style is asked for."""
    path = county("", gb9704="名称: 我县标准\n沿用: gb9704\n页面: {天头: 370 毫米}\n")
    (finding,), style = opened(path)
    assert finding.rule.code == "T002"
    assert style.name == "国家标准公文格式"


@pytest.mark.parametrize(("final", "written"), [(False, True), (True, False)])
def test_a_draft_is_written_all_the_same_but_nothing_to_sign(
    county: County, final: bool, written: bool
) -> None:
    made = make(Order(county("版式: 没有"), final=final))
    assert made.exit_code == 1
    assert bool(made.documents) is written
    assert "F047" in {finding.rule.code for finding in made.findings}


def test_a_style_put_right_is_used_in_the_next_run(county: County, tmp_path: Path) -> None:
    """What was wrong is not kept from run to run."""
    path = county("版式: ours", ours="名称: 甲\n沿用: gb9704\n页码: {位置: 左}\n")
    assert opened(path)[0]
    right = "名称: 甲\n沿用: gb9704\n页码: {位置: 居中}\n"
    (tmp_path / "templates" / "house" / "ours.yaml").write_text(right, encoding="utf-8")
    found, style = opened(path)
    assert not found
    assert style.page_number.place.value == "居中"
