import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How rows are inserted: the drafts, and what happens to those that are there already.
struct InsertStatement<M: Model> {
    let drafts: [M.Draft]
    let now: Date
    var conflict: SQL = ""

    var sql: SQL {
        let start: SQL = "INSERT INTO \(identifier: M.table)"
        let end: SQL = "\(conflict) RETURNING \(M.returned)"
        if M.Draft.columnNames.isEmpty { return "\(start) DEFAULT VALUES\(end)" }
        let names = M.Draft.columnNames.map(SQL.init(identifier:)).joined(separator: ", ")
        var rows = SQL()
        for index in drafts.indices {
            var draft = drafts[index]
            draft.stamp(at: now)
            rows.append(index == 0 ? "(\(list: draft.sqlValues))" : ", (\(list: draft.sqlValues))")
        }
        return "\(start) (\(names)) VALUES \(rows)\(end)"
    }

    /// The drafts in parts that one statement can carry; a draft without columns goes alone.
    static func parts(_ drafts: [M.Draft]) -> [[M.Draft]] {
        let width = M.Draft.columnNames.count
        return drafts.chunks(of: width == 0 ? 1 : BindLimit.perStatement / width)
    }
}
