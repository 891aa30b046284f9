import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A value in the form it travels to the server in.
///
/// Text, JSON, arrays and NULL are sent as text without a type, so that the server takes the type from where they
/// stand: an enum, citext, inet, a json or jsonb column, `id = ANY($1)`. Where nothing says (`$1 IS NULL`, `concat($1)`,
/// `to_jsonb($1)`, `count($1)`, `unnest($1)`) the statement needs a cast: `$1::text`.
///
/// Everything else has a type of its own, so that `SELECT $1 + 1` and `date_trunc('day', $1)` mean what Swift's type
/// says. An int8 uses the index of a smallint, integer, bigint, numeric or double column, and is stored in any of them.
/// What it does not fit are functions that take an `integer` only (`substring`, `repeat`, `round`, `jsonb -> n`,
/// `date + n`, `make_interval`): write `$1::int`. Likewise a double for `round($1, 2)` and for an index on numeric, and
/// a UUID for a text column (`$1::text`). A moment is a timestamptz; a column `timestamp` gets it in the session's time
/// zone, which the driver sets to UTC.
///
/// One text may come with different types at different times (`.null` and `.integer`), so a prepared statement belongs to
/// its text **and** the OIDs of its parameters.
struct PostgresParameter: Sendable, Equatable {
    /// The type it is declared as; 0 lets the server infer it.
    var oid: UInt32
    /// Whether the bytes are in the type's binary form.
    var isBinary: Bool
    /// The bytes; nil for NULL.
    var bytes: [UInt8]?

    private init(binary oid: UInt32, _ bytes: [UInt8]) { (self.oid, isBinary, self.bytes) = (oid, true, bytes) }
    private init(text bytes: [UInt8]?) { (oid, isBinary, self.bytes) = (0, false, bytes) }

    /// The form of a value; throws `.statement` for what PostgreSQL cannot hold, without the value in the message.
    init(_ value: SQLValue) throws(SQLError) {
        switch value {
        case .null: self.init(text: nil)
        case .bool(let value): self.init(binary: PostgresType.bool, [value ? 1 : 0])
        case .integer(let value): self.init(binary: PostgresType.int8, [UInt8](bigEndian: value))
        case .double(let value): self.init(binary: PostgresType.float8, [UInt8](bigEndian: value.bitPattern))
        case .decimal(let value): self.init(binary: PostgresType.numeric, PostgresNumeric.bytes(of: value))
        case .text(let value), .json(let value): self.init(text: try Self.checked(value))
        case .bytes(let value): self.init(binary: PostgresType.bytea, value)
        case .timestamp(let value):
            self.init(binary: PostgresType.timestamptz, [UInt8](bigEndian: try PostgresMoment.microseconds(of: value)))
        case .date(let value):
            self.init(binary: PostgresType.date, [UInt8](bigEndian: value.number - PostgresMoment.epochDay))
        case .time(let value): self.init(binary: PostgresType.time, [UInt8](bigEndian: value.microseconds))
        case .interval(let value): self.init(binary: PostgresType.interval, PostgresMoment.bytes(of: value))
        case .uuid(let value): self.init(binary: PostgresType.uuid, withUnsafeBytes(of: value.uuid) { [UInt8]($0) })
        case .array(let elements): self.init(text: try Self.checked(PostgresArrayLiteral.text(of: elements)))
        case .invalid(let reason): throw SQLError(.statement, "a bind is no value: \(reason)")
        }
    }

    /// The bytes of a text that the server takes.
    private static func checked(_ text: String) throws(SQLError) -> [UInt8] {
        let bytes = Array(text.utf8)
        guard !bytes.contains(0) else {
            throw SQLError(
                .statement,
                "a text bind holds a NUL character, which PostgreSQL cannot keep in text: remove it, or use a bytea column"
            )
        }
        return bytes
    }
}
