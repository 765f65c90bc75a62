"""The calendar of set phrases: bundles by report year, phrases by date, mistakes in the file."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from drafter.canon import (
    Bundle,
    Canon,
    Confidence,
    Formulation,
    FormulationKind,
    Opening,
    Outlook,
    Phase,
    Slot,
    load,
)
from drafter.findings import DrafterError

SHIPPED = Path(__file__).parent.parent / "outlines" / "common" / "formulations.yaml"
YEARS = range(2016, 2027)


@pytest.fixture(scope="module")
def canon() -> Canon:
    """Read the calendar that travels with the program."""
    return load(str(SHIPPED))


def written(year: int) -> date:
    """Return a day on which a report on that year is likely to be written."""
    return date(year + 1, 2, 1)


def texts(canon: Canon, kind: FormulationKind, on: date) -> set[str]:
    return {f.text for f in canon.current(kind, on)}


def bundle_of(canon: Canon, year: int) -> Bundle:
    bundle = canon.year(year)
    assert bundle is not None
    return bundle


def phrase(**changes: object) -> dict[str, object]:
    return {
        "标识": "aim",
        "提法": "人民满意的法治政府",
        "类别": "目标",
        "起": "2021-08-11",
        "把握": "高",
        **changes,
    }


def test_a_phrase_is_current_from_its_first_day_to_its_last() -> None:
    """Both ends count in."""
    entry = Formulation.model_validate(phrase(起="2017-10-18", 止="2022-10-15"))
    assert entry.current(date(2017, 10, 18))
    assert entry.current(date(2022, 10, 15))
    assert not entry.current(date(2017, 10, 17))
    assert not entry.current(date(2022, 10, 16))


def test_a_phrase_without_a_last_day_stays_current() -> None:
    """Nothing has replaced it yet."""
    assert Formulation.model_validate(phrase()).current(date(2060, 1, 1))


def test_a_phrase_without_a_first_day_is_never_current() -> None:
    """It is a slot for something nobody has seen yet."""
    slot = Formulation.model_validate({"标识": "next", "提法": "新纲要", "类别": "文件", "把握": "低"})
    assert not slot.current(date(2027, 2, 1))


@given(st.dates(), st.integers(0, 20_000), st.dates())
def test_current_means_between_first_and_last_day(since: date, days: int, on: date) -> None:
    """For any days whatever."""
    until = min(date.max.toordinal(), since.toordinal() + days)
    entry = Formulation.model_validate(phrase(起=since, 止=date.fromordinal(until)))
    assert entry.current(on) == (since.toordinal() <= on.toordinal() <= until)


def test_the_words_to_look_for_are_the_phrase_unless_others_are_given() -> None:
    """An empty list means that only a reader can tell."""
    assert Formulation.model_validate(phrase()).words == ("人民满意的法治政府",)
    assert Formulation.model_validate(phrase(词=["法制办", "政府法制机构"])).words == (
        "法制办",
        "政府法制机构",
    )
    assert Formulation.model_validate(phrase(词=[])).words == ()


def test_a_last_day_before_the_first_is_refused() -> None:
    """Such an entry could never be current."""
    with pytest.raises(ValidationError, match="早于起"):
        Formulation.model_validate(phrase(止="2020-01-01"))


def test_an_id_used_twice_is_refused() -> None:
    """Rules and exceptions name phrases by their id."""
    with pytest.raises(ValidationError, match="“aim”用了两次"):
        Canon.model_validate({"截至": "2026-11-22", "年度": {}, "提法": [phrase(), phrase()]})


def test_mistakes_in_the_file_are_told_with_their_line(tmp_path: Path) -> None:
    """The third line holds a kind that does not exist."""
    path = tmp_path / "formulations.yaml"
    entry = "  - {标识: aim, 提法: 人民满意, 类别: 口号, 把握: 高}"
    path.write_text(f"截至: 2026-11-22\n提法:\n{entry}\n年度: {{}}\n", encoding="utf-8")
    with pytest.raises(DrafterError) as trouble:
        load(str(path))
    (finding,) = trouble.value.findings
    assert finding.place.line == 3
    assert "口号" in finding.message


def test_the_opening_for_2026_has_all_its_parts(canon: Canon) -> None:
    """They are what a report of early 2027 cites."""
    opening = bundle_of(canon, 2026).opening
    assert opening.guide == "习近平新时代中国特色社会主义思想"
    assert opening.thought == "习近平法治思想"
    assert opening.spirit == "党的二十大和二十届历次全会精神"
    assert opening.meeting == "中央全面依法治国工作会议精神"
    assert opening.pledge == "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”"
    assert opening.aim.endswith("智能高效、廉洁诚信、人民满意的法治政府")


def test_parts_a_year_does_not_have_are_empty(canon: Canon) -> None:
    """In 2016 there was one leading thought, one pledge and no meeting."""
    opening = bundle_of(canon, 2016).opening
    assert (opening.thought, opening.meeting) == ("", "")
    assert opening.pledge == "增强“四个意识”"


def test_a_year_outside_the_calendar_has_no_bundle(canon: Canon) -> None:
    """Nothing is made up for it."""
    assert canon.year(2015) is None
    assert canon.year(2027) is None
    assert sorted(canon.years) == list(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_a_bundle_cites_only_what_is_current_when_the_report_is_written(canon: Canon, year: int) -> None:
    """Thoughts, congress and aim of the bundle stand in the list of phrases and are valid then."""
    bundle = bundle_of(canon, year)
    assert set(bundle.ideology) <= texts(canon, FormulationKind.IDEOLOGY, written(year))
    assert bundle.congress in texts(canon, FormulationKind.CONGRESS, written(year))
    assert bundle.aim in texts(canon, FormulationKind.AIM, written(year))
    assert bundle.spirit.startswith(bundle.congress)


@pytest.mark.parametrize("year", YEARS)
def test_a_bundle_lists_only_plenums_held_by_the_end_of_its_year(canon: Canon, year: int) -> None:
    """And none whose holding nobody has confirmed."""
    bundle = bundle_of(canon, year)
    session = bundle.congress.removeprefix("党的").removesuffix("大") + "届"
    held = {f.text for f in canon.current(FormulationKind.PLENUM, date(year, 12, 31)) if not f.to_confirm}
    assert {f"{session}{name}全会" for name in bundle.plenums} <= held


@pytest.mark.parametrize("year", YEARS)
def test_a_bundle_makes_only_pledges_known_then(canon: Canon, year: int) -> None:
    """Each names one of the pledges in its quotation marks."""
    known = texts(canon, FormulationKind.PLEDGE, written(year))
    named = [re.search(r"“.+?”", pledge) for pledge in bundle_of(canon, year).pledges]
    assert {found[0] for found in named if found} <= known
    assert all(named)


@pytest.mark.parametrize("year", YEARS)
def test_a_bundle_names_plans_that_ran_in_its_year(canon: Canon, year: int) -> None:
    """Programme, law publicity plan and five-year plan."""
    bundle, end = bundle_of(canon, year), date(year, 12, 31)
    if bundle.programme:
        assert bundle.programme.name in texts(canon, FormulationKind.PROGRAMME, end)
    assert bundle.publicity.name in texts(canon, FormulationKind.PUBLICITY_PLAN, end)
    assert bundle.five_years.name in texts(canon, FormulationKind.PLAN_PERIOD, end)


def test_plans_open_and_close_in_step_with_the_five_years(canon: Canon) -> None:
    """2020 and 2025 close, 2021 and 2026 open; the years between have no phase."""
    phases = {year: bundle_of(canon, year).five_years.phase for year in range(2020, 2027)}
    assert [y for y, p in phases.items() if p is Phase.CLOSING] == [2020, 2025]
    assert [y for y, p in phases.items() if p is Phase.OPENING] == [2021, 2026]


def test_the_programme_of_2021_is_not_current_in_a_report_on_2026(canon: Canon) -> None:
    """Its successor is not known, so the slot stays empty."""
    assert bundle_of(canon, 2026).programme is None
    current = texts(canon, FormulationKind.PROGRAMME, written(2026))
    assert not any("法治政府建设实施纲要" in text for text in current)


def test_what_was_said_at_a_meeting_is_called_by_its_right_name(canon: Canon) -> None:
    """A speech in 2020, an instruction in 2025."""
    called = {y: b.meeting.words_called for y in (2020, 2025) if (b := canon.year(y)) and b.meeting}
    assert called == {2020: "重要讲话", 2025: "重要指示"}


def test_what_nobody_has_confirmed_stays_marked(canon: Canon) -> None:
    """Such an entry says what is to be asked, and none of them is called certain."""
    open_entries = {f.id: f for f in canon.formulations if f.to_confirm}
    assert {"cpc20_5", "cpc21", "programme_next"} <= set(open_entries)
    assert all(f.confidence is not Confidence.HIGH for f in open_entries.values())
    assert canon.open_points


def test_a_phrase_that_names_its_successor_ends_before_it_begins(canon: Canon) -> None:
    """The six elements give way to the seven on one day."""
    day = date(2021, 8, 11)
    six = texts(canon, FormulationKind.AIM, day - timedelta(days=1))
    seven = texts(canon, FormulationKind.AIM, day)
    assert any("廉洁高效、守法诚信" in t for t in six - seven)
    assert any("智能高效、廉洁诚信、人民满意" in t for t in seven - six)


def test_a_phrase_nobody_has_confirmed_is_never_current(canon: Canon) -> None:
    """The 5th plenum was called for October 2026; whether it was held is for the clerk to say."""
    later = date(2027, 3, 1)
    assert not Formulation.model_validate(phrase(把握="低")).current(later)
    assert not any("五中" in text for text in texts(canon, FormulationKind.PLENUM, later))
    assert "党的二十一大" not in texts(canon, FormulationKind.CONGRESS, later)


@pytest.mark.parametrize(
    ("text", "on", "untimely"),
    [
        ("党的二十大精神", date(2022, 10, 15), ["cpc20"]),
        ("党的二十大精神", date(2022, 10, 16), []),
        ("党的十九大和十九届二中、三中、四中全会精神", date(2019, 10, 1), ["cpc19_4"]),
        ("二十届二中、三中和五中全会", date(2027, 2, 1), ["cpc20_5"]),
        ("学习贯彻习近平法治思想", date(2020, 11, 15), ["xi_rule_of_law"]),
        ("发展新时代“枫桥经验”", date(2022, 1, 1), []),
        ("发展“枫桥经验”", date(2022, 1, 1), ["fengqiao"]),
    ],
)
def test_what_a_text_may_not_say_on_a_day_is_found(
    canon: Canon, text: str, on: date, untimely: list[str]
) -> None:
    """Plenums in a list count one by one; of two phrases at one place the longer counts."""
    assert [entry.id for entry in canon.untimely(text, on)] == untimely


def said(parts: Opening | Outlook | None) -> str:
    """Return everything that the calendar puts into a paragraph."""
    assert parts is not None
    return "，".join(part for part in parts if isinstance(part, str))


def days_of(year: int) -> list[date]:
    """Return days on which a report on the year may be signed, from early to late, and the usual one."""
    return [date(year, 10, 1), date(year, 12, 20), written(year), date(year + 1, 12, 31)]


@pytest.mark.parametrize(("year", "on"), [(y, on) for y in YEARS for on in days_of(y)])
def test_an_opening_cites_what_was_current_on_its_day(canon: Canon, year: int, on: date) -> None:
    """Whenever the report is signed; only the programme is that of the year reported on."""
    opening = canon.opening(year, on)
    assert opening is not None
    assert canon.untimely(said(opening._replace(programme="")), on) == ()
    assert canon.untimely(opening.programme, min(on, date(year, 12, 31))) == ()
    assert opening.guide
    # of the years before 2016 the calendar knows nothing to fall back on
    assert opening.spirit.startswith("党的") or on < date(2016, 10, 27)


@pytest.mark.parametrize(("year", "on"), [(y, on) for y in YEARS for on in days_of(y)])
def test_an_outlook_cites_what_is_known_of_the_next_year(canon: Canon, year: int, on: date) -> None:
    """Nothing that came out later; the five-year plan is that of the next year."""
    outlook = canon.outlook(year, on)
    assert outlook is not None
    assert canon.untimely(said(outlook._replace(five_years="")), on) == ()
    assert canon.untimely(outlook.five_years, date(year + 1, 1, 1)) == ()


def test_a_report_signed_before_the_meeting_does_not_cite_it(canon: Canon) -> None:
    """In 2020 and 2025 the meeting was held in November."""
    for year, closed in ((2020, date(2020, 11, 17)), (2025, date(2025, 11, 18))):
        before, after = canon.opening(year, closed - timedelta(days=1)), canon.opening(year, closed)
        assert before is not None
        assert after is not None
        assert (before.meeting, after.meeting) == ("", "中央全面依法治国工作会议精神")


PROGRAMMES = {
    **{year: ("《法治政府建设实施纲要（2015—2020年）》", year == 2020) for year in range(2016, 2021)},
    **{year: ("《法治政府建设实施纲要（2021—2025年）》", year == 2025) for year in range(2021, 2026)},
    2026: ("", False),
}


@pytest.mark.parametrize("year", YEARS)
def test_the_programme_is_that_of_the_year_and_closes_in_its_last(canon: Canon, year: int) -> None:
    """Of 2026 nobody knows it, so it is asked for."""
    opening = canon.opening(year, written(year))
    assert opening is not None
    assert (opening.programme, opening.closing) == PROGRAMMES[year]
    assert (Slot.PROGRAMME in bundle_of(canon, year).ask) == (not opening.programme)


def test_a_plan_names_the_programme_when_it_is_new_and_when_it_closes(canon: Canon) -> None:
    """In between everybody knows it; in January 2021 and 2026 the next was not out yet."""
    named = {y: o.programme for y in YEARS if (o := canon.outlook(y, written(y))) and o.programme}
    assert sorted(named) == [2019, 2021, 2024]
    phases = {y: f"{o.five_years}{o.phase}" for y in YEARS if (o := canon.outlook(y, written(y))) and o.phase}
    assert phases == {
        2019: "“十三五”收官",
        2020: "“十四五”开局",
        2024: "“十四五”收官",
        2025: "“十五五”开局",
    }


def test_a_year_outside_the_calendar_has_no_opening_and_no_outlook(canon: Canon) -> None:
    """Nothing is made up for it."""
    assert canon.opening(2027, date(2028, 1, 31)) is None
    assert canon.outlook(2015, date(2016, 1, 31)) is None


def test_only_what_a_clerk_can_answer_is_asked(tmp_path: Path) -> None:
    """A slot that facts files do not know is a mistake of the calendar."""
    shipped = SHIPPED.read_text(encoding="utf-8")
    path = tmp_path / "formulations.yaml"
    path.write_text(shipped.replace("      纲要: 接续", "      钢要: 接续"), encoding="utf-8")
    with pytest.raises(DrafterError) as trouble:
        load(str(path))
    (finding,) = trouble.value.findings
    assert "只能写“纲要”、“全会”" in finding.message
