/// A value that must not be printed, logged or encoded by accident.
///
/// Every textual form of it reads `<redacted>`; the value comes out only through ``reveal()``, which is easy to
/// search for in a review.
public struct Secret<Value: Sendable>: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let value: Value

    /// Wraps a value.
    public init(_ value: Value) { self.value = value }

    /// The value itself: use it where it is needed and do not store it.
    public func reveal() -> Value { value }

    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Hides the value from `dump` and from every encoder that works by reflection.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret where Value == String {
    /// Whether another text equals the secret, in a time that depends on the length of `other` only.
    ///
    /// Both texts are compared as UTF-8; every byte of `other` is looked at whatever the first difference is.
    public func matches(_ other: some StringProtocol) -> Bool {
        let mine = Array(value.utf8)
        let theirs = Array(other.utf8)
        var difference = mine.count ^ theirs.count
        for index in theirs.indices {
            let own = mine.isEmpty ? 0 : mine[index % mine.count]
            difference |= Int(own ^ theirs[index])
        }
        return difference == 0 && !mine.isEmpty
    }
}
