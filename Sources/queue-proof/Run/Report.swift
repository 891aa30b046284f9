import Foundation

/// The numbers of a run, in the order of the table.
struct Report: Sendable {
    let evidence: Evidence
    let findings: Findings
    let seed: UInt64
    let took: Duration
    let title: String

    var lines: [(String, String)] {
        let account = evidence.account
        let keys = account.confirmed.count + account.doubtful.count + account.receipts.count
        return [
            ("store", title),
            ("jobs pushed", "\(keys)"),
            ("of them pushed without an answer of the store", "\(account.doubtful.count * 2)"),
            ("workers killed with kill -9", "\(evidence.ledgers.count { $0.life.diedAt != nil })"),
            (
                "workers stopped for longer than the lease",
                "\(evidence.ledgers.reduce(0) { $0 + $1.life.pauses.count })"
            ),
            ("restarts of the store", "\(evidence.outages.count)"),
            ("**lost**", "**\(findings.lost.count)**"),
            ("**finished twice**", "**\(findings.finishedTwice.count)**"),
            ("**started twice while the holder's heart beat**", "**\(findings.early + findings.neglected)**"),
            ("runs", "\(findings.runs)"),
            ("jobs that ran more than once", "\(findings.repeated)"),
            ("endings refused, because the lease was lost", "\(findings.refused)"),
            ("jobs taken from workers that were stopped or starved", "\(findings.excused)"),
            ("jobs recovered from dead workers", "\(findings.recoveries.count)"),
            ("longest recovery, in leases", leases(findings.recoveries.max())),
            (
                "longest recovery, in leases, while the store was away or the machine busy",
                leases(findings.recoveriesInSilence.max())
            ),
            ("broken promises", "\(findings.complaints.count)"),
            ("lease", "\(evidence.lease.inSeconds) s"),
            ("time", "\(Int(took / .seconds(1))) s"),
            ("seed", "\(seed)"),
        ]
    }

    private func leases(_ time: Moment?) -> String {
        guard let time, evidence.lease > 0 else { return "-" }
        let hundredths = time * 100 / evidence.lease
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}
