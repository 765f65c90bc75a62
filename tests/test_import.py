"""Import as a whole: nothing lost, nothing doubled, every figure in its place, the file written beside what is there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.facts import Origin, read_facts
from drafter.files import Document, Key, Plain, plain, read_yaml
from drafter.findings import Level
from drafter.harvest import Harvest, Seen, harvest, said
from drafter.outline import Outlines
from drafter.pipeline.importing import facts_of_harvest, import_report, understand
from drafter.pipeline.workshop import Workshop
from drafter.readers import Stretch
from drafter.tree import (
    Attachment,
    Block,
    Heading,
    Items,
    Paragraph,
    Report,
    Signature,
    Span,
    Table,
    block_spans,
)
from drafter.tree import (
    plain as bare,
)
from drafter.writers.text import as_text
from tests.conftest import node_at

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
FIGURES = Path(__file__).parent / "cases" / "figures"
DOCUMENTS = {
    "basu-2020": "000_5d0074b0d1f1d66d.txt",
    "xiangqiao-2020": "001_55cb2f87eebc4a33.txt",
    "fucheng-2022": "002_d6a789275ca0e1f4.txt",
    "jianghan-2019": "003_023487149c6f4480.txt",
    "yangxin-2021": "004_1d22fb003c53db7c.txt",
}
REPORTS = tuple(sorted(p.stem for p in (ROOT / "samples").glob("*.yaml") if p.stem != "yangxin-2021"))
REPORT = """\
云岭县人民政府关于2025年度法治政府建设情况的报告
2025年，我县推进法治政府建设。现将有关情况报告如下：
一、工作情况
（一）提升行政复议公信力
全年共收到行政复议申请29件，比上年减少10件，下降25.6%；受理22件。
（二）开展特色创建
一是建设便民驿站。新建12个。二是建设法治公园。三是建设普法长廊。
二、存在问题
一是执法力量不足，主要原因是人员流动频繁。二是普法形式单一。三是监督不够有力。
三、下一步工作打算
（一）规范执法。抽查案卷。公布结果。
（二）创新普法。办好讲座。
云岭县人民政府
2026年1月16日
"""
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not beside the project")


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a report in an empty folder, which is the present one."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "2025年报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_the_facts_are_written_beside_what_is_there(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(report)]) == 0
    first = (report.parent / "云岭县-2025.yaml").read_bytes()
    assert main(["import", str(report)]) == 0
    assert (report.parent / "云岭县-2025.yaml").read_bytes() == first
    assert (report.parent / "云岭县-2025（2）.yaml").is_file()
    said_ = capsys.readouterr().err
    assert "云岭县-2025.yaml”，没有覆盖，另存为“云岭县-2025（2）.yaml”" in said_
    assert "一句没有丢" in said_


@pytest.mark.parametrize("out", ["去年.yaml", "新文件夹/"])
def test_the_place_asked_for_is_taken(report: Path, out: str) -> None:
    assert main(["import", str(report), "-o", out]) == 0
    name = out if out.endswith(".yaml") else f"{out}云岭县-2025.yaml"
    assert (report.parent / name).is_file()


def test_a_word_file_is_no_place_for_facts(report: Path) -> None:
    assert main(["import", str(report), "-o", "去年.docx"]) == 2
    assert [p.name for p in report.parent.iterdir()] == [report.name]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("第一回\n话说天下大势，分久必合。\n" * 20, ()),
        ("", ()),
        (REPORT, ("--outline", "没有的")),
        (REPORT, ("--outline", "实施方案")),
    ],
)
def test_what_cannot_be_imported_writes_nothing(
    report: Path, content: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    report.write_text(content, encoding="utf-8")
    assert main(["import", str(report), *words]) == 2
    assert [p.name for p in report.parent.iterdir()] == [report.name]
    assert capsys.readouterr().out.startswith(str(report))


def at(document: Document, *path: Key) -> Plain:
    """Return what stands at an address."""
    return plain(node_at(document, path))


def test_the_facts_say_where_each_thing_stands(report: Path) -> None:
    main(["import", str(report)])
    document, found = read_yaml("云岭县-2025.yaml")
    assert not found
    assert document.root is not None
    review = ("工作情况", "行政复议")
    assert at(document, "机关") == "云岭县人民政府"
    assert at(document, "年度") == "2025"
    assert at(document, *review, "数据", "收到复议申请") == {"本年": "29", "上年": "39", "待核": "是"}
    assert "{收到复议申请}" in str(at(document, *review, "正文"))
    assert at(document, "存在问题", 0, "原因") == "主要原因是人员流动频繁"
    assert at(document, "下一步工作打算", 0, "标题") == "规范执法"
    assert at(document, "下一步工作打算", 0, "举措") == ["抽查案卷", "公布结果"]
    comments = [line for line in document.source.text.splitlines() if line.startswith("#")]
    assert len(comments) > 5


def test_everything_waits_to_be_confirmed(report: Path, workshop: Workshop) -> None:
    """Each figure, each problem and plan, each text of a topic: nothing of last year's is carried on unseen."""
    main(["import", str(report)])
    draft = workshop.draft("云岭县-2025.yaml")
    waiting = {key for f in draft.findings if f.rule.name == "待核" for key in f.keys}
    typed = {key for key, fact in draft.facts.figures().items() if fact.origin is not Origin.COMPUTED}
    assert typed
    assert {*typed, "行政复议", "开展特色创建", "存在问题.1", "下一步工作打算.2"} <= waiting


def test_json_is_one_object_with_the_keys_of_the_contract(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(report), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [p.name for p in report.parent.iterdir()] == [report.name]
    assert list(told) == [
        "title", "organs", "region", "year", "date", "number", "kind",
        "headings", "figures", "comparisons", "problems", "plans",
    ]  # fmt: skip
    assert (told["year"], told["date"], told["kind"], told["number"]) == (2025, "2026-01-16", "report", None)
    assert told["headings"][1] == {
        "level": 2, "number": "（一）", "text": "提升行政复议公信力", "role": None, "run_in": False, "line": 4,
    }  # fmt: skip
    assert told["figures"][0] == {
        "key": "行政复议.收到复议申请", "id": "review_received", "value": "29", "approx": None, "unit": "件",
        "what": "收到行政复议申请", "line": 5, "column": 12,
    }  # fmt: skip
    assert told["comparisons"] == [
        {"current": "29", "previous": "39", "change": "-10", "percent": "-25.6", "line": 5}
    ]
    assert [problem["cause"] for problem in told["problems"]] == ["主要原因是人员流动频繁", None, None]
    assert [plan["title"] for plan in told["plans"]] == ["规范执法", "创新普法"]


def case(name: str, key: str) -> list[dict[str, str]]:
    """Return what is known of the figures of a real document."""
    found = yaml.safe_load((FIGURES / f"{name}.yaml").read_text(encoding="utf-8")).get(key, [])
    return [dict(one) for one in found]


@needs_corpus
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_real_document_loses_no_sentence(name: str, tmp_path: Path) -> None:
    """Its facts, read and composed again, give its text back; nothing is said twice, nothing is made up."""
    imported = import_report(str(CORPUS / DOCUMENTS[name]), f"{tmp_path}/")
    assert imported.missing == 0
    assert not [f for f in imported.findings if f.level is Level.ERROR]
    imported.save()
    again, _ = read_facts(imported.document.source.path, _outlines(tmp_path))
    assert again.figures().keys() == imported.facts.figures().keys()


def _outlines(folder: Path) -> Outlines:
    from drafter.pipeline import workshop_for

    return workshop_for(str(folder / "x.yaml")).outlines


@needs_corpus
@pytest.mark.parametrize("form", ["docx", "html", "txt"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_real_document_is_the_same_in_every_form(
    name: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Imported, drafted as Word, web or text, imported again: the same sentences, headings and figures."""
    monkeypatch.chdir(tmp_path)
    first = import_report(str(CORPUS / DOCUMENTS[name]), f"{tmp_path}/")
    first.save()
    main(["draft", first.document.source.path, "--to", form, "-o", f"{tmp_path}/"])
    (drafted,) = tmp_path.glob(f"*.{form}")
    again = import_report(str(drafted), f"{tmp_path}/")
    assert again.missing == 0
    assert headings(again.harvest) == headings(first.harvest)
    assert again.facts.figures().keys() == first.facts.figures().keys()


def headings(harvested: Harvest) -> list[tuple[int, str]]:
    """Return level and text of every heading."""
    return [(part.level, part.title.rstrip("。")) for part in harvested.outlay.headings]


@needs_corpus
def test_last_years_report_becomes_next_years_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chain a clerk goes: import, roll, check, draft; last year's figures come along, its words do not."""
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(CORPUS / DOCUMENTS["jianghan-2019"])]) == 0
    assert main(["roll", "江汉区-2019.yaml"]) == 0
    path = tmp_path / "江汉区-2020.yaml"
    text = path.read_text(encoding="utf-8").replace("收到复议申请:", "收到复议申请: 30", 1)
    path.write_text(text, encoding="utf-8")
    assert main(["check", path.name]) == 1
    assert main(["draft", path.name, "--to", "txt", "-o", "稿/"]) == 1
    (drafted,) = (tmp_path / "稿").iterdir()
    told = drafted.read_text(encoding="utf-8")
    assert "30件" in told
    assert "比上年增加1件" in told
    assert "2019年以来" not in told


@needs_corpus
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_figures_of_a_real_document_are_found(name: str) -> None:
    """At least 95 % of those stated, each as it stands; at least 95 % of their indicators; every comparison."""
    harvested, _ = understand(str(CORPUS / DOCUMENTS[name]))
    wanted = [(one["数"], one["键"]) for one in case(name, "数字")]
    got = [
        (f.figure.text.replace(" ", ""), f.indicator.address if f.indicator else "无")
        for f in harvested.figures
    ]
    assert share([text for text, _ in wanted], [text for text, _ in got]) >= 0.95
    assert share(wanted, got) >= 0.95
    assert share(got, wanted) >= 0.95
    compared = [f.comparison for f in harvested.figures if f.comparison]
    assert [str(c.previous) if c.previous is not None else None for c in compared] == [
        one["原来"] for one in case(name, "比较")
    ]


def share(wanted: Sequence[object], got: Sequence[object]) -> float:
    """Return how many of some things are among others, each once."""
    left = list(got)
    hits = 0
    for one in wanted:
        if one in left:
            left.remove(one)
            hits += 1
    return hits / len(wanted)


@needs_corpus
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_head_of_a_real_document_is_exact(name: str) -> None:
    known = yaml.safe_load((FIGURES.parent / "documents" / f"{name}.yaml").read_text(encoding="utf-8"))
    head = understand(str(CORPUS / DOCUMENTS[name]))[0].head
    assert list(head.organs) == known["署名"]
    assert head.signed is not None
    assert f"{head.signed.year}年{head.signed.month}月{head.signed.day}日" == known["日期"]
    assert str(head.year) == name[-4:]


@pytest.mark.parametrize("name", REPORTS)
def test_what_was_drafted_is_understood_again(name: str, workshop: Workshop, tmp_path: Path) -> None:
    """Facts → draft → facts: no sentence lost, every figure of the text there, hardly one under another key."""
    draft = workshop.draft(str(ROOT / "samples" / f"{name}.yaml"))
    path = tmp_path / "报告.txt"
    path.write_text(as_text(draft.report, workshop.style(draft.facts)), encoding="utf-8")
    imported = import_report(str(path), f"{tmp_path}/")
    assert imported.missing == 0
    text = "".join(span.text for block in draft.report.blocks for span in block_spans(block))
    known = {k: f.current for k, f in draft.facts.figures().items() if f.current and f.indicator.id}
    stated = {
        k: figure
        for k, figure in known.items()
        if figure.say(draft.facts.figures()[k].indicator.unit) in text
    }
    got = {k: f.current for k, f in imported.facts.figures().items() if f.current}
    same = [k for k, figure in stated.items() if k in got and got[k].value == figure.value]
    other = [k for k, figure in got.items() if k in known and known[k].value != figure.value]
    values = {found.figure.value for found in imported.harvest.figures}
    assert len(same) >= 0.78 * len(stated)
    assert len(other) <= 0.03 * len(stated)
    assert [k for k, figure in stated.items() if figure.value and figure.value not in values] == []


_WORDS = st.text(
    st.sampled_from("推进依法行政规范执法监督复议应诉普法，、“”（）29件{}：；"), min_size=1, max_size=30
).filter(lambda text: any(sign.isalnum() for sign in text))
_TITLES = st.text(st.sampled_from("推进依法行政规范执法监督复议应诉普法问题打算，"), min_size=2, max_size=16)


def _sentence(words: str) -> str:
    return words.replace("{", "").replace("}", "") + "。"


_PARAGRAPHS = st.lists(_WORDS.map(_sentence), min_size=1, max_size=4).map(
    lambda said: Paragraph((Span("".join(said)),))
)
_COUNTED = st.lists(_WORDS.map(_sentence), min_size=2, max_size=4).map(
    lambda said: Paragraph((Span("".join(f"{n}是{s}" for n, s in zip("一二三四", said, strict=False))),))
)
_ITEMS = st.lists(_TITLES, min_size=2, max_size=4).map(lambda said: Items(tuple((Span(s),) for s in said)))
_HEADINGS = st.builds(lambda level, title: Heading(level, (Span(title),)), st.integers(1, 4), _TITLES)
_TABLES = st.just(
    Table(("指标", "单位", "本年"), (((Span("普法活动"),), (Span("场"),), (Span("12"),)),), (0.5, 0.2, 0.3))
)
_TREES = st.lists(st.one_of(_HEADINGS, _PARAGRAPHS, _COUNTED, _ITEMS, _TABLES), min_size=1, max_size=14)


def texts_of(block: Block) -> tuple[Stretch, ...]:
    """Return the texts of a block as a reader would give them."""
    if isinstance(block, Table):
        cells = [*block.header, *(bare(cell) for row in block.rows for cell in row)]
        return tuple(Stretch.at(cell, 1) for cell in cells)
    if isinstance(block, Items):
        return (Stretch.at("", 1), *(Stretch.at(bare(item), 1) for item in block.items))
    return (Stretch.at(bare(block.spans), 1),)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(blocks=_TREES)
def test_no_tree_loses_a_sentence(blocks: list[Block], workshop: Workshop, tmp_path: Path) -> None:
    """Whatever stands in a report in whatever order, its facts give it back sentence for sentence."""
    report = Report(
        "云岭县2025年度法治政府建设情况报告", tuple(blocks), signature=Signature(("云岭县人民政府",), None)
    )
    seen = Seen("报告.txt", report, [texts_of(block) for block in blocks])
    harvested: Harvest = harvest(seen, workshop.outlines, workshop.standard)
    made = facts_of_harvest(harvested, f"{tmp_path}/")
    assert [finding.message for finding in made.findings] == []
    assert made.sentences == len(said(blocks, workshop.standard))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(blocks=_TREES)
def test_no_plan_loses_a_sentence(blocks: list[Block], workshop: Workshop, tmp_path: Path) -> None:
    """A plan with its notice comes back too, however its parts stand."""
    plan = Attachment("云岭县法治政府建设实施方案（2026—2030年）", tuple(blocks), issued=True)
    notice = (Paragraph((Span("现将方案印发给你们，请认真执行。"),)),)
    report = Report(
        f"云岭县人民政府关于印发《{plan.title}》的通知", notice, attachments=(plan,),
        signature=Signature(("云岭县人民政府",), None),
    )  # fmt: skip
    seen = Seen("方案.txt", report, [texts_of(b) for b in notice], [[texts_of(b) for b in blocks]])
    made = facts_of_harvest(harvest(seen, workshop.outlines, workshop.standard), f"{tmp_path}/")
    assert made.missing == 0
    assert {finding.rule.code for finding in made.findings} <= {"H111"}


def test_every_document_has_its_figures() -> None:
    assert sorted(DOCUMENTS) == sorted(_names())


def _names() -> Iterator[str]:
    yield from (path.stem for path in FIGURES.glob("*.yaml"))
