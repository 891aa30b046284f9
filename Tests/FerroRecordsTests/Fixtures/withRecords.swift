import FerroRecords
import FerroRedis
import FerroTesting
import Logging
import NIOPosix
import Testing

/// Runs a closure with a space of its own on the server for all tests, or on the server at an address.
func withRecords<Value>(
    at url: String = RedisServer.url, _ body: (RecordSpace) async throws -> Value
) async throws -> Value {
    var logger = Logger(label: "records")
    logger.logLevel = .critical
    let redis = RedisClient(try RedisConfiguration(url: url), on: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let space = RecordSpace(redis, prefix: "test:\(UInt64.random(in: .min ... .max)):")
    do {
        let value = try await body(space)
        await redis.close()
        return value
    } catch {
        await redis.close()
        throw error
    }
}

/// Runs a closure with a record of its own.
func withPlayer<Value>(
    _ change: (inout Player) -> Void = { _ in },
    _ body: (RecordHandle<Player>, RecordSpace) async throws -> Value
) async throws -> Value {
    try await withRecords { space in
        var player = Player(id: "ada", name: "Ada", address: Address(street: "Main"))
        change(&player)
        let handle = try await player.insert(on: space)
        do {
            let value = try await body(handle, space)
            try await handle.delete()
            return value
        } catch {
            try await handle.delete()
            throw error
        }
    }
}

/// The code of the error that a closure throws; nil when it throws none.
func failure(_ body: () async throws -> Void) async -> RecordError.Code? {
    do {
        try await body()
        return nil
    } catch let error as RecordError {
        return error.code
    } catch {
        Issue.record(error)
        return nil
    }
}

/// Compares a value that took a round trip; `#expect` cannot always hold `try await`.
func same<Value: Equatable>(_ value: Value, _ wanted: Value, file: String = #fileID, line: UInt = #line) {
    #expect(value == wanted, "\(file):\(line)")
}
