import FerroSupport
import Foundation
import Testing

@testable import FerroQueue

@Suite struct MemoryStoreTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    private func draft(at pushed: Double = 0, after seconds: Double, unique: JobUniqueness? = nil) -> JobDraft {
        JobDraft(
            name: "job", queue: .default, payload: [], maxAttempts: 4, createdAt: date(pushed),
            availableAt: date(seconds), uniqueness: unique)
    }

    private func request(at seconds: Double, limit: Int = 1) -> ClaimRequest {
        ClaimRequest(queues: [.default], limit: limit, workerID: "w", lease: .seconds(30), now: date(seconds))
    }

    @Test func `claiming and finishing among a million jobs looks at a few of them only`() {
        var store = MemoryStore()
        // Half of them wait for later, the other half is due; ids and times go against each other.
        for index in 0..<1_000_000 {
            store.push(draft(after: Double(index % 2 == 0 ? 5000 - index % 977 : -index % 997)))
        }
        let before = store.comparisons
        let claims = store.claim(request(at: 10, limit: 10))
        #expect(claims.count == 10)
        #expect(store.finish(claims.map { JobEnding($0, .done, at: date(11)) }).isEmpty)
        // Ten jobs change their places twice in four lists of at most 2²⁰ elements.
        #expect(store.comparisons - before < 10 * 2 * 4 * 2 * 20)
    }

    @Test func `a job that became due is moved once, however many claims there are`() {
        var store = MemoryStore()
        for index in 0..<1000 { store.push(draft(after: 60 + Double(index % 7))) }
        #expect(store.claim(request(at: 100)).count == 1)
        let before = store.comparisons
        for _ in 0..<10 { #expect(store.claim(request(at: 100)).count == 1) }
        #expect(store.comparisons - before < 10 * 4 * 2 * 10)
    }

    @Test func `a clock that goes back neither hands a job out early nor loses it`() {
        var store = MemoryStore()
        store.push(draft(after: 60))
        store.push(draft(after: -1))
        #expect(store.claim(request(at: 0)).count == 1)
        #expect(store.stats(at: date(100)).queues.first?.pending == 1)
        #expect(store.claim(request(at: 20, limit: 9)).isEmpty)
        #expect(store.claim(request(at: 29, limit: 9)).isEmpty)
        #expect(store.claim(request(at: 60, limit: 9)).count == 2)
    }

    @Test func `keys for a time do not pile up`() {
        var keys = MemoryKeys()
        for index in 0..<1000 {
            let key = JobUniqueness(key: "\(index)", scope: .time, until: date(Double(index) + 10))
            keys.give(key, to: JobID(Int64(index)), at: date(Double(index)))
        }
        #expect(keys.count == 10)
    }

    @Test func `what was kept for the retention goes with the next ending`() {
        var store = MemoryStore(retention: .seconds(60))
        for index in 0..<3 {
            store.push(draft(after: 0))
            let claims = store.claim(request(at: Double(index) * 50))
            #expect(store.finish(claims.map { JobEnding($0, .done, at: date(Double(index) * 50)) }).isEmpty)
        }
        #expect(store.list(JobFilter(state: .done), limit: 9, at: date(100)).map(\.envelope.id) == [3, 2])
    }

    @Test func `a queue that is empty is forgotten`() {
        var store = MemoryStore()
        store.push(draft(after: 0))
        let claims = store.claim(request(at: 0))
        #expect(store.lines.count == 1)
        #expect(store.finish(claims.map { JobEnding($0, .done, at: date(0)) }).isEmpty)
        #expect(store.lines.isEmpty)
        #expect(store.records.isEmpty)
    }
}
