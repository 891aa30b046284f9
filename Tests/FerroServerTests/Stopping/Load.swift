import FerroServer
import Synchronization

/// Clients that ask without a pause until they are refused, and what became of their requests.
final class Load: Sendable {
    private struct State {
        var answers = 0
        var failures: [String] = []
    }

    private let state = Mutex(State())

    var answers: Int { state.withLock { $0.answers } }
    /// Requests on a connection that was made which have no whole answer.
    var failures: [String] { state.withLock { $0.failures } }

    /// Asks so many times on each connection, on one after the other.
    func run(_ address: ServerAddress, requestsPerConnection count: Int) async {
        while !Task.isCancelled {
            // A connection that was never made loses nothing.
            guard let client = try? await Client(address) else { return }
            await ask(client, count)
            try? await client.close()
        }
    }

    private func ask(_ client: Client, _ count: Int) async {
        for number in 1...count {
            do {
                try await client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
            } catch {
                return fail("request \(number) was not taken: \(error)")
            }
            let text = await client.receive(until: number, of: "<ok>")
            guard text.ranges(of: "<ok>").count == number else {
                return fail("request \(number) has no answer: \(text.suffix(200))")
            }
            state.withLock { $0.answers += 1 }
            if text.contains("Connection: close\r\n") { return }
        }
    }

    private func fail(_ text: String) { state.withLock { $0.failures.append(text) } }
}
