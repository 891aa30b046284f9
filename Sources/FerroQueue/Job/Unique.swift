/// For how long a job is the only one of its key.
///
/// ```swift
/// try await c.queue.push(SendDigest(userID: user.id), unique: .for(.hours(1)))
/// try await c.queue.push(Reindex(), unique: .untilStarted)
/// try await c.queue.push(Import(file: id), unique: .untilDone(by: "import:\(id)"))
/// ```
///
/// A push under a key that is held stores nothing and answers the job that holds it. The key is the job's name and
/// payload unless `by:` says otherwise; it is always a key of the job's type.
///
/// A key is stored as it is, so `by:` must not hold a secret. Of a payload only the SHA-256 is stored, and of an encrypted
/// one a code that only the app's key can make (``PayloadSealer/fingerprint(_:of:)``): after the key was changed, a job
/// may be pushed once more beside one that was pushed before.
public struct Unique: Sendable, Hashable {
    let scope: JobUniqueness.Scope
    let key: String?
    let duration: Duration?

    /// Until a worker starts it: one waits at most, and what happens meanwhile is in the next one.
    public static let untilStarted = Unique(scope: .started, key: nil, duration: nil)
    /// Until it is done, has failed or was cancelled: one waits or runs at most.
    public static let untilDone = Unique(scope: .done, key: nil, duration: nil)

    /// Until a worker starts it, under a key of one's own.
    public static func untilStarted(by key: String) -> Unique { Unique(scope: .started, key: key, duration: nil) }
    /// Until it has ended, under a key of one's own.
    public static func untilDone(by key: String) -> Unique { Unique(scope: .done, key: key, duration: nil) }
    /// For a time from the push on, whatever becomes of the job.
    public static func `for`(_ duration: Duration, by key: String? = nil) -> Unique {
        Unique(scope: .time, key: key, duration: duration)
    }
}
