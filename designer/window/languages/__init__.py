"""Languages: what people read is looked up in Qt translation files (.ts), one a language."""
