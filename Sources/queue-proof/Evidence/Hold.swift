import FerroQueue
import FerroSupport

/// One claim of one job, as every ledger names it.
struct Hold: Hashable, Codable, Sendable, CustomStringConvertible {
    let id: Int64
    let token: Int64

    init(_ claim: Claim) {
        id = claim.envelope.id.rawValue
        token = claim.token
    }

    var description: String { "job \(id), token \(token)" }
}
