import FerroQueue

/// What a job of the proof is given.
struct ProofContext: Sendable {
    let ledger: Ledger
    let rows: any RowStore
    let id: Int64
    let attempt: Int
}

/// The job that is watched: takes a while, stumbles in its first attempts, and writes one row under its key.
struct Work: Job {
    static let name = "work"
    // Each kill costs an attempt, and no job may run out of them here.
    static let retry = Retry.fixed(attempts: 10_000, delay: .milliseconds(200))

    var key: Int
    var milliseconds: Int
    var stumbles: Int

    struct Stumble: Error {}

    func run(_ c: ProofContext) async throws {
        c.ledger.note(.began(id: c.id, key: key))
        try await Task.sleep(for: .milliseconds(milliseconds))
        if c.attempt <= stumbles { throw Stumble() }
        try await c.rows.write(key)
        c.ledger.note(.wrote(key: key))
    }
}

/// Exists once for each recorded ending that it follows from: whoever records an ending twice makes two of them.
struct Receipt: Job {
    static let name = "receipt"
    static let retry = Retry.fixed(attempts: 10_000, delay: .milliseconds(200))

    var key: Int

    func run(_ c: ProofContext) async throws {
        c.ledger.note(.began(id: c.id, key: key))
        c.ledger.note(.receipt(id: c.id, key: key))
    }
}
