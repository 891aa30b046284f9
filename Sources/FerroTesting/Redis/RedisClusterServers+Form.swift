extension RedisClusterServers {
    /// Makes a cluster of nodes that know nothing yet: a third of the slots for each of the first three, a replica each.
    ///
    /// `redis-cli --cluster create` introduces the nodes once, and waits for ever when one of them was too busy to answer
    /// then: here they are introduced again until they know each other.
    func form(_ buses: [Int]) async throws {
        let bounds = [0...5460, 5461...10922, 10923...16383]
        for (number, node) in nodes.enumerated() {
            try await node.command("CLUSTER", "SET-CONFIG-EPOCH", "\(number + 1)")
            guard number < bounds.count else { continue }
            let slots = bounds[number]
            try await node.command("CLUSTER", "ADDSLOTSRANGE", "\(slots.lowerBound)", "\(slots.upperBound)")
        }
        try await until("a cluster whose nodes know each other", within: .seconds(60), every: .milliseconds(100)) {
            try await introduce(buses)
        }
        for (master, replica) in zip(nodes, nodes.dropFirst(3)) {
            let id = try await identifier(of: master)
            // A replica must have heard of its master before.
            try await until("a replica of \(master.port)", within: .seconds(60)) {
                (try? await replica.command("CLUSTER", "REPLICATE", id)) != nil
            }
        }
        try await untilSettled()
    }

    /// Introduces nodes to those they do not know; true when each knows all the others.
    private func introduce(_ buses: [Int]) async throws -> Bool {
        var isWhole = true
        for node in nodes {
            let known = try await known(to: node)
            for (other, bus) in zip(nodes, buses) where !known.contains(other.port) {
                isWhole = false
                try await node.command("CLUSTER", "MEET", "127.0.0.1", "\(other.port)", "\(bus)")
            }
        }
        return isWhole
    }

    /// The ports of the nodes that a node knows well, itself included.
    private func known(to node: RedisServer) async throws -> Set<Int> {
        let lines = try await node.command("CLUSTER", "NODES").split(separator: "\n")
        let ports = lines.compactMap { line -> Int? in
            let words = line.split(separator: " ")
            guard words.count > 7, !words[2].contains("handshake"), !words[2].contains("noaddr") else { return nil }
            return words[1].split(separator: "@").first?.split(separator: ":").last.flatMap { Int($0) }
        }
        return Set(ports)
    }
}
