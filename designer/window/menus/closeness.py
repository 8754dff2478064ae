"""How well typed letters fit a text, for lists that are searched as one types."""


def closeness(typed: str, text: str, also: str = "") -> tuple[int, int, int] | None:
    """How well typed letters fit, smaller is better: begins so, holds it, an alias, letters apart.

    None where they do not fit.
    """
    typed, name = typed.lower().strip(), text.lower()
    if name.startswith(typed):
        return 0, len(name), 0
    if typed in name:
        return 1, name.index(typed), len(name)
    if any(word.startswith(typed) for word in also.lower().split(",")):
        return 2, len(name), 0
    places, start = [], 0
    for letter in typed.replace(" ", ""):
        start = name.find(letter, start) + 1
        if not start:
            return None
        places.append(start)
    return 3, places[-1] - places[0], len(name)
