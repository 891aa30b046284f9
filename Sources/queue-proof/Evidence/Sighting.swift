/// What a process saw, in the order in which it saw it. A `now` is the time that it told the engine.
enum Sighting: Codable, Sendable {
    /// The engine gave it a job.
    case claimed(Hold, now: Moment)
    /// It asks for more time; written before the engine is asked.
    case beating([Hold])
    /// The engine gave it more time.
    case beat([Hold], now: Moment)
    /// It wants an ending to be recorded; written before the engine is asked.
    case ending(Hold, Ending)
    /// The engine recorded the ending; written before the worker hears of it.
    case accepted(Hold, Ending)
    /// The engine refused the ending.
    case refused(Hold, Ending)
    /// The engine did not answer a call, or took too long, since then.
    case unanswered(since: Moment)
    /// The run of a job began.
    case began(id: Int64, key: Int)
    /// The job has written its row.
    case wrote(key: Int)
    /// The receipt of a key ran: its job exists because the ending of the key's job was recorded.
    case receipt(id: Int64, key: Int)
    /// The process gets processor time.
    case pulse
}

/// What a claim came to.
enum Ending: String, Codable, Sendable {
    case done, retry, released, failed, cancelled

    /// Whether the job is over with it.
    var isFinal: Bool { self != .retry && self != .released }
}

/// A sighting and when it was.
struct Entry: Codable, Sendable {
    let at: Moment
    let what: Sighting
}
