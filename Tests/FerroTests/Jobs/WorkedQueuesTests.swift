import FerroTesting
import Testing

@testable import Ferro

@Suite struct `A worker that was not told which queues to work` {
    @Test func `works those of all the app's jobs`() async throws {
        try await withApp(Sample.self) { app in
            try await app.queue.push(Shout())
            try await app.queue.push(Greet(name: "Ada"))
            let count = try await app.work()
            #expect(count == 2)
        }
    }
}
