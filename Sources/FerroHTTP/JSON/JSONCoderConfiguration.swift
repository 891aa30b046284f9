#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The forms and the limits of a ``JSONCoder``.
public struct JSONCoderConfiguration: Sendable {
    /// How dates are written and read; ISO 8601 by default.
    public var dates = JSONDateForm.iso8601
    /// How the keys of types are written and read; as they are by default.
    public var keys = JSONKeyForm.asWritten
    /// Whether the keys of all objects are sorted by their bytes; only those of dictionaries are by default.
    public var sortsKeys = false
    /// How many arrays and objects may be open at once, in both directions; 128 by default.
    public var depthLimit = 128
    /// The most bytes of text, in both directions; 64 MiB by default, and never more than 256 MiB.
    public var sizeLimit = 64 * 1024 * 1024

    /// The defaults.
    public init() {}

    /// The size limit that can be kept: places in a text have 28 bits.
    var boundedSize: Int { min(max(sizeLimit, 0), (1 << 28) - 1) }
}

/// How a ``JSONCoder`` writes and reads dates.
public enum JSONDateForm: Sendable {
    /// `"2026-11-21T10:00:00.123Z"`, rounded to the millisecond; up to nine digits and offsets are read.
    case iso8601
    /// A number of seconds since 1970, with a fraction where there is one; exact.
    case secondsSince1970
    /// A number of milliseconds since 1970, as `Date.now()` of JavaScript gives it.
    case millisecondsSince1970
    /// As the two functions write and read it.
    case custom(
        encode: @Sendable (Date, any Encoder) throws -> Void, decode: @Sendable (any Decoder) throws -> Date)
}

/// How a ``JSONCoder`` writes and reads the keys of types; the keys of dictionaries are data and stay as they are.
public enum JSONKeyForm: Sendable {
    /// As they are.
    case asWritten
    /// `createdAt` is `created_at` and `imageURL` is `image_url`.
    ///
    /// The type's key is translated in both directions, so every key that is written is found again.
    case snakeCase
}
