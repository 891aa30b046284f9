import NIOCore

/// Writes an event stream: what its producer sends, comments while that is silent, and its end.
struct EventStream<C: Clock & Sendable>: Sendable where C.Duration == Duration {
    let retry: Duration?
    let heartbeat: Duration?
    let buffer: EventBuffer
    let clock: C
    let produce: @Sendable (EventWriter) async throws -> Void

    /// Returns when the producer has, throws when it does or when the client has gone.
    func run(_ writer: BodyWriter) async throws {
        let outbox = EventOutbox(buffer)
        let pulse = heartbeat.map { EventPulse(every: $0, by: clock) }
        writer.onDrain { outbox.drain() }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            if let retry { try await write(.retry(retry), to: writer) }
            tasks.addTask {
                do {
                    try await produce(EventWriter(outbox))
                    outbox.finish(nil)
                } catch {
                    outbox.finish(error)
                }
            }
            if let pulse { tasks.addTask { await pulse.run(outbox) } }
            do {
                while let step = try await outbox.next() {
                    switch step {
                    case .write(let bytes, let number):
                        pulse?.note()
                        try await writer.write(bytes)
                        outbox.wrote(through: number)
                    case .drain: tasks.cancelAll()
                    }
                }
            } catch {
                outbox.fail(error)
                throw error
            }
            outbox.fail(CancellationError())
            tasks.cancelAll()
        }
    }

    private func write(_ event: ServerEvent, to writer: BodyWriter) async throws {
        var bytes = ByteBuffer()
        try event.write(to: &bytes)
        try await writer.write(bytes)
    }
}
