"""Text that people type or spreadsheets write, out of its bytes."""

from __future__ import annotations


def decoded(data: bytes) -> str | None:
    """UTF-8, UTF-16 with a mark, or what Excel writes in China; line ends made one."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
    return None
