"""Find the citations of articles with DuckDB: `python with_duckdb.py articles.parquet out.parquet`.

The articles are a Parquet file with the columns id and text.
"""

from __future__ import annotations

import sys

import duckdb  # type: ignore[import-not-found, unused-ignore]

from archref.batch import find_table


def find_citations(source: str, target: str) -> None:
    """Stream the articles of `source` out of DuckDB, and the citations back into it, to `target`."""
    # Two connections, because each is busy with one end of the stream.
    with duckdb.connect() as reading, duckdb.connect() as writing:
        articles = reading.read_parquet(source).select("id", "text")
        citations = find_table(articles, "text", keep=["id"])
        writing.from_arrow(citations).write_parquet(target)


if __name__ == "__main__":
    find_citations(*sys.argv[1:])
