"""Opening and reading files: encodings, refusals, places, plain values."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.files import (
    Document,
    Mapping,
    Scalar,
    Source,
    excerpt,
    find,
    locate,
    locate_key,
    nodes,
    parse_yaml,
    place,
    read_yaml,
)
from drafter.findings import DrafterError, Finding, Level, Place
from tests.conftest import content_of, node_at

TEXT = "机关: 云岭县人民政府\n年度: 2026\n来源: 县司法局、县公安局（含派出所）\n"


def document_of(text: str) -> Document:
    return parse_yaml(text, "f.yaml")[0]


def refusal(path: Path | str, limit: int = 1_000_000) -> Finding:
    with pytest.raises(DrafterError) as caught:
        read_yaml(path, limit)
    assert caught.value.exit_code == 2
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    ("encoding", "name", "bom"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", True),
        ("utf-16", "utf-16", False),
        ("gbk", "gb18030", False),
        ("gb18030", "gb18030", False),
    ],
)
def test_encodings_of_an_office_pc_are_read(tmp_path: Path, encoding: str, name: str, bom: bool) -> None:
    """UTF-8 with or without BOM, UTF-16 and GBK give the same content; a change to come is told."""
    path = tmp_path / "f.yaml"
    path.write_bytes(TEXT.encode(encoding))
    document, findings = read_yaml(path)
    assert document.source.text == TEXT
    assert (document.source.encoding, document.source.bom) == (name, bom)
    assert [(f.level, f.rule.code) for f in findings] == ([] if name == "utf-8" else [(Level.NOTE, "F005")])


def test_the_note_on_encoding_says_what_will_happen(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(TEXT.encode("gbk"))
    (note,) = read_yaml(path)[1]
    assert note.message == "这个文件的编码是 GB18030，读得出来，保存时会改成 UTF-8。"


@pytest.mark.parametrize(
    "content",
    [
        "機關: 雲嶺縣人民政府行政複議委員會\n".encode("big5"),
        "nom: caf\xe9 \xe0 2026\n".encode("latin-1"),
        TEXT.encode() + b"\xff\xfe\n",
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf\xff",
    ],
    ids=["big5", "latin-1", "broken UTF-8", "broken UTF-16", "broken UTF-8 behind a BOM"],
)
def test_other_encodings_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(content)
    finding = refusal(path)
    assert finding.rule.code == "F004"
    assert "认不出这个文件的编码" in finding.message


def test_broken_bytes_are_placed(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(TEXT.encode() + b"\xff\xfe\n")
    assert refusal(path).place == Place(str(path), 4)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04rest", "这是Word、Excel 或压缩文件，不是事实文件。"),
        (b"\xd0\xcf\x11\xe0rest", "这是旧版 Word、Excel 或 WPS 文件，不是事实文件。"),
        (b"%PDF-1.7", "这是PDF 文件，不是事实文件。"),
        (b"a: \x00b", "文件里有二进制内容，不是文本文件。"),
    ],
    ids=["zip", "ole", "pdf", "nul"],
)
def test_files_of_another_kind_are_named(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(content)
    finding = refusal(path)
    assert (finding.rule.code, finding.message) == ("F003", what)


def test_a_missing_file_suggests_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "云岭县-2026.yaml").write_text(TEXT, encoding="utf-8")
    finding = refusal(tmp_path / "云岭县2026.yaml")
    assert (finding.message, finding.advice) == ("没有这个文件。", "是不是“云岭县-2026.yaml”？")
    assert refusal(tmp_path / "别的.txt").advice == "请检查文件名，或先进入它所在的文件夹。"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有" / "f.yaml").message == f"打不开“{tmp_path / '没有'}”这个文件夹。"


def test_folders_and_devices_are_no_files(tmp_path: Path) -> None:
    assert refusal(tmp_path).message == "这是一个文件夹，不是文件。"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "管道")
        assert refusal(tmp_path / "管道").message == "这不是普通文件。"


@pytest.mark.parametrize("name", ["很长" * 200, "a\0b"])
def test_impossible_names_are_refused(tmp_path: Path, name: str) -> None:
    assert refusal(f"{tmp_path}/{name}").message == "这个路径不能用。"


def test_no_permission_is_said(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert refusal(path).message == "没有权限读这个文件。"


def test_large_files_are_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(DrafterError) as caught:
        read_yaml(path)
    assert caught.value.findings[0].message == "文件有 50.0 兆，超过 20 兆，没有读。"


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "a: " + "[" * 60 + "]" * 60])
@pytest.mark.parametrize("libyaml", [True, False])
def test_deep_nesting_is_refused(text: str, libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "WITH_LIBYAML", libyaml and nodes.WITH_LIBYAML)
    with pytest.raises(DrafterError) as caught:
        parse_yaml(text)
    assert caught.value.findings[0].message == "内容嵌套超过 50 层，没有读。"


def test_deep_indentation_is_refused() -> None:
    with pytest.raises(DrafterError) as caught:
        parse_yaml("".join(f"{' ' * n}a:\n" for n in range(1500)))
    assert caught.value.findings[0].rule.code == "F013"


def test_alias_bombs_do_not_go_off() -> None:
    """A few lines that would expand to 2**60 items are refused at once."""
    lines = ["b0: &b0 [x, x]", *[f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]" for n in range(1, 60)]]
    with pytest.raises(DrafterError) as caught:
        parse_yaml("\n".join(lines))
    assert {f.rule.code for f in caught.value.findings} == {"F010", "F008"}


def test_scalars_stay_as_typed() -> None:
    text = "甲: 12.30\n乙: 0123\n丙: 否\n丁: 2026-03-01\n戊: 1_000\n己: ~\n庚:\n辛: '二'\n"
    assert content_of(document_of(text)) == {
        "甲": "12.30",
        "乙": "0123",
        "丙": "否",
        "丁": "2026-03-01",
        "戊": "1_000",
        "己": "~",
        "庚": "",
        "辛": "二",
    }


def test_places_count_lines_and_characters_from_one() -> None:
    document = document_of("机关: 云岭县\r\n数据:\r\n  受理: {本年: 22}\r\n正文: |\r\n  一\r\n")
    assert place(document, node_at(document, ("机关",))) == Place("f.yaml", 1, 5, 3)
    assert place(document, node_at(document, ("数据", "受理", "本年"))) == Place("f.yaml", 3, 12, 2)
    assert place(document, node_at(document, ("数据",))) == Place("f.yaml", 3, 3, 0)
    assert place(document, node_at(document, ("正文",))) == Place("f.yaml", 4, 5, 1)


def test_find_returns_nodes_or_none() -> None:
    document = document_of("举措:\n  - 甲\n  - 做法: 乙\n")
    assert isinstance(find(document, ()), Mapping)
    node = find(document, ("举措", 1, "做法"))
    assert isinstance(node, Scalar)
    assert node.value == "乙"
    assert find(document, ("举措", 2)) is None
    assert find(document, ("举措", "甲")) is None
    assert find(document, ("机关",)) is None


def test_locate_goes_as_far_as_the_address_exists() -> None:
    """Members of unions and missing fields, which pydantic names in its addresses, are passed over."""
    document = document_of("主题:\n  - 键: 复议\n    型: 数\n")
    assert locate(document, ("主题", 0, "型")) == Place("f.yaml", 3, 8, 1)
    assert locate_key(document, ("主题", 0, "型")) == Place("f.yaml", 3, 5, 1)
    assert locate(document, ("主题", "function-after", 0, "单位")) == Place("f.yaml", 2, 5, 0)
    assert locate_key(document, ("主题", 0)) == Place("f.yaml", 2, 5, 0)
    assert locate(document_of("# 空\n"), ("主题",)) == Place("f.yaml")


def test_the_caret_stands_below_wide_characters() -> None:
    source = Source("f.yaml", "一\n二\n" * 5 + "    上年数: 12  # 注\n")
    assert excerpt(source, Place("f.yaml", 11, 10, 2)) == (
        "    11 |     上年数: 12  # 注\n       |             ^^"
    )
    assert excerpt(source, Place("f.yaml", 11, 5, 3)).endswith("|     ^^^^^^")


def test_the_caret_allows_for_tabs_combining_marks_and_ends_of_lines() -> None:
    source = Source("f.yaml", "\te\u0301: 值\x07\n")
    assert excerpt(source, Place("f.yaml", 1, 6, 1)) == "    1 |     e\u0301: 值\ufffd\n      |        ^^"
    assert excerpt(source, Place("f.yaml", 1, 40, 3)) == "    1 |     e\u0301: 值\ufffd\n      |           ^"
    assert excerpt(source, Place("f.yaml", 9, 1, 1)) == "    9 |\n      | ^"


def test_places_without_line_or_column_need_no_caret() -> None:
    source = Source("f.yaml", "- 甲\n")
    assert excerpt(source, Place("f.yaml")) == ""
    assert excerpt(source, Place("f.yaml", 1)) == "    1 | - 甲"


def test_long_lines_are_shown_around_the_place() -> None:
    source = Source("f.yaml", "甲" * 300 + "错误" + "乙" * 300)
    line, caret = excerpt(source, Place("f.yaml", 1, 301, 2)).splitlines()
    assert line.startswith("    1 | …甲")
    assert line.endswith("乙…")
    assert len(line) < 60
    assert caret.endswith("^^^^")
    assert line.index("错误") == len("    1 | …") + line.count("甲")


def test_sources_give_lines_whatever_their_ends() -> None:
    source = Source("f.yaml", "一\r\n二\r三\n")
    assert source.lines() == ["一", "二", "三", ""]
    assert [source.line(n) for n in (0, 1, 2, 3, 4, 5)] == ["", "一", "二", "三", "", ""]


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("a: 1\r\nb: 2\r\n", "\r\n"),
        ("a: 1\nb: 2\n", "\n"),
        ("a: 1\rb: 2\r", "\r"),
        ("a: 1\nb: 2\nc: 3\r\n", "\n"),
        ("", "\n"),
    ],
)
def test_the_usual_line_end_is_known(text: str, newline: str) -> None:
    assert parse_yaml(text)[0].source.newline == newline


def test_a_backslash_in_double_quotes_is_told_what_to_use_instead() -> None:
    with pytest.raises(DrafterError) as trouble:
        parse_yaml('上年: "D:\\年报\\x.yaml"\n')
    assert [f.message for f in trouble.value.findings] == ["双引号里的反斜杠“\\”有别的意思。"]


def test_what_unicode_keeps_for_programs_is_told_and_taken_out() -> None:
    document, found = parse_yaml("总述: 前\ufdd6后\n")
    assert [f.rule.code for f in found] == ["F025"]
    assert content_of(document) == {"总述": "前 后"}
