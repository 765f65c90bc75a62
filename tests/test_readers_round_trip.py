"""Reports there and back: what our writers write, the readers read as the same tree, as far as the format can carry it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.pipeline.workshop import Workshop
from drafter.readers import Read
from drafter.readers.html import read_html
from drafter.readers.text import read_text
from drafter.readers.word import read_word
from drafter.style import HouseStyle
from drafter.style.house import ItemForm
from drafter.style.wording import heading_numbers, runs_in
from drafter.tree import (
    Attachment,
    Block,
    Heading,
    Imprint,
    Items,
    Letterhead,
    Paragraph,
    Report,
    Signature,
    Table,
    plain,
)
from drafter.writers.docx.writer import DocxWriter
from drafter.writers.html import as_html
from drafter.writers.text import as_text
from tests.reports import CLAUSES, DAY, JOINT, ORGAN, TITLE, every_kind, plain_report, said

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
FORMATS = ("txt", "html", "docx")
PHRASES = (
    "工作情况",
    "健全依法决策机制",
    "加强党对法治政府建设的领导，压实工作责任",
    "落实行政执法“三项制度”",
    "依法有效化解社会矛盾纠纷",
    "存在问题",
    "下一步工作打算",
    "深化“放管服”改革",
)
HEAD = ("指标", "单位", "2026年")
FIGURES = Table(
    HEAD,
    ((said("行政复议"), said("件"), said("9")), (said("行政应诉"), said("件"), said("3"))),
    (0.5, 0.2, 0.3),
)
ATTACHED = (Attachment("2026年度主要指标", (FIGURES,)),)
HEADS = (None, Letterhead((ORGAN,), "云政〔2027〕3号", ("张立新",)), Letterhead(JOINT, "云委〔2027〕3号"))
IMPRINT = Imprint(("县委", "县监委"), "云岭县人民政府办公室", DAY)
ON_THE_WEB = (("索引号", "YL001/2027-00012"), ("发布机构", ORGAN))


@lru_cache(maxsize=4)
def writer(style: HouseStyle) -> DocxWriter:
    """Return the Word writer of a style; made once."""
    return DocxWriter(style)


def back(report: Report, style: HouseStyle, form: str) -> Read:
    """Write a report in a format and read it."""
    if form == "txt":
        return read_text(as_text(report, style).encode(), "report.txt")[0]
    if form == "html":
        return read_html(as_html(report, style, highlight=False).encode(), "report.html")[0]
    return read_word(writer(style).write(report, highlight=False)[0], "report.docx")[0]


def carried(report: Report, style: HouseStyle, form: str) -> Report:
    """Return what a format can carry of a report: no keys, no seal; a web copy has no head but its number, a text none."""
    head, imprint, publication = report.letterhead, report.imprint, report.publication
    if form != "docx":
        head, imprint = (Letterhead((), head.number) if head and form == "html" else None), None
    return replace(
        report,
        blocks=bare(report.blocks, style),
        attachments=tuple(a._replace(blocks=bare(a.blocks, style)) for a in report.attachments),
        signature=report.signature._replace(seal=False),
        letterhead=head,
        imprint=imprint,
        publication=publication if form == "html" else (),
        subject="",
        title_keys=(),
    )


def bare(blocks: Sequence[Block], style: HouseStyle) -> tuple[Block, ...]:
    """Return blocks without keys, each heading with the number it is written with."""
    following = (*blocks, None)[1:]
    numbered = zip(heading_numbers(style, blocks), blocks, following, strict=True)
    return tuple(_bare(number, block, follows, style) for number, block, follows in numbered)


def _bare(number: str, block: Block, follows: Any, style: HouseStyle) -> Block:
    if isinstance(block, Heading):
        run_in = runs_in(style, block, follows)
        return Heading(block.level, said(plain(block.spans)), run_in, number, (), block.counts_on)
    if isinstance(block, Paragraph):
        return Paragraph(said(plain(block.spans)))
    if isinstance(block, Items):
        lead = plain(block.lead)
        return Items(tuple(said(plain(item)) for item in block.items), (), said(lead) if lead else ())
    rows = tuple(tuple(said(plain(c)) if plain(c) else () for c in row) for row in block.rows)
    return Table(block.header, rows, (1 / len(block.header),) * len(block.header))


texts = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5, unique=True).map("，".join)
paragraphs = texts.map(lambda text: Paragraph(said(f"{text}。")))
enumerations = st.builds(
    lambda items, lead: Items(tuple(map(said, items)), (), said(f"{lead}。") if lead else ()),
    st.lists(texts, min_size=2, max_size=5),
    st.sampled_from(("", "", *CLAUSES)),
)
rows = st.lists(
    st.one_of(
        st.sampled_from(("行政复议", "行政应诉", "行政执法")).map(
            lambda name: (said(name), said("件"), said("128"))
        ),
        st.just((said("法治监督"),)),
    ),
    min_size=2,
    max_size=5,
)
tables = rows.filter(lambda r: len(r[0]) == len(r[-1]) == 3).map(
    lambda r: Table(HEAD, tuple(r), (0.5, 0.2, 0.3))
)


@st.composite
def sections(draw: st.DrawFn, level: int = 1, tabled: bool = True) -> list[Block]:
    """Draw a section: a heading, text, and sections below it; a heading with text runs in or not."""
    below = draw(st.lists(st.one_of(paragraphs, enumerations), max_size=2))
    run_in = bool(below) and level > 1 and draw(st.booleans())
    made: list[Block] = [Heading(level, said(draw(st.sampled_from(PHRASES))), run_in), *_parted(below)]
    if tabled and not run_in and draw(st.integers(0, 4)) == 0:
        made += [Paragraph(said("主要指标见下表。")), draw(tables)]
    elif level < 4:
        for section in draw(st.lists(sections(level + 1, tabled=False), max_size=2)):
            made += section
    return made


def _parted(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks, one enumeration at most: the second would be read as a part of the first only by chance."""
    return [
        b
        for n, b in enumerate(blocks)
        if not (isinstance(b, Paragraph) and n and isinstance(blocks[n - 1], Items))
    ]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report of any shape the project can compose."""
    opening = draw(st.lists(paragraphs, min_size=1, max_size=2))
    blocks = [
        *opening,
        *(b for section in draw(st.lists(sections(), min_size=1, max_size=3)) for b in section),
    ]
    organs = draw(st.sampled_from(((ORGAN,), JOINT)))
    return Report(
        TITLE,
        tuple(blocks),
        recipients=draw(st.sampled_from(((), ("县委", "县人大常委会")))),
        signature=Signature(organs, draw(st.sampled_from((DAY, date(2026, 12, 31)))), draw(st.booleans())),
        attachments=draw(st.sampled_from(((), ATTACHED))),
        annotation=draw(st.sampled_from(("", "此件公开发布"))),
        letterhead=draw(st.sampled_from(HEADS)),
        imprint=draw(st.sampled_from((None, IMPRINT))),
        publication=draw(st.sampled_from(((), ON_THE_WEB))),
    )


@pytest.fixture(scope="module")
def style(workshop: Workshop) -> HouseStyle:
    found, _ = workshop.writer(workshop.draft(str(SAMPLES[0])).facts)
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_any_report_is_read_as_it_was_written(form: str, style: HouseStyle) -> None:
    @settings(max_examples=50, deadline=None)
    @given(report=reports())
    def holds(report: Report) -> None:
        assert back(report, style, form).report == carried(report, style, form)

    holds()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_every_sample_is_read_as_it_was_written(sample: Path, form: str, workshop: Workshop) -> None:
    draft = workshop.draft(str(sample))
    house, _ = workshop.writer(draft.facts)
    assert back(draft.report, house, form).report == carried(draft.report, house, form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_with_every_kind_of_block_is_read_as_it_was_written(form: str, style: HouseStyle) -> None:
    for report in (
        every_kind(),
        *(plain_report(seed, length) for seed, length in ((1, 3), (2, 20), (3, 60))),
    ):
        assert back(report, style, form).report == carried(report, style, form)


NOTICE = Report(
    "云岭县人民政府关于印发《云岭县法治政府建设实施方案（2026—2030年）》的通知",
    (
        Paragraph(
            said("现将《云岭县法治政府建设实施方案（2026—2030年）》印发给你们，请结合实际认真贯彻执行。")
        ),
    ),
    ("各乡镇人民政府", "县政府各部门"),
    Signature((ORGAN,), DAY),
    (
        Attachment(
            "云岭县法治政府建设实施方案（2026—2030年）",
            (
                Paragraph(said("为推进法治政府建设，制定本方案。")),
                Heading(1, said("主要任务")),
                Heading(2, said("健全机构职能")),
                Heading(3, said("优化政府组织结构"), run_in=True, counts_on=True),
                Paragraph(said("理顺部门职责，完善权责清单。")),
                Heading(2, said("健全制度体系")),
                Heading(3, said("加强文件管理"), run_in=True, counts_on=True),
                Paragraph(said("严格制定程序，落实备案审查。")),
            ),
            issued=True,
        ),
    ),
)


@pytest.mark.parametrize("form", FORMATS)
def test_a_notice_is_read_with_what_it_issues(form: str, style: HouseStyle) -> None:
    assert back(NOTICE, style, form).report == carried(NOTICE, style, form)


@pytest.mark.parametrize("form", FORMATS)
def test_enumerations_set_as_numbered_paragraphs_are_enumerations(form: str, style: HouseStyle) -> None:
    """In a house that sets 1. 2. for 一是 二是; there a lead is a paragraph of its own."""
    numbered = style.model_copy(update={"items": style.items.model_copy(update={"form": ItemForm.NUMBERED})})
    items = Items(tuple(said(clause) for clause in CLAUSES[:3]))
    report = Report(
        TITLE,
        (
            Paragraph(said("全县狠抓落实。")),
            Heading(1, said("工作情况")),
            Heading(2, said("规范行政执法")),
            items,
        ),
    )
    assert back(report, numbered, form).report == carried(report, numbered, form)


def lines_of_text(found: Read) -> list[int]:
    return [stretch.line for texts in found.places.all_blocks() for stretch in texts if stretch.text]


@pytest.mark.parametrize("form", FORMATS)
def test_places_rise_through_the_report(form: str, style: HouseStyle) -> None:
    lines = lines_of_text(back(every_kind(), style, form))
    assert lines == sorted(lines)


def test_a_place_in_a_word_file_is_that_of_its_paragraph(style: HouseStyle) -> None:
    """The n-th w:p of the body, empty ones and those in tables counted."""
    import docx

    content = writer(style).write(every_kind(), highlight=False)[0]
    found, _ = read_word(content, "report.docx")
    check_paragraphs(found, content, docx.Document)


def check_paragraphs(found: Read, content: bytes, opened: Callable[[Any], Any]) -> None:
    from io import BytesIO

    body = opened(BytesIO(content)).element.body
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = ["".join(t.text or "" for t in p.iter(f"{tag}t")) for p in body.iter(f"{tag}p")]
    for texts in found.places.all_blocks():
        for stretch in texts:
            line, column = stretch.spot()
            assert not stretch.text or paragraphs[line - 1][column - 1 :].startswith(stretch.text[:8])
