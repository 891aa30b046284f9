#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values as bytes: a text and bytes as they are, everything else as JSON (RFC 8259).
enum ValueCodec {
    static func encode<Value: Codable & Sendable>(_ value: Value) throws(CacheError) -> [UInt8] {
        // By the type's identity: `as?` would take every empty array for bytes.
        if Value.self == [UInt8].self, let bytes = value as? [UInt8] { return bytes }
        if Value.self == String.self, let text = value as? String { return Array(text.utf8) }
        do {
            return Array(try JSONEncoder().encode(value))
        } catch {
            throw CacheError(
                .encoding,
                "A \(Value.self) could not be written as JSON: keep a type whose values all have a JSON form.",
                cause: error)
        }
    }

    /// The value of bytes; nil when they are not one.
    static func decode<Value: Codable & Sendable>(_ bytes: ArraySlice<UInt8>, as type: Value.Type) -> Value? {
        if Value.self == [UInt8].self { return Array(bytes) as? Value }
        if Value.self == String.self { return String(validating: bytes, as: UTF8.self) as? Value }
        return try? JSONDecoder().decode(Value.self, from: Data(bytes))
    }
}
