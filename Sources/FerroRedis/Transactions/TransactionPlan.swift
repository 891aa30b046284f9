/// What a transaction sends between `MULTI` and `EXEC`, and what its replies mean.
///
/// Pure, https://redis.io/docs/latest/develop/interact/transactions. The first call of each script carries its source
/// and the others its digest: whatever the server forgot, no call inside of the transaction can be unknown to it.
struct TransactionPlan {
    /// `MULTI`, the commands, `EXEC`; empty when nothing need be sent.
    let commands: [RedisCommand]
    private let calls: [RedisCall]
    private let queued: [Int]

    /// - Throws: ``RedisError`` for a request that cannot be sent as it was written.
    init(_ calls: [RedisCall]) throws(RedisError) {
        for call in calls {
            if case .refused(let error) = call.special { throw error }
        }
        self.calls = calls
        queued = calls.indices.filter { calls[$0].known == nil }
        var met: Set<String> = []
        var commands = [RedisCommand("MULTI")]
        for index in queued {
            let call = calls[index]
            if let script = call.script, met.insert(script.digest).inserted {
                commands.append(script.withSource(call.command))
            } else {
                commands.append(call.command)
            }
        }
        self.commands = queued.isEmpty ? [] : commands + [RedisCommand("EXEC")]
    }

    /// One outcome for each call in its order.
    ///
    /// - Throws: ``RedisError`` when nothing ran, `.conflict` because a watched key was changed.
    func outcomes(from replies: [RedisReply]) throws(RedisError) -> [Result<RedisReply, RedisError>] {
        var outcomes = calls.map { $0.known ?? .failure(.missingReply) }
        guard !queued.isEmpty else { return outcomes }
        guard replies.count == commands.count, let opened = replies.first, let ended = replies.last else {
            throw .missingReply
        }
        if case .error(let words) = opened { throw Self.notOpened(words, replies) }
        switch ended {
        case .array(let answers) where answers.count == queued.count:
            for (index, answer) in zip(queued, answers) { outcomes[index] = Self.outcome(answer) }
            return outcomes
        case .null: throw .conflict
        case .error(let words): throw refused(words, replies)
        default: throw .unexpected(ended, to: "EXEC", expected: "a list of \(queued.count) answers")
        }
    }

    /// A refusal inside of a transaction: the other commands ran all the same.
    private static func outcome(_ answer: RedisReply) -> Result<RedisReply, RedisError> {
        answer.outcome.mapError { refusal in
            var error = refusal
            error.message += ". The other commands of the transaction ran: Redis does not undo them"
            error.mayHaveRun = true
            return error
        }
    }

    /// `MULTI` was refused, so that the commands after it ran one by one unless they were refused as well.
    private static func notOpened(_ words: String, _ replies: [RedisReply]) -> RedisError {
        var error = RedisError(reply: words)
        error.mayHaveRun = replies.dropFirst().contains { $0.errorPrefix == nil }
        error.message = "MULTI was refused, so the commands were not a transaction: \(error.message)"
        return error
    }

    /// `EXEC` was refused: the command that was refused when it was queued says why.
    private func refused(_ words: String, _ replies: [RedisReply]) -> RedisError {
        let answers = replies.dropFirst().dropLast()
        for (number, answer) in answers.enumerated() {
            guard case .error(let reason) = answer else { continue }
            var error = RedisError(reply: reason)
            error.message += ". Nothing of the transaction ran"
            let call = calls[queued[number]]
            return error.placed(queued[number] + 1, of: calls.count, command: call.command.name, in: "transaction")
        }
        guard let because = words.firstRange(of: "because of: ") else { return RedisError(reply: words) }
        var error = RedisError(reply: String(words[because.upperBound...]))
        error.message += ". Nothing of the transaction ran"
        return error
    }
}

extension RedisError {
    static var conflict: RedisError {
        RedisError(.conflict, "A watched key was changed, so nothing of the transaction ran: read again and retry")
    }
}
