import FerroSQL
import Testing

@Suite struct SQLRowStreamTests {
    @Test func `a stream reads part by part and gives everything back at its end`() async throws {
        let driver = RecordingDriver()
        let log = QueryLog()
        var count = 0
        for try await _ in Database(driver).logging(to: log).stream("SELECT 1", rows: 2) { count += 1 }
        #expect(count == 5)
        #expect(
            driver.log == [
                "begin read-only", "cursor SELECT 1", "fetch 2", "fetch 2", "fetch 2", "fetch 2", "close cursor",
                "commit",
            ])
        #expect(log.entries.map(\.rows) == [5])
    }

    @Test func `nothing is sent before the first row is asked for`() async {
        let driver = RecordingDriver()
        let stream = Database(driver).stream("SELECT 1")
        _ = stream.makeAsyncIterator()
        #expect(driver.log.isEmpty)
    }

    @Test func `an early break gives the connection back`() async throws {
        let driver = RecordingDriver()
        for try await _ in Database(driver).stream("SELECT 1", rows: 2) { break }
        #expect(await driver.waits(for: "commit"))
        #expect(driver.log == ["begin read-only", "cursor SELECT 1", "fetch 2", "close cursor", "commit"])
    }

    @Test(arguments: ["cursor SELECT 1", "fetch 2", "commit"])
    func `a failure gives the connection back`(_ failing: String) async {
        let driver = RecordingDriver(failing: [failing])
        let result = await Task { for try await _ in Database(driver).stream("SELECT 1", rows: 2) {} }.result
        if failing != "commit" { #expect(throws: RecordingDriver.Broken.self) { try result.get() } }
        #expect(driver.log.last == "rollback")
        #expect(driver.log.contains("close cursor") == (failing != "cursor SELECT 1"))
    }

    @Test func `a cancelled task gives the connection back`() async {
        let driver = RecordingDriver(cursorRows: .max)
        let task = Task { for try await _ in Database(driver).stream("SELECT 1", rows: 2) { await Task.yield() } }
        #expect(await driver.waits(for: "fetch 2"))
        task.cancel()
        await #expect { try await task.value } throws: { ($0 as? SQLError)?.code == .cancelled }
        #expect(driver.log.suffix(2) == ["close cursor", "rollback"])
    }

    @Test func `in a transaction it takes turns with statements`() async throws {
        let driver = RecordingDriver()
        try await Database(driver).transaction { db in
            for try await _ in db.stream("SELECT 1", rows: 4) { try await db.execute("UPDATE x") }
        }
        #expect(
            driver.log == ["begin", "cursor SELECT 1", "fetch 4"] + Array(repeating: "UPDATE x", count: 4)
                + ["fetch 4", "UPDATE x", "fetch 4", "close cursor", "commit"])
    }

    @Test func `a cursor is closed before its transaction ends`() async throws {
        let driver = RecordingDriver()
        let kept = try await Database(driver).transaction { db in
            var rows = db.stream("SELECT 1", rows: 2).makeAsyncIterator()
            _ = try await rows.next()
            return db
        }
        #expect(driver.log == ["begin", "cursor SELECT 1", "fetch 2", "close cursor", "commit"])
        await #expect {
            for try await _ in kept.stream("SELECT 1") {}
        } throws: { ($0 as? SQLError)?.code == .transactionClosed }
    }

    @Test func `after an error there are no more rows`() async throws {
        var rows = Database(RecordingDriver(failing: ["fetch 256"])).stream("SELECT 1").makeAsyncIterator()
        await #expect(throws: RecordingDriver.Broken.self) { try await rows.next() }
        let next = try await rows.next()
        #expect(next?.values == nil)
    }
}
