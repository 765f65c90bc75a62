"""What must not be published: numbers of persons, names, addresses, secrets; and what no report may ask for."""

from __future__ import annotations

from random import Random

from benchmarks.damages.text import Edit, Report, person

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(rng: Random) -> str:
    """Make up a number of an identity card whose check digit is right; nobody has it, for its district does not exist."""
    day = f"{rng.randint(1955, 2004)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"{rng.choice(('330199', '410398', '520198', '130199'))}{day}{rng.randint(0, 999):03}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def bank_card(rng: Random) -> str:
    """Make up the number of a bank card with the right check digit."""
    body = rng.choice(("622848", "621700", "622202", "620522")) + "".join(
        rng.choice("0123456789") for _ in range(12)
    )
    total = 0
    for place, digit in enumerate(reversed(body)):
        twice = int(digit) * 2 if place % 2 == 0 else int(digit)
        total += twice - 9 if twice > 9 else twice
    return body + str(-total % 10)


def mobile(rng: Random) -> str:
    """Make up the number of a mobile telephone."""
    return rng.choice(("138", "139", "151", "176", "187", "199")) + f"{rng.randint(0, 99999999):08}"


def identity_said(_report: Report, rng: Random) -> str:
    """Write a sentence with the number of somebody's identity card."""
    number = identity(rng)
    return rng.choice(
        (
            f"向当事人（身份证号⟦{number}⟧）送达法律文书。",
            f"申请人{{person}}，公民身份号码⟦{number}⟧，其援助申请已获批准。",
            f"为身份证号为⟦{number}⟧的群众办理法律援助。",
        )
    )


def mobile_said(_report: Report, rng: Random) -> str:
    """Write a sentence with the number of somebody's mobile telephone."""
    number = mobile(rng)
    return rng.choice(
        (
            f"联系人电话⟦{number}⟧。",
            f"来访群众（手机：⟦{number}⟧）的诉求已办结。",
            f"如有疑问请联系工作人员，电话：⟦{number[:3]}-{number[3:7]}-{number[7:]}⟧。",
            f"经办人联系方式⟦{number[:3]} {number[3:7]} {number[7:]}⟧。",
        )
    )


def card_said(_report: Report, rng: Random) -> str:
    """Write a sentence with the number of a bank card."""
    number = bank_card(rng)
    spaced = " ".join(number[i : i + 4] for i in range(0, len(number), 4))
    return rng.choice(
        (
            f"补偿款已汇入当事人账户（卡号⟦{number}⟧）。",
            f"法律援助补贴发放至⟦{number}⟧银行卡。",
            f"将退还款项转入其银行卡⟦{spaced}⟧。",
        )
    )


def address_said(report: Report, rng: Random) -> str:
    """Write a sentence that tells where somebody lives."""
    town, village = ("城关镇", "青山镇") if report.level == report.unit else ("", "")
    number, room = rng.randint(2, 188), rng.randint(101, 1804)
    return rng.choice(
        (
            f"为家住⟦{{county}}{town}解放路{number}号3单元{room}室⟧的群众提供上门服务。",
            f"当事人住址为⟦{{county}}{village}大坪村{number % 9 + 1}组{number}号⟧。",
            f"走访居住在⟦滨河花园{number % 20 + 1}栋{room}室⟧的当事人家庭。",
            f"上门调解，地点为⟦幸福小区{number % 20 + 1}号楼2单元{room}室⟧。",
        )
    )


def name_said(_report: Report, rng: Random) -> str:
    """Write a sentence with the whole name of a party to a case or a dispute."""
    name, other = person(rng), person(rng)
    return rng.choice(
        (
            f"依法办理⟦{name}⟧不服行政处罚申请行政复议案。",
            f"成功调解⟦{name}与{other}⟧相邻权纠纷。",
            f"申请人⟦{name}⟧对处理结果表示满意。",
            f"原告⟦{name}⟧诉{{level}}自然资源局一案已审结。",
            f"为农民工⟦{name}⟧追回拖欠工资2.3万元。",
            f"被处罚人⟦{name}⟧已履行罚款义务。",
        )
    )


def minor_said(_report: Report, rng: Random) -> str:
    """Write a sentence with the whole name of a child."""
    name = person(rng)
    return rng.choice(
        (
            f"为未成年人⟦{name}⟧提供法律援助。",
            f"对涉罪未成年人⟦{name}⟧开展帮教。",
            f"帮助留守儿童⟦{name}⟧（12岁）维护权益。",
            f"城关中学学生⟦{name}⟧遭受校园欺凌一事得到妥善处理。",
        )
    )


def case_said(report: Report, rng: Random) -> str:
    """Write a sentence with the number of a case."""
    number, year = rng.randint(11, 980), report.year
    return rng.choice(
        (
            f"认真履行⟦（{year}）云0302行初{number}号⟧行政判决。",
            f"落实⟦（{year}）浙01行终{number}号⟧判决书要求，及时整改。",
            f"依法作出⟦青政复决字〔{year}〕{number}号⟧行政复议决定。",
            f"执行⟦({year})川1102行审{number}号⟧行政裁定。",
        )
    )


def plate_said(_report: Report, rng: Random) -> str:
    """Write a sentence with the number plate of a car."""
    plate = (
        f"{rng.choice('云浙川豫黔')}{rng.choice('ABCDE')}{rng.choice(('3K712', 'F8821', '90Q56', '7T135'))}"
    )
    return rng.choice((f"查处车牌号为⟦{plate}⟧的车辆超限运输行为。", f"对⟦{plate}⟧货车违法行为免予处罚。"))


def secrecy(report: Report, rng: Random) -> list[Edit]:
    """Leave a mark of secrecy on top of the report, or within it."""
    said = rng.choice(
        ("机密", "秘密★3年", "机密★1年", "内部资料 注意保存", "秘密", "内部文件 不得外传", "绝密★长期")
    )
    first = report.paragraphs()[0]
    return [Edit(first.start, first.start, f"⟦{said}⟧\n", f"密级标志：{said}")]


def secret_said(_report: Report, rng: Random) -> str:
    """Write a sentence that tells of its own secrecy."""
    return rng.choice(
        (
            "⟦（本段内容属内部资料，不得公开）⟧",
            "⟦（本段为秘密级内容，请注意保管）⟧",
            "⟦（此件不公开）⟧",
            "⟦（密级：机密）⟧",
        )
    )


def request_said(_report: Report, rng: Random) -> str:
    """Write a sentence that asks the higher organ for something, which a report may not."""
    return rng.choice(
        (
            "⟦请{above}政府协调增加行政复议编制5名⟧。",
            "⟦恳请上级增加执法人员编制⟧。",
            "⟦建议{above}委编办为我{unit}司法所增加编制⟧。",
            "⟦请求安排法治建设专项经费50万元⟧。",
            "⟦妥否，请批示⟧。",
            "⟦以上请示，请予批复⟧。",
            "⟦望上级部门给予经费支持⟧。",
            "⟦请省司法厅帮助解决人员不足问题为盼⟧。",
        )
    )


def request_last(report: Report, rng: Random) -> list[Edit]:
    """Close with the words of a request."""
    said = rng.choice(("妥否，请批示。", "特此请示。", "以上妥否，请批复。", "请予审批。"))
    bodies = report.paragraphs("body")
    at = bodies[-1].end
    return [Edit(at, at, f"\n⟦{said}⟧", f"报告夹带请示：{said}")]
