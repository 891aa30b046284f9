import FerroQueue

/// All that is known after a run: what was pushed, what each process saw, and what the store still holds.
struct Evidence: Sendable {
    let lease: Moment
    let account: Pusher.Account
    let ledgers: [(life: Life, entries: [Entry])]
    /// When the store was away, as the controller made it.
    let outages: [ClosedRange<Moment>]
    /// How often each key's row was written.
    let rows: [Int: Int]
    let leftovers: QueueStats
    /// Workers that ended by themselves.
    let strayed: [String]

    /// The claims of each job, in the order of their tokens.
    var claims: [Int64: [Tenure]] {
        var claims: [Int64: [Tenure]] = [:]
        for (life, entries) in ledgers {
            for tenure in Tenure.all(of: life, entries) { claims[tenure.hold.id, default: []].append(tenure) }
        }
        return claims.mapValues { $0.sorted { ($0.hold.token, $0.claimedAt) < ($1.hold.token, $1.claimedAt) } }
    }

    /// The jobs that ran as the receipt of a key.
    var receipts: [Int: Set<Int64>] {
        var receipts: [Int: Set<Int64>] = [:]
        for entry in ledgers.lazy.flatMap(\.entries) {
            if case .receipt(let id, let key) = entry.what { receipts[key, default: []].insert(id) }
        }
        return receipts
    }

    /// The jobs that ran as the work of a key.
    var works: [Int64: Int] {
        var works: [Int64: Int] = [:]
        for entry in ledgers.lazy.flatMap(\.entries) {
            if case .began(let id, let key) = entry.what { works[id] = key }
        }
        return works
    }

    /// The times in which a call of any worker was not answered, those in which the store was away among them.
    var silences: [ClosedRange<Moment>] {
        outages
            + ledgers.flatMap { ledger in
                ledger.entries.compactMap { entry in
                    guard case .unanswered(let since) = entry.what else { return nil }
                    return min(since, entry.at)...entry.at
                }
            }
    }

    /// The times in which a process got no processor for longer than `limit`, whoever held it back.
    func gaps(of name: String, over limit: Moment) -> [ClosedRange<Moment>] {
        guard let ledger = ledgers.first(where: { $0.life.name == name }) else { return [] }
        var last: Moment?
        return ledger.entries.compactMap { entry in
            guard case .pulse = entry.what else { return nil }
            defer { last = entry.at }
            guard let last, entry.at - last > limit else { return nil }
            return last...entry.at
        }
    }
}
