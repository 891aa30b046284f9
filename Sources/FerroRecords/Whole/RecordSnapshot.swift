/// A record as it was at one moment, with its version.
///
/// ```swift
/// var ada = try await Player.at("ada", on: c.redis).snapshot()
/// ada.record.name = "Ada Lovelace"
/// try await ada.record.save(on: c.redis, ifVersion: ada.version)          // .stale when it was changed since
/// ```
@dynamicMemberLookup
public struct RecordSnapshot<Record: RedisRecord>: Sendable {
    /// The record.
    public var record: Record
    /// Changes with every write to the record.
    public let version: RecordVersion
    /// The lenient fields that could not be read, by their paths.
    public let failedFields: Set<String>

    /// A property of the record.
    public subscript<Value>(dynamicMember member: KeyPath<Record, Value>) -> Value { record[keyPath: member] }
}

extension RecordSnapshot: Equatable where Record: Equatable {}
extension RecordSnapshot: Hashable where Record: Hashable {}

/// Which of its states a record is in: every write makes another one, and none comes twice.
///
/// It is a number that begins with the server's time in microseconds when the record is inserted and grows by one with
/// each write, so that a record that was deleted and inserted again is never taken for the old one.
public struct RecordVersion: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: Int64
    /// Names a version that was kept elsewhere.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}
