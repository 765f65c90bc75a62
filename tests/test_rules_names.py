"""Names in a report: titles of laws, meetings, set phrases, organs, places – where they are marked, and what is left alone."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.files import BUILT_IN, Shelf
from drafter.findings import Level
from drafter.pipeline.checking import Wish, check_file
from drafter.pipeline.workshop import Workshop
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.sketch import sketch

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
SHOP = Workshop(Shelf(built_in=BUILT_IN))
FAMILIES = ("L60", "S70", "O71")
WORDS = (
    *("《", "》", "（", "）", "“", "”", "，", "。", "、", "：", "\n", "一、", "（2021—2025年）", "2019年"),
    *(
        "党的",
        "二十",
        "十九",
        "大",
        "届",
        "二中",
        "三中",
        "全会",
        "精神",
        "以来",
        "行政处罚法",
        "督查工作规定",
        "条例",
    ),
    *(
        "习近平",
        "新时代中国特色社会主义",
        "法治思想",
        "思想",
        "“四个意识”",
        "“两个拥护”",
        "职能科学",
        "权责法定",
    ),
    *("人民满意", "法制办", "县", "人民政府", "阳新县", "全市", "我市", "县委书记", "重要讲话"),
)


class Told(NamedTuple):
    """What a test looks at in a finding."""

    code: str
    quote: str
    column: int | None


def checked(workshop: Workshop, text: str, **known: object) -> tuple[Checked, ...]:
    """Return what the rules of names find in a text."""
    paper = sketch(text, "例", **{"year": 2024, "region": "云岭县", **known})
    return check_paper(paper, workshop.tables, lambda code: code.startswith(FAMILIES))


def told(found: Iterable[Checked]) -> list[Told]:
    return [Told(c.finding.rule.code, c.finding.quote, c.finding.place.column) for c in found]


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("学习《优化营商环境条列》。", {}, Told("L601", "《优化营商环境条列》", 3)),
        ("学习《中华人民共和国消防发》。", {}, Told("L601", "《中华人民共和国消防发》", 3)),
        ("学习《中华人民共和和国民法典》。", {}, Told("L601", "中华人民共和和国", 4)),
        ("依据《婚姻法》办理。", {}, Told("L603", "《婚姻法》", 3)),
        ("按照《行政执法监督条例》办理。", {}, Told("L602", "《行政执法监督条例》", 3)),
        ("学习二十届二中、三中、四中全会精神。", {}, Told("S701", "四中", 12)),
        ("学习党的二十三中全会精神。", {}, Told("S702", "二十三中", 5)),
        ("学习贯彻法治思想。", {}, Told("S703", "法治思想", 5)),
        ("推进“放服管”改革。", {}, Told("S703", "“放服管”", 3)),
        ("深化“放管扶”改革。", {}, Told("S703", "“放管扶”", 3)),
        ("县政府法制办，县环保局负责。", {}, Told("O711", "环保局", 9)),
        ("落实。阳新县人民政府印发通知。", {}, Told("O712", "阳新县", 4)),
        ("传达县长重要讲话。", {}, Told("S706", "重要讲话", 5)),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_the_words_themselves_are_marked(
    workshop: Workshop, text: str, known: dict[str, object], expected: Told
) -> None:
    """No more and no less than what is wrong."""
    assert expected in told(checked(workshop, text, **known))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("深化“放管扶”改革。", "“放管扶”应为“放管服”。"),
        ("坚持新时代“枫桥经念”。", "“枫桥经念”应为“枫桥经验”。"),
        ("坚持新时期“枫桥经验”。", "新时期“枫桥经验”应为新时代“枫桥经验”。"),
        ("推行双随机、一公示监管。", "双随机、一公示应为“双随机、一公开”。"),
        ("推行“双随机、一公开公”监管。", "“双随机、一公开公”应为“双随机、一公开”。"),
    ],
)
def test_what_is_put_in_place_fits_the_words_around_it(workshop: Workshop, text: str, message: str) -> None:
    """No quotation mark and no word twice or lost when the remedy is put in."""
    (finding,) = [c.finding for c in checked(workshop, text, year=2025) if c.finding.rule.code == "S703"]
    assert finding.message == message


def test_what_took_the_place_of_a_phrase_is_told_with_its_own_marks(workshop: Workshop) -> None:
    """新时代“枫桥经验” needs no marks round it."""
    (finding,) = [
        c.finding
        for c in checked(workshop, "坚持“枫桥经验”，矛盾不上交。", year=2025)
        if c.finding.rule.code == "S704"
    ]
    assert finding.message == "“枫桥经验”用到2019年10月30日为止，现在用新时代“枫桥经验”。"


@pytest.mark.parametrize(
    ("region", "text", "named"),
    [
        ("云泽市", "鼓楼区司法局、清河县政府、石门县司法局各自印发方案。", []),
        ("云泽市", "清河县政府印发方案。", ["清河县"]),
        ("云泽市", "印发《邢台市法治政府建设工作要点》。", ["邢台市"]),
        ("云岭县", "按照《邢台市法治政府建设工作要点》推进。", []),
        ("云岭县", "成立五华区法治政府建设领导小组，紧扣雁塔区经济社会发展大局。", ["五华区", "雁塔区"]),
        ("青石镇", "今年平川镇开展延包，我镇办结3件。", ["平川镇"]),
        ("青石镇", "与毗邻的平川镇联合调处，全镇有调解员12名。", []),
        ("云岭县", "平川镇建成调解室3个，青石镇有调解员12名。", []),
    ],
)
def test_whose_place_a_name_is(workshop: Workshop, region: str, text: str, named: list[str]) -> None:
    """A city names its own districts, a county the city above it and its own towns; none speaks as another."""
    paper = sketch(text, year=2024, region=region, title=f"{region}2024年度法治政府建设情况报告")
    assert [c.finding.quote for c in check_paper(paper, workshop.tables, "O712".__eq__)] == named


@pytest.mark.parametrize(
    ("text", "year", "right"),
    [
        ("学习《优化经商环境条例》。", 2024, "学习《优化营商环境条例》。"),
        ("学习《中华人民共和国行政复义法》。", 2024, "学习《中华人民共和国行政复议法》。"),
        ("学习二十三中、四中全会精神。", 2025, "学习二十届三中、四中全会精神。"),
        ("学习党的二十精神。", 2024, "学习党的二十大精神。"),
        ("学习党的二十届二中、三全会精神。", 2024, "学习党的二十届二中、三中全会精神。"),
        ("增强“四个意识”、坚定“四个自信”、做到“两个拥护”。", 2024, "增强“四个意识”、坚定“四个自信”、做到“两个维护”。"),
        ("以新时代中国特色社会主义思想为指导。", 2024, "以习近平新时代中国特色社会主义思想为指导。"),
        ("铸牢中华民族共同体意识，筑牢中华民族共同体意识。", 2024, "铸牢中华民族共同体意识，铸牢中华民族共同体意识。"),
    ],
)  # fmt: skip
def test_what_has_one_remedy_is_put_right(workshop: Workshop, text: str, year: int, right: str) -> None:
    """The fix makes the line right, and nothing is found in it any more."""
    (one,) = [c for c in checked(workshop, text, year=year) if c.noted.fix is not None]
    fix = one.noted.fix
    assert fix is not None
    assert text[: fix.start] + fix.text + text[fix.end :] == right
    assert not [c for c in checked(workshop, right, year=year) if c.noted.fix]


def test_only_names_that_are_sure_are_mended_without_asking(workshop: Workshop) -> None:
    """Set phrases and meetings are never changed unless it is asked for; a word left out of a long title is doubtful."""
    for text, safe in (
        ("学习《优化营商环境条列》。", True),
        ("落实《法治政府建设督察工作规定》。", False),
        ("学习党的二十精神。", False),
        ("做到“两个拥护”。", False),
    ):
        (one,) = [c for c in checked(workshop, text) if c.noted.fix]
        assert one.noted.fix is not None
        assert one.noted.fix.safe is safe


def test_every_name_known_is_known(workshop: Workshop) -> None:
    """None of the names in the tables is taken for a slip of another, with or without 中华人民共和国."""
    for name in workshop.law_names:
        text = f"学习《{name}》和《中华人民共和国{name}》。"
        assert not [c for c in checked(workshop, text, year=2026) if c.finding.rule.code == "L601"], name


FACTS = "机关: 云岭县人民政府\n年度: 2026\n工作情况:\n  行政执法:\n    举措:\n      - {}\n"


@pytest.mark.parametrize(
    "said", ["依据《合同法》办理登记", "学习新修订的《行政复议法》", "严格执行《环境保护法》"]
)
def test_facts_and_reports_are_judged_alike(workshop: Workshop, tmp_path: Path, said: str) -> None:
    """The same words get the same code, message and advice, and a facts file is told once."""
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS.format(said), encoding="utf-8")
    of_facts = check_file(str(path), Wish(select=("L602", "L603", "S704"))).findings
    of_paper = [c.finding for c in checked(workshop, said + "。", year=2026)]
    assert len(of_facts) == 1
    assert [(f.rule, f.message, f.advice, f.level) for f in of_facts] == [
        (f.rule, f.message, f.advice, f.level) for f in of_paper
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_have_no_name_wrong(path: Path) -> None:
    """Titles, meetings, phrases and places are right; 八宿县 writes its offices of 2020 as it did, and is told."""
    found = check_file(str(path), Wish(select=FAMILIES)).findings
    old = {f.rule.code for f in found}
    assert old <= ({"O711", "S704"} if path.stem.startswith("basu") else set()), found


@pytest.mark.parametrize(
    ("text", "signed", "codes"),
    [
        ("学习党的二十大精神。", date(2022, 10, 15), ["S701"]),
        ("学习党的二十大精神。", date(2022, 10, 16), []),
        ("学习习近平法治思想。", date(2020, 11, 15), ["S703"]),
        ("学习习近平法治思想。", date(2020, 11, 16), []),
    ],
)
def test_the_day_of_signing_decides(workshop: Workshop, text: str, signed: date, codes: list[str]) -> None:
    """What was there on that day may be cited, what came a day later may not."""
    found = checked(workshop, text, year=signed.year, signed=signed)
    assert [c.finding.rule.code for c in found] == codes


def test_without_a_year_only_what_is_wrong_in_any_year_is_told(workshop: Workshop) -> None:
    """Old laws, offices and phrases cannot be judged; garbled names can."""
    text = "依据《婚姻法》办理，法制办牵头。学习党的二十精神，做到“两个拥护”。"
    found = checked(workshop, text, year=None)
    assert [c.finding.rule.code for c in found] == ["S702", "S703"]


def test_an_office_that_acts_is_graver_than_one_that_is_named(workshop: Workshop) -> None:
    """What an office of the past is said to have done this year cannot be."""
    acts, named = checked(workshop, "法制办牵头评查。\n加强与县工商局的沟通。")
    assert (acts.finding.level, named.finding.level) == (Level.ERROR, Level.WARNING)


def test_a_chain_is_told_with_what_is_wrong_in_it(workshop: Workshop) -> None:
    """Members left out, changed, turned round."""
    aim = "职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意"
    for wrong, said in (
        (aim.replace("权责法定、", ""), "少了权责法定"),
        (aim.replace("权责法定", "权责法订"), "“权责法订”应为“权责法定”"),
        (aim.replace("智能高效、廉洁诚信", "廉洁诚信、智能高效"), "次序不对"),
        (aim.replace("、人民满意", "、群众满意"), "人民满意"),
    ):
        (one,) = checked(workshop, f"建设{wrong}的法治政府。")
        assert said in one.finding.message
        assert one.finding.rule.code == "S703"
    assert not checked(workshop, f"建设{aim}的法治政府。")


def test_what_is_mixed_is_told_once_at_the_rarer_name(workshop: Workshop) -> None:
    """With how often each of the two names stands."""
    text = "县发改局牵头清理。\n县发改局公示结果。\n县发改委负责检查。"
    (one,) = checked(workshop, text)
    assert told([one]) == [Told("O713", "发改委", 2)]
    assert "1处" in one.finding.message
    assert "2处" in one.finding.message


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.sampled_from(WORDS), max_size=60), year=st.sampled_from([None, 2018, 2021, 2026]))
def test_any_text_passes(parts: list[str], year: int | None) -> None:
    """Whatever stands there, marks lie within their line and every finding says something."""
    for one in checked(SHOP, "".join(parts) or "空", year=year):
        line = one.noted.line
        assert one.finding.message.endswith("。")
        assert line is None or 0 <= one.noted.start < one.noted.end <= len(line.text)


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=300))
def test_any_characters_pass(text: str) -> None:
    """Also those of no language."""
    checked(SHOP, text or "空")


@pytest.mark.parametrize(
    "piece",
    ["《法》", "《行政处罚法》", "二十届二中、", "职能科学、", "法制办", "县", "“", "《", "法治思想", "全面"],
)
def test_ten_times_the_text_takes_no_more_than_some_ten_times_as_long(workshop: Workshop, piece: str) -> None:
    """No pattern runs away."""
    checked(workshop, piece)
    spent = []
    for times in (2_000, 20_000):
        start = time.perf_counter()
        checked(workshop, piece * times)
        spent.append(time.perf_counter() - start)
    assert spent[1] < 40 * spent[0] + 0.5
