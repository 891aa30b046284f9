/// A pattern of SQL's LIKE: what the program writes are wildcards, what it interpolates stands for itself.
///
/// ```swift
/// Post.where { $0.slug.isLike("\(year)-__-%") }      // `%` is any text, `_` any one character
/// ```
public struct LikePattern: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The pattern, in which a backslash takes the meaning of `%`, `_` and `\` away.
    public let text: String

    /// A pattern of the program itself.
    public init(stringLiteral value: String) { text = value }

    /// The finished interpolation.
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// Text that stands for itself.
    public init(exactly text: String) { self.text = Self.escape(text) }

    /// Collects the parts of an interpolated pattern.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var text = ""

        /// Starts an interpolation.
        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }
        /// Text of the program, wildcards and all.
        public mutating func appendLiteral(_ literal: String) { text += literal }
        /// Text that stands for itself.
        public mutating func appendInterpolation(_ value: String) { text += LikePattern.escape(value) }
        /// A value that stands for itself.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += LikePattern.escape(value.description)
        }
    }

    /// Puts a backslash before `%`, `_` and `\`.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}
