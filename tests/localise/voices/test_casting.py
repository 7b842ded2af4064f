"""One voice a role for the whole series, no two alike, kept when the script grows."""

import pytest

from shudian.localise.voices import casting_table
from shudian.localise.voices.casting import Kind, Pool, cast, espeak_pool, kind_of, lines_of
from shudian.model.people import Character
from shudian.model.series import Series
from shudian.model.voice import Casting, Voice
from shudian.units import Lang

ES = Lang("es")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("小满", Kind.WOMAN),
        ("七公", Kind.OLD_MAN),
        ("罗曼", Kind.WOMAN),
        ("豆子", Kind.BOY),
        ("周岭", Kind.MAN),
        ("阿芳", Kind.WOMAN),
        ("罗海生", Kind.OLD_MAN),
        ("青年沈七", Kind.MAN),
    ],
)
def test_the_biography_tells_who_sounds_how(chinese: Series, name: str, kind: Kind) -> None:
    [character] = [each for each in chinese.characters if each.name == name]
    assert kind_of(character, chinese.characters) is kind


def test_an_english_biography_tells_too() -> None:
    assert kind_of(Character("ROSE", age="9", bio="She runs faster than her brother.")) is Kind.GIRL
    assert kind_of(Character("SAM", bio="A man who sells bowls.")) is Kind.MAN


def test_a_father_in_the_biography_makes_no_man() -> None:
    assert kind_of(Character("林", bio="厂是爸爸留下的")) is None


def test_every_role_has_a_voice_and_no_two_sound_alike(chinese: Series) -> None:
    casting, found = cast(chinese, ES, espeak_pool(ES))
    assert {voice.role for voice in casting.voices} == set(lines_of(chinese))
    assert len({(v.name, v.pitch) for v in casting.voices}) == len(casting.voices)
    assert {f.code for f in found} <= {"localise.voice-guessed", "localise.voice-shared"}
    assert all(voice.name.startswith("es-419+") for voice in casting.voices)


def test_a_language_that_espeak_calls_as_we_do_keeps_its_name() -> None:
    assert espeak_pool(Lang("th")).of(Kind.MAN)[0].startswith("th+")
    assert espeak_pool(Lang("zh-Hans")).of(Kind.MAN)[0].startswith("cmn+")
    assert espeak_pool(Lang("es-ES")).of(Kind.MAN)[0].startswith("es+")


def test_two_voices_for_ten_roles_differ_in_pitch_and_it_is_said(chinese: Series) -> None:
    casting, found = cast(chinese, ES, Pool("http", {Kind.WOMAN: ["nova"], Kind.MAN: ["onyx"]}))
    assert len({(v.name, v.pitch) for v in casting.voices}) == len(casting.voices)
    assert sum(f.code == "localise.voice-shared" for f in found) == 2


def test_an_engine_without_a_voice_is_refused() -> None:
    with pytest.raises(ValueError, match="no voice"):
        Pool("http", {}).of(Kind.MAN)


def test_voices_that_are_kept_stay(chinese: Series) -> None:
    kept = Casting(ES, (Voice("七公", "http", "onyx", 0.7),))
    casting, _ = cast(chinese, ES, espeak_pool(ES), kept)
    assert casting.voice("七公") == kept.voices[0]
    assert len(casting.voices) == len(lines_of(chinese))


def test_a_table_comes_back_as_it_was(chinese: Series) -> None:
    casting, _ = cast(chinese, ES, espeak_pool(ES))
    assert casting_table.read(casting_table.write(casting, lines_of(chinese)), ES) == (casting, [])


def test_every_wrong_row_is_named() -> None:
    table = "role,engine,voice,pitch,rate\n七公,tone,hum,9,\n,tone,hum\n豆子,tone,hum,x\n阿芳,tone,hum\n阿芳,tone,hum\n"
    casting, found = casting_table.read(table.encode(), ES, "c.csv")
    assert casting is None
    assert [f.place.row for f in found] == [2, 3, 4, 6]
    assert {f.code for f in found} == {"localise.casting-row"}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"a,b\n", b'role,engine,voice\n"a'])
def test_what_is_no_table_is_told(data: bytes) -> None:
    casting, found = casting_table.read(data, ES, "c.csv")
    assert casting is None
    assert found
