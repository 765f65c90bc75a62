"""Wording: what looks like a slip and is none, places to the character, and that fixes put right what they mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.canon.confusions import Confusions
from drafter.files import BUILT_IN
from drafter.pipeline.workshop import Workshop
from drafter.records import read_model
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.sketch import sketch
from tests.papers import mended

CODES = frozenset(("T501", "T502", "T503", "T504", "T505"))
WORDS = read_model(Confusions, str(BUILT_IN / "outlines" / "common" / "confusions.yaml"))


def checked(workshop: Workshop, text: str, *codes: str) -> tuple[Checked, ...]:
    return check_paper(sketch(text), workshop.tables, frozenset(codes or CODES).__contains__)


def test_the_list_of_confusions_is_rich_and_leads_to_nothing_wrong() -> None:
    """Well over a hundred entries; no right word is itself on the list as always wrong, nor has a slip in it."""
    assert len(WORDS.always) + len(WORDS.between) >= 120
    assert [
        word for word in (*WORDS.always.values(), *WORDS.set_words, *WORDS.firm) if list(WORDS.slips(word))
    ] == []
    assert not {right for right in WORDS.always.values() if right in WORDS.always}


@pytest.mark.parametrize("wrong", WORDS.always)
def test_a_word_that_is_always_wrong_is_found_and_put_right(workshop: Workshop, wrong: str) -> None:
    """Certain, marked exactly, and mended safely."""
    text = f"各单位，{wrong}，抓好有关事项。"
    found = checked(workshop, text, "T504")
    assert [c.finding.quote for c in found] == [wrong]
    assert found[0].finding.certain
    assert mended(text, found) == f"各单位，{WORDS.always[wrong]}，抓好有关事项。"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("行复议", "行政复议"),
        ("政复议", "行政复议"),
        ("行政复", "行政复议"),
        ("行政政复议", "行政复议"),
        ("行复政议", "行政复议"),
        ("行政复义", "行政复议"),
        ("规性文件", "规范性文件"),
        ("规范性文", "规范性文件"),
        ("合法性审察", "合法性审查"),
        ("市场监局", "市场监管局"),
        ("实施方安", "实施方案"),
    ],
)
def test_a_slip_in_a_set_word_is_found_and_put_right(workshop: Workshop, wrong: str, right: str) -> None:
    """A character lost, doubled, exchanged with its neighbour, or taken for one that sounds alike."""
    text = f"做好{wrong}，抓好落实。"
    found = checked(workshop, text, "T504")
    assert [c.finding.quote for c in found] == [wrong]
    assert mended(text, found) == f"做好{right}，抓好落实。"


@given(st.sampled_from(sorted(WORDS.set_words)), st.data())
def test_whatever_character_a_set_word_loses_it_is_found_or_a_word_still(
    word: str, data: st.DataObject
) -> None:
    """Every shortened form is told, unless the list says that it stands by right somewhere."""
    at = data.draw(st.integers(0, len(word) - 1))
    shorter = word[:at] + word[at + 1 :]
    told = [shorter[start:end] for start, end, _ in WORDS.slips(f"，{shorter}，")]
    right = WORDS.set_words[word].split()
    assert told or any(one in shorter or shorter in one for one in right) or shorter in word


def test_a_title_is_no_place_for_spelling(workshop: Workshop) -> None:
    """What stands in 《》 is a name."""
    assert checked(workshop, "修订《台帐管理办法》。", "T504") == ()
    assert checked(workshop, "修订《台账管理办法》，建立台帐。", "T504")[0].noted.start == 13


@pytest.mark.parametrize("word", ["重大", "工作", "行政执法", "县司法局"])
def test_a_word_twice_is_marked_and_put_right(workshop: Workshop, word: str) -> None:
    """Both are marked, one is taken out."""
    text = f"我县对{word}{word}，认真研究。"
    found = checked(workshop, text, "T503")
    assert [c.finding.quote for c in found] == [word * 2]
    assert mended(text, found) == f"我县对{word}，认真研究。"


@pytest.mark.parametrize(
    "ending",
    [
        "理由",
        "导向",
        "存在",
        "参与",
        "认为",
        "涉及",
        "有所作为",
        "应对",
        "原因",
        "共和",
        "举措",
        "督促",
        "党建",
    ],
)
def test_words_that_end_in_a_joining_word_end_a_sentence(workshop: Workshop, ending: str) -> None:
    """The last character alone says nothing: a reason (理由) is a word, by (由) is not."""
    assert checked(workshop, f"这些情况都需要{ending}。各单位抓好落实。", "T502") == ()


@pytest.mark.parametrize("ending", list("和与及对将把由从于或且"))
def test_a_sentence_that_ends_in_a_joining_word_is_cut(workshop: Workshop, ending: str) -> None:
    """The mark is at the end of that sentence."""
    found = checked(workshop, f"县司法局加强了检查{ending}。各单位抓好落实。", "T502")
    assert [c.finding.quote[-2:] for c in found] == [f"{ending}。"]


@pytest.mark.parametrize(
    "figure",
    ["约130条", "130余条", "近三年", "300人左右", "98%以上", "节约130余万元", "近5年以上", "不少于2次"],
)
def test_one_mark_of_approximation_is_right(workshop: Workshop, figure: str) -> None:
    """Only two of them contradict each other."""
    assert checked(workshop, f"全县{figure}，情况良好。", "T505") == ()


@pytest.mark.parametrize(
    "figure", ["约130余条", "近130余条", "约130条左右", "超过130条以上", "130余条左右", "不少于2次以上"]
)
def test_two_marks_of_approximation_are_not(workshop: Workshop, figure: str) -> None:
    """The whole figure is marked."""
    assert [c.finding.quote for c in checked(workshop, f"全县{figure}，情况良好。", "T505")] == [figure]


@given(st.text(alphabet="和与约余〔〕{}“”（）略待填XX×_？。， \n一是12年月日件截止重大", max_size=60))
def test_any_text_passes(workshop: Workshop, text: str) -> None:
    """No text raises anything, and every mark lies within its line."""
    for one in checked(workshop, text):
        line = one.noted.line
        assert line is not None
        assert 0 <= one.noted.start < one.noted.end <= len(line.text)
