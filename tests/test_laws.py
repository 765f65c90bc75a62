"""The table of laws: found by any name, judged by the day, mistakes in the file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from drafter.canon import Confidence
from drafter.canon.laws import Law, LawKind, Laws, Standing, load_laws
from drafter.findings import DrafterError

SHIPPED = Path(__file__).parent.parent / "outlines" / "common" / "laws.yaml"
LAWS = load_laws(str(SHIPPED))


def entry(**changes: object) -> dict[str, object]:
    return {"全称": "中华人民共和国甲法", "类别": "法律", "把握": "高", **changes}


def table(*laws: dict[str, object]) -> Laws:
    return Laws.model_validate({"截至": "2026-11-22", "法律": laws})


@pytest.mark.parametrize(
    ("cited", "name"),
    [
        ("中华人民共和国行政复议法", "行政复议法"),
        ("《中华人民共和国行政复议法》", "行政复议法"),
        ("行政复议法", "行政复议法"),
        ("《行政处罚法（2021年修订）》", "行政处罚法"),
        ("地方组织法", "地方各级人民代表大会和地方各级人民政府组织法"),
        ("村委会组织法", "村民委员会组织法"),
        ("国有土地上房屋征收与补偿条例", "国有土地上房屋征收与补偿条例"),
        ("法治政府建设实施纲要(2021-2025年)", "法治政府建设实施纲要（2021—2025年）"),
        ("法治政府建设实施纲要（2021——2025年）", "法治政府建设实施纲要（2021—2025年）"),
        ("中国共产党工作机关条例", "中国共产党工作机关条例（试行）"),
        ("关于严格规范涉企行政检查的意见", "国务院办公厅关于严格规范涉企行政检查的意见"),
        (
            "最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释",
            "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
        ),
    ],
)
def test_a_law_is_found_by_any_of_its_names(cited: str, name: str) -> None:
    """In full, in short, with or without 《》 and 中华人民共和国, whatever its brackets and dashes."""
    found = LAWS.find(cited)
    assert found is not None
    assert (found.name, found.old) == (name, None)


@pytest.mark.parametrize("cited", ["河北省行政执法监督条例", "法治政府建设实施纲要", "行政", "", "《》"])
def test_what_the_table_does_not_know_is_not_found(cited: str) -> None:
    """Neither a province's own regulation nor half a name; two programmes share one without its years."""
    assert LAWS.find(cited) is None


def test_every_name_of_the_table_finds_its_entry() -> None:
    """With its 《》 and without, and old names as well."""
    for law in LAWS.laws:
        for name in (law.full, law.name, *law.short):
            for cited in (name, f"《{name}》"):
                found = LAWS.find(cited)
                assert found is not None
                assert (found.law, found.old) == (law, None)
        for old in law.replaces:
            found = LAWS.find(old.name)
            assert found is not None
            assert (found.law, found.old) == (law, old)


def test_an_old_name_tells_the_present_one_and_since_when() -> None:
    """It is right until the day of the change."""
    before, after = LAWS.find("行政监察法", date(2018, 3, 19)), LAWS.find("行政监察法", date(2018, 3, 20))
    assert before is not None
    assert after is not None
    assert (before.standing, after.standing) == (Standing.IN_FORCE, Standing.OVER)
    assert (after.name, after.successor, after.over_since) == ("行政监察法", "监察法", date(2018, 3, 20))


def test_a_law_has_its_standing_by_the_day() -> None:
    """Passed, in force, over: each from its day on."""
    days = {
        date(2025, 12, 16): Standing.UNBORN,
        date(2025, 12, 17): Standing.WAITING,
        date(2026, 1, 31): Standing.WAITING,
        date(2026, 2, 1): Standing.IN_FORCE,
    }
    assert {day: f.standing for day in days if (f := LAWS.find("行政执法监督条例", day))} == days
    ended = LAWS.find("环保法", date(2026, 8, 15))
    assert ended is not None
    assert (ended.standing, ended.successor) == (Standing.OVER, "生态环境法典")


def test_without_a_day_that_of_the_table_counts() -> None:
    """What is asked without a day is asked of today, as far as anybody looked."""
    found = LAWS.find("噪声污染防治法")
    assert found is not None
    assert found.standing is Standing.OVER
    assert LAWS.as_of == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "until"),
    [
        ("行政处罚法", date(2023, 12, 31)),
        ("行政复议法", date(2025, 12, 31)),
        ("突发事件应对法", date(2026, 12, 31)),
        ("治安管理处罚法", date(2027, 12, 31)),
        ("民法典", None),
    ],
)
def test_a_change_stays_new_for_two_years(name: str, until: date | None) -> None:
    """Until the end of the year in which it has been in force for two, as the calendar of set phrases has it."""
    found = LAWS.find(name)
    assert found is not None
    assert found.law.fresh_until == until


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 900), st.integers(0, 20_000), st.dates())
def test_standing_follows_the_days_in_order(adopted: date, wait: int, lasts: int, on: date) -> None:
    """For any days whatever."""
    since = date.fromordinal(adopted.toordinal() + wait)
    over = date.fromordinal(since.toordinal() + lasts)
    law = Law.model_validate(entry(通过=adopted, 施行=since, 失效={"起": over, "方式": "废止"}))
    order = [Standing.UNBORN, Standing.WAITING, Standing.IN_FORCE, Standing.OVER]
    assert order.index(law.standing(on)) == sum(on >= day for day in (adopted, since, over))


def test_a_day_nobody_has_found_judges_nothing() -> None:
    """Such a law is taken to be in force."""
    assert Law.model_validate(entry()).standing(date(1900, 1, 1)) is Standing.IN_FORCE


def test_days_out_of_order_are_refused() -> None:
    """A law cannot come into force before it is passed."""
    with pytest.raises(ValidationError, match="先后不对"):
        Law.model_validate(entry(通过="2026-02-01", 施行="2026-01-01"))


def test_one_name_for_two_laws_is_refused() -> None:
    """Nobody could tell which is meant."""
    with pytest.raises(ValidationError, match="既是"):
        table(entry(简称=["乙法"]), entry(全称="乙法"))


def test_a_successor_that_is_not_in_the_table_is_refused() -> None:
    """A clerk is sent to it."""
    with pytest.raises(ValidationError, match="“丙法”表里没有"):
        table(entry(失效={"起": "2026-01-01", "方式": "废止", "由": "丙法"}))


def test_mistakes_in_the_file_are_told_with_their_line(tmp_path: Path) -> None:
    """The fourth line holds a kind that does not exist."""
    path = tmp_path / "laws.yaml"
    path.write_text(
        "截至: 2026-11-22\n法律:\n  - 全称: 甲法\n    类别: 章程\n    把握: 高\n", encoding="utf-8"
    )
    with pytest.raises(DrafterError) as trouble:
        load_laws(str(path))
    (finding,) = trouble.value.findings
    assert finding.place.line == 4
    assert "章程" in finding.message


def test_the_shipped_table_is_what_was_collected() -> None:
    """187 entries; what nobody is sure of says what is to be confirmed, and every kind occurs."""
    assert len(LAWS.laws) == 187
    assert {law.kind for law in LAWS.laws} == set(LawKind)
    assert all(law.to_confirm for law in LAWS.laws if law.confidence is Confidence.LOW)
    assert LAWS.open_points


def test_ten_laws_ended_with_the_code_of_2026() -> None:
    """Article 1242 names them."""
    ended = [law for law in LAWS.laws if law.end and "生态环境法典" in law.end.by]
    assert len(ended) == 10
    assert {law.end.since for law in ended if law.end} == {date(2026, 8, 15)}


def test_names_in_the_table_are_written_as_offices_write_them() -> None:
    """Full-width brackets and a long dash between years."""
    names = [name for law in LAWS.laws for name in (law.full, *law.short)]
    assert [n for n in names if re.search(r"[()]|\d-\d", n)] == []
