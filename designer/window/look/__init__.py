"""How things look: colours in light and dark, the words and size of a card, pictures as pixels."""
