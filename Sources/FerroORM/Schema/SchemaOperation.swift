/// One thing that a migration does, as a value: what the linter looks at and `db:diff` writes.
public enum SchemaOperation: Sendable, Hashable {
    /// A new table.
    case create(TableDefinition)
    /// A table that is changed.
    case alter(TableAlteration)
    /// A table less.
    case drop(String)
    /// A table of another name.
    case rename(String, to: String)
    /// A new enumerated type.
    case createEnum(String, [String])
    /// One more value of an enumerated type.
    case addEnumValue(String, toEnum: String)
    /// An enumerated type less.
    case dropEnum(String)
    /// A statement that the migration wrote itself.
    case statement(String)
}
