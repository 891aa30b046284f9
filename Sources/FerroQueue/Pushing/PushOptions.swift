#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a push says beside the job.
struct PushOptions: Sendable {
    /// When a job may run first.
    enum Time: Sendable {
        case after(Duration)
        case at(Date)
    }

    var time = Time.after(.zero)
    var unique: Unique?
    var debounce: Debounce?
    var priority: JobPriority?
    var tags: [String] = []
    var queue: QueueName?

    /// When the job may run first; never before it is pushed.
    func date(pushedAt now: Date) -> Date {
        let date =
            switch time {
            case .after(let delay): now + max(delay, debounce?.wait ?? .zero, .zero)
            case .at(let date): max(date, now + (debounce?.wait ?? .zero))
            }
        return max(date, now)
    }
}
