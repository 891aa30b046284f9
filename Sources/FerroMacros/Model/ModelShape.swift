import SwiftSyntax

/// What `@Model` knows of a struct.
struct ModelShape {
    var name: String
    var key: ModelKey
    /// `public `, `package ` or nothing: what the members must say to be seen as far as the type.
    var access: String
    /// The table's name as an expression.
    var table: String
    /// The stored properties, the key first when the struct declares it first.
    var columns: [ModelColumn]
    var relations: [ModelRelation]
    /// Whether the struct chooses by itself which properties are in its JSON.
    var hasCodingKeys: Bool
}

/// What the key of a model is made of.
enum ModelKey {
    /// A number that the database counts.
    case number
    /// A UUID of version 7 that is made when a draft is written.
    case uuid
    /// A text that the draft must give.
    case text
    /// A type of the program's that the draft must give, as the program writes it.
    case own(String)

    /// The type of `ID`.
    func type(of model: String) -> String {
        switch self {
        case .number: "Identifier<\(model)>"
        case .uuid: "UUIDIdentifier<\(model)>"
        case .text: "TextIdentifier<\(model)>"
        case .own(let type): type
        }
    }

    /// Whether the database makes it.
    var isNumber: Bool { if case .number = self { true } else { false } }
    /// Whether it is made when the draft is written.
    var isUUID: Bool { if case .uuid = self { true } else { false } }
}

/// A stored property.
struct ModelColumn {
    /// What its twins in the written types say to be seen as far as it.
    var access: String
    /// As the program writes it, with backticks where it needs them.
    var name: String
    /// The type, as the program writes it.
    var type: String
    /// The type inside the optional, for a column that can be NULL.
    var wrapped: String?
    /// Whether it never changes once the row is stored.
    var isConstant: Bool
    var defaultValue: String?
    /// The name that `@Column` gives it.
    var columnName: String?
    /// What `@SoftDelete` or `@OptimisticLock` makes of it.
    var role = ColumnRole.plain

    var column: String { columnName ?? ColumnName.snakeCase(name.filter { $0 != "`" }) }
    var isID: Bool { name == "id" }
    /// Whether the ORM fills it when the program does not.
    var isTime: Bool { isCreationTime || isUpdateTime }
    var isUpdateTime: Bool { name == "updatedAt" && holdsDate }
    private var isCreationTime: Bool { name == "createdAt" && holdsDate }
    private var holdsDate: Bool { ["Date", "Foundation.Date"].contains(wrapped ?? type) }
}

/// What a column does besides holding a value.
enum ColumnRole: String {
    case plain
    /// Holds when the row was deleted.
    case softDelete = "SoftDelete"
    /// Counts the updates of the row.
    case lock = "OptimisticLock"
}
