extension RedisRequest {
    /// Puts an element at an end of a list and gives the length: `LPUSH`, `RPUSH`.
    public static func push<V: RedisValue>(
        _ value: V, to key: RedisKey, at end: RedisListEnd = .tail
    ) -> Self where Value == Int {
        Self(end.letter + "PUSH", [RedisArgument(key), value.redisArgument], keys: .first, as: .count)
    }

    /// Puts elements at an end of a list one after the other and gives the length: `LPUSH`, `RPUSH`.
    ///
    /// At the head the last of them is the first of the list. No elements are refused with `.configuration`, as
    /// only the server knows the length.
    public static func push<V: RedisValue>(
        _ values: [V], to key: RedisKey, at end: RedisListEnd = .tail
    ) -> Self where Value == Int {
        let name = end.letter + "PUSH"
        return Self(
            name, [RedisArgument(key)] + values.map(\.redisArgument), keys: .first,
            special: values.isEmpty ? .refused(.empty(name, "element")) : nil, as: .count)
    }

    /// Puts elements at an end of a list only when it exists; 0 when not: `LPUSHX`, `RPUSHX`.
    public static func pushIfPresent<V: RedisValue>(
        _ value: V, to key: RedisKey, at end: RedisListEnd = .tail
    ) -> Self where Value == Int {
        Self(end.letter + "PUSHX", [RedisArgument(key), value.redisArgument], keys: .first, as: .count)
    }

    /// Takes an element from an end of a list, nil when it is empty: `LPOP`, `RPOP`.
    public static func pop<V: RedisValue>(
        from key: RedisKey, at end: RedisListEnd = .head, as type: V.Type = V.self
    ) -> Self where Value == V? {
        Self(end.letter + "POP", [RedisArgument(key)], keys: .first, as: .optional(V.self))
    }

    /// Takes up to so many elements from an end of a list, the outermost first: `LPOP`, `RPOP`.
    public static func pop<V: RedisValue>(
        from key: RedisKey, at end: RedisListEnd = .head, count: Int, as type: V.Type = V.self
    ) -> Self where Value == [V] {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: count, of: end.letter + "POP")
        return Self(end.letter + "POP", list.arguments, keys: .first, special: list.special, as: .list(V.self))
    }

    /// Moves an element from one list's end to another's and gives it, nil when the first is empty: `LMOVE`.
    public static func moveElement<V: RedisValue>(
        from source: RedisKey, _ end: RedisListEnd, to target: RedisKey, _ targetEnd: RedisListEnd,
        as type: V.Type = V.self
    ) -> Self where Value == V? {
        Self(
            "LMOVE",
            [RedisArgument(source), RedisArgument(target), RedisArgument(end.word), RedisArgument(targetEnd.word)],
            keys: .from(0, count: 2), as: .optional(V.self))
    }
}

/// An end of a list.
public enum RedisListEnd: Hashable, Sendable {
    /// The first element: `LEFT`.
    case head
    /// The last element: `RIGHT`.
    case tail

    var letter: String { self == .head ? "L" : "R" }
    var word: String { self == .head ? "LEFT" : "RIGHT" }
}

/// Where an element goes beside another.
public enum RedisListPlace: Hashable, Sendable {
    /// Nearer to the head.
    case before
    /// Nearer to the tail.
    case after

    var word: String { self == .before ? "BEFORE" : "AFTER" }
}
