"""What may stand beside the project: the essay, the gold citations, the first draft of the registry."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
NEEDS_SHARED = "needs ../shared"
"""The one reason for which a test may be skipped in CI: it is not laid beside every clone."""
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=NEEDS_SHARED)
