"""How this house encodes picture and sound, once, so that every file of an episode fits the next.

H.264 High 4:2:0 with closed groups of two seconds, so that a packager can cut every four without
encoding again; AAC-LC at 48 kHz; the index first, so that a player starts at once.
"""

from __future__ import annotations

from fractions import Fraction

KEY_SECONDS = 2
SEGMENT_SECONDS = 4
SOUND_RATE = 48000
#: What `frames.planes` and every filter chain here end in.
COLOUR = (
    *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
    *("-color_range", "tv"),
)
#: For the end of a filter chain on raw frames: these carry no colours, and an encoder
#: believes the frame more than its own arguments.
TAGGED = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
#: Every picture that is made smaller or larger by ffmpeg.
SCALER = "bicubic"
#: Without an edit list, which platforms ignore: pictures out of order are shown early instead of late.
MP4 = ("-movflags", "+faststart+negative_cts_offsets", "-use_editlist", "0", "-f", "mp4")
#: An AAC encoder's run-up lies before zero: without an edit list it would be heard, and all after it late.
NO_RUN_UP = ("-bsf:a", "noise=drop=lt(pts\\,0)")


def picture(rate: Fraction, *, quality: int = 20, preset: str = "veryfast") -> tuple[str, ...]:
    """Arguments for x264; `quality` is its CRF."""
    gop = str(round(rate * KEY_SECONDS))
    return (
        *("-c:v", "libx264", "-preset", preset, "-crf", str(quality), "-pix_fmt", "yuv420p"),
        *("-g", gop, "-keyint_min", gop, "-sc_threshold", "0", "-profile:v", "high"),
        *COLOUR,
        # x264 with a thread of its own for looking ahead makes other bytes each time on a busy machine
        *("-x264-params", "open-gop=0:sync-lookahead=0"),
    )


def capped(bitrate: int | None) -> tuple[str, ...]:
    """At most so many bits a second, a key frame's burst evened out over two; None leaves it to the quality."""
    return () if bitrate is None else ("-maxrate", str(bitrate), "-bufsize", str(2 * bitrate))


def sound(kilobits: int = 192) -> tuple[str, ...]:
    return ("-c:a", "aac", "-b:a", f"{kilobits}k", "-ar", str(SOUND_RATE), "-ac", "2")
