/// What records must fulfil to be found, made of comparisons of indexed fields.
///
/// ```swift
/// try await Player.find(on: c.redis, limit: 50) { $0.score >= 100 && !$0.name.hasPrefix("Ad") }
/// ```
///
/// A field that is nil, or is kept in a form that cannot be read, fulfils no comparison but `== nil` and `!=`; a negation
/// holds exactly where the condition does not.
public struct RecordCondition: Sendable {
    let tree: ConditionTree

    /// Every record fulfils it.
    public static let always = RecordCondition(tree: .all([]))

    /// Holds where both do.
    public static func && (left: Self, right: Self) -> Self { Self(tree: left.tree.and(right.tree)) }
    /// Holds where one of them does.
    public static func || (left: Self, right: Self) -> Self { Self(tree: left.tree.or(right.tree)) }
    /// Holds where the condition does not.
    public static prefix func ! (condition: Self) -> Self { Self(tree: condition.tree.negated) }
}

/// Which records come first.
public struct RecordOrder: Sendable {
    let path: String
    let isDescending: Bool
}

extension IndexedField {
    /// The smallest first, and before them what is nil.
    public var ascending: RecordOrder { RecordOrder(path: path, isDescending: false) }
    /// The largest first, and behind them what is nil.
    public var descending: RecordOrder { RecordOrder(path: path, isDescending: true) }

    func condition(_ ranges: IndexRanges) -> RecordCondition { RecordCondition(tree: .field(path, ranges)) }
}

extension IndexedField where Value: RecordIndexable {
    /// The field has this value.
    public static func == (field: Self, value: Value) -> RecordCondition { field.condition(.equal(value)) }
    /// The field has another value, or one that cannot be read.
    public static func != (field: Self, value: Value) -> RecordCondition { field.condition(.equal(value).complement) }
    /// The field has a smaller value.
    public static func < (field: Self, value: Value) -> RecordCondition { field.condition(.less(value)) }
    /// The field has a smaller value or this one.
    public static func <= (field: Self, value: Value) -> RecordCondition {
        field.condition(.less(value).union(.equal(value)))
    }
    /// The field has a larger value.
    public static func > (field: Self, value: Value) -> RecordCondition { field.condition(.greater(value)) }
    /// The field has a larger value or this one.
    public static func >= (field: Self, value: Value) -> RecordCondition {
        field.condition(.greater(value).union(.equal(value)))
    }
    /// The field has one of these values; a search takes ten thousand at most.
    public func isIn(_ values: some Sequence<Value>) -> RecordCondition {
        condition(IndexRanges(union: values.map(IndexRanges.equal)))
    }
    /// The field has a value of the range.
    public func isIn(_ range: ClosedRange<Value>) -> RecordCondition where Value: Comparable {
        (self >= range.lowerBound) && (self <= range.upperBound)
    }
    /// The field has a value of the range.
    public func isIn(_ range: Range<Value>) -> RecordCondition where Value: Comparable {
        (self >= range.lowerBound) && (self < range.upperBound)
    }
}

extension IndexedField where Value == String {
    /// The text begins so, byte by byte.
    public func hasPrefix(_ prefix: String) -> RecordCondition { condition(.prefix(prefix)) }
}

extension IndexRanges {
    static func equal(_ value: some RecordIndexable) -> IndexRanges {
        code(value).map { IndexRanges(beginningWith: $0) } ?? .none
    }

    static func less(_ value: some RecordIndexable) -> IndexRanges {
        code(value).map { IndexRanges(from: [IndexCode.present], to: $0) } ?? .none
    }

    static func greater(_ value: some RecordIndexable) -> IndexRanges {
        code(value).flatMap { end(of: $0) }.map { IndexRanges(from: $0, to: [IndexCode.unreadable]) } ?? .none
    }

    static func prefix(_ text: String) -> IndexRanges { IndexRanges(beginningWith: IndexCode.prefix(text)) }

    /// Where there is nothing.
    static let absent = IndexRanges(beginningWith: [IndexCode.absent])

    /// The code of a value; nil for NaN, which is not even itself.
    private static func code<Value: RecordIndexable>(_ value: Value) -> [UInt8]? {
        let code = IndexCode.of(value.recordBytes, Value.recordIndexKind)
        return code == [IndexCode.unreadable] ? nil : code
    }
}
