"""The release that is measured, and where its data are kept."""
import subprocess, sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CACHE = ROOT / ".build-benchmarks"


def build():
    """Builds the command and the harness with the Swift libraries inside; returns their folder."""
    for product in ("charter", "charter-benchmarks"):
        command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--scratch-path", ".build-static"]
        subprocess.run([*command, "--product", product], cwd=ROOT, check=True, stdout=sys.stderr)
    return ROOT / ".build-static" / "release"
