"""Brings the translation files up to date: python -m designer.window.languages.update.

New texts are added as unfinished, vanished ones dropped; what is translated stays. The files are
Qt's own (.ts), so Qt Linguist opens them, and so does any editor.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from designer.window.languages.catalogue import FOLDER, SENTENCES, WINDOW, Message, read
from designer.window.languages.composed import sentences
from designer.window.languages.extraction import window_texts

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{}">\n'


def wanted() -> list[tuple[str, str]]:
    """All texts that are to be translated, with their contexts, each once."""
    said = dict.fromkeys(window_texts())
    composed = dict.fromkeys(text for text in sentences() if text not in said)
    return [(WINDOW, text) for text in said] + [(SENTENCES, text) for text in composed]


def updated(texts: Iterable[tuple[str, str]], old: Iterable[Message]) -> list[Message]:
    """The texts with the translations that there are."""
    known = {message.source: message.translation for message in old}
    return [Message(context, text, known.get(text, "")) for context, text in texts]


def write(path: Path, messages: list[Message]) -> None:
    """A .ts file, sorted within its contexts so that branches seldom meet in one line."""
    language = path.stem.rpartition("_")[2]
    lines = [HEAD.format(language)]
    for context in (WINDOW, SENTENCES):
        lines.append(f"<context>\n    <name>{context}</name>\n")
        ordered = sorted(messages, key=lambda m: (m.source.casefold(), m.source))
        lines += [_message(m) for m in ordered if m.context == context]
        lines.append("</context>\n")
    path.write_text("".join([*lines, "</TS>\n"]))


def _message(message: Message) -> str:
    done = f"<translation>{escape(message.translation)}</translation>"
    end = done if message.translation else '<translation type="unfinished"></translation>'
    source = escape(message.source)
    return f"    <message>\n        <source>{source}</source>\n        {end}\n    </message>\n"


def main() -> int:
    """Update all files and say what is left to translate."""
    texts = wanted()
    for path in sorted(FOLDER.glob("netwright_*.ts")):
        old = read(path)
        messages = updated(texts, old)
        write(path, messages)
        gone = len({m.source for m in old} - {m.source for m in messages})
        left = [m.source for m in messages if not m.translation]
        sys.stdout.write(f"{path.name}: {len(messages)} texts, {gone} dropped, ")
        sys.stdout.write(f"{len(left)} to translate\n" + "".join(f"  {text}\n" for text in left))
    return 0


if __name__ == "__main__":
    sys.exit(main())
