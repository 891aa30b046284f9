import Synchronization

/// What is being computed now, so that each key is computed once at a time.
///
/// The work of a key runs in a task of its own, and callers wait for it. One that is cancelled leaves; when the last one
/// leaves, the work is cancelled, unless it runs in the background.
final class Flights: Sendable {
    struct Key: Hashable, Sendable {
        /// By its bytes: two spellings of one accented letter are two keys.
        var name: HashedKey
        var type: ObjectIdentifier
    }

    private typealias Waiter = CheckedContinuation<any Sendable, any Error>

    private struct Flight {
        var serial: Int
        var waiters: [Int: Waiter] = [:]
        /// What its own work waits for, by the numbers of those waiters.
        var wants: [Int: Key] = [:]
        var isBackground: Bool
        var task: Task<Void, Never>?
    }

    private struct State {
        var flights: [Key: Flight] = [:]
        var nextNumber = 0
        /// Waiters that were cancelled before they had joined.
        var early: Set<Int> = []

        /// Whether the flight of a key waits, through however many others, for one of a path.
        func leads(from key: Key, toAnyOf path: [Key]) -> Bool {
            guard !path.isEmpty else { return false }
            var (seen, rest): (Set<Key>, [Key]) = ([], [key])
            while let next = rest.popLast() {
                if path.contains(next) { return true }
                guard seen.insert(next).inserted, let wants = flights[next]?.wants else { continue }
                rest += wants.values
            }
            return false
        }
    }
    /// To wait for a flight would be to wait for oneself.
    private struct Crosswise: Error {}

    /// What the current task computes, so that it does not wait for itself.
    @TaskLocal static var current: [Key] = []
    private let state = Mutex(State())
    private let landed = Atomic(0)

    /// A number that grows when something was computed and kept: whoever saw it before a read that found nothing, and
    /// sees another when its work begins, reads again.
    var landings: Int { landed.load(ordering: .acquiring) }

    /// What the work of a key gives: that of a flight which is under way, or of one that begins now.
    ///
    /// - Parameter work: is told how many flights had landed when it began; nil when it must not wait for anybody who
    ///   computes the same key, because that one waits for this caller.
    func join<Value: Sendable>(
        _ key: Key, as type: Value.Type, _ work: @escaping @Sendable (_ landings: Int?) async throws -> Value
    ) async throws -> Value {
        if Self.current.contains(key) { return try await work(nil) }
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        let here = Self.current.last
        defer {
            state.withLock { state in
                if let here { state.flights[here]?.wants[number] = nil }
                if Task.isCancelled { state.early.remove(number) }
            }
        }
        let value: any Sendable
        do {
            value = try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { (waiter: Waiter) in
                    wait(waiter, number, key) { landings in try await work(landings) }
                }
            } onCancel: {
                leave(number, key)
            }
        } catch is Crosswise {
            return try await Self.$current.withValue(Self.current + [key]) { try await work(nil) }
        }
        guard let value = unboxed(value, as: Value.self) else {
            throw CacheError(.encoding, "A remembered value has another type than its key.")
        }
        return value
    }

    /// Begins work that nobody waits for, unless the key is being computed; answers whether it began.
    ///
    /// - Parameter landed: is told its error when nobody can join it any more, before those who did go on.
    func launch(
        _ key: Key, _ work: @escaping @Sendable () async throws -> any Sendable,
        landed: @escaping @Sendable (_ failure: (any Error)?) -> Void
    ) -> Bool {
        state.withLock { state in
            guard state.flights[key] == nil else { return false }
            state.nextNumber += 1
            let serial = state.nextNumber
            // Detached: nothing of the request that began it, neither its values nor its end, reaches the work.
            let task = Task.detached { await self.fly(key, serial, path: [key], work, landed: landed) }
            state.flights[key] = Flight(serial: serial, isBackground: true, task: task)
            return true
        }
    }

    /// Cancels what nobody waits for.
    func cancelBackground() {
        for task in state.withLock({ $0.flights.values.filter(\.isBackground).compactMap(\.task) }) { task.cancel() }
    }

    private func wait(
        _ waiter: Waiter, _ number: Int, _ key: Key, _ work: @escaping @Sendable (Int) async throws -> any Sendable
    ) {
        let refusal = state.withLock { state -> (any Error)? in
            if state.early.remove(number) != nil { return CancellationError() }
            if state.leads(from: key, toAnyOf: Self.current) { return Crosswise() }
            if let here = Self.current.last { state.flights[here]?.wants[number] = key }
            if state.flights[key] != nil {
                state.flights[key]?.waiters[number] = waiter
                return nil
            }
            state.nextNumber += 1
            let serial = state.nextNumber
            let landings = landings
            let path = Self.current + [key]
            let task = Task { await self.fly(key, serial, path: path) { try await work(landings) } }
            state.flights[key] = Flight(serial: serial, waiters: [number: waiter], isBackground: false, task: task)
            return nil
        }
        if let refusal { waiter.resume(throwing: refusal) }
    }

    private func fly(
        _ key: Key, _ serial: Int, path: [Key], _ work: @Sendable () async throws -> any Sendable,
        landed report: (@Sendable (_ failure: (any Error)?) -> Void)? = nil
    ) async {
        let result: Result<any Sendable, any Error>
        do {
            result = .success(try await Self.$current.withValue(path, operation: work))
        } catch {
            result = .failure(error)
        }
        let waiters = state.withLock { state in
            guard state.flights[key]?.serial == serial else { return [Waiter]() }
            landed.wrappingAdd(1, ordering: .releasing)
            return state.flights.removeValue(forKey: key).map { Array($0.waiters.values) } ?? []
        }
        if let report {
            if case .failure(let failure) = result { report(failure) } else { report(nil) }
        }
        for waiter in waiters { waiter.resume(with: result) }
    }

    private func leave(_ number: Int, _ key: Key) {
        let (waiter, task) = state.withLock { state -> (Waiter?, Task<Void, Never>?) in
            guard let waiter = state.flights[key]?.waiters.removeValue(forKey: number) else {
                state.early.insert(number)
                return (nil, nil)
            }
            guard let flight = state.flights[key], flight.waiters.isEmpty, !flight.isBackground else {
                return (waiter, nil)
            }
            // Whoever comes next does not join work that is being cancelled.
            state.flights[key] = nil
            return (waiter, flight.task)
        }
        task?.cancel()
        waiter?.resume(throwing: CancellationError())
    }
}
