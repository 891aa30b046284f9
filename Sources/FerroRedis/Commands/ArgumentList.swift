extension Duration {
    /// Whole milliseconds, rounded up; nil unless it is positive and fits.
    var positiveMilliseconds: Int64? {
        let (seconds, attoseconds) = components
        guard self > .zero else { return nil }
        let (thousands, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        let (rest, remainder) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000_000)
        let (sum, overflowed) = thousands.addingReportingOverflow(rest + (remainder > 0 ? 1 : 0))
        return overflow || overflowed ? nil : sum
    }
}

/// Puts the arguments of one command together and keeps the first that cannot be sent.
struct ArgumentList {
    var arguments: [RedisArgument]
    var special: RedisCall.Special?

    init(_ arguments: [RedisArgument]) { self.arguments = arguments }

    mutating func append(_ more: RedisArgument...) { arguments += more }

    /// Adds a time in milliseconds.
    mutating func append(_ duration: Duration, of command: String) {
        if duration.positiveMilliseconds == nil, special == nil { special = .refused(.duration(of: command)) }
        arguments.append(RedisArgument(duration.positiveMilliseconds ?? 0))
    }

    /// Adds a time in milliseconds that may be zero.
    mutating func append(atLeast duration: Duration, of command: String) {
        if duration == .zero { append(0) } else { append(duration, of: command) }
    }

    /// Adds a number that must be 0 or more.
    mutating func append(count: Int, of command: String) {
        if count < 0, special == nil { special = .refused(.count(of: command)) }
        arguments.append(RedisArgument(count))
    }

    /// Answers without the server when there is nothing to do.
    mutating func answerIfEmpty(_ list: some Collection, with reply: RedisReply) {
        if list.isEmpty, special == nil { special = .answered(reply) }
    }
}

extension RedisError {
    static func duration(of command: String) -> RedisError {
        RedisError(
            .configuration,
            "\(command) takes a time above zero that fits in 64 bits of milliseconds: nothing was sent; to remove a key at once, delete it"
        )
    }

    static func count(of command: String) -> RedisError {
        RedisError(.configuration, "\(command) takes a number of 0 or more here: nothing was sent")
    }

    static func empty(_ command: String, _ what: String) -> RedisError {
        RedisError(.configuration, "\(command) needs at least one \(what): nothing was sent")
    }
}
