"""Sentences: how figures are said, and how clauses stand or fall with their facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from drafter.files import shelf_for
from drafter.findings import DrafterError
from drafter.outline import Change, Figure, Indicator, Kind, Period, Topic, figure
from drafter.sentences import (
    SentenceFiles,
    Tags,
    Telling,
    Told,
    bare,
    change,
    chooser,
    merge_alike,
    notable,
    paragraphs,
    say,
)
from drafter.tree import Mark


@dataclass(frozen=True)
class Then:
    """A comparison with another point in time."""

    value: Figure | None
    share: Figure | None = None
    when: str = ""


@dataclass(frozen=True)
class Known:
    """A fact as far as sentences need it."""

    indicator: Indicator
    current: Figure | None = None
    last: Figure | None = None
    last_typed: bool = True
    compared: Then | None = None
    typed_change: Figure | None = None
    mark: Mark = Mark.NONE
    decimals: int | None = None

    @property
    def key(self) -> str:
        return self.indicator.address

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.key,)


def cases(key: str = "受理", **more: object) -> Indicator:
    fields: dict[str, object] = {
        "id": "x",
        "label": key,
        "unit": "件",
        "phrase": key + "行政复议案件{}",
        "short": key + "{}",
    }
    return Indicator.model_validate(fields | more).model_copy(
        update={"key": key, "topic": "行政复议", "address": f"行政复议.{key}"}
    )


def rate(**more: object) -> Indicator:
    return cases(
        "受理率", unit="%", kind=Kind.RATE, phrase="受理率{}", short="受理率{}", change=Change.POINTS, **more
    )


def said(fact: Known) -> str:
    return bare(say(Told(fact, Tags())))


def f(text: str) -> Figure:
    return Figure(Decimal(text), text)


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (figure(29), figure(39), "受理行政复议案件29件，同比下降25.6%"),
        (figure(45), figure(40), "受理行政复议案件45件，同比增长12.5%"),
        (figure(40), figure(40), "受理行政复议案件40件，与上年持平"),
        (figure(3), figure(0), "受理行政复议案件3件，比上年增加3件"),
        (figure(4), figure(29), "受理行政复议案件4件，比上年减少25件"),
        (figure(0), figure(40), "受理行政复议案件0件，比上年减少40件"),
        (figure(10001), figure(10000), "受理行政复议案件10001件，比上年增加1件"),
        (figure(500), figure(40), "受理行政复议案件500件，比上年增加460件"),
        (figure(1), figure(9999), "受理行政复议案件1件，比上年减少9998件"),
        (Figure(300, "300", after="余"), figure(200), "受理行政复议案件300余件"),
        (figure(300), Figure(200, "200", before="约"), "受理行政复议案件300件"),
        (Figure(12000, "1.2万"), Figure(9000, "0.9万"), "受理行政复议案件1.2万件，同比增长33.3%"),
        (figure(29), None, "受理行政复议案件29件"),
    ],
)
def test_a_count_is_said_with_its_change(now: Figure, then: Figure | None, words: str) -> None:
    assert said(Known(cases(), now, then)) == words


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (f("92.3"), f("90.1"), "受理率92.3%，同比上升2.2个百分点"),
        (f("83.75"), f("85"), "受理率83.75%，同比下降1.25个百分点"),
        (f("92.30"), f("92.3"), "受理率92.30%，与上年持平"),
        (f("92.301"), f("92.300"), "受理率92.301%，与上年基本持平"),
    ],
)
def test_a_rate_changes_by_points_and_is_printed_as_typed(now: Figure, then: Figure, words: str) -> None:
    assert said(Known(rate(), now, then)) == words


def test_what_stands_at_the_end_of_the_year_changes_by_numbers() -> None:
    assert (
        said(Known(cases(period=Period.STOCK), figure(62), figure(50)))
        == "受理行政复议案件62件，比上年增加12件"
    )


def test_what_not_everybody_reports_is_compared_only_where_the_clerk_typed_last_year() -> None:
    from_file = Known(cases(frequency=2), figure(29), figure(40), last_typed=False)
    assert said(from_file) == "受理行政复议案件29件"
    assert said(Known(cases(frequency=2), figure(29), figure(40))) == "受理行政复议案件29件，同比下降27.5%"
    assert bare(change(Told(from_file, Tags()), wanted=True)) == "，同比下降27.5%"
    usual = Known(cases(frequency=3), figure(29), figure(40), last_typed=False)
    assert said(usual) == "受理行政复议案件29件，同比下降27.5%"


def test_a_topic_compares_what_everybody_reports_and_what_changed_most() -> None:
    usual = Known(cases("受理", frequency=3), figure(41), figure(40))
    steady = Known(cases("听证", frequency=2), figure(51), figure(50))
    grown = Known(cases("建议", frequency=2), figure(90), figure(50))
    unknown = Known(cases("终止", frequency=3), figure(7))
    assert notable([steady, unknown, grown, usual]) == {"行政复议.受理", "行政复议.建议"}
    others = [Known(cases(f"项{n}", frequency=1), figure(31), figure(30)) for n in range(3)]
    assert notable([steady, grown, usual, *others]) == {"行政复议.受理", "行政复议.建议", "行政复议.听证"}


def test_what_does_not_stand_out_is_compared_only_where_the_clerk_asks_for_it() -> None:
    tags = Tags()
    tags.compared = frozenset()
    told = Told(Known(cases(frequency=3), figure(29), figure(40)), tags)
    assert bare(change(told)) == ""
    assert bare(change(told, wanted=True)) == "，同比下降27.5%"


def test_a_rate_as_it_stands_at_the_end_of_the_year_is_compared_with_last_year() -> None:
    assert said(Known(rate(period=Period.STOCK), f("5"), f("4"))) == "受理率5%，比上年提高1个百分点"


def test_an_indicator_reported_both_ways_says_number_and_percentage() -> None:
    both = cases(change_id="review_received_change")
    assert said(Known(both, figure(29), figure(39))) == "受理行政复议案件29件，比上年减少10件，同比下降25.6%"


def test_decimals_are_those_the_clerk_asks_for() -> None:
    assert said(Known(cases(), figure(33), figure(122), decimals=0)) == "受理行政复议案件33件，同比下降73%"


def test_a_typed_change_is_printed_as_typed() -> None:
    assert (
        said(Known(cases(), figure(29), typed_change=f("-25.60"))) == "受理行政复议案件29件，同比下降25.60%"
    )
    assert said(Known(rate(), f("92.3"), typed_change=f("2.2"))) == "受理率92.3%，同比上升2.2个百分点"


def test_none_is_said_in_the_words_of_the_outline() -> None:
    assert said(Known(cases(none="没有受理案件"), figure(0), figure(4))) == "没有受理案件"


def test_a_comparison_names_its_own_point_in_time() -> None:
    compared = Known(
        cases(phrase="“马上办”事项{}"),
        figure(195),
        figure(100),
        compared=Then(figure(28), f("7.9"), "改革前"),
    )
    assert said(compared) == "“马上办”事项由改革前的28件增加到195件"
    assert bare(change(Told(compared, Tags()))) == "（改革前为28件，占7.9%）"


def test_a_gap_names_what_is_missing() -> None:
    assert said(Known(cases(), mark=Mark.GAP)) == "受理行政复议案件「待填：受理（件）」"


def told(tmp_path: Path, template: str, facts: dict[str, Known]) -> list[str]:
    """Render a template written in the test and return its sentences."""
    folder = tmp_path / "templates" / "sentences"
    folder.mkdir(parents=True, exist_ok=True)
    (tmp_path / "drafter.yaml").touch()
    (folder / "review.j2").write_text(template, encoding="utf-8")
    keys = {k: cases(k) for k in ("收到", "受理", "不予受理", "终止", "受理率")}
    topic = Topic.model_validate({"key": "行政复议", "id": "review", "title": "复议", "indicators": keys})
    compiled = SentenceFiles(shelf_for(str(tmp_path))).topic(topic)
    assert compiled is not None
    tags = Tags()
    known: dict[str, object] = {key: Told(fact, tags) for key, fact in facts.items()}
    telling = Telling(tags)
    rendered = paragraphs(compiled.render(known | {"选": chooser("seed")}), telling)
    return [bare(sentence) for paragraph in rendered for sentence in paragraph]


LINES = """
{% 句 %}
  {{ 全年 }}{{ 说(收到) }}
  其中，{{ 已说(收到) }}{{ 列(受理, 不予受理) }}
  或 {{ 全年 }}{{ 列(受理, 不予受理) }}
  ；受理率{{ 占比(受理, 收到) }}
{% 完 %}
{% 句 %}
  {{ 全年 }}{{ 说(终止) }}
{% 完 %}
"""


def fact(key: str, number: int) -> Known:
    return Known(cases(key), figure(number))


def test_clauses_stand_where_their_facts_are_known(tmp_path: Path) -> None:
    facts = {"收到": fact("收到", 29), "受理": fact("受理", 22), "终止": fact("终止", 5)}
    assert told(tmp_path, LINES, facts) == [
        "全年收到行政复议案件29件，其中，受理22件；受理率75.86%",
        "终止行政复议案件5件",
    ]


def test_clauses_with_changes_are_parted_by_a_semicolon_but_a_rate_stays_with_its_base(
    tmp_path: Path,
) -> None:
    template = "{% 句 %}\n{{ 说(收到) }}\n{{ 已说(收到) }}受理率{{ 受理率 }}\n{{ 说(终止) }}\n{% 完 %}"
    facts = {
        "收到": Known(cases("收到"), figure(29), figure(40)),
        "受理率": fact("受理率", 90),
        "终止": fact("终止", 5),
    }
    assert told(tmp_path, template, facts) == [
        "收到行政复议案件29件，同比下降27.5%，受理率90件，终止行政复议案件5件"
    ]
    without = {"收到": facts["收到"], "终止": facts["终止"]}
    assert told(tmp_path, template, without) == ["收到行政复议案件29件，同比下降27.5%；终止行政复议案件5件"]


def test_a_line_with_or_stands_in_for_the_one_before(tmp_path: Path) -> None:
    assert told(tmp_path, LINES, {"受理": fact("受理", 22), "不予受理": fact("不予受理", 4)}) == [
        "全年受理22件、不予受理4件"
    ]


def test_a_sentence_without_facts_disappears(tmp_path: Path) -> None:
    assert told(tmp_path, LINES, {}) == []


def test_no_figure_is_said_twice(tmp_path: Path) -> None:
    template = "{% 句 %}\n{{ 说(收到) }}\n{{ 说(收到) }}\n{% 完 %}\n{% 句 %}\n{{ 列(收到, 受理) }}\n{% 完 %}"
    facts = {"收到": fact("收到", 29), "受理": fact("受理", 22)}
    assert told(tmp_path, template, facts) == ["收到行政复议案件29件", "受理22件"]


def test_figures_that_are_the_same_are_said_in_one(tmp_path: Path) -> None:
    template = "{% 句 %}\n{{ 均为(收到, 受理, 终止) }}\n或 {{ 列(收到, 受理, 终止) }}\n{% 完 %}"
    alike = {"收到": fact("收到", 29), "受理": fact("受理", 29)}
    assert told(tmp_path, template, alike) == ["收到、受理均为29件"]
    assert told(tmp_path, template, alike | {"终止": fact("终止", 5)}) == ["收到29件、受理29件、终止5件"]
    assert told(tmp_path, template, {"受理": fact("受理", 22)}) == ["受理22件"]
    again = template + "\n{% 句 %}\n{{ 说(受理) }}\n{% 完 %}"
    assert told(tmp_path, again, alike) == ["收到、受理均为29件"]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (Known(rate(), f("91.07"), f("95.83")), "受理率由上年的95.83%下降到91.07%"),
        (Known(rate(), f("91.07")), "受理率为91.07%"),
        (Known(cases("受理率"), figure(22)), "受理率22件"),
    ],
)
def test_where_a_figure_came_from(tmp_path: Path, known: Known, words: str) -> None:
    assert told(tmp_path, "{% 句 %}\n受理率{{ 由到(受理率) }}\n{% 完 %}", {"受理率": known}) == [words]


def test_a_wrong_name_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as trouble:
        told(tmp_path, "{% 句 %}\n{{ 说(收倒) }}\n{% 完 %}", {})
    finding = trouble.value.findings[0]
    assert finding.place.line == 2
    assert "“收倒”" in finding.message


def test_a_template_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as trouble:
        told(tmp_path, "{% 句 %}\n{{ 说(收到 }}\n{% 完 %}", {})
    assert trouble.value.findings[0].place.line == 2


def test_templates_cannot_reach_into_the_program(tmp_path: Path) -> None:
    template = "{% 句 %}\n{{ ''.__class__.__mro__ }}\n{% 完 %}"
    with pytest.raises(DrafterError) as trouble:
        told(tmp_path, template, {})
    assert trouble.value.findings[0].place.line == 2


def test_neighbours_that_begin_alike_become_one_sentence() -> None:
    assert merge_alike(["办理甲3件", "办理乙4件", "召开会议2次"]) == ["办理甲3件；办理乙4件", "召开会议2次"]


def test_wordings_are_chosen_by_digest_not_by_chance() -> None:
    choose = chooser("云岭县人民政府|2026|行政复议")
    assert len({choose("甲", "乙", "丙") for _ in range(20)}) == 1
    assert len({chooser(f"某县|{year}")("甲", "乙", "丙") for year in range(2000, 2030)}) == 3
