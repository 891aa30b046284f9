#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One contender for one round: `sql CONTENDER [SECONDS]` prints a line `key<TAB>value` per figure.
///
/// A process of its own for each, so that CPU time and memory are its own.
@main struct SQLBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let contender = contenders[name] else {
            print("usage: sql CONTENDER [SECONDS]; contenders: \(contenders.keys.sorted().joined(separator: " "))")
            exit(64)
        }
        let seconds = arguments.dropFirst().first.flatMap(Double.init) ?? 2
        for (key, value) in try await contender(Load(seconds: seconds)) { print("\(name).\(key)\t\(value)") }
    }

    typealias Figures = [(key: String, value: Double)]
    typealias Contender = @Sendable (Load) async throws -> Figures

    static let contenders: [String: Contender] = [
        "grdb.find": GRDBContenders.find,
        "grdb.insert": GRDBContenders.insert,
        "pg.prepare": PostgresContenders.prepare,
        "pg.find": PostgresContenders.find,
        "pg.driver": PostgresContenders.driver,
        "pg.eager": PostgresContenders.eager,
        "pg.queries": PostgresContenders.queries,
        "pg.bulk": PostgresContenders.bulk,
        "pg.stream": PostgresContenders.stream,
        "sqlite.find": SQLiteContenders.find,
        "sqlite.driver": SQLiteContenders.driver,
        "sqlite.insert": { try await SQLiteContenders.insert($0) },
        "sqlite.insert_driver": SQLiteContenders.insertByDriver,
        "sqlite.insert_inline": { try await SQLiteContenders.insert($0, checkpointsInCommits: true) },
        "sqlite.eager": SQLiteContenders.eager,
        "sqlite.queries": SQLiteContenders.queries,
        "sqlite.stream": SQLiteContenders.stream,
    ]
}
