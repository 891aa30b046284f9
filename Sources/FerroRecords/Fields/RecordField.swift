/// A field of a record: its path in the hash, and how its value is kept.
///
/// Its methods are operations that ``RecordHandle/pipeline(_:)`` runs together; a handle's member of the same name runs
/// one at once. Members of a nested struct are reached by their names: `Player.fields.address.street`.
@dynamicMemberLookup
public struct RecordField<Value: Sendable>: Sendable {
    /// Where it is kept: `score`, `address.street`.
    public let path: String
    /// What it is when the record has no such field; nil when that is an error.
    public let defaultValue: Value?
    /// Whether a value that cannot be read is left out instead of failing the record.
    public let isLenient: Bool
    let format: RecordFormat<Value>

    init(path: String, format: RecordFormat<Value>, default value: Value?, isLenient: Bool) {
        self.path = path
        self.format = format
        defaultValue = value
        self.isLenient = isLenient
    }

    /// A field of the nested struct.
    public subscript<Member>(
        dynamicMember member: KeyPath<Value.Fields, RecordField<Member>>
    ) -> RecordField<Member> where Value: RecordFields {
        Value.Fields(at: RecordPath(below: path))[keyPath: member]
    }
}
