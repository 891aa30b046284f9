/// The statements that one connection has prepared: which name stands for which text and types.
///
/// A value in front of the server's own list. The least recently used name goes when there are too many.
struct StatementCache {
    /// A statement on the server.
    final class Entry {
        let textID: Int
        let oids: [UInt32]
        let name: String
        /// The columns it answers; nil until it answered once.
        var columns: ResultColumns?
        /// Whether the server has run it before.
        var hasWorked = false
        fileprivate(set) var lastUse = 0
        /// Whether a failure has taken it from the cache while statements were under way.
        fileprivate(set) var isForgotten = false

        init(textID: Int, oids: [UInt32], name: String) {
            self.textID = textID
            self.oids = oids
            self.name = name
        }

        /// Whether values of these types may be bound: NULL, whose type is 0, fits everywhere.
        func accepts(_ parameters: [PostgresParameter]) -> Bool {
            guard parameters.count == oids.count else { return false }
            for (parameter, oid) in zip(parameters, oids) where parameter.oid != oid {
                if parameter.bytes != nil { return false }
            }
            return true
        }
    }

    private let capacity: Int
    private var entries: [Int: [Entry]] = [:]
    private var uses = 0
    private var names = 0
    private(set) var count = 0
    /// Names that the server still knows and nobody uses.
    private(set) var abandoned: [String] = []

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// The statement that fits; nil when it has to be prepared.
    mutating func find(_ textID: Int, _ parameters: [PostgresParameter]) -> Entry? {
        guard let entry = entries[textID]?.first(where: { $0.accepts(parameters) }) else { return nil }
        uses += 1
        entry.lastUse = uses
        return entry
    }

    /// A new name for a text, in place of the one that was not used for longest when there is no room.
    mutating func add(_ textID: Int, _ parameters: [PostgresParameter]) -> Entry {
        if count >= capacity, let oldest = entries.values.joined().min(by: { $0.lastUse < $1.lastUse }) {
            forget(oldest)
        }
        names += 1
        uses += 1
        let entry = Entry(textID: textID, oids: parameters.map(\.oid), name: "f\(names)")
        entry.lastUse = uses
        entries[textID, default: []].append(entry)
        count += 1
        return entry
    }

    /// Drops a statement, whose name may still be known to the server.
    mutating func forget(_ entry: Entry) {
        guard !entry.isForgotten else { return }
        entry.isForgotten = true
        entries[entry.textID]?.removeAll { $0 === entry }
        if entries[entry.textID]?.isEmpty == true { entries[entry.textID] = nil }
        count -= 1
        abandoned.append(entry.name)
    }

    /// Hands over the names to deallocate.
    mutating func takeAbandoned() -> [String] {
        defer { abandoned = [] }
        return abandoned
    }
}
