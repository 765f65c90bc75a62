"""What the reader says to the slips of someone who types YAML with a Chinese input method."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.files import faults, nodes, parse_yaml
from drafter.findings import DrafterError, Finding, Level

CASES = Path(__file__).parent / "cases" / "files_traps.txt"


class Case(NamedTuple):
    """A file as typed, and what is said about it."""

    text: str
    exit_code: int
    said: list[str]


def cases() -> dict[str, Case]:
    found = {}
    for part in CASES.read_text(encoding="utf-8").split("\n== ")[1:]:
        title, _, rest = part.partition("\n")
        text, _, after = rest.partition("-> ")
        code, _, said = after.partition("\n")
        found[title] = Case(text, int(code), said.strip().splitlines())
    return found


def read(text: str) -> tuple[int, tuple[Finding, ...]]:
    try:
        return 0, parse_yaml(text, "f.yaml")[1]
    except DrafterError as stop:
        return stop.exit_code, stop.findings


def shown(finding: Finding) -> str:
    at = finding.place
    where = f"{at.line or '-'}:{at.column or '-'}"
    return f"{where} {finding.level.value} {finding.rule.code} {finding.message}{finding.advice}"


@pytest.mark.parametrize("title", cases())
def test_every_trap_is_named_with_its_remedy(title: str) -> None:
    case = cases()[title]
    code, findings = read(case.text)
    assert [shown(finding) for finding in findings] == case.said
    assert code == case.exit_code


@pytest.mark.parametrize("title", cases())
def test_the_parser_in_python_sees_the_same_traps(title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is not built in, the same places and codes are found."""
    monkeypatch.setattr(nodes, "WITH_LIBYAML", False)
    case = cases()[title]
    code, findings = read(case.text)
    assert [shown(f).split()[:3] for f in findings] == [line.split()[:3] for line in case.said]
    assert code == case.exit_code


@pytest.mark.parametrize("title", cases())
def test_line_ends_and_bom_move_nothing(title: str) -> None:
    """A file from Windows gives the same places."""
    case = cases()[title]
    code, findings = read("\ufeff" + case.text.replace("\n", "\r\n"))
    assert [shown(finding) for finding in findings] == case.said
    assert code == case.exit_code


def test_the_case_file_shows_every_rule_of_reading() -> None:
    """Rules on opening and saving have their own tests; all others stand in the case file."""
    elsewhere = {"F001", "F002", "F003", "F004", "F005", "F013", "F025", "F027", "F028", "F029"}
    told = {line.split()[2] for case in cases().values() for line in case.said}
    assert told == {rule.code for rule in faults.ALL} - elsewhere


def test_an_empty_file_has_a_finding_of_its_own() -> None:
    document, findings = parse_yaml("", "f.yaml")
    assert document.root is None
    assert [str(f) for f in findings] == [
        "f.yaml: 错误 F006 空文件 文件是空的。请从 samples 文件夹里的样例抄一份，再改成本地的内容。"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("标题: 甲\x0b乙\n", "1:6 提醒 F025 这里有不能用的控制字符（U+000B），按空格读。"),
        ("标题: 甲\u2028乙\n年度: 2026\n", "1:6 提醒 F025 这里有不能用的控制字符（U+2028），按空格读。"),
        (
            "标题: 甲\u200b\n年度: 2\u200b026\n",
            "1:6 提醒 F025 这里有看不见的字符（U+200B），照样读了进来，全文共 2 个。",
        ),
        ("收到\u200b: 29\n", "1:3 错误 F025 键“收到”前后带着看不见的字符。"),
    ],
)
def test_invisible_characters_are_shown_by_number(text: str, said: str) -> None:
    code, findings = read(text)
    assert shown(findings[0]).startswith(said)
    assert (code, len(findings)) == (0, 1)


def test_lines_behind_a_line_separator_keep_their_number() -> None:
    """YAML counts U+2028 as a line end, no editor does."""
    _, findings = parse_yaml("标题: 甲\u2028乙\n年度: 1\n年度: 2\n")
    assert [f.place.line for f in findings if f.rule is faults.REPEATED_KEY] == [3]


def test_long_lists_of_findings_are_cut_and_say_so() -> None:
    _, findings = parse_yaml("年度: 1\n" * 80)
    assert len(findings) == 51
    assert (findings[-1].level, findings[-1].message) == (Level.NOTE, "问题较多，只列出前 50 处。")


def test_long_values_do_not_fill_the_message() -> None:
    code, findings = read(f"标题: 关于: {'很长' * 200}\n")
    assert code == 2
    assert len(findings[0].advice) < 60


def test_rules_have_distinct_codes_and_reasons() -> None:
    codes = [rule.code for rule in faults.ALL]
    assert codes == [f"F{n:03}" for n in range(1, 30)]
    assert all(rule.name and rule.reason.endswith("。") for rule in faults.ALL)
