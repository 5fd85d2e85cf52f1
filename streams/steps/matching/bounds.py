"""How far the classifier looks, in a module of its own so that compiled ones read plain numbers.

Offsets are into the key of a title and a text, joined by a line break.
"""

WINDOW = 1800  # labels were judged on a title and the first 1,500 characters
LEAD = 420  # a title and the first sentence or two
NEAR = 60  # between two mentions that have to do with each other: about ten words
NEIGHBOURS = 3  # mentions before one that may be near it
ENOUGH = 4  # mentions of a group; more of them say no more
REPEATED = 3  # times that a word counts at most
TYPICAL = 1500  # length of a beginning, in which what is found counts as learned
SHORTEST = 600  # a shorter one counts as this long: few were learned from
CELL = 60  # the beginning is cut into cells of this length; WINDOW is a multiple of it
CELLS = WINDOW // CELL
REACH = 2  # cells to either side of a mention that are near it
PASSAGE = 3  # cells that follow each other, some 30 words: what the best of them hold counts again
