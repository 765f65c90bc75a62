"""The Word writer: what stands in the file, whether python-docx would have written the same, and who has touched it since."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from drafter.files import Shelf
from drafter.style import HouseStyle, load, styles
from drafter.tree import Attachment, Heading, Items, Letterhead, Report, Signature, Span
from drafter.writers.docx import DocxWriter, for_libreoffice, untouched
from drafter.writers.docx.building import set_table
from drafter.writers.docx.cuts import clean
from drafter.writers.docx.forms import Extras, TableForm
from drafter.writers.docx.lines import HANGING, Measure, Metrics, text_width
from drafter.writers.docx.package import build_house
from tests.reports import (
    DAY,
    EVERY_BLOCK,
    FIGURES,
    GAP,
    IMPRINT,
    JOINT,
    ORGAN,
    TITLE,
    UPWARD,
    every_kind,
    paragraph,
    plain_report,
    said,
)

COMMENTS = {
    -1: ("标题里没有写明年度",),
    0: ("第一条", "第二条"),
    3: ("续排的段落",),
    9: ("核对表中数字 <128>",),
}
VARIANTS = {
    "without 版头": every_kind(),
    "upward, sealed, with 版记": every_kind(
        letterhead=UPWARD, imprint=IMPRINT, signature=Signature((ORGAN,), DAY, seal=True)
    ),
    "joint": every_kind(signature=Signature(JOINT, DAY)),
    "joint, sealed, three signers": every_kind(
        letterhead=Letterhead(JOINT, "云发〔2027〕1号", ("张立新", "欧阳明", "李四")),
        signature=Signature((*JOINT, "云岭县司法局"), DAY, seal=True),
    ),
    "two attachments, undated": every_kind(
        signature=Signature((ORGAN,), None),
        attachments=(Attachment("主要指标", (FIGURES,)), Attachment("任务清单", EVERY_BLOCK)),
    ),
    "bare": Report("关于法治政府建设的报告", (paragraph("正文。"),)),
}


@pytest.fixture(scope="module")
def style(shelf: Shelf) -> HouseStyle:
    """Read the standard style."""
    return load(shelf)


@pytest.fixture(scope="module")
def writer(style: HouseStyle) -> DocxWriter:
    """Prepare one writer for all tests."""
    return DocxWriter(style)


def opened(document: bytes) -> WordDocument:
    """Open a document as any other program would."""
    return docx.Document(io.BytesIO(document))


def part(document: bytes, name: str) -> bytes:
    """Return one part of a document."""
    return zipfile.ZipFile(io.BytesIO(document)).read(name)


def texts(document: bytes) -> list[str]:
    """Return the paragraphs of a document that hold text."""
    return [p.text for p in opened(document).paragraphs if p.text]


def found(document: bytes, text: str) -> WordParagraph:
    """Return the paragraph that begins with a text."""
    return next(p for p in opened(document).paragraphs if p.text.startswith(text))


# --- the same as python-docx writes -------------------------------------------------------------------------------


def plainly(document: WordDocument, style: str, *runs: str | tuple[str, str]) -> list[Run]:
    """Add a paragraph by plain python-docx calls; a run is its text, or the text and what is special about it."""
    made = document.add_paragraph(style=style)
    return [plain_run(made, *((one, "") if isinstance(one, str) else one)) for one in runs]


def plain_run(paragraph_: WordParagraph, text: str, special: str = "") -> Run:
    run = paragraph_.add_run(text, style="正文字符" if special == "正文" else None)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    marks = {"待填": WD_COLOR_INDEX.YELLOW, "待核": WD_COLOR_INDEX.TURQUOISE}
    if special in marks:
        run.font.highlight_color = marks[special]
    return run


def plain_table(document: WordDocument) -> list[Run]:
    widths = (3184, 885, 1415, 1415, 1946)
    table = set_table(document, TableForm(widths, (True, False, False, False, False)), 4)
    rows = [FIGURES.header, *(["".join(s.text for s in cell) for cell in row] for row in FIGURES.rows)]
    first: list[Run] = []
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            first.append(plain_run(cell.paragraphs[0], text))
    return first[:1]


def placed(document: WordDocument, right: int, before: int | None = None) -> None:
    """Give the last paragraph its distance from the right edge."""
    made = document.paragraphs[-1]
    if before is not None:
        made.paragraph_format.space_before = Twips(before)
    indent = made._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:rightChars"), str(right))
    indent.set(qn("w:right"), str(right * 315 // 100))


def saved(document: WordDocument) -> bytes:
    """Save a document as python-docx saves it."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plainly_every_kind(document: WordDocument) -> dict[int, list[Run]]:
    """Write the report with every kind of block by plain python-docx calls; return the runs comments are put on."""
    runs: dict[int, list[Run]] = {}
    runs[-1] = plainly(document, "Title", "云岭县人民政府\n关于2026年度法治政府建设情况的报告")
    plainly(document, "主送机关", "县委、县人大常委会：")
    runs[0] = plainly(document, "公文正文", "".join(s.text for s in EVERY_BLOCK[0].spans))
    plainly(document, "heading 1", "一、工作情况")
    runs[3] = plainly(
        document, "heading 2", "（一）健全依法决策机制。", ("县政府常务会议专题研究法治议题6次。", "正文")
    )
    document.paragraphs[-1].paragraph_format.keep_with_next = False
    plainly(document, "heading 2", "（二）规范行政执法")
    plainly(document, "heading 3", "1.开展案卷评查")
    plainly(
        document,
        "公文正文",
        GAP[0].text,
        (GAP[1].text, "待填"),
        GAP[2].text,
        (GAP[3].text, "待核"),
        GAP[4].text,
    )
    plainly(document, "heading 4", "（1）建立问题清单")
    plainly(document, "公文正文", "一是完善制度。二是压实责任。三是跟踪问效。")
    runs[9] = plain_table(document)
    plainly(document, "heading 1", "二、下一步工作打算")
    plainly(document, "公文正文", "继续推进严格规范公正文明执法，每季度抽查案卷不少于40卷。")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    plainly(document, "附件说明", "附件：2026年度云岭县法治政府建设主要指标")
    plainly(document, "署名", "云岭县人民政府")
    placed(document, 471, 579)
    plainly(document, "成文日期", "2027年1月18日")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    placed(document, 200)
    plainly(document, "附注", "（此件公开发布）")
    plainly(document, "附件标注", "附件")
    plainly(document, "附件标题", "2026年度云岭县法治政府建设主要指标")
    plain_table(document)
    plainly(document, "表后")
    return runs


def canonical(xml: bytes) -> bytes:
    """Return XML in the form in which equal documents are equal bytes."""
    return bytes(etree.tostring(etree.fromstring(xml), method="c14n"))


@pytest.mark.parametrize("comments", [{}, COMMENTS], ids=["without comments", "with comments"])
def test_stamping_gives_what_python_docx_gives(
    style: HouseStyle, writer: DocxWriter, comments: Mapping[int, Sequence[str]]
) -> None:
    """The same report by plain python-docx calls gives the same document.xml and comments.xml."""
    document, _ = writer.write(every_kind(), comments)
    plain = build_house(style, Extras(comments=bool(comments))).document
    runs = plainly_every_kind(plain)
    for block, said_comments in comments.items():
        for text in said_comments:
            comment = plain.add_comment(runs[block], text, author="drafter", initials="d")
            del comment._comment_elm.attrib[qn("w:date")]
    assert canonical(part(document, "word/document.xml")) == canonical(plain.part.blob)
    if comments:
        expected = plain.part._comments_part.blob
        assert canonical(part(document, "word/comments.xml")) == canonical(expected)


# --- a sound file -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("draft", [True, False], ids=["draft", "final"])
def test_a_validator_finds_nothing(writer: DocxWriter, tmp_path: Path, variant: str, draft: bool) -> None:
    path = tmp_path / "report.docx"
    comments = {-1: ("请核对",)} if draft else {}
    path.write_bytes(writer.write(VARIANTS[variant], comments, highlight=draft)[0])
    result = OpenXmlValidator().validate(str(path))
    assert [error.description for error in result.errors] == []


def test_every_house_style_gives_a_sound_file(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    for name, _ in styles(shelf):
        path.write_bytes(
            DocxWriter(load(shelf, name)).write(every_kind(letterhead=UPWARD, imprint=IMPRINT))[0]
        )
        assert [e.description for e in OpenXmlValidator().validate(str(path)).errors] == [], name


def test_the_built_in_template_of_python_docx_leaves_no_trace(writer: DocxWriter) -> None:
    document, _ = writer.write(every_kind())
    archive = zipfile.ZipFile(io.BytesIO(document))
    assert archive.namelist() == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme/theme1.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/document.xml",
        "docProps/core.xml",
    ]
    everything = b"".join(archive.read(name) for name in archive.namelist())
    for trace in (
        b"python-docx",
        b"stylesWithEffects",
        b"Calibri",
        b"Cambria",
        b"MS ",
        b"ja-JP",
        b"Theme=",
        b"2013-12-23",
    ):
        assert trace not in everything
    own = {s.name for s in opened(document).styles if s.element.get(qn("w:customStyle"))}
    built_in = {s.name for s in opened(document).styles} - own
    assert built_in == {
        "Normal", "Default Paragraph Font", "Normal Table", "No List", "Title", "Heading 1", "Heading 2", "Heading 3",
        "Heading 4", "Footer", "annotation text", "annotation reference",
    }  # fmt: skip
    assert all("\u4e00" <= name[0] <= "\u9fff" for name in own)


def test_the_same_report_gives_the_same_bytes(style: HouseStyle, writer: DocxWriter) -> None:
    """Whatever was written before, and by whichever writer."""
    report = VARIANTS["upward, sealed, with 版记"]
    first = writer.write(report, COMMENTS)[0]
    writer.write(VARIANTS["joint"])
    assert writer.write(report, COMMENTS)[0] == first
    assert DocxWriter(style).write(report, COMMENTS)[0] == first
    times = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_come_from_the_facts(writer: DocxWriter) -> None:
    dated = opened(writer.write(every_kind(signature=Signature(JOINT, DAY)))[0]).core_properties
    assert (dated.title, dated.author, dated.subject) == (TITLE, "、".join(JOINT), "法治政府建设年度报告")
    assert dated.created is not None
    assert dated.modified is not None
    assert dated.created.date() == dated.modified.date() == DAY
    undated = opened(writer.write(every_kind(signature=Signature((ORGAN,), None)))[0]).core_properties
    assert undated.created is undated.modified is None


ROLES = {
    "Title": ("方正小标宋简体", 44),
    "主送机关": (None, None),
    "公文正文": (None, None),
    "Heading 1": ("黑体", 32),
    "Heading 2": ("楷体_GB2312", 32),
    "Heading 3": ("仿宋_GB2312", 32),
    "Heading 4": ("仿宋_GB2312", 32),
    "署名": (None, None),
    "附件标注": ("黑体", 32),
    "附件标题": ("方正小标宋简体", 44),
    "Footer": ("宋体", 28),
    "签发人姓名": ("楷体_GB2312", None),
    "版记": ("仿宋_GB2312", 28),
    "Normal": ("仿宋_GB2312", 32),
}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_its_face_and_size(writer: DocxWriter, role: str) -> None:
    """Nothing given is what Normal gives: 仿宋 3号. Never a theme font, never bold."""
    properties = opened(writer.write(every_kind())[0]).styles[role].element.rPr
    face, size = ROLES[role]
    if face is None:
        assert properties is None
        return
    assert properties.find(qn("w:rFonts")).get(qn("w:eastAsia")) == face
    assert not [name for name in properties.find(qn("w:rFonts")).attrib if "heme" in name]
    assert properties.find(qn("w:b")) is None
    if size:
        assert properties.find(qn("w:sz")).get(qn("w:val")) == str(size)


def test_faces_a_machine_lacks_have_a_stand_in_in_the_font_table(writer: DocxWriter) -> None:
    fonts = etree.fromstring(part(writer.write(every_kind())[0], "word/fontTable.xml"))
    names = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in fonts}
    assert names["仿宋_GB2312"].get(qn("w:val")) == "仿宋"
    assert names["方正小标宋简体"].get(qn("w:val")) == "方正小标宋_GBK"


# --- headings, enumerations, tables -------------------------------------------------------------------------------


def test_numbers_are_text_and_headings_are_headings(writer: DocxWriter) -> None:
    """No automatic numbers, which vanish elsewhere; Word's own heading styles with outline levels, for the pane."""
    document, _ = writer.write(every_kind())
    assert b"numPr" not in part(document, "word/document.xml")
    headings = [
        (p.style.name, p.text)
        for p in opened(document).paragraphs
        if p.style and "Heading" in str(p.style.name)
    ]
    assert headings == [
        ("Heading 1", "一、工作情况"),
        ("Heading 2", "（一）健全依法决策机制。县政府常务会议专题研究法治议题6次。"),
        ("Heading 2", "（二）规范行政执法"),
        ("Heading 3", "1.开展案卷评查"),
        ("Heading 4", "（1）建立问题清单"),
        ("Heading 1", "二、下一步工作打算"),
    ]
    for level in (1, 2, 3, 4):
        properties = opened(document).styles[f"Heading {level}"].element.pPr
        assert properties.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)


def test_a_run_in_heading_goes_on_in_the_face_of_the_text(writer: DocxWriter) -> None:
    made = found(writer.write(every_kind())[0], "（一）健全")
    head, body = made.runs
    assert (head.text, head.style.name) == ("（一）健全依法决策机制。", "Default Paragraph Font")
    assert (body.text, body.style.name) == ("县政府常务会议专题研究法治议题6次。", "正文字符")
    assert made.paragraph_format.keep_with_next is False


def test_bold_headings_do_not_make_the_text_behind_them_bold(shelf: Shelf) -> None:
    document, _ = DocxWriter(load(shelf, "加粗小标题")).write(every_kind())
    assert opened(document).styles["Heading 2"].font.bold
    assert [run.bold for run in found(document, "（一）健全").runs] == [None, False]


def test_measures_can_be_set_as_numbered_paragraphs(shelf: Shelf) -> None:
    blocks = (Heading(1, said("下一步工作打算")), Items((said("完善制度"), said("压实责任"))))
    document, _ = DocxWriter(load(shelf, "举措分条")).write(every_kind(blocks=blocks))
    assert texts(document)[2:5] == ["一、下一步工作打算", "1.完善制度。", "2.压实责任。"]


def test_openings_of_measures_can_be_bold(shelf: Shelf) -> None:
    document, _ = DocxWriter(load(shelf, "一是二是加粗")).write(every_kind())
    runs = found(document, "一是").runs
    assert [(r.text, r.bold) for r in runs[:3]] == [("一是", True), ("完善制度。", None), ("二是", True)]


def test_a_table_repeats_its_head_and_fills_the_type_area(writer: DocxWriter) -> None:
    table, attached = opened(writer.write(every_kind())[0]).tables
    assert [c.text for c in table.rows[1].cells] == ["收到行政复议申请", "件", "128", "97", "增长31.96%"]
    assert table.rows[0]._tr.trPr is not None
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert sum(column.width or 0 for column in attached.columns) == Twips(8845)


def test_words_in_a_table_stand_at_the_left_figures_and_units_in_the_middle(writer: DocxWriter) -> None:
    cells = opened(writer.write(every_kind())[0]).tables[0].rows[2].cells
    styles_used = [cell.paragraphs[0].style.name for cell in cells if cell.paragraphs[0].style]
    assert styles_used == ["表格文字", *["表格数字"] * 4]


def test_attachments_are_listed_and_begin_a_page(writer: DocxWriter) -> None:
    document, _ = writer.write(VARIANTS["two attachments, undated"])
    words = texts(document)
    assert words[words.index("附件：1.\t主要指标") + 1] == "2.\t任务清单"
    assert words[words.index("附件2") + 1] == "任务清单"
    assert opened(document).styles["附件标注"].paragraph_format.page_break_before


# --- signature ----------------------------------------------------------------------------------------------------


def rights(document: bytes) -> dict[str, int]:
    """Return how far each line of the signing stands from the right edge, in hundredths of a character."""
    made = [p for p in opened(document).paragraphs if p.style and p.style.name in {"署名", "成文日期"}]
    return {p.text: int(p._p.pPr.ind.get(qn("w:rightChars"))) for p in made}  # type: ignore[union-attr]  # set on each


@pytest.mark.parametrize(
    ("organ", "seal", "signer", "date"),
    [
        ("云岭县人民政府", True, 435, 400),
        ("云岭县人民政府", False, 471, 200),
        ("中共云岭县委全面依法治县委员会办公室", False, 200, 1029),
        ("中共云岭县委全面依法治县委员会办公室及其所属机构单位", True, 0, 915),
    ],
)
def test_signer_and_date_stand_where_the_standard_puts_them(
    writer: DocxWriter, organ: str, seal: bool, signer: int, date: int
) -> None:
    """7.3.5.1 under a seal: date 4 from the edge, signer centred on it. 7.3.5.2 without: the date 2 right of the signer."""
    document, _ = writer.write(every_kind(signature=Signature((organ,), DAY, seal)))
    assert rights(document) == {
        organ: pytest.approx(signer, abs=1),
        "2027年1月18日": pytest.approx(date, abs=1),
    }


@given(st.text("甲乙丙丁", min_size=2, max_size=24))
def test_without_a_seal_the_date_begins_two_characters_right_of_the_signer(
    writer: DocxWriter, organ: str
) -> None:
    metrics = Metrics(16, -0.25)
    signer, date = (text_width(text, metrics) / metrics.pitch for text in (organ, "2027年1月18日"))
    place = rights(writer.write(every_kind(signature=Signature((organ,), DAY)))[0])
    shift = place[organ] / 100 + signer - place["2027年1月18日"] / 100 - date
    assert shift == pytest.approx(2, abs=0.02)
    assert min(place.values()) >= 200


def test_joint_signers_stand_below_one_another_the_host_first(writer: DocxWriter) -> None:
    place = rights(writer.write(every_kind(signature=Signature(JOINT, DAY)))[0])
    assert list(place) == [*JOINT, "2027年1月18日"]
    assert place[JOINT[1]] - place[JOINT[0]] == 100


def test_joint_signers_under_seals_stand_in_rows(writer: DocxWriter) -> None:
    three = ("云岭县司法局", "云岭县财政局", "云岭县教育局")
    table = opened(writer.write(every_kind(signature=Signature(three, DAY, seal=True)))[0]).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == list(three)
    wide = opened(
        writer.write(every_kind(signature=Signature((*JOINT, "云岭县人武部"), DAY, seal=True)))[0]
    ).tables[1]
    assert [[cell.text for cell in row.cells] for row in wide.rows] == [list(JOINT), ["", "云岭县人武部"]]


def test_a_missing_date_is_a_gap_of_the_draft_only(writer: DocxWriter) -> None:
    report = every_kind(signature=Signature((ORGAN,), None))
    gap = found(writer.write(report)[0], "「待填：成文日期」")
    assert gap.runs[0].font.highlight_color == WD_COLOR_INDEX.YELLOW
    assert not any("待填：成文日期" in text for text in texts(writer.write(report, highlight=False)[0]))


def closing_keeps(document: bytes) -> bool:
    """Tell whether the last paragraph of the text is tied to the signature."""
    paragraphs = opened(document).paragraphs
    signer = next(n for n, p in enumerate(paragraphs) if p.style and p.style.name == "署名")
    return paragraphs[signer - 1].paragraph_format.keep_with_next is True


LINE = paragraph("县政府常务会议专题研究法治议题6次。")
LONG = paragraph("全县各级行政机关坚持依法行政依法履职全面推进各项工作落实" * 8)


def test_a_signature_that_fits_needs_nothing(writer: DocxWriter) -> None:
    _, notes = writer.write(every_kind(blocks=(LINE,) * 8, attachments=(), annotation=""))
    assert notes == ()


def test_a_signature_that_would_stand_alone_takes_the_last_paragraph_along(writer: DocxWriter) -> None:
    """Title 2 lines, a blank one, recipients: 17 lines of text leave 1 for a blank, the signer and the date."""
    document, notes = writer.write(every_kind(blocks=(LINE,) * 17, attachments=(), annotation=""))
    assert closing_keeps(document)
    assert notes == ("落款本来会单独成页：正文最后一段已随落款移到第 2 页，第 1 页末尾空 1 行。",)


def test_a_paragraph_that_already_reaches_the_page_of_the_signature_is_not_tied(writer: DocxWriter) -> None:
    """Tied, it would leave its first page half empty where a program moves tied paragraphs whole."""
    document, notes = writer.write(every_kind(blocks=(*(LINE,) * 14, LONG), attachments=(), annotation=""))
    assert not closing_keeps(document)
    assert notes == ()


def test_white_above_a_seal_gives_way_before_a_page_is_left_half_empty(writer: DocxWriter) -> None:
    """Two blank lines, signer and date do not fit below 14 lines of text; with one blank line they do."""
    sealed = Signature((ORGAN,), DAY, seal=True)
    report = every_kind(blocks=(*(LINE,) * 5, LONG), attachments=(), annotation="", signature=sealed)
    document, notes = writer.write(report)
    assert notes == ("落款本来会单独成页：用印署名前的空行已减为一行。",)
    signer = next(p for p in opened(document).paragraphs if p.style and p.style.name == "署名")
    assert signer.paragraph_format.space_before == Twips(579)


def test_a_table_before_the_signature_is_pointed_out(writer: DocxWriter) -> None:
    _, notes = writer.write(every_kind(blocks=((LINE,) * 14 + (FIGURES,)), attachments=(), annotation=""))
    assert len(notes) == 1
    assert "前面是表格" in notes[0]


def test_a_title_of_more_than_three_lines_is_pointed_out(writer: DocxWriter) -> None:
    _, notes = writer.write(every_kind(title="云岭县" * 25))
    assert notes[0].startswith("标题排了 4 行")


# --- 版头 and 版记 -------------------------------------------------------------------------------------------------


def test_the_letterhead_of_an_upward_document(writer: DocxWriter) -> None:
    document, _ = writer.write(every_kind(letterhead=UPWARD))
    mark, number = found(document, "云岭县人民政府文件"), found(document, "云政")
    assert number.text == "云政〔2027〕3号\t签发人：张立新"
    assert [r.style.name for r in number.runs][-1] == "签发人姓名"
    bottom = number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))  # type: ignore[union-attr]  # the red line
    assert bottom.get(qn("w:color")) == "FF0000"
    assert mark.style is not None
    assert str(mark.style.font.color.rgb) == "FF0000"


def test_a_long_name_is_set_small_enough_for_one_line(writer: DocxWriter) -> None:
    organ = "青石岭侗族苗族自治县人民政府办公室"
    document, _ = writer.write(every_kind(letterhead=Letterhead((organ,), "青政办〔2027〕1号")))
    size = found(document, f"{organ}文件").runs[0].font.size
    assert size is not None
    assert size.pt * (len(organ) + 2) <= 442.25


def test_more_signers_take_more_rows_the_last_beside_the_number(writer: DocxWriter) -> None:
    document, _ = writer.write(VARIANTS["joint, sealed, three signers"])
    words = texts(document)
    assert words[:4] == [*JOINT, "签发人：张立新\t欧阳明", "云发〔2027〕1号\t李四"]


def imprint_sections(document: bytes) -> list[str]:
    """Return how each section of a document begins."""
    types = [s.find(qn("w:type")) for s in opened(document).element.iter(qn("w:sectPr"))]
    return ["" if kind is None else str(kind.get(qn("w:val"))) for kind in types]


@pytest.mark.parametrize(
    ("lines", "sections"),
    [(30, [""]), (5, ["", "evenPage"]), (36, ["", "oddPage"])],
    ids=["even page with room", "odd page", "even page without room"],
)
def test_the_imprint_goes_to_the_foot_of_an_even_page(
    writer: DocxWriter, lines: int, sections: list[str]
) -> None:
    report = every_kind(blocks=(LINE,) * lines, attachments=(), annotation="", imprint=IMPRINT)
    document, _ = writer.write(report)
    assert imprint_sections(document) == sections
    xml = part(document, "word/document.xml").decode()
    assert "抄送：县委，县人大常委会办公室" in xml
    assert "2027年1月18日印发" in xml


def test_a_blank_page_and_the_imprint_behind_it_carry_no_number(writer: DocxWriter) -> None:
    report = every_kind(blocks=(LINE,) * 36, attachments=(), annotation="", imprint=IMPRINT)
    last = opened(writer.write(report)[0]).sections[-1]
    assert last.footer.paragraphs[0].text == last.even_page_footer.paragraphs[0].text == ""


# --- drafts and finals --------------------------------------------------------------------------------------------


def test_gaps_and_unconfirmed_figures_are_highlighted_in_a_draft(writer: DocxWriter) -> None:
    marked = {
        run.text: run.font.highlight_color
        for run in found(writer.write(every_kind())[0], "全年收到").runs
        if run.font.highlight_color
    }
    assert marked == {GAP[1].text: WD_COLOR_INDEX.YELLOW, "39": WD_COLOR_INDEX.TURQUOISE}


def test_findings_are_comments_on_their_paragraphs(writer: DocxWriter) -> None:
    document, _ = writer.write(every_kind(), COMMENTS)
    comments = {str(c.comment_id): c for c in opened(document).comments}
    assert {c.author for c in comments.values()} == {"drafter"}
    assert all(c.timestamp is None for c in comments.values())
    anchored: dict[str, str] = {}
    for node in opened(document).element.body.iter(qn("w:p")):
        words = "".join(t.text or "" for t in node.iter(qn("w:t")))
        for start in node.iter(qn("w:commentRangeStart")):
            anchored[comments[start.get(qn("w:id"))].text] = words
    assert anchored["标题里没有写明年度"].startswith("云岭县人民政府关于")
    assert anchored["第一条"] == anchored["第二条"] == "".join(s.text for s in EVERY_BLOCK[0].spans)
    assert anchored["续排的段落"].startswith("（一）健全依法决策机制。")
    assert anchored["核对表中数字 <128>"] == "指标"


def test_a_comment_on_no_block_goes_to_the_title(writer: DocxWriter) -> None:
    document, _ = writer.write(every_kind(), {99: ("整份文件的问题",)})
    start = next(opened(document).element.body.iter(qn("w:commentRangeStart")))
    assert "".join(t.text or "" for t in start.getparent().iter(qn("w:t"))).startswith("云岭县")


def test_a_final_document_has_neither_highlights_nor_comments(writer: DocxWriter) -> None:
    document, _ = writer.write(every_kind(), {0: ()}, highlight=False)
    assert b"w:highlight" not in part(document, "word/document.xml")
    assert "word/comments.xml" not in zipfile.ZipFile(io.BytesIO(document)).namelist()


# --- texts as people type them ------------------------------------------------------------------------------------

ODD = st.text(
    st.sampled_from("县甲，。“”<>&\"'\t\n\r \u3000\xa0\x00\x0b\x1f\ufffe\ud800\ue000\ue001]]>①𠮷-1%"),
    min_size=1,
    max_size=30,
)


@given(ODD)
def test_any_text_survives_or_loses_only_what_xml_cannot_hold(writer: DocxWriter, text: str) -> None:
    report = Report(
        "关于某事的报告",
        (paragraph(f"甲{text}乙"), *EVERY_BLOCK),
        subject=text,
        signature=Signature((f"甲{text}",), DAY),
    )
    document, _ = writer.write(report, {0: (text,)})
    kept = (
        "".join(c for c in text if c not in "\x00\x0b\x1f\ufffe\ud800")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    assert opened(document).paragraphs[1].text == f"甲{kept}乙"


@given(ODD)
def test_any_text_is_divided_as_python_docx_divides_it(
    style: HouseStyle, writer: DocxWriter, text: str
) -> None:
    """Tabs and line breaks are signs of their own, spaces at the ends are preserved."""
    document, _ = writer.write(Report("关于某事的报告", (paragraph(text),)))
    plain = build_house(style, Extras()).document
    plainly(plain, "公文正文", clean(text))
    ours, theirs = (docx.Document(io.BytesIO(whole)).paragraphs[-1]._p for whole in (document, saved(plain)))
    assert etree.tostring(ours, method="c14n") == etree.tostring(theirs, method="c14n")


def test_neighbouring_spans_of_one_mark_are_one_run(writer: DocxWriter) -> None:
    spans = (
        Span("受理"),
        Span("22", ("行政复议.受理",)),
        Span("件，"),
        Span("审结"),
        Span("20", ("行政复议.审结",)),
        Span("件。"),
    )
    document, _ = writer.write(every_kind(blocks=(paragraph("甲。")._replace(spans=spans),)))
    assert [run.text for run in found(document, "受理").runs] == ["受理22件，审结20件。"]


# --- who has touched the file -------------------------------------------------------------------------------------


def test_a_file_as_written_is_untouched(writer: DocxWriter, tmp_path: Path) -> None:
    for number, report in enumerate(VARIANTS.values()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(writer.write(report, {0: ("批注",)})[0])
        assert untouched(path)


def test_a_file_that_was_opened_and_saved_is_not_untouched(writer: DocxWriter, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(writer.write(every_kind())[0])
    document = docx.Document(str(path))
    document.paragraphs[2].runs[0].text = "改过的一段。"
    document.save(str(path))
    assert "drafter:" in document.core_properties.identifier
    assert not untouched(path)


def test_a_changed_property_is_noticed(writer: DocxWriter, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    written = writer.write(every_kind())[0]
    parts = {name: part(written, name) for name in zipfile.ZipFile(io.BytesIO(written)).namelist()}
    for name, old in (("docProps/core.xml", "云岭县".encode()), ("word/styles.xml", b"w:val")):
        changed = parts | {name: parts[name].replace(old, old[::-1], 1)}
        with zipfile.ZipFile(path, "w") as archive:
            for entry, contents in changed.items():
                archive.writestr(entry, contents)
        assert not untouched(path), name


@pytest.mark.parametrize(
    "contents", [b"", b"PK\3\4", b"not a zip", None], ids=["empty", "cut off", "no zip", "absent"]
)
def test_what_is_no_word_file_of_ours_is_not_untouched(tmp_path: Path, contents: bytes | None) -> None:
    path = tmp_path / "report.docx"
    if contents is not None:
        path.write_bytes(contents)
    assert not untouched(path)


def test_a_word_file_of_someone_else_is_not_untouched(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    docx.Document().save(str(path))
    assert not untouched(path)


def test_the_copy_for_libreoffice_differs_in_one_setting(writer: DocxWriter) -> None:
    """LibreOffice reads w:overflowPunct the wrong way round."""
    document, _ = writer.write(every_kind())
    copy = for_libreoffice(document)
    names = zipfile.ZipFile(io.BytesIO(document)).namelist()
    differing = [name for name in names if part(copy, name) != part(document, name)]
    assert differing == ["word/styles.xml"]
    styles_xml = part(copy, "word/styles.xml")
    assert styles_xml.replace(b'overflowPunct w:val="1"', b'overflowPunct w:val="0"') == part(
        document, "word/styles.xml"
    )


# --- lines --------------------------------------------------------------------------------------------------------

FULL = Measure(Metrics(16, -0.25), 442.25)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲" * 26, 1),
        ("甲" * 27, 2),
        ("甲" * 54, 2),
        ("甲" * 55, 3),
        ("甲" * 26 + "。", 2),
        ("甲" * 53 + "，乙", 3),
        ("甲" * 25 + "（乙）", 2),
        ("甲" * 23 + "100件", 1),
        ("甲" * 25 + "1000", 2),
        ("", 1),
    ],
)
def test_lines_are_counted_by_the_widths_of_characters(text: str, lines: int) -> None:
    """28 characters a line, the first begins 2 in; digits half as wide, with a little space towards characters."""
    assert FULL.lines(text, 2.0) == lines


def test_where_punctuation_hangs_a_line_is_saved() -> None:
    hanging = Measure(Metrics(16, -0.25), 442.25, HANGING)
    assert (FULL.lines("甲" * 26 + "。", 2.0), hanging.lines("甲" * 26 + "。", 2.0)) == (2, 1)


@given(st.text(st.sampled_from("县甲，。“”（）《》123A%. "), max_size=300))
def test_counting_lines_ends_and_never_falls_short_of_the_text(text: str) -> None:
    lines = FULL.lines(text, 2.0)
    assert text_width(text, FULL.metrics) / 442.25 <= lines + 1
    assert lines <= len(text) // 20 + 2 + sum(text.count(c) for c in "，。“”（）《》")


def test_reports_of_any_length_are_written(writer: DocxWriter) -> None:
    for seed in range(30):
        document, notes = writer.write(plain_report(seed, 3 + seed))
        assert len(notes) <= 1
        assert texts(document)[-1] == "2027年1月18日"
