internal import FerroSupport
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A proxy on loopback that disturbs what passes through it, to show what an app does on a bad network.
///
/// ```swift
/// let proxy = try TCPFaultProxy(to: "127.0.0.1", port: 5432)
/// proxy.set(.blackHole)
/// ```
///
/// It has a thread of its own, which ends with ``close()`` or with the last reference.
public final class TCPFaultProxy: Sendable {
    /// What happens to the bytes.
    public enum Mode: Sendable, Hashable {
        /// They pass.
        case pass
        /// They are taken from nobody and nobody is told: a cable that was pulled out.
        case blackHole
        /// Every connection is torn down, and each new one at once (RST).
        case reset
        /// They pass later, in both directions.
        case delay(Duration)
    }

    /// Why there is no proxy: the call that the system refused, and its `errno`.
    public struct Failure: Error, Sendable {
        /// The name of the call.
        public let call: String
        /// What it set.
        public let code: Int32
    }

    /// Where it listens, on 127.0.0.1.
    public let port: Int
    private let control: FaultControl

    /// Listens on a free port and passes everything on to an IPv4 address.
    ///
    /// - Parameters:
    ///   - host: the address, in digits.
    ///   - targetPort: the port.
    /// - Throws: ``Failure``.
    public init(to host: String, port targetPort: Int) throws {
        let listener = try Socket.listening()
        port = listener.port
        guard let control = FaultControl() else {
            listener.close()
            throw Failure(call: "pipe", code: errno)
        }
        self.control = control
        let relay = FaultRelay(listener, host: host, port: targetPort, control)
        guard startThread({ relay.run() }) else {
            listener.close()
            throw Failure(call: "pthread_create", code: errno)
        }
    }

    deinit { control.close() }

    /// Changes what happens to the bytes, those that are on their way included.
    public func set(_ mode: Mode) { control.set(mode) }
    /// Tears down the connections that there are now.
    public func dropConnections() { control.drop() }
    /// How many connections pass through it.
    public var connectionCount: Int { control.connectionCount }
    /// Ends the thread and everything that passes through it.
    public func close() { control.close() }
}

/// What other threads tell the relay, and a pipe that wakes it.
final class FaultControl: Sendable {
    struct State {
        var mode = TCPFaultProxy.Mode.pass
        var drops = false
        var isClosed = false
        var connectionCount = 0
    }

    let reading: Int32
    private let writing: Int32
    private let state = Mutex(State())

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        _ = Socket.systemClose(reading)
        _ = Socket.systemClose(writing)
    }

    var connectionCount: Int { state.withLock { $0.connectionCount } }

    func set(_ mode: TCPFaultProxy.Mode) { change { $0.mode = mode } }
    func drop() { change { $0.drops = true } }
    func close() { change { $0.isClosed = true } }
    func note(connections: Int) { state.withLock { $0.connectionCount = connections } }

    /// What is wanted now.
    func take() -> State {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(reading, &bytes, bytes.count) == bytes.count {}
        return state.withLock { state in
            defer { state.drops = false }
            return state
        }
    }

    private func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
        var byte: UInt8 = 1
        _ = write(writing, &byte, 1)
    }
}
