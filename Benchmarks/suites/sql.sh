# shellcheck shell=bash
# The data layer: the ORM and the drivers on SQLite against GRDB, and on PostgreSQL against pgbench and COPY.
# Sourced by `run`, which sets `work`, `program` and `seconds`.
: "${work:?}" "${seconds:?}"

prepare() {
    require_swift
    require_packages build servers
    build sql
    [ -n "${FERRO_TEST_POSTGRES_URL:-}" ] || timed "Starting a throwaway PostgreSQL" start_postgres "$work/postgres"
    # What the server starts from now on runs where it does.
    if can_pin && [ -n "$postgres_data" ]; then
        taskset -cp 0 "$(head -n 1 "$postgres_data/postmaster.pid")" >/dev/null
    fi
    "$(postgres_bin)/pgbench" -i -q -s 1 "$FERRO_TEST_POSTGRES_URL" >/dev/null 2>&1 || die "pgbench made no tables."
    "${program:?}" pg.prepare || die "The tables for PostgreSQL could not be made."
    awk 'BEGIN { for (i = 1; i <= 100000; i++) printf "entry number %d\t%d\n", i, i }' > "$work/entries.tsv"
}

round() {
    local name
    export TMPDIR=$work
    for name in grdb.find sqlite.find sqlite.driver grdb.insert sqlite.insert sqlite.insert_driver sqlite.insert_inline sqlite.eager sqlite.queries; do
        contend "$program" "$name" "$seconds"
    done
    contend "$program" sqlite.stream
    for name in pg.find pg.driver pg.eager pg.queries pg.bulk pg.stream; do
        [ "$name" != pg.driver ] || pgbench_select
        contend pinned 1 "$program" "$name" "$seconds"
    done
    copy_in
}

pgbench_select() {
    local rate
    rate=$(pinned 1 "$(postgres_bin)/pgbench" -n -S -M prepared -c 16 -j 1 -T "${seconds%.*}" "$FERRO_TEST_POSTGRES_URL" 2>/dev/null |
        awk '/^tps/ { print $3 }')
    note_value pgbench.rate "${rate:-0}"
}

# As `pg.bulk` does it: into a table that was emptied, timed from here with the start of psql.
copy_in() {
    local psql started ended
    psql=$(postgres_bin)/psql
    "$psql" -Xq "$FERRO_TEST_POSTGRES_URL" -c 'TRUNCATE bulk_entries'
    started=$(date +%s%N)
    pinned 1 "$psql" -Xq "$FERRO_TEST_POSTGRES_URL" -c "\\copy bulk_entries (name, votes) from '$work/entries.tsv'"
    ended=$(date +%s%N)
    note_value copy.rate "$(awk -v ns=$((ended - started)) 'BEGIN { print 100000 / (ns / 1e9) }')"
}

figures() {
    figure sql.sqlite.find.vs_grdb x '>=5' sqlite.find.rate grdb.find.rate
    figure sql.sqlite.find.cpu_us us - sqlite.find.cpu_us
    figure sql.sqlite.find.cpu_vs_grdb x - sqlite.find.cpu_us grdb.find.cpu_us
    figure sql.sqlite.find.cpu_vs_driver x - sqlite.find.cpu_us sqlite.driver.cpu_us
    figure sql.sqlite.driver.rate 1/s - sqlite.driver.rate
    figure sql.sqlite.insert.vs_grdb x '>=4' sqlite.insert.rate grdb.insert.rate
    figure sql.sqlite.insert.driver_vs_grdb x - sqlite.insert_driver.rate grdb.insert.rate
    figure sql.sqlite.insert.cpu_us us - sqlite.insert.cpu_us
    figure sql.sqlite.insert.p99_us us - sqlite.insert.p99_us
    figure sql.sqlite.insert.p99_vs_inline_checkpoints x - sqlite.insert.p99_us sqlite.insert_inline.p99_us
    figure sql.sqlite.insert.log_mb MB - sqlite.insert.log_mb
    figure sql.sqlite.eager.vs_queries x - sqlite.eager.rate sqlite.queries.rate
    figure sql.sqlite.stream.rss MB - sqlite.stream.rss_mb
    figure sql.pg.find.vs_pgbench x '>=1.6' pg.find.rate pgbench.rate
    figure sql.pg.find.cpu_us us - pg.find.cpu_us
    figure sql.pg.find.cpu_vs_driver x '<=1.3' pg.find.cpu_us pg.driver.cpu_us
    figure sql.pg.eager.vs_queries x - pg.eager.rate pg.queries.rate
    figure sql.pg.bulk.vs_copy x - pg.bulk.rate copy.rate
    figure sql.pg.stream.rss MB - pg.stream.rss_mb
}
