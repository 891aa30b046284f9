/// The values that a path has for a pattern's parameters, percent-decoded.
public struct Parameters: Sendable, Hashable {
    private let names: [String]
    private let values: [String]

    /// No parameters.
    public init() { (names, values) = ([], []) }

    init(names: [String], values: [String]) { (self.names, self.values) = (names, values) }

    /// Whether the pattern has none.
    public var isEmpty: Bool { names.isEmpty }

    /// The value of a parameter, or `nil` when the pattern has none of that name.
    ///
    /// That of `{path...}` is its decoded segments joined by slashes. No segment is empty, `.` or `..`, but an escaped
    /// slash in one is a slash in the value: check what becomes a file name.
    public subscript(name: String) -> String? {
        // Patterns have a handful of parameters: a scan is quicker than a dictionary.
        for (index, candidate) in zip(values.indices, names) where candidate == name { return values[index] }
        return nil
    }
}

extension Parameters: ExpressibleByDictionaryLiteral {
    /// Names and values, for tests.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(names: elements.map(\.0), values: elements.map(\.1))
    }
}
