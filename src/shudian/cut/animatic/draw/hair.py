"""Cuts of hair and caps. What hangs behind the body is drawn first, the rest over the face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shudian.cut.animatic.draw.ink import Point, mix, thin

if TYPE_CHECKING:
    from shudian.cut.animatic.draw.figure import Figure

WOMEN = ("long", "bob", "bun", "tail", "wave")
MEN = ("side", "crop", "sweep", "parted")
CUTS = (*WOMEN, *MEN, "bald", "cap", "nurse")


def behind(f: Figure) -> None:
    cut = f.look.cut
    if cut in ("long", "wave"):
        low = 1.25 if cut == "long" else 0.95
        out = 0.52 if cut == "long" else 0.6
        f.smooth(
            [
                (-0.4, -0.9),
                (0, -1.08),
                (0.4, -0.9),
                (out, -0.3),
                (out - 0.02, low * 0.5),
                (0.42, low),
                (0, low * 0.8),
                (-0.42, low),
                (-out + 0.02, low * 0.5),
                (-out, -0.3),
            ],
            mix(f.hair, (10, 8, 14), 0.25),
        )
    elif cut == "bob":
        f.smooth(
            [
                (-0.42, -0.92),
                (0, -1.08),
                (0.42, -0.92),
                (0.52, -0.4),
                (0.46, 0.14),
                (-0.46, 0.14),
                (-0.52, -0.4),
            ],
            mix(f.hair, (10, 8, 14), 0.25),
        )
    elif cut == "tail":
        s = f.facing or 1
        f.smooth(
            [
                (-s * 0.2, -0.95),
                (-s * 0.62, -0.86),
                (-s * 0.74, -0.3),
                (-s * 0.6, 0.5),
                (-s * 0.48, 0.1),
                (-s * 0.44, -0.5),
            ],
            mix(f.hair, (10, 8, 14), 0.25),
        )
    elif cut == "bun":
        s = f.facing or 1
        f.oval(-s * 0.22, -1.06, 0.21, 0.19, mix(f.hair, (10, 8, 14), 0.15))
        f.stroke([(-s * 0.5, -1.16), (-s * 0.22, -1.08), (s * 0.1, -1.0)], 0.035, (206, 176, 104))
        f.oval(-s * 0.51, -1.17, 0.045, 0.045, (150, 190, 170))


def before(f: Figure) -> None:
    if not f.facing:
        _from_behind(f)
    elif f.look.cut in ("cap", "nurse"):
        _cap(f)
    elif f.look.cut in WOMEN:
        _woman(f)
    else:
        _man(f)
    if f.look.old and f.look.cut == "bald" and f.facing:
        _beard(f)


def _from_behind(f: Figure) -> None:
    f.smooth(
        [
            (-0.43, -0.6),
            (-0.4, -0.14),
            (-0.2, 0.04),
            (0.2, 0.04),
            (0.4, -0.14),
            (0.43, -0.6),
            (0.3, -0.98),
            (0, -1.07),
            (-0.3, -0.98),
        ],
        f.hair,
    )
    if f.look.cut == "bun":
        f.oval(0, -1.0, 0.24, 0.2, mix(f.hair, (255, 255, 255), 0.06))
    if f.look.cut in ("long", "wave"):
        f.smooth(
            [(-0.44, -0.5), (0.44, -0.5), (0.52, 0.4), (0.42, 1.3), (0, 1.16), (-0.42, 1.3), (-0.52, 0.4)],
            f.hair,
        )
    if f.look.cut == "tail":
        f.smooth(
            [(-0.1, -0.8), (0.12, -0.8), (0.24, 0.2), (0.04, 1.0), (-0.18, 0.2)],
            mix(f.hair, (255, 255, 255), 0.06),
        )


def _woman(f: Figure) -> None:
    s = f.facing
    if f.look.cut == "bob":
        fringe: list[Point] = [
            (-0.46, -0.2),
            (-0.48, -0.66),
            (-0.3, -1.0),
            (0.02, -1.08),
            (0.32, -1.0),
            (0.49, -0.66),
            (0.46, -0.2),
            (0.37, -0.26),
            (0.37, -0.6),
            (0.2, -0.7),
            (-0.2, -0.7),
            (-0.37, -0.6),
            (-0.37, -0.26),
        ]
        f.smooth(fringe, f.hair)
    else:
        f.smooth(
            [
                (-s * 0.45, -0.16),
                (-s * 0.47, -0.66),
                (-s * 0.3, -1.0),
                (0, -1.08),
                (s * 0.34, -0.98),
                (s * 0.46, -0.62),
                (s * 0.42, -0.34),
                (s * 0.36, -0.62),
                (s * 0.12, -0.86),
                (-s * 0.12, -0.76),
                (-s * 0.36, -0.56),
                (-s * 0.37, -0.24),
            ],
            f.hair,
        )
    if f.look.cut in ("long", "wave"):
        for side in (-1, 1):
            f.smooth(
                [
                    (side * 0.36, -0.7),
                    (side * 0.48, -0.5),
                    (side * 0.54, 0.1),
                    (side * 0.5, 0.86),
                    (side * 0.36, 0.5),
                    (side * 0.4, -0.1),
                ],
                f.hair,
            )
    shine = mix(f.hair, (255, 240, 230), 0.22)
    f.stroke([(-s * 0.3, -0.9), (s * 0.02, -0.99), (s * 0.26, -0.9)], 0.045, thin(shine, 0.7))
    f.oval(-s * 0.4, -0.27, 0.026, 0.04, (214, 190, 130))


def _man(f: Figure) -> None:
    s, cut = f.facing, f.look.cut
    shapes: dict[str, list[Point]] = {
        "side": [(-s * 0.44, -0.46), (-s * 0.45, -0.8), (-s * 0.26, -1.04), (s * 0.06, -1.1), (s * 0.36, -1.0), (s * 0.45, -0.72), (s * 0.41, -0.52), (s * 0.34, -0.72), (s * 0.1, -0.78), (-s * 0.24, -0.72), (-s * 0.36, -0.62), (-s * 0.38, -0.44)],
        "crop": [(-0.43, -0.5), (-0.42, -0.84), (-0.22, -1.04), (0.22, -1.04), (0.42, -0.84), (0.43, -0.5), (0.37, -0.66), (0.24, -0.8), (-0.24, -0.8), (-0.37, -0.66)],
        "sweep": [(-s * 0.44, -0.44), (-s * 0.46, -0.82), (-s * 0.3, -1.08), (s * 0.1, -1.18), (s * 0.44, -1.06), (s * 0.46, -0.82), (s * 0.42, -0.56), (s * 0.36, -0.78), (0, -0.86), (-s * 0.3, -0.74), (-s * 0.37, -0.46)],
        "parted": [(-s * 0.45, -0.4), (-s * 0.47, -0.78), (-s * 0.28, -1.05), (0, -1.1), (s * 0.3, -1.04), (s * 0.47, -0.76), (s * 0.42, -0.46), (s * 0.32, -0.6), (s * 0.06, -0.92), (-s * 0.26, -0.62), (-s * 0.36, -0.4)],
    }  # fmt: skip
    if cut in shapes:
        f.smooth(shapes[cut], f.hair)
        shine = mix(f.hair, (255, 240, 230), 0.18)
        f.stroke([(-s * 0.24, -0.94), (s * 0.04, -1.0), (s * 0.28, -0.92)], 0.04, thin(shine, 0.7))
    elif cut == "bald":
        for side in (-1, 1):
            f.smooth(
                [(side * 0.38, -0.72), (side * 0.45, -0.6), (side * 0.42, -0.3), (side * 0.36, -0.4)], f.hair
            )


def _beard(f: Figure) -> None:
    s = f.facing
    f.smooth(
        [
            (s * 0.07 - 0.2, -0.1),
            (s * 0.07, -0.05),
            (s * 0.07 + 0.2, -0.1),
            (s * 0.07 + 0.15, 0.16),
            (s * 0.07, 0.4),
            (s * 0.07 - 0.15, 0.16),
        ],
        f.hair,
    )
    for side in (-1, 1):
        f.stroke(
            [(s * 0.07, -0.22), (s * 0.07 + side * 0.1, -0.19), (s * 0.07 + side * 0.17, -0.08)], 0.05, f.hair
        )


def _cap(f: Figure) -> None:
    s = f.facing
    f.smooth(
        [
            (-s * 0.44, -0.34),
            (-s * 0.45, -0.7),
            (-s * 0.3, -0.9),
            (s * 0.4, -0.86),
            (s * 0.42, -0.56),
            (s * 0.34, -0.7),
            (-s * 0.34, -0.66),
            (-s * 0.37, -0.4),
        ],
        f.hair,
    )
    if f.look.cut == "nurse":
        f.shape([(-0.34, -0.86), (0.34, -0.86), (0.42, -1.16), (0, -1.24), (-0.42, -1.16)], (244, 244, 240))
        f.shape([(-0.035, -1.14), (0.035, -1.14), (0.035, -0.94), (-0.035, -0.94)], (190, 70, 66))
        return
    color = mix(f.cloth, (24, 26, 40), 0.35)
    f.smooth([(-0.5, -0.86), (-0.54, -1.08), (0, -1.26), (0.54, -1.08), (0.5, -0.86), (0, -0.92)], color)
    f.smooth(
        [(s * 0.02, -0.84), (s * 0.3, -0.88), (s * 0.6, -0.72), (s * 0.34, -0.72)],
        mix(color, (10, 10, 16), 0.5),
    )
    f.oval(s * 0.08, -1.02, 0.07, 0.07, (206, 176, 104))
