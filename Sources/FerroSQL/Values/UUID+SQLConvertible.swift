#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension UUID: SQLConvertible {
    /// `.uuid`.
    public var sqlValue: SQLValue { .uuid(self) }

    /// Reads `.uuid`, its 36 characters as `.text`, or its 16 bytes as `.bytes`.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .uuid(let value):
            self = value
        case .text(let text):
            guard let value = UUID(uuidString: text) else {
                throw SQLError(.decoding, "the text is not a UUID of 36 characters")
            }
            self = value
        case .bytes(let bytes):
            guard bytes.count == 16 else { throw SQLError(.decoding, "a UUID has 16 bytes, not \(bytes.count)") }
            var uuid = UUID().uuid
            withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes) }
            self = UUID(uuid: uuid)
        default:
            throw sqlValue.mismatch(UUID.self)
        }
    }
}
