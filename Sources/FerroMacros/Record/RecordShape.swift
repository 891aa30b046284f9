/// What `@RedisRecord` and `@RecordFields` know of a struct.
struct RecordShape {
    /// Which of the two it carries.
    enum Kind: String {
        case record = "RedisRecord"
        case nested = "RecordFields"
    }

    var kind: Kind
    var name: String
    /// `public `, `package ` or nothing: what the members must say to be seen as far as the type.
    var access: String
    /// What keys begin with, as an expression; nil when the struct says it by itself.
    var recordName: String?
    /// What tells the record from others; nil for a nested struct.
    var key: RecordProperty?
    /// The stored properties but the key.
    var properties: [RecordProperty]
    /// The properties that are indexed.
    var indexed: [RecordProperty] { properties.filter(\.isIndexed) }
}

/// A stored property.
struct RecordProperty {
    /// What its field says to be seen as far as it.
    var access: String
    /// As the program writes it, with backticks where it needs them.
    var name: String
    /// The type, as the program writes it.
    var type: String
    var defaultValue: String?
    var isIndexed = false
    var isLenient = false

    var plainName: String { name.filter { $0 != "`" } }
}
