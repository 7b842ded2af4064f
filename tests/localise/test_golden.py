"""One short scene in five languages and four formats, kept as files.

After a change that is meant, write them anew: SHUDIAN_WRITE_GOLDEN=1 pytest tests/localise/test_golden.py
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from shudian.localise import FORMATS, check, subtitle
from shudian.model.series import Episode
from shudian.model.text import AdaptedScript, Timeline

Stage = Callable[..., tuple[Timeline, Episode, AdaptedScript]]
SOURCE = (
    ("字幕: 七年前", 2.0),
    ("周岭: 龙窑天青碗！买岭上青十斤，白送！", 3.2),
    ("小满: 假的。", 0.6),
    ("小满: 天青靠的是铁。这碗蓝得太干净，掺了钴。你真不知道？", 5.0),
    ("七公: 头一年粘反了。第二年，金粉全喂了袖子。第三年，漆才认得我。", 6.0),
    ("小满(OS): 那盏灯，从来没灭过。", 2.4),
)
ADAPTED = {
    "zh": tuple(line.partition(": ")[2] for line, _ in SOURCE),
    "en": (
        "Seven years ago",
        "Dragon-kiln celadon! Buy ten Ridge Green, it's yours!",
        "It's fake.",
        "Sky celadon is iron. This blue's too clean. That's cobalt. You really didn't know?",
        "The first year I glued it backwards. The second, my sleeve ate the gold. The third, the lacquer got used to me.",
        "That lamp never went out.",
    ),
    "es-419": (
        "Hace siete años",
        "¡Celadón de horno dragón! Lleve diez Cresta Verde, ¡y es suyo!",
        "Es falso.",
        "El celadón cielo es hierro. Este azul es muy limpio: cobalto. ¿De veras no sabía?",
        "El primer año lo pegué al revés. El segundo, el oro se lo comió la manga. El tercero, la laca me aceptó.",
        "Esa lámpara nunca se había apagado.",
    ),
    "th": (
        "เจ็ดปีก่อน",
        "ชามศิลาดลเตามังกร! ซื้อหลิ่งซ่างชิงห้าโล แถมเลยครับ!",
        "ของปลอมค่ะ",
        "ศิลาดลฟ้ามาจากเหล็ก ใบนี้ฟ้าใสเกินไป ผสมโคบอลต์ค่ะ ไม่รู้จริงๆ เหรอคะ",
        "ปีแรกติดกลับด้าน ปีที่สอง ผงทองเข้าแขนเสื้อหมด ปีที่สาม รักถึงยอมรับตา",
        "ไฟดวงนั้น ไม่เคยดับเลย",
    ),
    "ar": (
        "قبل سبع سنوات",
        "وعاء سيلادون من فرن التنين! اشترِ عشرة من شاي القمة، وهو لك!",
        "إنه مزيف.",
        "لون السماء من الحديد. هذا الأزرق نقي أكثر من اللازم (كوبالت). ألم تكن تعرف حقاً؟",
        "في السنة الأولى ألصقته بالعكس. في الثانية أكل كمي الذهب. في الثالثة تقبلني اللك.",
        "ذلك المصباح لم ينطفئ قط.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("tag", list(ADAPTED))
def test_the_scene_as_it_was_approved(stage: Stage, root: Path, tag: str) -> None:
    said = [(line, text, seconds) for (line, seconds), text in zip(SOURCE, ADAPTED[tag], strict=True)]
    track, _ = subtitle(*stage(tag, said))
    assert not [f for f in check(track) if f.severity == "error"]
    for suffix, form in ((suffix, FORMATS[suffix]) for suffix in ("vtt", "srt", "ass", "ttml")):
        golden = root / "tests" / "golden" / "localise" / f"scene.{tag}.{suffix}"
        if os.environ.get("SHUDIAN_WRITE_GOLDEN"):
            golden.write_bytes(form.write(track))
        assert form.write(track) == golden.read_bytes()
