import FerroSQL
import Synchronization

/// The statement of a relation as it is declared, put together once for each dialect: only the keys differ.
final class RelationText: Sendable {
    /// What stands before the condition on the keys, and what behind it.
    private struct Halves: Sendable { let before, after: [SQL.Part] }

    /// Stands where the condition on the keys goes.
    static let place = DialectSQL(SQL(parts: [.list([])]))

    private let halves = Mutex<[Dialect.Kind: Halves]>([:])

    /// The statement for some keys.
    ///
    /// - Parameter write: the statement with ``place`` where the condition on the keys goes; called once for a dialect.
    func sql(_ keys: [SQLValue], _ dialect: Dialect, _ write: () -> DialectSQL) -> SQL {
        let halves = halves(dialect, write)
        return SQL(parts: halves.before + keys.membership.sql(for: dialect).parts + halves.after)
    }

    private func halves(_ dialect: Dialect, _ write: () -> DialectSQL) -> Halves {
        if let known = halves.withLock({ $0[dialect.kind] }) { return known }
        let parts = write().sql(for: dialect).parts
        let place = parts.firstIndex(of: .list([])) ?? parts.endIndex
        let new = Halves(
            before: Self.joined(parts[..<place], dialect), after: Self.joined(parts[place...].dropFirst(), dialect))
        halves.withLock { $0[dialect.kind] = new }
        return new
    }

    /// The same with neighbouring texts and names as one text.
    private static func joined(_ parts: ArraySlice<SQL.Part>, _ dialect: Dialect) -> [SQL.Part] {
        var joined: [SQL.Part] = []
        var text = ""
        for part in parts {
            switch part {
            case .text(let raw): text += raw
            case .identifier(let name): text += dialect.quote(name)
            case .bind, .list:
                joined += [.text(text), part]
                text = ""
            }
        }
        return joined + [.text(text)]
    }
}
