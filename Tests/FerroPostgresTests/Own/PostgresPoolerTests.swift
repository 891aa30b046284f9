import FerroPostgres
import FerroSQL
import FerroTesting
import Foundation
import Testing

@Suite(.enabled(if: OwnServer.hasPooler), .timeLimit(.minutes(2))) struct PostgresPoolerTests {
    @Test func `the contract is kept through pgbouncer in transaction mode`() async throws {
        let checks = Array(SQLDriverContract.Check.allCases.enumerated())
        let roles = checks.map { "check_\($0.offset)" }
        try await OwnServer.run { server in
            let owner = Database(try await PostgresDatabase(try server.configuration()))
            // A schema of a role's own name is where its tables go: no session has to be told.
            for role in roles {
                try await owner.execute(
                    "CREATE ROLE \(identifier: role) LOGIN PASSWORD \(unsafe: "'\(OwnServer.password)'")")
                try await owner.execute("CREATE SCHEMA AUTHORIZATION \(identifier: role)")
            }
            await owner.close()
            try await server.withPooler(users: ["ferro"] + roles) { port in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (index, check) in checks {
                        if index >= 4 { try await group.next() }
                        var configuration = try server.configuration(user: roles[index], port: port)
                        configuration.preparedStatements = false
                        group.addTask { [configuration] in await Self.run(check, configuration) }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `sessions of a pooler are in UTC, and timeouts stay with whom they belong to`() async throws {
        try await OwnServer.run(["timezone = 'Asia/Tokyo'"]) { server in
            try await server.withPooler { port in
                var configuration = try server.configuration(port: port)
                configuration.preparedStatements = false
                let patient = Database(try await PostgresDatabase(configuration))
                configuration.statementTimeout = .milliseconds(150)
                configuration.lockTimeout = .milliseconds(80)
                let hasty = Database(try await PostgresDatabase(configuration))
                for _ in 0..<8 {
                    #expect(try await hasty.value("SHOW TimeZone") as String == "UTC")
                    #expect(try await hasty.value("SELECT current_setting('statement_timeout')") as String == "150ms")
                    #expect(try await patient.value("SELECT current_setting('statement_timeout')") as String == "0")
                }
                let slow = await #expect(throws: SQLError.self) { try await hasty.execute("SELECT pg_sleep(10)") }
                #expect(slow?.code == .statementTimeout)
                #expect(slow?.statement == "SELECT pg_sleep(10)")
                let inside = await #expect(throws: SQLError.self) {
                    try await hasty.transaction { try await $0.execute("SELECT pg_sleep(10)") }
                }
                #expect(inside?.code == .statementTimeout)
                try await hasty.execute("CREATE TABLE things (id int)")
                try await hasty.execute("VACUUM things")
                try await hasty.execute("INSERT INTO things VALUES (\(1))")
                try await patient.transaction { db in
                    try await db.execute("UPDATE things SET id = 2")
                    let locked = await #expect(throws: SQLError.self) {
                        try await hasty.execute("DELETE FROM things")
                    }
                    #expect(locked?.code == .lockTimeout)
                }
                await hasty.close()
                await patient.close()
            }
        }
    }

    @Test func `prepared statements through a pooler are refused with what to set`() async throws {
        try await OwnServer.run { server in
            for settings in [[], ["ignore_startup_parameters = options,extra_float_digits"]] {
                try await server.withPooler(settings) { port in
                    let configuration = try server.configuration(port: port)
                    let error = await #expect(throws: SQLError.self) { try await PostgresDatabase(configuration) }
                    #expect(error?.code == .connection)
                    let message = error?.message ?? ""
                    #expect(message.contains("DB_PREPARED_STATEMENTS=false"), "\(message)")
                }
            }
        }
    }

    private static func run(_ check: SQLDriverContract.Check, _ configuration: PostgresConfiguration) async {
        do {
            try await SQLDriverContract { try await PostgresDatabase(configuration) }.run(check)
        } catch {
            Issue.record("\(check): \(error)")
        }
    }
}
