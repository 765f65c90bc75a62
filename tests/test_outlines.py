"""The shipped outlines and sentences: every topic has its sentences, and no figure a clerk may give is lost."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.files import Shelf, shelf_for
from drafter.findings import DrafterError, Finding
from drafter.outline import Indicator, Kind, Outlines
from drafter.pipeline.workshop import Workshop
from drafter.sentences import SentenceFiles
from drafter.tree import block_spans

ROOT = Path(__file__).parent.parent
TOPIC_IDS = sorted(p.stem for p in (ROOT / "outlines" / "common" / "topics").glob("*.yaml"))
FRAME = {"opening", "problems", "plans", "follow_up", "issue", "basis"}
NO_FIGURES = "第一责任人"

HEADER = """\
机关: 云岭县人民政府
区域: 云岭县
年度: 2026
成文日期: 2027-01-18
存在问题: [乡镇执法力量不足]
下一步工作打算: [加强乡镇执法]
工作情况:
"""


def test_outlines_are_read_without_a_mistake(outlines: Outlines) -> None:
    """Every shipped outline can be read, with its topics and what must hold between them."""
    for name in outlines.names():
        outline = outlines.get(name)
        assert outline is not None
        assert outline.topics


def test_every_topic_but_the_one_without_figures_has_sentences(outlines: Outlines, shelf: Shelf) -> None:
    """Each sentence file is compiled against its topic, so it names no figure that is not asked for."""
    sentences = SentenceFiles(shelf)
    for name in outlines.names():
        outline = outlines.get(name)
        assert outline is not None
        without = [t.key for t in outline.topics.values() if sentences.topic(t) is None]
        assert set(without) <= {NO_FIGURES}


def test_every_sentence_file_belongs_to_a_topic() -> None:
    """No sentence file is left over from a topic that is gone."""
    files = {p.stem for p in (ROOT / "templates" / "sentences").glob("*.j2")}
    assert files - FRAME <= set(TOPIC_IDS)


class Asked(NamedTuple):
    """A topic of an outline, and a figure for each of its indicators."""

    outline: str
    topic: str
    figures: dict[str, str]


def typed(indicator: Indicator, number: int) -> str:
    """Return a figure as a clerk would type it, none like another."""
    if indicator.kind is Kind.RATE:
        return str(Decimal(number) / 10)
    return str(1000 + number)


def figures_said(workshop: Workshop, path: Path, asked: Asked, given: dict[str, str]) -> list[str]:
    """Draft a report with these figures of one topic; return the addresses of those it says."""
    outline, topic, _ = asked
    lines = "".join(f"      {key}: {value}\n" for key, value in given.items())
    path.write_text(f"提纲: {outline}\n{HEADER}  {topic}:\n    数据:\n{lines}", encoding="utf-8")
    report = workshop.draft(str(path)).report
    spans = [s for block in report.blocks for s in block_spans(block)]
    return [
        f"{topic}.{key}"
        for key, value in given.items()
        if any(f"{topic}.{key}" in s.keys and value in s.text for s in spans)
    ]


@pytest.fixture(params=TOPIC_IDS)
def asked(request: pytest.FixtureRequest, outlines: Outlines) -> Asked:
    """Return each topic in turn, in an outline that has it, with a figure for every indicator."""
    known = [outline for name in outlines.names() if (outline := outlines.get(name)) is not None]
    outline, topic = next((o, t) for o in known for t in o.topics.values() if t.id == request.param)
    figures = {i.key: typed(i, n) for n, i in enumerate(topic.indicators.values(), 101)}
    return Asked(outline.name, topic.key, figures)


def test_a_figure_given_alone_is_said(asked: Asked, workshop: Workshop, tmp_path: Path) -> None:
    """Whatever one figure of a topic is known, the report says it."""
    path = tmp_path / "facts.yaml"
    lost = [k for k, v in asked.figures.items() if not figures_said(workshop, path, asked, {k: v})]
    assert not lost


def test_all_figures_given_together_are_said(asked: Asked, workshop: Workshop, tmp_path: Path) -> None:
    """No figure of a topic is lost when all are known."""
    said = figures_said(workshop, tmp_path / "facts.yaml", asked, asked.figures)
    assert set(said) == {f"{asked.topic}.{key}" for key in asked.figures}


THREE_PART, REVIEW = "three-part/outline.yaml", "common/topics/review.yaml"
IDENTITIES, UNITS = "common/identities.yaml", "common/units.yaml"


def county_mistakes(folder: Path, name: str, old: str, new: str) -> tuple[Finding, ...]:
    """Put a file of ours into a county folder with a change in it; return what is wrong with the outline then."""
    text = (ROOT / "outlines" / name).read_text(encoding="utf-8") if old else ""
    assert old in text
    path = folder / "outlines" / name
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new) if old else new, encoding="utf-8")
    (folder / "drafter.yaml").touch()
    with pytest.raises(DrafterError) as trouble:
        Outlines(shelf_for(folder)).get("三段式")
    return trouble.value.findings


@pytest.mark.parametrize(
    ("name", "change", "line", "told"),
    [
        (THREE_PART, ("", ""), None, "空"),
        (THREE_PART, ("", "- 三段式\n"), 1, "列表"),
        (THREE_PART, ("名称: 三段式\n", ""), 2, "“名称”：缺少这一项"),
        (THREE_PART, ("名称: 三段式\n", "名称:\n"), 2, "“名称”空着"),
        (THREE_PART, ("- 行政复议", "- 行政复义"), 21, "“行政复义”"),
        (IDENTITIES, ("左: [review_acceptance_rate]", "左: []"), 44, "至少要有1项"),
        (IDENTITIES, ("    分子: [review_accepted]\n", ""), 42, "比率要有“分子”"),
        (IDENTITIES, ("左: [review_acceptance_rate]", "左: [acceptance]"), 44, "“acceptance”"),
        (UNITS, ("元: 0.0001", "元: 0"), 32, "换算的倍数要在"),
        (UNITS, ("元: 0.0001", "元: inf"), 32, "普通的数字"),
        (UNITS, ("元: 0.0001", "元: 1e400"), 32, "换算的倍数要在"),
    ],
)
def test_a_mistake_in_a_countys_file_is_told_in_that_file(
    tmp_path: Path, name: str, change: tuple[str, str], line: int | None, told: str
) -> None:
    """Also where the file has lost the name by which it is asked for."""
    (finding,) = county_mistakes(tmp_path, name, *change)
    assert finding.place.path == str(tmp_path / "outlines" / name)
    assert finding.place.line == line
    assert told in finding.message


def test_what_resembles_a_misspelt_topic_is_named(tmp_path: Path) -> None:
    (finding,) = county_mistakes(tmp_path, THREE_PART, "- 行政复议", "- 行政复义")
    assert finding.advice == "是否想写“行政复议”？"


@pytest.mark.parametrize(
    ("old", "new", "ours"),
    [
        ("标识: review_received", "标识: review_recvd", IDENTITIES),
        ("主题: 行政复议", "主题: 复议工作", THREE_PART),
    ],
)
def test_where_a_countys_file_makes_ours_fail_ours_is_copied_not_changed(
    tmp_path: Path, old: str, new: str, ours: str
) -> None:
    findings = county_mistakes(tmp_path, REVIEW, old, new)
    assert {Path(f.place.path) for f in findings} == {ROOT / "outlines" / ours}
    assert all(f.place.line for f in findings)
    assert all(f"抄到本县目录的 outlines/{ours} 再改" in f.advice for f in findings)
