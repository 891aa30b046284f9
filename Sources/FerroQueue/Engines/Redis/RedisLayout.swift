import FerroRedis
import FerroSupport

/// Where a queue keeps what in Redis.
///
/// Every key begins with `{PREFIX}:`, so that all of them are in one slot of a cluster and one script sees them all.
///
/// key after `{PREFIX}:` | type | what
/// ---|---|---
/// `last` | text | the last id that was given out
/// `job:ID` | hash | a job; its fields are named at `RedisQueueScript`
/// `queues` | set | the names of the queues that had jobs
/// `paused` | set | the queues that workers are kept from
/// `ready:QUEUE` | sorted set | jobs that are due, by (priority + 128) · 2^42 + milliseconds since 1970, then by id
/// `delayed:QUEUE` | sorted set | jobs whose time has not come, by microseconds
/// `claimed:QUEUE` | sorted set | jobs that workers hold, by the end of the lease in microseconds
/// `failed:QUEUE`, `done:QUEUE`, `cancelled:QUEUE` | sorted sets | jobs that ended and are kept, by when
/// `unique:KEY` | text | the job that holds a key, its scope and until when
/// `batch:ID` | hash | a batch and what is pushed when it ends
/// `batch:ID:jobs` | set | the jobs of the batch that have not ended
/// `batches` | sorted set | batches that have ended, by when
/// `answers:ENGINE` | hash | what finishing calls came to whose answers have not been acknowledged; goes after an hour
/// `rung` | text | there while workers have been told of work and none has found too little since; at most a second
/// `wakeups` | channel | `work` or `control`
///
/// A member of a set is the id in 16 digits, so that members of one score come in the order of their ids. Scores are
/// below 2^50 and exact in a double. An id is the larger of the last one plus 1 and the server's microseconds since
/// 1970: ids grow also when Redis lost its last writes, and none is given to two jobs.
struct RedisLayout: Sendable {
    /// What every key begins with; it is `KEYS[1]` of every script.
    let base: RedisKey

    /// The keys of a prefix.
    init(prefix: String) {
        // Braces around nothing would put each key into a slot of its own.
        base = prefix.isEmpty || prefix.hasPrefix("}") ? RedisKey("{:\(prefix)}:") : RedisKey("{\(prefix)}:")
    }

    /// The channel that workers are told on.
    var wakeups: String { base.rawValue + "wakeups" }

    func key(_ name: String) -> RedisKey { RedisKey(base.rawValue + name) }
    func key(_ kind: JobSetKind, of queue: String) -> RedisKey { RedisKey("\(base.rawValue)\(kind.rawValue):\(queue)") }
    func batch(_ id: BatchID) -> RedisKey { key("batch:" + Self.text(id.rawValue)) }

    /// An id as it is part of keys and sets.
    static func text(_ id: Int64) -> String {
        let digits = String(id)
        return digits.utf8.count >= 16 ? digits : String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// An id as an argument: of its 16 digits none is made where the number has as many.
    static func argument(_ id: Int64) -> RedisArgument {
        id >= 1_000_000_000_000_000 ? RedisArgument(integerLiteral: id) : RedisArgument(text(id))
    }

    /// The sorted sets of a queue.
    enum JobSetKind: String, CaseIterable, Sendable {
        case ready, delayed, claimed, failed, done, cancelled
    }
}
