/// A field whose values are found by an index: a sorted set in the order of the values.
///
/// Its members are the code of a value, ``IndexEncoding``, and the record's id behind it, all with the score 0, so that
/// the server keeps them in the order of their bytes (https://redis.io/commands/zrangebylex). Each record has one entry in
/// each index of its type, also where the field is nil.
public struct RecordIndex: Hashable, Sendable {
    /// The field in the record's hash, `score` or `address.city`.
    public let path: String
    /// How its values are ordered.
    public let encoding: IndexEncoding

    /// An index of a field.
    public init(_ path: String, _ encoding: IndexEncoding) {
        self.path = path
        self.encoding = encoding
    }
}
