import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct ReportStoreTests {
    @Test(arguments: ReportStoreKind.allCases, WorkerReportStoreContract.rules)
    func `the store keeps the contract`(kind: ReportStoreKind, rule: WorkerReportStoreContract.Rule) async throws {
        try await kind.withStore { store in try await rule.check(store) }
    }

    @Test func `minutes in memory go after the retention`() async throws {
        let store = MemoryReportStore(retention: .seconds(3600))
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        for hour in [0.0, 1, 2] {
            let at = start.addingTimeInterval(hour * 3600)
            let worker = WorkerReport(
                workerID: "w", host: "h", processID: 1, queues: [], slots: 1, busy: 0, isQuiet: false,
                startedAt: start, at: at)
            try await store.report(worker, [QueueMinute(minute: at, queue: .default, name: "job")])
        }
        let minutes = try await store.minutes(since: start)
        #expect(minutes.map(\.minute) == [3600, 7200].map { start.addingTimeInterval($0) })
    }
}
