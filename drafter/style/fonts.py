"""Which typefaces this machine has, and what stands in for those it lacks."""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.files import remembered, stamp
from drafter.style.house import HouseStyle

# the names under which one and the same face is known to Windows in Chinese and in English
_SAME_FACE = {
    "仿宋": "FangSong",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "华文仿宋": "STFangsong",
    "华文楷体": "STKaiti",
    "华文中宋": "STZhongsong",
    "华文宋体": "STSong",
    "华文黑体": "STHeiti",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK": "FZXiaoBiaoSong-B05",
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体_GB2312": "KaiTi_GB2312",
}
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_LATIN_STAND_INS = ("Liberation Serif", "Nimbus Roman", "Tinos", "FreeSerif")


class MissingFont(NamedTuple):
    """A typeface the machine lacks: its role, its name, and the installed face that stands in for it."""

    role: str
    wanted: str
    stand_in: str | None


def missing_fonts(style: HouseStyle) -> tuple[MissingFont, ...]:
    """Name the typefaces of a style that are not installed; nothing where the machine cannot be asked."""
    installed = installed_families()
    if not installed:
        return ()
    wanted = [(role, face.family, face.stand_ins) for role, face in style.faces]
    wanted.append(("数字", style.body.latin, _LATIN_STAND_INS))
    return tuple(
        MissingFont(role, family, next((f for f in stand_ins if _has(installed, f)), None))
        for role, family, stand_ins in wanted
        if not _has(installed, family)
    )


def said_missing_fonts(style: HouseStyle) -> tuple[str, ...]:
    """Say in one line which typefaces are not there and what stands in for each; nothing where all are."""
    missing = {lost.wanted: lost.stand_in for lost in missing_fonts(style)}
    if not missing:
        return ()
    said = "、".join(f"{wanted}→{stand_in}" if stand_in else wanted for wanted, stand_in in missing.items())
    return (f"这台电脑缺{len(missing)}种字体（→后是代用的）：{said}。请在装有公文字体的电脑上打印。",)


def _has(installed: frozenset[str], family: str) -> bool:
    return family in installed or _SAME_FACE.get(family, family) in installed


@lru_cache(maxsize=1)
def installed_families() -> frozenset[str]:
    """List the installed typefaces by name; empty where there is no way to know."""
    return _from_registry() if sys.platform == "win32" else _from_fontconfig()


def _from_fontconfig() -> frozenset[str]:
    folders = [Path(folder) for root in _FONT_FOLDERS for folder, _, _ in os.walk(os.path.expanduser(root))]
    return remembered("fonts", stamp(folders), frozenset, _listed)


def _listed() -> frozenset[str]:
    import shutil
    import subprocess

    command = shutil.which("fc-list")
    if not command:
        return frozenset()
    try:
        answer = subprocess.run([command, ":", "family"], capture_output=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    names = answer.stdout.decode("utf-8", "replace").replace("\n", ",").split(",")
    return frozenset(name.strip().replace("\\", "") for name in names if name.strip())


def _from_registry() -> frozenset[str]:
    if sys.platform != "win32":
        return frozenset()
    import winreg

    names: set[str] = set()
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                for index in range(winreg.QueryInfoKey(key)[1]):
                    entry = re.sub(r"\s*\([^)]*\)$", "", winreg.EnumValue(key, index)[0])
                    names.update(name.strip() for name in entry.split("&"))
        except OSError:
            continue
    return frozenset(names)
