"""Find the citations of articles with polars: `python with_polars.py articles.parquet out.parquet`.

The articles are a Parquet file with the columns id and text.
"""

from __future__ import annotations

import sys

import polars as pl  # type: ignore[import-not-found, unused-ignore]

from archref.batch import find_table


def citations_of(frame: pl.DataFrame) -> pl.DataFrame:
    """Give one row a citation, with its article's id."""
    return pl.DataFrame(find_table(frame, "text", keep=["id"]))


def find_citations(source: str, target: str) -> None:
    """Stream the articles of `source` through polars and write one row a citation to `target`."""
    articles = pl.scan_parquet(source).select("id", "text")
    schema = citations_of(articles.limit(0).collect()).schema
    found = articles.map_batches(citations_of, streamable=True, schema=schema)
    found.sink_parquet(target)


if __name__ == "__main__":
    find_citations(*sys.argv[1:])
