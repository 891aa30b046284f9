import FerroSupport
import Testing

@testable import FerroPostgres

@Suite struct StatementKindTests {
    @Test(arguments: [
        ("SELECT 1", StatementKind.query), ("  -- why\n/* a /* nested */ one */ select 1", .query),
        ("WITH a AS (SELECT 1) SELECT * FROM a", .query), ("VALUES (1)", .query), ("TABLE links", .query),
        ("SELECT 'INSERT', \"update\", $$ DELETE $$, $x$ INTO $$ $x$ -- INTO", .query),
        ("SELECT substring(a FOR 3) FROM b", .query),
        ("SELECT * FROM a FOR UPDATE SKIP LOCKED", .lockingQuery), ("SELECT 1 FOR NO KEY UPDATE", .lockingQuery),
        ("SELECT pg_notify('a', 'b')", .lockingQuery), ("SELECT nextval('s')", .lockingQuery),
        ("WITH a AS (DELETE FROM b RETURNING *) SELECT * FROM a", .change), ("SELECT 1 INTO a", .change),
        ("insert into a values (1)", .change), ("MERGE INTO a USING b ON true", .change),
        (#"SELECT E'\' INSERT', 'a'"#, .query), (#"SELECT e'\\', 'INSERT'"#, .query),
        (#"SELECT E'\'' FROM a FOR UPDATE"#, .lockingQuery), (#"SELECT 'a\' FROM a FOR SHARE"#, .lockingQuery),
        ("SELECT a$b$ FROM c$b$ FOR UPDATE", .lockingQuery), ("SELECT $1, $2 INTO a", .change),
        (#"SELECT "pg_notify" ('a', 'b')"#, .lockingQuery), (#"SELECT "set_config"('a', 'b', false)"#, .lockingQuery),
        (#"SELECT "pg_name", "a""b" FROM c"#, .query), (#"SELECT "never closed"#, .query), ("SELECT E'never\\", .query),
        ("(SELECT 1)", .query), ("EXPLAIN ANALYZE DELETE FROM a", .other), ("DO $$ DELETE $$", .other),
        ("CALL a()", .other), ("SELECT 1 /* /* */ INTO a", .query), ("SELECT 1 -- \n INTO a", .change),
        ("BEGIN", .transactionControl), ("/**/COMMIT", .transactionControl), ("start transaction", .transactionControl),
        ("ROLLBACK", .transactionControl), ("PREPARE TRANSACTION 'a'", .transactionControl),
        ("ROLLBACK TO SAVEPOINT a", .savepoint), ("ROLLBACK WORK TO a", .savepoint), ("RELEASE a", .savepoint),
        ("SET search_path = a", .session), ("PREPARE a AS SELECT 1", .session), ("LISTEN a", .session),
        ("COPY a FROM STDIN", .copy), ("CREATE TABLE a ()", .other), ("", .other), ("/* never closed", .other),
        ("'never closed", .other), ("$a$ never closed", .other), ("$1", .other),
    ])
    func `a statement is known by its words`(text: String, kind: StatementKind) {
        #expect(StatementKind(text) == kind)
    }

    @Test func `no text brings the scanner to a stop`() {
        var random = SplitMix64(seed: 6)
        let pieces = [
            "'", "\"", "$", "$a$", "$1", "/*", "*/", "--", "\n", "E'", "\\", "(", "SELECT", "for", "no", "é", "_",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int(random.next() % 12)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
            _ = StatementKind(text.joined(separator: random.next() % 2 == 0 ? "" : " "))
        }
    }
}
