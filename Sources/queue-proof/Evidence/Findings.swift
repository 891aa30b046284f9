import FerroQueue

/// What the evidence comes to: numbers for the table, and every promise that was broken.
struct Findings: Sendable {
    /// One broken promise, for people.
    private(set) var complaints: [String] = []
    private(set) var lost: Set<Int> = []
    private(set) var finishedTwice: Set<Int> = []
    private(set) var runs = 0
    private(set) var repeated = 0
    private(set) var refused = 0
    private(set) var recoveries: [Moment] = []
    private(set) var recoveriesInSilence: [Moment] = []
    /// Jobs that were given away before the lease of their holder was over.
    private(set) var early = 0
    /// Jobs that were taken from a live worker that had time and a store and did not ask for more time.
    private(set) var neglected = 0
    /// Jobs that were taken from a live worker that was stopped, got no processor, or had no store to ask.
    private(set) var excused = 0

    private let evidence: Evidence
    private let claims: [Int64: [Tenure]]
    private let works: [Int64: Int]

    init(_ evidence: Evidence) {
        self.evidence = evidence
        claims = evidence.claims
        works = evidence.works
        countEndings()
        countReceipts()
        countTakeovers()
        checkChains()
        checkLeftovers()
    }

    private func key(_ id: Int64) -> String { works[id].map { "key \($0), job \(id)" } ?? "job \(id)" }

    private mutating func countEndings() {
        for (id, tenures) in claims {
            let began = tenures.count { $0.beganAt != nil }
            runs += began
            if began > 1 { repeated += 1 }
            refused += tenures.reduce(0) { $0 + $1.refused.count }
            let endings = tenures.flatMap(\.accepted)
            if endings.count(where: \.isFinal) > 1 {
                finishedTwice.insert(works[id] ?? Int(id))
                complaints.append("finished twice: \(key(id)) ended as \(endings.map(\.rawValue))")
            }
            if endings.contains(.failed) { complaints.append("given up: \(key(id))") }
            if let last = tenures.last(where: \.isFinal), let later = tenures.last, later.hold.token > last.hold.token {
                complaints.append("came back: \(key(id)) was claimed again after its end")
            }
            if Set(tenures.map(\.hold)).count < tenures.count {
                complaints.append("two holders: \(key(id)) was given away twice under one token")
            }
        }
    }

    /// The store's own word: each recorded ending made one receipt, also where no ledger could tell of it.
    private mutating func countReceipts() {
        let receipts = evidence.receipts
        for key in evidence.account.confirmed.sorted() where evidence.rows[key] == nil {
            lost.insert(key)
            complaints.append("lost: key \(key) has no row")
        }
        for key in evidence.account.receipts.sorted() where !evidence.account.doubtful.contains(key) {
            guard receipts[key] == nil else { continue }
            lost.insert(key)
            complaints.append("lost: the end of key \(key) was never recorded, its receipt did not run")
        }
        for (key, ids) in receipts where ids.count > 1 {
            finishedTwice.insert(key)
            complaints.append("finished twice: key \(key) has the receipts \(ids.sorted())")
        }
        for key in evidence.rows.keys where !evidence.account.confirmed.contains(key) {
            guard !evidence.account.doubtful.contains(key) else { continue }
            complaints.append("made up: nobody pushed key \(key)")
        }
    }

    private mutating func countTakeovers() {
        let silences = evidence.silences
        for (id, tenures) in claims {
            for (old, new) in zip(tenures, tenures.dropFirst()) where !old.mayHaveEnded {
                let isNext = new.hold.token == old.hold.token + 1
                // Stores keep dates to the millisecond.
                if isNext, new.claimedNow < old.heldFrom + evidence.lease - 5000 {
                    early += 1
                    complaints.append(
                        "started twice: \(key(id)) was given to \(new.life.name) "
                            + "\((old.heldFrom + evidence.lease - new.claimedNow).inSeconds) s before the lease of "
                            + "\(old.life.name) was over")
                }
                judge(old, new, isNext, silences)
            }
        }
    }

    private mutating func judge(_ old: Tenure, _ new: Tenure, _ isNext: Bool, _ silences: [ClosedRange<Moment>]) {
        if let death = old.life.diedAt, death <= new.claimedAt {
            // A claim in between whose worker did not live to write it down counts from its own worker's death.
            let deaths = evidence.ledgers.compactMap(\.life.diedAt).filter { $0 <= new.claimedAt }
            let start = max(isNext ? death : deaths.max() ?? death, death)
            let recovery = (new.beganAt ?? new.claimedAt) - start
            let starved = evidence.gaps(of: new.life.name, over: evidence.lease / 3)
            guard !(silences + starved).contains(where: { $0.overlaps(start...new.claimedAt) }) else {
                return recoveriesInSilence.append(recovery)
            }
            recoveries.append(recovery)
            guard recovery >= evidence.lease * 2 else { return }
            return complaints.append("late: \(key(old.hold.id)) ran \(recovery.inSeconds) s after its worker's death")
        }
        let window = min(old.lastBeat, new.claimedAt)...new.claimedAt
        let excuses =
            old.life.pauses + silences + evidence.gaps(of: old.life.name, over: evidence.lease / 3)
        if excuses.contains(where: { $0.overlaps(window) }) {
            excused += 1
        } else {
            neglected += 1
            complaints.append(
                "neglected: \(old.life.name) worked on \(key(old.hold.id)) and did not ask for more time")
        }
    }

    /// The works of a chain begin only when the one before has ended.
    private mutating func checkChains() {
        var first: [Int: Moment] = [:]
        for (id, tenures) in claims {
            guard let key = works[id], let began = tenures.compactMap(\.beganAt).min() else { continue }
            // Receipts have their work's key and run later.
            first[key] = min(first[key] ?? began, began)
        }
        for chain in evidence.account.chains {
            for (key, next) in zip(chain, chain.dropFirst()) {
                if let one = first[key], let other = first[next], one < other { continue }
                if !lost.contains(key), !lost.contains(next) {
                    complaints.append("out of order: key \(next) of a chain ran before key \(key)")
                }
            }
        }
    }

    private mutating func checkLeftovers() {
        for line in evidence.leftovers.queues {
            let left = line.pending + line.delayed + line.running + line.failed
            if left > 0 { complaints.append("left over: \(line)") }
        }
        for name in evidence.strayed { complaints.append("strayed: the worker \(name) ended by itself") }
    }
}
