"""How good it must stay: floors for figures on gold that lies beside the repository, not in it.

The floors are pinned in `floors.json`; raise them when a figure has risen, never lower one without saying why in the
changelog. Where the gold is missing (it is not part of the project) these tests are skipped; the examples of the frames
(`tests/knowledge/test_frames.py`) and the cases (`tests/statements/cases/`) hold the ground everywhere.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLD = Path(os.environ.get("WIREBOOK_GOLD", ROOT.parent / "shared" / "gold"))
FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
CEILINGS = {"nonevents-dev"}
"""Sets whose figures count errors: they must stay below."""


def measure(name: str) -> dict[str, float]:
    """The figures that `benchmarks/accuracy.py` prints for one set."""
    done = subprocess.run(
        [sys.executable, "benchmarks/accuracy.py", str(GOLD), "--only", name, "--markdown"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    figures = {}
    for line in done.stdout.splitlines()[2:]:
        _, _, measured, figure, _ = (cell.strip() for cell in line.split("|"))
        try:
            figures[measured] = float(figure)
        except ValueError:
            continue
    return figures


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold is not part of the project and does not lie beside it")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figures_stay_above_their_floors(name: str) -> None:
    figures = measure(name)
    for measured, floor in FLOORS[name].items():
        assert measured in figures, f"{name}: no figure {measured!r} among {sorted(figures)}"
        if name in CEILINGS:
            assert figures[measured] <= floor, f"{name}: {measured} is {figures[measured]}, may be {floor} at most"
        else:
            assert figures[measured] >= floor, f"{name}: {measured} is {figures[measured]}, must be {floor} at least"
