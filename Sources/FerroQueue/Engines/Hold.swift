import FerroSupport

/// What tells one claim from every other, an earlier one of the same job included.
struct Hold: Hashable, Sendable {
    let id: JobID
    let token: Int64

    init(id: JobID, token: Int64) {
        self.id = id
        self.token = token
    }

    init(_ claim: Claim) { self.init(id: claim.envelope.id, token: claim.token) }
}
