/// A struct whose properties are kept as the fields of a record: a record itself, or a struct nested in one.
///
/// `@RecordFields` writes the conformance of a nested struct, `@RedisRecord` that of a record. By hand it is:
///
/// ```swift
/// extension Address: RecordFields {
///     struct Fields: RecordFieldList {
///         let path: RecordPath
///         init(at path: RecordPath) { self.path = path }
///         var street: RecordField<String> { path.field("street") }
///     }
///     init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
///         street = try reader.read(fields.street)
///     }
///     func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
///         try writer.write(street, fields.street)
///     }
/// }
/// ```
public protocol RecordFields: Sendable {
    /// The fields, one member for each property but the id.
    associatedtype Fields: RecordFieldList

    /// Reads every property.
    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError)
    /// Writes every property.
    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError)
}

/// The fields of a type, each a member with the name of its property.
public protocol RecordFieldList: Sendable {
    /// Names the fields below a path.
    init(at path: RecordPath)
}
