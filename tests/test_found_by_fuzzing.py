"""What the targets of fuzz/ begin with shows no fault, and what they found does not come back."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FUZZ = runpy.run_path(str(Path(__file__).parent.parent / "fuzz" / "targets.py"))
FAULT: Callable[[str, bytes], Exception | None] = FUZZ["fault"]
MOST_SEEDS = 60


@pytest.mark.parametrize("target", FUZZ["TARGETS"])
def test_no_seed_shows_a_fault(target: str) -> None:
    seeds = FUZZ["TARGETS"][target][1]()
    assert len(seeds) > 1
    for seed in seeds[:: len(seeds) // MOST_SEEDS + 1]:
        assert (seed, FAULT(target, seed)) == (seed, None)
