"""Personal data: found by their check digits at their very place, never in what only looks alike; kept out of public copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.findings import Level, errors
from drafter.pipeline.papers import paper_of_draft
from drafter.pipeline.posting import around, as_posted, guarded, private_in
from drafter.pipeline.workshop import Workshop, workshop_for
from drafter.readers import read_report
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.personal import passes_luhn, valid_identity
from drafter.rules.text.sketch import sketch
from tests.conftest import GOOD

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(body: str) -> str:
    """Return 17 digits with the sign that checks them."""
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def found(workshop: Workshop, text: str) -> list[tuple[str, str]]:
    return [(c.finding.rule.code, c.finding.quote) for c in noted(workshop, text)]


def noted(workshop: Workshop, text: str) -> tuple[Checked, ...]:
    return check_paper(sketch(text), workshop.tables, lambda code: code.startswith("R"))


@given(st.integers(100, 999), st.integers(1, 28), st.integers(1, 12), st.integers(1940, 2020))
def test_an_identity_number_is_known_by_its_last_sign(order: int, day: int, month: int, year: int) -> None:
    """One other sign in its place, and it is none; nor is one of a day that does not exist."""
    number = identity(f"532501{year}{month:02}{day:02}{order}")
    assert valid_identity(number)
    assert not valid_identity(number[:17] + ("0" if number[17] != "0" else "1"))
    assert not valid_identity(identity(f"532501{year}0230{order}"))


@given(st.text("0123456789", min_size=15, max_size=18))
def test_a_card_number_is_known_by_its_last_digit(body: str) -> None:
    """Of ten last digits exactly one passes."""
    assert sum(passes_luhn(body + last) for last in "0123456789") == 1


def test_a_number_is_marked_and_nothing_around_it(workshop: Workshop) -> None:
    """Also where it is written in full width, or parted by spaces."""
    number = identity("11010119900307453")
    wide = number.translate({c: c + 0xFEE0 for c in range(0x30, 0x3A)})
    assert found(workshop, f"当事人（{number}）已到案。") == [("R801", number)]
    assert found(workshop, f"当事人（{wide}）已到案。") == [("R801", wide)]
    assert found(workshop, "联系电话139 1234 5678。") == [("R802", "139 1234 5678")]


def test_an_identity_number_is_not_told_again_as_a_card(workshop: Workshop) -> None:
    """Those of Gansu begin with 62, as cards do."""
    numbers = (identity(f"6201021988{m:02}12{n}") for m in range(1, 9) for n in range(100, 110))
    both = [n for n in numbers if valid_identity(n) and n.isdigit() and passes_luhn(n)]
    assert both
    assert found(workshop, f"人员{both[0]}已登记。") == [("R801", both[0])]


@pytest.mark.parametrize(
    "text",
    [
        "群众安全感、满意度分别提高，学生安全教育、居民金融知识普及，职工周末培训。",
        "第三人评估机构参与评估，申请人民调解32件，当事人双方握手言和。",
        "未成年人向某某故意伤害案由检察机关依法办理，少年法庭建设稳步推进。",
        "居民小区3号楼加装电梯，12栋2单元外墙整治完成，驻村第一书记到岗。",
        "户籍地在我县的120名学生、住所地在县城的企业56家享受了服务。",
        "项目总投资13800138000元，合同编号2026-13912345678-01。",
        "行政相对人满意度、当事人权益、经营者明码标价，司机安全文明驾驶。",
        "全力应诉全县各级政府为被告的案件，方便群众投诉政府部门。",
        "制定保密制度，做好秘密载体管理，编制工作秘密事项清单。",
        "居住在安置点的32户群众、住在偏远乡镇的12名老人，现住人口3200户。",
    ],
)
def test_ordinary_prose_has_no_personal_data(workshop: Workshop, text: str) -> None:
    """Words that begin with a surname, places without anybody's door, amounts and numbers of contracts."""
    assert found(workshop, text) == []


def test_names_that_are_listed_are_all_found(workshop: Workshop) -> None:
    """The first stands behind the role, the others behind it."""
    text = "村民李建国、王秀英反映的灌溉问题已经解决，申请人赵大江撤回申请。"
    assert found(workshop, text) == [("R805", "李建国"), ("R805", "王秀英"), ("R805", "赵大江")]


FACTS = (
    GOOD
    + """\
报送: [{名称: 公开, 公开: 是}]
"""
)


def facts_file(folder: Path, measures: str) -> str:
    path = folder / "facts.yaml"
    text = FACTS.replace("数据: {收到", f"举措: [{measures}], 数据: {{收到")
    path.write_text(text, encoding="utf-8")
    return str(path)


def seen(workshop: Workshop, path: str) -> list[tuple[str, Level]]:
    draft = workshop.draft(path)
    paper = paper_of_draft(draft, workshop.style(draft.facts))
    noted = check_paper(paper, workshop.tables, lambda code: code.startswith("R"))
    return [(c.finding.rule.code, c.finding.level) for c in as_posted(workshop, path, noted)]


def test_what_the_public_copy_prints_is_an_error(workshop: Workshop, tmp_path: Path) -> None:
    """The phone of a measure that is public stands in the posted copy."""
    path = facts_file(tmp_path, "联系13912345678办理")
    assert seen(workshop, path) == [("R802", Level.ERROR)]
    assert [c.finding.rule.code for c in private_in(workshop, workshop.draft(path, "公开"))] == ["R802"]


def test_what_the_public_copy_leaves_out_is_only_told(workshop: Workshop, tmp_path: Path) -> None:
    """It goes up, and is not posted."""
    path = facts_file(tmp_path, "{做法: 联系13912345678办理, 公开: 否}, 公示复议决定")
    assert seen(workshop, path) == [("R802", Level.NOTE)]
    assert private_in(workshop, workshop.draft(path, "公开")) == ()


def test_only_a_public_copy_is_guarded(workshop: Workshop, tmp_path: Path) -> None:
    """What goes up may hold it; what is posted has an error that keeps it from being made final."""
    path = facts_file(tmp_path, "联系13912345678办理")
    whole, public = (guarded(workshop, workshop.draft(path, name)) for name in ("", "公开"))
    assert [f.rule.code for f in whole.findings if f.rule.code.startswith("R")] == []
    assert [f.rule.code for f in errors(public.findings)] == ["R802"]


def test_without_a_public_copy_the_report_itself_will_be_posted(workshop: Workshop, tmp_path: Path) -> None:
    """Nothing is softened then."""
    path = facts_file(tmp_path, "联系13912345678办理")
    Path(path).write_text(Path(path).read_text("utf-8").partition("报送")[0], encoding="utf-8")
    assert seen(workshop, path) == [("R802", Level.ERROR)]


def test_what_stands_around_the_text_is_looked_at_too(workshop: Workshop, tmp_path: Path) -> None:
    """A mark of secrecy above the title, a phone in the 附注: no part of the text, and on the paper all the same."""
    text = (Path(__file__).parent / "golden" / "qingshi-2026.txt").read_text("utf-8")
    path = tmp_path / "report.txt"
    path.write_text(f"秘密★1年\n{text.rstrip()}\n（联系人：王某某；电话：13912345678）\n", encoding="utf-8")
    read, _ = read_report(str(path))
    found = around(workshop, read)
    assert [(c.finding.rule.code, c.finding.quote) for c in found] == [
        ("R802", "13912345678"),
        ("R807", "秘密★1年"),
    ]
    assert found[1].finding.place.line == 1


@given(st.text(alphabet="申请人李建国诉住路3号单元秘密★（2024）云01行初号1390123456789 -XＸ", max_size=80))
def test_any_text_passes(text: str) -> None:
    """Whatever stands in a paper, the rules come to an end, and mark what is there."""
    for one in noted(workshop_for("/"), text):
        assert one.noted.line is not None
        assert 0 <= one.noted.start < one.noted.end <= len(one.noted.line.text)
