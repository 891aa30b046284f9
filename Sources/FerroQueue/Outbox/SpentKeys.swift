import Synchronization

/// Keys of pushes whose rows are gone, collected until it is worth telling the engine.
final class SpentKeys: Sendable {
    private static let enough = 64

    private let keys = Mutex<[String]>([])

    /// Adds keys; answers all of them when they are many.
    func add(_ more: [String]) -> [String]? {
        keys.withLock { keys in
            keys += more
            guard keys.count >= Self.enough else { return nil }
            defer { keys = [] }
            return keys
        }
    }

    /// Takes them away; nil when there are none.
    func take() -> [String]? {
        keys.withLock { keys in
            defer { keys = [] }
            return keys.isEmpty ? nil : keys
        }
    }
}
