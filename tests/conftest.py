"""In CI a test that is skipped has failed: what it wants is missing from the `dev` group or `.ci/packages.txt`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

import pytest

from shared import NEEDS_SHARED, SHARED

if TYPE_CHECKING:
    from collections.abc import Generator

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def must_run(report: Report) -> Report:
    """Give a report in which a test skipped in CI has failed, with the reason for which it was to be skipped."""
    if not (IN_CI and report.skipped) or hasattr(report, "wasxfail"):
        return report
    told = report.longrepr
    reason = told[2] if isinstance(told, tuple) else str(told)
    if NEEDS_SHARED not in reason or SHARED.is_dir():
        report.outcome = "failed"
        report.longrepr = f"nothing is skipped in CI: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return must_run((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return must_run((yield))
