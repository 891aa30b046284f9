/// The commands of a pipeline on their way to several nodes: which are sent where, and which have their answers.
///
/// Pure. What belongs together goes together: a transaction from `MULTI` to `EXEC` is one unit in one slot.
struct ClusterPipeline {
    /// Commands that go to one node in one piece.
    struct Unit: Hashable {
        let commands: Range<Int>
        let slot: Int?
        var isTransaction: Bool { commands.count > 1 }
    }

    /// What the answers of one round ask for.
    struct Verdict {
        var moves: [(slot: Int, node: RedisEndpoint)] = []
        var asks: [(unit: Int, node: RedisEndpoint)] = []
        var mustWait = false
        var mustRefresh = false
    }

    let commands: [RedisCommand]
    let units: [Unit]
    private var replies: [RedisReply]
    /// The units without their answers, in their order.
    private(set) var pending: [Int]

    /// - Throws: ``RedisError`` with ``RedisError/Code/crossSlot`` before anything is sent.
    init(_ commands: [RedisCommand]) throws(RedisError) {
        self.commands = commands
        units = try Self.units(commands)
        replies = [RedisReply](repeating: .null, count: commands.count)
        pending = Array(units.indices)
    }

    /// The answers in the order of the commands.
    var answers: [RedisReply] { replies }

    /// The commands of some units, one after the other.
    func commands(of units: [Int]) -> [RedisCommand] { units.flatMap { commands[self.units[$0].commands] } }

    /// What waits, by the node that it goes to; units that nobody serves are left out.
    func batches(_ owner: (Int?) -> RedisEndpoint?) -> [(node: RedisEndpoint, units: [Int])] {
        var places: [RedisEndpoint: Int] = [:]
        var batches: [(node: RedisEndpoint, units: [Int])] = []
        for unit in pending {
            guard let node = owner(units[unit].slot) else { continue }
            if let place = places[node] {
                batches[place].units.append(unit)
            } else {
                places[node] = batches.count
                batches.append((node, [unit]))
            }
        }
        return batches
    }

    /// Takes the answers of some units from a node.
    mutating func take(_ answers: [RedisReply], for sent: [Int], from node: RedisEndpoint, _ verdict: inout Verdict) {
        var rest = answers[...]
        var done: Set<Int> = []
        for unit in sent {
            let part = Array(rest.prefix(units[unit].commands.count))
            rest = rest.dropFirst(part.count)
            guard let redirection = redirection(part, units[unit], node) else {
                for (index, reply) in zip(units[unit].commands, part) { replies[index] = reply }
                done.insert(unit)
                continue
            }
            judge(redirection, unit, &verdict)
        }
        pending.removeAll { done.contains($0) }
    }

    /// What still waits gets its last refusal as its answer.
    mutating func refuse(_ unit: Int, _ error: RedisReply) {
        for index in units[unit].commands { replies[index] = error }
        pending.removeAll { $0 == unit }
    }

    private func judge(_ redirection: ClusterRedirection, _ unit: Int, _ verdict: inout Verdict) {
        switch redirection {
        case .moved(let slot, let node): verdict.moves.append((slot, node))
        case .ask(_, let node): verdict.asks.append((unit, node))
        case .again: verdict.mustWait = true
        case .refresh:
            verdict.mustWait = true
            verdict.mustRefresh = true
        }
    }

    /// Why a unit did not run; of a transaction nothing ran when `EXEC` was refused.
    private func redirection(_ part: [RedisReply], _ unit: Unit, _ node: RedisEndpoint) -> ClusterRedirection? {
        guard unit.isTransaction else { return part.first.flatMap { ClusterRedirection($0, from: node) } }
        guard let last = part.last, last.errorPrefix != nil else { return nil }
        let redirections = zip(unit.commands, part).filter { commands[$0.0].keys.count > 0 }
            .map { ClusterRedirection($0.1, from: node) }
        // All were queued, but some keys were gone when it was `EXEC`'s turn: that discards the transaction too.
        guard let first = redirections.compactMap({ $0 }).first else { return ClusterRedirection(last, from: node) }
        // `ASKING` before `MULTI` holds to the `EXEC`. While one of the keys is still here, the other node would make
        // a second one of that name: then it has to wait until that key has moved as well.
        if case .ask = first { return redirections.allSatisfy { $0 == first } ? first : .again }
        return first
    }

    private static func units(_ commands: [RedisCommand]) throws(RedisError) -> [Unit] {
        var units: [Unit] = []
        var start = 0
        while start < commands.count {
            var end = start + 1
            if commands[start].name == "MULTI",
                let last = commands[start...].firstIndex(where: { $0.name == "EXEC" || $0.name == "DISCARD" })
            {
                end = last + 1
            }
            var slot: Int?
            for command in commands[start..<end] {
                guard let own = try command.slot() else { continue }
                guard slot == nil || slot == own else { throw .crossSlot("a transaction") }
                slot = own
            }
            units.append(Unit(commands: start..<end, slot: slot))
            start = end
        }
        return units
    }
}
