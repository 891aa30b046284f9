public import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A type of the app that says which column holds it, so that `db:diff` knows.
///
/// ```swift
/// extension Score: ColumnTyped { static var columnType: ColumnType { .smallInteger } }
/// ```
public protocol ColumnTyped: SQLConvertible {
    /// The column.
    static var columnType: ColumnType { get }
}

/// Which column a property of a model needs, found out from its type.
struct ColumnKind: Hashable {
    /// What it holds; nil for a type that does not say.
    var type: ColumnType?
    var isNullable = false
    /// The table whose key it is.
    var table: String?

    /// What a type needs.
    static func of(_ value: Any.Type) -> ColumnKind {
        if let optional = value as? any OptionalValue.Type {
            var kind = of(optional.wrappedType)
            kind.isNullable = true
            return kind
        }
        if let key = value as? any ModelKey.Type { return ColumnKind(type: .bigInteger, table: key.table) }
        if let typed = value as? any ColumnTyped.Type { return ColumnKind(type: typed.columnType) }
        if let known = known[ObjectIdentifier(value)] ?? named[String(describing: value)] {
            return ColumnKind(type: known)
        }
        if let raw = value as? any RawRepresentable.Type { return of(rawType(raw)) }
        let isDocument = value is any JSONColumn.Type || value is any Collection.Type
        return ColumnKind(type: isDocument ? .json : nil)
    }

    private static func rawType<Value: RawRepresentable>(_ type: Value.Type) -> Any.Type { Value.RawValue.self }

    private static let known: [ObjectIdentifier: ColumnType] = [
        ObjectIdentifier(Int.self): .bigInteger, ObjectIdentifier(Int64.self): .bigInteger,
        ObjectIdentifier(Int32.self): .integer, ObjectIdentifier(Int16.self): .smallInteger,
        ObjectIdentifier(UInt8.self): .smallInteger, ObjectIdentifier(Double.self): .double,
        ObjectIdentifier(Float.self): .float, ObjectIdentifier(Bool.self): .bool,
        ObjectIdentifier(String.self): .string, ObjectIdentifier(URL.self): .string,
        ObjectIdentifier(Date.self): .timestamp, ObjectIdentifier(UUID.self): .uuid,
        ObjectIdentifier(Data.self): .bytes, ObjectIdentifier([UInt8].self): .bytes,
    ]

    // By name, since they are younger than this table and need not be here for it to be compiled.
    private static let named: [String: ColumnType] = [
        "Decimal": .decimal(precision: 12, scale: 2), "SQLDecimal": .decimal(precision: 12, scale: 2),
        "LocalDate": .date, "LocalTime": .time, "SQLInterval": .interval, "UInt16": .integer, "UInt32": .bigInteger,
        "Int8": .smallInteger,
    ]
}

private protocol OptionalValue {
    static var wrappedType: Any.Type { get }
}

extension Optional: OptionalValue {
    fileprivate static var wrappedType: Any.Type { Wrapped.self }
}

private protocol ModelKey {
    static var table: String? { get }
}

extension Identifier: ModelKey {
    fileprivate static var table: String? { (Owner.self as? any Model.Type)?.table }
}
