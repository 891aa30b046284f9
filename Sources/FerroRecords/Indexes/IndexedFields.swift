/// A record or a nested struct of which some fields are indexed, so that records are found by them.
///
/// `@RedisRecord` and `@RecordFields` write the conformance of a struct with a property that is `@Indexed`. By hand it is:
///
/// ```swift
/// extension Player: IndexedFields {
///     struct Indexes: RecordIndexList {
///         private let path: RecordPath
///         init(at path: RecordPath) { self.path = path }
///         var score: IndexedField<Int> { path.index("score", default: 0) }
///         var address: IndexedField<Address> { path.index("address") }
///         var recordIndexes: [RecordIndex] { score.indexes + address.indexes }
///     }
///     static var indexes: [RecordIndex] { Indexes(at: RecordPath()).recordIndexes }
/// }
/// ```
public protocol IndexedFields: RecordFields, IndexedValue {}

/// What indexed fields are in: a record, a nested struct, or one that may be missing.
public protocol IndexedValue: Sendable {
    /// The indexed fields, which conditions and orders name.
    associatedtype Indexes: RecordIndexList
}

extension Optional: IndexedValue where Wrapped: IndexedFields {
    /// Those of the struct; they are nil where it is.
    public typealias Indexes = Wrapped.Indexes
}

/// The indexed fields of a type, each a member with the name of its property.
public protocol RecordIndexList: Sendable {
    /// Names the indexed fields below a path.
    init(at path: RecordPath)
    /// The indexes of all of them.
    var recordIndexes: [RecordIndex] { get }
}

/// An indexed field: what conditions compare, and what records are ordered by.
///
/// Members of a nested struct are reached by their names: `$0.address.city == "Paris"`.
@dynamicMemberLookup
public struct IndexedField<Value: Sendable>: Sendable {
    /// Where it is kept: `score`, `address.city`.
    public let path: String
    /// Its index; for a nested struct those of its fields.
    public let indexes: [RecordIndex]

    /// An indexed field of the nested struct, which is nil where the struct is.
    public subscript<Member>(
        dynamicMember member: KeyPath<Value.Indexes, IndexedField<Member>>
    ) -> IndexedField<Member> where Value: IndexedValue {
        Value.Indexes(at: RecordPath(below: path))[keyPath: member]
    }
}

/// How indexed fields are declared; the type of the property chooses among the functions of this name.
extension RecordPath {
    /// A field that an index orders.
    ///
    /// - Parameter value: What the field becomes when ``RedisRecord/rebuildIndexes(on:)`` meets a record without it.
    public func index<Value: RecordIndexable>(_ name: String, default value: Value? = nil) -> IndexedField<Value> {
        let index = RecordIndex(path: path(name), kind: Value.recordIndexKind, missing: value?.recordBytes)
        return IndexedField(path: path(name), indexes: [index])
    }

    /// A field that an index orders; nil comes first.
    public func index<Value: RecordIndexable>(_ name: String, default value: Value?? = nil) -> IndexedField<Value?> {
        let index = RecordIndex(path: path(name), kind: Value.recordIndexKind, missing: nil)
        return IndexedField(path: path(name), indexes: [index])
    }

    /// The indexed fields of a nested struct.
    public func index<Value: IndexedFields>(_ name: String, default value: Value? = nil) -> IndexedField<Value> {
        let below = Value.Indexes(at: RecordPath(below: path(name)))
        return IndexedField(path: path(name), indexes: below.recordIndexes)
    }

    /// The indexed fields of a nested struct that may be missing: they are nil then.
    public func index<Value: IndexedFields>(_ name: String, default value: Value?? = nil) -> IndexedField<Value?> {
        let below = Value.Indexes(at: RecordPath(below: path(name))).recordIndexes
        return IndexedField(path: path(name), indexes: below.map { RecordIndex(path: $0.path, kind: $0.kind) })
    }

    /// Refuses what no index can order.
    @available(
        *, unavailable,
        message:
            "only texts, numbers, Bool, Date, Duration, UUID, identifiers, enumerations that are RecordIndexable, and structs with indexed fields can be @Indexed"
    )
    @_disfavoredOverload
    public func index<Value>(_ name: String, default value: Value? = nil) -> IndexedField<Value> {
        IndexedField(path: path(name), indexes: [])
    }
}
