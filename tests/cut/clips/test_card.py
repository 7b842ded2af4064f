"""The end card in the scripts of the world: everything of it is written, inside what the platform leaves free."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.cut.titles.lettered import Drawn, within

from shudian.cut.clips import card
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.platforms import profile
from shudian.units import Lang

SIZE = (270, 480)
TITLES = {
    "zh": "补天青：最后一座龙窑的守夜人与他的女儿",
    "zh-Hant": "補天青：最後一座龍窯",
    "en": "Mend the Sky: The Last Keeper of the Dragon Kiln",
    "th": "ซ่อมฟ้าให้เป็นสีคราม: ผู้เฝ้าเตามังกรคนสุดท้าย",
    "ar": "ترميم السماء: الحارس الأخير لفرن التنين (2027)",
    "ja": "天を継ぐ青──最後の登り窯の番人",
    "ko": "하늘을 잇는 푸른빛: 마지막 용가마의 파수꾼",
    "vi": "Vá trời xanh: Người giữ lò rồng cuối cùng",
    "ru": "Залатать небо: последний хранитель драконьей печи",
}


@pytest.mark.parametrize("name", ["vertical-9x16", "douyin", "tiktok"])
@pytest.mark.parametrize("language", sorted(TITLES))
def test_title_and_call_stand_inside_the_safe_box(
    language: str, name: str, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    tag, platform = Lang(language), replace(profile(name), size=SIZE)
    call = card.call_in(tag) or card.call_in(Lang("en"))
    assert call
    drawn = Drawn(tmp_path, ffmpeg)
    inks = []
    for title, asked in ((TITLES[language], call), (TITLES[language], ""), ("", call)):
        lettering, found = card.lettering(
            title, asked, platform, tag, frames=25, rate=Fraction(25), font_dir=None
        )
        assert {each.code for each in found} <= {"cut.title-smaller"}
        ink = drawn.ink(lettering, 12)
        assert ink
        assert within(ink, name, SIZE)
        inks.append(ink)
    both, title_alone, call_alone = inks
    assert both[1] == title_alone[1]
    assert both[3] == call_alone[3]
    assert title_alone[3] < call_alone[1], "the title stands above the call"
    left, _, right, _ = platform.clear.box(*SIZE)
    middle = (title_alone[0] + title_alone[2]) / 2
    assert middle == pytest.approx((left + right) / 2, abs=0.03 * SIZE[0])
