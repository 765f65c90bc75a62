"""Marks: opened and not closed, doubled, of half width, straight, strayed."""

from __future__ import annotations

import re
from random import Random

from benchmarks.damages.text import Edit, Report, Variant, swaps

_HAN = r"[\u4e00-\u9fff]"


def unpaired(pair: str, told: str) -> Variant:
    """Lose the closing mark of a pair, or the opening one."""
    opened, closed = re.escape(pair[0]), re.escape(pair[1])
    return swaps(
        f"{opened}(?!(?:{_HAN}|[0-9]){{1,2}}）)([^{opened}{closed}\n]{{1,30}}){closed}",
        lambda m, rng: m[0][:-1] if rng.random() < 0.6 else m[0][1:],
        told,
        "body",
        "heading",
    )


DOUBLED: Variant = swaps(
    "[，。、；：](?=.)",
    lambda m, rng: rng.choice(
        (m[0] * 2, m[0] * 2, m[0] + rng.choice("，、；"), "，" + m[0] if m[0] != "，" else "，，")
    ),
    "标点重复",
)
HALF: Variant = swaps(
    rf"(?<={_HAN})[，；：？！](?={_HAN})",
    lambda m, _rng: dict(zip("，；：？！", ",;:?!", strict=True))[m[0]],
    "半角标点",
)
HALF_STOP: Variant = swaps(rf"(?<={_HAN})。(?={_HAN}|$)", ".", "半角句号")
HALF_BRACKETS: Variant = swaps(r"（([^（）\n]*[\u4e00-\u9fff]{3}[^（）\n]*)）", r"(\1)", "半角括号")
STRAIGHT: Variant = swaps(
    "“([^“”\n]{1,30})”", lambda m, rng: rng.choice((f'"{m[1]}"', f"'{m[1]}'")), "直引号"
)
SPACED: Variant = swaps(
    rf"(?<={_HAN}){_HAN}{{2}}(?={_HAN})",
    lambda m, rng: m[0][0] + "⟦" + rng.choice((" ", "  ", "　", "\u00a0")) + "⟧" + m[0][1],
    "多余空格",
)
SPACED_FIGURE: Variant = swaps(
    rf"(?<=\d)(?=[件次人份条场名起部家项])|(?<=[，。、；])(?={_HAN})",
    lambda _m, rng: rng.choice((" ", "  ")),
    "多余空格",
)
FULL_DIGITS: Variant = swaps(
    r"(?<![\d.])\d{2,4}(?=[件次人份条场名起部家项年])",
    lambda m, _rng: m[0].translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
    "全角数字",
)
RANGE: Variant = swaps(
    r"(?<=\d)(年|月|日)?[—–](?=\d)(?!\d{7})",
    lambda m, rng: (m[1] or "") + rng.choice(("-", "--", "－")),
    "起止用短横",
)


def range_said(_report: Report, rng: Random) -> str:
    """Write a sentence with a stretch of years or days joined by a hyphen."""
    return rng.choice(
        (
            "编制法治建设规划（⟦2021-2025年⟧）。",
            "⟦9月1日-15日⟧开展执法练兵。",
            "于⟦3月-10月⟧开展专项整治。",
            "培训班每期为⟦3-5天⟧。",
            "⟦2023-2025年⟧累计培训法律明白人{n}名。",
        )
    )


def half_brackets_said(_report: Report, rng: Random) -> str:
    """Write a sentence with brackets of half width."""
    return rng.choice(
        (
            "全部镇⟦(街道)⟧设立综合行政执法机构。",
            "建成村⟦(社区)⟧法律服务室{n}个。",
            "推行柔性执法⟦(包括提醒、告诫、约谈)⟧。",
            "组织村⟦(社区)⟧干部培训{n}人次。",
        )
    )


def straight_said(_report: Report, rng: Random) -> str:
    """Write a sentence with straight quotation marks."""
    return rng.choice(
        (
            '开展⟦"送法进万家"⟧活动{n}场。',
            "打造⟦'法治夜市'⟧普法品牌。",
            '推行⟦"掌上复议"⟧服务模式。',
            '创建⟦"无讼村居"⟧{n}个。',
        )
    )


TITLE_OPEN = (
    "印发⟦《行政执法监督员管理办法⟧，聘请监督员{n}名。",
    "修订⟦政府法律顾问工作规则》⟧。",
    "出台⟦《关于落实《法治镇建设办法》的通知⟧。",
)
QUOTE_OPEN = (
    "打造⟦“法治驿站⟧品牌，服务群众{n}人次。",
    "开展⟦送法下乡”⟧活动{n}场。",
    "深化⟦“一村一法律顾问“⟧制度。",
)
BRACKET_OPEN = (
    "全部镇⟦（街道⟧设立法律服务站。",
    "建成村⟦社区）⟧法律服务室{n}个。",
    "聘请法律顾问⟦（含公职律师⟧{n}名。",
)


def broken(report: Report, _rng: Random) -> list[Edit]:
    """Break a paragraph in the middle of a sentence."""
    made = []
    for begin, end in report.sentences():
        for m in re.compile(rf"(?<={_HAN})(?={_HAN})").finditer(
            report.text, begin + 10, max(begin + 10, end - 10)
        ):
            told = (
                f"句中断行：{report.text[m.start() - 8 : m.start()]}|{report.text[m.start() : m.start() + 8]}"
            )
            also = ((m.start(), m.start() + 8),)
            made.append(Edit(m.start(), m.start(), "\n", told, (m.start() - 1, m.start() - 1), also))
    return made
