"""Writes the data of the benchmarks, the same on every machine, and what is to come out of them.

    python3 Tests/Benchmarks/data FOLDER [--small]
    python3 Tests/Benchmarks/data FOLDER decisions=1000 others=10000 teachers=1000000 norms=10000,20000
                                         schools=100000 actions=1000 staff=1000000

Nothing is written where the folder holds data of the same sizes already. `expected.tsv` has one figure a line.
"""
import hashlib, sys
from pathlib import Path

import audit, decisions, norms, plan, subsidies
from draw import write

HERE = Path(__file__).resolve().parent
FULL = {
    "decisions": 1000, "others": 10_000, "teachers": 1_000_000, "norms": "10000,20000,50000,100000",
    "schools": 100_000, "actions": 1000, "staff": 1_000_000}
# For the tests, which only ask whether everything comes out right.
SMALL = {
    "decisions": 100, "others": 400, "teachers": 1000, "norms": "50,100", "schools": 200, "actions": 30, "staff": 2000}


def make(folder, sizes):
    """Writes whatever is not there in these sizes; `folder` then has all of it."""
    code = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(HERE.glob("*.py")))).hexdigest()
    stamp = "\n".join([f"{name}={size}" for name, size in sizes.items()] + [f"code={code}"]) + "\n"
    marker = folder / "sizes"
    if marker.exists() and marker.read_text() == stamp:
        return
    marker.unlink(missing_ok=True)
    expected = {}
    expected |= decisions.make(folder, int(sizes["decisions"]), int(sizes["others"]))
    expected |= subsidies.make(folder, int(sizes["teachers"]))
    expected |= norms.make(folder, [int(count) for count in str(sizes["norms"]).split(",")])
    expected |= plan.make(folder, int(sizes["schools"]), int(sizes["actions"]))
    expected |= audit.make(folder, int(sizes["staff"]))
    write(folder / "expected.tsv", (f"{name}\t{value}" for name, value in expected.items()))
    write(marker, [stamp.rstrip()])


def main(arguments):
    folders = [word for word in arguments if "=" not in word and not word.startswith("--")]
    if len(folders) != 1:
        sys.exit(__doc__.strip())
    sizes = dict(SMALL if "--small" in arguments else FULL)
    for word in arguments:
        name, equals, size = word.partition("=")
        if equals and name not in sizes:
            sys.exit(f"no size is called {name}: {', '.join(sizes)}")
        if equals:
            sizes[name] = size
    make(Path(folders[0]), sizes)


if __name__ == "__main__":
    main(sys.argv[1:])
