"""What Jinja complains of, said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.records import nearest

_HALF = dict(zip("（），、：；“”‘’［］｜＝＋－．。", "(),,:;\"\"''[]|=+-..", strict=True))
_TAGS = ("句", "完", "段", "举措", "if", "elif", "else", "endif", "for", "endfor", "set")
_CLOSING = {"endif": "if", "elif": "if", "else": "if", "endfor": "for", "endset": "set"}
_TOKENS = {"end of print statement": "}}", "end of statement block": "%}", "end of template": "文件末尾"}
_SAID = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (r"unexpected end of template, expected .*print.*", "少了“}}”"),
        (r"unexpected end of template.*", "少了“%}”"),
        (r"unexpected '(.+)', expected '(.+)'", r"“\1”前面少了“\2”"),
        (r"expected token 'end of print statement', got '(.+)'", r"“\1”前面少了“}}”、逗号或者括号"),
        (r"expected token 'end of statement block', got '='", "比较两个值要写“==”"),
        (r"expected token '(.+)', got '(.+)'", r"“\2”前面少了“\1”"),
        (r"Expected an expression, got .*", "这里空着，少了要说的键"),
        (r"Unexpected end of template\..*closed is '(\w+)'\.", r"“{% \1 %}”没有配上“{% end\1 %}”"),
        (
            r"Encountered unknown tag '(\w+)'\. You probably.*closed is '(\w+)'\.",
            r"“{% \1 %}”前面的“{% \2 %}”还没有配上“{% end\2 %}”",
        ),
        (r"tag name expected", "“{% %}”里空着"),
        (r"unexpected '(.+)'", r"多了“\1”，或者前面少了和它配对的"),
        (r"expected name or number", "“.”后面少了字"),
        (r"can't assign to .*", "“set”后面要写一个名字"),
        (r"access to attribute '(.+)' of .* unsafe\.?", r"句式里不能用“\1”"),
        (r"'(.+)' is undefined", r"没有“\1”"),
        (r".*object is not callable", "键后面不能写括号"),
        (r"unsupported operand type.*|can only concatenate.*", "键不能参加运算，连着写就行"),
        (r"'.+' not supported between instances of .*", "键不能比大小"),
        (r"division by zero", "除数是 0"),
        (r"Range too big.*", "重复的次数太多"),
    )
)


def in_chinese(complaint: str, words: Iterable[str]) -> str:
    """Say a complaint of Jinja in Chinese, as a whole sentence; `words` are those that may stand behind |."""
    complaint = complaint.strip()
    said = _named(complaint, words) or _usual(complaint) or f"这一行的写法不对（{complaint}）"
    return said if said.endswith("？") else f"{said}。"


def _usual(complaint: str) -> str:
    for name, said in _TOKENS.items():
        complaint = complaint.replace(f"got '{name}'", f"got '{said}'")
    for pattern, said in _SAID:
        found = pattern.fullmatch(complaint.removesuffix(".") if "closed is" not in complaint else complaint)
        if found:
            return found.expand(said)
    return ""


def _named(complaint: str, words: Iterable[str]) -> str:
    """Say what word, mark or character is not known, and what may be meant."""
    if found := re.match(r"No (?:filter|test) named '(.+)'\.", complaint):
        return _unknown(found[1], f"没有“{found[1]}”这个写法", words)
    if found := re.match(r"unexpected char ['\"](.+)['\"] at", complaint):
        return _character(found[1])
    if found := re.fullmatch(r"Encountered unknown tag '(\w+)'\.(?! You probably).*", complaint, re.DOTALL):
        if found[1] in _CLOSING:
            return f"“{{% {found[1]} %}}”前面少了“{{% {_CLOSING[found[1]]} %}}”"
        return _unknown(found[1], f"没有“{{% {found[1]} %}}”这个标记", _TAGS)
    return ""


def _unknown(word: str, message: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f"{message}，是否想写“{near}”？" if near else message


def _character(sign: str) -> str:
    if sign in _HALF:
        return f"“{sign}”是全角的，在花括号里要写英文的“{_HALF[sign]}”"
    if sign in ("'", '"', "\\'"):
        return "引号不成对"
    return f"“{sign}”不能写在花括号里"
