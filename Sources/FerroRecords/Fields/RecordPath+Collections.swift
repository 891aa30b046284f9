extension RecordPath {
    /// A list, whose elements are kept one by one. A `[UInt8]` is bytes, not a list.
    public func field<Element: RecordElement>(
        _ name: String, default value: [Element]? = nil, isLenient: Bool = false
    ) -> RecordField<[Element]> {
        RecordField(path: path(name), format: .list(), default: value, isLenient: isLenient)
    }

    /// A dictionary, whose entries are kept one by one.
    public func field<Key: RecordScalar & Hashable, Element: RecordScalar>(
        _ name: String, default value: [Key: Element]? = nil, isLenient: Bool = false
    ) -> RecordField<[Key: Element]> {
        RecordField(path: path(name), format: .dictionary(), default: value, isLenient: isLenient)
    }

    /// A set, whose members are kept one by one.
    public func field<Member: RecordScalar & Hashable>(
        _ name: String, default value: Set<Member>? = nil, isLenient: Bool = false
    ) -> RecordField<Set<Member>> {
        RecordField(path: path(name), format: .set(), default: value, isLenient: isLenient)
    }

    /// A sorted set, whose members are kept one by one with their scores.
    public func field<Member: RecordScalar & Hashable>(
        _ name: String, default value: RecordSortedSet<Member>? = nil, isLenient: Bool = false
    ) -> RecordField<RecordSortedSet<Member>> {
        RecordField(path: path(name), format: .sortedSet(), default: value, isLenient: isLenient)
    }

    /// A counter, which a save of the whole record leaves as it is.
    public func field(
        _ name: String, default value: RecordCounter? = nil, isLenient: Bool = false
    ) -> RecordField<RecordCounter> {
        RecordField(path: path(name), format: .counter, default: value ?? 0, isLenient: isLenient)
    }
}
