/// A field by which records are found.
///
/// It is a sorted set without scores, `{Player}@score`, whose members are the value so written that the order of the bytes
/// is the order of the values, with the record's id behind it (https://redis.io/commands/zrangebylex). Each record has one
/// entry in each index, also where the field is nil, and every script that changes the record changes its entries with it.
/// Entries of records whose lifetime ended are removed by the next search that meets them, or by
/// ``RedisRecord/rebuildIndexes(on:)``; until then they take memory and nothing else.
public struct RecordIndex: Hashable, Sendable {
    /// The path of the field.
    public let path: String
    /// How its values are ordered.
    public let kind: Kind
    /// What the field of a record becomes that was kept before the field was there; nil where it may be missing.
    package let missing: [UInt8]?

    /// How values are ordered in an index.
    public enum Kind: String, Hashable, Sendable {
        /// By whole numbers, exactly.
        case integer
        /// By floating-point numbers.
        case double
        /// By bytes.
        case text
    }

    /// Names the field of an index.
    package init(path: String, kind: Kind, missing: [UInt8]? = nil) {
        self.path = path
        self.kind = kind
        self.missing = missing
    }
}
