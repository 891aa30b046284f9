import FerroSQL

extension SchemaStatements {
    /// Makes an enumerated type; nothing on SQLite, where each column has a CHECK.
    func createEnum(_ name: String, _ values: [String]) throws(MigrationError) -> [SQL] {
        try check(name: name)
        guard dialect.kind == .postgres else { return [] }
        var list: [SQL] = []
        for value in values { list.append(try literal(.text(value))) }
        return ["CREATE TYPE \(identifier: name) AS ENUM (\(list.joined(separator: ", ")))"]
    }

    func addValue(_ value: String, toEnum name: String) throws(MigrationError) -> [SQL] {
        guard dialect.kind == .postgres else { return [] }
        return ["ALTER TYPE \(identifier: name) ADD VALUE IF NOT EXISTS \(try literal(.text(value)))"]
    }

    func dropEnum(_ name: String) -> [SQL] {
        dialect.kind == .postgres ? ["DROP TYPE \(identifier: name)"] : []
    }
}
