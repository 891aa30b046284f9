import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A value in the form it travels to the server in.
struct PostgresParameter: Sendable {
    /// The type it is declared as; 0 lets the server find out.
    var oid: UInt32
    /// Whether the bytes are in the type's binary form.
    var isBinary: Bool
    /// The bytes; nil for NULL.
    var bytes: [UInt8]?

    init(_ value: SQLValue) throws(SQLError) {
        switch value {
        case .null: (oid, isBinary, bytes) = (0, false, nil)
        case .bool(let value): (oid, isBinary, bytes) = (16, true, [value ? 1 : 0])
        case .integer(let value):
            (oid, isBinary) = (20, true)
            bytes = withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
        case .double(let value):
            (oid, isBinary) = (701, true)
            bytes = withUnsafeBytes(of: value.bitPattern.bigEndian) { [UInt8]($0) }
        case .text(let value): (oid, isBinary, bytes) = (0, false, Array(value.utf8))
        case .bytes(let value): (oid, isBinary, bytes) = (17, true, value)
        case .uuid(let value): (oid, isBinary, bytes) = (2950, true, withUnsafeBytes(of: value.uuid) { [UInt8]($0) })
        case .json(let value): (oid, isBinary, bytes) = (0, false, Array(value.utf8))
        case .timestamp: throw SQLError(.statement, "not yet")
        }
    }
}
