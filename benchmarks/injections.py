"""Errors put into clean reports, to measure what the check finds: the kinds, and which findings are expected of each.

`inject(text, seed, kind)` does one damage, always the same for the same text, seed and kind. How it is done is in
`benchmarks.damages`. A kind that happens to the whole of a report (a part is missing) may be told at any place.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple
from zlib import crc32

from benchmarks.damages import (
    figures,
    headings,
    laws,
    marks,
    party,
    private,
    reckoning,
    times,
    wholes,
    wording,
)
from benchmarks.damages.text import (
    Damage,
    Edit,
    Report,
    Saying,
    Seats,
    Variant,
    applied,
    one_of,
    report_of,
    says,
    seats_in_year,
    seats_of,
    seats_of_telling,
)


class Kind(NamedTuple):
    """A sort of error: its Chinese name, what does it, whether it may be told at any place, whether it needs LAST."""

    name: str
    damage: Callable[[Report, Random], Edit | None]
    whole: bool = False
    needs_last: bool = False


def _kind(
    name: str,
    *variants: Variant,
    said: tuple[Saying | str, ...] = (),
    whole: bool = False,
    seats: Seats = seats_of,
) -> Kind:
    """Join the variants that damage what stands in the report and those that bring a damaged sentence."""
    return Kind(name, one_of(*variants, *(says(name, one, seats=seats) for one in said)), whole)


_FIGURES = (
    _kind("分项与合计不符（改分项）", figures.part_changed, said=(reckoning.part_wrong,)),
    _kind("分项与合计不符（改合计）", figures.total_changed, said=(reckoning.total_wrong,)),
    _kind("隐含分项与合计不符", figures.implicit_part_changed, said=(reckoning.implicit_wrong,)),
    _kind("率与分子分母不符", figures.rate_changed, said=(reckoning.rate_wrong,)),
    _kind("率截尾未四舍五入", figures.rate_cut, said=(reckoning.rate_cut_off,)),
    _kind("部分大于整体", figures.part_larger, said=(reckoning.larger,)),
    _kind("同比百分比错", figures.yearly_changed, said=(reckoning.yearly_wrong,)),
    _kind("增减量错", figures.change_changed, said=(reckoning.change_wrong,)),
    _kind("增减方向写反", figures.growth_reversed, said=(reckoning.reversed_growth,)),
    _kind("百分点数错", said=(reckoning.points_wrong,)),
    _kind("百分点写成%", figures.points_as_percent, said=(reckoning.points_said_percent,)),
    _kind("平均数错", said=(reckoning.average_wrong,)),
    _kind("前后数不一", figures.figure_differs, figures.figure_said_again),
    _kind("列举数与项数不符", figures.listed_changed, said=(reckoning.listed_wrong,)),
    _kind("约数叠用", said=(reckoning.about_twice,)),
    _kind("率超过100%", said=(reckoning.over_hundred,)),
    _kind("占比之和不是100%", said=(reckoning.shares_wrong,)),
)
_TIMES = (
    _kind(
        "标题年份错",
        times.of_year(offset=0, put=-1, told="标题年份"),
        times.of_year(offset=0, put=1, told="标题年份"),
    ),
    _kind(
        "小标题年份错",
        times.of_year(offset=0, put=-1, told="小标题年份", heading=True),
        times.of_year(offset=1, put=-1, told="小标题年份", heading=True),
    ),
    _kind("开头年份错", times.opening_year),
    _kind("下年打算写旧年份", times.plan_year),
    _kind("年份笔误", times.slipped_year),
    _kind("不存在的日期", times.impossible_day, said=(times.impossible_said,)),
    _kind("起止颠倒", said=(times.days_reversed,)),
    _kind("落款早于年度终了", times.signed_early, times.signed_wrong_year),
    _kind("数据截至11月底", said=(times.not_the_year,), seats=seats_in_year),
)
_PARTY = (
    _kind("尚未召开的会议", said=(party.plenum_too_early,), seats=seats_in_year),
    _kind("会议名称错", party.GARBLED, said=(party.garbled_said,)),
    _kind("缺“习近平”", party.NAME_DROPPED),
    _kind("思想名称错", party.NAME_GARBLED),
    _kind("“四个意识”等数错字错", party.COUNTED, said=(party.counted_said,)),
    _kind("固定说法错字", party.WORDED, said=(party.worded_said,)),
    _kind("固定说法次序错", party.ORDER, said=(party.order_said,)),
    _kind("过期的规划和提法", said=(party.retired_said,)),
)
_LAWS = (
    _kind("法规名称错字", laws.TITLE, said=(laws.title_said,)),
    _kind("引用已废止法规", said=(laws.repealed_said,)),
    _kind("引用尚未施行法规", said=(laws.not_yet_said,), seats=seats_in_year),
    _kind("引用不存在的条", said=(laws.article_said,)),
    _kind("旧机构名称", laws.old_organs, said=(laws.old_organ_said,)),
    _kind("机构名称错字", laws.ORGAN_GARBLED),
    _kind("留有外地名称", laws.other_county, said=(laws.other_county_said,)),
    _kind("落款机关与标题不同", laws.organ_differs),
    _kind("县报告称我市", laws.other_level, said=(laws.other_level_said,)),
    _kind("发文字号样式错", said=(laws.paper_number_said,)),
)
_HEADINGS = (
    _kind("标题丢序号", headings.LOST),
    _kind("标题跳号", headings.SKIPPED),
    _kind("标题重号", headings.DOUBLED),
    _kind("标题序号样式错", headings.DEFORMED),
    _kind("标题序号颠倒", headings.exchanged),
    _kind("标题末尾加标点", headings.stopped),
    _kind("标题下无正文", headings.emptied),
    _kind("标题并入上段", headings.joined),
    _kind("一是三是跳号重号", headings.point_skipped, said=(headings.point_said,)),
)
_MARKS = (
    _kind("书名号不成对", marks.unpaired("《》", "书名号不成对"), said=marks.TITLE_OPEN),
    _kind("引号不成对", marks.unpaired("“”", "引号不成对"), said=marks.QUOTE_OPEN),
    _kind("括号不成对", marks.unpaired("（）", "括号不成对"), said=marks.BRACKET_OPEN),
    _kind("标点重复", marks.DOUBLED),
    _kind("半角标点", marks.HALF),
    _kind("半角句号", marks.HALF_STOP),
    _kind("半角括号", marks.HALF_BRACKETS, said=(marks.half_brackets_said,)),
    _kind("直引号", marks.STRAIGHT, said=(marks.straight_said,)),
    _kind("多余空格", marks.SPACED, marks.SPACED_FIGURE),
    _kind("全角数字", marks.FULL_DIGITS),
    _kind("起止用短横", marks.RANGE, said=(marks.range_said,)),
    _kind("句中断行", marks.broken),
)
_WORDING = (
    _kind("占位未填", wording.HOLE, said=(wording.hole_said,)),
    _kind("批注留在正文", said=(wording.note_said,)),
    _kind("网页代码残留", said=(wording.markup_said,)),
    _kind("机器话残留", said=(wording.machine_said,)),
    _kind("段末缺句号", wording.end_lost),
    _kind("半截句", wording.cut_off, wording.cut_within, said=(wording.cut_said,)),
    _kind("词语重复", wording.DOUBLED_WORD, wording.DOUBLED_CLAUSE),
    _kind("单字重复", wording.DOUBLED_CHARACTER),
    _kind("错别字", wording.TYPO, said=(wording.typo_said,)),
    _kind("漏字", wording.CHARACTER_LOST),
    _kind("字序颠倒", wording.CHARACTERS_SWAPPED),
    _kind("繁体字", wording.TRADITIONAL),
)
_WHOLES = (
    _kind("同句重复", wholes.sentence_twice),
    _kind("同段重复", wholes.paragraph_twice),
    _kind("内容重复", wholes.part_twice),
    Kind("照抄上年", one_of(wholes.from_last), needs_last=True),
    _kind("缺第一责任人", wholes.first_missing, whole=True),
    _kind("缺不足", wholes.lack_missing, whole=True),
    _kind("缺原因", wholes.cause_missing, whole=True),
    _kind("缺下年安排", wholes.plan_missing, whole=True),
    _kind("落款缺日期", wholes.without_signature("date"), whole=True),
    _kind("落款缺机关", wholes.without_signature("organ"), whole=True),
    _kind("没有落款", wholes.without_signature("both"), whole=True),
)
_PRIVATE = (
    _kind("报告夹带请示", private.request_last, said=(private.request_said,), seats=seats_of_telling),
    _kind("身份证号", said=(private.identity_said,)),
    _kind("手机号", said=(private.mobile_said,)),
    _kind("银行卡号", said=(private.card_said,)),
    _kind("家庭住址", said=(private.address_said,)),
    _kind("当事人全名", said=(private.name_said,)),
    _kind("未成年人姓名", said=(private.minor_said,)),
    _kind("案号", said=(private.case_said,)),
    _kind("车牌号", said=(private.plate_said,)),
    _kind("密级标志", private.secrecy, said=(private.secret_said,)),
)
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        *_FIGURES,
        *_TIMES,
        *_PARTY,
        *_LAWS,
        *_HEADINGS,
        *_MARKS,
        *_WORDING,
        *_WHOLES,
        *_PRIVATE,
    )
}

# Which codes tell a kind, the first of them always, the others in some of its instances; the remark says what the kind
# is. Filled in from the meanings of the kinds and of the codes alone, by somebody who had not seen what the check tells.
EXPECTS: dict[str, tuple[str, ...]] = {
    "分项与合计不符（改分项）": ("N101", "N102", "N105"),  # the parts do not make the total
    "分项与合计不符（改合计）": ("N101", "N102", "N105"),  # the parts do not make the total
    "隐含分项与合计不符": ("N102", "N101"),  # listed figures do not make the 共, where nothing says 其中
    "率与分子分母不符": ("N103", "N104", "N105"),  # a rate is not the quotient of its counts
    "率截尾未四舍五入": ("N104",),  # a rate is not the rounded quotient
    "部分大于整体": ("N105",),  # a part is larger than the whole; the parts do not make the total
    "同比百分比错": ("N106", "N104"),  # a change in per cent is not that of the two counts
    "增减量错": ("N106",),  # an absolute change is not the difference
    "增减方向写反": ("N107", "N106"),  # the word of change goes against the figures
    "百分点数错": ("N108",),  # percentage points are not the difference of the rates
    "百分点写成%": ("N108",),  # a difference of rates is told in %
    "平均数错": ("N109",),  # an average is not the quotient
    "前后数不一": ("N112",),  # the same figure is told twice and differs
    "列举数与项数不符": ("N110",),  # another count than that of the things listed
    "约数叠用": ("T505",),  # approximate twice
    "率超过100%": ("N105",),  # a rate above a hundred
    "占比之和不是100%": ("N101",),  # shares do not make a hundred
    "标题年份错": ("D201",),  # the title has another year than the text
    "小标题年份错": ("D201", "D202"),  # a heading has another year than the report
    "开头年份错": ("D201",),  # the opening has another year than the title
    "下年打算写旧年份": ("D202",),  # the plan speaks of the year that is over
    "年份笔误": ("D203", "D201"),  # no such year; a year that cannot be meant
    "不存在的日期": ("D203",),  # a date that no calendar has
    "起止颠倒": ("D208",),  # ends before it begins
    "落款早于年度终了": ("D204",),  # signed before the year was over
    "数据截至11月底": ("D206",),  # figures not of the whole year
    "尚未召开的会议": ("S701",),  # a meeting that had not been held
    "会议名称错": ("S702",),  # a congress or plenum that never was; a set phrase garbled
    "缺“习近平”": ("S703",),  # the name is missing in the set phrase
    "思想名称错": ("S703", "T504"),  # a set phrase garbled
    "“四个意识”等数错字错": ("S703",),  # a set phrase miscounted or garbled
    "固定说法错字": ("S703", "T504"),  # a set phrase garbled
    "固定说法次序错": ("S703",),  # a set phrase in another order
    "过期的规划和提法": ("S704", "L603"),  # a plan or phrase that is over
    "法规名称错字": ("L601", "T504"),  # no law of this title; nearly that of another
    "引用已废止法规": ("L603",),  # the law is repealed
    "引用尚未施行法规": ("L602",),  # the law is not yet in force
    "引用不存在的条": ("L605",),  # the law has no such article
    "旧机构名称": ("O711",),  # the organ has been renamed or merged
    "机构名称错字": ("T504", "T503"),  # a name garbled; a typo
    "留有外地名称": ("O712",),  # another place's name
    "落款机关与标题不同": ("O712",),  # signature and title disagree; another place's name
    "县报告称我市": ("O712",),  # 我市 in a county's report
    "发文字号样式错": ("P508",),  # form of the number of a paper
    "标题丢序号": ("H302", "H301"),  # a heading without number; numbers not in a row
    "标题跳号": ("H301",),  # numbers not in a row
    "标题重号": ("H301",),  # a number twice
    "标题序号样式错": ("H303", "P501", "P502"),  # form of the number of a heading
    "标题序号颠倒": ("H301",),  # numbers not in a row
    "标题末尾加标点": ("H305",),  # a mark behind a heading
    "标题下无正文": ("H307", "C402", "C404"),  # nothing under a heading
    "标题并入上段": ("H301", "T502"),  # a heading within a paragraph
    "一是三是跳号重号": ("H304",),  # points not in a row
    "书名号不成对": ("P501",),  # a mark without its partner
    "引号不成对": ("P501",),  # a mark without its partner
    "括号不成对": ("P501",),  # a mark without its partner
    "标点重复": ("P502",),  # marks in a row
    "半角标点": ("P504",),  # marks of half width
    "半角句号": ("P504",),  # marks of half width
    "半角括号": ("P504",),  # brackets of half width
    "直引号": ("P503", "P501"),  # straight quotation marks
    "多余空格": ("P505",),  # a space within Chinese text
    "全角数字": ("P507",),  # digits of full width
    "起止用短横": ("P506",),  # a hyphen for a range
    "句中断行": ("T502",),  # a paragraph ends within a sentence
    "占位未填": ("T501",),  # something still to be filled in
    "批注留在正文": ("T501",),  # a remark left in the text
    "网页代码残留": ("T501",),  # remains of markup
    "机器话残留": ("T501",),  # remains of a machine's answer
    "段末缺句号": ("T502",),  # a paragraph without its end
    "半截句": ("T502", "P502"),  # a sentence not finished
    "词语重复": ("T503",),  # a word twice
    "单字重复": ("T503",),  # a character twice
    "错别字": ("T504", "L601", "S703"),  # a known confusion
    "漏字": ("T504", "L601", "S703"),  # a typo in a set word
    "字序颠倒": ("T504", "L601", "S703"),  # a typo in a set word
    "繁体字": ("T504",),  # traditional characters
    "同句重复": ("U902",),  # a sentence twice
    "同段重复": ("U901", "U902"),  # a paragraph twice
    "内容重复": ("U902", "U901"),  # a sentence twice
    "照抄上年": ("U903", "N116"),  # copied from last year
    "缺第一责任人": ("C401",),  # a statutory part is missing
    "缺不足": ("C402",),  # a statutory part is missing
    "缺原因": ("C403",),  # shortcomings without causes
    "缺下年安排": ("C404",),  # a statutory part is missing
    "落款缺日期": ("C406",),  # no date
    "落款缺机关": ("C406",),  # no organ
    "没有落款": ("C406",),  # no signature
    "报告夹带请示": ("C405",),  # a request in a report
    "身份证号": ("R801",),  # personal data: identity
    "手机号": ("R802",),  # personal data: telephone
    "银行卡号": ("R803",),  # personal data: bank card
    "家庭住址": ("R804",),  # personal data: address
    "当事人全名": ("R805",),  # personal data: name of a party
    "未成年人姓名": ("R805",),  # personal data: name of a child
    "案号": ("R806",),  # number of a case
    "车牌号": ("R808",),  # personal data: number plate
    "密级标志": ("R807",),  # a mark of secrecy
}


def inject(text: str, seed: int, kind: str, last: str = "") -> Damage | None:
    """Damage a clean report; None where it has no place for this kind."""
    report, rng = report_of(text, last), Random(f"{kind}/{seed}/{crc32(text.encode())}")
    edit = KINDS[kind].damage(report, rng)
    return applied(report, edit) if edit else None
