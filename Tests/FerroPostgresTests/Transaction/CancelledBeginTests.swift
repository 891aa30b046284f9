import FerroPostgres
import FerroSQL
import Testing

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct CancelledBeginTests {
    private struct Stop: Error {}

    @Test(arguments: [false, true])
    func `a transaction whose first statement was cancelled before it was sent still undoes the others`(
        isNested: Bool
    ) async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await db.execute("CREATE TABLE things (id int)")
            await #expect(throws: Stop.self) {
                try await db.transaction { db in
                    let first = Task {
                        withUnsafeCurrentTask { $0?.cancel() }
                        guard isNested else { return _ = try await db.execute("INSERT INTO things VALUES (1)") }
                        try await db.transaction { _ = try await $0.execute("INSERT INTO things VALUES (1)") }
                    }
                    if case .success = await first.result { Issue.record("the first statement ran") }
                    try await db.execute("INSERT INTO things VALUES (2)")
                    throw Stop()
                }
            }
            #expect(try await db.value("SELECT count(*) FROM things") as Int == 0)
        }
    }

    @Test func `what follows a cancelled first statement is committed together`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await db.execute("CREATE TABLE things (id int)")
            try await db.transaction { db in
                let first = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    try await db.execute("INSERT INTO things VALUES (1)")
                }
                if case .success = await first.result { Issue.record("the first statement ran") }
                try await db.execute("INSERT INTO things VALUES (2)")
                try await db.execute("INSERT INTO things VALUES (3)")
            }
            #expect(try await db.value("SELECT count(*) FROM things") as Int == 2)
        }
    }
}
