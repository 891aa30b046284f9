package import FerroRedis

/// One run of a record's script: its keys, its arguments, and how its reply is read.
package struct RecordCall: Sendable {
    /// The record, then its indexes.
    package let keys: [RedisKey]
    /// See ``RecordScript``.
    package let arguments: [RedisArgument]
    let script: RecordScript

    /// The results of the steps.
    ///
    /// - Throws: the step that failed, as an error; nothing was written then.
    package func results(of reply: RedisReply) throws(RecordError) -> RecordResults {
        throw RecordError(.decoding, "not yet")
    }
}

/// What the steps of a script returned.
package struct RecordResults: Sendable {
    /// The record's version afterwards.
    package let version: Int64
    /// The result of each step.
    package let steps: [RedisReply]
}
