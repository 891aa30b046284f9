import FerroRedis

/// One operation on a record and how its result is read: made by the methods of a ``RecordField``.
///
/// ``RecordHandle/run(_:)`` runs one, ``RecordHandle/pipeline(_:)`` several, all of them or none.
///
/// ```swift
/// let gain = Player.fields.score.add(5)                      // RecordOperation<Int>
/// let score = try await Player.at("ada", on: c.redis).run(gain)
/// ```
public struct RecordOperation<Result: Sendable>: Sendable {
    let steps: [RecordStep]
    let failure: RecordError?
    /// Reads the reply of the last step.
    let read: @Sendable (RedisReply) throws(RecordError) -> Result

    init(
        _ steps: [RecordStep], failure: RecordError? = nil,
        read: @escaping @Sendable (RedisReply) throws(RecordError) -> Result
    ) {
        self.steps = steps
        self.failure = failure
        self.read = read
    }

    /// An operation with a value that cannot be written: it throws when it is run.
    init(failing error: RecordError) {
        steps = []
        failure = error
        read = { _ throws(RecordError) in throw error }
    }

    /// The result among those of a script, whose place moves behind it.
    func result(in results: RecordResults, at place: inout Int) throws(RecordError) -> Result {
        if let failure { throw failure }
        place += steps.count
        guard steps.count > 0, results.steps.indices.contains(place - 1) else { throw .unreadable }
        return try read(results.steps[place - 1])
    }
}

extension RecordError {
    static var unreadable: RecordError {
        RecordError(.decoding, "a record's script answered something else: is the server a Redis 6.2 or later?")
    }
}
