import CLibpq
import FerroSQL
import FerroSupport
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The one connection that all channels are listened to on, and its thread.
///
/// The thread connects again when the connection is lost, 0.1 s after that and then after twice as long each time, up
/// to 30 s; it ends when nobody listens any more, and begins with the next who does.
final class PostgresListener: Sendable {
    private struct State {
        var roll = ListenerRoll()
        var hasThread = false
        var isClosed = false
    }

    private let settings: SwitchboardSettings
    private let wakeUp: WakeUp
    private let state = Mutex(State())

    init(_ settings: SwitchboardSettings, _ wakeUp: WakeUp) {
        self.settings = settings
        self.wakeUp = wakeUp
    }

    /// What is sent on a channel from now on.
    func listen(to channel: String) -> AsyncStream<SQLListenEvent> {
        AsyncStream(bufferingPolicy: .bufferingNewest(4096)) { continuation in
            // The server refuses or cuts any other name (NAMEDATALEN), and all channels share the connection.
            guard (1...63).contains(channel.utf8.count), !channel.utf8.contains(0) else {
                settings.note(false, "a channel to listen to has a name of 1 to 63 bytes, without a NUL in it")
                return continuation.finish()
            }
            let (id, starts) = state.withLock { state -> (Int?, Bool) in
                guard !state.isClosed else { return (nil, false) }
                defer { state.hasThread = true }
                return (state.roll.add(channel, continuation), !state.hasThread)
            }
            guard let id else { return continuation.finish() }
            continuation.onTermination = { _ in self.leave(id) }
            if starts, !startThread({ self.serve() }) { continuation.finish() }
            wakeUp.signal()
        }
    }

    /// Ends every stream and the thread.
    func close() {
        let streams = state.withLock { state in
            state.isClosed = true
            return state.roll.removeAll()
        }
        for stream in streams { stream.finish() }
        wakeUp.signal()
    }

    private func leave(_ id: Int) {
        state.withLock { $0.roll.remove(id) }
        wakeUp.signal()
    }

    /// Runs until nobody listens.
    private func serve() {
        var failures = 0
        while isWanted {
            let deadline = ContinuousClock.now + settings.connectTimeout
            switch connect(settings.parameters, greeting: nil, until: deadline) {
            case .success(let server):
                if failures > 0 { settings.note(true, "listening at \(settings.address) again") }
                failures = 0
                if let reason = converse(server) { settings.note(false, "listening was interrupted: \(reason)") }
            case .failure(let failure):
                if failures == 0 { settings.note(false, "listening cannot begin: \(failure.message)") }
            }
            failures += 1
            if isWanted { pause(.milliseconds(min(30_000, 100 << min(failures - 1, 9)))) }
        }
    }

    /// Whether somebody listens; once nobody does the thread counts as ended.
    private var isWanted: Bool {
        state.withLock { state in
            state.hasThread = !state.isClosed && !state.roll.isEmpty
            return state.hasThread
        }
    }

    /// Listens on a connection until it is lost or not wanted; answers why it was lost.
    private func converse(_ server: ServerConnection) -> String? {
        guard PQexitPipelineMode(server.raw) == 1, PQsetnonblocking(server.raw, 0) == 0 else { return server.lastError }
        state.withLock { $0.roll.beginSession() }
        while true {
            wakeUp.drain()
            let (joined, left, isOver) = state.withLock {
                ($0.roll.joined(), $0.roll.left(), $0.isClosed || $0.roll.isEmpty)
            }
            if isOver { return nil }
            for (verb, channels) in [("LISTEN", joined), ("UNLISTEN", left)] {
                for channel in channels where !command(server, "\(verb) \(Dialect.postgres.quote(channel))") {
                    return server.lastError
                }
            }
            state.withLock { $0.roll.inform(joined) }
            guard server.read() else { return server.lastError }
            deliver(server)
            wait(for: PQsocket(server.raw))
        }
    }

    private func command(_ server: ServerConnection, _ text: String) -> Bool {
        let result = PQexec(server.raw, text)
        defer { PQclear(result) }
        return PQresultStatus(result) == PGRES_COMMAND_OK
    }

    private func deliver(_ server: ServerConnection) {
        while let raw = PQnotifies(server.raw) {
            let message = SQLNotification(
                channel: String(cString: raw.pointee.relname),
                payload: raw.pointee.extra.map { String(cString: $0) } ?? "")
            PQfreemem(raw)
            state.withLock { $0.roll.deliver(message) }
        }
    }

    private func wait(for socket: Int32) {
        var entries = [
            pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeUp.reading, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&entries, 2, -1)
    }

    /// Waits, but no longer than until the listener is closed.
    private func pause(_ duration: Duration) {
        let end = ContinuousClock.now + duration
        while isWanted {
            let left = ContinuousClock.now.duration(to: end)
            guard left > .zero else { return }
            var entry = pollfd(fd: wakeUp.reading, events: Int16(POLLIN), revents: 0)
            if poll(&entry, 1, Int32(clamping: left.wholeMilliseconds)) > 0 { wakeUp.drain() }
        }
    }
}
