"""Characters: what is strange among them, the folded key, phrases in one pass, the language."""
