import SwiftSyntax
import SwiftSyntaxBuilder

/// Writes the members and the conformance of a model.
///
/// Everything in it could be written by hand: `HandWritten.swift` of the ORM's tests is such a model.
struct ModelWriter {
    let shape: ModelShape

    /// Names that mean something inside a model, so that no relation's type may take them.
    static let ownNames: Set<String> = [
        "ID", "Columns", "Draft", "Changes", "Relations", "Model", "Column", "Relation", "RelationPath", "Assigned",
        "Assignments", "SQLRow", "SQLValue", "Identifier", "Inflection", "ModelColumns", "ModelDraft", "ModelChanges",
        "BelongsTo", "BelongsToOptional", "HasMany", "HasOne", "Sendable", "Hashable", "Encodable", "Decodable", "Date",
        "Bool", "Int", "Double", "String", "Self", "Type",
    ]

    private var access: String { shape.access }
    private var drafted: [ModelColumn] { shape.columns.filter { !$0.isID } }
    private var changeable: [ModelColumn] { shape.columns.filter { !$0.isID && !$0.isConstant } }

    var members: [DeclSyntax] {
        let plain: [DeclSyntax] = [
            "\(raw: access)typealias ID = Identifier<\(raw: shape.name)>",
            "\(raw: access)static let table = \(raw: shape.table)",
            "\(raw: access)static let columns = Columns()",
            DeclSyntax(stringLiteral: columns), DeclSyntax(stringLiteral: draft), DeclSyntax(stringLiteral: changes),
        ]
        if shape.relations.isEmpty { return plain }
        return plain + [DeclSyntax(stringLiteral: relations)]
            + shape.relations.map { DeclSyntax(stringLiteral: type(of: $0)) }
    }

    func conformance(of type: String, to protocols: [TypeSyntax]) throws -> ExtensionDeclSyntax {
        let names = protocols.map(\.trimmedDescription).filter { $0 != "Decodable" || !shape.hasCodingKeys }
        let reads = shape.columns.enumerated().map { index, column in
            "self.\(column.name) = try row.decode(\"\(column.column)\", near: \(index))"
        }
        let body = block("\(access)init(row: SQLRow) throws", reads)
        let list = names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
        return try ExtensionDeclSyntax("extension \(raw: type)\(raw: list) {\n\(raw: body)\n}")
    }

    // MARK: Columns

    private var columns: String {
        let properties = shape.columns.map { column in
            "\(column.access)let \(column.name) = "
                + "Column<\(shape.name), \(column.type)>(\"\(column.column)\", \\.\(column.name))"
        }
        return block(
            "\(access)struct Columns: ModelColumns", properties + ["\(access)static let names = \(list(shape.columns))"]
        )
    }

    private func list(_ columns: [ModelColumn]) -> String {
        let names: [String] = columns.map { "\"\($0.column)\"" }
        return names.isEmpty ? "[String]()" : "[\(names.joined(separator: ", "))]"
    }

    // MARK: Draft

    private var draft: String {
        let properties = drafted.map {
            "\($0.access)var \($0.name): \($0.isTime ? "\($0.wrapped ?? $0.type)?" : $0.type)"
        }
        let parameters = drafted.map(parameter).joined(separator: ", ")
        let values = drafted.map { "self.\($0.name).sqlValue" }.joined(separator: ", ")
        var lines = properties + ["\(access)static let columnNames = \(list(drafted))"]
        lines.append(block("\(draftAccess)init(\(parameters))", drafted.map { "self.\($0.name) = \($0.name)" }))
        lines.append(block("\(access)var sqlValues: [SQLValue]", ["[\(values)]"]))
        lines += stamp(drafted.filter(\.isTime)) { "self.\($0.name) = self.\($0.name) ?? now" }
        return block("\(access)struct Draft: ModelDraft", lines)
    }

    /// A draft can be made only where all of its columns are seen.
    private var draftAccess: String { drafted.allSatisfy { $0.access == access } ? access : "" }

    private func parameter(_ column: ModelColumn) -> String {
        if column.isTime { return "\(column.name): \(column.wrapped ?? column.type)? = nil" }
        let value = column.defaultValue ?? (column.wrapped == nil ? nil : "nil")
        return "\(column.name): \(column.type)" + (value.map { " = \($0)" } ?? "")
    }

    // MARK: Changes

    private var changes: String {
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

    // MARK: Relations

    private var relations: String {
        block(
            "\(access)struct Relations: Sendable",
            shape.relations.map { "\($0.access)let \($0.name) = RelationPath<\($0.typeName)>()" })
    }

    private func type(of relation: ModelRelation) -> String {
        let model = shape.name
        return block(
            "\(relation.access)struct \(relation.typeName): Relation, Hashable, Encodable",
            [
                block(
                    "\(relation.access)static var definition: \(relation.definition(of: model))",
                    ["\(model).\(relation.name)"]),
                "\(relation.access)let \(relation.name): \(relation.value)",
                block(
                    "\(relation.access)init(_ \(relation.name): \(relation.value))",
                    ["self.\(relation.name) = \(relation.name)"]),
            ])
    }

    private func block(_ head: String, _ lines: [String]) -> String {
        "\(head) {\n\(lines.joined(separator: "\n"))\n}"
    }
}
