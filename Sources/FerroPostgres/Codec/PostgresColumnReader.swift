import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the values of a column, in the binary form that the driver asks for or in text.
///
/// The wire forms are those of the `…send` functions in PostgreSQL's `src/backend/utils/adt`. Bytes that are not what
/// their type says throw `.decoding`; none can make it trap. A value that has no Swift type becomes its text (infinity,
/// inet, bit), money the count of its smallest unit. What users' types send is text when it can be (enums, citext),
/// an array when it is built as one, and `.bytes` otherwise (hstore, ltree, ranges): cast those to text.
enum PostgresColumnReader {
    /// The value of a column that is not NULL.
    ///
    /// - Parameters:
    ///   - oid: the column's type.
    ///   - isBinary: the format of the bytes.
    ///   - bytes: the value.
    static func value(
        oid: UInt32, isBinary: Bool, bytes: UnsafeRawBufferPointer
    ) throws(SQLError) -> SQLValue {
        guard isBinary else { return try PostgresTextReader.value(oid: oid, text: text(bytes)) }
        if let value = try scalar(oid, bytes) { return value }
        if let value = try PostgresArray.value(oid: oid, bytes) { return value }
        return other(bytes)
    }

    /// A value that is no array; nil when the type is not known here.
    static func scalar(_ oid: UInt32, _ bytes: UnsafeRawBufferPointer) throws(SQLError) -> SQLValue? {
        switch oid {
        case PostgresType.int8: return .integer(try integer(oid, bytes, Int64.self))
        case PostgresType.int4: return .integer(Int64(try integer(oid, bytes, Int32.self)))
        case PostgresType.text, PostgresType.varchar, PostgresType.bpchar, PostgresType.name, PostgresType.unknown,
            PostgresType.cstring, PostgresType.xml:
            return .text(text(bytes))
        case PostgresType.bool: return .bool(try integer(oid, bytes, UInt8.self) != 0)
        case PostgresType.timestamptz, PostgresType.timestamp:
            return PostgresMoment.timestamp(try integer(oid, bytes, Int64.self))
        case PostgresType.float8: return .double(Double(bitPattern: try integer(oid, bytes, UInt64.self)))
        case PostgresType.uuid: return .uuid(try uuid(bytes))
        case PostgresType.jsonb: return .json(text(try versioned(oid, bytes)))
        case PostgresType.json: return .json(text(bytes))
        case PostgresType.bytea: return .bytes([UInt8](bytes))
        case PostgresType.numeric: return try checked(oid, bytes, PostgresNumeric.decimal(bytes).map(SQLValue.decimal))
        case PostgresType.date: return PostgresMoment.date(try integer(oid, bytes, Int32.self))
        default: return try rarer(oid, bytes)
        }
    }

    private static func rarer(_ oid: UInt32, _ bytes: UnsafeRawBufferPointer) throws(SQLError) -> SQLValue? {
        switch oid {
        case PostgresType.int2: return .integer(Int64(try integer(oid, bytes, Int16.self)))
        case PostgresType.oid: return .integer(Int64(try integer(oid, bytes, UInt32.self)))
        case PostgresType.money: return .integer(try integer(oid, bytes, Int64.self))
        case PostgresType.float4: return .double(Double(Float(bitPattern: try integer(oid, bytes, UInt32.self))))
        case PostgresType.time:
            return try checked(oid, bytes, PostgresMoment.time(integer(oid, bytes, Int64.self)))
        case PostgresType.timetz: return try checked(oid, bytes, zonedTime(bytes))
        case PostgresType.interval: return try checked(oid, bytes, interval(bytes))
        case PostgresType.char: return .text(bytes.first == 0 ? "" : text(bytes))
        case PostgresType.inet, PostgresType.cidr:
            return try checked(oid, bytes, PostgresAddress.network(bytes).map(SQLValue.text))
        case PostgresType.macaddr, PostgresType.macaddr8: return .text(PostgresAddress.hardware(bytes))
        case PostgresType.bit, PostgresType.varbit:
            return try checked(oid, bytes, PostgresAddress.bits(bytes).map(SQLValue.text))
        case PostgresType.jsonpath: return .text(text(try versioned(oid, bytes)))
        case PostgresType.void: return .null
        case PostgresType.record, PostgresType.recordArray:
            throw SQLError(
                .decoding, "a column is a record, which has no Swift type: select its fields, or to_jsonb(…), instead")
        default: return nil
        }
    }

    /// What a type that is not known sends: text of UTF-8 without control bytes that only binary forms begin with.
    static func other(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
        guard bytes.first != 1, !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            return .bytes([UInt8](bytes))
        }
        return .text(text)
    }

    static func failure(_ oid: UInt32, _ bytes: UnsafeRawBufferPointer) -> SQLError {
        SQLError(.decoding, "\(bytes.count) bytes are not a value of the type with OID \(oid): cast the column to text")
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func integer<Integer: FixedWidthInteger>(
        _ oid: UInt32, _ bytes: UnsafeRawBufferPointer, _ type: Integer.Type
    ) throws(SQLError) -> Integer {
        guard bytes.count == MemoryLayout<Integer>.size else { throw failure(oid, bytes) }
        return Integer(bigEndian: bytes.loadUnaligned(as: Integer.self))
    }

    private static func checked(
        _ oid: UInt32, _ bytes: UnsafeRawBufferPointer, _ value: SQLValue?
    ) throws(SQLError) -> SQLValue {
        guard let value else { throw failure(oid, bytes) }
        return value
    }

    private static func uuid(_ bytes: UnsafeRawBufferPointer) throws(SQLError) -> UUID {
        guard bytes.count == 16 else { throw failure(PostgresType.uuid, bytes) }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }

    /// The text behind a version, which has been 1 ever since there is one.
    private static func versioned(
        _ oid: UInt32, _ bytes: UnsafeRawBufferPointer
    ) throws(SQLError) -> UnsafeRawBufferPointer {
        guard bytes.first == 1 else { throw failure(oid, bytes) }
        return UnsafeRawBufferPointer(rebasing: bytes[1...])
    }

    private static func zonedTime(_ bytes: UnsafeRawBufferPointer) -> SQLValue? {
        var reader = BinaryReader(bytes)
        guard let time = reader.integer(Int64.self), let zone = reader.integer(Int32.self), reader.count == 0 else {
            return nil
        }
        return PostgresMoment.zonedTime(time, zone: zone)
    }

    private static func interval(_ bytes: UnsafeRawBufferPointer) -> SQLValue? {
        var reader = BinaryReader(bytes)
        guard let time = reader.integer(Int64.self), let days = reader.integer(Int32.self),
            let months = reader.integer(Int32.self), reader.count == 0
        else { return nil }
        return PostgresMoment.interval(microseconds: time, days: days, months: months)
    }
}
