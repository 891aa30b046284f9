public import FerroRecords
public import Foundation

/// Trims a text, as property wrappers do.
@propertyWrapper struct Trimmed: Equatable, Sendable {
    private var kept: String
    init(wrappedValue: String) { kept = wrappedValue.trimmingCharacters(in: .whitespaces) }
    var wrappedValue: String {
        get { kept }
        set { self = Trimmed(wrappedValue: newValue) }
    }
}

/// A record with everything that a person may write and that could be in the way.
@RedisRecord("odd") public struct Oddity: Equatable, Sendable {
    /// The key.
    public let id: UUID
    // Names of keywords, of members of handles and fields, and of what the macro writes.
    var `class`: String = "c"
    var `default`: Int = 1
    var `repeat`: [String] = ["a"]
    var key: String = "k"
    @Indexed var fields: Int = 1
    @Indexed var path: String = ""
    var reader: Int = 0
    var writer: Int = 0
    var find: Int = 0
    var at: Int = 0
    var load: Int = 0
    var indexes: Int = 0
    var recordName: String = "n"
    // Every kind of missing value.
    var number: Int? = 7
    var list: [String]?
    var table: [String: Int]?
    var members: Set<Int>?
    var bytes: [UInt8]?
    var date: Date?
    var duration: Duration?
    var flag: Bool?
    var link: URL?
    var rank: Rank?
    // Defaults that are expressions, observers, wrappers, constants, several at once.
    var due: Date = Date(timeIntervalSince1970: 60 * 60 * 24)
    var level: Double = .infinity
    var watched: Int = 0 { didSet { if watched < 0 { watched = 0 } } }
    @Trimmed var name: String = "  x "
    let made: Date
    var a: Int8 = 1, b: UInt16 = 2
    private var hidden: Int = 5
    /// Seen by all, set here only.
    public private(set) var shown: Float = 0.5
    var deep: Outer = Outer(inner: Inner(tags: ["t"]))
    var deeper: Outer?

    init(id: UUID, made: Date) {
        self.id = id
        self.made = made
    }
}

@RecordFields struct Outer: Equatable {
    var inner: Inner
    var other: Inner?
}

@RecordFields struct Inner: Equatable {
    var tags: [String]
    var counts: [String: Int] = [:]
    var visits: RecordCounter = 0
}
