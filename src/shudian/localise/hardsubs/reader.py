"""Who finds and reads text in a picture: PP-OCR by rapidocr (extra `ai`), or anything with these two methods."""

from __future__ import annotations

from typing import Any, Protocol

import cv2
import numpy as np

from shudian.errors import ToolMissing
from shudian.localise.hardsubs.picture import Box, Luma
from shudian.wording import Wording

_SIDE = 736  # the longest side of a picture in which lines are looked for


class Reader(Protocol):
    def boxes(self, luma: Luma) -> list[Box]:
        """Where lines of text stand."""

    def text(self, luma: Luma) -> tuple[str, float]:
        """What one line says, and how sure that is, from 0 to 1."""


class PaddleReader:
    """One thread, so that the same picture gives the same text on any machine."""

    def __init__(self) -> None:
        try:
            from rapidocr import RapidOCR
        except ImportError as error:
            raise ToolMissing(
                Wording(
                    "rapidocr, which reads text in pictures, is not here.", "缺少识别画面文字的 rapidocr。"
                ),
                Wording("Install shudian with its `ai` extra.", "请连同 ai 附加组件安装 shudian。"),
            ) from error
        self._engine: Any = RapidOCR(
            params={
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_type": "max",
                "Det.limit_side_len": _SIDE,
                "Global.log_level": "critical",
            }
        )

    def boxes(self, luma: Luma) -> list[Box]:
        found = self._engine(_three(luma), use_det=True, use_cls=False, use_rec=False)
        if getattr(found, "boxes", None) is None:
            return []
        rows, columns = luma.shape
        out = []
        for corners in found.boxes:
            left, top = np.floor(np.min(corners, axis=0)).astype(int)
            right, bottom = np.ceil(np.max(corners, axis=0)).astype(int)
            box = Box(max(0, int(left)), max(0, int(top)), min(columns, int(right)), min(rows, int(bottom)))
            if box.width > 0 and box.height > 0:
                out.append(box)
        return out

    def text(self, luma: Luma) -> tuple[str, float]:
        found = self._engine(_three(luma), use_det=False, use_cls=False, use_rec=True)
        if not getattr(found, "txts", None):
            return "", 0.0
        return str(found.txts[0]).strip(), float(found.scores[0])


def _three(luma: Luma) -> Any:
    return cv2.cvtColor(luma, cv2.COLOR_GRAY2BGR)
