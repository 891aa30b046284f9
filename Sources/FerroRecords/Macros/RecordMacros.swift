/// Makes a struct a record kept in Redis as one hash, each property a field of it.
///
/// ```swift
/// @RedisRecord struct Player {
///     let id: UUID
///     @Indexed var name: String
///     @Indexed var score: Int = 0
///     var tags: [String] = []
///     var address: Address
/// }
/// ```
///
/// The property `id`, or the one with ``RecordKey()``, tells one record from another and is part of the key:
/// `Player:{…}`, and `{Player}:…` with indexes. Every other stored property has its type written out, unless a literal tells
/// it; one with a default may be missing in what is kept, so that properties can be added later. Computed, static and lazy
/// properties are not kept.
///
/// It writes the conformances to ``RedisRecord``, and to ``IndexedFields`` where a property is ``Indexed()``: `Fields`,
/// `Indexes`, how the properties are read and written, and `recordName`.
///
/// - Parameter name: What the keys begin with instead of the name of the type.
@attached(
    extension, conformances: RedisRecord, RecordFields, IndexedFields,
    names: named(Fields), named(Indexes), named(init), named(write), named(recordName), named(indexes), named(id))
public macro RedisRecord(_ name: String? = nil) = #externalMacro(module: "FerroMacros", type: "RedisRecordMacro")

/// Makes a struct one that is nested in records, each property a field with a path: `address.street`.
///
/// ```swift
/// @RecordFields struct Address {
///     var street: String
///     @Indexed var city: String
/// }
/// ```
///
/// A record that has `@Indexed var address: Address` is found by its city.
@attached(
    extension, conformances: RecordFields, IndexedFields,
    names: named(Fields), named(Indexes), named(init), named(write))
public macro RecordFields() = #externalMacro(module: "FerroMacros", type: "RecordFieldsMacro")

/// Lets records be found by a property, which is kept in an index with every change.
///
/// Texts, numbers, `Bool`, `Date`, `Duration`, `UUID`, identifiers, enumerations over them, optionals of these and nested
/// structs with indexed properties can be. After adding one to records that are kept already, call
/// ``RedisRecord/rebuildIndexes(on:)`` once.
@attached(peer) public macro Indexed() = #externalMacro(module: "FerroMacros", type: "RecordMarkerMacro")

/// Makes a property the record's key, where that is not `id`.
@attached(peer) public macro RecordKey() = #externalMacro(module: "FerroMacros", type: "RecordMarkerMacro")

/// Leaves out what cannot be read of a property instead of failing the record: its default, nil or empty comes in place.
@attached(peer) public macro SafeLoad() = #externalMacro(module: "FerroMacros", type: "RecordMarkerMacro")
