"""The web page: what stands in it and how, what it leaves to paper, and that one who edits it loses nothing."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from drafter.files import Shelf, shelf_for
from drafter.style import HouseStyle, load
from drafter.tree import (
    Attachment,
    Block,
    Heading,
    Imprint,
    Items,
    Letterhead,
    Mark,
    Paragraph,
    Report,
    Signature,
    Span,
    Table,
)
from drafter.writers.html import as_html, untouched

VOID = {"meta", "col", "br"}
SIGNED = Signature(("云岭县人民政府",), date(2027, 1, 18))


class Reader(HTMLParser):
    """Reads a page: its elements in order, their text, whether each is closed in its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += "" if "style" in self.open else data


def text(words: str, mark: Mark = Mark.NONE) -> tuple[Span, ...]:
    return (Span(words, (), mark),)


def report(*blocks: Block, **more: object) -> Report:
    return Report("云岭县人民政府关于2026年度法治政府建设情况的报告", blocks, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def style(shelf: Shelf) -> HouseStyle:
    return load(shelf)


@pytest.fixture(scope="module")
def numbered(shelf: Shelf) -> HouseStyle:
    return load(shelf, "numbered-measures")


def body(one: Report, style: HouseStyle, highlight: bool = False) -> str:
    """Return the page from its title on, below the style sheet."""
    return as_html(one, style, highlight=highlight).partition("<main>\n")[2].partition("</main>")[0]


def test_a_page_is_whole_and_asks_nothing_of_others(style: HouseStyle) -> None:
    page = as_html(report(Paragraph(text("正文。")), signature=SIGNED), style, highlight=False)
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">')
    assert Reader(page).open == []
    assert re.search(r"<script|<link|<img|https?:|url\(|@import", page) is None
    assert "@media print" in page
    assert "@page{size:595.3pt 841.9pt" in page


def test_headings_have_their_level_and_the_numbers_of_the_style(style: HouseStyle) -> None:
    blocks = [Heading(level, text(f"第{level}层")) for level in (1, 2, 3, 4, 1)]
    assert re.findall("<h[2-5]>.*", body(report(*blocks), style)) == [
        "<h2>一、第1层</h2>", "<h3>（一）第2层</h3>", "<h4>1.第3层</h4>", "<h5>（1）第4层</h5>", "<h2>二、第1层</h2>",
    ]  # fmt: skip


def test_a_run_in_heading_stays_on_the_line_of_its_paragraph(style: HouseStyle) -> None:
    heading = Heading(2, text("加强执法"), run_in=True)
    assert '<p><strong class="lead-2">（一）加强执法。</strong>每季度评查。</p>' in body(
        report(heading, Paragraph(text("每季度评查。"))), style
    )


def test_items_run_or_are_numbered_as_the_style_has_them(style: HouseStyle, numbered: HouseStyle) -> None:
    items = (Heading(2, text("执法")), Items((text("抽查"), text("评查"))))
    assert "<p>一是抽查。二是评查。</p>" in body(report(*items), style)
    assert "<p>1.抽查。</p>\n<p>2.评查。</p>" in body(report(*items), numbered)


def test_what_anybody_typed_is_escaped(style: HouseStyle) -> None:
    evil = '<script>alert("1&2")</script>'
    table = Table((evil,), ((text(evil),),), (1.0,))
    one = Report(
        evil,
        (Heading(1, text(evil)), Paragraph(text(evil)), Items((text(evil),)), table),
        (evil,),
        Signature((evil,), None),
        (Attachment(evil, (Paragraph(text(evil)),)),),
        evil,
        Letterhead((evil,), evil),
        publication=((evil, evil),),
    )
    page = as_html(one, style, highlight=True)
    assert "<script" not in page
    assert Reader(page).open == []
    assert Reader(page).text.count(evil) == 16


def test_a_name_of_a_font_cannot_end_the_style_sheet(style: HouseStyle) -> None:
    body_face = style.body.model_copy(update={"family": '"}</style><b>'})
    page = as_html(report(), style.model_copy(update={"body": body_face}), highlight=False)
    assert page.count("</style>") == 1
    assert Reader(page).open == []


def test_gaps_are_marked_in_a_draft_only(style: HouseStyle) -> None:
    spans = (*text("收到"), *text("「待填：收到（件）」", Mark.GAP), *text("22件", Mark.UNCONFIRMED))
    one = report(Paragraph(spans), signature=Signature(("云岭县人民政府",), None))
    draft, final = (as_html(one, style, highlight=highlight) for highlight in (True, False))
    assert re.findall("<mark>(.*?)</mark>", draft) == ["「待填：收到（件）」", "22件", "「待填：成文日期」"]
    assert "（草稿）</title>" in draft
    assert "<mark>" not in final
    assert "草稿" not in final


def test_metadata_come_first_and_nothing_where_there_is_none(style: HouseStyle) -> None:
    with_it = body(report(publication=(("索引号", "0001/2027-1"), ("有效性", "有效"))), style)
    assert with_it.startswith(
        '<table class="about">\n<tr><th scope="row">索引号</th><td>0001/2027-1</td></tr>'
    )
    assert body(report(), style).startswith("<h1>")


def test_a_title_keeps_its_words_and_breaks_by_sense(style: HouseStyle) -> None:
    title = "中共云岭县委员会 云岭县人民政府关于2026年度法治政府建设情况的报告"
    page = body(Report(title, ()), style)
    assert re.sub("<[^>]*>", "", page).startswith(title + "\n")
    assert "<span>中共云岭县委员会 云岭县人民政府</span>" in page


def test_a_table_has_a_head_groups_and_scopes(style: HouseStyle) -> None:
    rows = (
        (text("行政复议"),), (text("收到行政复议申请"), text("29")), (text("受理"), text("22")), (text("应诉"),),
        (text("应诉案件数量"), text("3")),
    )  # fmt: skip
    page = body(report(Table(("指标", "本年"), rows, (0.75, 0.25))), style)
    assert '<thead><tr><th scope="col">指标</th><th scope="col">本年</th></tr></thead>' in page
    assert page.count("<tbody>") == 2
    assert '<tr><th scope="rowgroup" colspan="2">应诉</th></tr>' in page
    assert '<tr><th scope="row" class="wordy">受理</th><td>22</td></tr>' in page
    assert '<col style="width:75%">' in page


def test_what_belongs_to_paper_is_left_out(style: HouseStyle) -> None:
    one = report(
        letterhead=Letterhead(("云岭县人民政府",), "云政〔2027〕3号", ("何望川",)),
        imprint=Imprint(("县政协",), "云岭县人民政府办公室", date(2027, 1, 19)),
        signature=SIGNED,
        annotation="此件公开发布",
    )
    page = body(one, style)
    assert '<p class="number">云政〔2027〕3号</p>' in page
    assert '<time datetime="2027-01-18">2027年1月18日</time>' in page
    assert "<p>（此件公开发布）</p>" in page
    assert not re.search("文件|何望川|县政协|印发", page)


def test_attachments_are_listed_and_stand_behind_in_sections(style: HouseStyle) -> None:
    one = report(
        attachments=(
            Attachment("数据表", (Heading(1, text("总的")), Paragraph(text("数。")))),
            Attachment("案例"),
        )
    )
    page = body(one, style)
    assert '<ol><li><a href="#attachment-1">数据表</a></li><li>案例</li></ol>' in page
    assert '<section id="attachment-1"><p class="label">附件1</p>\n<h2><span>数据表</span></h2>' in page
    assert "<h3>一、总的</h3>" in page
    assert page.count("<section") == 1


def test_what_a_notice_issues_is_no_attachment(style: HouseStyle) -> None:
    one = report(attachments=(Attachment("实施方案", (Heading(1, text("总体目标")),), issued=True),))
    page = body(one, style)
    assert "<section>\n<h2><span>实施方案</span></h2>\n<h3>一、总体目标</h3>" in page
    assert "附件" not in page


@pytest.mark.parametrize(
    ("before", "after"), [("评查", "抽查"), ("<!-- drafter", "<!-- by drafter"), ("</html>\n", "</html>\n\n")]
)
def test_an_edited_page_is_told_from_one_as_written(
    style: HouseStyle, tmp_path: Path, before: str, after: str
) -> None:
    page = as_html(report(Paragraph(text("评查。"))), style, highlight=True)
    path = tmp_path / "报告.html"
    path.write_bytes(page.encode())
    assert untouched(path)
    assert before in page
    path.write_bytes(page.replace(before, after).encode())
    assert not untouched(path)


def test_what_is_no_page_of_ours_is_not_touched(tmp_path: Path) -> None:
    foreign = tmp_path / "别人的.html"
    foreign.write_bytes(b"<html>")
    assert not any(untouched(path) for path in (foreign, tmp_path, tmp_path / "没有.html"))


def test_the_same_report_gives_the_same_page(style: HouseStyle) -> None:
    one = report(Paragraph(text("正文。")), signature=SIGNED)
    again = load(shelf_for(Path(__file__).parent))
    assert as_html(one, style, highlight=True) == as_html(one, again, highlight=True)
