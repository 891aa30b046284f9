import AppMigrations
import Ferro
import Foundation
import Synchronization
import Testing

@testable import App

/// The statements that FerroORM writes for PostgreSQL, given to a real server; `scripts/test` starts one.
@Suite(.enabled(if: Program.setting("FERRO_TEST_POSTGRES_URL") != nil, "scripts/test starts PostgreSQL"))
struct `PostgreSQL understands` {
    @Test func `every migration up and down, and the queries of the board`() async throws {
        let recorder = Recorder()
        let db = Database(recorder)
        for type in AppMigrations.all { try await type.init().up(Schema(db)) }
        let up = recorder.take()
        for type in AppMigrations.all.reversed() { try await type.init().down(Schema(db)) }
        let down = recorder.take()
        let query = LinkQuery(page: 2, sort: .top, tag: "swift", q: "100%")
        _ = try? await LinkBoard.page(query, on: db)
        _ = try? await Link.find(7, on: db)
        _ = try? await Link.create(.init(url: "u", title: "t", submitter: "s"), on: db)
        _ = try? await Link.where { $0.host == nil && !($0.votesCount > 3) }.increment({ $0.votesCount }, by: 1, on: db)
        _ = try? await Link.where { $0.url.isIn(["a", "b"]) }.delete(on: db)
        let queries = recorder.take()
        #expect(up.count >= 5 && down.count >= 5 && queries.count >= 5)

        // Everything in one transaction that is rolled back: the server is shared with other tests.
        let prepared = queries.enumerated().map { "PREPARE q\($0.offset) AS \($0.element)" }
        let start = ["BEGIN", "CREATE SCHEMA board", "SET search_path = board"]
        let script = (start + up + prepared + down + ["ROLLBACK"]).map { $0 + ";\n" }.joined()
        let url = try #require(Program.setting("FERRO_TEST_POSTGRES_URL"))
        let outcome = try await Program.run(
            "/usr/bin/env", ["psql", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", url], input: script)
        #expect(outcome.status == 0, "\(outcome.errors)\n\(script)")
    }
}

/// A driver that notes what it is asked and answers nothing.
private final class Recorder: SQLDriver {
    let dialect = Dialect.postgres
    private let statements = Mutex<[String]>([])

    func take() -> [String] {
        statements.withLock { list in
            defer { list = [] }
            return list
        }
    }

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        statements.withLock { $0.append(statement.text) }
        return SQLResult()
    }

    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction { Open(recorder: self) }
    func close() async {}

    private struct Open: SQLTransaction {
        let recorder: Recorder
        func execute(_ statement: SQLStatement) async throws -> SQLResult { try await recorder.execute(statement) }
        func cursor(_ statement: SQLStatement, rows: Int) async throws -> any SQLCursor {
            WholeCursor(rows: try await execute(statement).rows, part: rows)
        }
        func commit() async throws {}
        func rollback() async {}
    }
}
