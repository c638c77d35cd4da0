"""Numbers that are the same on every machine, and files that are written whole or not at all."""
import os
from pathlib import Path

MASK = (1 << 64) - 1


class Draw:
    """SplitMix64, as remainders."""

    def __init__(self, seed):
        self.state = seed & MASK

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % bound


def column_bytes(rows, prefix, *widths):
    """What a table takes as columns: the ids as texts, and so many bytes a row for each attribute in its narrowest form,
    one more where a row may have no value."""
    ids = sum(len(f"{prefix}{number}") for number in range(rows))
    return ids + rows * sum(widths)


def write(path, lines):
    """Writes lines to a file that has its name only once all of them are in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(f"{path}.new")
    with open(unfinished, "w") as file:
        file.writelines(line + "\n" for line in lines)
    os.replace(unfinished, path)
