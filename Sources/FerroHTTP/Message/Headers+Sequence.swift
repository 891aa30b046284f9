public import HTTPTypes

extension Headers: ExpressibleByDictionaryLiteral {
    /// Lists the fields in order; a repeated name is kept twice.
    public init(dictionaryLiteral elements: (HTTPField.Name, String)...) {
        self.init(elements.map { Field(name: $0.0, value: $0.1) })
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
    public var underestimatedCount: Int { count }
}

extension Headers: Equatable {
    /// Equal when the same fields come in the same order; names are compared without regard to case.
    public static func == (left: Self, right: Self) -> Bool {
        left.fields.elementsEqual(right.fields) { $0.name == $1.name && $0.value == $1.value }
    }
}
