"""What reading a zip file may raise where the file is damaged, encrypted, or packed in a way Python cannot unpack."""

from __future__ import annotations

import struct
import zipfile
import zlib

NOT_WHOLE: tuple[type[Exception], ...] = (
    OSError,
    EOFError,
    KeyError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
)
