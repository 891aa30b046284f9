import FerroPostgres
import FerroSQL
import Testing

/// Statements that hide what they do: one that is taken for a read runs where nothing can be written, is refused there
/// and runs once where it may write.
@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct PostgresMisreadTests {
    static let writers: [SQL] = [
        "SELECT visit()", "SELECT * FROM visit()", "(SELECT visit())", "VALUES (visit())", "SELECT \"visit\" ( )",
        "WITH x AS (INSERT INTO visits VALUES (1) RETURNING 1) SELECT * FROM x",
        "WITH x AS (INSERT INTO visits VALUES (length(E'\\'')) RETURNING id) SELECT E'\\'', id FROM x",
        "/* SELECT /* 1 */ */ WITH x AS (/**/INSERT/**/INTO visits VALUES (1)) SELECT 1",
        "SELECT $a$ $b$ $a$, visit() -- $b$", "SELECT U&'d\\0061t' , visit()", "TABLE visiting",
        "SELECT 1 AS insert$x$, visit() AS a$x$", "EXPLAIN ANALYZE INSERT INTO visits VALUES (1)",
        "DO $$ BEGIN INSERT INTO visits VALUES (1); END $$", "CALL visit_again()",
    ]

    @Test func `a write that looks like a read happens once`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await db.execute("CREATE TABLE visits (id int)")
            try await db.execute(
                "CREATE FUNCTION visit() RETURNS int LANGUAGE sql AS 'INSERT INTO visits VALUES (1) RETURNING 1'")
            try await db.execute("CREATE VIEW visiting AS SELECT visit()")
            try await db.execute(
                "CREATE PROCEDURE visit_again() LANGUAGE plpgsql AS 'BEGIN PERFORM visit(); COMMIT; END'")
            var expected = 0
            for sql in Self.writers {
                for _ in 0..<2 {
                    try await db.execute(sql)
                    expected += 1
                    let count: Int = try await db.value("SELECT count(*) FROM visits")
                    #expect(count == expected, "\(sql)")
                }
            }
        }
    }

    @Test func `nothing that looks like a read can make shared sessions write`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            for sql: SQL in [
                "SELECT set_config('default_transaction_read_only', 'off', false)",
                "SELECT \"set_config\"('default_transaction_read_only', 'off', false)",
                "SELECT pg_catalog.\"set_config\" ('default_transaction_read_only', 'off', false)",
            ] {
                try await db.execute(sql)
                for _ in 0..<8 {
                    #expect(try await db.value("SELECT current_setting('transaction_read_only')") as String == "on")
                }
            }
        }
    }
}
