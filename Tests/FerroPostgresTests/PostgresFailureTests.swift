import FerroSQL
import Testing

@testable import FerroPostgres

@Suite struct PostgresFailureTests {
    static let states: [(String, SQLError.Code)] = [
        ("23505", SQLError.Code.unique), ("23503", .foreignKey), ("23001", .foreignKey), ("23502", .notNull),
        ("23514", .check), ("23P01", .constraint), ("23000", .constraint), ("44000", .constraint),
        ("40001", .serialization), ("40P01", .deadlock), ("55P03", .lockTimeout), ("57014", .statementTimeout),
        ("42601", .statement), ("42P01", .statement), ("42703", .statement), ("0A000", .statement),
        ("22P02", .statement),
        ("21000", .statement), ("P0001", .statement), ("54000", .statement), ("55000", .statement),
        ("25006", .statement),
        ("08006", .connection), ("08P01", .connection), ("26000", .statement), ("42P05", .statement),
        ("57P01", .connection), ("57P02", .connection), ("57P03", .connection),
        ("53300", .connection), ("28P01", .connection), ("3D000", .connection), ("25P03", .connection),
        ("53100", .io), ("53200", .io), ("58030", .io), ("XX001", .io), ("25P02", .transactionClosed),
        ("25P04", .statementTimeout), ("", .statement), ("?", .statement),
    ]

    @Test(arguments: states)
    func `a state has a code`(_ state: String, _ code: SQLError.Code) {
        let error = PostgresFailure(sqlState: state, message: "words").error(statement: "SELECT 1")
        #expect(error.code == code)
        #expect(error.statement == "SELECT 1")
        #expect(error.message.count > 10)
    }

    @Test func `states that a pooler causes say what to set`() {
        for state in ["26000", "42P05"] {
            let message = PostgresFailure(sqlState: state, message: "prepared statement").error().message
            #expect(message.contains("DB_PREPARED_STATEMENTS=false"))
        }
        let binds = PostgresFailure(sqlState: "08P01", message: "bind message supplies 1 parameters").error()
        #expect(binds.code == .statement)
    }

    @Test func `who cancelled decides between a timeout and a cancellation`() {
        let failure = PostgresFailure(sqlState: "57014", message: "canceling statement due to statement timeout")
        #expect(failure.error().code == .statementTimeout)
        #expect(failure.error(wasCancelled: true).code == .cancelled)
        let user = PostgresFailure(sqlState: "57014", message: "canceling statement due to user request")
        #expect(user.error().code == .cancelled)
    }

    static let details: [(String, [String])] = [
        ("Key (email)=(hunter2@example.com) already exists.", ["email"]),
        ("Key (owner_id, slug)=(7, hunter2) already exists.", ["owner_id", "slug"]),
        ("Key (lower(email), owner_id)=(hunter2, 7) already exists.", ["owner_id"]),
        ("Key (lower((email)::text))=(hunter2) already exists.", []),
        ("Key (\"Weird, (Name\"\"\", b)=(hunter2, 1) already exists.", ["Weird, (Name\"", "b"]),
        ("Key (author_id)=(hunter2) is not present in table \"authors\".", ["author_id"]),
        ("Schlüssel »(email)=(hunter2)« existiert bereits.", ["email"]),
        ("Key (żółć)=(hunter2) already exists.", ["żółć"]),
        ("hunter2", []), ("(", []), ("Key (a", []), ("Key ()=()", []), ("", []),
    ]

    @Test(arguments: details)
    func `the columns of a key are named and its values are not`(_ detail: String, _ columns: [String]) {
        let failure = PostgresFailure(
            sqlState: "23505", message: "duplicate key value violates unique constraint \"users_email_key\"",
            detail: detail, table: "users", constraint: "users_email_key")
        let error = failure.error()
        #expect(error.columns == columns)
        #expect(error.table == "users" && error.constraint == "users_email_key")
        #expect(error.message.contains("users_email_key"))
        #expect(!"\(error)".contains("hunter2") && !error.message.contains("hunter2"))
    }

    @Test func `NOT NULL names its column and a check its constraint, never the row`() {
        let detail = "Failing row contains (7, (hunter2)=(x))."
        let missing = PostgresFailure(
            sqlState: "23502", message: "null value in column \"age\"", detail: detail, table: "users", column: "age")
        #expect(missing.error().columns == ["age"])
        #expect(missing.error().message.hasPrefix("users.age may not be NULL"))
        let check = PostgresFailure(
            sqlState: "23514", message: "violates", detail: detail, table: "users", constraint: "age_positive"
        ).error()
        #expect(check.columns.isEmpty && check.constraint == "age_positive")
        #expect(!"\(missing.error()) \(check)".contains("hunter2"))
    }

    @Test(arguments: [
        "invalid input syntax for type integer: \"hunter2\"", "value \"hunter2\" is out of range for type integer",
        "invalid input value for enum mood: \"a \"hunter2\" b\"", "invalid byte sequence: hunter2", "bad \"hunter2",
    ])
    func `a refused value is not quoted`(_ message: String) {
        let error = PostgresFailure(sqlState: "22P02", message: message, hint: "hunter2").error()
        #expect(!error.message.contains("hunter2"), "\(error.message)")
    }

    @Test func `a wrong statement says where and what the server advises`() {
        let error = PostgresFailure(
            sqlState: "42703", message: "column \"nmae\" does not exist",
            hint: "Perhaps you meant to reference the column \"users.name\".", position: 8
        ).error(statement: "SELECT nmae FROM users")
        #expect(error.message.contains("at character 8"))
        #expect(error.message.contains("users.name"))
    }
}
