import SwiftSyntax
import SwiftSyntaxBuilder

/// Writes the conformance of a record or of a struct nested in one.
///
/// Everything in it could be written by hand: `HandWritten.swift` of the tests of records is such a record.
struct RecordWriter {
    let shape: RecordShape

    private var access: String { shape.access }

    func conformance(of type: String, to protocols: [TypeSyntax]) throws -> ExtensionDeclSyntax {
        let names = protocols.map(\.trimmedDescription).filter { $0 != "IndexedFields" || !shape.indexed.isEmpty }
        var parts: [String] = []
        if shape.kind == .record {
            if let name = shape.recordName { parts.append(getter("static var recordName: String", name)) }
            if let key = shape.key, key.plainName != "id" { parts.append(id(key)) }
        }
        parts += [fields, reading, writing]
        if !shape.indexed.isEmpty {
            parts.append(indexes)
            if shape.kind == .record {
                parts.append(getter("static var indexes: [RecordIndex]", "Indexes(at: RecordPath()).recordIndexes"))
            }
        }
        let list = names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
        return try ExtensionDeclSyntax(
            "extension \(raw: type)\(raw: list) {\n\(raw: parts.joined(separator: "\n\n"))\n}")
    }

    // MARK: Members

    private func id(_ key: RecordProperty) -> String {
        "\(access)var id: \(key.type) {\n\(key.name)\n}"
    }

    private var fields: String {
        let path = free("path")
        let members = shape.properties.map { property in
            getter(
                "var \(property.name): RecordField<\(property.type)>", "\(path).field(\(arguments(of: property)))",
                access: property.access)
        }
        return list("Fields: RecordFieldList", path, members)
    }

    private func arguments(of property: RecordProperty, isIndex: Bool = false) -> String {
        var parts = ["\"\(property.plainName)\""]
        if let value = property.defaultValue { parts.append("default: \(value)") }
        if property.isLenient, !isIndex { parts.append("isLenient: true") }
        return parts.joined(separator: ", ")
    }

    private var reading: String {
        let (reader, fields) = (free("reader"), free("fields"))
        var lines = shape.properties.map { "self.\($0.name) = try \(reader).read(\(fields).\($0.name))" }
        if let key = shape.key { lines.insert("self.\(key.name) = try \(reader).id()", at: 0) }
        return block(
            "\(access)init(reading \(reader): inout RecordReader, _ \(fields): Fields) throws(RecordError)", lines)
    }

    private var writing: String {
        let (writer, fields) = (free("writer"), free("fields"))
        let lines = shape.properties.map { "try \(writer).write(self.\($0.name), \(fields).\($0.name))" }
        return block(
            "\(access)func write(to \(writer): inout RecordWriter, _ \(fields): Fields) throws(RecordError)", lines)
    }

    private var indexes: String {
        let path = free("path")
        let members = shape.indexed.map { property in
            getter(
                "var \(property.name): IndexedField<\(property.type)>",
                "\(path).index(\(arguments(of: property, isIndex: true)))",
                access: property.access)
        }
        let all = shape.indexed.map { "self.\($0.name).indexes" }.joined(separator: " + ")
        return list("Indexes: RecordIndexList", path, members + [getter("var recordIndexes: [RecordIndex]", all)])
    }

    // MARK: Text

    private func list(_ name: String, _ path: String, _ members: [String]) -> String {
        let opening = [
            "private let \(path): RecordPath", block("\(access)init(at path: RecordPath)", ["self.\(path) = path"]),
        ]
        return block("\(access)struct \(name)", opening + members)
    }

    private func getter(_ head: String, _ value: String, access: String? = nil) -> String {
        block((access ?? self.access) + head, [value])
    }

    private func block(_ head: String, _ lines: [String]) -> String {
        "\(head) {\n\(lines.joined(separator: "\n"))\n}"
    }

    /// A name that is no property's.
    private func free(_ name: String) -> String {
        (shape.properties + [shape.key].compactMap { $0 }).contains { $0.plainName == name } ? free(name + "_") : name
    }
}
