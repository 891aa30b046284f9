package import FerroRedis

/// One run of a record's script: its keys, its arguments, and how its reply is read.
package struct RecordCall: Sendable {
    /// The script with every operation of the steps.
    package let script: RedisScript
    /// The record, then its indexes.
    package let keys: [RedisKey]
    /// See ``RecordScript``.
    package let arguments: [RedisArgument]
    private let name: String

    /// Steps on one record.
    ///
    /// - Parameter version: the version it must have; nil for any.
    package init(_ steps: [RecordStep], at place: RecordPlace, ifVersion version: Int64? = nil) {
        name = place.name
        keys = [place.key] + place.indexKeys
        script = RecordScript.with(Set(steps.compactMap(\.family)), isIndexed: !place.indexes.isEmpty).script
        var list: [RedisArgument] = [
            RedisArgument(place.id), place.refreshesLifetime ? "slide" : "start",
            RedisArgument(place.lifetime?.recordMilliseconds ?? 0), version.map { RedisArgument($0) } ?? "",
            RedisArgument(place.indexes.count),
        ]
        for index in place.indexes { list += [RedisArgument(index.path), RedisArgument(index.kind.rawValue)] }
        list.append(RedisArgument(steps.count))
        for step in steps {
            list += [RedisArgument(step.name), RedisArgument(step.arguments.count)]
            list += step.arguments
        }
        arguments = list
    }

    /// The results of the steps.
    ///
    /// - Throws: the step that failed, as an error; nothing was written then.
    package func results(of reply: RedisReply) throws(RecordError) -> RecordResults {
        guard case .array(let parts) = reply, parts.count >= 2,
            let mark = parts[0].bytes.flatMap(String.init(recordBytes:))
        else { throw .unreadable }
        if mark == "!" { throw failure(parts) }
        guard let version = parts[1].recordInteger else { throw .unreadable }
        return RecordResults(version: version, steps: Array(parts.dropFirst(2)))
    }

    private func failure(_ parts: [RedisReply]) -> RecordError {
        let text = { (index: Int) in
            parts.indices.contains(index) ? parts[index].bytes.map { String(decoding: $0, as: UTF8.self) } ?? "" : ""
        }
        let (code, path) = (text(1), text(3))
        return switch code {
        case "missing": RecordError(.notFound, "there is no \(name) with this id; nothing was written")
        case "exists": RecordError(.exists, "there is a \(name) with this id already; nothing was written")
        case "stale": RecordError(.stale, "the \(name) was changed since it was read; load it again")
        case "zero": RecordError(.arithmetic, "\(path) cannot be divided by zero; nothing was written")
        case "fraction": RecordError(.arithmetic, "a whole number has no negative power; nothing was written")
        case "overflow": RecordError(.arithmetic, "the result does not fit the type of \(path); nothing was written")
        case "bounds": RecordError(.bounds, "\(path) has no such index; nothing was written")
        case "limit": RecordError(.encoding, "\(path) would be longer than the limit; nothing was written")
        case "absent": RecordError(.decoding, "the \(name) has no field \(path); give the property a default")
        case "decode": RecordError(.decoding, "what is kept in \(path) is not what its type says")
        default: .unreadable
        }
    }
}

/// What the steps of a script returned.
package struct RecordResults: Sendable {
    /// The record's version afterwards; 0 when it was deleted.
    package let version: Int64
    /// The result of each step.
    package let steps: [RedisReply]
}

extension RedisReply {
    /// A whole number, as itself or in digits.
    var recordInteger: Int64? {
        if case .integer(let number) = self { return number }
        return bytes.flatMap { Int64(recordBytes: $0) }
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, from 1 to a hundred years.
    var recordMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        if seconds >= 3_155_760_000 { return 3_155_760_000_000 }
        if seconds < 0 { return 1 }
        return Swift.max(1, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
