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
        "Unloaded", "UUIDIdentifier", "TextIdentifier", "BelongsTo", "BelongsToOptional", "HasMany", "HasOne",
        "ManyToMany",
        "ManyToManyWithPivot", "MorphTo", "Pivoted", "Sendable", "Hashable", "Encodable", "Decodable", "Date",
        "Bool", "Int", "Double", "String", "Self", "Type",
    ]

    var access: String { shape.access }

    var members: [DeclSyntax] {
        let plain: [DeclSyntax] = [
            "\(raw: access)typealias ID = \(raw: shape.key.type(of: shape.name))",
            "\(raw: access)static let table = \(raw: shape.table)",
            "\(raw: access)static let columns = Columns()",
            DeclSyntax(stringLiteral: columns), DeclSyntax(stringLiteral: draft), DeclSyntax(stringLiteral: changes),
        ]
        if shape.relations.isEmpty { return plain + roles }
        return plain + roles + [DeclSyntax(stringLiteral: relations), DeclSyntax(stringLiteral: unloaded)]
            + shape.relations.map { DeclSyntax(stringLiteral: type(of: $0)) }
    }

    func conformance(of type: String, to protocols: [TypeSyntax]) throws -> ExtensionDeclSyntax {
        let names = protocols.map(\.trimmedDescription).filter { $0 != "Decodable" || !shape.hasCodingKeys }
        let reads = shape.columns.enumerated().map { index, column in
            "self.\(column.name) = try row.decode(\(literal(column)), near: \(index))"
        }
        let body = block("\(access)init(row: SQLRow) throws", reads)
        let list = names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
        return try ExtensionDeclSyntax("extension \(raw: type)\(raw: list) {\n\(raw: body)\n}")
    }

    // MARK: Columns

    private var columns: String {
        let properties = shape.columns.map { column in
            "\(column.access)let \(column.name) = "
                + "Column<\(shape.name), \(column.type)>(\(literal(column)), \\.\(column.name))"
        }
        return block(
            "\(access)struct Columns: ModelColumns", properties + ["\(access)static let names = \(list(shape.columns))"]
        )
    }

    /// Which columns hold when a row was deleted and how often it was updated.
    private var roles: [DeclSyntax] {
        shape.columns.compactMap { column in
            switch column.role {
            case .plain: nil
            case .softDelete: "\(raw: access)static var softDeleteColumn: String? {\n\"\(raw: column.column)\"\n}"
            case .lock:
                """
                \(raw: access)static var versionColumn: Column<\(raw: shape.name), Int>? {
                columns.\(raw: column.name)
                }
                """
            }
        }
    }

    /// The column's name as a literal.
    func literal(_ column: ModelColumn) -> String {
        "\"\(column.column)\""
    }

    func list(_ columns: [ModelColumn]) -> String {
        let names: [String] = columns.map(literal)
        return names.isEmpty ? "[String]()" : "[\(names.joined(separator: ", "))]"
    }

    func block(_ head: String, _ lines: [String]) -> String {
        "\(head) {\n\(lines.joined(separator: "\n"))\n}"
    }
}
