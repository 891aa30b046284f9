// The same for fields that may be nil.
extension IndexedField {
    /// The field has this value, or is nil as this is.
    public static func == <Wrapped: RecordIndexable>(field: Self, value: Wrapped?) -> RecordCondition
    where Value == Wrapped? {
        field.condition(value.map { .equal($0) } ?? .absent)
    }
    /// The field has another value, is nil when this is not, or cannot be read.
    public static func != <Wrapped: RecordIndexable>(field: Self, value: Wrapped?) -> RecordCondition
    where Value == Wrapped? {
        !(field == value)
    }
    /// The field has a smaller value.
    public static func < <Wrapped: RecordIndexable>(field: Self, value: Wrapped) -> RecordCondition
    where Value == Wrapped? {
        field.condition(.less(value))
    }
    /// The field has a smaller value or this one.
    public static func <= <Wrapped: RecordIndexable>(field: Self, value: Wrapped) -> RecordCondition
    where Value == Wrapped? {
        field.condition(.less(value).union(.equal(value)))
    }
    /// The field has a larger value.
    public static func > <Wrapped: RecordIndexable>(field: Self, value: Wrapped) -> RecordCondition
    where Value == Wrapped? {
        field.condition(.greater(value))
    }
    /// The field has a larger value or this one.
    public static func >= <Wrapped: RecordIndexable>(field: Self, value: Wrapped) -> RecordCondition
    where Value == Wrapped? {
        field.condition(.greater(value).union(.equal(value)))
    }
    /// The field has one of these values; a search takes ten thousand at most.
    @_disfavoredOverload
    public func isIn<Wrapped: RecordIndexable>(_ values: some Sequence<Wrapped>) -> RecordCondition
    where Value == Wrapped? {
        condition(IndexRanges(union: values.map(IndexRanges.equal)))
    }
    /// The field has a value of the range.
    public func isIn<Wrapped: RecordIndexable & Comparable>(_ range: ClosedRange<Wrapped>) -> RecordCondition
    where Value == Wrapped? {
        (self >= range.lowerBound) && (self <= range.upperBound)
    }
    /// The field has a value of the range.
    public func isIn<Wrapped: RecordIndexable & Comparable>(_ range: Range<Wrapped>) -> RecordCondition
    where Value == Wrapped? {
        (self >= range.lowerBound) && (self < range.upperBound)
    }
}

extension IndexedField where Value == String? {
    /// There is a text, and it begins so, byte by byte.
    public func hasPrefix(_ prefix: String) -> RecordCondition { condition(.prefix(prefix)) }
}
