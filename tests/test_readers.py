"""Files that are no report, or want to do harm: refused with plain words and exit code 2, in bounded time and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.findings import DrafterError
from drafter.readers import Read, convert, read_report
from drafter.readers.html import read_html
from drafter.readers.places import Stretch, joined
from drafter.readers.text import read_text
from drafter.readers.word import read_word
from tests.wordfiles import package, word_file

GOOD = "云岭县2023年法治政府建设情况报告\n全县坚持依法行政，取得新成效。\n一、工作情况\n抽查案卷460卷，逐一反馈并限期整改。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refused(path: Path) -> tuple[str, str]:
    """Return the code and the message with which a file is refused."""
    with pytest.raises(DrafterError) as stop:
        read_report(path)
    (finding,) = stop.value.findings
    assert stop.value.exit_code == 2
    assert finding.place.path == str(path)
    assert finding.message.endswith("。")
    assert finding.advice.endswith("。")
    return finding.rule.code, finding.message


def part(xml: str) -> bytes:
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def shifted() -> bytes:
    """Return a .docx whose directory puts every part before the beginning of the file."""
    content = bytearray(word_file(GOOD))
    at = content.rindex(b"PK\5\6") + 16  # the end record's offset of the directory
    offset = int.from_bytes(content[at : at + 4], "little") + len(content)
    content[at : at + 4] = offset.to_bytes(4, "little")
    return bytes(content)


NOVEL = (
    "第一章 初雪\n"
    + "他推开门，雪落在肩上。她没有说话，只是望着远处的灯火。风从山口吹来，带着松木的气味。\n" * 400
)

BAD = {
    "空.docx": (b"", "W006", "空文件"),
    "空白.txt": (b" \n\t\n", "W006", "空文件"),
    "小说.txt": (NOVEL.encode(), "W007", "没有报告的标题"),
    "很长.txt": ((GOOD + "全县坚持依法行政，取得新成效。" * 90_000).encode(), "W007", "长得多"),
    "表.docx": (package({"xl/workbook.xml": "<workbook/>"}), "W002", "Excel"),
    "演示.docx": (package({"ppt/presentation.xml": "<p/>"}), "W002", "PowerPoint"),
    "版式.docx": (package({"OFD.xml": "<OFD/>"}), "W002", "OFD"),
    "材料.docx": (package({"材料.txt": "一"}), "W002", "压缩包"),
    "加密.docx": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "W003", "密码"),
    "旧表.doc": (OLE + "Workbook".encode("utf-16-le") + b"\0" * 600, "W002", "Excel"),
    "截断.docx": (word_file(GOOD)[:400], "W004", "打不开"),
    "乱码.docx": (b"PK\x03\x04" + b"\x11" * 500, "W004", "打不开"),
    "错位.docx": (shifted(), "W004", "打不开"),
    "坏.docx": (part(f"<w:document {W}><w:body><w:p></w:body>"), "W004", "打不开"),
    "无正文.docx": (part(f"<w:document {W}/>"), "W004", "没有 Word 正文"),
    "没有字.docx": (part(f"<w:document {W}><w:body><w:p/></w:body></w:document>"), "W006", "没有读到正文"),
    "没有字.html": (b"<html><body><img src='1.png'></body></html>", "W006", "没有读到正文"),
    "图.docx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "W002", "图片"),
    "单页.doc": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "W002", "单个文件网页"),
    "程序.txt": (b"\x7fELF\0\0\0\1" * 50, "F003", "二进制"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_report_is_refused_in_plain_words(name: str, tmp_path: Path) -> None:
    content, code, word = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    found, message = refused(path)
    assert found == code
    assert word in message


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.docx")[0] == "F001"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    start = time.perf_counter()
    assert refused(path) == ("W001", "文件有 200 兆，超过 100 兆，没有读。")
    assert time.perf_counter() - start < 0.5


def bomb() -> bytes:
    """Return a small .docx whose text unpacks to 256 MB."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("word/document.xml", "w") as entry,
    ):
        for _ in range(256):
            entry.write(b" " * 1024 * 1024)
    return buffer.getvalue()


def lying_bomb() -> bytes:
    """Return the same, with a directory that says the text is small."""
    content = bomb()
    size = (256 * 1024**2).to_bytes(4, "little")
    assert content.count(size) >= 1
    return content.replace(size, (1000).to_bytes(4, "little"))


def laughs() -> bytes:
    """Return a .docx whose entities multiply a billion times."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return part(
        f'<!DOCTYPE d [<!ENTITY l0 "lol">{entities}]><w:document {W}><w:body>&l9;</w:body></w:document>'
    )


def outside() -> bytes:
    """Return a .docx that asks for a file of this computer."""
    return part(
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body>&x;</w:body></w:document>'
    )


MALICE = {
    "炸弹": (bomb, "W005"),
    "说谎的炸弹": (lying_bomb, "W004"),
    "实体": (laughs, "W005"),
    "外部实体": (outside, "W005"),
}


@pytest.mark.parametrize("name", MALICE)
def test_what_wants_to_do_harm_takes_neither_time_nor_memory(name: str, tmp_path: Path) -> None:
    """Each is refused by a process that may have no more than 400 MB."""
    made, code = MALICE[name]
    path = tmp_path / f"{name}.docx"
    path.write_bytes(made())
    script = (
        "import sys\nfrom drafter.findings import DrafterError\nfrom drafter.readers import read_report\n"
        "try:\n    read_report(sys.argv[1])\nexcept DrafterError as stop:\n    print(stop.findings[0].rule.code)\n"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (400 * 1024**2,) * 2),
    )
    assert done.stdout.strip() == code, done.stderr
    assert time.perf_counter() - start < 5


DEEP = {
    "tables": "<table><tr><td>" * 3000 + "一、" + "</td></tr></table>" * 3000,
    "divs": "<div>" * 20_000 + "全县坚持依法行政" + "</div>" * 50_000,
    "spans": "<p>" + "<span>" * 20_000 + "全县坚持依法行政，取得新成效。",
    "unclosed": "<div><p>" * 4_000,
    "cells": "<table>" + "<tr><td>一<td>二" * 5000 + "</table>",
}


@pytest.mark.parametrize("name", DEEP)
def test_a_page_that_is_nested_without_end_ends(name: str) -> None:
    start = time.process_time()
    with suppress(DrafterError):
        read_html(f"<html><body><h1>云岭县2023年法治政府建设情况报告</h1>{DEEP[name]}".encode(), "page.html")
    assert time.process_time() - start < 10


LONG = {
    "numbers": "（一）（二）" * 4_000,
    "ordinals": "一是二是三是" * 4_000,
    "marks": "一、二、三、" * 4_000,
    "spaces": "  　 " * 20_000 + "一",
    "one line": "全县坚持依法行政，" * 4_000,
    "many lines": "1.全县坚持依法行政\n" * 4_000,
    "dates": "2024年1月" * 4_000,
    "labels": "索引号 文号 " * 4_000,
    "bars": "一｜二\n" * 4_000,
    "organs": "云岭县人民政府" * 4_000,
    "organ lines": "云岭县人民政府\n" * 4_000,
    "brackets": "（" * 20_000,
    "titles": "云岭县2023年法治政府建设情况报告\n" * 4_000,
    "cut lines": "全县各级行政机关坚持把依法行政贯穿工作始终取得了新的明显成效各项任\n" * 2000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_odd_text_takes_no_long_time(name: str) -> None:
    start = time.process_time()
    for text in (LONG[name], GOOD + LONG[name]):
        with suppress(DrafterError):
            read_text(text.encode(), "report.txt")
    assert time.process_time() - start < 5


PIECES: tuple[str, ...] = (
    "一、",
    "（一）",
    "1.",
    "一是",
    "二是",
    "附件：",
    "附件",
    "云岭县人民政府",
    "2024年1月1日",
    "｜",
    "。",
    "：",
)
PIECES += ("关于", "报告", "依法行政", "\n", "\t", "\u3000", "抄送：", "签发人：", "云政〔2024〕3号")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=60,
    ).map("".join)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Never a traceback; and what is read has a place for every text."""
    for read, content in (
        (read_text, text.encode()),
        (read_html, f"<p>{text.replace(chr(10), '</p><p>')}</p>".encode()),
        (read_word, word_file(text.replace("|", "") or "一")),
    ):
        with suppress(DrafterError):
            found, _ = read(content, "report")
            assert len(list(found.report.all_blocks())) == len(list(found.places.all_blocks()))


OPENINGS = (
    "",
    "",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "一是",
    "二是",
    "附件：",
    "附件1：",
    "抄送：",
    "、",
    "（）",
    "　　",
    "关于",
    "标题：",
    "来源：",
)
ENDINGS = ("。", "。", "", "：", "；", "的报告", "情况报告", "（2024年）", "号", "｜件｜8")
ALONE = (
    "云岭县人民政府",
    "2024年1月18日",
    "附件",
    "（此件公开发布）",
    "云岭县2023年法治政府建设情况报告",
    "— 3 —",
    "首页 > 公开",
)


@st.composite
def papers(draw: st.DrawFn) -> list[str]:
    """Draw lines each of which, but for a few, holds a clause that stands nowhere else."""
    lines = []
    for n in range(draw(st.integers(1, 14))):
        if draw(st.integers(0, 3)) == 0:
            lines.append(draw(st.sampled_from(ALONE)))
        clause = f"推进依法行政第{n}项任务"
        more = draw(st.sampled_from(("", "，县政府抓好督促落实")))
        lines.append(draw(st.sampled_from(OPENINGS)) + clause + more + draw(st.sampled_from(ENDINGS)))
    return lines


def all_said(found: Read) -> str:
    """Return all that was read, and what was put aside, as one text."""
    report = found.report
    parts = [report.title, *report.recipients, *report.signature.organs, report.annotation]
    parts += [value for _, value in report.publication] + [stretch.text for stretch in found.aside]
    if report.letterhead:
        parts += [*report.letterhead.organs, report.letterhead.number, *report.letterhead.signers]
    if report.imprint:
        parts += [*report.imprint.copies, report.imprint.printer]
    parts += [attachment.title for attachment in report.attachments]
    parts += [stretch.text for texts in found.places.all_blocks() for stretch in texts]
    return "｜".join(parts)


@settings(max_examples=150, deadline=None)
@given(papers())
def test_no_clause_is_lost(lines: list[str]) -> None:
    """Whatever a text looks like: each clause of it stands in the tree, or among what was put aside."""
    page = "".join(f"<p>{escape(line)}</p>" for line in lines)
    for read, content in (
        (read_text, "\n".join(lines).encode()),
        (read_html, f"<html><body>{page}</body></html>".encode()),
        (read_word, word_file("\n".join(lines))),
    ):
        with suppress(DrafterError):
            found = all_said(read(content, "report")[0])
            lost = [
                n
                for n, line in enumerate(lines)
                if "推进" in line and line[line.index("推进") :][:10] not in found
            ]
            assert [lines[n] for n in lost] == []


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(1, 60))
def test_a_damaged_word_file_is_read_or_refused(noise: bytes, at: int, length: int) -> None:
    content = word_file(GOOD)
    with suppress(DrafterError):
        assert read_word(content[:at] + noise + content[at + length :], "report.docx")[0].report.blocks


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "gbk"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", ""),
        ("utf-16", "utf-16"),
    ],
)
def test_a_page_is_read_in_its_real_charset(charset: str, declared: str, tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>" if declared else ""
    body = "".join(f"<p>{line}</p>" for line in GOOD.splitlines())
    path.write_bytes(f"<html><head>{meta}</head><body>{body}</body></html>".encode(charset))
    found, notes = read_report(path)
    assert found.report.title == "云岭县2023年法治政府建设情况报告"
    assert [n.rule.code for n in notes] == (
        ["W013"] if (charset, declared) in {("utf-8", "gbk"), ("gb18030", "utf-8")} else []
    )


def test_a_page_with_a_few_broken_bytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    body = "".join(f"<p>{line}</p>" for line in (GOOD * 20).splitlines()).encode("gb18030")
    path.write_bytes(b"<html><body>" + body[:300] + b"\xff\xff" + body[300:])
    assert read_report(path)[0].report.title == "云岭县2023年法治政府建设情况报告"


def test_what_a_file_is_counts_not_its_name(tmp_path: Path) -> None:
    """A web page called .doc, a Word file called .txt, a text called .docx."""
    page = "".join(f"<p>{line}</p>" for line in GOOD.splitlines())
    for name, content in (
        ("a.doc", f"<html><body>{page}</body></html>".encode()),
        ("b.txt", word_file(GOOD)),
        ("c.docx", GOOD.encode("gb18030")),
    ):
        (tmp_path / name).write_bytes(content)
        assert read_report(tmp_path / name)[0].report.title == "云岭县2023年法治政府建设情况报告"


def test_a_single_file_web_page_is_read(tmp_path: Path) -> None:
    """What old Word saves as .mht, and what many sites offer as .doc."""
    message = EmailMessage()
    message.set_content("正文见网页。")
    message.add_alternative("".join(f"<p>{line}</p>" for line in GOOD.splitlines()), subtype="html")
    (tmp_path / "报告.doc").write_bytes(b"MIME-Version: 1.0\r\n" + message.as_bytes())
    assert read_report(tmp_path / "报告.doc")[0].report.title == "云岭县2023年法治政府建设情况报告"


def test_a_converter_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "_LONGEST_WAIT", 0.2)
    start = time.perf_counter()
    assert not convert._run(("sleep", "30"))
    assert time.perf_counter() - start < 5


def test_without_a_converter_the_clerk_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("drafter.readers.pdftext.is_there", lambda: False)
    for name, content in (
        ("旧.doc", OLE + "WordDocument".encode("utf-16-le")),
        ("旧.wps", OLE + "WordDocument".encode("utf-16-le")),
        ("文.rtf", b"{\\rtf1 x}"),
        ("文.odt", package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})),
        ("文.pdf", b"%PDF-1.4\n"),
    ):
        (tmp_path / name).write_bytes(content)
        assert refused(tmp_path / name)[0] == "W008"


OFFICE = pytest.mark.skipif(
    not os.environ.get("CI") and convert._office() is None, reason="LibreOffice is not installed"
)


@OFFICE
@pytest.mark.renders
@pytest.mark.parametrize("form", ["doc", "pdf"])
def test_other_formats_are_read_through_libreoffice(form: str, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(word_file(GOOD + "云岭县人民政府\n2024年1月18日\n"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "report.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    found, _ = read_report(tmp_path / f"report.{form}")
    direct, _ = read_report(tmp_path / "report.docx")
    assert found.report == direct.report


@OFFICE
@pytest.mark.renders
def test_a_pdf_is_read_without_poppler_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By pypdf, in a process of its own."""
    text = GOOD + "云岭县人民政府\n2024年1月18日\n"
    (tmp_path / "report.docx").write_bytes(word_file(text))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "report.docx")]
    subprocess.run(["soffice", profile, *words], check=True, capture_output=True)
    monkeypatch.setattr("shutil.which", lambda _: None)
    found, _ = read_report(tmp_path / "report.pdf")
    assert found.report == read_text(text.encode(), "report.txt")[0].report


BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@OFFICE
@pytest.mark.renders
def test_a_scan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "扫描.pdf"
    path.write_bytes(BLANK_PDF)
    assert refused(path) == ("W006", "PDF 里没有文字，多半是扫描件。")


@OFFICE
@pytest.mark.renders
def test_a_file_no_converter_understands_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing of the kind\n")
    assert refused(path)[0] == "W009"


def test_a_stretch_keeps_its_place_through_cuts_and_joins() -> None:
    whole = joined((Stretch.at("全县坚持", 3, 5), Stretch.at("依法行政，成效明显", 4)))
    assert whole.text == "全县坚持依法行政，成效明显"
    assert whole.spot(3) == (3, 8)
    assert whole.spot(4) == (4, 1)
    assert whole.cut(6).spot() == (4, 3)
    assert whole.cut(2, 6).text == "坚持依法"
    assert whole.cut(2, 6).spot(2) == (4, 1)
