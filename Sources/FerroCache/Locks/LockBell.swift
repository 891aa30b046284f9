import Synchronization

/// Wakes the waiters of this process when one of its holders gives a place back; those of others ask again by themselves.
final class LockBell: Sendable {
    private struct Sleeper {
        var id: UInt64
        var continuation: CheckedContinuation<Void, Never>
    }

    /// What is known of a name while anybody waits for it.
    private struct Line {
        var waiting = 0
        var rings: UInt64 = 0
        /// The rings that nobody here answered by taking a place, and how often the last was passed on.
        var unanswered = 0
        var passes = 0
        var sleepers: [Sleeper] = []
    }

    private struct State {
        var lines: [String: Line] = [:]
        var nextID: UInt64 = 0
    }

    /// The first of the queue is among the first that are woken, unless another process has it: then more questions are
    /// only in the way of the answers.
    private static let mostPasses = 8

    private let state = Mutex(State())

    /// Somebody begins to wait, and gets a number larger than those before.
    func enter(_ name: String) -> UInt64 {
        state.withLock { state in
            state.lines[name, default: Line()].waiting += 1
            state.nextID &+= 1
            return state.nextID
        }
    }

    /// Somebody waits no longer.
    func leave(_ name: String) {
        state.withLock { state in
            state.lines[name]?.waiting -= 1
            if let line = state.lines[name], line.waiting <= 0 { state.lines[name] = nil }
        }
    }

    /// Somebody who waited took a place.
    func answer(_ name: String) {
        state.withLock { state in
            guard let line = state.lines[name], line.unanswered > 0 else { return }
            state.lines[name]?.unanswered = line.unanswered - 1
        }
    }

    /// A ticket that is later than all there are.
    func number() -> UInt64 {
        state.withLock { state in
            state.nextID &+= 1
            return state.nextID
        }
    }

    /// How many wait for a name.
    func waiting(_ name: String) -> Int { state.withLock { $0.lines[name]?.waiting ?? 0 } }

    /// How often it rang for a name; read before a store is asked, so that no ring is missed.
    func rings(_ name: String) -> UInt64 { state.withLock { $0.lines[name]?.rings ?? 0 } }

    /// Wakes the one that has waited longest.
    func ring(_ name: String) { wake(name, after: 0, isRing: true) }

    /// Wakes the next one after a waiter that was woken in vain: the store may have others in front.
    func pass(_ name: String, after ticket: UInt64) { wake(name, after: ticket, isRing: false) }

    private func wake(_ name: String, after ticket: UInt64, isRing: Bool) {
        let sleeper = state.withLock { state -> Sleeper? in
            guard var line = state.lines[name] else { return nil }
            if isRing {
                line.rings &+= 1
                line.unanswered = min(line.unanswered + 1, line.waiting)
                line.passes = 0
            } else {
                guard line.unanswered > 0, line.passes < Self.mostPasses else { return nil }
                line.passes += 1
            }
            defer { state.lines[name] = line }
            let later = line.sleepers.indices.filter { line.sleepers[$0].id > ticket }
            guard let first = later.min(by: { line.sleepers[$0].id < line.sleepers[$1].id }) else { return nil }
            return line.sleepers.remove(at: first)
        }
        sleeper?.continuation.resume()
    }

    /// Sleeps until it rings; not at all when it rang since, and until the task is cancelled at most.
    func sleep(_ id: UInt64, _ name: String, since rings: UInt64) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    if Task.isCancelled || state.lines[name]?.rings != rings { return true }
                    state.lines[name]?.sleepers.append(Sleeper(id: id, continuation: continuation))
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.lines[name]?.sleepers.firstIndex(where: { $0.id == id }) else { return nil }
                return state.lines[name]?.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume()
        }
    }
}
