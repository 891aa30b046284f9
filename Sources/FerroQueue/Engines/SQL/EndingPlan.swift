import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements that record what claims came to, and which endings their answers accept.
struct EndingPlan: Sendable {
    /// How an ending counts in a batch.
    enum Mark: Sendable { case done, failed, cancelled, waits }

    private struct Step: Sendable {
        var endings: [JobEnding]
        /// What the endings come to; nil for what each says of itself.
        var mark: Mark?
    }

    private(set) var statements: [SQL] = []
    private var steps: [Step] = []
    private let dialect: Dialect
    private let keepsEnded: Bool

    init(_ endings: [JobEnding], keepsEnded: Bool, dialect: Dialect) throws(QueueError) {
        self.dialect = dialect
        self.keepsEnded = keepsEnded
        var removed: [JobEnding] = []
        var kept: [JobEnding] = []
        for ending in endings {
            switch ending.kind {
            case .done, .cancelled:
                if !keepsEnded && !ending.holdsKey {
                    removed.append(ending)
                } else if keepsEnded && ending.kind == .done {
                    kept.append(ending)
                } else {
                    addEnd(ending, as: ending.kind == .done ? .done : .cancelled)
                }
            case .retry(let date, let failure):
                let failures = try JobsTable.failures(of: ending.claim.envelope, and: failure)
                add(
                    JobsTable.retry(ending.hold, at: date, isDue: date <= ending.at, failures: failures), ending, .waits
                )
                addEnd(ending, as: .cancelled)
            case .released(let date):
                add(JobsTable.release(ending.hold, at: date, isDue: date <= ending.at), ending, .waits)
                addEnd(ending, as: .cancelled)
            case .failed(let failure):
                let failures = try JobsTable.failures(of: ending.claim.envelope, and: failure)
                add(JobsTable.fail(ending.hold, failures: failures, at: ending.at), ending, .failed)
            }
        }
        addTogether(removed) { JobsTable.remove($0, dialect: dialect) }
        if let date = kept.lazy.map(\.at).max() {
            addTogether(kept) { JobsTable.keep($0, as: JobsTable.Status.done, at: date, dialect: dialect) }
        }
    }

    /// Which endings were accepted, and how they count.
    func accepted(_ results: [SQLResult]) throws -> [Hold: (ending: JobEnding, mark: Mark)] {
        var accepted: [Hold: (ending: JobEnding, mark: Mark)] = [:]
        accepted.reserveCapacity(steps.count)
        for (step, result) in zip(steps, results) {
            var holds: Set<Hold>?
            if result.affectedRows != step.endings.count {
                holds = []
                for row in result.rows {
                    holds?.insert(Hold(id: JobID(try row.decode(at: 0)), token: try row.decode(at: 1)))
                }
            }
            for ending in step.endings where holds?.contains(ending.hold) ?? true {
                accepted[ending.hold] = (ending, step.mark ?? ending.mark)
            }
        }
        return accepted
    }

    private mutating func add(_ statement: SQL, _ ending: JobEnding, _ mark: Mark) {
        statements.append(statement)
        steps.append(Step(endings: [ending], mark: mark))
    }

    private mutating func addTogether(_ endings: [JobEnding], _ statements: ([Hold]) -> [SQL]) {
        guard !endings.isEmpty else { return }
        let texts = statements(endings.map(\.hold))
        self.statements += texts
        if texts.count == 1 {
            steps.append(Step(endings: endings))
        } else {
            steps += endings.map { Step(endings: [$0]) }
        }
    }

    /// Ends one job: it goes, or is kept for the retention or for its key.
    private mutating func addEnd(_ ending: JobEnding, as mark: Mark) {
        let statement: [SQL]
        if keepsEnded {
            let status = mark == .done ? JobsTable.Status.done : JobsTable.Status.cancelled
            statement = JobsTable.keep([ending.hold], as: status, at: ending.at, dialect: dialect)
        } else if ending.holdsKey {
            statement = [JobsTable.keepKey(ending.hold)]
        } else {
            statement = JobsTable.remove([ending.hold], dialect: dialect)
        }
        for statement in statement { add(statement, ending, mark) }
    }
}

extension JobEnding {
    var hold: Hold { Hold(claim) }

    /// Whether the job's key outlives the job.
    var holdsKey: Bool {
        guard let key = claim.envelope.uniqueness, key.scope == .time, let until = key.until else { return false }
        return until > at
    }

    fileprivate var mark: EndingPlan.Mark {
        switch kind {
        case .done: .done
        case .failed: .failed
        case .cancelled: .cancelled
        case .retry, .released: .waits
        }
    }
}
