"""Find the citations of articles with Dask: `python with_dask.py articles.parquet out`.

The articles are Parquet files with the columns id and text; `out` becomes a folder of such files.
"""

from __future__ import annotations

import sys

import dask.dataframe as dd  # type: ignore[import-not-found, unused-ignore]
import pandas as pd  # type: ignore[import-untyped, import-not-found, unused-ignore]
import pyarrow as pa

from archref.batch import find_table


def citations_of(articles: pd.DataFrame) -> pd.DataFrame:
    """Give one row a citation, with its article's id."""
    found = find_table(pa.Table.from_pandas(articles, preserve_index=False), "text", keep=["id"])
    return found.read_all().to_pandas(types_mapper=pd.ArrowDtype)


def find_citations(source: str, target: str) -> None:
    """Find the citations of the articles in `source`, partition by partition, and write them to `target`."""
    articles = dd.read_parquet(source, columns=["id", "text"])
    found = articles.map_partitions(citations_of, meta=citations_of(articles._meta))
    found.to_parquet(target, write_index=False)


if __name__ == "__main__":
    find_citations(*sys.argv[1:])
