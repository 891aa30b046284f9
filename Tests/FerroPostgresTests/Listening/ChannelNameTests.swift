import FerroPostgres
import FerroSQL
import Foundation
import Testing

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct ChannelNameTests {
    @Test(arguments: ["", "\0", "a\0b", String(repeating: "ä", count: 32)])
    func `a channel that no server can have ends at once and leaves the others alone`(name: String) async throws {
        try await PostgresServer.withDatabase { _, driver in
            let channel = "\"ch\\an'nel " + UUID().uuidString
            var good = driver.listen(to: channel).makeAsyncIterator()
            var bad = driver.listen(to: name).makeAsyncIterator()
            #expect(await bad.next() == nil)
            #expect(await good.next() == .listening)
            try await driver.notify(channel, "'; DROP TABLE x; --")
            #expect(
                await good.next()
                    == .notification(SQLNotification(channel: channel, payload: "'; DROP TABLE x; --")))
        }
    }
}
