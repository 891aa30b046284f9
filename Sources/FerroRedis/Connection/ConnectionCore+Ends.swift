import NIOCore
import Synchronization

extension ConnectionCore {
    // MARK: Deadlines

    /// One timer for all that waits: it is set again only when it has gone off.
    func arm(_ deadline: NIODeadline) {
        timer?.cancel()
        timer = nil
        timerDeadline = deadline
        guard deadline != .distantFuture else { return }
        // Held for that long: an object that something refers to weakly counts its references at several times the cost.
        timer = loop.scheduleTask(deadline: deadline) { self.expire() }
    }

    private func expire() {
        guard phase != .closed else { return }
        timer = nil
        timerDeadline = .distantFuture
        let now = NIODeadline.now()
        if let silence = silence(now) { return fail(silence) }
        var next = NIODeadline.distantFuture
        for index in waiting.indices {
            let entry = waiting[index]
            guard entry.deadline <= now else {
                next = min(next, entry.deadline)
                continue
            }
            // Confirmations are still to be told apart from answers when they come.
            if case .subscription = entry.receiver { continue }
            waiting[index].receiver = .nobody
            entry.fail(timedOut(entry.command))
        }
        // What expired stays in the queue until its answer comes: look again whether the connection lives.
        if let head = waiting.first, head.deadline <= now { next = min(next, max(lastHeard, busySince) + timeout) }
        arm(next)
    }

    /// Why the connection counts as dead: what waits longest is overdue, and for as long as that nothing came, or only
    /// parts of other answers.
    private func silence(_ now: NIODeadline) -> RedisError? {
        guard let head = waiting.first, head.deadline <= now else { return nil }
        let silent = now - max(lastHeard, busySince)
        guard silent >= timeout || head.deadline + timeout <= now else { return nil }
        return RedisError(
            .timeout,
            "Redis at \(address) said nothing for \(silent.nanoseconds / 1_000_000) ms while commands waited.")
    }

    /// What was not handed to the socket so far will be, so that also such a command may run.
    private func timedOut(_ command: String) -> RedisError {
        RedisError(
            .timeout,
            "No answer to \(command) came from Redis at \(address) in time; \(Self.ranText(true)) Look at SLOWLOG, or raise REDIS_SOCKET_TIMEOUT.",
            mayHaveRun: true)
    }

    // MARK: Ends

    /// Ends the connection; whoever waits is told what became of his command.
    func fail(_ error: RedisError) {
        guard phase != .closed else { return }
        phase = .closed
        ended.store(true, ordering: .releasing)
        failure = error
        timer?.cancel()
        timer = nil
        channel?.close(mode: .all, promise: nil)
        channel = nil
        let ended = waiting
        waiting = []
        missing = 0
        // First those who hand out connections, so that nobody who is told below gets this one again.
        let listeners = whenClosed
        whenClosed = []
        pushHandler = nil
        for listener in listeners { listener(error) }
        for entry in ended { entry.fail(lost(entry, error)) }
    }

    private func lost(_ entry: WaitingReply, _ error: RedisError) -> RedisError {
        let mayHaveRun = entry.end <= handed
        var told = error
        told.mayHaveRun = mayHaveRun
        told.message += " It had been asked for \(entry.command): \(Self.ranText(mayHaveRun))"
        return told
    }

    /// Takes nothing new, answers what waits, and ends then.
    func closeGracefully(_ error: RedisError) {
        guard phase == .open else { return }
        if waiting.isEmpty && outgoing.readableBytes == 0 { return fail(error) }
        failure = error
        phase = .closing
    }
}
