import FerroRedis
import FerroSQL

/// Where jobs write their rows: beside the queue, and not by its means.
protocol RowStore: Sendable {
    /// Writes the row of a key, or counts one more write of it.
    func write(_ key: Int) async throws
    /// How often each key was written.
    func all() async throws -> [Int: Int]
}

/// A table of the database that holds the jobs.
struct TableRows: RowStore {
    let database: Database

    func prepare() async throws {
        try await database.execute("CREATE TABLE proof_rows (job BIGINT NOT NULL PRIMARY KEY, writes BIGINT NOT NULL)")
    }

    func write(_ key: Int) async throws {
        try await database.execute(
            """
            INSERT INTO proof_rows (job, writes) VALUES (\(key), 1) \
            ON CONFLICT (job) DO UPDATE SET writes = proof_rows.writes + 1
            """)
    }

    func all() async throws -> [Int: Int] {
        var all: [Int: Int] = [:]
        for row in try await database.rows("SELECT job, writes FROM proof_rows") {
            all[try row.decode("job")] = try row.decode("writes", as: Int.self)
        }
        return all
    }
}

/// A hash of the Redis that holds the jobs.
struct HashRows: RowStore {
    let redis: RedisClient
    private static let key: RedisArgument = "proof_rows"

    func write(_ key: Int) async throws {
        _ = try await redis.send(RedisCommand("HINCRBY", [Self.key, RedisArgument("\(key)"), "1"], keys: .first))
    }

    func all() async throws -> [Int: Int] {
        guard case .array(let parts) = try await redis.send(RedisCommand("HGETALL", [Self.key], keys: .first)) else {
            return [:]
        }
        let numbers = parts.map { $0.bytes.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? -1 }
        return Dictionary(
            stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) },
            uniquingKeysWith: { first, _ in first })
    }
}
