"""House styles: lengths as printers write them, profiles that hold only what differs, numbers, titles, deviations."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.chinese import display_width, parse_numeral, print_date
from drafter.files import Shelf
from drafter.findings import DrafterError
from drafter.style import (
    HouseStyle,
    UnknownStyleError,
    break_title,
    deviations,
    fonts,
    load,
    missing_fonts,
    styles,
)
from drafter.style.lengths import read_length, read_share, read_size, said_length, said_points, said_size
from drafter.style.wording import (
    attachment_labels,
    heading_numbers,
    said_annotation,
    said_recipients,
    set_items,
)
from drafter.tree import Heading, Items, plain
from tests.reports import DAY, paragraph, said

PROFILES = {
    "bold-headings": "加粗小标题",
    "bold-measures": "一是二是加粗",
    "centred-page-numbers": "页码居中",
    "character-grid": "文档网格28字22行",
    "compensated-margins": "页边距按字面换算",
    "fangsong-digits": "数字用仿宋",
    "gb9704": "国家标准公文格式",
    "line-28pt": "行距28磅",
    "numbered-measures": "举措分条",
}


@pytest.fixture(scope="module")
def standard(shelf: Shelf) -> HouseStyle:
    """Read the shipped standard."""
    return load(shelf)


@pytest.fixture
def county(tmp_path: Path) -> Callable[[str, str], Shelf]:
    """Put a house style into a county folder; return its shelf."""

    def put(name: str, text: str) -> Shelf:
        folder = tmp_path / "templates" / "house"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return Shelf(tmp_path)

    return put


@pytest.mark.parametrize(
    ("text", "twips"),
    [
        ("37 毫米", 2098),
        ("3.7厘米", 2098),
        ("28.95 磅", 579),
        ("26mm", 1474),
        ("15.75 pt", 315),
        ("210 毫米", 11906),
    ],
)
def test_lengths_are_read_in_any_unit_of_a_printer(text: str, twips: int) -> None:
    assert read_length(text) == twips


@pytest.mark.parametrize(
    ("text", "half_points"),
    [("3号", 32), ("三号", 32), ("2号", 44), ("4号", 28), ("小四", 24), ("16 磅", 32), ("10.5磅", 21)],
)
def test_sizes_are_read_by_name_or_in_points(text: str, half_points: int) -> None:
    assert read_size(text) == half_points


@pytest.mark.parametrize(
    ("text", "hundredths"), [("2 字", 200), ("1 行", 100), ("1.5行", 150), ("2字符", 200)]
)
def test_white_is_counted_in_characters_and_lines(text: str, hundredths: int) -> None:
    assert read_share(text) == hundredths


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_length, "37"),
        (read_length, "3号"),
        (read_size, "九号"),
        (read_size, "号"),
        (read_share, "2 毫米"),
    ],
)
def test_what_is_no_length_is_refused_with_an_example(read: Callable[[object], object], text: str) -> None:
    with pytest.raises(ValueError, match="请写成“"):
        read(text)


@given(st.integers(1, 5000))
def test_a_length_said_in_points_reads_back(twips: int) -> None:
    assert read_length(said_points(twips)) == twips


def test_lengths_and_sizes_are_said_as_people_say_them() -> None:
    assert (said_length(2098), said_points(579), said_size(32), said_size(40)) == (
        "37 毫米",
        "28.95 磅",
        "3号",
        "20 磅",
    )


def test_the_standard_style_is_the_standard(standard: HouseStyle) -> None:
    """The values of GB/T 9704 in the units of Word, and no deviation."""
    page, grid = standard.page, standard.grid
    assert (page.width, page.height) == (11906, 16838)
    assert (page.top, page.bottom, page.inner, page.outer) == (2098, 1984, 1587, 1474)
    assert (grid.line, grid.pitch, standard.body.size, standard.title.size) == (579, 315, 32, 44)
    assert standard.text_width // grid.pitch == 28
    assert standard.text_height // grid.line == 22
    assert deviations(standard) == ()


def test_styles_are_found_by_file_name_and_by_their_chinese_name(shelf: Shelf) -> None:
    assert dict(styles(shelf)) == PROFILES
    for name, said_name in PROFILES.items():
        assert load(shelf, said_name) == load(shelf, name)
        assert load(shelf, name).about


@pytest.mark.parametrize(
    ("name", "clauses"),
    [
        ("bold-headings", ["7.3.3", "7.3.3"]),
        ("centred-page-numbers", ["7.5"]),
        ("compensated-margins", ["5.2.1", "5.2.1"]),
        ("line-28pt", ["5.2.3"]),
        ("numbered-measures", []),
        ("fangsong-digits", []),
        ("bold-measures", []),
        ("character-grid", []),
    ],
)
def test_a_profile_names_its_deviations_with_the_clause(shelf: Shelf, name: str, clauses: list[str]) -> None:
    """What the standard does not speak of (一是 二是, the face of digits) is no deviation."""
    found = deviations(load(shelf, name))
    assert [text.rpartition("第")[2].removesuffix("条）。") for text in found] == clauses
    assert all(text.endswith("条）。") and "GB/T 9704—2012" in text for text in found)


def test_a_county_profile_holds_only_what_differs(
    county: Callable[[str, str], Shelf], standard: HouseStyle
) -> None:
    shelf = county(
        "ours.yaml", "名称: 本县版式\n沿用: [加粗小标题, centred-page-numbers]\n标题: {最多行数: 2}\n"
    )
    ours = load(shelf, "本县版式")
    assert ours.headings[1].bold
    assert ours.page_number.place.value == "居中"
    assert ours.title.most_lines == 2
    assert ours.grid == standard.grid
    assert len(deviations(ours)) == 3


def test_a_county_file_of_the_standards_name_builds_on_the_standard(
    county: Callable[[str, str], Shelf],
) -> None:
    shelf = county("gb9704.yaml", "名称: 我县标准\n沿用: gb9704\n落款: {署名右空: 3 字}\n")
    assert load(shelf).signing.right == 300
    assert load(shelf, "加粗小标题").signing.right == 300


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("名称: 甲\n沿用: gb9704\n版心:\n  行距: 二十八磅\n", 4, "“二十八磅”不是长度"),
        ("名称: 甲\n沿用: gb9704\n版心:\n  每行字: 28\n", 4, "每行字"),
        ("名称: 甲\n沿用: gb9704\n页码:\n  位置: 左边\n", 4, "外侧"),
        ("名称: 甲\n沿用: gb9704\n层次:\n  第一层: {序号: 一一}\n", 4, "有且只有一个"),
    ],
)
def test_a_mistake_in_a_profile_is_told_with_its_line(
    county: Callable[[str, str], Shelf], text: str, line: int, told: str
) -> None:
    with pytest.raises(DrafterError) as trouble:
        load(county("ours.yaml", text), "ours")
    (finding,) = trouble.value.findings
    assert finding.place.line == line
    assert Path(finding.place.path).name == "ours.yaml"
    assert told in finding.message


def test_styles_that_build_on_each_other_are_refused(county: Callable[[str, str], Shelf]) -> None:
    county("one.yaml", "名称: 甲\n沿用: two\n")
    shelf = county("two.yaml", "名称: 乙\n沿用: one\n")
    with pytest.raises(DrafterError, match="沿用"):
        load(shelf, "one")


def test_an_unknown_style_is_refused_with_the_nearest_name(shelf: Shelf) -> None:
    with pytest.raises(UnknownStyleError, match="是否想写“bold-headings”"):
        load(shelf, "bold-heading")


def test_a_base_that_does_not_exist_is_told_where_it_is_named(county: Callable[[str, str], Shelf]) -> None:
    shelf = county("ours.yaml", "名称: 甲\n沿用:\n  - gb9704\n  - 页码居右\n")
    with pytest.raises(DrafterError) as trouble:
        load(shelf, "甲")
    (finding,) = trouble.value.findings
    assert not isinstance(trouble.value, UnknownStyleError)
    assert (finding.rule.code, finding.place.line) == ("F047", 4)
    assert "是否想写“页码居中”？" in finding.advice


def test_a_profile_that_builds_on_nothing_is_told_what_to_build_on(
    county: Callable[[str, str], Shelf],
) -> None:
    with pytest.raises(DrafterError) as trouble:
        load(county("ours.yaml", "名称: 甲\n标题: {最多行数: 2}\n"), "甲")
    (finding,) = trouble.value.findings
    assert "沿用: gb9704" in finding.advice


IMPOSSIBLE = [
    ("页面: {纸宽: 55 毫米}", "要在 100 毫米到 550 毫米之间"),
    ("页面: {纸宽: 110 毫米}", "正文一行只排得下9个字"),
    ("页面: {天头: 370 毫米}", "要在 5 毫米到 150 毫米之间"),
    ("页面: {天头: 140 毫米, 地脚: 140 毫米}", "一页只排得下1行"),
    ("页面: {天头: 99999999999999999999999999999999 毫米}", "不是长度"),
    ("版心: {行距: 0 磅}", "要在 8 磅到 150 磅之间"),
    ("版心: {行距: 12 磅}", "比字还小"),
    ("版心: {字距: 0 磅}", "要在 5 磅到 60 磅之间"),
    ("版心: {每行字数: 99}", "不能大于 40"),
    ("正文: {字号: 0 磅}", "要在 5 磅到 120 磅之间"),
    ("正文: {字号: 5000 磅}", "要在 5 磅到 120 磅之间"),
    ("正文: {字号: 60 磅}", "至少要排得下10个"),
    ("正文: {首行缩进: 99 字}", "要在 0 字到 10 字之间"),
    ("标题: {字号: 120 磅}", "标题一行只排得下3个字"),
    ("表格: {字号: 36 磅, 行距: 40 磅}", "最窄的一栏"),
    ("版记: {字号: 50 磅}", "版记一行"),
    ("页面: {切口: 97 毫米}", "最窄的一栏"),
    ("页码: {距版心: 100 毫米}", "页码排到纸外面去了"),
    ("版头: {标志距版心上边缘: 0 毫米}", "要在 2 毫米到 150 毫米之间"),
    ('正文: {字体: "\\x01"}', "控制字符"),
    ('页码: {形式: "\\x01 1"}', "控制字符"),
    ('正文: {字体: ""}', "要写字体"),
    ('正文: {代用: ["甲\\n乙"]}', "一行字"),
    ("页码: {形式: " + "—" * 30 + "1}", "太长"),
    ("版头: {颜色: red}", "红色是 FF0000"),
    ("举措: {分号字数: -1}", "不能小于 0"),
]


@pytest.mark.parametrize(("text", "told"), IMPOSSIBLE)
def test_what_no_page_can_hold_is_refused_with_its_line(
    county: Callable[[str, str], Shelf], text: str, told: str
) -> None:
    """No value of a house style stops the writer, sets text off the paper or ends in a circle."""
    with pytest.raises(DrafterError) as trouble:
        load(county("ours.yaml", f"名称: 甲\n沿用: gb9704\n{text}\n"), "甲")
    finding = trouble.value.findings[0]
    assert (finding.rule.code, finding.place.line) == ("T002", 3)
    assert Path(finding.place.path).name == "ours.yaml"
    assert told in finding.message


def test_a_colour_may_be_written_small(county: Callable[[str, str], Shelf]) -> None:
    ours = load(county("ours.yaml", "名称: 甲\n沿用: gb9704\n版头: {颜色: ff0000}\n"), "甲")
    assert ours.letterhead.colour == "FF0000"


def test_a_deviation_has_no_space_before_a_mark(county: Callable[[str, str], Shelf]) -> None:
    ours = load(county("ours.yaml", "名称: 甲\n沿用: gb9704\n页面: {天头: 60 毫米}\n"), "甲")
    assert "每页行数为 19，标准为 22（GB/T 9704—2012 第5.2.3条）。" in deviations(ours)


@given(st.integers(1, 99))
def test_numbers_of_every_level_can_be_read_back(standard: HouseStyle, n: int) -> None:
    one, two, three, four = (standard.number(level, n) for level in (1, 2, 3, 4))
    assert parse_numeral(one.removesuffix("、")) == parse_numeral(two.strip("（）")) == n
    assert (three, four) == (f"{n}.", f"（{n}）")
    assert parse_numeral(standard.ordinal(n).removesuffix("是")) == n


def test_headings_are_numbered_anew_below_each_higher_one(standard: HouseStyle) -> None:
    levels = (1, 2, 3, 3, 2, 3, 4, 4, 1, 2)
    blocks = [Heading(level, said("标题")) for level in levels]
    numbers = heading_numbers(standard, [blocks[0], paragraph("正文。"), *blocks[1:]])
    assert numbers == ("一、", "", "（一）", "1.", "2.", "（二）", "1.", "（1）", "（2）", "二、", "（一）")


def test_a_heading_that_brings_its_number_keeps_it(standard: HouseStyle) -> None:
    """Tasks numbered straight through a plan: 14. after a new （二）."""
    blocks = [Heading(2, said("标题")), Heading(3, said("任务"), number="14.")]
    assert heading_numbers(standard, blocks) == ("（一）", "14.")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (("完善制度", "压实责任", "跟踪问效"), "一是完善制度；二是压实责任；三是跟踪问效。"),
        (("完善制度。修订办法3件", "压实责任"), "一是完善制度。修订办法3件。二是压实责任。"),
        (("甲" * 61, "压实责任"), f"一是{'甲' * 61}。二是压实责任。"),
        (("完善制度",), "一是完善制度。"),
    ],
)
def test_a_running_enumeration_is_parted_by_what_its_items_hold(
    standard: HouseStyle, items: tuple[str, ...], expected: str
) -> None:
    of_short = {"items": standard.items.model_copy(update={"short": 60})}
    ((*parts,),) = set_items(standard.model_copy(update=of_short), Items(tuple(map(said, items))), 2)
    assert "".join(part.lead + plain(part.spans) + part.end for part in parts) == expected


def test_the_house_parts_items_with_full_stops(standard: HouseStyle) -> None:
    """分号字数 0: no item is short enough for a semicolon."""
    ((*parts,),) = set_items(standard, Items((said("完善制度"), said("压实责任"))), 2)
    assert [part.end for part in parts] == ["。", "。"]


@pytest.mark.parametrize(("level", "lead"), [(1, "1."), (2, "1."), (3, "（1）"), (4, "（1）")])
def test_numbered_items_take_the_level_below_their_heading(shelf: Shelf, level: int, lead: str) -> None:
    """Never a mark that is set in 黑体 or 楷体: an item is text."""
    paragraphs = set_items(load(shelf, "举措分条"), Items((said("完善制度"), said("压实责任"))), level)
    assert [len(p) for p in paragraphs] == [1, 1]
    assert paragraphs[0][0].lead == lead


def test_small_texts_are_written_as_the_standard_writes_them() -> None:
    assert print_date(DAY) == "2027年1月18日"
    assert said_recipients(("县委", "县人大常委会：")) == "县委、县人大常委会："
    assert said_annotation("(此件公开发布)") == said_annotation("此件公开发布") == "（此件公开发布）"
    assert attachment_labels(1) == ("附件",)
    assert attachment_labels(2) == ("附件1", "附件2")


@pytest.mark.parametrize(
    "lines",
    [
        ["云岭县2026年度法治政府建设工作报告"],
        ["云岭县人民政府", "关于2026年度法治政府建设情况的报告"],
        ["中共云岭县委员会 云岭县人民政府", "关于2026年度法治政府建设情况的报告"],
        ["中共云岭县委、云岭县人民政府", "关于2026年度法治政府建设工作情况的报告"],
        ["云岭县司法局2026年度法治政府建设年度报告"],
        ["青石岭侗族苗族自治县人民政府", "关于2026年度法治政府建设情况的报告"],
        ["中共云岭县委全面依法治县委员会办公室", "关于2026年度法治政府建设情况的报告"],
        ["云岭县人民政府办公室", "关于印发《云岭县法治政府建设", "实施方案（2021—2025年）》的通知"],
        ["云岭县2026年法治政府建设情况", "及2027年工作打算的报告"],
    ],
)
def test_titles_are_broken_by_sense(lines: list[str]) -> None:
    assert list(break_title("".join(lines))) == lines


WORDS = st.sampled_from(
    [
        "法治政府建设",
        "2026年度",
        "云岭县人民政府",
        "关于",
        "推进",
        "工作情况",
        "的报告",
        "、",
        "和",
        "（试行）",
        " ",
    ]
)


@given(
    st.lists(WORDS, min_size=1, max_size=9).map("".join).filter(lambda t: 0 < display_width(t.strip()) <= 110)
)
def test_a_title_keeps_its_words_its_width_and_three_lines(title: str) -> None:
    lines = break_title(title)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert len(lines) <= 3
    assert all(display_width(line) <= 40 for line in lines)
    # up to 40 characters, there always is a way to keep words of 7
    for above, below in pairwise(lines if display_width(title) <= 80 else ()):
        joint = above[-5:] + "|" + below[:5]
        for word in ("法治政府建设", "2026年度", "云岭县人民政府", "关于"):
            broken = [word[:n] + "|" + word[n:] for n in range(1, len(word))]
            assert not any(piece in joint for piece in broken if len(piece) < 9)


def test_a_title_too_long_for_three_lines_loses_nothing() -> None:
    assert "".join(break_title("甲" * 75)) == "甲" * 75


@pytest.mark.parametrize(
    ("title", "width", "most_lines"),
    [
        ("甲" * 3000, 20, 3),
        ("甲" * 60, 20, 3),
        ("甲乙 " * 40, 20, 3),
        ("甲、" * 80, 44, 4),
        ("a" * 160, 20, 4),
        ("甲" * 130, 41, 4),
        ("甲" * 160, 53, 4),
    ],
)
def test_a_title_of_any_length_is_broken_at_once(title: str, width: int, most_lines: int) -> None:
    """Also where it nearly fills the lines it may have, and every place may be a break."""
    started = process_time()
    lines = break_title(title, width, most_lines)
    assert process_time() - started < 2
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(display_width(line) <= 2 * width for line in lines)


def test_missing_faces_are_named_with_what_stands_in(
    standard: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = frozenset({"FangSong", "SimHei", "宋体", "Times New Roman", "楷体_GB2312"})
    monkeypatch.setattr(fonts, "installed_families", lambda: here)
    missing = {font.role: (font.wanted, font.stand_in) for font in missing_fonts(standard)}
    assert missing["正文"] == ("仿宋_GB2312", "仿宋")
    assert missing["标题"] == ("方正小标宋简体", "宋体")
    assert not {"一级标题", "二级标题", "页码", "数字"} & missing.keys()


def test_a_machine_that_cannot_be_asked_is_not_accused(
    standard: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "installed_families", frozenset)
    assert missing_fonts(standard) == ()


def test_every_value_of_the_standard_names_its_source(shelf: Shelf) -> None:
    """Each line with a value is explained by a clause or as 惯例, on itself or on the key above it."""
    clause_above = ""
    for line in shelf.find("templates", "house/gb9704.yaml").read_text(encoding="utf-8").splitlines():
        text, _, comment = line.partition("#")
        if not text.strip() or text.startswith(("名称", "说明")):
            continue
        if not text.rstrip().endswith(":"):
            assert comment or clause_above or "代用" in text, line
        else:
            clause_above = comment or (clause_above if text.startswith("  ") else "")
