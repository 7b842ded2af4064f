"""Help texts in the language that the shell asks for."""

from shudian.wording import interface_language


def said(en: str, zh: str) -> str:
    """`zh` where the interface is Chinese, else `en`; read once, when the command starts."""
    return zh if interface_language() == "zh" else en
