"""What can be wrong with a facts file: the codes F030 and up, and the sentences that say so.

Each function takes the values concerned and builds the whole message, so that a message exists once.
F001 to F029 belong to the reading of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.canon import Slot
from drafter.findings import Finding, Level, Place, Rule
from drafter.outline import Figure, Identity, Indicator, NotThisKindError

UNKNOWN_KEY = Rule("F030", "不认识的项", Level.ERROR, "写错名字的项不会进报告，数字就丢了。")
WRONG_SHAPE = Rule("F031", "写法不对", Level.ERROR, "这里要的是另一种写法，程序不能猜。")
WRONG_KIND = Rule("F032", "不是要的内容", Level.ERROR, "读不成数字、日期的内容不能算，也不能写进报告。")
IMPOSSIBLE = Rule("F033", "不可能的数", Level.ERROR, "报告里出现不可能的数，等于告诉别人没有人看过。")
MISSING = Rule("F034", "缺必填项", Level.ERROR, "这一项是报告必须写的。")
PENDING = Rule("F035", "暂缺", Level.ERROR, "还没有收到的数不能带进成稿。")
UNCONFIRMED = Rule("F036", "待核", Level.ERROR, "导入或结转来的内容没有人核过，不能带进成稿。")
LEFT_OUT = Rule("F037", "没有填的项", Level.NOTE, "没有填的项不写进报告，列出来供查漏。")
BAD_REFERENCE = Rule("F038", "引用不到", Level.ERROR, "引用的键没有数，句子就不完整。")
SAME_NUMBER = Rule("F039", "编号重复", Level.ERROR, "编号是明年对账用的，重复了就对不上。")
LAST_FILE = Rule("F040", "上年文件", Level.ERROR, "上年数都从这个文件来，文件不对，同比就全错。")
LAST_DIFFERS = Rule("F041", "上年数不一", Level.WARNING, "上年数和去年的底稿不一样，同比会被问。")
NO_OUTLINE = Rule("F042", "没有这个提纲", Level.ERROR, "提纲决定问什么、怎样排，没有提纲不能起草。")
TWICE = Rule("F043", "填了两次", Level.ERROR, "同一个数填在两处，以哪个为准说不清。")
SCOPE_DIFFERS = Rule("F045", "口径变了", Level.WARNING, "两年口径不同的数放在一起比，比出来的不是变化。")
UNBALANCED = Rule("F046", "数对不上", Level.ERROR, "合计和分项对不上、整改的比发现的多，领导一眼就看得出来。")
HOMELESS = Rule("F049", "没有章节可放", Level.ERROR, "自己定的章节没有列到的内容，不知道该写在哪一章。")
OPEN_PHRASE = Rule("F065", "提法待查", Level.WARNING, "新出的纲要、会议，程序没有查实的不写，也不替人猜。")
OTHER_GENRE = Rule("F056", "不属于这个提纲", Level.ERROR, "写了而提纲不用的内容不会印出来，等于丢了。")
OUT_OF_ORDER = Rule(
    "F057", "任务编号不顺", Level.ERROR, "任务从头到尾连着编号，编号错了，报告就对应到别的任务上。"
)
OUTSIDE_TERM = Rule(
    "F058", "时限不在规划期", Level.WARNING, "方案只管规划期里的事，期外的时限多半是抄错了年份。"
)
TOO_LONG = Rule("F050", "超过字数", Level.WARNING, "领导定了字数，超过的要退回来删。")
REPLACED = Rule("F060", "正文代替了别的", Level.NOTE, "写了正文的主题只印正文，别的要印得写进正文里。")
NO_PHRASES = Rule("F044", "没有当年的提法", Level.WARNING, "开头的提法要与年度相合，程序不替人猜。")

# what waits for the clerk: an error in a report to be signed, no mistake in what is there
WAITING = frozenset({MISSING, PENDING, UNCONFIRMED})


def unknown_key(place: Place, key: str, where: str, near: str, elsewhere: str = "") -> Finding:
    """Say that a key is not known, and which known one it resembles."""
    if elsewhere:
        advice = f"这个键属于主题“{elsewhere}”，请移到那里去。"
    elif near:
        advice = f"是否想写“{near}”？"
    else:
        advice = "请对照提纲改正；提纲里没有的数写到“另”里，没有的主题加上“标题”。"
    return Finding(UNKNOWN_KEY, place, f"{where}没有“{key}”这一项。", advice, quote=key)


def unknown_topic(place: Place, key: str, outline: str, near: str, others: Sequence[str] = ()) -> Finding:
    """Say that an outline has no topic of a name, which outlines have one, and how to open one of one's own."""
    meant = f"它是提纲{'、'.join(f'“{name}”' for name in others)}的主题，请核对“提纲”。" if others else ""
    near = "" if others else near
    advice = meant + (f"是否想写“{near}”？" if near else "") + "要另开一个主题，给它加上“标题”。"
    return Finding(UNKNOWN_KEY, place, f"提纲“{outline}”没有“{key}”这一项。", advice, quote=key)


def replaced(place: Place, key: str, what: str) -> Finding:
    """Say what of a topic is not printed because its 正文 is."""
    message = f"“{key}”写了正文，{what}不印。"
    return Finding(REPLACED, place, message, "要印的写进正文里；不印的不用管。", (key,))


def left_out_for_brevity(
    place: Place, reason: str, count: int, quoted: str, keys: tuple[str, ...]
) -> Finding:
    """Say which sentences were left out of the text, and why."""
    message = f"{reason}，正文省去{count}句：{quoted}。"
    advice = "附件里有数据表的，这些数仍在表里；要写进正文，把它写进举措。"
    return Finding(TOO_LONG, place, message, advice, keys, level_override=Level.NOTE)


def too_long(place: Place, limit: int, over: int) -> Finding:
    """Say that a report is too long although every sentence that could go has gone."""
    message = f"可省的句子都省了，还超过{limit}字的限制{over}字。"
    return Finding(TOO_LONG, place, message, "请删减举措、问题、打算里的话，或放宽“字数”。")


def homeless(place: Place, what: str) -> Finding:
    """Say that the sections a report wants have no place for something that was written."""
    message = f"“章节”里没有一章写{what}。"
    return Finding(HOMELESS, place, message, "主题写进其中一章的“主题”；别的加一章，写上它的“角色”。")


def belongs_inside(place: Place, key: str) -> Finding:
    """Say that a figure stands beside 数据 instead of in it."""
    message = f"“{key}”是数据项，不能直接写在主题下面。"
    return Finding(UNKNOWN_KEY, place, message, f"请移到“数据”里：“数据: {{{key}: …}}”。", quote=key)


def wrong_shape(place: Place, what: str, wanted: str, example: str) -> Finding:
    """Say that a list, a mapping or a text stands where another is expected."""
    return Finding(WRONG_SHAPE, place, f"“{what}”这里应当是{wanted}。", f"写法如：{example}")


def wide_key(place: Place, key: str) -> Finding:
    """Say that a key was written with a full-width colon, so that it was read as part of the text."""
    message = f"“{key}”后面是全角冒号，整行被当成了一句话。"
    return Finding(WRONG_SHAPE, place, message, f"改成英文冒号加空格：“{key}: ”。", quote=f"{key}：")


def wrong_kind(place: Place, label: str, trouble: NotThisKindError, key: str = "") -> Finding:
    """Say why a text is no answer to the question."""
    rule = IMPOSSIBLE if trouble.impossible else WRONG_KIND
    return Finding(rule, place, f"{label}：{trouble.message}", trouble.advice, (key,) if key else ())


def missing(place: Place, what: str, advice: str, key: str = "") -> Finding:
    """Say that something required is not there."""
    return Finding(MISSING, place, f"没有填{what}。", advice, (key,) if key else ())


def missing_figure(place: Place, indicator: Indicator) -> Finding:
    """Say that a required figure is not there, and who has it."""
    what = f"“{indicator.label}”（{indicator.unit}）"
    ask = f"请向{indicator.office}要数；" if indicator.office else ""
    return missing(place, what, f"{ask}确实没有写 0，还没有数写 暂缺，不涉及写 不适用。", indicator.address)


def pending(place: Place, label: str, key: str, office: str = "") -> Finding:
    """Say that a figure has been put down as not yet known."""
    ask = f"请催{office}补报。" if office else "请补上。"
    return Finding(PENDING, place, f"“{label}”还是暂缺。", ask, (key,))


def unconfirmed(place: Place, label: str, key: str) -> Finding:
    """Say that something imported or rolled forward has been confirmed by nobody."""
    return Finding(UNCONFIRMED, place, f"“{label}”还没有核过。", "核对后删去“待核”一项。", (key,))


def left_out(place: Place, topic: str, usual: Iterable[str], count: int) -> Finding:
    """Say which optional figures of a topic were not given; `usual` are the keys of those that are usually reported."""
    named = "、".join(usual)
    listed = f"其中各地常报的有：{named}。" if named else ""
    return Finding(
        LEFT_OUT,
        place,
        f"主题“{topic}”还有{count}项数据没有填，不写进报告。{listed}",
        "有数就补上，没有就不用管。",
    )


def no_such_figure(place: Place, key: str, near: str, known: bool) -> Finding:
    """Say that a text or a measure refers to a figure that is not there."""
    if known:
        return Finding(
            BAD_REFERENCE,
            place,
            f"这里引用了“{key}”，但“{key}”没有填数。",
            "先在“数据”里填上它，或者去掉引用。",
        )
    advice = f"是否想写“{near}”？" if near else "请改成本主题“数据”里已有的键；别的主题的写成“主题.键”。"
    return Finding(BAD_REFERENCE, place, f"这里引用了“{key}”，事实里没有这个键。", advice)


def no_reference_here(place: Place, what: str) -> Finding:
    """Say that no figure can be put into a text of this kind."""
    message = f"“{what}”里不能用花括号，会照样印出来。"
    return Finding(BAD_REFERENCE, place, message, "请直接写字；要引用数据的话，写到“举措”里。")


def broken_reference(place: Place) -> Finding:
    """Say that braces stand in a text without making a reference."""
    message = "这里的花括号不成引用，会照样印出来。"
    return Finding(BAD_REFERENCE, place, message, "写法：{键} 或 {键|同比}，英文花括号成对，里面不留空格。")


def unit_twice(place: Place, key: str, unit: str) -> Finding:
    """Say that a unit is typed behind a reference, which says it already."""
    message = f"“{{{key}}}”后面又写了单位“{unit}”，会印成“{unit}{unit}”。"
    return Finding(BAD_REFERENCE, place, message, f"请删去后面的“{unit}”，单位由程序加。")


def no_such_way(place: Place, key: str, how: str) -> Finding:
    """Say that a figure cannot be put into a text in the way asked for."""
    message = f"“{{{key}|{how}}}”里的“{how}”不认识。"
    return Finding(
        BAD_REFERENCE, place, message, f"要带上同比的，写“{{{key}|同比}}”；只要数，写“{{{key}}}”。"
    )


def no_such_number(place: Place, number: str, near: str) -> Finding:
    """Say that 对应问题 names a problem that does not exist."""
    advice = f"是否想写“{near}”？" if near else "请写“存在问题”里某一条的编号。"
    return Finding(BAD_REFERENCE, place, f"“存在问题”里没有编号“{number}”。", advice)


def same_number(place: Place, number: str, first_line: int | None) -> Finding:
    """Say that a number was given to two items."""
    return Finding(SAME_NUMBER, place, f"编号“{number}”在第{first_line}行已经用过。", "请换一个编号。")


def last_file(place: Place, message: str, advice: str) -> Finding:
    """Say what is wrong with the file named under 上年."""
    return Finding(LAST_FILE, place, message, advice)


def last_differs(place: Place, indicator: Indicator, typed: Figure, last: Figure, source: str) -> Finding:
    """Say that a typed 上年 is not what last year's facts say."""
    unit = indicator.unit
    return Finding(
        LAST_DIFFERS,
        place,
        f"“{indicator.label}”的上年数填的是{typed.say(unit)}，{source}里是{last.say(unit)}。",
        "请核对；如果是统计口径变了，加上“口径”说明。",
        (indicator.address,),
    )


def scope_differs(place: Place, indicator: Indicator, now: str, last: str) -> Finding:
    """Say that last year's figure was counted another way, so that no change is said."""
    return Finding(
        SCOPE_DIFFERS,
        place,
        f"“{indicator.label}”今年的口径是“{now}”，上年是“{last}”，没有算同比。",
        "口径其实一样的，改成一样的写法；不一样的，按今年的口径填“上年”。",
        (indicator.address,),
    )


def no_outline(place: Place, name: str, known: Iterable[str], near: str) -> Finding:
    """Say that an outline does not exist."""
    advice = f"是否想写“{near}”？" if near else f"现有的提纲：{'、'.join(known)}。"
    return Finding(NO_OUTLINE, place, f"没有叫“{name}”的提纲。", advice)


def twice(place: Place, label: str, first_line: int | None, key: str) -> Finding:
    """Say that one figure was given in two places."""
    return Finding(TWICE, place, f"“{label}”在第{first_line}行已经填过。", "请只留一处。", (key,))


def taken_key(place: Place, key: str) -> Finding:
    """Say that a figure of one's own has the name of one that the outline asks for."""
    message = f"“另”里的键“{key}”和提纲里的数据项同名。"
    return Finding(TWICE, place, message, "是同一个数的，填到“数据”里；不是的，换一个键。", (key,))


def out_of_balance(place: Place, identity: Identity, said: str, keys: tuple[str, ...]) -> Finding:
    """Say that figures contradict each other, and what must hold between them."""
    level = None if identity.level is UNBALANCED.level else identity.level
    return Finding(UNBALANCED, place, said, f"{identity.note}。请核对。", keys, level_override=level)


def date_out_of_place(place: Place, message: str) -> Finding:
    """Say that a date cannot be that of this paper."""
    return Finding(IMPOSSIBLE, place, message, "请核对年、月、日。")


def deadline_passed(place: Place, deadline: str, year: int, key: str) -> Finding:
    """Say that something planned for the years to come was to be done before they begin."""
    message = f"时限“{deadline}”在{year}年年底以前，打算是{year}年以后的事。"
    return Finding(
        IMPOSSIBLE, place, message, "请核对年份。", (key,), quote=deadline, level_override=Level.WARNING
    )


def no_phrases(place: Place, year: int) -> Finding:
    """Say that the calendar of set phrases does not know a year."""
    return Finding(
        NO_PHRASES,
        place,
        f"提法表里没有{year}年度，报告开头没有写指导思想和会议精神。",
        "请在“引言”里写明开头一段，或更新提法表。",
    )


def open_phrase(place: Place, year: int, slot: Slot, why: str) -> Finding:
    """Say that nobody has confirmed what a report on the year is to cite, and where to write it when it is known."""
    message = f"{year}年度报告的提法“{slot.value}”有待查实：{why}。"
    grave = slot is Slot.PROGRAMME
    example = "《…》" if grave else "…"
    advice = f"请照上级通知查实，写在“提法”里：“提法: {{{slot.value}: {example}}}”；确实没有的，写“无”。"
    return Finding(
        OPEN_PHRASE, place, message, advice, ("引言",), level_override=None if grave else Level.NOTE
    )


def other_genre(place: Place, key: str, outline: str, advice: str) -> Finding:
    """Say that a part belongs to reports where a plan is written, or the other way round."""
    return Finding(OTHER_GENRE, place, f"提纲“{outline}”不用“{key}”这一项。", advice, quote=key)


def number_out_of_order(place: Place, number: str, place_in_order: int) -> Finding:
    """Say that the number of a task is not the one it is printed with."""
    message = f"编号写的是“{number}”，按次序这是第{place_in_order}项任务。"
    return Finding(OUT_OF_ORDER, place, message, "任务从1起连着编，跨领域不另起；编号可以不写，由程序编。")


def deadline_outside(place: Place, deadline: str, term: str) -> Finding:
    """Say that a deadline lies outside the years of its plan."""
    message = f"时限“{deadline}”不在规划期{term}里。"
    return Finding(OUTSIDE_TERM, place, message, "请核对年份；说的是远景的，写到“总体目标”里。")


def no_such_topic(place: Place, key: str, near: str) -> Finding:
    """Say that a task names a topic that no outline has."""
    advice = f"是否想写“{near}”？" if near else "请写报告提纲里的主题；都对不上的，不写“主题”。"
    return Finding(UNKNOWN_KEY, place, f"没有叫“{key}”的主题。", advice, quote=key)


def no_such_indicator(place: Place, name: str, key: str, near: str) -> Finding:
    """Say that a target names a figure that no topic asks for."""
    advice = f"是否想写“{near}”？" if near else f"提纲里没有这个数的，去掉“{name}”，只写“名称”。"
    return Finding(UNKNOWN_KEY, place, f"{name}“{key}”，哪个主题里都没有。", advice, quote=key)


def figure_not_wanted(place: Place, bound: str) -> Finding:
    """Say that a target of which something is to be there was given a figure as well."""
    message = f"关系是“{bound}”的目标没有数。"
    return Finding(WRONG_SHAPE, place, message, "有数的，“关系”写 达到、不少于、不超过；没有数的，删去“值”。")


def no_such_target(place: Place, key: str, near: str) -> Finding:
    """Say that a measure of a plan refers to a target that is not there, or has no figure."""
    advice = f"是否想写“{near}”？" if near else "花括号里写本方案某个目标的“名称”，或者直接写字。"
    return Finding(BAD_REFERENCE, place, f"这里引用了“{key}”，任务的目标里没有这个数。", advice)
