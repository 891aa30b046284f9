/// What a run wants kept, and how much of it is.
struct KeptState: Sendable {
    /// How often at most a position or a progress is written that nobody waits for.
    static let pace = Duration.seconds(1)

    private let bytes: [UInt8]?
    private var state: JobState?
    /// Grows with every change.
    private(set) var version = 0
    /// The newest version that was written.
    private(set) var written = 0
    /// When it was written last, by the worker's own clock.
    private(set) var writtenAt: Duration?
    /// Whether a write is under way; those who come meanwhile wait, so that an old state never replaces a new one.
    var isBusy = false
    var waiting: [CheckedContinuation<Void, Never>] = []

    /// The state that the last run left.
    init(_ bytes: [UInt8]?) { self.bytes = bytes }

    /// Whether something was said that is not written.
    var isDirty: Bool { written < version }

    /// Whether enough time has passed since the last write.
    func isDue(at now: Duration) -> Bool {
        guard let writtenAt else { return true }
        return now - writtenAt >= Self.pace
    }

    /// The state, read when it is first asked for; throws `.state`.
    mutating func read() throws(QueueError) -> JobState {
        if let state { return state }
        let read = try bytes.map { bytes throws(QueueError) in try JobState(bytes) } ?? JobState()
        state = read
        return read
    }

    /// Changes the state; one that cannot be read is replaced.
    mutating func change(_ body: (inout JobState) -> Void) {
        var new = (try? read()) ?? JobState()
        body(&new)
        guard new != state else { return }
        state = new
        version += 1
    }

    /// Takes note of a write.
    mutating func wrote(_ version: Int, at time: Duration) {
        written = max(written, version)
        writtenAt = time
    }
}
