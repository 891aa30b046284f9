public import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What tells one record from another: a text, a whole number, a UUID, a typed identifier.
public protocol RecordID: Hashable, Sendable {
    /// Reads what ``recordID`` wrote; nil for another text.
    init?(recordID text: String)
    /// The text in the key; different ids have different texts.
    var recordID: String { get }
}

extension RecordID where Self: LosslessStringConvertible {
    /// Reads the description.
    public init?(recordID text: String) { self.init(text) }
    /// The description.
    public var recordID: String { description }
}

extension String: RecordID {}
extension Int: RecordID {}
extension Int32: RecordID {}
extension Int64: RecordID {}
extension UInt: RecordID {}
extension UInt32: RecordID {}
extension UInt64: RecordID {}

extension UUID: RecordID {
    /// Reads the 36 characters, in either case.
    public init?(recordID text: String) { self.init(uuidString: text) }
    /// The 36 characters in lower case.
    public var recordID: String { uuidString.lowercased() }
}

extension Identifier: RecordID {
    /// Reads a decimal number.
    public init?(recordID text: String) { self.init(text) }
    /// The number in decimal.
    public var recordID: String { description }
}

extension TextIdentifier: RecordID {
    /// Takes the text.
    public init?(recordID text: String) { self.init(text) }
    /// The text.
    public var recordID: String { rawValue }
}

extension UUIDIdentifier: RecordID {
    /// Reads the 36 characters, in either case.
    public init?(recordID text: String) { self.init(text) }
    /// The 36 characters in lower case.
    public var recordID: String { description }
}
