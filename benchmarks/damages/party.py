"""The words of the Party that must stand as they were written: congresses, plenums, set phrases, plans."""

from __future__ import annotations

from random import Random

from benchmarks.damages.text import Report, Variant, pairs, swaps

# Before which day nobody can have named each plenum and congress: only names not held when the report was signed
# are damage. Of those to come, a day is said before which they will not be.
_HELD = {
    "二十大": (2022, 10, 22),
    "二十届一中全会": (2022, 10, 23),
    "二十届二中全会": (2023, 2, 28),
    "二十届三中全会": (2024, 7, 18),
    "二十届四中全会": (2025, 10, 23),
    "二十届五中全会": (2026, 7, 1),
    "二十届六中全会": (2027, 1, 1),
    "二十一大": (2027, 7, 1),
}


def plenum_too_early(report: Report, rng: Random) -> str:
    """Write a plenum or a congress that had not been held when the report was signed; empty where none is known."""
    day = report.signed or (report.year + 1, 12, 31)
    names = [name for name, held in _HELD.items() if held > day]
    if not names:
        return ""
    name = rng.choice(names)
    return rng.choice(
        (
            f"深入学习贯彻党的⟦{name}⟧精神。",
            f"全面落实⟦{name}⟧关于法治建设的部署。",
            f"组织学习党的⟦{name}⟧精神专题讲座。",
        )
    )


GARBLED: Variant = pairs(
    {
        "党的二十大": "党的二十届大|党的二十大会|党的二大十|党的二十大大|党二十大",
        "二十届二中": "二十二中|二十大二中|二届二中",
        "二十届三中": "二十三中|二十大三中|二十届三种|二十届届三中",
        "二十届四中": "二十四中|二十大四中|二十届四种",
        "三中全会": "三中会|三全会|三中全",
        "四中全会": "四中会|四全会",
        "历次全会": "历次会会|历届次会|历次全全",
    },
    "党的会议名称错",
)


def garbled_said(_report: Report, rng: Random) -> str:
    """Write a sentence with a congress or a plenum that never was."""
    return rng.choice(
        (
            "深入学习宣传⟦党的二大十⟧精神。",
            "全面贯彻⟦二十二中全会⟧精神。",
            "认真学习⟦党的二十届大⟧报告。",
            "及时传达学习党的⟦二十届三种全会⟧精神。",
            "深入贯彻党的⟦二十大三中全会⟧精神。",
            "贯彻⟦十九届八中全会⟧精神。",
        )
    )


NAME_DROPPED: Variant = swaps("习近平(?=新时代|法治思想)", "", "缺“习近平”", "body", "heading")
NAME_GARBLED: Variant = pairs(
    {
        "习近平法治思想": "习近法治思想|习平近法治思想|习近平平法治思想|习近平的法治思想|习进平法治思想|习近平法制思想",
        "习近平新时代": "习近平新的时代|习近平平新时代|习近新时代|习近平在新时代",
        "中国特色社会主义思想": "中国特色社会主义理论思想|中国特色社会思想|特色社会主义思想",
    },
    "思想名称错",
    "body",
    "heading",
)
COUNTED: Variant = pairs(
    {
        "四个意识": "五个意识|三个意识|四种意识|四个意思",
        "四个自信": "三个自信|四个自立|五个自信|四个信心",
        "两个维护": "两个拥护|两个维持|三个维护|二个维护",
        "两个确立": "两个树立|三个确立|两个确定|二个确立",
    },
    "“几个”数错字错",
)


def counted_said(_report: Report, rng: Random) -> str:
    """Write a sentence with a set phrase whose number or word is another."""
    return rng.choice(
        (
            "引导党员干部增强“⟦五个意识⟧”。",
            "坚定“⟦四个自立⟧”。",
            "坚决做到“⟦两个拥护⟧”。",
            "深刻领悟“⟦两个树立⟧”的决定性意义。",
            "切实做到“⟦二个维护⟧”。",
            "增强⟦四个意思⟧，提高政治站位。",
        )
    )


WORDED: Variant = pairs(
    {
        "放管服": "放服管|管放服|放管扶",
        "双随机、一公开": "双随机、一公示|双公开、一随机|双随机一公开公|双随即、一公开",
        "谁执法谁普法": "谁普法谁执法|谁执法、谁执法|谁司法谁普法",
        "八五": "八伍|八五五",
        "枫桥经验": "风桥经验|枫侨经验|枫桥经念",
        "第一责任人": "第一责人|第一任责人|第一责任仁",
        "行政执法公示、执法全过程记录": "行政执法公开、执法全过程记录|行政执法公示、执法全程序记录",
        "重大执法决定法制审核": "重大执法决定法治审核|重大执法决策法制审核",
    },
    "固定说法错字",
    "body",
    "heading",
)


def worded_said(_report: Report, rng: Random) -> str:
    """Write a sentence with a set phrase in which a word is wrong."""
    return rng.choice(
        (
            "深化“⟦放服管⟧”改革。",
            "开展“⟦双公开、一随机⟧”监管。",
            "认真学习“⟦一规划三纲要⟧”。",
            "推动形成⟦办事依法、遇事找法、解决问题靠法、化解矛盾用法⟧的氛围。",
            "坚持“⟦法无授权即可为⟧”。",
            "发挥领导干部这个“⟦关键多数⟧”的作用。",
            "坚持⟦法治国家、法治政府、法治市场⟧一体建设。",
        )
    )


ORDER: Variant = pairs(
    {
        "严格规范公正文明": "严格公正规范文明|规范严格公正文明|公正严格文明规范",
        "尊法学法守法用法": "学法尊法守法用法|尊法守法学法用法",
        "科学立法、严格执法、公正司法、全民守法": "严格执法、科学立法、公正司法、全民守法|科学立法、公正司法、严格执法、全民守法",
        "法治国家、法治政府、法治社会": "法治政府、法治国家、法治社会|法治社会、法治政府、法治国家",
        "依法治国、依法执政、依法行政": "依法行政、依法执政、依法治国|依法执政、依法治国、依法行政",
    },
    "固定说法次序错",
    "body",
    "heading",
)


def order_said(_report: Report, rng: Random) -> str:
    """Write a sentence with a set phrase whose members have changed places."""
    return rng.choice(
        (
            "全面推进⟦严格执法、科学立法、公正司法、全民守法⟧。",
            "坚持⟦严格公正规范文明⟧执法。",
            "带头⟦守法尊法学法用法⟧。",
            "建设⟦智能高效、职能科学、权责法定、执法严明、公开公正、廉洁诚信⟧的法治政府。",
            "坚持⟦依法执政、依法治国、依法行政⟧共同推进。",
        )
    )


def retired_said(report: Report, rng: Random) -> str:
    """Write a sentence that carries out a plan or a phrase of years that are over."""
    said = [
        "认真落实⟦《法治政府建设实施纲要（2015—2020年）》⟧。",
        "深入实施⟦“七五”普法⟧规划。",
        "按照⟦“十三五”规划⟧部署推进工作。",
        "落实⟦《全面推进依法行政实施纲要》⟧要求。",
        "扎实开展⟦党的群众路线教育实践活动⟧。",
        "扎实开展⟦“三严三实”专题教育⟧。",
        "深入实施⟦“六五”普法⟧规划。",
    ]
    return rng.choice(said if report.year > 2021 else said[3:])
