import FerroQueue
import Foundation

/// Pushes the jobs one after the other, also while the store is away, and remembers what the store confirmed.
struct Pusher: Sendable {
    let queue: Queue
    let interval: Duration

    /// What was pushed.
    struct Account: Sendable {
        /// Keys whose push the store confirmed.
        var confirmed: Set<Int> = []
        /// Keys whose push was not answered: they may be there or not.
        var doubtful: Set<Int> = []
        /// Keys that follow each other in one chain.
        var chains: [[Int]] = []
        /// Jobs of batches, and the keys of the receipts at their ends.
        var batches: [[Int]] = []
        /// Keys whose work is followed by a receipt, and those of the batches' ends.
        var receipts: Set<Int> = []
    }

    func push(_ works: [Work]) async throws -> Account {
        var account = Account()
        var rest = works[...]
        // Keys below nought are spares: a push that was not answered is made again under another key.
        var spare = -1
        try await pushBatch(rest.prefix(20), &account)
        rest = rest.dropFirst(20)
        while !rest.isEmpty {
            var links = Array(rest.prefix(account.confirmed.count % 60 < 50 ? 1 : 5))
            rest = rest.dropFirst(links.count)
            while try await !push(links, &account) {
                for index in links.indices {
                    links[index].key = spare
                    spare -= 1
                }
                try await Task.sleep(for: .milliseconds(200))
            }
            try await Task.sleep(for: interval * links.count)
        }
        return account
    }

    /// Pushes works in a chain, each with its receipt behind it; false when there was no answer.
    private func push(_ works: [Work], _ account: inout Account) async throws -> Bool {
        let keys = works.map(\.key)
        do {
            try await Drafts.push(chain: works, on: queue)
            account.confirmed.formUnion(keys)
        } catch {
            account.doubtful.formUnion(keys)
            return false
        }
        account.receipts.formUnion(keys)
        if keys.count > 1 { account.chains.append(keys) }
        return true
    }

    private func pushBatch(_ works: ArraySlice<Work>, _ account: inout Account) async throws {
        guard let last = works.last else { return }
        let end = last.key + 1_000_000
        try await Drafts.push(batch: Array(works), end: Receipt(key: end), on: queue)
        account.confirmed.formUnion(works.map(\.key))
        account.batches.append(works.map(\.key) + [end])
        account.receipts.insert(end)
    }
}
