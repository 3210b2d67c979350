"""How much is read before a file is refused, so that memory and time stay bounded.

An entry of this size holds two and a half million words.
"""

# Bytes of one entry in a file, or of one file of a folder, whatever the format.
LONGEST_RECORD = 16 * 2**20
# Bytes of a page before its text: what a YAML parser is given.
LONGEST_FRONT_MATTER = 1 * 2**20
# Bytes of the list of files in a zip; each costs a few times that in memory.
LARGEST_LIST = 8 * 2**20
# Bytes that the files read from a zip unpack to, and how many times their packed size that may be:
# diaries pack to a third, JSON of empty entries to a hundredth, bombs to a thousandth.
LARGEST_UNPACKED = 4 * 2**30
MOST_TIMES_UNPACKED = 200


def size_text(size: int) -> str:
    """Return a number of bytes as people say it: `16 MB`."""
    return f"{size // 2**20} MB" if size >= 2**20 else f"{size} bytes"
