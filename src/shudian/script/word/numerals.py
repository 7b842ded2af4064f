"""Word's number formats (ECMA-376 part 1, 17.18.59), as far as lists of scripts use them."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_ROUND = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def numeral(count: int, number_format: str) -> str:
    """The count as that format writes it; formats of other writings fall back to digits."""
    make = _FORMATS.get(number_format)
    return make(count) if make and count >= 0 else str(count)


def counted(count: int, digits: str = _DIGITS, units: str = "十百千万") -> str:
    """`十二`, `一百零三`: hanzi with units, and without the leading 一 of 一十 where digits are plain."""
    if count >= 100_000 or count <= 0:
        return digits[0] if count == 0 else str(count)
    said, gap = "", False
    for place in range(len(str(count)) - 1, -1, -1):
        digit = count // 10**place % 10
        if digit:
            said += (digits[0] if gap and said else "") + digits[digit] + (units[place - 1] if place else "")
        gap = not digit
    return said[1:] if said.startswith("一十") else said


def _positional(count: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(count))


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    said = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        said += letters * times
    return said


def _letters(count: int) -> str:
    """`A` … `Z`, then `AA`, `BB` as Word goes on."""
    if count < 1 or count > 780:
        return str(count)
    times, letter = divmod(count - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _ordinal(count: int) -> str:
    teen = 10 <= count % 100 <= 20
    return f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _from(first: int, last: int) -> Callable[[int], str]:
    """Signs that stand in one row of the character table, such as ① to ⑳."""
    return lambda count: chr(first + count - 1) if 0 < count <= last else str(count)


def _wide(count: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda count: signs[(count - 1) % len(signs)] if count > 0 else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "ordinal": _ordinal,
    "hex": lambda n: f"{n:X}",
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _from(0x2460, 20),
    "decimalEnclosedCircleChinese": _from(0x2460, 20),
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "japaneseCounting": counted,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": counted,
    "ideographDigital": lambda n: _positional(n, _ROUND),
    "japaneseDigitalTenThousand": lambda n: _positional(n, _ROUND),
    "taiwaneseDigital": lambda n: _positional(n, _ROUND),
    "chineseLegalSimplified": lambda n: counted(n, _LEGAL, "拾佰仟万"),
    "ideographLegalTraditional": lambda n: counted(n, _LEGAL_OLD, "拾佰仟萬"),
    "ideographTraditional": _cyclic(_STEMS),
    "ideographZodiac": _cyclic(_BRANCHES),
    "ideographZodiacTraditional": lambda n: _cyclic(_STEMS)(n) + _cyclic(_BRANCHES)(n),
}
