"""What `doctor` and the demo may find."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

PACKAGE_MISSING = Kind(
    "doctor.package-missing",
    Severity.ERROR,
    Wording("The package {name} is not installed.", "未安装软件包 {name}。"),
    Wording("Install shudian again: `{command}`.", "请重新安装 shudian：`{command}`。"),
)
FFMPEG_MISSING = Kind(
    "doctor.ffmpeg-missing",
    Severity.ERROR,
    Wording("{why}", "{why}"),
    Wording("{remedy}", "{remedy}"),
)
FFMPEG_LACKS = Kind(
    "doctor.ffmpeg-lacks",
    Severity.ERROR,
    Wording(
        "The ffmpeg at {path} was built without {capability}, which {purpose} needs.",
        "{path} 处的 ffmpeg 未编入 {capability}，{purpose}需要它。",
    ),
    Wording(
        "Install shudian with its `video` extra and take that ffmpeg off PATH, or name a full build with SHUDIAN_FFMPEG.",
        "请连同 video 附加组件安装 shudian 并将该 ffmpeg 移出 PATH，或用 SHUDIAN_FFMPEG 指定一个完整的 ffmpeg。",
    ),
)
FFMPEG_WITHOUT_VMAF = Kind(
    "doctor.ffmpeg-without-vmaf",
    Severity.NOTE,
    Wording(
        "This ffmpeg cannot measure picture quality (libvmaf); nothing of this version needs it.",
        "该 ffmpeg 不能测量画质（libvmaf），本版本暂不需要。",
    ),
    Wording(
        "To measure renders against their source, name a build with libvmaf in SHUDIAN_FFMPEG.",
        "如需将成片与源片对比，请用 SHUDIAN_FFMPEG 指定带 libvmaf 的版本。",
    ),
)
FONT_MISSING = Kind(
    "doctor.font-missing",
    Severity.ERROR,
    Wording("No typeface for the script {script} is installed.", "没有安装文字 {script} 的字体。"),
    Wording(
        "Install shudian with its font packages, or name a folder that holds a Noto face in SHUDIAN_FONT_DIR.",
        "请连同字体包一起安装 shudian，或用 SHUDIAN_FONT_DIR 指定含有 Noto 字体的文件夹。",
    ),
)
FONT_FURTHER = Kind(
    "doctor.font-further",
    Severity.NOTE,
    Wording("No typeface of their own for the scripts {scripts}.", "以下文字没有专用字体：{scripts}。"),
    Wording(
        "Needed only for pictures in these; name a folder that holds their Noto faces in SHUDIAN_FONT_DIR.",
        "仅在制作这些文字的画面时需要；用 SHUDIAN_FONT_DIR 指定含有其 Noto 字体的文件夹。",
    ),
)
OPENCV_CROWDED = Kind(
    "doctor.opencv-crowded",
    Severity.ERROR,
    Wording(
        "{count} distributions of OpenCV share one folder: {names}. The last one installed wins.",
        "{count} 个 OpenCV 发行包共用一个文件夹：{names}，最后安装的会覆盖其他。",
    ),
    Wording(
        "Uninstall them all, then install opencv-python-headless<5 alone.",
        "请全部卸载，然后只安装 opencv-python-headless<5。",
    ),
)
CASCADES_MISSING = Kind(
    "doctor.cascades-missing",
    Severity.WARNING,
    Wording(
        "The face cascades of OpenCV are not here; `shudian cut reframe` cannot follow faces.",
        "缺少 OpenCV 的人脸级联文件，`shudian cut reframe` 无法跟随人脸。",
    ),
    Wording(
        "Install opencv-python-headless<5; version 5 no longer carries them.",
        "请安装 opencv-python-headless<5；第 5 版不再附带这些文件。",
    ),
)
MODELS_MISSING = Kind(
    "doctor.models-missing",
    Severity.NOTE,
    Wording(
        "No models for faces and persons in {folder}; `shudian cut reframe` sees with OpenCV's cascades, less.",
        "{folder} 中没有人脸与人物模型，`shudian cut reframe` 改用 OpenCV 级联，识别较弱。",
    ),
    Wording(
        "Run `shudian models fetch`; the `ai` extra runs them.",
        "请运行 `shudian models fetch`；运行模型需安装 ai 附加组件。",
    ),
)
DISK_LOW = Kind(
    "doctor.disk-low",
    Severity.WARNING,
    Wording("Only {free} are free at {path}.", "{path} 仅剩 {free} 可用空间。"),
    Wording(
        "Free some space: a season's renders take tens of gigabytes.",
        "请腾出空间：一季的成片需要数十 GB。",
    ),
)
WORKSPACE_BAD = Kind(
    "doctor.workspace",
    Severity.ERROR,
    Wording("{why}", "{why}"),
    Wording("{remedy}", "{remedy}"),
)
WHAT_IF = Kind(
    "plan.what-if",
    Severity.NOTE,
    Wording("{question}: {change}, {then} in all.", "{question}：{change}，共 {then}。"),
    Wording(
        "Change the dates of the production and solve again if it is worth it.",
        "若值得，请修改制作资料的拍摄日期后重新求解。",
    ),
)
WHAT_IF_NONE = Kind(
    "plan.what-if-none",
    Severity.NOTE,
    Wording("{question}: no plan was found.", "{question}：没有找到可行的排期。"),
    Wording("Keep the dates as they are.", "请保留现有日期。"),
)
WHAT_IF_IMPOSSIBLE = Kind(
    "plan.what-if-impossible",
    Severity.NOTE,
    Wording("{question}: there is no such plan, which is proven.", "{question}：已证明没有可行的排期。"),
    Wording("Keep the dates as they are.", "请保留现有日期。"),
)
WHAT_IF_OWN = Kind(
    "plan.what-if-own",
    Severity.NOTE,
    Wording(
        "The plan pays {own} for that day as it stands.",
        "按现计划，此人这一天的花费为 {own}。",
    ),
    Wording("Compare it with what it would take to do without.", "请与无此人时的费用相比较。"),
)
UNWRITTEN_EPISODE = Kind(
    "cut.unwritten-episode",
    Severity.ERROR,
    Wording("The series has no episode {number}.", "本剧没有第 {number} 集。"),
    Wording("Its script names these: {numbers}.", "剧本中的集号为：{numbers}。"),
)
