"""CMX 3600: what a list says, every fault of it with its line, and nothing that raises."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.conform import edl

R25 = Fraction(25)
LIST = """TITLE: EP01 LOCKED
FCM: NON-DROP FRAME

001  A001C003 V     C        01:00:00:00 01:00:02:00 10:00:00:00 10:00:02:00
* FROM CLIP NAME: A001_C003_WIDE.MOV
002  A001C003 V     C        01:00:02:00 01:00:02:00 10:00:02:00 10:00:02:00
002  B002C001 V     D    012 02:00:00:00 02:00:01:00 10:00:02:00 10:00:03:00
* FROM CLIP NAME: A001_C003_WIDE.MOV
* TO CLIP NAME: B002_C001.MOV
003  BL       V     C        00:00:00:00 00:00:00:05 10:00:03:00 10:00:03:05
004  AX       AA/V  C        00:00:10:00 00:00:14:00 10:00:03:05 10:00:05:05
* FROM CLIP NAME: slow.mov
M2   AX       050.0                00:00:10:00
"""


def test_a_locked_list() -> None:
    asking, found = edl.read(LIST.encode(), R25, "ep01.edl")
    assert asking
    assert (asking.title, asking.start) == ("EP01 LOCKED", 900_000)
    pictures = [event for event in asking.events if not event.sound]
    assert [event.record for event in pictures] == [(0, 50), (50, 75), (80, 130)]
    assert [event.source for event in pictures] == [90_000, 180_000, 250]
    assert pictures[0].names == ("A001_C003_WIDE.MOV", "A001C003")
    assert pictures[1].names == ("B002_C001.MOV", "B002C001")
    assert pictures[1].dissolve == 12
    assert pictures[2].names == ("slow.mov",)
    assert pictures[2].speed == 2
    assert [event.track for event in asking.events if event.sound] == ["A1", "A2"]
    assert [(finding.code, finding.place.line) for finding in found] == [("cut.generated", 10)]


def test_every_fault_is_said_at_once_with_its_line() -> None:
    broken = """TITLE: broken
001  A V C 01:00:00:00 01:00:02:00 00:00:00:00 00:00:01:00
002  A V C 01:00:00:99 01:00:02:00 00:00:01:00 00:00:03:00
003  A V C 01:00:00:00 01:00:02:00 00:00:01:00
what is this
004  A V C 01:00:02:00 01:00:00:00 00:00:05:00 00:00:03:00
"""
    asking, found = edl.read(broken.encode(), R25, "b.edl")
    assert asking is None
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("cut.bad-event", 4),
        ("cut.unknown-line", 5),
        ("cut.lengths", 2),
        ("cut.bad-event", 3),
        ("cut.bad-event", 6),
    ]


def test_drop_frame_counts_the_hour() -> None:
    ntsc = Fraction(30000, 1001)
    line = "001 A V C 01:00:00:00 01:00:01:00 00:00:59:29 00:01:01:01\n"
    asking, _ = edl.read(f"FCM: DROP FRAME\n{line}".encode(), ntsc)
    assert asking
    assert asking.drop
    assert asking.events[0].source == 107_892
    assert (asking.start, asking.events[0].record) == (1799, (0, 30))


def test_other_encodings_and_bare_frames() -> None:
    line = "001 A V C 10 20 0 10\n* FROM CLIP NAME: 夜戏.mov\n"
    for encoding in ("utf-8-sig", "utf-16"):
        asking, found = edl.read(line.encode(encoding), R25)
        assert asking
        assert not found
        assert asking.events[0].names[0] == "夜戏.mov"


@given(st.data())
def test_no_list_raises(data: st.DataObject) -> None:
    text = bytearray(LIST.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    edl.read(bytes(text[: data.draw(st.integers(0, len(text)))]), R25)


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    edl.read(b"001 A V C " + data, R25)
