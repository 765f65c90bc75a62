"""New files with comments: whatever is put in is read back, and every comment stays a comment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.files import Plain, parse_yaml
from drafter.files.annotated import Entry, Listed, commented, commented_items, new_document
from drafter.files.reading import nodes_of
from drafter.findings import DrafterError
from tests.conftest import content_of

TEXTS = st.text(alphabet="审结 29,:：#-[]{}“”'\"\\|>件%&*!@\n", max_size=12)
VALUES = st.recursive(
    TEXTS,
    lambda part: (
        st.lists(part, min_size=1, max_size=3)
        | st.dictionaries(TEXTS.filter(bool), part, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


def test_comments_stand_above_beside_and_below() -> None:
    """A list of groups keeps the comments of its keys; a short list of texts stands in one line."""
    entries = (
        Entry("", above=("一份底稿", "")),
        Entry("机关", ["甲", "乙"], "署名机关"),
        Entry("举措", "", "上年1条", below=commented_items([{"做法": "办了", "成效": "好"}])),
        Entry("打算", Listed(((Entry("编号", "D1"), Entry("结果", "", "完成", above=("当时写的",))),))),
    )
    assert new_document(entries, "新.yaml").source.text == (
        "# 一份底稿\n\n"
        "机关: [甲, 乙]                # 署名机关\n"
        "举措:                         # 上年1条\n"
        "  # - {做法: 办了, 成效: 好}\n"
        "打算:\n"
        "  - 编号: D1\n"
        "    # 当时写的\n"
        "    结果:                     # 完成\n"
    )


@given(value=VALUES)
def test_what_is_written_is_read_back(value: Plain) -> None:
    """Texts with any sign of YAML in them; where a value cannot be written so, nothing is."""
    try:
        document = new_document((Entry("值", value), Entry("末", "完")), "新.yaml")
    except DrafterError:
        pytest.fail("a value was refused")
    assert content_of(document) == {"值": value, "末": "完"}


@given(value=VALUES)
def test_a_value_in_a_comment_is_no_part_of_the_file_until_the_sign_is_taken_away(value: Plain) -> None:
    """Taking `# ` away at the start of its lines gives the value back."""
    document = new_document((Entry("首", "一"), Entry("", above=commented("值", value))), "新.yaml")
    assert content_of(document) == {"首": "一"}
    first, *rest = document.source.text.splitlines()
    bare = "\n".join([first, *(line.removeprefix("#").removeprefix(" ") for line in rest)]) + "\n"
    again, _ = parse_yaml(bare)
    assert nodes_of(bare)[2] is None
    assert content_of(again) == {"首": "一", "值": value}
