#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Queue {
    /// How the queue is doing, over the last minutes; three questions to the engine.
    ///
    /// - Parameters:
    ///   - window: how far it looks back, from the beginning of a minute on.
    ///   - silence: workers that said nothing for longer are left out.
    public func report(
        over window: Duration = .seconds(3600), silence: Duration = .seconds(90)
    ) async throws -> QueueReport {
        let (stats, now) = (try await stats(), now())
        let since = QueueMinute.date(of: QueueMinute.index(of: now + max(.seconds(60), window) * -1))
        return QueueReport(
            stats: stats, minutes: try await engine.stores.reports.minutes(since: since),
            workers: try await engine.stores.reports.workers(since: now + silence * -1), since: since, at: now)
    }
}
