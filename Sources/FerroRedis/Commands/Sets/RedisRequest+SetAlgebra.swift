extension RedisRequest {
    /// What is in at least one of the sets: `SUNION`. No sets need no round trip.
    public static func union<V: RedisValue>(of keys: [RedisKey], as type: V.Type = V.self) -> Self where Value == [V] {
        combined("SUNION", keys)
    }

    /// What is in all of the sets: `SINTER`. No sets need no round trip.
    public static func intersection<V: RedisValue>(
        of keys: [RedisKey], as type: V.Type = V.self
    ) -> Self where Value == [V] {
        combined("SINTER", keys)
    }

    /// What is in the first set and in none of the others: `SDIFF`. No sets need no round trip.
    public static func difference<V: RedisValue>(
        of keys: [RedisKey], as type: V.Type = V.self
    ) -> Self where Value == [V] {
        combined("SDIFF", keys)
    }

    /// Keeps what is in at least one of the sets as a set, and says how much that is: `SUNIONSTORE`.
    public static func storeUnion(of keys: [RedisKey], in target: RedisKey) -> Self where Value == Int {
        stored("SUNIONSTORE", keys, target)
    }

    /// Keeps what is in all of the sets as a set, and says how much that is: `SINTERSTORE`.
    public static func storeIntersection(of keys: [RedisKey], in target: RedisKey) -> Self where Value == Int {
        stored("SINTERSTORE", keys, target)
    }

    /// Keeps what is in the first set and in none of the others as a set, and says how much: `SDIFFSTORE`.
    public static func storeDifference(of keys: [RedisKey], in target: RedisKey) -> Self where Value == Int {
        stored("SDIFFSTORE", keys, target)
    }

    private static func combined<V: RedisValue>(_ name: String, _ keys: [RedisKey]) -> Self where Value == [V] {
        Self(
            name, keys.map { RedisArgument($0) }, keys: .from(0, count: keys.count), isReadOnly: true,
            special: keys.isEmpty ? .answered(.array([])) : nil, as: .list(V.self))
    }

    private static func stored(
        _ name: String, _ keys: [RedisKey], _ target: RedisKey
    ) -> Self where Value == Int {
        Self(
            name, [RedisArgument(target)] + keys.map { RedisArgument($0) }, keys: .from(0, count: keys.count + 1),
            special: keys.isEmpty ? .refused(.empty(name, "set")) : nil, as: .count)
    }
}
