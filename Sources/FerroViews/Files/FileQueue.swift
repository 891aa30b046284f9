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
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let number = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        let lane = lanes[Int(UInt(bitPattern: number) % UInt(lanes.count))]
        return try await withCheckedThrowingContinuation { continuation in
            lane.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
