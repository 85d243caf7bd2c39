"""The examples for Spark, Dask, Ray, polars and DuckDB give what `find` gives for each article alone.

Each engine is tested where it is installed (dependency group `engines`), by `pytest -m slow`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import archref

if TYPE_CHECKING:
    from types import ModuleType

    import pyarrow as pa
    import pyarrow.parquet as pq
else:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")

# Engines warn of their own dependencies' deprecations; that is not ours to fail on.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

ENGINES = Path(__file__).parent.parent / "examples" / "engines"
ARTICLES = {
    "first": "RGASPI, f. 17, op. 3, d. 74, l. 5; d. 75, ll. 7ob-9. AVP RF, f. 06, op. 6, papka 14, d. 143.",
    "none": "A year, 1937, and no citation.",
    "second": "ЦДАВО України. Ф. 2605. Оп. 1. Спр. 25. Арк. 1, 45, 70–78; Там само. Спр. 26.",
    "empty": None,
    "third": "ГАРФ. Ф. Р-5446. Оп. 12. Д. 5. Л. 7–9 об.",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Write the articles to a Parquet file of several row groups."""
    path = tmp_path / "articles.parquet"
    table = pa.table({"id": list(ARTICLES), "text": list(ARTICLES.values())})
    pq.write_table(table, path, row_group_size=2)
    return path


def example(engine: str) -> ModuleType:
    path = ENGINES / f"with_{engine}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(target: Path) -> dict[str, list[archref.Citation]]:
    """Read the citations that an engine wrote, by article, each article's in order."""
    files = sorted(target.rglob("*.parquet")) if target.is_dir() else [target]
    found: dict[str, list[archref.Citation]] = {}
    for file in files:
        for row in pq.ParquetFile(file).read().to_pylist(maps_as_pydicts="strict"):
            found.setdefault(row["id"], []).append(archref.Citation.from_dict(row))
    return found


def alone() -> dict[str, list[archref.Citation]]:
    found = {name: archref.find(text) for name, text in ARTICLES.items() if text}
    return {name: citations for name, citations in found.items() if citations}


@pytest.mark.parametrize("engine", ["polars", "duckdb", "dask.dataframe"])
def test_an_engine_on_one_machine_gives_what_find_gives(engine: str, articles: Path, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    example(engine.partition(".")[0]).find_citations(str(articles), str(tmp_path / "out.parquet"))
    assert written(tmp_path / "out.parquet") == alone()


def test_spark_gives_what_find_gives(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = session.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    spark = session.getOrCreate()
    try:
        # Three files, one of them without a row: an empty partition is the usual thing in Spark.
        folder = tmp_path / "articles"
        for part in ("id = 'first'", "id = ''", "id <> 'first'"):
            rows = spark.read.parquet(str(articles)).where(part).coalesce(1)
            rows.write.mode("append").parquet(str(folder))
        example("spark").find_citations(str(folder), str(tmp_path / "out"))
    finally:
        spark.stop()
    assert written(tmp_path / "out") == alone()


def test_ray_gives_what_find_gives(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray.data") and pytest.importorskip("ray")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(num_cpus=2, include_dashboard=False)
    try:
        example("ray").find_citations(str(articles), str(tmp_path / "out"))
    finally:
        ray.shutdown()
    assert written(tmp_path / "out") == alone()
