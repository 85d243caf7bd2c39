"""Arrow out: in go documents, or an Arrow table of them, out comes a table of their citations, one row each.

Arrow is what Spark, Dask, Ray, polars and DuckDB hand to a function and take back: `find_table` is that function, and
streams; `table` is for what is at hand, and pandas, polars and DuckDB take what it gives as it is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from archref.documents.document import UNNAMED
from archref.errors import DataError, MissingExtraError
from archref.reading.find import find

if TYPE_CHECKING:
    import pyarrow as pa

    from archref.archives.registry import Registry
    from archref.inventory.sources import Note, Source
    from archref.inventory.tree import Inventory
    from archref.model import Citation


CITATIONS_IN_A_BATCH = 8192
"""A batch of output ends with the document that fills it, so that memory does not grow with the input."""


def table(
    source: Source | Inventory, by: Iterable[Hashable] | None = None, registry: Registry | None = None
) -> pa.Table:
    """Give the citations of a source as an Arrow table, one row each, in the order of the source.

    `source` is whatever `inventory` takes, or an inventory; `by` gives for each note the work that it belongs to (the
    column of a frame, say). The columns are `work`, the `label` of the note in it, `row`, the place of the note among
    those given, from 0, and those of `citation_schema`, in which `note` counts the notes of the work.

    Raises `MissingExtraError` without pyarrow, and `DataError` as `inventory` does.

    >>> notes, works = ["GARF, f. 1, op. 2, d. 3.", "RGAE, f. 4, op. 1, d. 1.", "Ibid., d. 4."], ["A", "B", "A"]
    >>> table(notes, by=works).select(["work", "row", "archive", "delo"]).to_pylist()[-1]
    {'work': 'B', 'row': 1, 'archive': 'RGAE', 'delo': '1'}
    """
    _require_pyarrow()
    import pyarrow as pa

    # Late, so that find_table and find_files start without them.
    from archref.inventory.sources import Note, opened, rows_by_work, told_apart
    from archref.inventory.tree import Inventory
    from archref.inventory.views import in_order

    rows = []
    works = None if by is None else list(by)
    if isinstance(source, Inventory):
        rows = [_row(cited.note, cited.citation.note, cited.citation) for cited in in_order(source)]
    else:
        documents, citations = opened(source, works)
        rows = [_row(Note(UNNAMED, str(one.note + 1)), one.note, one) for one in citations]
        places = iter(rows_by_work(works).values()) if works is not None else None
        first = 0
        for document, notes in told_apart(documents):
            count = len(document.passages)
            place = list(range(first, first + count)) if places is None else next(places)
            rows += [_row(notes[one.note], place[one.note], one) for one in find(document, registry)]
            first += count
    schema = pa.schema([("work", pa.string()), ("label", pa.string()), ("row", pa.int64()), *citation_schema()])
    return pa.Table.from_pylist(rows, schema)


def _row(note: Note, row: int, citation: Citation) -> dict[str, Any]:
    return {"work": note.document, "label": note.label, "row": row} | _plain(citation)


def find_table(
    data: Any,  # noqa: ANN401
    column: str,
    keep: Sequence[str] = (),
    registry: Registry | None = None,
) -> pa.RecordBatchReader:
    """Find the citations of every document of a table, one row a citation, streaming.

    `data` is anything Arrow: a pyarrow table, batch or reader, an iterable of batches, or an object with the
    Arrow stream interface (a polars or pandas frame, a DuckDB relation). A row is a document, and `column`
    holds its text or the list of its notes; a null has no citations. The columns named in `keep` (the
    document's id, say) stand first in the result, repeated for each citation; without any, `document` is the
    number of the row, from 0. The columns after that are those of `citation_schema`. `registry` is that of
    `find`: the packaged one, or one with archives of yours.

    Raises `MissingExtraError` without pyarrow, and `DataError` for data that is not Arrow, a column that is
    not there or holds no text, and a column to keep whose name a column of a citation has.

    >>> import pyarrow as pa
    >>> table = pa.table({"id": ["a"], "text": ["RGASPI, f. 17, op. 3, d. 74, l. 5; d. 75."]})
    >>> find_table(table, "text", keep=["id"]).read_all().select(["id", "fond", "delo"]).to_pylist()
    [{'id': 'a', 'fond': '17', 'delo': '74'}, {'id': 'a', 'fond': '17', 'delo': '75'}]
    """
    _require_pyarrow()
    import pyarrow as pa

    given, batches = _opened(data)
    if given is None:  # an engine's empty partition: of what type its columns would be cannot be told
        given = pa.schema([(name, pa.null()) for name in (column, *keep)])
    _check(given, column, keep)
    schema = _result_schema([given.field(name) for name in keep])
    return pa.RecordBatchReader.from_batches(schema, _found(batches, column, keep, schema, registry))


def citation_schema() -> pa.Schema:
    """Give the columns of a citation: the keys of `Citation.to_dict`, also those it leaves out where they are empty.

    `Citation.from_dict` reads a row of `to_pylist(maps_as_pydicts="strict")` back. Raises `MissingExtraError`
    without pyarrow.

    >>> citation_schema().field("listy").type
    ListType(list<item: string>)
    """
    _require_pyarrow()
    import pyarrow as pa

    strings = pa.list_(pa.string())
    columns: dict[str, pa.DataType] = dict.fromkeys(("note", "start", "end"), pa.int64())
    columns |= dict.fromkeys(("text", "archive_text", "archive", "fond", "opis", "delo"), pa.string())
    columns |= {"listy": strings, "extra": pa.map_(pa.string(), pa.string())}
    columns |= {"inherited": strings, "candidates": strings, "listed": pa.bool_(), "basis": pa.string()}
    part = pa.struct([("level", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
    columns |= {"parts": pa.list_(part)}
    return pa.schema(list(columns.items()))


def _require_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("tables need pyarrow: pip install 'archref[arrow]'") from error


def _opened(data: Any) -> tuple[pa.Schema | None, Iterator[pa.RecordBatch]]:  # noqa: ANN401
    """Give the columns of the data (None: there is not one batch to tell them) and its batches."""
    import pyarrow as pa

    if hasattr(data, "__arrow_c_stream__"):
        reader = pa.RecordBatchReader.from_stream(data)
        return reader.schema, iter(reader)
    if not isinstance(data, Iterable) or isinstance(data, (str, bytes)):
        raise DataError(f"{type(data).__name__} is no Arrow data; give a table or record batches")
    batches = map(_as_batch, data)
    first = next(batches, None)
    return (None, batches) if first is None else (first.schema, chain((first,), batches))


def _as_batch(item: object) -> pa.RecordBatch:
    import pyarrow as pa

    if not isinstance(item, pa.RecordBatch):
        raise DataError(f"among the record batches is a {type(item).__name__}; give record batches only")
    return item


def _check(schema: pa.Schema, column: str, keep: Sequence[str]) -> None:
    for name in (column, *keep):
        if (times := schema.names.count(name)) != 1:
            there = f"{times} columns {name!r}" if times else f"no column {name!r}"
            raise DataError(f"{there} in the table; its columns are {', '.join(schema.names)}")
    if clash := [name for name in keep if name in citation_schema().names]:
        raise DataError(f"column {clash[0]!r} to keep is also a column of a citation; rename it first")
    if not _is_text(schema.field(column).type):
        kind = schema.field(column).type
        raise DataError(f"column {column!r} holds {kind}; find_table wants texts, or lists of them, there")


def _is_text(kind: Any, in_list: bool = False) -> bool:  # noqa: ANN401 - a DataType; not all have a value_type
    from pyarrow import types

    if types.is_list(kind) or types.is_large_list(kind):
        return not in_list and _is_text(kind.value_type, in_list=True)
    if types.is_dictionary(kind):
        return _is_text(kind.value_type, in_list)
    tests = (types.is_string, types.is_large_string, types.is_string_view, types.is_null)
    return any(test(kind) for test in tests)


def _result_schema(kept: list[pa.Field[Any]]) -> pa.Schema:
    import pyarrow as pa

    return pa.schema([*(kept or [pa.field("document", pa.int64())]), *citation_schema()])


def _found(
    batches: Iterable[pa.RecordBatch], column: str, keep: Sequence[str], schema: pa.Schema, registry: Registry | None
) -> Iterator[pa.RecordBatch]:
    """Give the citations of each batch of documents: a batch, or several where they are many."""
    seen = 0
    for batch in batches:
        citations: list[Citation] = []
        rows: list[int] = []
        # One row at a time becomes Python: a batch may hold more text than memory has room for twice.
        for row, document in enumerate(batch.column(column)):
            found = find(_notes(document.as_py()), registry)
            citations += found
            rows += [row] * len(found)
            if len(citations) >= CITATIONS_IN_A_BATCH:
                yield _to_batch(batch, seen, keep, rows, citations, schema)
                citations, rows = [], []
        if citations:
            yield _to_batch(batch, seen, keep, rows, citations, schema)
        seen += batch.num_rows


def _notes(document: str | list[str | None] | None) -> str | list[str]:
    if isinstance(document, list):
        return [note or "" for note in document]  # a null note keeps its place: the others keep theirs
    return document or ""


def _to_batch(
    source: pa.RecordBatch,
    seen: int,
    keep: Sequence[str],
    rows: list[int],
    citations: list[Citation],
    schema: pa.Schema,
) -> pa.RecordBatch:
    """Put citations beside the kept columns of their rows, or beside the numbers of these."""
    import pyarrow as pa

    columns = [_picked(source.column(name), rows) for name in keep]
    columns = columns or [pa.array([seen + row for row in rows], pa.int64())]
    plain = [_plain(citation) for citation in citations]
    columns += [pa.array([row[field.name] for row in plain], field.type) for field in citation_schema()]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _picked(column: pa.Array[Any], rows: list[int]) -> pa.Array[Any]:
    import pyarrow as pa

    # Of views, which polars gives, pyarrow cannot take rows.
    if pa.types.is_string_view(column.type) or pa.types.is_binary_view(column.type):
        return pa.array([column[row] for row in rows], column.type)
    return column.take(pa.array(rows, pa.int64()))


def _plain(citation: Citation) -> dict[str, Any]:
    plain = {"parts": [], "basis": None, **citation.to_dict()}
    plain |= {"candidates": list(citation.candidates), "listed": citation.listed}
    plain["extra"] = list(plain["extra"].items())  # a map's entries, as Arrow has them
    return plain
