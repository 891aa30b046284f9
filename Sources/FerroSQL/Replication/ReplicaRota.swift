/// Whose turn it is among replicas, and which of them are left alone for a while.
struct ReplicaRota: Sendable {
    private var next = 0
    /// Until when each replica is not asked; zero for those that work.
    private var restUntil: [Duration]

    /// How long a replica that failed is left alone.
    static let rest = Duration.seconds(5)

    init(count: Int) { restUntil = Array(repeating: .zero, count: count) }

    /// The next replica in turn that may be asked; nil when all are left alone.
    mutating func take(at now: Duration) -> Int? {
        for step in 0..<restUntil.count {
            let index = (next + step) % restUntil.count
            guard restUntil[index] <= now else { continue }
            next = (index + 1) % restUntil.count
            return index
        }
        return nil
    }

    /// Notes that a replica could not be used; true when it worked before.
    mutating func fail(_ index: Int, at now: Duration) -> Bool {
        defer { restUntil[index] = now + Self.rest }
        return restUntil[index] == .zero
    }

    /// Notes that a replica answered; true when it did not before.
    mutating func recover(_ index: Int) -> Bool {
        defer { restUntil[index] = .zero }
        return restUntil[index] != .zero
    }
}
