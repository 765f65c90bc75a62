"""docs/checks.md, made from the rule book: every rule with its reason, what to do, examples wrong and right."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.canon.rulebook import Entry, Example, RuleBook

_ORDER = (
    "文件的写法", "事实", "数字", "变化", "时间", "内容", "标题和序号", "文字", "标点", "文件名称", "会议和提法", "机构和地名",
    "公开", "重复", "版式", "对照方案", "导入", "和去年对照", "由报告归纳提纲", "提纲、句式、版式", "读现成的报告",
)  # fmt: skip
HEAD = """<!-- 这一页由规则册生成，不要直接改：先改 outlines/common/rules/，再运行 pytest --golden。 -->

# 检查

`drafter check` 和 `drafter draft` 报出的每一条，形状都一样：

```
云岭县-2026.yaml:25: 错误 F033 不可能的数 受理行政复议案件：“-3”是负数，这一项不可能小于0。请核对……
```

依次是：文件和行号，等级，代码，名称，错在哪里，怎么改。在终端里，下面还印出那一行，用 ^ 指着地方。查报告的怎样用，见
[命令](commands.md#drafter-check)；一条规则的这一页，`drafter rules 代码` 也看得到。

| 等级 | 意思 |
| --- | --- |
| 错误 | 改完才能成稿；草稿照写 |
| 提醒 | 可能不对，看一眼；不影响成稿 |
| 说明 | 告诉你一声 |

代码不会变，名称下面是为什么要查、怎么改。F 是事实文件，N 是数字，D 是时间，C 是内容，H 是标题和去年的对照，T5、P 是
文字和标点，L、S、O 是法律、提法和机构，R 是不该公开的，U 是重复，Y 是版式，G 是方案，W 是读现成的报告，T0 是提纲、句式
这些文件，Z 是忽略。

不用改的一处，写明理由忽略它：事实文件在那一行后面写 `# drafter: 忽略[N102] 口径为应出庭案件`；报告在旁边放一个
`报告.drafter.yaml`：

```yaml
忽略:
  - {规则: N102, 原文: 应诉案件137件, 理由: 口径为应出庭案件}
```
"""


def rules_page(book: RuleBook) -> str:
    """Return the page of all rules, a chapter for each family."""
    families = dict.fromkeys([*_ORDER, *book.families.values()])
    parts = [HEAD]
    for family in families:
        codes = [code for code, name in book.families.items() if name == family]
        if codes:
            parts.append("\n".join(_family(book, family, sorted(codes))))
    return "\n".join(parts)


def _family(book: RuleBook, family: str, codes: list[str]) -> Iterator[str]:
    yield f"## {family}\n"
    if book.leads.get(family):
        yield f"{book.leads[family].strip()}\n"
    for code in codes:
        yield from _entry(code, book.entries[code])


def _entry(code: str, entry: Entry) -> Iterator[str]:
    off = "" if entry.usual else "平时不查，用 `--select` 选上才查。"
    yield f"### {code} {entry.name}（{entry.level.value}）\n"
    yield f"{entry.reason}{off}\n"
    if entry.more:
        yield f"{entry.more.strip()}\n"
    yield f"改法：{entry.remedy.strip()}\n"
    if entry.source:
        yield f"依据：{entry.source}\n"
    if entry.wrong:
        yield "```"
        yield from (f"错  {_said(e)}" for e in entry.wrong)
        yield from (f"对  {_said(e)}" for e in entry.right)
        yield "```\n"


def _said(example: Example) -> str:
    text = example.text.strip().replace("\n", " ↵ ")
    known = "，".join(
        filter(None, (f"{example.year}年度" if example.year else "", example.region, example.signed))
    )
    return f"{text}（{known}）" if known else text
