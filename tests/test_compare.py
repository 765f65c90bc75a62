"""drafter compare: every figure of two years with its change, what was promised and what came of it; three ways to see it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.chinese import display_width
from drafter.cli import main
from drafter.cli.tables import lines_of
from drafter.compare import Comparison, Row, as_page, as_paper, compared
from drafter.findings import DrafterError
from drafter.pipeline.workshop import Workshop
from drafter.writers.text import as_text
from tests.conftest import FactsOf, Golden

SAMPLES = Path(__file__).parent.parent / "samples"
HEAD = "机关: 云岭县人民政府\n年度: {}\n成文日期: {}-01-18\n"
LAST = """\
工作情况:
  行政复议:
    数据:
      收到复议申请: 138
      受理: {本年: 126, 口径: 含行政审批类}
      审结: 约118
      受理率: 91.3%
      维持: 52
      撤销: {本年: 9, 待核: 是}
      变更: 暂缺
    另:
      - {名称: 设立受理点, 单位: 个, 本年: 9}
      - {名称: 举办培训, 单位: 期, 本年: 3}
  营商环境:
    数据: {清欠账款: 3860, 企业开办时限: 8小时}
存在问题:
  - {编号: W25-1, 问题: "未办结的还有{行政复议.收到复议申请}"}
  - {编号: W25-2, 问题: 案卷质量不高}
下一步工作打算:
  - {编号: D25-1, 标题: 加快办案, 举措: [增加人手]}
  - 每季度评查案卷
"""
THIS = """\
工作情况:
  营商环境:
    数据: {清欠账款: 0.43亿元, 企业开办时限: 4小时}
  行政复议:
    数据:
      收到复议申请: 171
      受理: {本年: 155, 口径: 不含行政审批类}
      审结: 149
      受理率: 90.64%
      维持: {本年: 61, 上年: 53}
      撤销: 12
      变更: 3
      终止:
      不予受理: 6
    另:
      - {名称: 设立受理点, 单位: 处, 本年: 16}
      - {名称: 举办培训, 单位: 期, 本年: 3}
存在问题: [周期偏长]
下一步工作打算: [招录人员]
上年打算落实:
  - {编号: D25-1, 打算: 加快办案, 结果: 推进中, 说明: "审结{行政复议.审结}"}
上年问题整改:
  - {编号: W25-2, 问题: 案卷质量不高, 结果: 已解决}
"""
Sides = Callable[..., Comparison]


@pytest.fixture
def sides(facts_of: FactsOf) -> Sides:
    """Compare two years that stand in the test."""

    def compare(last: str = LAST, this: str = THIS) -> Comparison:
        then, _ = facts_of(HEAD.format(2025, 2026) + last, "去年.yaml")
        now, _ = facts_of(HEAD.format(2026, 2027) + this, "今年.yaml")
        return compared(then, now)[0]

    return compare


def row(comparison: Comparison, label: str) -> Row:
    return next(row for row in comparison.rows if label in row.label)


@pytest.mark.parametrize(
    ("label", "this", "last", "told"),
    [
        ("收到行政复议申请", "171件", "138件", "比上年增加33件，同比增长23.9%"),
        ("受理行政复议案件", "155件", "126件", "口径变了，不比"),
        ("审结行政复议案件", "149件", "约118件", "约数，不比"),
        ("行政复议受理率", "90.64%", "91.3%", "同比下降0.66个百分点"),
        ("复议决定维持", "61件", "53件", "同比增长15.1%（上年报告里是52件）"),
        ("复议决定撤销", "12件", "9件", "比上年增加3件（待核）"),
        ("复议决定变更", "3件", "—", "上年暂缺"),
        ("不予受理行政复议申请", "6件", "—", "上年没有报"),
        ("设立受理点", "16处", "9个", "单位不同（上年按个报），不比"),
        ("举办培训", "3期", "3期", "与上年持平"),
        ("清偿拖欠企业账款", "0.43亿元", "3860万元", "同比增长11.4%"),
        ("企业开办办结时限", "4小时", "8小时", "比上年减少4小时"),
    ],
)
def test_each_figure_has_its_change_in_the_usual_words(
    sides: Sides, label: str, this: str, last: str, told: str
) -> None:
    """Marked figures, another scope, another unit, figures of one year only: said, not worked out."""
    found = row(sides(), label)
    assert (found.this, found.last, found.told) == (this, last, told)


def test_what_was_reported_and_is_not_any_more_is_told(sides: Sides) -> None:
    """A key that waits is not a figure that was dropped."""
    missing = (
        THIS.replace("      撤销: 12\n", "")
        .replace("审结: 149", "审结:")
        .replace("审结{行政复议.审结}", "已招录")
    )
    comparison = sides(this=missing)
    assert row(comparison, "复议决定撤销").told == "今年没有报；待核"
    assert row(comparison, "审结行政复议案件").told == "今年还没有填"


def test_topics_stand_as_in_the_report_and_what_stands_out_comes_first(sides: Sides) -> None:
    """In the order of the outline; in a topic the greatest change first."""
    comparison = sides()
    assert [group.title for group in comparison.groups] == ["营商环境", "行政复议"]
    sizes = [row.size for row in comparison.groups[1].rows if row.notable]
    assert sizes == sorted(sizes, reverse=True)
    assert comparison.groups[1].rows[0].notable
    assert comparison.headlines[0].label == "收到行政复议申请"


def test_promises_meet_their_answers_by_number_or_words(sides: Sides) -> None:
    """What nobody came back to is 没有回音; figures are those of their year."""
    comparison = sides()
    assert [tuple(item) for item in comparison.promises] == [
        ("D25-1", "加快办案", "推进中", "审结149件"),
        ("", "每季度评查案卷", "没有回音", ""),
    ]
    assert [tuple(item) for item in comparison.repairs] == [
        ("W25-1", "未办结的还有138件", "没有回音", ""),
        ("W25-2", "案卷质量不高", "已解决", ""),
    ]


def test_the_summary_counts_every_figure_once(sides: Sides) -> None:
    """A leader reads this line if nothing else."""
    comparison = sides()
    assert comparison.summary == (
        "两年都有数、可以比的7项：增加4项，减少2项，持平1项；不能比的3项；上年没有报的2项。"
        "2025年报告提出的2项打算：推进中1项、没有回音1项。2025年报告提出的2个问题：没有回音1个、已解决1个。"
    )
    counted = sum(
        map(int, re.findall(r"(?:增加|减少|持平|不能比的|没有报的|没有填的)(\d+)项", comparison.summary))
    )
    assert counted == len(comparison.rows)


def test_the_same_figure_of_another_outline_is_found(sides: Sides) -> None:
    """By its 标识, whatever topic it stands in; that the outlines differ is said."""
    comparison = sides(this=f"提纲: 法定五项\n{THIS}")
    assert row(comparison, "收到行政复议申请").last == "138件"
    assert comparison.remarks[0] == "两年用的提纲不同（“三段式”和“法定五项”），同一个数归到今年的主题里比。"
    assert comparison.remarks[1] == "有1个数还没有核过，标着“待核”。"


def test_what_is_not_told_is_not_compared(sides: Sides) -> None:
    """不适用 in both years is no row; in one it is said."""
    both = sides(LAST.replace("维持: 52", "维持: 不适用"), THIS.replace("{本年: 61, 上年: 53}", "不适用"))
    assert not [r for r in both.rows if "维持" in r.label]
    assert row(sides(this=THIS.replace("{本年: 61, 上年: 53}", "不适用")), "维持").told == "今年不涉及"


@pytest.mark.parametrize(
    ("years", "said"),
    [((2026, 2026), "都是2026年度的"), ((2027, 2026), "次序反了"), ((2023, 2026), "不是前后两年")],
)
def test_only_two_years_one_behind_the_other_are_compared(
    facts_of: FactsOf, years: tuple[int, int], said: str
) -> None:
    last, this = (facts_of(HEAD.format(y, y + 1) + LAST, f"{n}.yaml")[0] for n, y in enumerate(years))
    with pytest.raises(DrafterError) as refused:
        compared(last, this)
    assert refused.value.exit_code == 2
    assert said in refused.value.findings[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("机关: 云岭县人民政府\n工作情况: {}\n", "没有年度"),
        ("提纲: 实施方案\n机关: 云岭县人民政府\n规划期: 2026—2030年\n", "这是方案的事实文件"),
    ],
)
def test_only_reports_are_compared(facts_of: FactsOf, text: str, said: str) -> None:
    last, this = facts_of(text, "去年.yaml")[0], facts_of(HEAD.format(2026, 2027) + THIS)[0]
    with pytest.raises(DrafterError) as refused:
        compared(last, this)
    assert said in refused.value.findings[0].message


def test_two_organs_are_told(facts_of: FactsOf) -> None:
    """Whoever took the wrong file learns it; a bureau that was renamed goes on."""
    last = facts_of(HEAD.format(2025, 2026) + LAST, "去年.yaml")[0]
    this = facts_of(HEAD.format(2026, 2027).replace("云岭县", "青山县") + THIS, "今年.yaml")[0]
    (finding,) = compared(last, this)[1]
    assert finding.rule.code == "H208"
    assert finding.message == "上年的机关是“云岭县”，今年的是“青山县”。"


def test_the_page_stands_by_itself_and_draws_what_it_says(sides: Sides) -> None:
    """No script, nothing fetched; every chart has its figures as text; the longer bar is the greater figure."""
    page = as_page(sides())
    assert not re.search(r"<script|https?://|@import|url\(|<link|<img", page)
    chart = re.search(r'<svg viewBox="0 0 260 36".+?</svg>', page)
    assert chart
    assert 'aria-label="2026年171件，2025年138件"' in chart[0]
    widths = [float(width) for width in re.findall(r'<rect y="\d+" width="([\d.]+)"', chart[0])]
    assert widths[0] == 168
    assert abs(widths[1] / widths[0] - 138 / 171) < 0.01
    assert "<td class=silent>没有回音</td>" in page


def test_a_page_shows_strange_words_as_they_are(sides: Sides) -> None:
    """Names from the facts are text, never markup."""
    page = as_page(sides(LAST.replace("举办培训", "<b>培训&"), THIS.replace("举办培训", "<b>培训&")))
    assert "&lt;b&gt;培训&amp;" in page
    assert "<b>培训" not in page


def test_the_paper_reads_as_an_attachment(
    sides: Sides, workshop: Workshop, facts_of: FactsOf, golden: Golden
) -> None:
    """Through the tree, in house style: read it as a leader would."""
    facts, _ = facts_of(HEAD.format(2026, 2027) + THIS)
    golden("compared-2026", as_text(as_paper(sides()), workshop.style(facts)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("去年.yaml").write_text(HEAD.format(2025, 2026) + LAST, encoding="utf-8")
    Path("今年.yaml").write_text(HEAD.format(2026, 2027) + THIS, encoding="utf-8")
    return tmp_path


def test_the_terminal_has_it_in_eighty_columns(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns stand one below the other whatever the characters; promises come last."""
    for name in ("yunling-2025.yaml", "yunling-2026.yaml"):
        Path(name).write_text((SAMPLES / name).read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["compare", "yunling-2025.yaml", "yunling-2026.yaml"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(display_width, lines)) <= 80
    heads = [line for line in lines if line.startswith("指标")]
    assert len(set(heads)) == 1
    assert "【上年打算落实】" in lines


@given(text=st.text(alphabet="审结，。29.5%（）abc ", max_size=60), width=st.integers(4, 30))
def test_nothing_is_lost_when_a_line_is_broken(text: str, width: int) -> None:
    """Every line fits, but for a number that is longer than it, or a mark that stays with its word."""
    lines = lines_of(text, width)
    assert "".join(lines) == text
    assert all(
        display_width(line.rstrip("，。%（）")) <= width or re.search(r"[\d.abc]", line) for line in lines
    )


def test_page_and_paper_are_written_and_edited_ones_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that somebody has edited keeps its name; the new one lies beside it."""
    words = ["compare", "去年.yaml", "今年.yaml", "--html", "对照.html", "--to", "docx"]
    assert main(words) == 0
    paper = folder / "云岭县2026年度与2025年度法治政府建设情况对照.docx"
    with zipfile.ZipFile(paper) as archive:
        assert "收到行政复议申请" in archive.read("word/document.xml").decode()
    first = Path("对照.html").read_bytes()
    assert main(words) == 0
    assert Path("对照.html").read_bytes() == first
    assert not Path("对照第2稿.html").exists()
    Path("对照.html").write_bytes(first + b"<!-- mine -->")
    capsys.readouterr()
    assert main(words) == 0
    assert Path("对照.html").read_bytes() == first + b"<!-- mine -->"
    assert Path("对照第2稿.html").read_bytes() == first
    assert "没有覆盖，另存为“对照第2稿.html”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["没有.yaml", "今年.yaml"], 2, "没有这个文件"),
        (["今年.yaml", "今年.yaml"], 2, "两个文件都是2026年度的"),
        (["去年.yaml", "今年.yaml", "--html", "对照.txt"], 2, "要以 .html 结尾"),
        (["去年.yaml", "今年.yaml", "--html", "没有/这里/x.html"], 0, "→ 没有/这里/x.html"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    assert main(["compare", *words]) == code
    told = capsys.readouterr()
    assert said in told.out + told.err


def test_figures_that_cannot_be_read_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is compared all the same; the exit code says that something is wrong."""
    text = Path("今年.yaml").read_text(encoding="utf-8")
    Path("今年.yaml").write_text(text.replace("收到复议申请: 171", "收到复议申请: 很多"), encoding="utf-8")
    assert main(["compare", "去年.yaml", "今年.yaml"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("今年.yaml:9: 错误 F032")
    assert "有错误的数没有比" in told.err
