#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which job holds which key.
struct MemoryKeys: Sendable {
    private struct Hold: Sendable {
        let id: JobID
        let until: Date?
    }

    private struct End: Sendable, Comparable {
        let date: Date
        let key: String

        static func < (left: End, right: End) -> Bool {
            left.date == right.date ? left.key < right.key : left.date < right.date
        }
    }

    private var holds: [String: Hold] = [:]
    /// The dates after which keys are free, so that forgotten ones do not pile up.
    private var ends = SortedList<End>()

    init() {}

    /// How many keys are kept.
    var count: Int { holds.count }

    /// The job that holds a key at a moment.
    func holder(of key: String, at now: Date) -> JobID? {
        guard let hold = holds[key] else { return nil }
        if let until = hold.until, until <= now { return nil }
        return hold.id
    }

    /// Gives a key to a job, and forgets those that nobody holds any more.
    mutating func give(_ uniqueness: JobUniqueness, to id: JobID, at now: Date) {
        while let end = ends.first, end.date <= now {
            ends.remove(end)
            if holds[end.key]?.until == end.date { holds[end.key] = nil }
        }
        guard uniqueness.until.map({ $0 > now }) ?? true else { return }
        take(uniqueness.key)
        holds[uniqueness.key] = Hold(id: id, until: uniqueness.until)
        if let until = uniqueness.until { ends.insert(End(date: until, key: uniqueness.key)) }
    }

    /// Frees a job's key, if the job still holds it.
    mutating func free(_ uniqueness: JobUniqueness?, of id: JobID) {
        guard let uniqueness, holds[uniqueness.key]?.id == id else { return }
        take(uniqueness.key)
    }

    private mutating func take(_ key: String) {
        guard let hold = holds.removeValue(forKey: key), let until = hold.until else { return }
        ends.remove(End(date: until, key: key))
    }
}
