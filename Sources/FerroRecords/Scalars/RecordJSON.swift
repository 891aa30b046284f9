#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A `Codable` value that collections keep as JSON, each element in a field of its own.
///
/// A property of any `Codable` type is kept as JSON without this; with it, `[Stamp]` is a list with operations.
///
/// ```swift
/// struct Stamp: RecordJSON { var x: Int, y: Int }
/// ```
public protocol RecordJSON: RecordElement, Codable {}

extension RecordJSON {
    /// Reads JSON.
    public init?(recordBytes bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// JSON with sorted keys; empty for a value that JSON does not have, such as a number that is not finite.
    public var recordBytes: [UInt8] { RecordText.json(self) ?? [] }
}

enum RecordText {
    static func json(_ value: some Encodable) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { Array($0) }
    }
}
