#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The thread of a ``TCPFaultProxy``: it accepts, connects on, and carries bytes to and fro.
///
/// `@unchecked Sendable`: it is made on one thread and handed to its own, which is the only one to use it after that.
final class FaultRelay: @unchecked Sendable {
    private struct Pair {
        let client: Socket
        let server: Socket
    }

    private let listener: Socket
    private let host: String
    private let port: Int
    private let control: FaultControl
    private var pairs: [Pair] = []

    init(_ listener: Socket, host: String, port: Int, _ control: FaultControl) {
        self.listener = listener
        self.host = host
        self.port = port
        self.control = control
    }

    func run() {
        while true {
            let state = control.take()
            if state.isClosed { break }
            if state.drops || state.mode == .reset { drop() }
            control.note(connections: pairs.count)
            var entries = [entry(control.reading), entry(listener.descriptor)]
            // In a black hole nobody reads: the senders' buffers fill up.
            if state.mode != .blackHole {
                for pair in pairs { entries += [entry(pair.client.descriptor), entry(pair.server.descriptor)] }
            }
            _ = poll(&entries, nfds_t(entries.count), -1)
            if entries[0].revents != 0 { continue }
            carry(entries, state.mode)
            if entries[1].revents != 0 { accept(state.mode) }
        }
        drop()
        listener.close()
    }

    private func carry(_ entries: [pollfd], _ mode: TCPFaultProxy.Mode) {
        guard entries.count == 2 + pairs.count * 2 else { return }
        var rest: [Pair] = []
        for (index, pair) in pairs.enumerated() {
            var isOpen = true
            if entries[2 + index * 2].revents != 0 { isOpen = pass(pair.client, pair.server, mode) }
            if isOpen, entries[3 + index * 2].revents != 0 { isOpen = pass(pair.server, pair.client, mode) }
            if isOpen {
                rest.append(pair)
            } else {
                pair.client.close()
                pair.server.close()
            }
        }
        pairs = rest
    }

    private func pass(_ source: Socket, _ target: Socket, _ mode: TCPFaultProxy.Mode) -> Bool {
        guard let bytes = source.receive() else { return false }
        if case .delay(let time) = mode {
            let (seconds, attoseconds) = time.components
            usleep(UInt32(clamping: seconds * 1_000_000 + attoseconds / 1_000_000_000_000))
        }
        return target.send(bytes)
    }

    private func accept(_ mode: TCPFaultProxy.Mode) {
        guard let client = listener.accepted() else { return }
        guard mode != .reset, let server = Socket.connected(to: host, port: port) else { return client.reset() }
        pairs.append(Pair(client: client, server: server))
    }

    private func drop() {
        for pair in pairs {
            pair.client.reset()
            pair.server.close()
        }
        pairs = []
    }

    private func entry(_ descriptor: Int32) -> pollfd { pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0) }
}
