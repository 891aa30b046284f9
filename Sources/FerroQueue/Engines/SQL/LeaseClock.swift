import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Whose clock says when a lease is over.
package enum LeaseClock: Sendable {
    /// The database server's, so that workers whose clocks are apart agree (PostgreSQL).
    case store
    /// The caller's: on SQLite, where all workers have one machine, and in tests.
    case caller

    /// The present; within a statement always the same, so that an index can be searched for it.
    func now(_ date: Date) -> SQL {
        switch self {
        case .store: "statement_timestamp()"
        case .caller: "\(date)"
        }
    }

    /// When a lease ends that begins now.
    func end(_ date: Date, _ lease: Duration) -> SQL {
        switch self {
        case .store: "statement_timestamp() + \(lease / .seconds(1))::double precision * interval '1 second'"
        case .caller: "\(date + lease)"
        }
    }
}
