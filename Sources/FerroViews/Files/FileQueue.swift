internal import Dispatch
internal import Synchronization

/// Threads of its own for file reads, so that a slow disk holds up neither event loops nor tasks.
final class FileQueue: Sendable {
    private let lanes: [DispatchQueue]
    private let turn = Atomic<Int>(0)

    /// Opens a number of lanes; each runs one piece of work at a time.
    init(label: String, lanes: Int) {
        self.lanes = (0..<max(1, lanes)).map { DispatchQueue(label: "\(label).\($0)") }
    }

    /// Runs blocking work on the next lane and suspends the caller until it is done.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            nextLane.async { continuation.resume(returning: work()) }
        }
    }

    /// Runs blocking work that may fail.
    func run<Value: Sendable>(throwing work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await run { Result { try work() } }.get()
    }

    private var nextLane: DispatchQueue {
        let number = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        return lanes[Int(UInt(bitPattern: number) % UInt(lanes.count))]
    }
}
