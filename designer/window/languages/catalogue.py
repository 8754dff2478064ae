"""One language's translation file, read as it is edited: no compiled file can lag behind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path

FOLDER = Path(__file__).parent
WINDOW, SENTENCES = "Netwright", "Sentences"  # contexts: said by the window, or composed elsewhere
PLACE = re.compile(r"\{(\w*)[^{}]*\}")
MOST_NESTED = 4  # sentences in sentences
JOINTS = (", then ", " at each input")  # between the sentences of a way in several steps
WORDS = ("axes", "axis", "what")  # places of lone words, which elsewhere are names


def path_of(language: str) -> Path:
    """The file of a language by its code, such as fr."""
    return FOLDER / f"netwright_{language}.ts"


@dataclass(frozen=True)
class Message:
    """A text with its translation, empty while there is none."""

    context: str
    source: str
    translation: str = ""


def read(path: Path) -> list[Message]:
    """All messages of a file, in its order."""
    from xml.etree import ElementTree as ET

    root = ET.parse(path).getroot()  # noqa: S314  (our own file)
    found = []
    for context in root.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            node = message.find("translation")
            done = node is not None and node.get("type") != "unfinished"
            text = (node.text or "") if node is not None and done else ""
            found.append(Message(name, message.findtext("source") or "", text))
    return found


class Template:
    """A sentence with places, found again in the text that was made of it.

    The rooms below the window say their sentences in English, as plain text that also goes through
    pipes and files. Which template a text comes from is told by matching it.
    """

    def __init__(self, source: str, translation: str) -> None:
        self.translation = translation
        self._fixed = PLACE.split(source)[::2]  # between the places
        self._names = PLACE.findall(source)

    @property
    def weight(self) -> int:
        """How particular it is: the letters that stand for themselves."""
        return sum(map(len, self._fixed))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Made for the few that are asked: all of them would be felt at the start."""
        return re.compile("(.*?)".join(map(re.escape, self._fixed)), re.DOTALL)

    def values(self, text: str) -> dict[str, str] | None:
        """What stands in the places, if the text comes from here."""
        if not text.startswith(self._fixed[0]) or not text.endswith(self._fixed[-1]):
            return None
        match = self._pattern.fullmatch(text)
        return dict(zip(self._names, match.groups(), strict=True)) if match else None

    def may_say(self, name: str, value: str) -> bool:
        """Whether words stand there: not an id between backticks, not the name of a parameter."""
        quoted = self._fixed[self._names.index(name)].endswith("`")
        return not quoted and (" " in value or name in WORDS)


class Catalogue:
    """Texts by their English, and the templates of sentences that are composed elsewhere."""

    def __init__(self, messages: list[Message]) -> None:
        self.texts = {m.source: m.translation for m in messages if m.translation}
        of_others = [m for m in messages if m.context == SENTENCES and m.translation]
        templates = [Template(m.source, m.translation) for m in of_others if PLACE.search(m.source)]
        self._templates = sorted(templates, key=lambda t: -t.weight)
        self.sentence = lru_cache(maxsize=2048)(self._sentence)

    def _sentence(self, text: str, depth: int = 0) -> str:
        """A sentence from another room, its values put into the translated template."""
        if text in self.texts:
            return self.texts[text]
        if depth > MOST_NESTED or " " not in text:
            return text
        for joint in JOINTS:
            if joint in text:
                first, *later = text.split(joint)
                rest = (self._continued(part, depth + 1) for part in later)
                return self.texts.get(joint, joint).join([self._sentence(first, depth + 1), *rest])
        for template in self._templates:
            found = template.values(text)
            if found is not None:
                values = dict(found)
                for name, value in found.items():
                    if template.may_say(name, value):
                        values[name] = self._sentence(value, depth + 1)
                return PLACE.sub(partial(_put, values), template.translation)
        return text

    def _continued(self, text: str, depth: int) -> str:
        """A sentence that goes on behind another, and so begins small."""
        said = self._sentence(text[:1].upper() + text[1:], depth)
        return said[:1].lower() + said[1:]


def _put(values: Mapping[str, str], place: re.Match[str]) -> str:
    return values[place[1]]
