extension RedisClusterServers {
    /// Moves a slot and its keys to another master, as `redis-cli --cluster reshard` does.
    package func move(_ slot: Int) async throws {
        let source = try await master(of: slot)
        let target = try await master(of: (slot + 8_192) % 16_384)
        try await move(slot, from: source, to: target)
    }

    /// Moves a slot and its keys from its master to another.
    package func move(_ slot: Int, from source: RedisServer, to target: RedisServer) async throws {
        let sourceID = try await identifier(of: source)
        let targetID = try await identifier(of: target)
        try await target.command("CLUSTER", "SETSLOT", "\(slot)", "IMPORTING", sourceID)
        try await source.command("CLUSTER", "SETSLOT", "\(slot)", "MIGRATING", targetID)
        try await until("without keys in slot \(slot)", within: .seconds(60), every: .zero) {
            let answer = try await source.command("CLUSTER", "GETKEYSINSLOT", "\(slot)", "5")
            let keys = answer.split(separator: "\n").map(String.init)
            if keys.isEmpty { return true }
            try await source.command(["MIGRATE", "127.0.0.1", "\(target.port)", "", "0", "20000", "KEYS"] + keys)
            return false
        }
        for node in [target, source] { try await node.command("CLUSTER", "SETSLOT", "\(slot)", "NODE", targetID) }
        try await untilSettled()
    }
}
