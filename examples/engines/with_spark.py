"""Find the citations of articles with Spark: `spark-submit with_spark.py articles.parquet out`.

The articles are Parquet files with the columns id and text; `out` becomes a folder of such files.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pyspark.sql import SparkSession  # type: ignore[import-not-found, unused-ignore]
from pyspark.sql.pandas.types import from_arrow_schema  # type: ignore[import-not-found, unused-ignore]

from archref.batch import citation_schema, find_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa


def citations_of(articles: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Give one row a citation, with its article's id."""
    return iter(find_table(articles, "text", keep=["id"]))


def find_citations(source: str, target: str) -> None:
    """Find the citations of the articles in `source`, partition by partition, and write them to `target`."""
    articles = SparkSession.builder.getOrCreate().read.parquet(source).select("id", "text")
    schema = articles.select("id").schema
    for field in from_arrow_schema(citation_schema()):
        schema = schema.add(field)
    articles.mapInArrow(citations_of, schema).write.parquet(target)


if __name__ == "__main__":
    find_citations(*sys.argv[1:])
