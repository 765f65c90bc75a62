"""The opening and the words before the plan: of any report year what was current then, and nobody's guess."""

from __future__ import annotations

from datetime import date

import pytest

from drafter import canon
from drafter.facts import Header
from drafter.files import shelf_for
from drafter.findings import Finding, Level
from drafter.pipeline.workshop import Draft
from drafter.tree import Items, Paragraph, plain
from tests.conftest import DraftOf, Golden

CALENDAR = canon.load(str(shelf_for("/").find("outlines", "common/formulations.yaml")))
YEARS = range(2016, 2027)
FACTS = "机关: 云岭县人民政府\n年度: {year}\n{more}\n下一步工作打算: [评查案卷, 修订清单, 培训人员]\n"
NEW = "《法治政府建设实施纲要（2026—2030年）》"


def opening_of(draft: Draft) -> str:
    """Return the first paragraph."""
    return next(plain(b.spans) for b in draft.report.blocks if isinstance(b, Paragraph))


def lead_of(draft: Draft) -> str:
    """Return the words before the plan."""
    paragraphs = [b.spans for b in draft.report.blocks if isinstance(b, Paragraph)]
    paragraphs += [b.lead for b in draft.report.blocks if isinstance(b, Items)]
    return next(text for text in map(plain, paragraphs) if "重点抓好" in text)


def asked(draft: Draft) -> list[Finding]:
    """Return what is asked about set phrases."""
    return [f for f in draft.findings if f.rule.code == "F065"]


def test_eleven_openings_read_as_before(draft_of: DraftOf, golden: Golden) -> None:
    """Each with the words before its plan, to be read aloud."""
    drafts = [draft_of(FACTS.format(year=year, more="")) for year in YEARS]
    golden("openings", "".join(f"{opening_of(d)}\n{lead_of(d)}\n\n" for d in drafts))


@pytest.mark.parametrize("signed", ["{year}-12-20", "{next}-01-31", "{next}-03-30", ""])
@pytest.mark.parametrize("year", YEARS)
def test_only_what_was_current_is_said(draft_of: DraftOf, year: int, signed: str) -> None:
    """On the day of signing, or at the end of January; the year's own programme may close in it."""
    day = signed.format(year=year, next=year + 1)
    draft = draft_of(FACTS.format(year=year, more=f"成文日期: {day}" if day else ""))
    on = date.fromisoformat(day) if day else date(year + 1, 1, 31)
    assert draft.facts.header.written == on
    programme = CALENDAR.years[year].opening.programme
    said = opening_of(draft).replace(programme, "") if programme else opening_of(draft)
    assert [f.text for f in CALENDAR.untimely(said, on)] == []
    next_year = date(year + 1, 1, 1)
    assert [f.text for f in CALENDAR.untimely(lead_of(draft), max(on, next_year))] == []


NOT_BEFORE = {
    "习近平新时代中国特色社会主义思想": 2017,
    "“两个维护”": 2018,
    "习近平法治思想": 2020,
    "中央全面依法治国工作会议": 2020,
    "“两个确立”": 2021,
    "纲要（2021—2025年）": 2021,
    "党的二十大": 2022,
    "二十届历次全会": 2025,
}
NOT_AFTER = {
    "系列重要讲话": 2016,
    "党的十八大": 2016,
    "新理念新思想新战略": 2019,
    "纲要（2015—2020年）": 2020,
    "党的十九大": 2021,
    "纲要（2021—2025年）": 2025,
}


@pytest.mark.parametrize("year", YEARS)
def test_phrases_come_and_go_with_their_years(draft_of: DraftOf, year: int) -> None:
    """In the opening and before the plan alike."""
    draft = draft_of(FACTS.format(year=year, more=""))
    said = opening_of(draft) + lead_of(draft)
    assert [word for word, first in NOT_BEFORE.items() if year < first and word in said] == []
    assert [word for word, last in NOT_AFTER.items() if year > last and word in said] == []


@pytest.mark.parametrize("year", range(2016, 2026))
def test_the_opening_names_the_programme_it_answers_to(draft_of: DraftOf, year: int) -> None:
    """Once; in its last year it is a matter of closing it."""
    opening = opening_of(draft_of(FACTS.format(year=year, more="")))
    years = "2015—2020年" if year < 2021 else "2021—2025年"
    assert opening.count(f"《法治政府建设实施纲要（{years}）》") == 1
    assert ("收官任务" in opening) == (year in (2020, 2025))


def test_a_summary_that_names_the_programme_is_enough(draft_of: DraftOf) -> None:
    """It is not named twice."""
    line = "总述: 对照《法治政府建设实施纲要（2021—2025年）》补齐短板"
    opening = opening_of(draft_of(FACTS.format(year=2024, more=line)))
    assert opening.count("纲要") == 1
    assert "，对照《法治政府建设实施纲要（2021—2025年）》补齐短板，扎实推进法治政府建设。" in opening


def test_what_nobody_knows_of_2026_is_asked_and_left_out(draft_of: DraftOf) -> None:
    """The programme is a warning on the opening; the plenum, whatever came of it, only a note."""
    draft = draft_of(FACTS.format(year=2026, more=""))
    programme, plenum = asked(draft)
    assert (programme.level, plenum.level) == (Level.WARNING, Level.NOTE)
    assert programme.keys == ("引言",)
    assert "纲要: 《…》" in programme.advice
    said = opening_of(draft) + lead_of(draft)
    assert "纲要" not in said
    assert "五中" not in said
    assert "党的二十大和二十届历次全会精神" in said


@pytest.mark.parametrize(
    ("answer", "slots"),
    [
        (f"提法: {{纲要: {NEW}}}", 1),
        (f"提法: {{纲要: {NEW.strip('《》')}}}", 1),
        ("提法: {全会: 党的二十大和二十届历次全会精神}", 1),
        (f"提法:\n  纲要: {NEW}\n  全会: 党的二十大和二十届二中、三中、四中、五中全会\n", 0),
        ("提法: {纲要: 无, 全会: 无}", 0),
        (f"总述: 对照{NEW}部署任务", 1),
        ("引言: 现将2026年有关情况报告如下：", 0),
    ],
)
def test_an_answer_ends_the_asking(draft_of: DraftOf, answer: str, slots: int) -> None:
    """What is answered is not asked again, nor what the clerk has written in the opening."""
    assert len(asked(draft_of(FACTS.format(year=2026, more=answer)))) == slots


def test_an_answer_is_what_the_report_says(draft_of: DraftOf) -> None:
    """In the opening and before the plan, in its proper form."""
    answers = f"提法: {{纲要: {NEW.strip('《》')}, 全会: 党的二十大和二十届二中、三中、四中、五中全会}}"
    draft = draft_of(FACTS.format(year=2026, more=answers))
    assert f"，按照{NEW}部署，" in opening_of(draft)
    assert "全面贯彻落实党的二十大和二十届二中、三中、四中、五中全会精神，" in opening_of(draft)
    assert f"，全面落实{NEW}，" in lead_of(draft)


def test_none_for_an_answer_leaves_the_sentence_without(draft_of: DraftOf) -> None:
    """无 for the programme; for the plenums, what holds either way is said."""
    draft = draft_of(FACTS.format(year=2026, more="提法: {纲要: 无, 全会: 无}"))
    assert "纲要" not in opening_of(draft) + lead_of(draft)
    assert "二十届历次全会精神" in opening_of(draft)


def test_an_answer_wins_over_the_calendar(draft_of: DraftOf) -> None:
    """The notice of the level above may word it otherwise."""
    answer = "提法: {全会: 党的二十大和二十届二中、三中、四中全会精神}"
    assert "二十届二中、三中、四中全会精神" in opening_of(draft_of(FACTS.format(year=2025, more=answer)))


@pytest.mark.parametrize(
    ("answer", "code"),
    [("提法: 历次全会", "F031"), ("提法: {纲领: 甲}", "F030"), ("提法: {全会: [甲]}", "F031")],
)
def test_an_answer_of_another_form_is_told(draft_of: DraftOf, answer: str, code: str) -> None:
    """With its line."""
    found = [f for f in draft_of(FACTS.format(year=2026, more=answer)).findings if f.rule.code == code]
    assert [f.place.line for f in found] == [3]


def test_without_a_day_of_signing_the_end_of_january_counts() -> None:
    """By then most reports are written."""
    assert Header(year=2026).written == date(2027, 1, 31)
    assert Header(year=2026, signed=date(2026, 12, 20)).written == date(2026, 12, 20)
    assert Header().written is None


OLD = "《法治政府建设实施纲要（2021—2025年）》"


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_programme_that_has_run_out_is_not_to_be_carried_out_next_year(
    draft_of: DraftOf, year: int
) -> None:
    """Before the plan it is left out; in the opening the clerk's answer stands."""
    draft = draft_of(FACTS.format(year=year, more=f"提法: {{纲要: {OLD}}}"))
    assert f"按照{OLD}部署" in opening_of(draft)
    assert "纲要" not in lead_of(draft)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (f'纲要: "{NEW}。"', f"，按照{NEW}部署，"),
        (f'纲要: "{NEW.strip("《》")}，"', f"，按照{NEW}部署，"),
        (f"纲要: {NEW}精神", f"，按照{NEW}部署，"),
        (f"纲要: {NEW.rstrip('》')}", f"，按照{NEW}部署，"),
        ("全会: 党的二十大精神，", "，全面贯彻落实党的二十大精神，深刻领悟"),
        ("全会: 党的二十大精神精神。", "，全面贯彻落实党的二十大精神，"),
    ],
)
def test_stray_marks_in_an_answer_are_not_printed(draft_of: DraftOf, answer: str, said: str) -> None:
    """Nor 精神 twice."""
    assert said in opening_of(draft_of(FACTS.format(year=2026, more=f"提法:\n  {answer}")))


@pytest.mark.parametrize(
    "answer", ['纲要: "《》"', '纲要: "。"', '纲要: "《。》"', "全会: 精神", '全会: "，"']
)
def test_an_answer_without_words_is_told(draft_of: DraftOf, answer: str) -> None:
    """With its line; nothing of it is printed."""
    draft = draft_of(FACTS.format(year=2026, more=f"提法:\n  {answer}"))
    assert [f.place.line for f in draft.findings if f.rule.code == "F031"] == [4]
    said = opening_of(draft) + lead_of(draft)
    assert "《》" not in said
    assert "落实精神" not in said
    assert len(asked(draft)) == 2


PLEDGE = "做到“两个维护”"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("在县委领导下，扎实推进法治政府建设", "，在县委领导下，扎实推进法治政府建设。"),
        ("在县委领导下，深入推进法治政府建设。", "，在县委领导下，深入推进法治政府建设。"),
        ("在县委领导下扎实推进法治政府建设", "，在县委领导下扎实推进法治政府建设。"),
        ("扎实推进法治政府建设", "，扎实推进法治政府建设。"),
        ("2026年，我县在县委领导下", "，在县委领导下，扎实推进法治政府建设。"),
        ("2026年以来，云岭县在县委领导下", "，在县委领导下，扎实推进法治政府建设。"),
        ("今年以来，在县委领导下", "，在县委领导下，扎实推进法治政府建设。"),
        ("我县在县委领导下", "，在县委领导下，扎实推进法治政府建设。"),
        ('"，在县委领导下，"', "，在县委领导下，扎实推进法治政府建设。"),
        ("2026年底前完成任务", "，2026年底前完成任务，扎实推进法治政府建设。"),
        ("我县级部门齐抓共管", "，我县级部门齐抓共管，扎实推进法治政府建设。"),
        ('"。"', "，扎实推进法治政府建设。"),
    ],
)
def test_the_clerks_line_repeats_nothing_of_the_opening(draft_of: DraftOf, line: str, said: str) -> None:
    """Neither its beginning, year and place, nor its end; marks alone are no line."""
    opening = opening_of(draft_of(FACTS.format(year=2026, more=f"总述: {line}")))
    assert PLEDGE + said in opening


def test_of_a_year_without_phrases_the_line_is_repeated_no_more(draft_of: DraftOf) -> None:
    """There the opening is year, place and line alone."""
    line = "总述: 2010年，我县在县委领导下，深入推进法治政府建设"
    said = opening_of(draft_of(FACTS.format(year=2010, more=line)))
    assert said.startswith("2010年，我县在县委领导下，深入推进法治政府建设。")
    said = opening_of(draft_of(FACTS.format(year=2010, more="总述: 我县全面推进法治政府建设")))
    assert said.startswith("2010年，我县全面推进法治政府建设。")


@pytest.mark.parametrize(
    ("deadline", "warned"),
    [("2020-12", True), ("2026-11", True), ("2026-12-15", True), ("2020年底", True), ("2026-12", False),
     ("2027-06", False), ("2026年启动，2028年完成", False), ("长期坚持", False)],
)  # fmt: skip
def test_a_deadline_before_the_end_of_the_year_is_doubted(
    draft_of: DraftOf, deadline: str, warned: bool
) -> None:
    """What is planned is for the years to come."""
    facts = f"机关: 云岭县人民政府\n年度: 2026\n下一步工作打算:\n  - {{标题: 评查案卷, 举措: [评查], 时限: {deadline}}}\n"
    found = [f for f in draft_of(facts).findings if f.rule.code == "F033"]
    assert [(f.level, f.place.line) for f in found] == ([(Level.WARNING, 4)] if warned else [])
