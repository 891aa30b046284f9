/// Which commands of a pipeline are sent, and which of them a second time.
///
/// Pure: the commands go out, the replies come in, ``outcomes`` has one for each call in its order.
struct PipelinePlan {
    /// One for each call; a call without a reply so far is a missing reply.
    private(set) var outcomes: [Result<RedisReply, RedisError>]
    /// What is sent first.
    let commands: [RedisCommand]
    private let calls: [RedisCall]
    private let sent: [Int]
    private var unknown: [Int] = []

    init(_ calls: [RedisCall]) {
        self.calls = calls
        outcomes = calls.map { $0.known ?? .failure(.missingReply) }
        sent = calls.indices.filter { calls[$0].known == nil }
        commands = sent.map { calls[$0].command }
    }

    /// Takes the replies to ``commands``.
    mutating func take(_ replies: [RedisReply]) {
        fill(sent, with: replies)
        unknown = sent.filter { index in
            guard calls[index].script != nil, case .failure(let error) = outcomes[index] else { return false }
            return error.isUnknownScript
        }
    }

    /// The script calls that did not run because the server did not know them, with their sources.
    var again: [RedisCommand] {
        unknown.compactMap { index in calls[index].script?.withSource(calls[index].command) }
    }

    /// Takes the replies to ``again``.
    mutating func takeAgain(_ replies: [RedisReply]) { fill(unknown, with: replies) }

    /// Sending ``again`` failed: those calls have no answer.
    mutating func failAgain(_ error: RedisError) {
        for index in unknown { outcomes[index] = .failure(error) }
    }

    private mutating func fill(_ indices: [Int], with replies: [RedisReply]) {
        for (index, reply) in zip(indices, replies) { outcomes[index] = reply.outcome }
        for index in indices.dropFirst(replies.count) { outcomes[index] = .failure(.missingReply) }
    }
}

extension RedisReply {
    /// The reply, or the refusal that it is.
    var outcome: Result<RedisReply, RedisError> {
        if case .error(let words) = self { .failure(RedisError(reply: words)) } else { .success(self) }
    }
}
