extension RedisRequest {
    /// Whether a key exists: `EXISTS`.
    public static func exists(_ key: RedisKey) -> Self where Value == Bool {
        Self("EXISTS", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .any)
    }

    /// How many of the keys exist, one that is named twice counted twice: `EXISTS`.
    public static func exists(_ keys: [RedisKey]) -> Self where Value == Int {
        many("EXISTS", keys, isReadOnly: true)
    }

    /// Deletes a key and says whether it existed: `DEL`. Freeing a large value holds up the server; see `unlink`.
    public static func delete(_ key: RedisKey) -> Self where Value == Bool {
        Self("DEL", [RedisArgument(key)], keys: .first, as: .any)
    }

    /// Deletes keys and says how many existed: `DEL`. No keys are none deleted, without a round trip.
    public static func delete(_ keys: [RedisKey]) -> Self where Value == Int {
        many("DEL", keys)
    }

    /// Deletes a key at once, frees its value in the background, and says whether it existed: `UNLINK`.
    public static func unlink(_ key: RedisKey) -> Self where Value == Bool {
        Self("UNLINK", [RedisArgument(key)], keys: .first, as: .any)
    }

    /// Deletes keys at once, frees their values in the background, and says how many existed: `UNLINK`.
    public static func unlink(_ keys: [RedisKey]) -> Self where Value == Int {
        many("UNLINK", keys)
    }

    /// Marks keys as used just now and says how many exist: `TOUCH`.
    public static func touch(_ keys: [RedisKey]) -> Self where Value == Int {
        many("TOUCH", keys, isReadOnly: true)
    }

    /// What kind of value a key holds, `string`, `list`, `hash`…; nil when it does not exist: `TYPE`.
    public static func type(of key: RedisKey) -> Self where Value == String? {
        Self(
            "TYPE", [RedisArgument(key)], keys: .first, isReadOnly: true,
            as: ReplyShape("a type") { reply in reply.text.map { $0 == "none" ? String?.none : .some($0) } })
    }

    /// Renames a key, which replaces a value that the new name had; refused when the key does not exist: `RENAME`.
    public static func rename(_ key: RedisKey, to name: RedisKey) -> Self where Value == Void {
        Self("RENAME", [RedisArgument(key), RedisArgument(name)], keys: .from(0, count: 2), as: .ok)
    }

    /// Renames a key unless the new name exists, and says whether it did: `RENAMENX`.
    public static func renameIfAbsent(_ key: RedisKey, to name: RedisKey) -> Self where Value == Bool {
        Self("RENAMENX", [RedisArgument(key), RedisArgument(name)], keys: .from(0, count: 2), as: .flag)
    }

    /// Copies a value and says whether it did: without `replacing` an existing target stays: `COPY`.
    public static func copy(
        _ key: RedisKey, to target: RedisKey, replacing: Bool = false
    ) -> Self where Value == Bool {
        let options: [RedisArgument] = replacing ? ["REPLACE"] : []
        return Self(
            "COPY", [RedisArgument(key), RedisArgument(target)] + options, keys: .from(0, count: 2), as: .flag)
    }

    /// Some key, nil when there is none; on a cluster one of any node: `RANDOMKEY`.
    public static func randomKey() -> Self where Value == RedisKey? {
        Self("RANDOMKEY", isReadOnly: true, as: .optional(RedisKey.self))
    }
}

extension RedisRequest where Value == Int {
    /// A command that takes any number of keys and counts; no keys need no server.
    static func many(_ name: String, _ keys: [RedisKey], isReadOnly: Bool = false) -> Self {
        Self(
            name, keys.map { RedisArgument($0) }, keys: .from(0, count: keys.count), isReadOnly: isReadOnly,
            special: keys.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }
}
