import FerroServer
import Synchronization

/// Clients that take their time: over the head of a request, over its body, or over the response.
final class Slow: Sendable {
    private let count: Int
    private let clients = Mutex<[Client]>([])

    init(count: Int) { self.count = count }

    /// How many have been connected.
    var connected: Int { clients.withLock { $0.count } }

    /// Connects all of them and lets each be as slow as it can.
    func start(_ address: ServerAddress, _ tasks: inout ThrowingTaskGroup<Void, any Error>) {
        for number in 0..<count {
            tasks.addTask {
                let client = try await Client(address)
                try await self.begin(client, number % 3)
                self.clients.withLock { $0.append(client) }
                if number % 3 < 2 { await Self.drip(client) }
            }
        }
    }

    private func begin(_ client: Client, _ kind: Int) async throws {
        switch kind {
        case 0: try await client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        case 1: try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        default:
            try await client.stopReading()
            try await client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        }
    }

    func close() async {
        for client in clients.withLock({ $0 }) { try? await client.close() }
    }

    /// A byte now and then, until the server has enough of it.
    private static func drip(_ client: Client) async {
        while !Task.isCancelled {
            do {
                try await client.send("a")
                try await Task.sleep(for: .milliseconds(100))
            } catch { return }
        }
    }
}
