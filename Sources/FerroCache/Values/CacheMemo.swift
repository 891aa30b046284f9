import Synchronization

/// What was read through one cache for as long as it lives.
final class CacheMemo: Sendable {
    /// That nothing was found is remembered, too.
    private struct Memory: Sendable { var value: (any Sendable)? }

    private static let capacity = 1000
    private let memories = Mutex<[HashedKey: Memory]>([:])

    /// What is known of a key: nil when nothing is, a nil inside when there is no value.
    func find<Value: Sendable>(_ name: String, as type: Value.Type) -> Value?? {
        let name = HashedKey(name)
        guard let memory = memories.withLock({ $0[name] }) else { return nil }
        guard let value = memory.value else { return .some(nil) }
        return unboxed(value, as: Value.self).map { .some($0) }
    }

    func keep<Value: Sendable>(_ name: String, _ value: Value?) {
        let name = HashedKey(name)
        memories.withLock { memories in
            guard memories.count < Self.capacity || memories[name] != nil else { return }
            memories[name] = Memory(value: value)
        }
    }

    func forget(_ names: [String]) {
        memories.withLock { memories in
            for name in names { memories[HashedKey(name)] = nil }
        }
    }

    func clear() { memories.withLock { $0 = [:] } }
}
