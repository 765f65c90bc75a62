"""Real reports, from text and from Word files and web pages made of them: title, organs, date, headings; not a word lost.

`cases/corpus` knows of each report where its headings stand (level, number, line, length, ▸ where the text runs in) and how
its lines divide into paper and page; the reports themselves stay outside the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH

from drafter.chinese import half_width, numeral
from drafter.readers import Read, read_report
from drafter.tree import Block, Heading, Items, Paragraph, Table, plain

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
CASES = sorted((Path(__file__).parent / "cases" / "corpus").glob("*.yaml"))
FORMS = ("txt", "gb18030.txt", "docx", "html", "gbk.html")
_LETTERS = re.compile(r"\W+")

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the real reports stand beside the project, not in it"
)


class Known(NamedTuple):
    """A real report and what is known of it."""

    lines: list[str]
    title: int
    organs: list[int]
    date: date | None
    page: list[int]
    headings: list[str]

    def line(self, number: int) -> str:
        """Return a line, with plain spaces and without those at its ends."""
        return re.sub(r"[\s\u3000]", " ", self.lines[number - 1]).strip()


def known(case: Path) -> Known:
    said = yaml.safe_load(case.read_text(encoding="utf-8"))
    (source,) = CORPUS.glob(f"{case.stem}_*.txt")
    lines = source.read_text(encoding="utf-8").split("\n")
    return Known(lines, said["title"], said["organs"], said["date"], said["page"], said["headings"])


def in_form(report: Known, form: str, folder: Path) -> Path:
    """Write a report in one of the forms a clerk may have it in."""
    path = folder / f"去年报告.{form}"
    if form.endswith("docx"):
        path.write_bytes(as_word(report))
    elif form.endswith("html"):
        charset, declared = ("gb18030", "utf-8") if form.startswith("gbk") else ("utf-8", "gb2312")
        path.write_bytes(as_page(report, declared).encode(charset))
    else:
        path.write_bytes("\n".join(report.lines).encode("gb18030" if "gb18030" in form else "utf-8"))
    return path


def as_word(report: Known) -> bytes:
    document = docx.Document()
    for number, line in enumerate(report.lines, 1):
        paragraph = document.add_paragraph(line)
        if number == report.title:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_page(report: Known, charset: str) -> str:
    text = "".join(f"<p>{escape(line)}</p>\n" for line in report.lines if line.strip())
    return (
        f'<html><head><meta charset="{charset}"><title>信息公开_某县人民政府</title></head><body>'
        '<div class="top"><ul><li><a href="/">网站首页</a></li><li><a href="/n">新闻中心</a></li></ul></div>'
        f'<div class="main"><div class="text">{text}</div></div>'
        '<div class="foot"><p>版权所有：某县人民政府，未经许可不得转载，网站标识码0000000000，欢迎提出意见和建议。</p></div>'
        "</body></html>"
    )


@pytest.fixture(
    scope="module", params=[(c, f) for c in CASES for f in FORMS], ids=lambda p: f"{p[0].stem}.{p[1]}"
)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Known, Read, str]:
    case, form = request.param
    report = known(case)
    found, _ = read_report(in_form(report, form, tmp_path_factory.mktemp("form")))
    return report, found, form


def alike(text: str) -> str:
    """Return a text with full and half width alike, without spaces and signs."""
    return _LETTERS.sub("", half_width(text))


def test_title_organs_and_date_are_exact(both: tuple[Known, Read, str]) -> None:
    report, found, _ = both
    assert found.report.title.replace(" ", "") == report.line(report.title).replace(" ", "")
    assert list(found.report.signature.organs) == [report.line(n) for n in report.organs]
    assert found.report.signature.date == report.date


def test_every_heading_is_found_with_its_level_and_none_beside(both: tuple[Known, Read, str]) -> None:
    report, found, form = both
    headings = [b for b in found.report.all_blocks() if isinstance(b, Heading)]
    texts = [
        t
        for b, t in zip(found.report.all_blocks(), found.places.all_blocks(), strict=True)
        if isinstance(b, Heading)
    ]
    shown = [f"{h.level} {h.number or '-'} {len(plain(h.spans))}{'▸' if h.run_in else ''}" for h in headings]
    assert shown == [re.sub(r" \d+ (\d+▸?)$", r" \1", heading) for heading in report.headings]
    for (stretch,), heading in zip(texts, report.headings, strict=True):
        line = int(heading.split()[2])
        assert stretch.text in report.line(line)
        if not form.endswith("html"):
            assert stretch.line == line


def test_not_a_letter_is_lost(both: tuple[Known, Read, str]) -> None:
    """What was read, in its order, is the text of the report letter for letter; what was left out is the page's."""
    report, found, form = both
    paper = [line for n, line in enumerate(report.lines, 1) if n not in report.page]
    assert alike("".join(said(found))) == alike("".join(paper))
    if not form.endswith("html"):
        assert [stretch.line for stretch in found.aside] == report.page


def said(found: Read) -> Iterator[str]:
    """Yield all a report says, in its order."""
    report = found.report
    yield report.title
    yield from report.recipients
    yield from map(block_said, report.blocks)
    issued = [a for a in report.attachments if a.issued]
    yield from report.signature.organs
    if day := report.signature.date:
        yield f"{day.year}年{day.month}月{day.day}日"
    for attachment in issued:
        yield attachment.title
        yield from map(block_said, attachment.blocks)


def block_said(block: Block) -> str:
    if isinstance(block, Items):
        return plain(block.lead) + "".join(
            f"{numeral(n)}是{plain(item)}" for n, item in enumerate(block.items, 1)
        )
    if isinstance(block, Table):
        return "".join([*block.header, *(plain(cell) for row in block.rows for cell in row)])
    assert isinstance(block, Heading | Paragraph)
    return (block.number if isinstance(block, Heading) else "") + plain(block.spans)


def test_every_report_of_the_corpus_has_its_case() -> None:
    assert [case.stem for case in CASES] == sorted(path.name[:3] for path in CORPUS.glob("*.txt"))
