extension RedisRequest {
    /// Runs Lua source that is used once: `EVAL`. For source that is used again see ``RedisScript``.
    public static func evaluate(
        _ source: String, keys: [RedisKey] = [], arguments: [RedisArgument] = []
    ) -> Self where Value == RedisReply {
        Self(
            "EVAL",
            [RedisArgument(source), RedisArgument(keys.count)] + keys.map { RedisArgument($0) } + arguments,
            keys: .from(2, count: keys.count), as: .reply)
    }

    /// Makes a script known to the server, on a cluster to one node, and gives its digest: `SCRIPT LOAD`.
    public static func load(_ script: RedisScript) -> Self where Value == String {
        Self("SCRIPT", ["LOAD", RedisArgument(script.source)], as: .text)
    }

    /// Whether the server knows each script, on a cluster one node: `SCRIPT EXISTS`. None need no round trip.
    public static func knows(_ scripts: [RedisScript]) -> Self where Value == [Bool] {
        Self(
            "SCRIPT", ["EXISTS"] + scripts.map { RedisArgument($0.digest) }, isReadOnly: true,
            special: scripts.isEmpty ? .answered(.array([])) : nil, as: .list(Bool.self))
    }
}
