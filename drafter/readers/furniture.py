"""What a website puts around a text: breadcrumbs, clocks, share bars, and the table that says what the paper is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.readers.passages import Passage

# what the house calls the entries of such a table, by the names websites give them
_NAMES = {
    "索引号": "索引号", "信息索引": "索引号", "索引": "索引号",
    "文号": "文号", "发文字号": "文号", "发文文号": "文号", "文件编号": "文号",
    "标题": "名称", "名称": "名称", "信息名称": "名称", "文件名称": "名称",
    "发布机构": "发布机构", "发文机关": "发布机构", "发文单位": "发布机构", "发布单位": "发布机构", "信息来源": "发布机构",
    "公开机构": "发布机构", "公开主体": "发布机构", "公开单位": "发布机构", "发文机构": "发布机构", "制发机关": "发布机构",
    "发文日期": "发文日期", "成文日期": "发文日期", "生成日期": "发文日期", "制发日期": "发文日期",
    "发布日期": "发布日期", "发布时间": "发布日期", "公开日期": "发布日期", "发布于": "发布日期",
    "有效性": "有效性", "效力状态": "有效性", "时效性": "有效性", "是否有效": "有效性",
    "主题分类": "主题分类", "文件分类": "主题分类", "体裁分类": "体裁分类", "公文种类": "体裁分类", "文件类别": "体裁分类",
    "信息分类": "信息分类", "信息类别": "信息分类", "组配分类": "信息分类", "内容概述": "内容概述", "内容概要": "内容概述",
}  # fmt: skip
_OTHER = (
    "所属机构|来源|作者|稿件作者|编辑|责任编辑|审核|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|点击率|访问量|字号|字体|浏览字体|主题词|关键词|关键字|"
    "公开方式|公开形式|公开范围|公开时限|公开类别|公开属性|公开程序|生效日期|实施日期|失效日期|废止日期|失效时间|服务对象|语种|载体类型|"
    "公开目录|信息公开目录|更新日期|更新时间|日期|时间|撰稿|供稿|签发|校对|分享到|分享|打印|文章来源|信息来源|责任部门"
)
_SPACED = "|".join(r"\s*".join(name) for name in sorted({*_NAMES, *_OTHER.split("|")}, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:^|(?<=[\s|｜\[【〔\]】]))[\[【〔]?\s*(?P<name>{_SPACED})\s*[\]】〕]?(?:\s*[:：|｜]\s*|\s+|$)"
)
_AROUND = re.compile(
    "|".join(
        (
            r"当前位置.*|您?(?:现在)?(?:的|所在)?位置[:：].*|您当前.*位置.*|首页\s*[>》›/-].*|.{0,20}(?:\s[>›»]\s|>).{0,60}(?:>|›|»).*",
            r"(?:设为首页|加入收藏|繁體中文|繁体中文|繁体版|简体版|简体|繁体|English|无障碍(?:阅读|浏览|辅助|模式)?|长者(?:专区|模式|版|助手)|关怀版|适老版|移动版|手机版|网站支持IPv6|登录|注册|[|｜·\s])+",
            r"(?:首页|政府信息公开|信息公开|政务公开|政务服务|互动交流|政民互动|解读回应|走进.{2,6}|新闻中心|要闻动态|数据开放|网站首页|办事服务|公众参与|网站地图|联系我们|关于我们|网站声明|隐私声明|法律声明|[|｜·\s])+",
            r"附件(?:下载)?\s*[:：]|相关链接\s*[:：]?.*|相关(?:附件|文件|阅读|文章|信息|解读|稿件)\s*[:：]?.*|政策解读\s*[:：].*|上一[篇条]\s*[:：]?.*|下一[篇条]\s*[:：]?.*|.{0,12}解读\s*[:：]\s*会议解读.*",
            r"(?:版权所有|主办(?:单位)?|承办(?:单位)?|协办|技术支持|网站标识码|网站备案号?|备案序?号|政府网站标识码|维护单位|运行维护|地址|邮编|联系人|联系电话|电话|传真|邮箱)\s*[:：©].*|.{0,40}ICP备.*|.{0,20}公网安备.*|(?:Copyright|©).*",
            r"今天是.*|.{0,8}天气.{0,30}|.*智能问答.*|智能客服.*|收藏",
        )
    ),
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    "|".join(
        (
            r"扫一扫.*|扫码(?:查看|阅读|浏览).*|微信扫.*|用手机.*|我要纠错.*|点击咨询.*|返回(?:顶部|首页|列表|上页)?|回到顶部|关闭(?:窗口|本页)?|打印(?:本页)?|【?打印】?\s*【?关闭】?|语音播报.*|.{0,6}朗读.*",
            r"分享(?:到|至)?\s*[:：]?.{0,20}|(?:微信|微博|QQ空间|QQ好友|新浪微博|人人网|\s)+|【?(?:浏览)?字体\s*[:：]?.{0,20}|字号\s*[:：].{0,20}|[【\[]?\s*大\s+中\s+小\s*[】\]]?.{0,20}",
            r"(?:[0-9]{4}\s*[-./年]\s*[0-9]{1,2}\s*[-./月]\s*[0-9]{1,2}\s*日?\s*)?(?:星期[一二三四五六日天]\s*)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s.*)?",
            r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}\s+.*(?:来源|浏览|字体|作者|点击|阅读).*",
            r"[-—|｜\s:*_=·.…]+|[0-9]{1,3}|[-—－–]+\s*[0-9]{1,3}\s*[-—－–]+|第\s*[0-9]+\s*页\s*[共/／]?\s*第?\s*[0-9]*\s*页?",
            r"(?:[【\[](?:打印|关闭|收藏|分享|返回|复制|字体|纠错)[^】\]]{0,6}[】\]]\s*)+",
            r"[（(]?\s*(?:此页|本页)无正文\s*[）)]?|\[?\s*(?:纠错|评论|顶|踩|举报|下载|阅读全文|展开|收起)\s*\]?",
        )
    ),
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"(?:下面|以下)是小编.{0,80}|.{0,80}(?:仅供|供大家)参考[。!！,，]?.{0,20}|欢迎(?:阅读|借鉴).{0,40}"
)
_LONGEST = 160
_LONGEST_VALUE = 120


def is_furniture(text: str, around: bool = True) -> bool:
    """Tell whether a line belongs to the page, not to the paper on it.

    What may be a heading inside a text (政务公开) is furniture only around it.
    """
    if around and _EDITOR.fullmatch(text):
        return True
    if len(text) > _LONGEST or text.endswith(("。", "；")):
        return False
    return bool(_ANYWHERE.fullmatch(text) or (around and _AROUND.fullmatch(text)))


def entries(text: str) -> tuple[tuple[str, str], ...]:
    """Read a line of the table that says what a paper is: name and value, as the house calls them; () where it is none.

    Every label a website uses is known; what stands before the first would be text.
    """
    labels = list(_LABEL.finditer(text))
    if not labels or labels[0].start() or len(text) > 4 * _LONGEST:
        return ()
    if text.rstrip().endswith("。") and len(text) > _LONGEST_VALUE:
        return ()
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return tuple(
        (label["name"].replace(" ", ""), text[label.end() : end].strip(" |｜:：[]【】〔〕"))
        for label, end in zip(labels, ends, strict=True)
    )


def table_entries(passage: Passage) -> tuple[tuple[str, str], ...]:
    """Read such a table set as one: names and values in turns; () where it holds anything else."""
    found: list[tuple[str, str]] = []
    for row in passage.rows:
        cells = [cell.text.strip(" :：[]【】") for cell in row]
        named = [_known(cell) for cell in cells]
        if named and not named[0]:
            return ()
        n = 0
        while n < len(cells):
            if not named[n]:
                return ()
            value = cells[n + 1] if n + 1 < len(cells) and not named[n + 1] else ""
            found.append((cells[n].replace(" ", ""), value))
            n += 2 if n + 1 < len(cells) and not named[n + 1] else 1
    return tuple(found)


def _known(cell: str) -> bool:
    name = re.sub(r"\s", "", cell)
    return name in _NAMES or name in _OTHER.split("|")


def publication(found: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return what a website says of a paper, under the names of the house; the first that says anything counts."""
    said: dict[str, str] = {}
    for name, value in found:
        if (known := _NAMES.get(name)) and value:
            said.setdefault(known, value)
    return tuple(said.items())
