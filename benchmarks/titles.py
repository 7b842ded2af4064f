"""A season set in type: 80 episodes in 8 languages, every subtitle another, measured, broken, placed and written.

    python benchmarks/titles.py

Beside it what asking the line breaking annex alone about every subtitle takes, in CPU seconds of one run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from fractions import Fraction

from shudian.cut.platforms import profile
from shudian.cut.titles import ass, lettering
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

EPISODES, CUES = 80, 35
WORDS = {
    "en": "I never told you that she would come back here again with the money and yet we stand before him",
    "es": "Nunca te dije que ella volvería aquí otra vez con el dinero pero estamos juntos frente a él",
    "pt": "Eu nunca disse que ela voltaria aqui outra vez com o dinheiro mas estamos juntos diante dele",
    "id": "aku tidak pernah bilang bahwa dia akan kembali ke sini lagi dengan uang tetapi kita berdiri",
    "zh": "你 当 初 离 开 的 时 候 可 没 有 说 过 还 会 回 来 找 我 如 今 又 何 必 再 来",
    "ja": "も う 二 度 と こ こ へ 来 る な と 言 っ た は ず だ と 彼 は 静 か に 言 っ た",
    "th": "ฉัน บอก คุณ แล้ว ว่า อย่า กลับ มา ที่นี่ อีก แต่ ยัง ยืน อยู่ ตรงหน้า",
    "ar": "قلت لك ألا تعود إلى هنا أبدا ومع ذلك أنت تقف أمامي مرة أخرى بلا أمل",
}
JOINED = {"zh": "", "ja": "", "th": ""}
COMMAS = {"zh": "，", "ja": "、", "th": " ", "ar": "،"}


def line(language: str, chance: random.Random) -> str:
    most = 24 if language in ("zh", "ja") else 13
    words = [chance.choice(WORDS[language].split()) for _ in range(chance.randint(2, most))]
    if len(words) > 6:
        words[len(words) // 2] += COMMAS.get(language, ",")
    return JOINED.get(language, " ").join(words)


def season() -> list[Track]:
    chance = random.Random(1)
    return [
        Track(
            episode,
            Lang(language),
            tuple(Cue(Span.of(2 * at, 2 * at + 2), (line(language, chance),)) for at in range(CUES)),
        )
        for episode in range(1, EPISODES + 1)
        for language in WORDS
    ]


def set_in_type(tracks: list[Track]) -> None:
    platform = profile("vertical-9x16")
    for track in tracks:
        done, _ = lettering(track, platform.size, platform, rate=Fraction(25))
        ass(done, 0, 50 * CUES)


def asked_of_the_annex(tracks: list[Track]) -> None:
    from uniseg.linebreak import line_break_units

    for track in tracks:
        for cue in track.cues:
            list(line_break_units(cue.text))


def seconds(what: Callable[[list[Track]], None], tracks: list[Track]) -> float:
    start = time.process_time()
    what(tracks)
    return time.process_time() - start


def row() -> tuple[str, str, str, str]:
    tracks = season()
    ours, annex = seconds(set_in_type, tracks), seconds(asked_of_the_annex, tracks)
    what = f"{len(tracks)} tracks, {len(tracks) * CUES:,} subtitles, set in type"
    return (
        what,
        f"{ours:.1f} CPU-s",
        f"{annex:.1f} CPU-s to find their legal breaks alone",
        f"{ours / annex:.2f}",
    )


if __name__ == "__main__":
    print(" | ".join(row()))
