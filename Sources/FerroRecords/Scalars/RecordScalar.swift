public import FerroRedis

/// A value kept as the bytes of one field.
///
/// Texts, bytes (`[UInt8]`), whole and floating-point numbers, `Bool`, `Date`, `Duration`, `UUID` and the typed
/// identifiers are scalars. A type of an app's own becomes one as a ``RecordElement``.
public protocol RecordScalar: Sendable {
    /// Reads what ``recordBytes`` wrote; nil for other bytes.
    init?(recordBytes bytes: [UInt8])
    /// The bytes to keep; the same for equal values.
    var recordBytes: [UInt8] { get }
}

/// A value that lists keep too: every scalar but `UInt8`, because a `[UInt8]` is bytes.
///
/// An enumeration over texts or numbers needs nothing more than its name here; a `Codable` type is a ``RecordJSON``.
///
/// ```swift
/// enum Rank: String, RecordElement { case novice, master }
/// ```
public protocol RecordElement: RecordScalar {}

extension RecordScalar where Self: RedisValue {
    /// Reads the bytes as Redis keeps them.
    public init?(recordBytes bytes: [UInt8]) { self.init(redisBytes: bytes) }
    /// The bytes as Redis keeps them.
    public var recordBytes: [UInt8] { redisArgument.bytes }
}

extension RecordScalar where Self: RawRepresentable, RawValue: RecordScalar {
    /// Reads the raw value.
    public init?(recordBytes bytes: [UInt8]) {
        guard let value = RawValue(recordBytes: bytes) else { return nil }
        self.init(rawValue: value)
    }
    /// The bytes of the raw value.
    public var recordBytes: [UInt8] { rawValue.recordBytes }
}

extension String: RecordElement {}
extension Bool: RecordElement {}
extension Double: RecordElement {}
extension Int: RecordElement {}
extension Int8: RecordElement {}
extension Int16: RecordElement {}
extension Int32: RecordElement {}
extension Int64: RecordElement {}
extension UInt: RecordElement {}
extension UInt8: RecordScalar {}
extension UInt16: RecordElement {}
extension UInt32: RecordElement {}
extension UInt64: RecordElement {}
extension [UInt8]: RecordScalar {}
extension [UInt8]: RecordElement {}
