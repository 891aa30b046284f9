import FerroSQL

/// Reads the values of a column.
enum PostgresColumnReader {
    static func value(oid: UInt32, isBinary: Bool, bytes: UnsafeRawBufferPointer) throws(SQLError) -> SQLValue {
        guard isBinary else { return .text(String(decoding: bytes, as: UTF8.self)) }
        switch (oid, bytes.count) {
        case (16, 1): return .bool(bytes[0] != 0)
        case (20, 8): return .integer(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
        case (23, 4): return .integer(Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))))
        case (21, 2): return .integer(Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))))
        case (701, 8): return .double(Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))))
        case (17, _): return .bytes([UInt8](bytes))
        default: return .text(String(decoding: bytes, as: UTF8.self))
        }
    }
}
