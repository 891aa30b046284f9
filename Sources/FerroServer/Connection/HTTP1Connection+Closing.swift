import FerroHTTP
import HTTPTypes
import NIOCore

extension HTTP1Connection {
    /// How long a client may take to read a refusal and stop sending.
    private static let lingerTime = TimeAmount.seconds(2)

    /// Finishes what is at work and closes.
    ///
    /// A resting connection waits a moment longer: a request that is on its way to it has no other way to an answer.
    func drain() {
        guard case .open = state, !isDraining else { return }
        isDraining = true
        outgoing?.sink.drain()
        guard incoming == nil else { return }
        // A stream whose head is sent could not say that the connection closes: it rests once more behind it.
        if outgoing != nil, queue.isEmpty { return }
        guard !isAnswering else { return stopReading() }
        timedPhase = nil
        updateDeadline()
    }

    /// Closes without another word.
    func closeNow() {
        switch state {
        case .closed: return
        case .open, .closing, .lingering:
            state = .closing
            isLastWritten = true
            context?.close(promise: nil)
        }
    }

    /// The peer has closed its side; what it sent before is still answered.
    func peerFinished() {
        isPeerDone = true
        isInReadBatch = false
        if case .lingering = state { return closeNow() }
        pump()
        settle()
    }

    /// Sets the deadline of what the connection waits for now.
    func updateDeadline() {
        guard let at = deadline.set(nextDeadline()) else { return }
        let eventLoop = loop.executor.eventLoop
        let connection = NIOLoopBound(self, eventLoop: eventLoop)
        deadline.arm(eventLoop.scheduleTask(deadline: at) { connection.value.deadlineFired() }, at: at)
    }

    /// How many bytes the peer has not taken yet.
    var waitingBytes: Int {
        (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func nextDeadline() -> (reason: Deadline.Reason, at: NIODeadline)? {
        let configuration = settings.configuration
        switch state {
        case .closed: return nil
        case .lingering:
            if let current = deadline.current, current.reason == .linger { return current }
            return (.linger, .now() + Self.lingerTime)
        case .closing:
            if stall == nil { stall = (.now(), waitingBytes) }
        case .open: break
        }
        if let stall { return (.write, stall.since + TimeAmount(configuration.writeTimeout)) }
        let phase = decoder.phase
        if let feed {
            guard feed.bytes.isHungry else {
                // The time that the handler takes is not the client's.
                bodyPause = bodyPause ?? .now()
                return nil
            }
            if let pause = bodyPause { phaseStart = phaseStart + (.now() - pause) }
            bodyPause = nil
        } else if isAnswering {
            timedPhase = nil
            return nil
        }
        if phase != timedPhase {
            timedPhase = phase
            phaseStart = .now()
        }
        switch phase {
        case .closed: return nil
        case .idle:
            let rest = hasServed ? configuration.idleTimeout : configuration.headTimeout
            return (.idle, phaseStart + TimeAmount(isDraining ? min(rest, configuration.drainPause) : rest))
        case .head: return (.head, phaseStart + TimeAmount(configuration.headTimeout))
        case .body:
            let earned = Int64(bodyBytes / max(1, configuration.minimumBodyRate))
            return (.body, phaseStart + TimeAmount(configuration.bodyTimeout) + .seconds(earned))
        }
    }

    private func deadlineFired() {
        guard let reason = deadline.expired(now: .now()) else { return updateDeadline() }
        switch reason {
        case .idle where waitingBytes > 0:
            // The last response is still on its way to a client that reads slowly.
            state = .closing
            settle()
        case .idle, .linger: closeNow()
        case .head, .body:
            refuse(HTTPFailure(.timeout, .requestTimeout, "The request did not arrive in time."))
            pump()
            settle()
        case .write:
            let waiting = waitingBytes
            guard let stall, waiting < stall.bytes else { return closeNow() }
            self.stall = (.now(), waiting)
            updateDeadline()
        }
    }
}
