import ArgumentParser

/// A way to break the queue on purpose, to see that the proof notices.
enum Breakage: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// Endings are taken from whoever comes, also from a worker that lost its lease.
    case fencing
    /// Jobs are held for a tenth of the lease and never for longer: slow ones are started again.
    case lease
    /// Jobs are finished when they are claimed: those of a worker that dies are gone.
    case early
}
