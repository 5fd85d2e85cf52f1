"""The pure steps, in the order data meets them: parse -> split -> clean -> classify.

Each step is a module here. What they are made of stands in packages: `text` (characters, the key,
the language), `lines` (one line), `feeds`, `html`, `layout` and `pages` (a record to its entries,
HTML to its text, a text to its lines, those to articles), `matching` (classify).

Words that all of them use:

page       the text of one raw record, with an article or several, and much that is none
line       one of a page's lines; its kind is what it is: "body", "stamp", "byline", …
marker     words that say what their line is, or stands below them: «المصدر:», «اقرأ أيضا»
stamp      a line of when, and perhaps where, an article was published
credit     a line of the source that an article is taken from
details    stamps, credits, bylines and tags: what a page tells of its article
headline   the line that says what an article is about; an article's `title` is its own
lede       the paragraph that sums an article up below its headline
neighbour  an article that a page leads to, or has beside its own: `related`, as is its marker
teaser     a neighbour's headline with a lede at most; a card is one in a box of its own
furniture  what is on every page of a site, and of no article
"""
