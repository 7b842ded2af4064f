"""The report of how far subtitles are off."""

from xml.etree import ElementTree as ET

from shudian.localise.listen.drift import drift, picture

TRUE = [(float(start), start + 2.0) for start in (3, 7, 12, 18, 21, 29, 33, 38, 47, 52, 60, 64, 71, 75)]
LATE = [(start + (4.0 if start < 30 else 9.5), end + (4.0 if start < 30 else 9.5)) for start, end in TRUE]


def test_a_row_for_every_offset() -> None:
    rows = drift(LATE, TRUE).rows
    assert [(cue, at, round(first, 3), round(last, 3), spread) for cue, at, first, last, spread in rows] == [
        (1, 7.0, -4.0, -4.0, 0.0),
        (7, 42.5, -9.5, -9.5, 0.0),
    ]


def test_the_picture_has_a_line_a_shift_and_a_point_a_cue() -> None:
    drawn = ET.fromstring(picture(drift(LATE, TRUE), "zh"))
    names = [each.tag.rpartition("}")[2] for each in drawn]
    assert names.count("polyline") == 2
    assert names.count("circle") == len(TRUE)
    wide, high = (float(side) for side in drawn.get("viewBox", "").split()[2:])
    points = [
        (float(each.get("cx", "-1")), float(each.get("cy", "-1"))) for each in drawn if "cx" in each.attrib
    ]
    assert all(0 < across < wide and 0 < down < high for across, down in points)
