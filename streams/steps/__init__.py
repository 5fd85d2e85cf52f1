"""The pure steps, in the order data meets them: parse -> split -> clean -> classify.

Each step is a module here. What they are made of stands in packages: `text` (characters, the key,
the language), `lines` (one line), `html` and `pages` (all lines of a page), `matching` (classify).
"""
