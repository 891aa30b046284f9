import FerroRedis

/// Runs the same step on many records: a pipeline for each thousand of them.
struct RecordBatches<Record: RedisRecord>: Sendable {
    /// How many records one pipeline has.
    static var size: Int { 1_000 }

    let store: any RecordStore

    /// Runs a step on each record.
    ///
    /// - Returns: For each whether its step did something: 1, and nil where a record with the id was there already.
    /// - Throws: After the batch ran the first failure of another kind.
    func run<Item>(
        _ items: [Item], id: (Item) -> Record.ID, step: (Item) throws -> RecordStep
    ) async throws -> [Bool?] {
        var done: [Bool?] = []
        done.reserveCapacity(items.count)
        for first in stride(from: 0, to: items.count, by: Self.size) {
            try Task.checkCancellation()
            let calls = try items[first...].prefix(Self.size).map { item in
                RecordCall([try step(item)], at: Record.at(id(item), on: store).place)
            }
            let requests = calls.map { $0.script.request(keys: $0.keys, arguments: $0.arguments) }
            let replies = try await store.redis.pipeline(requests: requests)
            for (call, reply) in zip(calls, replies) { done.append(try Self.outcome(call, try reply.get())) }
        }
        return done
    }

    private static func outcome(_ call: RecordCall, _ reply: RedisReply) throws(RecordError) -> Bool? {
        do throws(RecordError) {
            guard let step = try call.results(of: reply).steps.last else { throw RecordError.unreadable }
            return try RedisReply.flag(step)
        } catch {
            guard error.code == .exists else { throw error }
            return nil
        }
    }
}
