"""Find the citations of articles with Ray Data: `python with_ray.py articles.parquet out`.

The articles are Parquet files with the columns id and text; `out` becomes a folder of such files.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import ray  # type: ignore[import-not-found, unused-ignore]

from archref.batch import find_table

if TYPE_CHECKING:
    import pyarrow as pa


def citations_of(articles: pa.Table) -> pa.Table:
    """Give one row a citation, with its article's id."""
    return find_table(articles, "text", keep=["id"]).read_all()


def find_citations(source: str, target: str) -> None:
    """Find the citations of the articles in `source`, block by block, and write them to `target`."""
    articles = ray.data.read_parquet(source).select_columns(["id", "text"])
    articles.map_batches(citations_of, batch_format="pyarrow").write_parquet(target)


if __name__ == "__main__":
    find_citations(*sys.argv[1:])
