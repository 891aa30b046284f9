import FerroSupport

/// Lets a job wait until nothing has been pushed under its key for a while.
///
/// ```swift
/// try await c.queue.push(Reindex(postID: post.id), debounce: .for(.seconds(30), atMost: .minutes(5)))
/// ```
///
/// Each push replaces the one that waits and puts it off again, but never longer than `atMost` after the first.
public struct Debounce: Sendable, Hashable {
    let wait: Duration
    let limit: Duration
    let key: String?

    /// Waits for a quiet time; without a key of one's own the job's name alone is the key.
    ///
    /// `atMost` is ten times the wait unless it says otherwise.
    public static func `for`(_ wait: Duration, atMost limit: Duration? = nil, by key: String? = nil) -> Debounce {
        // A century is as good as for ever, and ten of them can be counted.
        let wait = min(max(.zero, wait), .days(36_525))
        return Debounce(wait: wait, limit: max(wait, limit ?? wait * 10), key: key)
    }
}
