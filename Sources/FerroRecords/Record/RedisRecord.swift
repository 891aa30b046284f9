/// A struct kept in Redis as one hash, whose fields are changed on the server.
///
/// ```swift
/// @RedisRecord struct Player {
///     var id: String
///     var name: String
///     var score: Int = 0
///     var tags: [String] = []
///     static var lifetime: Duration? { .seconds(86_400) }
/// }
///
/// try await Player(id: "ada", name: "Ada").insert(on: c.redis)
/// let ada = try Player.at("ada", on: c.redis)
/// let score = try await ada.score.add(5)
/// ```
///
/// A record is one thing that is read and changed together, not a table: the server does nothing else while it runs an
/// operation. Numbers, texts, entries by name and the ends of lists cost the same in records of every size; what looks at
/// all of a collection (`clear`, `top`, `rank`, `popAny`, `removeFirst`, the middle of a list, loading and saving) costs
/// time with the number of the record's fields, some milliseconds for ten thousand of them.
public protocol RedisRecord: RecordFields {
    /// What tells one record from another.
    associatedtype ID: RecordID

    /// What tells this record from others; part of its key.
    var id: ID { get }
    /// The name in the keys: that of the type.
    static var recordName: String { get }
    /// How long a record stays after it was written or used; nil, as it is unless said otherwise, for always.
    static var lifetime: Duration? { get }
    /// Whether every use begins the lifetime anew; else it begins with the insert, and with a save where none runs.
    static var refreshesLifetime: Bool { get }
    /// The fields by which records are found.
    static var indexes: [RecordIndex] { get }
}

extension RedisRecord {
    /// The fields by which values are read, changed and found.
    public static var fields: Fields { Fields(at: RecordPath()) }
    /// Records stay until they are deleted.
    public static var lifetime: Duration? { nil }
    /// Every use begins the lifetime anew.
    public static var refreshesLifetime: Bool { true }
    /// No index: records are found by their ids.
    public static var indexes: [RecordIndex] { [] }
}
