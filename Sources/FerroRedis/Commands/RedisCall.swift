/// What a request asks for, without the type of its answer.
struct RedisCall: Sendable {
    /// What is sent.
    let command: RedisCommand
    /// What is unusual about it; nil for nearly all.
    let special: Special?

    indirect enum Special: Sendable {
        /// It cannot be sent: an argument is out of range.
        case refused(RedisError)
        /// Nothing need be sent: the deletion of no keys removes none.
        case answered(RedisReply)
        /// It runs a script by its digest, which the server may not know.
        case script(RedisScript)
    }

    init(_ command: RedisCommand, _ special: Special? = nil) {
        self.command = command
        self.special = special
    }

    /// The script that it runs, if it runs one.
    var script: RedisScript? {
        if case .script(let script) = special { script } else { nil }
    }

    /// The answer that is known beforehand; nil when it must be sent.
    var known: Result<RedisReply, RedisError>? {
        switch special {
        case .refused(let error): .failure(error)
        case .answered(let reply): .success(reply)
        case .script, nil: nil
        }
    }
}
