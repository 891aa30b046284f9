import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension RunningJob {
    /// Where the last run stood, as it said with ``save(_:)``; nil when it said nothing.
    ///
    /// - Throws: `.state` when it is of another type.
    public func cursor<Cursor: Decodable>(as type: Cursor.Type) throws -> Cursor? {
        guard let text = try kept.withLock({ try $0.read() }).cursor else { return nil }
        return try JobState.value(type, of: text)
    }

    /// Keeps where the run stands, for the next run after a crash, a deploy or a retry; one round trip.
    ///
    /// When the worker stops it throws once the position is kept: let the error pass, and the job goes on elsewhere
    /// without an attempt being counted.
    ///
    /// - Throws: ``Claim/stale`` when the job is another worker's by now, `.payloadTooLarge` for more than 64 KiB, and
    ///   what the store throws.
    public func save(_ cursor: some Encodable & Sendable) async throws {
        let text = try JobState.text(of: cursor)
        kept.withLock { $0.change { $0.cursor = text } }
        try await checkpoint(atOnce: true)
    }

    /// Tells how far the run has come: a part from 0 to 1, and what is going on in at most 256 characters.
    ///
    /// It is kept with the job, written about once a second at most; the last word is never left out.
    public func report(progress: Double, _ note: String? = nil) {
        let part = progress.isFinite ? min(max(progress, 0), 1) : nil
        kept.withLock {
            $0.change { state in
                state.progress = part ?? state.progress
                state.note = note.map { String($0.prefix(256)) } ?? state.note
            }
        }
        guard isDue else { return }
        Task { try? await write() }
    }

    /// Writes what is to be kept if it is time, and throws if the run is to end here.
    func checkpoint(atOnce: Bool) async throws {
        // What was said is written with the run's ending: a cancelled task cannot reach the store.
        if let reason { throw ending(for: reason) }
        let isStopping = isStopping
        if atOnce || isStopping || isDue { try await write() }
        try Task.checkCancellation()
        if isStopping { throw Self.pause }
    }

    private static var pause: JobDetour { .wait(.zero, "the worker stops, and the job's position is kept") }

    private func ending(for reason: RunControl.Reason) -> any Error {
        switch reason {
        case .timeout: CancellationError()
        case .shutdown: Self.pause
        case .leaseLost: claim?.stale ?? CancellationError()
        case .cancelled: QueueError(.cancelled, "the job was cancelled: let this error pass")
        }
    }

    private var isDue: Bool {
        guard let surroundings else { return false }
        let now = surroundings.elapsed()
        return kept.withLock { $0.isDirty && !$0.isBusy && $0.isDue(at: now) }
    }

    /// Whether something was said that is not written.
    var isDirty: Bool { claim != nil && kept.withLock { $0.isDirty } }

    /// Writes what is not written yet, one write after the other.
    func write() async throws {
        guard let claim, let surroundings, isDirty else { return }
        await takeTurn()
        defer { passTurn() }
        let (state, version, isDirty) = try kept.withLock { (try $0.read(), $0.version, $0.isDirty) }
        guard isDirty else { return }
        let sentAt = surroundings.elapsed()
        try await surroundings.engine.save(
            JobCheckpoint(
                claim: claim, state: state.bytes(), lease: surroundings.lease, now: surroundings.now()))
        kept.withLock { $0.wrote(version, at: sentAt) }
        control.withLock { $0.heldUntil = max($0.heldUntil, sentAt + surroundings.lease) }
    }

    private func takeTurn() async {
        await withCheckedContinuation { continuation in
            let isMine = kept.withLock { kept in
                guard kept.isBusy else {
                    kept.isBusy = true
                    return true
                }
                kept.waiting.append(continuation)
                return false
            }
            if isMine { continuation.resume() }
        }
    }

    private func passTurn() {
        let next = kept.withLock { kept -> CheckedContinuation<Void, Never>? in
            guard !kept.waiting.isEmpty else {
                kept.isBusy = false
                return nil
            }
            return kept.waiting.removeFirst()
        }
        next?.resume()
    }
}
