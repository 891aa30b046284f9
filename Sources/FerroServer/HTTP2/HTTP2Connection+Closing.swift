import FerroHTTP
import NIOCore

extension HTTP2Connection {
    /// How long a client may take to read our last bytes and close.
    private static let lingerTime = TimeAmount.seconds(2)

    /// Tells the client to open no more streams (GOAWAY), lets those there are come to their ends, and closes.
    func drain() {
        guard !isDraining, !isClosed else { return }
        isDraining = true
        for stream in streams.values { stream.drain() }
        part()
    }

    /// Closes without another word; the streams cancel their tasks.
    func closeNow() { channel.close(promise: nil) }

    /// Asks for no more streams; those that cross with it come before the answer to the ping (RFC 9113, 6.8).
    private func part() {
        guard case .open = state else { return }
        state = .parting
        wire.goAway(last: .max)
        wire.ping(pingNumber)
        updateDeadline()
    }

    /// The client knows, or has had its time: what it opens from now on is refused.
    func refuseStreams() {
        guard case .parting = state else { return }
        state = .parted
        if !streams.isEmpty { wire.goAway(last: lastStream) }
        closeIfLeft()
        updateDeadline()
    }

    /// Closes once the last stream is done and its bytes are out.
    func closeIfLeft() {
        guard case .parted = state, streams.isEmpty else { return }
        state = .closing
        let connection = NIOLoopBound(self, eventLoop: channel.eventLoop)
        let isSent = channel.eventLoop.makePromise(of: Void.self)
        isSent.futureResult.whenComplete { result in
            if case .success = result { connection.value.linger() } else { connection.value.closeNow() }
        }
        wire.goAway(last: lastStream, promise: isSent)
    }

    /// The client has broken the protocol, and was told.
    func giveUp() {
        if case .lingering = state { return }
        for stream in streams.values { stream.cancel() }
        linger()
    }

    private func linger() {
        guard !isClosed else { return }
        state = .lingering
        wire.isDeaf = true
        channel.close(mode: .output, promise: nil)
        updateDeadline()
    }

    /// Sets the deadline of what the connection waits for now.
    func updateDeadline() {
        guard !isClosed, let at = deadline.set(nextDeadline()) else { return }
        let connection = NIOLoopBound(self, eventLoop: channel.eventLoop)
        deadline.arm(channel.eventLoop.scheduleTask(deadline: at) { connection.value.deadlineFired() }, at: at)
    }

    private func nextDeadline() -> (reason: Deadline.Reason, at: NIODeadline)? {
        let configuration = settings.configuration
        switch state {
        case .open:
            guard streams.isEmpty else { return nil }
            let rest = lastStream == 0 ? configuration.headTimeout : configuration.idleTimeout
            return (.idle, restStart + TimeAmount(rest))
        case .parting: return (.idle, stateStart + TimeAmount(configuration.drainPause))
        case .parted: return nil
        case .closing: return (.write, stateStart + TimeAmount(configuration.writeTimeout))
        case .lingering: return (.linger, stateStart + Self.lingerTime)
        }
    }

    private func deadlineFired() {
        guard deadline.expired(now: .now()) != nil else { return updateDeadline() }
        switch state {
        case .open: part()
        case .parting: refuseStreams()
        case .parted: break
        case .closing, .lingering: closeNow()
        }
    }
}
