extension RedisRequest {
    /// The elements of a list from one position to another, both included; -1 is the last: `LRANGE`.
    public static func elements<V: RedisValue>(
        of key: RedisKey, from first: Int = 0, through last: Int = -1, as type: V.Type = V.self
    ) -> Self where Value == [V] {
        Self(
            "LRANGE", [RedisArgument(key), RedisArgument(first), RedisArgument(last)], keys: .first, isReadOnly: true,
            as: .list(V.self))
    }

    /// One element of a list, nil beyond its ends; -1 is the last: `LINDEX`. It walks from the nearer end.
    public static func element<V: RedisValue>(
        at index: Int, of key: RedisKey, as type: V.Type = V.self
    ) -> Self where Value == V? {
        Self(
            "LINDEX", [RedisArgument(key), RedisArgument(index)], keys: .first, isReadOnly: true, as: .optional(V.self))
    }

    /// How many elements a list has, 0 when it does not exist: `LLEN`.
    public static func listLength(of key: RedisKey) -> Self where Value == Int {
        Self("LLEN", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .count)
    }

    /// Where an element is in a list, nil when it is not there: `LPOS`. It walks the list.
    public static func position<V: RedisValue>(of value: V, inList key: RedisKey) -> Self where Value == Int? {
        Self("LPOS", [RedisArgument(key), value.redisArgument], keys: .first, isReadOnly: true, as: .position)
    }

    /// Replaces one element of a list; refused beyond its ends: `LSET`.
    public static func setElement<V: RedisValue>(
        at index: Int, of key: RedisKey, to value: V
    ) -> Self where Value == Void {
        Self("LSET", [RedisArgument(key), RedisArgument(index), value.redisArgument], keys: .first, as: .ok)
    }

    /// Keeps the elements of a list from one position to another, both included, and removes the rest: `LTRIM`.
    public static func trimList(
        _ key: RedisKey, from first: Int, through last: Int
    ) -> Self where Value == Void {
        Self("LTRIM", [RedisArgument(key), RedisArgument(first), RedisArgument(last)], keys: .first, as: .ok)
    }

    /// Removes equal elements and says how many: `LREM`.
    ///
    /// - Parameter count: at most so many from the head; negative from the tail; 0 all of them.
    public static func removeElements<V: RedisValue>(
        equalTo value: V, from key: RedisKey, count: Int = 0
    ) -> Self where Value == Int {
        Self("LREM", [RedisArgument(key), RedisArgument(count), value.redisArgument], keys: .first, as: .count)
    }

    /// Puts an element beside the first that equals another, and gives the length: `LINSERT`.
    ///
    /// Nil when there is no such element or no list.
    public static func insert<V: RedisValue>(
        _ value: V, _ place: RedisListPlace, _ pivot: V, inList key: RedisKey
    ) -> Self where Value == Int? {
        Self(
            "LINSERT", [RedisArgument(key), RedisArgument(place.word), pivot.redisArgument, value.redisArgument],
            keys: .first,
            as: ReplyShape("a count") { reply in
                reply.integer.flatMap { Int(exactly: $0) }.map { $0 > 0 ? $0 : Int?.none }
            })
    }
}
