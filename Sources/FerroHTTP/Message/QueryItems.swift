/// The query of a request: names and values in order, parsed each time they are read.
///
/// It is read as a form is (`+` is a space, percent escapes are UTF-8); nothing in it is an error. At most the first
/// 1000 items are seen.
public struct QueryItems: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text after the `?`, as received.
    public let raw: String

    /// Wraps a raw query.
    public init(raw: String) { self.raw = raw }
    /// Wraps a raw query.
    public init(stringLiteral value: String) { self.raw = value }

    /// The first value of a name; nil when it is absent, empty when it has no value.
    public subscript(name: String) -> String? {
        raw.isEmpty ? nil : items().first { $0.name == name }?.value
    }

    /// Every value of a name, in order.
    public func all(_ name: String) -> [String] { items().filter { $0.name == name }.map(\.value) }

    /// Every name and value, in order, decoded.
    public var all: [(name: String, value: String)] { items().map { $0 } }

    private func items() -> some Sequence<(name: String, value: String)> {
        FormPairs(raw.utf8).lazy.prefix(FormLimits.standard.keys).map { ($0.name, $0.value) }
    }
}
