"""Many documents: in go Arrow tables, or files and folders, out come the citations of each document.

Nothing here is an engine: `tables` goes from Arrow to Arrow, `processes` over the processes of one machine.
May use `inventory`, `reading` and what these use.
"""

from archref.batch.processes import find_files as find_files
from archref.batch.processes import over_files as over_files
from archref.batch.tables import citation_schema as citation_schema
from archref.batch.tables import find_table as find_table
from archref.batch.tables import table as table
