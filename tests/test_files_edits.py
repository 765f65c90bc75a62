"""The five edits: each changes its own place, in the style of the file, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from drafter.files import Document, Plain, parse_yaml
from drafter.files.edits import add_item, add_key, delete_item, move_item, replace_value
from drafter.findings import DrafterError, Finding
from tests.conftest import content_of


def document_of(text: str) -> Document:
    return parse_yaml(dedent(text), "f.yaml")[0]


def edited(edit: Callable[..., Document], text: str, *arguments: object, **more: object) -> str:
    return edit(document_of(text), *arguments, **more).source.text


def refusal(edit: Callable[..., Document], text: str, *arguments: object) -> Finding:
    document = document_of(text)
    with pytest.raises(DrafterError) as caught:
        edit(document, *arguments)
    assert document.source.text == dedent(text)
    (finding,) = caught.value.findings
    assert finding.rule.code == "F027"
    return finding


@pytest.mark.parametrize(
    ("line", "value", "expected"),
    [
        ("受理: 22", "23", "受理: 23"),
        ("受理:   22", "23", "受理:   23"),
        ("受理: '22'", "二", "受理: '二'"),
        ('受理: "22"', '说"好"', '受理: "说\\"好\\""'),
        ("受理:", "23", "受理: 23"),
        ("受理:   ", "23", "受理: 23"),
        ("受理: 22 # 注", "二十三件", "受理: 二十三件 # 注"),
        ("受理: 22          # 注", "二十三件", "受理: 二十三件    # 注"),
        ("受理: 22   # 注", "二十三件左右", "受理: 二十三件左右  # 注"),
        ("受理:         # 注", "23", "受理: 23      # 注"),
        ("受理: {本年: 22}", "23", "受理: 23"),
        ("受理: {本年: 22}", {"本年": "23", "口径": "甲, 乙"}, '受理: {本年: 23, 口径: "甲, 乙"}'),
        ("受理: [甲, 乙]", ["丙"], "受理: [丙]"),
        ("受理: 22", {"本年": "22", "上年": "30"}, "受理: {本年: 22, 上年: 30}"),
        ("受理: 22", ["甲", "乙"], "受理:\n  - 甲\n  - 乙"),
        ("受理: 22            # 注", ["甲"], "受理:               # 注\n  - 甲"),
        ("受理: []", ["甲"], "受理:\n  - 甲"),
        ("受理: [甲]", [], "受理: []"),
        ("受理: 22", "一\n二\n", "受理: |\n  一\n  二"),
        ("受理: 22  # 注", "一\n二", "受理: |-  # 注\n  一\n  二"),
        ("受理: |\n  一\n  二", "三\n四\n", "受理: |\n  三\n  四"),
        ("受理: |  # 注\n  一", "三", "受理: |-  # 注\n  三"),
        ("受理:\n  22  # 注", "23", "受理:\n  23  # 注"),
        ("受理:\n  本年: 22\n  # 注\n  上年: 30", "23", "受理: 23\n  # 注"),
        ("受理:\n  - 甲\n  - 乙", ["丙"], "受理:\n  - 丙"),
    ],
)
def test_values_are_replaced_in_the_style_of_the_old(line: str, value: Plain, expected: str) -> None:
    """Quotes, braces, block text, columns of comments stay as the author has them; the neighbours are untouched."""
    before, after = "# 头\n甲: 1\n", "\n# 尾\n乙: 2\n"
    document = parse_yaml(before + line + after)[0]
    assert replace_value(document, ("受理",), value).source.text == before + expected + after


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("县司法局", "县司法局"),
        ("", '""'),
        (" 前", '" 前"'),
        ("后 ", '"后 "'),
        ("关于: 通知", '"关于: 通知"'),
        ("结尾:", '"结尾:"'),
        ("占比 #1", '"占比 #1"'),
        ("一#二", "一#二"),
        ("9:30", "9:30"),
        ("- 项", '"- 项"'),
        ("-5%", "-5%"),
        ("-项", '"-项"'),
        ("%5", '"%5"'),
        ("@县", '"@县"'),
        ("*重", '"*重"'),
        ("&重", '"&重"'),
        ("!重", '"!重"'),
        ("|重", '"|重"'),
        (">5", '">5"'),
        ("?问", '"?问"'),
        ("`重", '"`重"'),
        ("{受理}件", '"{受理}件"'),
        ("[2026]5号", '"[2026]5号"'),
        ("甲, 乙", "甲, 乙"),
        ('"甲"乙', "'\"甲\"乙'"),
        ("'甲'", "\"'甲'\""),
        ("反\\斜", "反\\斜"),
        ("一\t二", '"一\\t二"'),
        ("零\u200b宽", '"零\\u200b宽"'),
        ("\n", '"\\n"'),
        (" 缩进\n二", '" 缩进\\n二"'),
        ("“引”", "“引”"),
    ],
)
def test_values_are_quoted_only_where_yaml_needs_it(value: str, shown: str) -> None:
    document = replace_value(parse_yaml("甲: 1\n")[0], ("甲",), value)
    assert document.source.text == f"甲: {shown}\n"


def test_commas_and_colons_are_quoted_between_braces() -> None:
    text = edited(replace_value, "甲: {本年: 1, 上年: 2}\n", ("甲", "本年"), "1,300")
    assert text == '甲: {本年: "1,300", 上年: 2}\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲: {本年, 上年: 2}\n", "甲: {本年: 9, 上年: 2}\n"),
        ("甲: {本年: , 上年: 2}\n", "甲: {本年: 9, 上年: 2}\n"),
        ("甲: {上年: 2, 本年: }\n", "甲: {上年: 2, 本年: 9}\n"),
        ("甲: {本年: {值: 1}}\n", "甲: {本年: 9}\n"),
    ],
)
def test_empty_values_between_braces_are_filled(text: str, expected: str) -> None:
    assert edited(replace_value, text, ("甲", "本年"), "9") == expected


MEASURES = """\
    举措:
      # 每条一句
      - 甲
      # 说乙
      - 做法: 乙    # 一
        # 里面
        数据: [一, 二]
      - |
        丙

      # 说丁
      - 丁
    # 尾
    正文: 完
"""


def lines_of(text: str) -> list[str]:
    return dedent(text).splitlines()


def test_an_item_is_added_at_the_end_or_before_another() -> None:
    assert lines_of(edited(add_item, MEASURES, ("举措",), "戊"))[11:14] == ["  - 丁", "  - 戊", "# 尾"]
    assert lines_of(edited(add_item, MEASURES, ("举措",), "戊", 0))[1:4] == [
        "  # 每条一句",
        "  - 戊",
        "  - 甲",
    ]
    assert lines_of(edited(add_item, MEASURES, ("举措",), "戊", 1))[2:5] == ["  - 甲", "  - 戊", "  # 说乙"]


def test_an_added_item_may_have_parts() -> None:
    value: Plain = {"做法": "戊", "数据": ["一"], "成效": "好\n很好\n"}
    assert lines_of(edited(add_item, MEASURES, ("举措",), value))[12:18] == [
        "  - 做法: 戊",
        "    数据:",
        "      - 一",
        "    成效: |",
        "      好",
        "      很好",
    ]


def test_items_look_like_their_neighbours() -> None:
    """In braces among braces, in quotes among quotes, with unindented dashes among such."""
    assert (
        edited(add_item, "打算:\n- {编号: 一}\n", ("打算",), {"编号": "二"})
        == "打算:\n- {编号: 一}\n- {编号: 二}\n"
    )
    assert edited(add_item, "打算:\n- '一'\n", ("打算",), "二") == "打算:\n- '一'\n- '二'\n"
    assert (
        edited(add_item, "打算:\n- 编号: 一\n", ("打算",), {"编号": "二"})
        == "打算:\n- 编号: 一\n- 编号: 二\n"
    )
    assert edited(add_item, "甲: [一]\n", ("甲",), "二") == "甲: [一, 二]\n"
    assert (
        edited(add_item, "甲: [\n  一,  # 1\n  二  # 2\n]\n", ("甲",), "三")
        == "甲: [\n  一,  # 1\n  二,  # 2\n  三\n]\n"
    )
    assert edited(add_item, "甲: [\n  一,\n  二,\n]\n", ("甲",), "零", 0) == "甲: [\n  零,\n  一,\n  二,\n]\n"


def test_a_list_begins_where_there_is_none() -> None:
    assert edited(add_item, "甲:  # 注\n乙: 1\n", ("甲",), "一") == "甲:  # 注\n  - 一\n乙: 1\n"
    assert edited(add_item, "甲: []\n", ("甲",), "一") == "甲:\n  - 一\n"
    assert edited(add_item, "甲: {乙: []}\n", ("甲", "乙"), "一") == "甲: {乙: [一]}\n"
    assert edited(add_item, "甲: 1\n", ("乙", "丙"), "一") == "甲: 1\n乙:\n  丙:\n    - 一\n"


def test_a_deleted_item_leaves_every_comment_line() -> None:
    assert lines_of(edited(delete_item, MEASURES, ("举措", 1)))[2:6] == [
        "  - 甲",
        "  # 说乙",
        "  # 里面",
        "  - |",
    ]
    assert lines_of(edited(delete_item, MEASURES, ("举措", 2)))[7:10] == ["", "  # 说丁", "  - 丁"]
    assert edited(delete_item, "甲:\n  - 一  # 注\n  # 留\n乙: 1\n", ("甲", 0)) == "甲: []\n  # 留\n乙: 1\n"
    assert edited(delete_item, "甲: [一, 二, 三]\n", ("甲", 1)) == "甲: [一, 三]\n"
    assert edited(delete_item, "甲: [一, 二]\n", ("甲", 1)) == "甲: [一]\n"
    assert edited(delete_item, "甲: [一]\n", ("甲", 0)) == "甲: []\n"
    assert (
        edited(delete_item, "- 甲\n".replace("- 甲", "甲:\n  - - 一\n    - 二"), ("甲", 0, 0))
        == "甲:\n  - - 二\n"
    )


def test_a_moved_item_takes_its_comment_along() -> None:
    """The comment above the first item speaks of the whole list and stays."""
    assert lines_of(edited(move_item, MEASURES, ("举措", 3), 1))[1:6] == [
        "  # 每条一句",
        "  - 甲",
        "  # 说丁",
        "  - 丁",
        "  # 说乙",
    ]
    assert lines_of(edited(move_item, MEASURES, ("举措", 1), 0))[1:7] == [
        "  # 每条一句",
        "  # 说乙",
        "  - 做法: 乙    # 一",
        "    # 里面",
        "    数据: [一, 二]",
        "  - 甲",
    ]
    assert edited(move_item, "甲: [一, 二, 三]\n", ("甲", 2), 0) == "甲: [三, 一, 二]\n"


def test_a_key_is_added_behind_its_neighbours() -> None:
    """Indented as they are; comments behind the last stay behind."""
    text = "数据:\n    收到: 29\n    受理: 22   # 注\n    # 尾\n乙: 1\n"
    assert edited(add_key, text, ("数据", "听证"), "3") == text.replace("    # 尾", "    听证: 3\n    # 尾")
    assert edited(add_key, text, ("数据", "听证"), "3", after="收到") == text.replace(
        "    受理", "    听证: 3\n    受理"
    )
    assert edited(add_key, "甲: {本年: 1}\n", ("甲", "上年"), "2") == "甲: {本年: 1, 上年: 2}\n"
    assert edited(add_key, "甲: {}\n", ("甲", "上年"), "2") == "甲:\n  上年: 2\n"
    assert (
        edited(add_key, "举措:\n  - 做法: 一\n", ("举措", 0, "成效"), "好")
        == "举措:\n  - 做法: 一\n    成效: 好\n"
    )


def test_missing_keys_above_are_added_line_by_line() -> None:
    text = "工作情况:\n    复议:\n        标题: 一\n"
    assert edited(add_key, text, ("工作情况", "应诉", "数据", "案件"), "3") == (
        text + "    应诉:\n        数据:\n            案件: 3\n"
    )
    assert edited(add_key, "数据:\n乙: 1\n", ("数据", "收到"), "3") == "数据:\n  收到: 3\n乙: 1\n"


def test_a_file_without_entries_gets_its_first() -> None:
    assert edited(add_key, "# 只有注释\n", ("机关",), "县政府") == "# 只有注释\n机关: 县政府\n"
    assert edited(add_key, "", ("数据", "收到"), "1") == "数据:\n  收到: 1\n"


def test_odd_keys_are_quoted() -> None:
    assert edited(add_key, "甲: 1\n", ("- 乙: ",), "2") == '甲: 1\n"- 乙: ": 2\n'
    assert edited(replace_value, "甲: 1\n", ("甲",), {"乙：丙": "1", "丁, 戊": "2"}) == (
        '甲: {"乙：丙": 1, "丁, 戊": 2}\n'
    )


def test_line_ends_and_bom_survive() -> None:
    text = "\ufeff# 头\r\n甲:\r\n  - 一\r\n乙: 1\r\n"
    document = add_item(document_of(text), ("甲",), "二\n三\n")
    assert document.source.text == "# 头\r\n甲:\r\n  - 一\r\n  - |\r\n    二\r\n    三\r\n乙: 1\r\n"
    assert document.source.encoded().startswith(b"\xef\xbb\xbf#")


def test_a_last_line_without_its_end_gets_one() -> None:
    assert edited(add_key, "甲: 1", ("乙",), "2") == "甲: 1\n乙: 2\n"
    document = move_item(document_of("甲:\n  - 一\n  - |\n    二"), ("甲", 1), 0)
    assert content_of(document) == {"甲": ["二\n", "一"]}


def test_comments_behind_a_value_do_not_become_its_text() -> None:
    """A comment indented beyond a new block of text would be swallowed by it."""
    text = edited(replace_value, "甲: 1\n      # 深\n乙: 2\n", ("甲",), "一\n二\n")
    assert text == "甲: |\n  一\n  二\n# 深\n乙: 2\n"


def test_a_hash_in_a_text_is_no_comment() -> None:
    text = "甲:\n  - |\n    # 正文\n  - 乙\n"
    assert edited(delete_item, text, ("甲", 0)) == "甲:\n  - 乙\n"


@pytest.mark.parametrize(
    ("edit", "text", "arguments", "message"),
    [
        (replace_value, "甲: 1\n", (("乙",), "2"), "“乙”：没有这一项。"),
        (replace_value, "甲: 1\n", ((), "2"), "“”：没有这一项。"),
        (add_key, "甲: 1\n", (("甲",), "2"), "“甲”：这一项已经有了。"),
        (add_key, "甲: 1\n", (("甲", "乙"), "2"), "“甲”：这里已经写了一个值，下面不能再分项。"),
        (add_key, "甲: [一]\n", (("甲", 3, "乙"), "2"), "“甲.3.乙”：列表里没有这一项。"),
        (add_item, "甲: 1\n", (("甲",), "2"), "“甲”：这里不是列表，不能加一项。"),
        (delete_item, "甲: [一]\n", (("甲", 1),), "“甲.1”：列表里没有这一项。"),
        (move_item, "甲: 1\n", (("甲", 0), 1), "“甲.0”：列表里没有这一项。"),
        (replace_value, "甲: 1\n甲: 2\n", (("甲",), "3"), "“甲”：改完重读，内容与预期不符，没有改。"),
        (add_key, "甲: 1\n", (("长" * 2000,), "3"), f"“{'长' * 2000}”：改完重读，内容与预期不符，没有改。"),
        (replace_value, "甲: 1\n", (("甲",), "\ud800"), "“甲”：改完重读，内容与预期不符，没有改。"),
    ],
)
def test_what_cannot_be_done_is_refused(
    edit: Callable[..., Document], text: str, arguments: tuple[object, ...], message: str
) -> None:
    assert refusal(edit, text, *arguments).message == message


def test_a_refusal_names_place_and_key() -> None:
    finding = refusal(add_key, "数据:\n  收到: 29\n", ("数据", "收到", "本年"), "1")
    assert (finding.place.line, finding.place.column) == (2, 7)
    assert finding.keys == ("数据.收到",)
