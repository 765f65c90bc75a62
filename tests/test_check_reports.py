"""`drafter check` on other people's reports: places, comments, fixes on a copy, suppressions, SARIF, layout."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from drafter.cli import main

TEXT = """云岭县人民政府关于2025年度法治政府建设情况的报告

2025年，我县扎实推进法治政府建设，现将有关情况报告如下。
一、工作情况
（一）行政复议
全年收到行政复议申请29件，，其中受理22件、不予受理4件、告知其他机关处理3件。
（二）普法宣传
举办“宪法宣传周活动，发放资料3000余份，群众普遍反映较好。
县委、县政府主要负责人认真履行推进法治建设第一责任人职责，主持召开会议研究法治建设工作。
二、存在问题
乡镇执法力量不足，主要原因是人员流动频繁，业务培训没有跟上。
三、2026年工作打算
加强乡镇执法队伍建设，每季度组织一次业务培训，年底前配齐执法人员。
云岭县人民政府
2026年1月18日
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with a doubled comma and an open quotation mark, in plain text."""
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The same report in Word, the runs cut where nobody would expect it."""
    document = Document()
    for line in TEXT.splitlines():
        paragraph = document.add_paragraph()
        for start in range(0, len(line), 7):
            paragraph.add_run(line[start : start + 7])
    path = tmp_path / "报告.docx"
    document.save(str(path))
    return path


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["check", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_finding_in_a_text_names_line_column_and_words(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON has the place in the file and the words concerned."""
    code, out, _ = checked(capsys, "--format", "json", "--select", "P", str(report))
    found = {(one["code"], one["line"]): one for one in map(json.loads, out.splitlines())}
    doubled, opened = found["P502", 6], found["P501", 8]
    line = TEXT.splitlines()[5]
    assert line[doubled["column"] - 1 :].startswith("，，")
    assert "，，" in doubled["quote"]
    assert TEXT.splitlines()[7][opened["column"] - 1] == "“"
    assert code == 1


def test_word_and_text_find_the_same(report: Path, word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same words are found whatever the file, however its runs are cut."""
    of_text = checked(capsys, "--format", "json", "--ignore", "Y", str(report))[1]
    of_word = checked(capsys, "--format", "json", "--ignore", "Y", str(word))[1]
    told = [
        [(one["code"], one["quote"]) for one in map(json.loads, out.splitlines())]
        for out in (of_text, of_word)
    ]
    assert told[0]
    assert told[0] == told[1]


def test_comments_stand_at_the_exact_words_of_a_copy(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The original stays byte for byte; the copy says the same text, and each comment begins and ends at its words."""
    before, target = word.read_bytes(), tmp_path / "批注.docx"
    checked(capsys, "--select", "P", "--comments", str(target), str(word))
    assert word.read_bytes() == before
    copy = Document(str(target))
    assert [p.text for p in copy.paragraphs] == [p.text for p in Document(str(word)).paragraphs]
    comments = {comment.comment_id: comment.text for comment in copy.comments}
    marked = {n: _marked(copy, n) for n in comments}
    assert any("P502" in text and "，，" in marked[n] for n, text in comments.items())
    assert any("P501" in text and marked[n].startswith("“") for n, text in comments.items())


def _marked(document: object, comment: int) -> str:
    """Return the text between the anchors of a comment."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    inside, text = False, ""
    for element in document.element.body.iter():  # type: ignore[attr-defined]
        is_mine = element.get(f"{word}id") == str(comment)
        if element.tag == f"{word}commentRangeStart" and is_mine:
            inside = True
        elif element.tag == f"{word}commentRangeEnd" and is_mine:
            inside = False
        elif inside and element.tag == f"{word}t":
            text += element.text or ""
    return text


def test_safe_fixes_go_into_a_copy_and_are_listed(
    report: Path, word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The doubled comma is put right, the open quotation mark is not: where it should close nobody knows."""
    for path in (report, word):
        before = path.read_bytes()
        _, _, err = checked(capsys, "--select", "P", "--fix", str(path))
        assert path.read_bytes() == before
        assert "改了1处" in err
        assert "P502" not in err.partition("改了")[0]
        copy = path.with_name(f"报告（改过）{path.suffix}")
        text = (
            copy.read_text(encoding="utf-8")
            if path is report
            else "\n".join(p.text for p in Document(str(copy)).paragraphs)
        )
        assert "申请29件，其中受理" in text
        assert "“宪法宣传周活动，" in text


def test_a_suppression_beside_a_report_silences_one_finding(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By code and quoted words, with a reason; one without a reason, and one that matches nothing, are told."""
    beside = report.with_name("报告.drafter.yaml")
    beside.write_text("忽略:\n  - {规则: P502, 原文: ，，, 理由: 原件如此}\n", encoding="utf-8")
    _, out, err = checked(capsys, "--select", "P,Z", str(report))
    assert "P502" not in out
    assert "P501" in out
    assert "另有1处已忽略" in err
    beside.write_text(
        "忽略:\n  - {规则: P502, 原文: ，，}\n  - {规则: P501, 原文: 没有的话, 理由: 看过}\n",
        encoding="utf-8",
    )
    _, out, _ = checked(capsys, "--select", "P,Z", str(report))
    assert "P502" in out
    assert out.count("Z001") == 2
    assert "没有写理由" in out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_no_rule_has_is_told(
    report: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    """A slip in a code would look like a report without faults."""
    code, out, err = checked(capsys, option, "N1,Q9", str(report))
    assert code == 2
    assert "Q9" in out + err
    assert checked(capsys, option, "n10，P", str(report))[0] != 2


def test_a_rule_of_any_county_checked_is_known(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of several files, the second may lie in a county with rules of its own."""
    other = tmp_path / "青石" / "报告.txt"
    (other.parent / "outlines").mkdir(parents=True)
    rule = (
        "规则:\n  X001:\n    名称: 话太虚\n    等级: 错误\n    理由: 没有数。\n    改法: 换一种说法。\n"
        "    禁用: [群众普遍反映]\n    错: [群众普遍反映较好。]\n    对: [群众满意。]\n"
    )
    (other.parent / "drafter.yaml").write_text("", encoding="utf-8")
    (other.parent / "outlines" / "rules.yaml").write_text(rule, encoding="utf-8")
    other.write_text(TEXT, encoding="utf-8")
    code, out, err = checked(capsys, "--select", "X001", str(report), str(other))
    assert code == 1, err
    assert "X001" in out


def test_a_comment_in_a_facts_file_silences_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the end of the line concerned, or above it."""
    path = tmp_path / "云岭县-2026.yaml"
    facts = (
        "机关: 云岭县人民政府\n"
        "年度: 2026\n"
        "成文日期: 2027-01-18\n"
        "提法: {{纲要: 无, 全会: 无}}\n"
        "工作情况:\n"
        "  行政复议: {{数据: {{收到复议申请: 29}}}}\n"
        "{0}存在问题: [{{问题: 乡镇执法力量不足够的的问题, 原因: 人员流动}}]{1}\n"
        "下一步工作打算: [{{标题: 加强乡镇执法, 举措: [每季度抽查案卷]}}]\n"
    )
    path.write_text(facts.format("", ""), encoding="utf-8")
    assert "T503" in checked(capsys, str(path))[1]
    for above, beside in (("# drafter: 忽略[T503] 引的原话\n", ""), ("", "  # drafter: 忽略[T503] 引的原话")):
        path.write_text(facts.format(above, beside), encoding="utf-8")
        out = checked(capsys, str(path))[1]
        assert "T503" not in out
        assert "Z001" not in out


def test_sarif_is_one_object_with_rules_and_results(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each result names a rule that is described, with a region."""
    out = checked(capsys, "--format", "sarif", "--select", "P", str(report))[1]
    run = json.loads(out)["runs"][0]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == known
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] > 0
    assert region["endColumn"] > region["startColumn"]


def test_an_unreadable_report_of_last_year_is_a_finding(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be checked without it is checked."""
    (tmp_path / "去年.docx").write_bytes(b"no zip")
    _, out, _ = checked(capsys, "--last", str(tmp_path / "去年.docx"), str(report))
    assert "H210 上年报告读不了" in out
    assert "P502" in out


def test_a_sloppy_look_is_told_once_a_kind(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in Word's own look departs from the standard in page, faces, spacing and indent; headings level by level."""
    document = Document(str(word))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(12)
    document.save(str(word))
    _, out, _ = checked(capsys, "--format", "json", "--select", "Y", str(word))
    codes = [json.loads(line)["code"] for line in out.splitlines()]
    assert max(codes.count(code) for code in set(codes) - {"Y803"}) == 1
    assert {"Y801", "Y802", "Y804", "Y805", "Y806"} <= set(codes)


def test_what_drafter_writes_passes_its_own_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A drafted report has no finding of layout."""
    sample = Path(__file__).parents[1] / "samples" / "yunling-2025.yaml"
    target = tmp_path / "报告.docx"
    assert main(["draft", str(sample), "-o", str(target)]) in (0, 1)
    assert zipfile.is_zipfile(target)
    capsys.readouterr()
    assert checked(capsys, "--select", "Y", str(target))[1] == ""


@pytest.mark.parametrize(
    ("title", "entry", "told"),
    [
        ("云岭县人民政府关于2025年度法治政府建设情况的报告", "文 号 | 云政 | 发文日期 | 2026-01-18 |", True),
        (
            "云岭县人民政府关于2025年度法治政府建设情况的报告",
            "文号 云政发〔2026〕3号 发文日期 2026-01-18",
            False,
        ),
        (
            "云岭县人民政府关于2025年度法治政府建设情况的报告",
            "文号 文件分类 公安、司法 发布机构 云岭县人民政府",
            False,
        ),
        (
            "云岭县人民政府关于印发法治政府建设实施方案的通知",
            "文号 文件分类 公安、司法 发布机构 云岭县人民政府",
            True,
        ),
    ],
)
def test_a_number_cut_short_on_a_web_page_is_told(
    title: str, entry: str, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the table above a posted text: a report needs no number, a notice does, and half of one is a slip in either."""
    path = tmp_path / "网页.txt"
    body = TEXT.split("\n", 1)[1].replace("，，", "，").replace("“宪法宣传周活动", "宪法宣传周活动")
    path.write_text(f"{entry}\n标 题 | {title} |\n\n{title}\n{body}", encoding="utf-8")
    _, out, _ = checked(capsys, "--format", "json", "--select", "P508", str(path))
    assert [one["line"] for one in map(json.loads, out.splitlines())] == ([1] if told else [])
