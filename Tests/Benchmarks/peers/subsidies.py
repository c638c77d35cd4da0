"""W2 by DuckDB: python3 subsidies.py table|file THREADS FOLDER, or `whole` for one run of a process of its own."""
import sys
from decimal import Decimal
from pathlib import Path

from rounds import choose, serve

READ = """read_csv('{table}', columns = {{'id': 'INTEGER', 'district_kind': 'VARCHAR', 'years_of_service': 'INTEGER',
  'rank': 'INTEGER', 'posts': 'INTEGER', 'is_rotating': 'BOOLEAN', 'km_from_home': 'DECIMAL(5, 1)'}})"""

QUERY = """SELECT sum(round((
    CASE district_kind WHEN 'remote' THEN 800.00 WHEN 'town' THEN 400.00 ELSE 0.00 END
    + CAST(12.50 AS DECIMAL(4, 2)) * CAST(least(years_of_service, 20) AS DECIMAL(2, 0))
    + CASE WHEN is_rotating THEN 300.00 + km_from_home * 0.80 * 22.0 ELSE 0.00 END
    + CASE WHEN posts >= 2 THEN 150.00 ELSE 0.00 END
  )::DECIMAL(9, 2) * CAST(CASE rank WHEN 1 THEN 1.00 WHEN 2 THEN 1.05 WHEN 3 THEN 1.10 WHEN 4 THEN 1.15 ELSE 1.20 END
                          AS DECIMAL(3, 2)), 2))
FROM {source}"""


def connection(threads):
    import duckdb
    session = duckdb.connect()
    session.execute(f"SET threads = {threads}")
    return session


def source(folder):
    return READ.format(table=Path(folder, "subsidies", "registry", "Teacher.csv"))


def measured(session, relation, folder):
    expected = dict(line.split("\t") for line in Path(folder, "expected.tsv").read_text().splitlines())
    serve(int(expected["subsidies.rows"]), lambda: session.execute(QUERY.format(source=relation)).fetchone()[0],
          lambda total: Decimal(total) * 100 == int(expected["subsidies.total"]), "duckdb")


def table(threads, folder):
    session = connection(threads)
    session.execute(f"CREATE TABLE teachers AS FROM {source(folder)}")
    measured(session, "teachers", folder)


def file(threads, folder):
    measured(connection(threads), source(folder), folder)


def whole(threads, folder):
    print(connection(threads).execute(QUERY.format(source=source(folder))).fetchone()[0])


if __name__ == "__main__":
    choose({"table": table, "file": file, "whole": whole})
