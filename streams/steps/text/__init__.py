"""Characters: what is strange among them and how it is mended, the folded key, given names,
phrases in one pass, the language.
"""
