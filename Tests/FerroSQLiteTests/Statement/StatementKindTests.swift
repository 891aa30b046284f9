import Testing

@testable import FerroSQLite

@Suite struct StatementKindTests {
    @Test(arguments: [
        ("SELECT 1", StatementKind.query), ("  \n\tselect 1", .query), ("-- note\nSELECT 1", .query),
        ("/* a -- b */ /**/ values (1)", .query), ("WITH x AS (SELECT 1) INSERT INTO y SELECT 1", .query),
        ("EXPLAIN QUERY PLAN SELECT 1", .query), ("pragma user_version", .query),
        ("INSERT INTO x VALUES (1)", .change), ("Replace INTO x VALUES (1)", .change), ("update x SET y = 1", .change),
        ("DELETE FROM x", .change), ("BEGIN", .transactionControl), ("COMMIT;", .transactionControl),
        ("end transaction", .transactionControl), ("ROLLBACK", .transactionControl),
        ("ROLLBACK TRANSACTION", .transactionControl), ("ROLLBACK TO a", .savepoint),
        ("ROLLBACK /* x */ TRANSACTION TO SAVEPOINT a", .savepoint), ("SAVEPOINT a", .savepoint),
        ("RELEASE a", .savepoint), ("ATTACH 'x' AS y", .attachment), ("DETACH y", .attachment),
        ("CREATE TABLE x (y)", .other), ("VACUUM", .other), ("", .other), ("-- only a comment", .other),
        ("/* open", .other), ("SELECTED", .other), ("É", .other),
    ])
    func `a statement is known by its first words`(_ text: String, _ kind: StatementKind) {
        #expect(StatementKind(text) == kind)
    }

    @Test(arguments: [
        ("", true), (" ; ;\n-- end", true), ("/* x */", true), ("/* open", true), ("; SELECT 1", false), ("\0", false),
        ("-", false), ("/", false), ("x", false),
    ])
    func `only blanks, comments and semicolons may follow`(_ rest: String, _ isAtEnd: Bool) {
        var scanner = StatementScanner(rest)
        #expect(scanner.isAtEnd() == isAtEnd)
    }
}
