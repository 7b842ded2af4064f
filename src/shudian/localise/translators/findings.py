"""What is found of translators: pairs that nothing knows, answers of no use, an end before the end."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_AGAIN = Wording(
    "Run the command again for the lines that are left, or write them by hand.",
    "请再次运行以翻译其余台词，或人工翻译。",
)


def _line(code: str, en: str, zh: str, remedy: Wording = _AGAIN) -> Kind:
    return Kind(f"localise.{code}", Severity.ERROR, Wording(en, zh), remedy)


# --- one line -----------------------------------------------------------------------------

NOT_ANSWERED = _line(
    "line-not-answered", "{engine} left this line out, asked again too.", "{engine} 漏译此句，重试亦然。"
)
ANSWERED_TWICE = _line(
    "line-answered-twice",
    "{engine} gave two different answers for this line.",
    "{engine} 对此句给出了两个不同的译文。",
)
EMPTY_ANSWER = _line("line-empty", "{engine} answered without words.", "{engine} 的译文为空。")
LOST_MARKS = _line(
    "line-marks",
    "{engine} lost or added marks of this line: {why}.",
    "{engine} 丢失或增添了此句的标记：{why}。",
    Wording(
        "Translate this line by hand; its marks stand for names or codes.", "请人工翻译；标记代表名称或代码。"
    ),
)
BROKEN_ANSWER = _line(
    "line-broken-answer",
    "What {engine} answered cannot be read: {why}.",
    "无法解读 {engine} 的回答：{why}。",
)
DECLINED = _line(
    "line-declined",
    "{engine} declined to translate this line: {why}",
    "{engine} 拒绝翻译此句：{why}",
    Wording("Write it by hand, or ask another engine.", "请人工翻译，或换用其他引擎。"),
)
NOT_KNOWN = _line(
    "line-not-known",
    "{engine} has no translation of this line.",
    "{engine} 中没有此句的译文。",
    Wording("Ask another engine for it.", "请换用其他引擎翻译。"),
)
STILL_LONG = Kind(
    "localise.still-long",
    Severity.WARNING,
    Wording(
        "“{text}” has {has} characters; {most} can be read in its time.",
        "“{text}”有 {has} 字符，其时长内可读 {most} 字符。",
    ),
    Wording("Shorten it with `--mode shorten`, or by hand.", "请用 `--mode shorten` 缩短，或人工改写。"),
)

# --- the end of a run ---------------------------------------------------------------------

_GO_ON = Wording("Run the command again: it goes on where it stopped.", "再次运行即从中断处继续。")

BUDGET_SPENT = _line(
    "budget-spent",
    "The budget allows no further question: {why}.",
    "预算已不足以继续：{why}。",
    Wording(
        "Raise --most-tokens or --most-money and run again.", "请提高 --most-tokens 或 --most-money 后重试。"
    ),
)
KEY_REFUSED = _line(
    "key-refused",
    "The server refused the key of {engine}: {why}",
    "服务器拒绝了 {engine} 的密钥：{why}",
    Wording("Set SHUDIAN_TRANSLATOR_KEY to a valid key.", "请将 SHUDIAN_TRANSLATOR_KEY 设为有效密钥。"),
)
NOT_REACHED = _line(
    "server-not-reached", "{engine} does not answer: {why}.", "{engine} 没有应答：{why}。", _GO_ON
)
SERVER_REFUSED = _line(
    "server-refused",
    "{engine} refuses what it is asked: {why}",
    "{engine} 拒绝了请求：{why}",
    Wording("Check the base URL and the model's name.", "请检查服务地址与模型名称。"),
)
PROGRAM_FAILED = _line(
    "translator-failed",
    "{engine} stopped: {why}",
    "{engine} 中途停止：{why}",
    Wording("Try the program by itself with one line.", "请单独用一句台词试运行该程序。"),
)
LEFT_OVER = Kind(
    "localise.lines-left",
    Severity.ERROR,
    Wording("{count} lines are left untranslated: {message}", "尚余 {count} 句未译：{message}"),
    Wording("{remedy}", "{remedy}"),
)

# --- no engine ----------------------------------------------------------------------------

NO_ENGINE = Kind(
    "localise.no-engine",
    Severity.ERROR,
    Wording(
        "Nothing on this machine translates from {source} into {target}.",
        "本机没有可将 {source} 译为 {target} 的引擎。",
    ),
    Wording(
        "Name a server (any that speaks the OpenAI protocol, also a local one): url and model under [translator] in the "
        "workspace's shudian.toml, or --base-url and --model; give a model folder: models there, or --models; or send the lines to writers with `shudian localise send`. Here: {known}.",
        "请指定服务（任何兼容 OpenAI 协议者，本地亦可）：在工作区 shudian.toml 的 [translator] 下写 url 与 model，"
        "或用 --base-url 与 --model；或给出模型文件夹：同处的 models，或 --models；"
        "或用 `shudian localise send` 交给写手。本机现有：{known}。",
    ),
)
NOT_THIS_MODE = Kind(
    "localise.engine-mode",
    Severity.ERROR,
    Wording("{engine} cannot do {mode}; it knows {known}.", "{engine} 不能执行 {mode}，仅支持 {known}。"),
    Wording("Ask an OpenAI-compatible server for it.", "请改用兼容 OpenAI 协议的服务。"),
)
NOTHING_TO_DO = Kind(
    "localise.nothing-to-translate",
    Severity.NOTE,
    Wording("No line waits for this.", "没有待处理的台词。"),
    Wording("Name other episodes, or another mode.", "请指定其他集或其他方式。"),
)
MODEL_FOLDER = Kind(
    "localise.model-folder",
    Severity.ERROR,
    Wording("{folder} is no model that can be loaded: {why}.", "{folder} 不是可加载的模型：{why}。"),
    Wording(
        "A Bergamot folder holds a config .yml, model.*.bin, lex.*.bin and vocab.*.spm.",
        "Bergamot 模型文件夹应含 config .yml、model.*.bin、lex.*.bin 与 vocab.*.spm。",
    ),
)
DAMAGED_RECORD = Kind(
    "localise.record-damaged",
    Severity.WARNING,
    Wording("{count} entries of the record cannot be read.", "记录中有 {count} 条无法读取。"),
    Wording("Those lines are asked anew.", "相应台词将重新翻译。"),
)
