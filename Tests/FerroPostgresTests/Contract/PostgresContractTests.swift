import FerroPostgres
import FerroSQL
import FerroTesting
import Testing

@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresContractTests {
    @Test(.timeLimit(.minutes(1)), arguments: SQLDriverContract.Check.allCases)
    func `PostgreSQL keeps the contract`(_ check: SQLDriverContract.Check) async throws {
        try await PostgresServer.withSchema { configuration in
            try await SQLDriverContract { try await PostgresDatabase(configuration) }.run(check)
        }
    }
}
