/// `Draft`, a row to be, and `Changes`, what an update assigns.
extension ModelWriter {
    /// The columns that a new row fills; the database fills a key that is a number.
    private var written: [ModelColumn] { shape.columns.filter { !$0.isID || !shape.key.isNumber } }
    /// Those that the program may give a value; a new row has not been updated yet.
    private var drafted: [ModelColumn] { written.filter { $0.role != .lock } }
    private var changeable: [ModelColumn] {
        shape.columns.filter { !$0.isID && !$0.isConstant && $0.role == .plain }
    }

    var draft: String {
        let properties = drafted.map { "\($0.access)var \($0.name): \(draftType($0))" }
        let parameters = drafted.map(parameter).joined(separator: ", ")
        let values = written.map(draftValue).joined(separator: ", ")
        var lines = properties + ["\(access)static let columnNames = \(list(written))"]
        lines.append(block("\(draftAccess)init(\(parameters))", drafted.map { "self.\($0.name) = \($0.name)" }))
        lines.append(block("\(access)var sqlValues: [SQLValue]", ["[\(values)]"]))
        lines += stamp(drafted.filter { $0.isTime || isMade($0) }) { column in
            column.isTime ? "self.\(column.name) = self.\(column.name) ?? now" : "self.id = self.id ?? ID.new(at: now)"
        }
        return block("\(access)struct Draft: ModelDraft", lines)
    }

    /// Whether it is a key that is made when the draft is written.
    private func isMade(_ column: ModelColumn) -> Bool { column.isID && shape.key.isUUID }

    private func draftType(_ column: ModelColumn) -> String {
        column.isTime || isMade(column) ? "\(column.wrapped ?? column.type)?" : column.type
    }

    private func draftValue(_ column: ModelColumn) -> String {
        column.role == .lock ? "(\(column.defaultValue ?? "0") as Int).sqlValue" : "self.\(column.name).sqlValue"
    }

    /// A draft can be made only where all of its columns are seen.
    private var draftAccess: String { drafted.allSatisfy { $0.access == access } ? access : "" }

    private func parameter(_ column: ModelColumn) -> String {
        if column.isTime || isMade(column) { return "\(column.name): \(draftType(column)) = nil" }
        let value = column.defaultValue ?? (column.wrapped == nil ? nil : "nil")
        return "\(column.name): \(column.type)" + (value.map { " = \($0)" } ?? "")
    }

    var changes: String {
        var lines = changeable.map { column in
            column.wrapped.map { "@Assigned \(column.access)var \(column.name): \($0)?" }
                ?? "\(column.access)var \(column.name): \(column.type)?"
        }
        lines.append("\(access)init() {\n}")
        lines.append(
            block(
                "\(access)func collect(into list: inout Assignments)",
                changeable.map { "list.add(\"\($0.column)\", self.\($0.wrapped == nil ? "" : "$")\(plain($0)))" }))
        lines += stamp(changeable.filter(\.isUpdateTime)) { column in
            column.wrapped == nil
                ? "self.updatedAt = self.updatedAt ?? now" : "if !self.$updatedAt.isAssigned { self.updatedAt = now }"
        }
        return block("\(access)struct Changes: ModelChanges", lines)
    }

    /// `$` cannot stand before backticks.
    private func plain(_ column: ModelColumn) -> String {
        column.wrapped == nil ? column.name : column.name.filter { $0 != "`" }
    }

    private func stamp(_ times: [ModelColumn], _ line: (ModelColumn) -> String) -> [String] {
        times.isEmpty ? [] : [block("\(access)mutating func stamp(at now: Date)", times.map(line))]
    }
}
