/// The place of some fields in a record: nothing for the record's own, `address.` for those of a nested struct.
public struct RecordPath: Hashable, Sendable {
    let prefix: String

    /// The record's own fields.
    public init() { prefix = "" }

    /// The fields of the struct kept at a path.
    init(below path: String) { prefix = path + "." }

    func path(_ name: String) -> String { prefix + name }
}
