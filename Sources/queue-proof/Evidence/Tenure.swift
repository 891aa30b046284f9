/// One claim from its beginning to its end, as its worker's ledger tells it.
struct Tenure: Sendable {
    let hold: Hold
    let life: Life
    /// When the worker had the job.
    let claimedAt: Moment
    /// What the worker told the engine was the time: the lease counts from here.
    let claimedNow: Moment
    /// When the job's run began.
    var beganAt: Moment?
    /// The last time from which the engine granted another lease.
    var heldFrom: Moment
    /// When the worker last asked for more time.
    var lastBeat: Moment
    /// An ending that was wanted and that the ledger has no answer to.
    var unanswered: Ending?
    var accepted: [Ending] = []
    var refused: [Ending] = []

    /// Whether the engine may have given the job to somebody else at once.
    var mayHaveEnded: Bool { unanswered != nil || !accepted.isEmpty }
    /// Whether the job is over with what was recorded.
    var isFinal: Bool { accepted.contains(where: \.isFinal) }
}

extension Tenure {
    /// Every claim in the ledger of one process.
    static func all(of life: Life, _ entries: [Entry]) -> [Tenure] {
        var tenures: [Hold: Tenure] = [:]
        for entry in entries {
            switch entry.what {
            case .claimed(let hold, let now):
                tenures[hold] = Tenure(
                    hold: hold, life: life, claimedAt: entry.at, claimedNow: now, heldFrom: now, lastBeat: entry.at)
            case .beating(let holds): for hold in holds { tenures[hold]?.lastBeat = entry.at }
            case .beat(let holds, let now):
                for hold in holds { tenures[hold]?.heldFrom = now }
            case .ending(let hold, let ending): tenures[hold]?.unanswered = ending
            case .accepted(let hold, let ending):
                tenures[hold]?.unanswered = nil
                tenures[hold]?.accepted.append(ending)
            case .refused(let hold, let ending):
                tenures[hold]?.unanswered = nil
                tenures[hold]?.refused.append(ending)
            case .began(let id, _):
                let latest = tenures.values.filter { $0.hold.id == id }.max { $0.hold.token < $1.hold.token }
                if let latest, latest.beganAt == nil { tenures[latest.hold]?.beganAt = entry.at }
            case .unanswered, .wrote, .receipt, .pulse: break
            }
        }
        return Array(tenures.values)
    }
}
