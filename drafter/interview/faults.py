"""What can keep an interview from beginning or an answer from being taken: F066 to F069, and the sentences that say so."""

from __future__ import annotations

from pathlib import Path

from drafter.findings import Finding, Level, Place, Rule

_REPORTS = (".docx", ".doc", ".wps", ".html", ".htm", ".txt", ".pdf", ".odt", ".rtf")
CONFLICT = Rule("F066", "两边都改了", Level.ERROR, "同一处在别的程序里也改了，用哪一个要由人定。")
NOT_TAKEN = Rule("F067", "没有收下", Level.ERROR, "答案文件里的一项没有写进事实文件，不说出来就丢了。")
NO_FACTS_FILE = Rule("F068", "不能开始", Level.ERROR, "问答的结果写进事实文件，文件名和提纲要先说对。")
NO_TERMINAL = Rule("F069", "不是终端", Level.ERROR, "问答要一句一句地答，没有终端就没有人来答。")


def conflict(path: str, mine: str, theirs: str) -> Finding:
    """Say that what is to be changed was changed on disk in the meantime, too."""
    message = f"别的程序刚改过这一处，文件里现在是“{theirs}”。"
    advice = f"要用您填的“{mine}”，再按一次回车；要用文件里的，清空后按 F3。"
    return Finding(CONFLICT, Place(path), message, advice)


def not_taken(place: Place, address: str, message: str) -> Finding:
    """Say why an answer of a file of answers was not taken."""
    return Finding(NOT_TAKEN, place, message, "请改好再来一遍，或在问答里补上。", keys=(address,))


def no_facts_file(path: str) -> Finding:
    """Say that a file for the answers must be named as one."""
    if path.lower().endswith(_REPORTS):
        advice = f"去年的报告用 --last 给：drafter ask 云岭县-2026.yaml --last {path}。"
        return Finding(NO_FACTS_FILE, Place(path), "这是写好的报告，不是事实文件。", advice)
    name = f"{Path(path).stem or '云岭县-2026'}.yaml"
    return Finding(
        NO_FACTS_FILE, Place(path), "事实文件的名字要以 .yaml 结尾。", f"请写成“{name}”这样的名字。"
    )


def no_outline(path: str, name: str, known: tuple[str, ...]) -> Finding:
    """Say that there is no such outline to begin with."""
    return Finding(NO_FACTS_FILE, Place(path), f"没有“{name}”这个提纲。", f"可以用的有：{'、'.join(known)}。")


def no_terminal(path: str) -> Finding:
    """Say that nobody can be asked here, and what to do instead."""
    facts = path or "云岭县-2026.yaml"
    advice = (
        "请直接填 YAML 事实文件，再用 drafter draft 起草；"
        f"或者把答案写成 YAML 文件，用 drafter ask {facts} --answers 答案.yaml。"
    )
    return Finding(NO_TERMINAL, Place(path or "drafter"), "这里不是终端，没法一问一答。", advice)


def torn_encoding(path: str, spoken: str, told: str) -> Finding:
    """Say that the terminal and the setting for Python speak different encodings."""
    message = f"终端用的编码是 {spoken}，环境变量 PYTHONIOENCODING 写的却是 {told}，汉字会成乱码。"
    return Finding(NO_TERMINAL, Place(path or "drafter"), message, "请去掉 PYTHONIOENCODING 再来。")
