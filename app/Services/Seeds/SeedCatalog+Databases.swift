extension SeedCatalog {
    static let databases = [
        Part(
            prefix: "https://www.sqlite.org/", suffix: ".html", tags: ["sqlite", "databases"],
            rows: """
                wal | Write-ahead logging | durability
                lang_upsert | UPSERT | sql
                queryplanner | Query planning | performance indexes
                optoverview | The SQLite query optimizer overview | performance
                fts5 | FTS5: full-text search | search
                json1 | JSON functions and operators | json
                withoutrowid | Clustered indexes and the WITHOUT ROWID optimization | indexes
                whentouse | Appropriate uses for SQLite | architecture
                howtocorrupt | How to corrupt an SQLite database file | durability
                isolation | Isolation in SQLite | transactions
                lockingv3 | File locking and concurrency in SQLite 3 | concurrency
                atomiccommit | Atomic commit in SQLite | durability
                testing | How SQLite is tested | testing
                stricttables | STRICT tables | sql
                pragma | PRAGMA statements | performance
                lang_returning | RETURNING | sql
                np1queryprob | Many small queries are efficient in SQLite | performance
                fasterthanfs | 35% faster than the filesystem | performance
                """),
        Part(
            prefix: "https://www.postgresql.org/docs/current/", suffix: ".html", tags: ["postgres", "databases"],
            rows: """
                mvcc-intro | Introduction to multiversion concurrency control | transactions
                transaction-iso | Transaction isolation | transactions
                explicit-locking | Explicit locking | transactions
                using-explain | Using EXPLAIN | performance
                indexes-multicolumn | Multicolumn indexes | indexes
                indexes-partial | Partial indexes | indexes
                indexes-index-only-scans | Index-only scans and covering indexes | indexes performance
                gin | GIN indexes | indexes search
                datatype-json | JSON types | json
                textsearch-intro | Full text search | search
                ddl-partitioning | Table partitioning | scaling
                logical-replication | Logical replication | scaling
                sql-notify | NOTIFY | queues
                sql-select | SELECT, with FOR UPDATE SKIP LOCKED | sql queues
                ddl-rowsecurity | Row security policies | security
                routine-vacuuming | Routine vacuuming | operations
                runtime-config-wal | Write ahead log settings | durability
                libpq-async | Asynchronous command processing in libpq | c
                pgstatstatements | pg_stat_statements | performance observability
                queries-with | WITH queries (common table expressions) | sql
                functions-window | Window functions | sql
                """),
        Part(
            prefix: "https://redis.io/docs/latest/", tags: ["redis", "databases"],
            rows: """
                develop/data-types/streams/ | Redis streams | queues
                develop/data-types/sorted-sets/ | Sorted sets | data-structures
                develop/interact/pubsub/ | Pub/Sub | messaging
                develop/using-commands/pipelining/ | Pipelining | performance
                develop/use/patterns/distributed-locks/ | Distributed locks | distributed
                operate/oss_and_stack/management/persistence/ | Persistence | durability
                develop/reference/eviction/ | Key eviction | caching
                develop/interact/programmability/eval-intro/ | Scripting with Lua | scripting
                develop/reference/protocol-spec/ | The serialization protocol | protocols
                """),
        Part(
            prefix: "https://use-the-index-luke.com/", tags: ["sql", "indexes"],
            rows: """
                no-offset | We need tool support for keyset pagination | performance
                sql/anatomy | Anatomy of an SQL index | books
                sql/where-clause/the-equals-operator/concatenated-keys | Concatenated keys | performance
                sql/explain-plan | Execution plans | performance
                """),
        Part(
            prefix: "https://", tags: ["databases"],
            rows: """
                jepsen.io/consistency | Consistency models, as a map | distributed
                jepsen.io/analyses | Analyses of distributed systems | distributed testing
                dataintensive.net/ | Designing Data-Intensive Applications | books architecture
                15445.courses.cs.cmu.edu/ | CMU 15-445: Database Systems | courses
                litestream.io/ | Litestream: streaming replication for SQLite | sqlite operations
                duckdb.org/why_duckdb | Why DuckDB | analytics
                www.pgbouncer.org/features.html | PgBouncer: features and pooling modes | postgres scaling
                explain.depesz.com/ | PostgreSQL's explain analyze made readable | postgres performance
                db-engines.com/en/ranking | DB-Engines ranking | trends
                """),
    ]
}
