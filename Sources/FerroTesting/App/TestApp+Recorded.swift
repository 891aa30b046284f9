public import Ferro

extension TestApp {
    /// The jobs of a type that were pushed, in the order in which they were stored, whatever became of them since.
    ///
    /// A push in a transaction counts after the commit, and never when it rolls back; one whose unique key was held
    /// does not count. It is so on every `QUEUE_CONNECTION`.
    ///
    /// - Throws: what decoding throws when a payload does not fit the type.
    public func pushed<J: Job>(_ type: J.Type) throws -> [J] { try recorder?.pushed(type) ?? [] }

    /// The names of all jobs that were pushed, in the order in which they were stored.
    public var pushedNames: [String] { recorder?.drafts.map(\.name) ?? [] }

    /// The events of a type that were dispatched, in their order; inside a transaction they count after the commit.
    public func dispatched<E: Event>(_ type: E.Type) -> [E] { events.of(type) }

    /// Forgets which jobs were pushed and which events dispatched; the jobs stay where they are.
    public func forgetRecorded() {
        recorder?.forget()
        events.removeAll()
    }

    private var recorder: RecordingEngine? { runtime.queue.engine as? RecordingEngine }
}
