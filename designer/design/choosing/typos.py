"""Mistyped words: how far one is from a text's beginning, and whether letters are left out."""

from itertools import pairwise


def slips(word: str, text: str) -> int:
    """The fewest wrong, missing, surplus or swapped letters by which the word begins the text.

    Restricted Damerau-Levenshtein distance to the best beginning of the text.
    """
    before, row = list[int](), list(range(len(text) + 1))
    for place, letter in enumerate(word, 1):
        older, before, row = before, row, [place]
        for n, other in enumerate(text, 1):
            least = min(before[n] + 1, row[n - 1] + 1, before[n - 1] + (letter != other))
            swapped = n > 1 and place > 1 and letter == text[n - 2] and word[place - 2] == other
            row.append(min(least, older[n - 2] + 1) if swapped else least)
    return min(row)


def is_slip(word: str, text: str) -> bool:
    """Whether a word of some length is the text's beginning but for a slip, of a long one two."""
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    return allowed > 0 and word[:1] == text[:1] and slips(word, text) <= allowed


def abbreviates(word: str, text: str) -> bool:
    """Whether the text holds the word's letters in their order, from the first letter on."""
    if len(word) < 3 or word[:1] != text[:1]:
        return False
    places = [-1]
    for letter in word:
        places.append(text.find(letter, places[-1] + 1))
        if places[-1] < 0:
            return False
    return max(b - a for a, b in pairwise(places)) <= FURTHEST


FURTHEST = 4  # letters on, to the next one that is written
