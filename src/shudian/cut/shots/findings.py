"""What is said while shots are looked for, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NOT_A_MODEL = Kind(
    "cut.not-a-shot-model",
    Severity.ERROR,
    Wording("This model cannot be used: {why}.", "无法使用此模型：{why}。"),
    Wording(
        "Give TransNetV2 as ONNX: 100 RGB frames of 48×27 in, one number a frame out.",
        "请给出 ONNX 格式的 TransNetV2：输入 100 帧 48×27 的 RGB 画面，每帧输出一个数。",
    ),
)
