"""Sentences with figures that cannot be: what a clerk adds late, in the words of clerks, reckoned in haste.

Each is of its own little matter, so that it is wrong by itself and not by what the report says elsewhere.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from benchmarks.damages.relations import cut, rounded
from benchmarks.damages.text import Report


def _off(value: int, rng: Random) -> int:
    return value + rng.choice((-10, -3, -2, -1, 1, 2, 3, 9, 10, 20))


def _share(part: int, whole: int, places: int) -> Decimal:
    return rounded(Decimal(part) / whole * 100, places)


def part_wrong(_report: Report, rng: Random) -> str:
    """Write a total, 其中, and parts that do not make it."""
    a, b, c = rng.randint(25, 90), rng.randint(25, 90), rng.randint(25, 90)
    two, three, wrong = a + b, a + b + c, _off(b, rng)
    return rng.choice(
        (
            f"全年组织法治专题培训班⟦{two}期，其中线上{a}期、线下{wrong}⟧期。",
            f"共走访企业⟦{three}家，其中：国有企业{a}家，民营企业{wrong}家，其他企业{c}⟧家。",
            f"配备村（社区）法律顾问⟦{two}人（律师{a}人，基层法律服务工作者{wrong}⟧人）。",
            f"开展法治督察，发现各类问题⟦{three}个，包括制度建设方面{a}个、执法方面{wrong}个、公开方面{c}⟧个。",
            f"梳理风险点⟦{three}个，分别为高风险{a}个、中风险{wrong}个、低风险{c}⟧个。",
        )
    )


def total_wrong(_report: Report, rng: Random) -> str:
    """Parts that are right, a total that was not reckoned again."""
    a, b, c = rng.randint(25, 90), rng.randint(25, 90), rng.randint(25, 90)
    two, three = _off(a + b, rng), _off(a + b + c, rng)
    return rng.choice(
        (
            f"全年开展法治体检⟦{two}次，其中上半年{a}次，下半年{b}⟧次。",
            f"设立立法联系点、行政执法监督联系点共⟦{two}个，其中立法联系点{a}个、行政执法监督联系点{b}⟧个。",
            f"聘请特邀行政执法监督员⟦{three}名，其中人大代表{a}名、政协委员{b}名、其他代表{c}⟧名。",
            f"命名法治文化阵地⟦{three}处（公园{a}处、广场{b}处、长廊{c}⟧处）。",
        )
    )


def implicit_wrong(_report: Report, rng: Random) -> str:
    """Write a list and a total, with no 其中 to show that they belong together."""
    a, b, c = rng.randint(25, 90), rng.randint(25, 90), rng.randint(25, 90)
    two, three = _off(a + b, rng), _off(a + b + c, rng)
    return rng.choice(
        (
            f"组织旁听庭审⟦{a}次、模拟法庭{b}次，共计{two}⟧次。",
            f"印制法治宣传手册⟦{a}册、折页{b}册、挂图{c}册，合计{three}⟧册。",
            f"选派⟦{a}名律师和{b}名法学教师共{two}⟧人担任法治副校长。",
            f"开展执法练兵⟦{three}场次：城市管理{a}场次，交通运输{b}场次，农业农村{c}⟧场次。",
            f"建成⟦{a}个镇级、{b}个村级，共{two}⟧个公共法律服务示范点。",
        )
    )


def larger(_report: Report, rng: Random) -> str:
    """Write a part larger than the whole."""
    whole = rng.randint(20, 90)
    part = whole + rng.randint(2, 60)
    return rng.choice(
        (
            f"全年开展法治审核⟦{whole}件，其中提出书面意见{part}⟧件。",
            f"受理政府信息公开投诉⟦{whole}件，其中已办结{part}⟧件。",
            f"列入整改清单的问题⟦{whole}个，已整改{part}⟧个。",
            f"应参加旁听庭审的领导干部⟦{whole}人，实际参加{part}⟧人。",
            f"在⟦{whole}名专职执法监督人员中，有{part}⟧名取得法律职业资格。",
        )
    )


def rate_wrong(_report: Report, rng: Random) -> str:
    """Write a rate that is not that of its counts."""
    whole = rng.randint(120, 900)
    part = whole - rng.randint(5, 60)
    wrong = _share(part, whole, 1) + rng.choice((-3, -2, -1, 1, 2)) * Decimal("1.1")
    return rng.choice(
        (
            f"收到企业诉求⟦{whole}件，办结{part}件，办结率{wrong}⟧%。",
            f"应报备的合同⟦{whole}份，实际报备{part}份，报备率为{wrong}⟧%。",
            f"全{{unit}}⟦{whole}个村（社区）中有{part}个建成公共法律服务室，覆盖率达{wrong}⟧%。",
            f"抽查法律文书⟦{whole}份，合格{part}份，合格率达到{wrong}⟧％。",
            f"参加法律知识考试⟦{whole}人，{part}人合格，合格率{wrong}⟧%。",
        )
    )


def rate_cut_off(_report: Report, rng: Random) -> str:
    """Write a rate whose last digit was cut off, not rounded."""
    while True:
        whole, places = rng.randint(120, 900), rng.choice((1, 2))
        part = whole - rng.randint(5, 60)
        short = cut(Decimal(part) / whole * 100, places)
        if short != _share(part, whole, places):
            break
    return rng.choice(
        (
            f"收到意见建议⟦{whole}条，采纳{part}条，采纳率{short}⟧%。",
            f"排查安全隐患⟦{whole}处，整改到位{part}处，整改率达{short}⟧%。",
            f"受理心理援助来电⟦{whole}件，满意{part}件，满意率为{short}⟧%。",
        )
    )


def yearly_wrong(_report: Report, rng: Random) -> str:
    """Write a change in per cent that is not that of the two years' counts."""
    then = rng.randint(120, 900)
    now = then + rng.choice((-1, 1)) * rng.randint(12, 100)
    grown = _share(abs(now - then), then, 1)
    wrong = rng.choice((grown + Decimal("2.2"), grown * 2, _share(abs(now - then), now, 1), grown + 10))
    wrong = grown + 3 if wrong == grown else wrong
    word = "增长" if now > then else "下降"
    return rng.choice(
        (
            f"出具公证书⟦{now}件，上年为{then}件，同比{word}{wrong}⟧%。",
            f"司法鉴定业务由上年的⟦{then}件变为{now}件，{word}{wrong}⟧%。",
            f"“12348”热线接听来电⟦{now}次，与{{last}}年的{then}次相比{word}了{wrong}⟧%。",
        )
    )


def change_wrong(_report: Report, rng: Random) -> str:
    """Write an absolute change that is not the difference."""
    then, more = rng.randint(120, 400), rng.randint(20, 90)
    wrong = _off(more, rng)
    return rng.choice(
        (
            f"出具公证书⟦{then + more}件，比上年的{then}件增加{wrong}⟧件。",
            f"在册法律明白人⟦{then + more}名，较上年{then}名多{wrong}⟧名。",
            f"行政裁决案件由上年的⟦{then + more}件减少到{then}件，减少{wrong}⟧件。",
        )
    )


def reversed_growth(_report: Report, rng: Random) -> str:
    """Write a word for growth where the counts fall, or the other way round."""
    low = rng.randint(120, 400)
    high = low + rng.randint(20, 90)
    grown = _share(high - low, low, 1)
    return rng.choice(
        (
            f"出具公证书⟦{high}件，上年为{low}件，同比下降{grown}⟧%。",
            f"行政裁决案件由上年的⟦{high}件增加到{low}⟧件。",
            f"执法投诉由上年的⟦{low}件下降至{high}⟧件。",
            f"法律顾问出具意见⟦{high}份，比上年的{low}份减少{high - low}⟧份。",
        )
    )


def points_wrong(_report: Report, rng: Random) -> str:
    """Write a change in percentage points that is not the difference of the two rates."""
    then, more = Decimal(rng.randint(800, 920)) / 10, Decimal(rng.randint(12, 60)) / 10
    now, wrong = then + more, more + rng.choice((Decimal("0.9"), Decimal(-1), Decimal("0.1"), Decimal(2)))
    return rng.choice(
        (
            f"群众对执法工作的满意率为⟦{now}%，比上年的{then}%提高{wrong}⟧个百分点。",
            f"法律顾问覆盖率由⟦{then}%提升至{now}%，提升{wrong}⟧个百分点。",
            f"公证服务满意率⟦{now}%，上年为{then}%，提高了{wrong}⟧个百分点。",
        )
    )


def points_said_percent(_report: Report, rng: Random) -> str:
    """% where percentage points are meant."""
    then, more = Decimal(rng.randint(800, 920)) / 10, Decimal(rng.randint(12, 60)) / 10
    return rng.choice(
        (
            f"群众对执法工作的满意率由上年的⟦{then}%提高到{then + more}%，提高{more}%⟧。",
            f"法律顾问覆盖率达到⟦{then + more}%，比上年的{then}%提升{more}%⟧。",
        )
    )


def average_wrong(_report: Report, rng: Random) -> str:
    """Write an average that is not the quotient."""
    count, each = rng.randint(6, 24), rng.randint(20, 90)
    wrong = each + rng.choice((-5, -2, 2, 3, 10))
    return rng.choice(
        (
            f"举办执法培训班⟦{count}期，培训{count * each}人次，平均每期{wrong}⟧人次。",
            f"⟦{count}名驻镇律师全年解答咨询{count * each}次，人均{wrong}⟧次。",
            f"在⟦{count}个镇（街道）开展巡回宣讲{count * each}场，平均每个镇（街道）{wrong}⟧场。",
        )
    )


def listed_wrong(_report: Report, rng: Random) -> str:
    """Another count than that of the things listed."""
    return rng.choice(
        (
            "制定⟦执法公示、案卷评查、责任追究、考核评议三项⟧制度。",
            "确定⟦城市管理、交通运输、文化旅游四个⟧试点领域。",
            "建立⟦定期会商、信息通报、联合督办两项⟧机制。",
            "选取⟦东关、西河、南门、北岭、中渡等4个⟧村开展试点。",
            "聚焦⟦教育、医疗、养老五大⟧民生领域开展监督。",
            "修订⟦《政府工作规则》《合同管理办法》《法律顾问管理办法》4项⟧制度。",
        )
    )


def about_twice(_report: Report, rng: Random) -> str:
    """Write a rough figure said to be rough twice."""
    return rng.choice(
        (
            "发放宣传资料⟦约3000余⟧份。",
            "吸引⟦近500多⟧名群众参与。",
            "服务群众⟦大约1200人次左右⟧。",
            "接受咨询⟦超过200余⟧次。",
            "覆盖⟦将近2万余⟧人。",
            "化解矛盾⟦约60件左右⟧。",
            "培训⟦300余人次以上⟧。",
        )
    )


def over_hundred(_report: Report, rng: Random) -> str:
    """Write a rate of more than everything."""
    return rng.choice(
        (
            "行政执法人员持证率⟦102%⟧。",
            "重大执法决定法制审核率达⟦110%⟧。",
            "村（社区）法律顾问覆盖率为⟦100.5%⟧。",
            "群众满意率达到⟦985%⟧。",
        )
    )


def shares_wrong(_report: Report, rng: Random) -> str:
    """Shares of one thing that do not make a hundred per cent."""
    a, b = rng.randint(30, 45), rng.randint(15, 30)
    c = 100 - a - b + rng.choice((-6, -4, 5, 8))
    return rng.choice(
        (
            f"从案件类型看，⟦土地类占{a}%，治安类占{b}%，其他类占{c}⟧%。",
            f"来电咨询中，⟦婚姻家庭占{a}%、劳动争议占{b}%、其余占{c}⟧%。",
        )
    )
