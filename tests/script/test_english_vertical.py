"""Vertical drama written in English: slugs with Chinese marks, fields below a scene's title, messages."""

from textwrap import dedent

from shudian.model.series import IntExt, Light, Series
from shudian.script import read


def script(page: str, name: str = "a.txt") -> Series:
    made, _ = read(dedent(page).encode(), name)
    assert made
    return made


def test_slugs_with_cast_lines_and_triangles() -> None:
    made = script("""\
        EPISODE 1: The Bowl

        Scene 1-1: INT. KILN SHED - NIGHT
        Characters: Mia, fans x20
        △ Mia lifts the bowl.
        MIA: (softly) It's fake.
        BEAN (V.O.): Says who?

        Scene 1-2: EXT. COURT - DAY
        Characters: Mia
        △ Rain.
        Mia:
        I'm done running.
        [END EPISODE - CLIFFHANGER]
        """)
    first, second = made.scenes
    assert (first.number, first.place, first.time, first.int_ext) == (
        "1-1",
        "KILN SHED",
        "NIGHT",
        IntExt.INT,
    )
    assert [(entry.name, entry.count) for entry in first.cast] == [("Mia", None), ("fans", 20)]
    assert [(e.character, e.extension, e.parenthetical) for e in first.lines] == [
        ("MIA", None, "softly"),
        ("BEAN", "V.O.", None),
    ]
    assert [e.text for e in second.lines] == ["I'm done running."]
    assert made.episodes[0].end_mark == "[END EPISODE - CLIFFHANGER]"


def test_a_scene_title_with_its_place_and_clock_below() -> None:
    made = script("""\
        Episode: 001
        Title: The Wrong Train
        Runtime: 02:00
        Genre: Romance
        Characters: NORA, ELI

        SCENE 1 — PLATFORM NINE
        Location: Central Station, Platform 9
        Time: 11:47 PM

        Nora runs down the stairs.

        NORA: (breathless) Wait!

        SCENE 2 — THE LAST TRAIN
        Location: INT. TRAIN CARRIAGE
        Time: DAWN

        [beat]

        ELI:
        (not turning)
        You're late.

        [TITLE CARD: TO BE CONTINUED]
        """)
    (episode,) = made.episodes
    assert (episode.title, episode.declared_seconds) == ("The Wrong Train", 120)
    assert [(s.number, s.place, s.time, s.time_norm, s.int_ext) for s in made.scenes] == [
        ("1", "Central Station, Platform 9", "11:47 PM", Light.NIGHT, None),
        ("2", "TRAIN CARRIAGE", "DAWN", Light.DAWN, IntExt.INT),
    ]
    *_, second = made.scenes
    assert [(e.kind.value, e.parenthetical, e.text) for e in second.elements] == [
        ("action", None, "beat"),
        ("dialogue", "not turning", "You're late."),
        ("super", None, "TO BE CONTINUED"),
    ]


def test_a_message_is_spoken_by_its_sender_below_a_direction() -> None:
    made = script("""\
        Episode: 001
        Characters: A, B

        ---

        INT. COFFEE SHOP - MORNING

        A:
        (grabbing phone)
        Another text from Mom.

        Ignores it. Types more.

        B: (TEXT)
        Wrong number.

        A: (TEXT) Who are you?

        DOOR CHIME

        A looks up—

        SMASH CUT TO BLACK.

        TEXT ON SCREEN: "TO BE CONTINUED..."
        """)
    scene = next(made.scenes)
    assert [(e.character, e.extension, e.parenthetical, e.text) for e in scene.lines] == [
        ("A", None, "grabbing phone", "Another text from Mom."),
        ("B", "TEXT", None, "Wrong number."),
        ("A", "TEXT", None, "Who are you?"),
    ]
    assert [(e.kind.value, e.text) for e in scene.elements[-4:]] == [
        ("action", "DOOR CHIME"),
        ("action", "A looks up—"),
        ("transition", "SMASH CUT TO BLACK"),
        ("super", '"TO BE CONTINUED..."'),
    ]
