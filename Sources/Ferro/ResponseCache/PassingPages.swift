internal import Synchronization

/// The pages that were found not to be kept: for a while nobody waits for one of them to be made by somebody else.
final class PassingPages: Sendable {
    private static let capacity = 1000
    private static let milliseconds: Int64 = 10_000
    private let pages = Mutex<[PageName: Int64]>([:])

    func contains(_ name: PageName, now: Int64) -> Bool {
        pages.withLock { ($0[name] ?? .min) > now }
    }

    func insert(_ name: PageName, now: Int64) {
        pages.withLock { pages in
            if pages.count >= Self.capacity { pages = pages.filter { $0.value > now } }
            if pages.count < Self.capacity { pages[name] = now + Self.milliseconds }
        }
    }
}
