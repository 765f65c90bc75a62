"""drafter outline: which outlines there are and whose, what one asks, and a county's own from its reports, on the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.cli import main

SAMPLES = Path(__file__).parent.parent / "samples"
REPORT = str(SAMPLES / "yunling-2025.yaml")
OWN = """\
名称: 云岭县
文件名: "{区域}{年度}年法治政府建设报告"
标题: "{区域}{年度}年法治政府建设报告"
说明: 本县自己排的
常报: {行政复议: [中止]}
另加: {行政复议: {复议驿站: {标识: stations, 名称: 行政复议驿站, 单位: 个, 说法: "设立驿站{}", 简称: "驿站{}"}}}
章节:
  - {标题: 工作, 角色: 工作, 接排: 是, 主题: [行政复议]}
  - {角色: 打算, 写法: 成段}
"""


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a county folder with an outline of its own."""
    (tmp_path / "drafter.yaml").write_text("", encoding="utf-8")
    outline = tmp_path / "outlines" / "own" / "outline.yaml"
    outline.parent.mkdir(parents=True)
    outline.write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_list_names_every_outline_and_whose_it_is(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line each: name, kind, whose, what it is for."""
    assert main(["outline", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split() == ["云岭县", "报告", "本县", "本县自己排的"] for line in lines)
    assert any(line.split()[:3] == ["三段式", "报告", "自带"] for line in lines)
    assert any(line.split()[:3] == ["实施方案", "方案", "自带"] for line in lines)


def test_list_goes_on_past_an_outline_that_cannot_be_read(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The broken one is named with its line, the others are listed."""
    broken = county / "outlines" / "own" / "outline.yaml"
    broken.write_text(OWN.replace("[行政复议]", "[行政复仪]"), encoding="utf-8")
    assert main(["outline", "list"]) == 2
    out = capsys.readouterr().out
    assert "outline.yaml:8: 错误 T002" in out
    assert "是否想写“行政复议”" in out
    assert "三段式" in out


def test_show_tells_chapters_topics_and_figures(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Key, name, unit; ★ also where only this county always reports a figure; what the outline adds is there."""
    assert main(["outline", "show", "云岭县"]) == 0
    shown = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["【工作】工作，接排"] in shown
    assert ["【没有标题】打算，成段"] in shown
    assert ["○", "行政复议：发挥行政复议主渠道作用"] in shown
    assert ["收到复议申请", "收到行政复议申请", "件", "★必填"] in shown
    assert ["中止", "中止审理案件", "件", "★"] in shown
    assert ["终止", "终止行政复议", "件", "★"] in shown
    assert ["视为撤回", "逾期未补正视为撤回", "件"] in shown
    assert ["复议驿站", "行政复议驿站", "个"] in shown


def test_an_outline_is_shown_by_its_folder_too(capsys: pytest.CaptureFixture[str]) -> None:
    """As facts files may ask for it."""
    assert main(["outline", "show", "statutory"]) == 0
    assert capsys.readouterr().out.startswith("法定五项（自带，报告）")


def test_an_unknown_outline_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the names."""
    assert main(["outline", "show", "三段"]) == 2
    assert "没有叫“三段”的提纲，有：" in capsys.readouterr().err


@pytest.mark.parametrize(
    "broken", ["常报: {行政复议: [中之]}", "常报: {行政应诉: [败诉率]}", "另加: {行政复仪: {}}"]
)
def test_what_an_outline_says_of_figures_that_are_not_there_is_a_mistake(
    broken: str, county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named with its line, and with what was meant where that can be told."""
    lines = [line for line in OWN.splitlines() if not line.startswith(("常报", "另加"))]
    path = county / "outlines" / "own" / "outline.yaml"
    path.write_text("\n".join([broken, *lines]), encoding="utf-8")
    assert main(["outline", "list"]) == 2
    assert "outline.yaml:1: 错误 T002" in capsys.readouterr().out


def test_derive_says_what_it_found_and_where_it_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table, the county mark announced before it is made, the files, and how to go on; then it is listed."""
    monkeypatch.chdir(tmp_path)
    assert main(["outline", "derive", REPORT]) == 0
    said = capsys.readouterr()
    assert re.search(r"行政复议 *$", said.out, re.MULTILINE)
    assert re.search(r"常报\d+个", said.out)
    assert "还不是本县目录，在里面放一个 drafter.yaml" in said.err
    assert "照2025年的报告，共1份" in said.err
    assert "提纲: 云岭县" in said.err
    assert (tmp_path / "drafter.yaml").is_file()
    assert (tmp_path / "outlines" / "云岭县" / "outline.yaml").is_file()
    main(["outline", "list"])
    assert "云岭县" in capsys.readouterr().out


def test_derive_goes_to_the_county_folder_one_stands_in(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a folder of this year's papers, the outline goes where the county's others are."""
    inside = county / "2026"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert main(["outline", "derive", REPORT, "--name", "云岭县新"]) == 0
    assert (county / "outlines" / "云岭县新" / "outline.yaml").is_file()
    assert list(inside.iterdir()) == []


def test_derive_never_writes_over_an_outline(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The county has one of that name: exit code 2, nothing is changed."""
    assert main(["outline", "derive", REPORT]) == 2
    said = capsys.readouterr()
    assert "H404" in said.out
    assert "没有写提纲" in said.err
    assert (county / "outlines" / "own" / "outline.yaml").read_text(encoding="utf-8") == OWN


def test_a_title_that_names_the_place_gets_no_organ(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """{区域} in the wording of an outline stands for the place; the organ is not put before it."""
    facts = county / "facts.yaml"
    facts.write_text(
        "提纲: 云岭县\n机关: 云岭县人民政府\n年度: 2026\n成文日期: 2027-01-18\n"
        "工作情况: {行政复议: {数据: {收到复议申请: 2, 复议驿站: 3}}}\n下一步工作打算: [加强复议]\n",
        encoding="utf-8",
    )
    main(["draft", str(facts), "--to", "txt", "-o", "份.txt"])
    text = (county / "份.txt").read_text(encoding="utf-8")
    assert text.startswith("云岭县2026年法治政府建设报告\n")
    assert "设立驿站3个" in text


def test_outline_alone_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    """The command wants a second word, and names those there are."""
    with pytest.raises(SystemExit) as left:
        main(["outline", "lst"])
    assert left.value.code == 2
    assert "没有“lst”这个命令，有：list、show、derive" in capsys.readouterr().err
