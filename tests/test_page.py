"""The pages as LibreOffice draws them: 28 × 22, margins, page numbers, signature, 版头, 版记; lines as they were counted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.files import Shelf
from drafter.pipeline.draft import Order, make
from drafter.pipeline.workshop import workshop_for
from drafter.style import load
from drafter.style.fonts import installed_families
from drafter.tree import Report, Signature, plain
from drafter.writers.docx import DocxWriter, for_libreoffice
from drafter.writers.docx.closing import Closer
from drafter.writers.docx.lines import Metrics
from drafter.writers.docx.pages import Pages
from drafter.writers.docx.setting import Setter
from tests.reports import DAY, IMPRINT, JOINT, ORGAN, UPWARD, every_kind, paragraph, plain_report

pytestmark = pytest.mark.renders

MILLIMETRE = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28 * MILLIMETRE, 184 * MILLIMETRE, 37 * MILLIMETRE, 262 * MILLIMETRE
PITCH, LINE = 15.75, 28.95
LENGTHS = range(22)
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
NOTICES = ("yangxin-2021",)
BY_HAND = ("plain", "every kind", "upward", "joint", "two pages", "twenty pages")
PLAN = "yangxin-2021"
OUTSIDE_MEASURE = Path(__file__).parents[2] / "shared/tools/measure_layout.py"
# faces of the same width that may be drawn instead of the licensed ones
STAND_INS = {
    "仿宋_GB2312": ("FandolFang R", "仿宋", "FangSong", "AR PL SungtiL GB", "Noto Serif CJK SC"),
    "楷体_GB2312": ("FandolKai", "楷体", "KaiTi", "AR PL KaitiM GB", "Noto Serif CJK SC"),
    "黑体": ("SimHei", "Noto Sans CJK SC", "AR PL SungtiL GB"),
    "方正小标宋简体": ("方正小标宋_GBK", "Noto Serif CJK SC", "AR PL SungtiL GB"),
    "宋体": ("SimSun", "Noto Serif CJK SC", "AR PL SungtiL GB"),
    "Times New Roman": ("Liberation Serif", "Tinos", "Nimbus Roman"),
}


class Line(NamedTuple):
    """A line of a page: where it begins and ends, its middle, its text; in points from the upper left corner."""

    left: float
    right: float
    middle: float
    text: str


class Drawn(NamedTuple):
    """A document as drawn."""

    pdf: Path
    pages: tuple[tuple[Line, ...], ...]

    def body(self, page: int) -> list[Line]:
        """Return the lines of a page inside the type area."""
        return [line for line in self.pages[page] if TOP - 8 < line.middle < BOTTOM + 2]

    def foot(self, page: int) -> Line:
        """Return the line below the type area."""
        return next(line for line in self.pages[page] if line.middle > BOTTOM + 2)

    def find(self, text: str) -> tuple[int, Line]:
        """Return the last line that reads so, and its page."""
        found = [(n, line) for n, page in enumerate(self.pages) for line in page if line.text == text]
        return found[-1]


def _tail(number: int) -> tuple[str, ...]:
    """Return paragraphs of one line, one more for each number, and a last one of one to six lines."""
    last = "全县各级行政机关坚持依法行政依法履职全面推进各项工作落实" * (number % 6 + 1)
    return ("县政府常务会议专题研究法治议题6次。",) * (number * 3 % 23) + (last[:-9] + "。",)


def _of_length(number: int) -> Report:
    signature = Signature((ORGAN,), DAY, seal=number % 3 == 0)
    report = plain_report(
        number, 9, signature=signature, annotation="此件公开发布" if number % 4 == 0 else ""
    )
    blocks = report.blocks + tuple(map(paragraph, _tail(number)))
    return plain_report(number, 9, blocks=blocks, signature=report.signature, annotation=report.annotation)


def _reports() -> dict[str, Report]:
    return {
        "plain": plain_report(3, 45),
        "every kind": every_kind(),
        "upward": every_kind(
            letterhead=UPWARD, imprint=IMPRINT, signature=Signature((ORGAN,), DAY, seal=True)
        ),
        "joint": every_kind(signature=Signature(JOINT, DAY)),
        "two pages": plain_report(5, 4),
        "twenty pages": plain_report(5, 104),
        "imprint beside text": every_kind(
            blocks=(paragraph("正文。"),) * 30, attachments=(), imprint=IMPRINT
        ),
        "imprint after a blank page": every_kind(
            blocks=(paragraph("正文。"),) * 35, attachments=(), imprint=IMPRINT
        ),
    }


@pytest.fixture(scope="module")
def sample_documents() -> dict[str, bytes]:
    """Return every sample as it goes to the leaders: each outline, joint signers, a notice with its plan."""
    made = {path.stem: make(Order(str(path), "", final=True)) for path in SAMPLES}
    return {name: one.documents[0].content for name, one in made.items()}


@pytest.fixture(scope="module")
def drawn(
    sample_documents: dict[str, bytes], shelf: Shelf, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Drawn]:
    """Write all documents of these tests and have LibreOffice draw them in one go."""
    folder = tmp_path_factory.mktemp("pages")
    writer = DocxWriter(load(shelf))
    names: dict[str, str] = {}

    def put(name: str, document: bytes) -> None:
        names[name] = f"{len(names)}"
        (folder / f"{names[name]}.docx").write_bytes(document)

    for name, report in _reports().items():
        put(name, for_libreoffice(writer.write(report, highlight=False)[0]))
    for name, document in sample_documents.items():
        put(name, for_libreoffice(document))
    for number in LENGTHS:
        document, _ = writer.write(_of_length(number))
        put(f"length {number}", for_libreoffice(document))
        put(f"length {number} as sent", document)
    for style in ("compensated-margins", "character-grid", "line-28pt", "centred-page-numbers"):
        document, _ = DocxWriter(load(shelf, style)).write(plain_report(3, 30))
        put(style, for_libreoffice(document))
    _draw(folder)
    return {
        name: Drawn(folder / f"{stem}.pdf", tuple(_pages(folder / f"{stem}.pdf")))
        for name, stem in names.items()
    }


def _draw(folder: Path) -> None:
    missing = [tool for tool in ("soffice", "pdftotext", "pdftoppm") if not shutil.which(tool)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"needs {', '.join(missing)}")
    assert not missing
    environment = {**os.environ, "FONTCONFIG_FILE": str(_fonts(folder))}
    files = sorted(str(path) for path in folder.glob("*.docx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=300)


def _fonts(folder: Path) -> Path:
    """Have the licensed faces drawn by installed ones of the same width."""
    here = installed_families()
    rules = []
    for wanted, candidates in STAND_INS.items():
        drawn_by = next((name for name in candidates if name in here), None)
        if drawn_by is None and not os.environ.get("CI"):
            pytest.skip(f"no face is installed that could stand in for {wanted}")
        rules.append(
            f'<match target="pattern"><test name="family"><string>{wanted}</string></test>'
            f'<edit name="family" mode="assign" binding="strong"><string>{drawn_by}</string></edit></match>'
        )
    text = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{"".join(rules)}'
        f"<cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    path = folder / "fonts.conf"
    path.write_text(text, encoding="utf-8")
    return path


_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}


def _pages(pdf: Path) -> Iterator[tuple[Line, ...]]:
    listing = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    for page in listing.split("<page ")[1:]:
        words = []
        for left, top, right, bottom, text in _WORD.findall(page):
            for entity, sign in _ENTITIES.items():
                text = text.replace(entity, sign)  # noqa: PLW2901  # the words of pdftotext, unescaped one by one
            words.append((float(left), float(right), (float(top) + float(bottom)) / 2, text))
        yield tuple(_lines(words))


def _lines(words: list[tuple[float, float, float, str]]) -> Iterator[Line]:
    rows: list[list[tuple[float, float, float, str]]] = []
    for word in sorted(words, key=lambda w: (w[2], w[0])):
        if rows and abs(rows[-1][0][2] - word[2]) < 6:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort()
        middle = Counter(round(w[2], 1) for w in row).most_common(1)[0][0]
        yield Line(row[0][0], max(w[1] for w in row), middle, "".join(w[3] for w in row))


def _full_pages(document: Drawn) -> list[list[Line]]:
    """Return the pages between the first and the last that are set to the foot."""
    pages = [document.body(n) for n in range(1, len(document.pages) - 1)]
    return [page for page in pages if page[-1].middle > BOTTOM - LINE]


# --- page and grid ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["plain", "compensated-margins", "character-grid", "line-28pt"])
def test_a_full_page_has_22_lines(drawn: Mapping[str, Drawn], style: str) -> None:
    pages = _full_pages(drawn[style])
    assert len(pages) >= 2
    assert {len(page) for page in pages} == {22}


@pytest.mark.parametrize("style", ["plain", "compensated-margins", "character-grid", "line-28pt", PLAN])
def test_a_full_line_has_28_characters(drawn: Mapping[str, Drawn], style: str) -> None:
    """Of pure Chinese, from edge to edge; shorter where the next mark may not begin a line."""
    document = drawn[style]
    counts = Counter(
        len(line.text)
        for n in range(len(document.pages))
        for line in document.body(n)
        if not re.search(r"[ -~]", line.text) and abs(line.left - LEFT) < 4 and line.right > RIGHT - PITCH
    )
    assert counts.most_common(1)[0][0] == 28
    assert max(counts) == 28


@pytest.mark.parametrize(("name", "count"), [("two pages", 2), ("twenty pages", 20)])
def test_a_report_may_be_short_or_long(drawn: Mapping[str, Drawn], name: str, count: int) -> None:
    document = drawn[name]
    assert len(document.pages) == count
    assert {len(page) for page in _full_pages(document)} <= {22}
    assert document.find("2027年1月18日")[0] == count - 1


def test_lines_are_evenly_spaced(drawn: Mapping[str, Drawn]) -> None:
    for page in _full_pages(drawn["plain"]):
        steps = [below.middle - above.middle for above, below in pairwise(page)]
        assert sum(steps) / len(steps) == pytest.approx(LINE, abs=0.05)


@pytest.mark.parametrize("name", ["plain", *(path.stem for path in SAMPLES)])
def test_nothing_stands_outside_the_type_area_but_the_page_number(
    drawn: Mapping[str, Drawn], name: str
) -> None:
    document = drawn[name]
    for number in range(len(document.pages)):
        for line in document.body(number):
            assert line.left > LEFT - 1
            assert line.right < RIGHT + 1.5
        assert [line.text for line in document.pages[number] if line.middle > BOTTOM + 2] == [
            f"—{number + 1}—"
        ]


def test_nothing_is_lost_on_the_way_to_paper(drawn: Mapping[str, Drawn]) -> None:
    document = drawn["plain"]
    paper = "".join(line.text for n in range(len(document.pages)) for line in document.body(n))
    for block in plain_report(3, 45).blocks:
        assert plain(block.spans).replace(" ", "") in paper  # type: ignore[union-attr]  # headings and paragraphs


# --- page numbers -------------------------------------------------------------------------------------------------


def test_page_numbers_stand_at_the_outer_edge(drawn: Mapping[str, Drawn]) -> None:
    """One character in: on the right of odd pages, on the left of even ones; the dashes 7 mm below the type area."""
    document = drawn["plain"]
    for number in range(len(document.pages)):
        foot = document.foot(number)
        edge = RIGHT - foot.right if number % 2 == 0 else foot.left - LEFT
        assert edge == pytest.approx(14, abs=1.5)
        assert (foot.middle - BOTTOM) / MILLIMETRE == pytest.approx(7, abs=1.5)


def test_page_numbers_can_stand_in_the_middle(drawn: Mapping[str, Drawn]) -> None:
    document = drawn["centred-page-numbers"]
    for number in range(len(document.pages)):
        foot = document.foot(number)
        assert (foot.left + foot.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1.5)


# --- title, recipients, signature, attachments --------------------------------------------------------------------


def test_the_title_stands_in_the_middle_with_a_blank_line_below(drawn: Mapping[str, Drawn]) -> None:
    first, second, recipients, text = drawn["plain"].body(0)[:4]
    for line in (first, second):
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1.5)
    assert second.middle - first.middle == pytest.approx(36, abs=0.5)
    assert recipients.middle - second.middle == pytest.approx(36 / 2 + LINE * 1.5, abs=4)
    assert recipients.left == pytest.approx(LEFT, abs=1)
    assert text.left == pytest.approx(LEFT + 2 * PITCH, abs=1)


def test_signer_and_date_without_a_seal(drawn: Mapping[str, Drawn]) -> None:
    """7.3.5.2: the date 2 from the edge, its first character 2 to the right of the signer's; a blank line above."""
    document = drawn["every kind"]
    _, signer = document.find(ORGAN)
    _, date = document.find("2027年1月18日")
    assert (RIGHT - date.right) / PITCH == pytest.approx(2, abs=0.15)
    assert (date.left - signer.left) / PITCH == pytest.approx(2, abs=0.35)
    assert date.middle - signer.middle == pytest.approx(LINE, abs=0.5)


def test_signer_and_date_under_a_seal(drawn: Mapping[str, Drawn]) -> None:
    """7.3.5.1: the date 4 from the edge, the signer centred above it."""
    _, signer = drawn["upward"].find(ORGAN)
    _, date = drawn["upward"].find("2027年1月18日")
    assert (RIGHT - date.right) / PITCH == pytest.approx(4, abs=0.15)
    assert signer.left + signer.right == pytest.approx(date.left + date.right, abs=6)


def test_joint_signers_begin_below_one_another(drawn: Mapping[str, Drawn]) -> None:
    (_, host), (_, other) = (drawn["joint"].find(organ) for organ in JOINT)
    assert host.left == pytest.approx(other.left, abs=1)
    assert other.middle - host.middle == pytest.approx(LINE, abs=0.5)


def test_an_attachment_begins_a_page_its_title_on_line_3(drawn: Mapping[str, Drawn]) -> None:
    page, label = drawn["every kind"].find("附件")
    lines = drawn["every kind"].body(page)
    assert lines[0] == label
    assert label.left == pytest.approx(LEFT, abs=1)
    assert (lines[1].middle - label.middle) / LINE == pytest.approx(2, abs=0.3)


# --- 版头 and 版记 -------------------------------------------------------------------------------------------------


def _red_rows(pdf: Path) -> list[tuple[float, float]]:
    """Return the rows of the first page that hold red: their height on the page and how much red, in millimetres."""
    image = subprocess.run(
        ["pdftoppm", "-r", "100", "-l", "1", str(pdf)], capture_output=True, check=True
    ).stdout
    header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", image)
    assert header
    width, dots = int(header[1]), image[header.end() :]
    rows = []
    for row in range(int(header[2])):
        line = dots[row * width * 3 : (row + 1) * width * 3]
        red = sum(
            r > 170 and g < 110 and b < 110 for r, g, b in zip(line[::3], line[1::3], line[2::3], strict=True)
        )
        if red:
            rows.append((row / 100 * 25.4, red / 100 * 25.4))
    return rows


def test_the_mark_is_35_mm_down_and_the_red_line_as_wide_as_the_text(drawn: Mapping[str, Drawn]) -> None:
    rows = _red_rows(drawn["upward"].pdf)
    assert rows[0][0] - 37 == pytest.approx(35, abs=1.5)
    assert max(width for _, width in rows) == pytest.approx(156, abs=1)
    _, number = drawn["upward"].find("云政〔2027〕3号签发人：张立新")
    assert number.left == pytest.approx(LEFT + PITCH, abs=1)
    assert number.right == pytest.approx(RIGHT - PITCH, abs=1.5)
    red_line = next(height for height, width in rows if width > 150)
    assert red_line - (number.middle + 8) / MILLIMETRE == pytest.approx(4, abs=1)


def test_the_first_page_shows_text(drawn: Mapping[str, Drawn]) -> None:
    assert any("县各级行政机关" in line.text for line in drawn["upward"].body(0))


@pytest.mark.parametrize("name", ["upward", "imprint beside text", "imprint after a blank page"])
def test_the_imprint_stands_on_the_foot_of_an_even_page(drawn: Mapping[str, Drawn], name: str) -> None:
    document = drawn[name]
    page, line = document.find("云岭县人民政府办公室2027年1月18日印发")
    assert page % 2 == 1
    assert page == len(document.pages) - 1
    assert 0 < BOTTOM - line.middle < LINE


def test_a_blank_page_and_the_imprint_behind_it_have_no_number(drawn: Mapping[str, Drawn]) -> None:
    *_, text, blank, last = drawn["imprint after a blank page"].pages
    assert re.fullmatch(r"—\d+—", text[-1].text)
    assert blank == ()
    assert last[-1].text.endswith("印发")


# --- the signature is never alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", LENGTHS)
@pytest.mark.parametrize("sent", ["", " as sent"], ids=["set as Word sets it", "as LibreOffice sets it"])
def test_text_stands_above_the_signature(drawn: Mapping[str, Drawn], number: int, sent: str) -> None:
    """Also where LibreOffice lets punctuation hang, and so needs fewer lines than were counted."""
    document = drawn[f"length {number}{sent}"]
    page, date = document.find("2027年1月18日")
    above = [line for line in document.body(page) if line.middle < date.middle and line.text != ORGAN]
    assert above


def test_lines_are_counted_as_they_are_drawn(drawn: Mapping[str, Drawn], shelf: Shelf) -> None:
    """The page and the height of the date agree; one document in twenty may be a line off."""
    style = load(shelf)
    metrics = Metrics(16, -0.25)
    pages = Pages(style, metrics)
    closer, setter = Closer(style, pages, pages), Setter(style, metrics, highlight=True)
    wrong = []
    for number in LENGTHS:
        report = _of_length(number)
        galley = closer.settle(setter.galley(report)).galley
        boxes = pages.boxes(galley.text + galley.close)
        fall = pages.fill(boxes)[-2 if report.annotation else -1]
        page, date = drawn[f"length {number}"].find("2027年1月18日")
        if page + 1 != fall.last or abs(date.middle - TOP - fall.bottom / 20 + LINE / 2) > LINE / 2:
            wrong.append(number)
    assert len(wrong) <= 1


# --- the judgement of others --------------------------------------------------------------------------------------


def _without_notice(name: str) -> Report:
    """Return the plan that a sample issues, as a paper of its own."""
    path = str(next(path for path in SAMPLES if path.stem == name))
    notice = workshop_for(path).draft(path).report
    (plan,) = notice.attachments
    return replace(notice, title=plan.title, blocks=plan.blocks, recipients=(), attachments=())


def test_an_outside_measure_of_gb9704_passes_every_rule(
    sample_documents: dict[str, bytes], shelf: Shelf, tmp_path: Path
) -> None:
    """A measuring script that lies beside the project, made by others, finds no rule broken.

    It stops at the first signature and takes what follows for no text, so a plan is shown to it without its notice.
    """
    if not OUTSIDE_MEASURE.is_file():
        pytest.skip(f"no {OUTSIDE_MEASURE}: this checkout stands alone")
    writer, reports = DocxWriter(load(shelf)), _reports()
    by_hand = {name: writer.write(reports[name], highlight=False)[0] for name in BY_HAND}
    paths = []
    by_hand |= {name: writer.write(_without_notice(name), highlight=False)[0] for name in NOTICES}
    for number, document in enumerate((sample_documents | by_hand).values()):
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(document)
    command = [sys.executable, str(OUTSIDE_MEASURE), *map(str, paths), "--summary"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stdout.count("'failed': []") == len(paths), result.stdout
