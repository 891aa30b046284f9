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
        if let key = value as? any ModelKey.Type { return ColumnKind(type: key.keyType, table: key.table) }
        if let typed = value as? any ColumnTyped.Type { return ColumnKind(type: typed.columnType) }
        if let known = known[ObjectIdentifier(value)] { return ColumnKind(type: known) }
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
        ObjectIdentifier(Decimal.self): .decimal(precision: 12, scale: 2),
        ObjectIdentifier(SQLDecimal.self): .decimal(precision: 12, scale: 2),
        ObjectIdentifier(LocalDate.self): .date, ObjectIdentifier(LocalTime.self): .time,
        ObjectIdentifier(SQLInterval.self): .interval, ObjectIdentifier(UInt16.self): .integer,
        ObjectIdentifier(UInt32.self): .bigInteger, ObjectIdentifier(Int8.self): .smallInteger,
        ObjectIdentifier(BlindIndex.self): .bytes,
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
    static var keyType: ColumnType { get }
}

extension Identifier: ModelKey {
    fileprivate static var table: String? { (Owner.self as? any Model.Type)?.table }
    fileprivate static var keyType: ColumnType { .bigInteger }
}

extension UUIDIdentifier: ModelKey {
    fileprivate static var table: String? { (Owner.self as? any Model.Type)?.table }
    fileprivate static var keyType: ColumnType { .uuid }
}

extension TextIdentifier: ModelKey {
    fileprivate static var table: String? { (Owner.self as? any Model.Type)?.table }
    fileprivate static var keyType: ColumnType { .string }
}

extension Encrypted: ColumnTyped {
    /// Bytes.
    public static var columnType: ColumnType { .bytes }
}

extension SQLArray: ColumnTyped {
    /// An array of what its elements are kept in; of texts where they do not say.
    public static var columnType: ColumnType { .array(of: ColumnKind.of(Element.self).type ?? .text) }
}
