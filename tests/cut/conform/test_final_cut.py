"""The two XML forms of Final Cut as editing programs write them."""

from fractions import Fraction
from pathlib import Path

from shudian.cut.conform import exchange
from shudian.cut.conform.edit import Edit, Event, Medium

NTSC = Fraction(30000, 1001)
RATE = "<rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate>"


def clip(at: str, more: str = "", tag: str = "clipitem") -> str:
    start, end, first = at.split()
    return f"<{tag}><name>c</name>{RATE}<start>{start}</start><end>{end}</end><in>{first}</in>{more}</{tag}>"


def sequence(*items: str) -> bytes:
    clock = f"<timecode>{RATE}<string>01:00:00;00</string><frame>107892</frame><displayformat>DF</displayformat></timecode>"
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n<xmeml version="5"><sequence><name>EP01</name>{RATE}{clock}'
    body = "\n".join(items)
    return f"{head}<media><video><track>\n{body}\n</track></video></media></sequence></xmeml>".encode()


FILE = (
    f'<file id="f1"><name>A001.mov</name><pathurl>file://localhost/C:/day%201/A001.mov</pathurl>{RATE}'
    f"<timecode>{RATE}<string>10:00:00;00</string><displayformat>DF</displayformat><reel><name>A001C003</name></reel></timecode></file>"
)
AGAIN = '<file id="f1"/>'
FAST = (
    "<filter><effect><name>Time Remap</name><effectid>timeremap</effectid>"
    "<parameter><parameterid>speed</parameterid><value>200</value></parameter></effect></filter>"
)


def test_cuts_transitions_speeds_and_what_cannot_be_cut() -> None:
    middle = "<transitionitem><start>20</start><end>30</end><alignment>center</alignment></transitionitem>"
    asking, found = exchange.read(
        sequence(
            clip("0 -1 100", FILE),
            middle,
            clip("-1 50 7", AGAIN),
            clip("50 60 0", AGAIN + FAST),
            clip("60 70 0", "<sequence/>"),
            clip("70 80 0", tag="generatoritem"),
            clip("80 90 0", "<enabled>FALSE</enabled>" + AGAIN),
            clip("90 90 0", AGAIN),
        ),
        "ep01.xml",
    )
    assert asking
    assert (asking.rate, asking.start, asking.drop, asking.title) == (NTSC, 107_892, True, "EP01")
    ten = 1_078_920
    assert [event.record for event in asking.events] == [(0, 25), (25, 50), (50, 60)]
    assert [event.source for event in asking.events] == [ten + 100, ten + 12, ten]
    assert [event.speed for event in asking.events] == [1, 1, 2]
    assert asking.events[1].dissolve == 10
    assert asking.events[0].names == ("file://localhost/C:/day%201/A001.mov", "A001.mov", "c", "A001C003")
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("cut.nested", 8),
        ("cut.generated", 9),
        ("cut.bad-event", 11),
    ]


FCPXML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.10"><resources>
<format id="r1" frameDuration="1001/30000s" width="1920" height="1080"/>
<asset id="r2" name="A001" start="3600s" duration="100s" hasVideo="1" hasAudio="1" format="r1">
<media-rep kind="original-media" src="file:///day1/A001.mov"/></asset>
<asset id="r3" name="music" src="file:///music.wav" start="0s" duration="100s" hasAudio="1" hasVideo="0"/>
</resources><library><event><project name="EP01"><sequence format="r1" tcStart="3600s" tcFormat="NDF"><spine>
<asset-clip ref="r2" offset="0s" start="36036/10s" duration="1001/1000s" name="A001">
<asset-clip ref="r2" lane="1" offset="108108108/30000s" start="3610s" duration="10010/30000s" name="over"/>
<asset-clip ref="r3" lane="-1" offset="36036/10s" duration="2002/1000s" name="music"/>
</asset-clip>
<gap offset="1001/1000s" duration="1001/1000s" start="0s"/>
<transition offset="2002/1000s" duration="10010/30000s"/>
<clip offset="2002/1000s" start="3700s" duration="1001/1000s" name="held">
<timeMap><timept time="0s" value="0s"/><timept time="10s" value="5s"/></timeMap>
<video ref="r2" offset="3600s" start="3600s" duration="100s"/></clip>
<title offset="3003/1000s" duration="1s" name="words"/>
<ref-clip ref="r9" offset="4004/1000s" duration="1s" name="nest"/>
</spine></sequence></project></event></library></fcpxml>"""


def test_a_project_of_final_cut() -> None:
    asking, found = exchange.read(FCPXML.encode(), "ep01.fcpxml")
    assert asking
    assert asking.rate == NTSC
    pictures = [event for event in asking.events if not event.sound]
    assert [(event.track, event.record, event.speed) for event in pictures] == [
        ("V1", (0, 30), 1),
        ("V1", (60, 90), Fraction(1, 2)),
        ("V2", (0, 10), 1),
    ]
    assert pictures[0].source == Fraction("3603.6") * NTSC
    assert pictures[1].source == 3700 * NTSC
    assert pictures[1].dissolve == 10
    assert pictures[0].names[0] == "file:///day1/A001.mov"
    music = [event for event in asking.events if event.names[0] == "file:///music.wav"]
    assert [event.record for event in music] == [(0, 60)]
    # the pictures' own sound goes on beside the music
    assert sum(event.sound for event in asking.events) == 4
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("cut.generated", 18),
        ("cut.nested", 19),
    ]


def test_tracks_sounds_and_speeds_survive() -> None:
    media = (
        Medium("a.mov", Path("/m/a.mov"), NTSC, 900, 107_892, sound=True, drop=True),
        Medium("b.wav", Path("/m/b.mov"), NTSC, 900, sound=True),
    )
    events = (
        Event("1", "a.mov", (10, 40), (5, 35)),
        Event("2", "a.mov", (0, 60), (40, 70), speed=Fraction(2)),
        Event("3", "a.mov", (100, 110), (30, 40), track="V2"),
        Event("4", "b.wav", (0, 60), (10, 70), track="A1", sound=True),
    )
    mine = Edit("EP01", NTSC, events, media, 107_892, drop=True)
    want = sorted((e.record, e.sound, e.speed, e.track) for e in events)
    for ending in (".otio", ".fcpxml"):
        text, found = exchange.write(mine, ending, lambda medium: medium.path.as_uri())
        assert text
        assert not found
        asking, found = exchange.read(text.encode(), f"a{ending}")
        assert asking
        assert not found
        assert sorted((e.record, e.sound, e.speed, e.track) for e in asking.events) == want
