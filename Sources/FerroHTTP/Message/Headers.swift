public import HTTPTypes

/// The header fields of a message, in order, looked up without regard to case.
///
/// ```swift
/// var headers: Headers = [.contentType: "text/plain"]
/// headers.append(.setCookie, "a=1")
/// headers[.cacheControl] = "no-store"
/// ```
///
/// How the fields are stored is private on purpose: it may become slices of the received bytes.
public struct Headers: Sendable {
    struct Field: Sendable {
        var name: HTTPField.Name
        var value: String
    }

    var fields: [Field] = []

    /// No fields.
    public init() {}

    /// How many fields there are; a name that occurs twice counts twice.
    public var count: Int { fields.count }
    /// Whether there is no field.
    public var isEmpty: Bool { fields.isEmpty }

    /// The value of a field; nil when it is absent.
    ///
    /// Several fields of one name read as one list, joined by `, ` (`Cookie` by `; `), as RFC 9110 section 5.3 says.
    /// Setting replaces them all by one field, and setting nil removes them.
    public subscript(name: HTTPField.Name) -> String? {
        get {
            guard let first = fields.firstIndex(where: { $0.name == name }) else { return nil }
            let rest = fields[(first + 1)...]
            guard rest.contains(where: { $0.name == name }) else { return fields[first].value }
            return values(for: name).joined(separator: name == .cookie ? "; " : ", ")
        }
        set {
            guard let newValue else { return remove(name) }
            guard let first = fields.firstIndex(where: { $0.name == name }) else { return append(name, newValue) }
            fields[first].value = newValue
            let rest = fields[(first + 1)...]
            guard rest.contains(where: { $0.name == name }) else { return }
            fields = fields[...first] + rest.filter { $0.name != name }
        }
    }

    /// Every value of a name, in the order of the message.
    public func values(for name: HTTPField.Name) -> [String] {
        fields.compactMap { $0.name == name ? $0.value : nil }
    }

    /// Whether there is a field of that name.
    public func contains(_ name: HTTPField.Name) -> Bool { fields.contains { $0.name == name } }

    /// Adds a field after those there are, keeping others of the same name.
    public mutating func append(_ name: HTTPField.Name, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Removes every field of that name.
    public mutating func remove(_ name: HTTPField.Name) { fields.removeAll { $0.name == name } }

    mutating func reserveCapacity(_ count: Int) { fields.reserveCapacity(count) }
}

extension Headers: ExpressibleByDictionaryLiteral {
    /// Lists the fields in order; a repeated name is kept twice.
    public init(dictionaryLiteral elements: (HTTPField.Name, String)...) {
        fields = elements.map { Field(name: $0.0, value: $0.1) }
    }
}

extension Headers: Sequence {
    /// One field.
    public typealias Element = (name: HTTPField.Name, value: String)

    /// Walks the fields in order.
    public struct Iterator: IteratorProtocol {
        var base: IndexingIterator<[Field]>
        /// The next field.
        public mutating func next() -> Element? { base.next().map { ($0.name, $0.value) } }
    }

    /// Walks the fields in order.
    public func makeIterator() -> Iterator { Iterator(base: fields.makeIterator()) }
    /// The number of fields.
    public var underestimatedCount: Int { fields.count }
}

extension Headers: Equatable {
    /// Equal when the same fields come in the same order; names are compared without regard to case.
    public static func == (left: Self, right: Self) -> Bool {
        left.fields.elementsEqual(right.fields) { $0.name == $1.name && $0.value == $1.value }
    }
}
