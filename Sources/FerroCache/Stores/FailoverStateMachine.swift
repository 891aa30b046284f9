/// Which of two stores is used, and what happened to the first one's entries while it was not.
///
/// It holds no store and reads no clock.
struct FailoverStateMachine {
    enum Phase: Equatable {
        /// The first store is used.
        case primary
        /// The second one is used until then at least; after that the first caller begins the return.
        case secondary(retryAt: Int64)
        /// The second one is used, and what was written to it is being removed from the first.
        case returning(Int)
        /// Only what was written last is left to remove: further writes wait.
        case switching(Int)
    }

    enum Route: Equatable {
        case primary, secondary, wait
        /// The second store, and whoever is told begins the return of this number.
        case secondaryAndReturn(Int)
    }

    /// What must be removed from both stores before the first is used again.
    struct Journal: Equatable {
        var keys: Set<String> = []
        var prefixes: Set<String> = []
        var isEmpty: Bool { keys.isEmpty && prefixes.isEmpty }
    }

    private(set) var phase = Phase.primary
    private(set) var journal = Journal()
    /// Writes to the second store that have not ended.
    private(set) var writing = 0
    private var returns = 0
    let pause: Int64
    let capacity: Int

    init(pause: Int64, capacity: Int) {
        self.pause = pause
        self.capacity = capacity
    }

    /// Where a call goes; a write to the second store is noted before it begins.
    mutating func route(_ writes: Journal?, now: Int64) -> Route {
        var route = Route.secondary
        switch phase {
        case .primary: return .primary
        case .switching: return writes == nil ? .secondary : .wait
        case .returning: break
        case .secondary(let retryAt):
            guard retryAt <= now else { break }
            returns += 1
            phase = .returning(returns)
            route = .secondaryAndReturn(returns)
        }
        if let writes { begin(writes) }
        return route
    }

    var isSwitching: Bool {
        if case .switching = phase { return true }
        return false
    }

    mutating func begin(_ writes: Journal) {
        writing += 1
        note(writes)
    }

    /// What was noted may have been removed too early, so it is noted again.
    mutating func end(_ writes: Journal) {
        writing -= 1
        if phase != .primary { note(writes) }
    }

    /// The first store failed; answers whether that is news.
    mutating func failed(now: Int64) -> Bool {
        let wasPrimary = phase == .primary
        phase = .secondary(retryAt: now.later(by: pause))
        return wasPrimary
    }

    /// What is to be removed now; empty when nothing is left.
    mutating func take() -> Journal {
        defer { journal = Journal() }
        return journal
    }

    /// Could not be removed after all.
    mutating func giveBack(_ writes: Journal) { note(writes) }

    /// Lets no further write begin; false when the return was given up meanwhile.
    mutating func beginSwitching(_ number: Int) -> Bool {
        guard phase == .returning(number) else { return false }
        phase = .switching(number)
        return true
    }

    /// Uses the first store again, if nothing is left to do.
    mutating func finish(_ number: Int) -> Bool {
        guard phase == .switching(number), writing == 0, journal.isEmpty else { return false }
        phase = .primary
        return true
    }

    /// Tries again later, unless that was decided already.
    mutating func giveUp(_ number: Int, now: Int64) {
        if phase == .returning(number) || phase == .switching(number) { _ = failed(now: now) }
    }

    private mutating func note(_ writes: Journal) {
        journal.keys.formUnion(writes.keys)
        journal.prefixes.formUnion(writes.prefixes)
        guard journal.keys.count + journal.prefixes.count > capacity else { return }
        // Too many to remember: everything that begins as all of them do is removed instead.
        journal = Journal(prefixes: [Self.commonPrefix(journal.keys.union(journal.prefixes))])
    }

    static func commonPrefix(_ texts: Set<String>) -> String {
        guard var common = texts.first?.utf8.map({ $0 }) else { return "" }
        for text in texts {
            let same = zip(common, text.utf8).prefix { $0 == $1 }.count
            common.removeLast(common.count - same)
        }
        // Not through the middle of a character's bytes.
        while !common.isEmpty {
            if let text = String(validating: common, as: UTF8.self) { return text }
            common.removeLast()
        }
        return ""
    }
}
