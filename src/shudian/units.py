"""Exact numbers of the trade: time, frame rate, money, page eighths, languages, territories.

None is a float: a rounding error in a timecode is a flash frame, in a ledger a dispute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering

_RATE = re.compile(r"^(\d+)(?:/(\d+)|\.(\d+))?$")
#: Decimal spellings of the NTSC rates and what they stand for (SMPTE ST 12-1).
_NTSC = {"23.976": (24000, 1001), "23.98": (24000, 1001), "29.97": (30000, 1001), "59.94": (60000, 1001)}


def frame_rate(text: str | int | Fraction) -> Fraction:
    """Frames a second from `24`, `30000/1001` or `29.97`; ValueError if it is none of these."""
    if not isinstance(text, str):
        rate = Fraction(text)
    elif text in _NTSC:
        rate = Fraction(*_NTSC[text])
    elif _RATE.match(text):
        rate = Fraction(text)
    else:
        raise ValueError(f"{text!r} is not a frame rate such as 24, 30000/1001 or 29.97.")
    if rate <= 0:
        raise ValueError(f"A frame rate must be positive, not {rate}.")
    return rate


@total_ordering
@dataclass(frozen=True, slots=True)
class Timecode:
    """An instant in exact seconds from the start of its programme (never negative)."""

    seconds: Fraction

    def __post_init__(self) -> None:
        if type(self.seconds) is not Fraction:
            object.__setattr__(self, "seconds", Fraction(self.seconds))
        if self.seconds.numerator < 0:
            raise ValueError(f"A timecode cannot be negative, not {self.seconds} s.")

    @classmethod
    def of_frame(cls, frame: int, rate: Fraction) -> Timecode:
        return cls(Fraction(frame) / rate)

    @classmethod
    def of_milliseconds(cls, milliseconds: Fraction | int) -> Timecode:
        return cls(Fraction(milliseconds, 1000))

    @property
    def milliseconds(self) -> int:
        """Whole milliseconds, halves up."""
        return int(self.seconds * 1000 + Fraction(1, 2))

    def frame(self, rate: Fraction) -> int:
        """The frame on screen at this instant."""
        return int(self.seconds * rate)

    def clock(self, separator: str = ".") -> str:
        """`HH:MM:SS.mmm`, the separator of WebVTT by default, `,` for SRT."""
        whole, thousandths = divmod(self.milliseconds, 1000)
        minutes, seconds = divmod(whole, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02d}:{minutes:02d}:{seconds:02d}{separator}{thousandths:03d}"

    def smpte(self, rate: Fraction) -> str:
        """Non-drop `HH:MM:SS:FF` as SMPTE ST 12-1 counts it."""
        nominal = -(-rate.numerator // rate.denominator)
        seconds, frames = divmod(self.frame(rate), nominal)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02d}:{minutes:02d}:{seconds:02d}:{frames:02d}"

    def __lt__(self, other: Timecode) -> bool:
        return self.seconds < other.seconds

    def __add__(self, seconds: Fraction | int) -> Timecode:
        return Timecode(self.seconds + seconds)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, not including, `end`; both exact seconds."""

    start: Timecode
    end: Timecode

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(
                f"A span must not end ({self.end.clock()}) before it starts ({self.start.clock()})."
            )

    @classmethod
    def of(cls, start: Fraction | int, end: Fraction | int) -> Span:
        return cls(Timecode(Fraction(start)), Timecode(Fraction(end)))

    @property
    def seconds(self) -> Fraction:
        return self.end.seconds - self.start.seconds

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, seconds: Fraction | int) -> Span:
        return Span(self.start + seconds, self.end + seconds)


#: Currencies whose minor unit is not a hundredth (ISO 4217).
_MINOR_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "KWD": 3, "BHD": 3, "OMR": 3, "TND": 3}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (fen, cents) of an ISO 4217 currency."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.minor, int) or isinstance(self.minor, bool):
            raise ValueError("Money is a whole number of minor units.")
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise ValueError(f"{self.currency!r} is not an ISO 4217 currency code such as CNY.")

    @property
    def digits(self) -> int:
        return _MINOR_DIGITS.get(self.currency, 2)

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.minor * times, self.currency)

    def __str__(self) -> str:
        if not self.digits:
            return f"{self.currency} {self.minor:,}"
        sign, whole = ("-", -self.minor) if self.minor < 0 else ("", self.minor)
        major, rest = divmod(whole, 10**self.digits)
        return f"{self.currency} {sign}{major:,}.{rest:0{self.digits}d}"

    def _same(self, other: Money) -> None:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up without a rate.")


@dataclass(frozen=True, order=True, slots=True)
class Eighths:
    """Script length in eighths of a page."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("A length in eighths cannot be negative.")

    @classmethod
    def parse(cls, text: str) -> Eighths:
        """From the forms that breakdowns write: `3/8`, `1 3/8`, `2`."""
        match = re.fullmatch(r"\s*(?:(\d+)\s+)?(\d+)/8\s*|\s*(\d+)\s*", text)
        if not match:
            raise ValueError(f"{text!r} is not a length such as 3/8, 1 3/8 or 2.")
        pages, eighths, whole = match.groups()
        return cls(8 * int(whole) if whole else 8 * int(pages or 0) + int(eighths))

    def __add__(self, other: Eighths) -> Eighths:
        return Eighths(self.count + other.count)

    def __str__(self) -> str:
        pages, eighths = divmod(self.count, 8)
        if not eighths:
            return str(pages)
        return f"{pages} {eighths}/8" if pages else f"{eighths}/8"


_LANG = re.compile(
    r"^(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|\d{3}))?$"
)
_LANG_SCRIPT = {
    "zh": "Hans",
    "ja": "Jpan",
    "ko": "Kore",
    "th": "Thai",
    "ar": "Arab",
    "ru": "Cyrl",
    "hi": "Deva",
}
_LANG_NAMES = {
    "zh": ("Chinese", "中文"), "en": ("English", "English"), "es": ("Spanish", "Español"),
    "th": ("Thai", "ไทย"), "ja": ("Japanese", "日本語"), "ko": ("Korean", "한국어"),
    "ar": ("Arabic", "العربية"), "pt": ("Portuguese", "Português"), "fr": ("French", "Français"),
    "de": ("German", "Deutsch"), "id": ("Indonesian", "Bahasa Indonesia"), "vi": ("Vietnamese", "Tiếng Việt"),
    "ru": ("Russian", "Русский"), "hi": ("Hindi", "हिन्दी"), "ms": ("Malay", "Bahasa Melayu"),
}  # fmt: skip


@dataclass(frozen=True, order=True, slots=True)
class Lang:
    """A BCP 47 tag of language, script and region, kept in canonical case (`zh-Hans`, `es-419`)."""

    tag: str

    def __post_init__(self) -> None:
        match = _LANG.match(self.tag.replace("_", "-"))
        if not match:
            raise ValueError(f"{self.tag!r} is not a language tag such as zh, en-US or es-419.")
        language, script, region = match.group("language", "script", "region")
        parts = [language.lower(), script and script.title(), region and region.upper()]
        object.__setattr__(self, "tag", "-".join(part for part in parts if part))

    @property
    def language(self) -> str:
        return self.tag.split("-")[0]

    @property
    def script(self) -> str:
        """ISO 15924 script: the one written in the tag, else the usual one of the language."""
        written = [part for part in self.tag.split("-") if len(part) == 4 and part.isalpha()]
        return written[0] if written else _LANG_SCRIPT.get(self.language, "Latn")

    @property
    def own_name(self) -> str:
        """The language's name in itself, as a subtitle menu shows it."""
        return _LANG_NAMES.get(self.language, (self.tag, self.tag))[1]

    def __str__(self) -> str:
        return self.tag


#: ISO 3166-1 alpha-2 codes in force.
TERRITORIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split()
)


@dataclass(frozen=True, order=True, slots=True)
class Territory:
    """A country or area by its ISO 3166-1 alpha-2 code."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in TERRITORIES:
            raise ValueError(f"{self.code!r} is not an ISO 3166-1 alpha-2 code such as CN or TH.")

    def __str__(self) -> str:
        return self.code
