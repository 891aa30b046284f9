extension RedisRequest {
    /// Adds an entry to a stream, which is made when there is none, and gives its id: `XADD`.
    ///
    /// Fields are sent in the order of their names: entries whose fields are alike take less memory.
    public static func addEntry(
        _ fields: [String: RedisArgument], to key: RedisKey, trimming: RedisStreamTrim? = nil
    ) -> Self where Value == RedisStreamID {
        let list = entry(fields, key, trimming, ifPresent: false)
        return Self(
            "XADD", list.arguments, keys: .first, special: list.special,
            as: ReplyShape("an id") { $0.value(as: RedisStreamID.self) })
    }

    /// Adds an entry only when the stream exists, and gives its id, nil without it: `XADD NOMKSTREAM`.
    public static func addEntryIfPresent(
        _ fields: [String: RedisArgument], to key: RedisKey, trimming: RedisStreamTrim? = nil
    ) -> Self where Value == RedisStreamID? {
        let list = entry(fields, key, trimming, ifPresent: true)
        return Self("XADD", list.arguments, keys: .first, special: list.special, as: .optional(RedisStreamID.self))
    }

    /// The entries from one id through another, oldest first or reversed: `XRANGE`, `XREVRANGE`.
    public static func entries(
        of key: RedisKey, from first: RedisStreamID? = nil, through last: RedisStreamID? = nil, reversed: Bool = false,
        count: Int? = nil
    ) -> Self where Value == [RedisStreamEntry] {
        let name = reversed ? "XREVRANGE" : "XRANGE"
        let ends = [first?.redisArgument ?? "-", last?.redisArgument ?? "+"]
        var list = ArgumentList([RedisArgument(key)] + (reversed ? ends.reversed() : ends))
        list.append(limit: count, of: name)
        return Self(name, list.arguments, keys: .first, isReadOnly: true, special: list.special, as: .entries)
    }

    /// The entries of streams after an id of each, without waiting: `XREAD`. On a cluster all in one slot.
    public static func readEntries(
        after ids: [RedisKey: RedisStreamID], count: Int? = nil
    ) -> Self where Value == [RedisKey: [RedisStreamEntry]] {
        reading(after: ids, count: count, waiting: nil)
    }

    /// How many entries a stream has: `XLEN`.
    public static func streamLength(of key: RedisKey) -> Self where Value == Int {
        Self("XLEN", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .count)
    }

    /// Removes old entries and says how many: `XTRIM`.
    public static func trimStream(_ key: RedisKey, _ trim: RedisStreamTrim) -> Self where Value == Int {
        Self(
            "XTRIM", [RedisArgument(key)] + trim.arguments, keys: .first,
            special: trim.isSound ? nil : .refused(.count(of: "XTRIM")), as: .count)
    }

    /// Deletes entries and says how many existed: `XDEL`. None need no round trip.
    public static func deleteEntries(_ ids: [RedisStreamID], of key: RedisKey) -> Self where Value == Int {
        Self(
            "XDEL", [RedisArgument(key)] + ids.map(\.redisArgument), keys: .first,
            special: ids.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }

    private static func entry(
        _ fields: [String: RedisArgument], _ key: RedisKey, _ trim: RedisStreamTrim?, ifPresent: Bool
    ) -> ArgumentList {
        var list = ArgumentList([RedisArgument(key)])
        if ifPresent { list.append("NOMKSTREAM") }
        if let trim { list.arguments += trim.arguments }
        list.append("*")
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { list.append(RedisArgument(name), value) }
        if fields.isEmpty { list.special = .refused(.empty("XADD", "field")) }
        if trim?.isSound == false { list.special = .refused(.count(of: "XADD")) }
        return list
    }
}

extension RedisRequest where Value == [RedisKey: [RedisStreamEntry]] {
    /// `XREAD`, with `BLOCK` when it may wait.
    static func reading(after ids: [RedisKey: RedisStreamID], count: Int?, waiting time: Duration?) -> Self {
        var list = ArgumentList([])
        list.append(limit: count, of: "XREAD")
        list.append(waiting: time, of: "XREAD")
        list.append("STREAMS")
        let first = list.arguments.count
        let sorted = ids.sorted { $0.key.rawValue < $1.key.rawValue }
        list.arguments += sorted.map { RedisArgument($0.key) } + sorted.map { $0.value.redisArgument }
        list.answerIfEmpty(ids, with: .null)
        return Self(
            "XREAD", list.arguments, keys: .from(first, count: ids.count), isReadOnly: true, special: list.special,
            as: .streams)
    }
}

extension ArgumentList {
    mutating func append(limit: Int?, of command: String) {
        guard let limit else { return }
        append("COUNT")
        append(count: limit, of: command)
    }

    mutating func append(waiting time: Duration?, of command: String) {
        guard let time else { return }
        append("BLOCK")
        append(time, of: command)
    }
}

extension ReplyShape where Value == [RedisStreamEntry] {
    static var entries: Self { ReplyShape("entries of a stream") { reply in reply.list { RedisStreamEntry($0) } } }
}

extension ReplyShape where Value == [RedisKey: [RedisStreamEntry]] {
    static var streams: Self {
        ReplyShape("streams with entries") { reply in
            if reply.isNull { return [:] }
            let pairs = reply.list { stream -> (RedisKey, [RedisStreamEntry])? in
                guard let parts = stream.elements, parts.count == 2, let key = parts[0].value(as: RedisKey.self),
                    let entries = parts[1].list({ RedisStreamEntry($0) })
                else { return nil }
                return (key, entries)
            }
            return pairs.map { Dictionary($0) { _, last in last } }
        }
    }
}
