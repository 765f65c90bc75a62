"""What is said twice is found once, at its second place; last year's text, graver where a figure is the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafter.findings import Level
from drafter.pipeline.workshop import Workshop, workshop_for
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.paper import Paper
from drafter.rules.text.sketch import sketch

REVIEW = (
    "县司法局组织律师、执法业务骨干对31家执法单位办结的案卷开展交叉评查，共评查案卷286卷，"
    "归纳出调查取证、告知送达、文书说理等方面9类问题，印发通报并附文书样例，督促有关单位限期整改到位。"
)
OTHER = (
    "围绕重大节日和汛期，组织各乡镇修订应急预案，开展山洪转移、燃气泄漏处置演练，"
    "根据演练中发现的通行、通信问题调整转移路线，补充物资，落实值守人员，完善信息报送和会商研判的办法。"
)


def noted(workshop: Workshop, paper: Paper) -> tuple[Checked, ...]:
    return check_paper(paper, workshop.tables, lambda code: code.startswith("U"))


def told(workshop: Workshop, paper: Paper) -> list[tuple[str, int | None, Level]]:
    return [(c.finding.rule.code, c.finding.place.line, c.finding.level) for c in noted(workshop, paper)]


def test_the_later_of_two_paragraphs_is_told(workshop: Workshop) -> None:
    """Once, however often sentences of it are the same as well."""
    text = f"一、工作情况\n{REVIEW}\n{OTHER}\n{REVIEW}"
    assert told(workshop, sketch(text)) == [("U901", 4, Level.WARNING)]


def test_what_drafter_composed_is_not_told(workshop: Workshop) -> None:
    """Only the clerk's own words can be said twice."""
    paper = sketch(f"一、工作情况\n{REVIEW}\n{REVIEW}")
    composed = replace(paper, lines=tuple(replace(line, own=False) for line in paper.lines))
    assert told(workshop, composed) == []


def test_a_sentence_said_twice_is_deleted_with_its_end_mark(workshop: Workshop) -> None:
    """The one remedy; where it is counted (二是), deleting it leaves a gap and is not safe."""
    text = "县司法局每季度印发一次案卷评查通报。各单位按期整改。县司法局每季度印发一次案卷评查通报。"
    (one,) = noted(workshop, sketch(text))
    fix = one.noted.fix
    assert fix is not None
    assert fix.safe
    assert text[: fix.start] + text[fix.end :] == "县司法局每季度印发一次案卷评查通报。各单位按期整改。"
    (one,) = noted(
        workshop, sketch("一是县司法局每季度印发一次案卷评查通报。二是县司法局每季度印发一次案卷评查通报。")
    )
    assert one.noted.fix is not None
    assert not one.noted.fix.safe


def test_a_copied_paragraph_with_a_figure_of_last_year_is_graver(workshop: Workshop) -> None:
    """The same figures: a warning that names them; every figure new: only told."""
    last = sketch(f"一、工作情况\n{REVIEW}\n{OTHER}", year=2025)
    same = sketch(f"一、工作情况\n{REVIEW}", year=2026, last=last)
    (one,) = noted(workshop, same)
    assert one.finding.level is Level.WARNING
    assert "31家" in one.finding.message
    fresh = REVIEW.replace("31", "35").replace("286", "301").replace("9", "7")
    assert told(workshop, sketch(f"一、工作情况\n{fresh}", year=2026, last=last)) == [("U903", 2, Level.NOTE)]
    assert told(workshop, sketch(f"一、工作情况\n{OTHER}", year=2026, last=last)) == [
        ("U903", 2, Level.WARNING)
    ]


def test_openings_are_alike_by_nature(workshop: Workshop) -> None:
    """What stands above the first heading, and the sentence that leads to the plans, may be last year's."""
    same = "紧扣年度要点，细化任务，压实责任，统筹推进依法行政各项工作，为全县经济社会发展提供有力保障"
    lead = f"2026年，全县各级各部门把法治政府建设摆在突出位置，{same}，取得新的成效。"
    ahead = f"2027年，全县将针对存在的问题，{same}，重点抓好以下几个方面的工作："
    text = f"{lead}\n一、工作情况\n{OTHER}\n二、下一步工作打算\n{ahead}\n（一）抓好评查。每季度一次。"
    last = sketch(text.replace("2027", "2026").replace(OTHER, REVIEW), year=2025)
    assert told(workshop, sketch(text, year=2026, last=last)) == []


def test_half_of_a_paragraph_may_be_last_years(workshop: Workshop) -> None:
    """Near the limit nothing is told: a usual beginning, and then what is this year's."""
    last = sketch(f"一、工作情况\n{REVIEW}", year=2025)
    half = REVIEW[:48] + OTHER
    assert told(workshop, sketch(f"一、工作情况\n{half}", year=2026, last=last)) == []


@given(st.lists(st.text("法治政府建设一是。，；12\n《》", max_size=90), max_size=6))
def test_any_text_passes(parts: list[str]) -> None:
    """Whatever stands in a paper, also beside itself; every mark is inside its line."""
    paper = sketch("\n".join(parts))
    for one in noted(workshop_for("/"), replace(paper, last=paper)):
        assert one.noted.line is not None
        assert 0 <= one.noted.start < one.noted.end <= len(one.noted.line.text)
