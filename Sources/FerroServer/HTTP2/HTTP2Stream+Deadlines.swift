import FerroHTTP
import HTTPTypes
import NIOCore
import NIOHTTP2

extension HTTP2Stream {
    /// Sets the deadline of what the stream waits for now.
    func updateDeadline() {
        guard let at = deadline.set(nextDeadline()) else { return }
        let stream = NIOLoopBound(self, eventLoop: loop.executor.eventLoop)
        deadline.arm(
            loop.executor.eventLoop.scheduleTask(deadline: at) { stream.value.deadlineFired() }, at: at)
    }

    private func nextDeadline() -> (reason: Deadline.Reason, at: NIODeadline)? {
        guard context != nil else { return nil }
        let configuration = settings.configuration
        if unsent > 0 { return (.write, sentAt + TimeAmount(configuration.writeTimeout)) }
        guard let feed, !isRequestWhole else { return nil }
        guard feed.isHungry else {
            // The time that the handler takes is not the client's.
            bodyPause = bodyPause ?? .now()
            return nil
        }
        if let bodyPause { bodyStart = bodyStart + (.now() - bodyPause) }
        bodyPause = nil
        let earned = Int64(bodyBytes / max(1, configuration.minimumBodyRate))
        return (.body, bodyStart + TimeAmount(configuration.bodyTimeout) + .seconds(earned))
    }

    private func deadlineFired() {
        guard let reason = deadline.expired(now: .now()) else { return updateDeadline() }
        if reason == .body {
            refuseBody(HTTPFailure(.timeout, .requestTimeout, "The request did not arrive in time."))
        } else if context?.channel.parent?.isWritable == false {
            // It is not this stream that the client does not read.
            connection.closeNow()
        } else {
            reset(.cancel)
        }
    }
}
