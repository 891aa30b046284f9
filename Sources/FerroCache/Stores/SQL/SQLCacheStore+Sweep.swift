import FerroSQL
import Logging
import Synchronization

extension SQLCacheStore {
    /// Removes rows whose time is over, up to so many; answers how many there were.
    ///
    /// Writes do this by themselves. It is for a schedule where a cache is written in bursts.
    @discardableResult
    public func sweep(limit: Int = 1000) async throws -> Int {
        try await database.execute(statements.sweep(limit: limit)).affectedRows
    }

    /// Sweeps at the first write and at every hundredth after it: twice as many rows as were written since.
    func sweepNowAndThen(_ entries: Int) async {
        let (before, after) = writes.wrappingAdd(UInt64(max(0, entries)), ordering: .relaxed)
        guard before == 0 || before / 100 != after / 100 else { return }
        do {
            try await sweep(limit: max(200, 2 * entries))
        } catch {
            logger.warning("old entries of the cache could not be removed", metadata: ["error": "\(error)"])
        }
    }
}
