import FerroRecords
import Foundation

/// What a person would write instead of the macros `@RedisRecord` and `@RecordFields`.
struct Player: Hashable, Sendable {
    var id: String
    var name: String
    var score: Int = 0
    var rating: Double = 0
    var nickname: String?
    var avatar: [UInt8] = []
    var isOnline: Bool = false
    var lastSeen: Date = Date(timeIntervalSince1970: 0)
    var tags: [String] = []
    var inventory: [String: Int] = [:]
    var seen: Set<String> = []
    var board: RecordSortedSet<String> = [:]
    var visits: RecordCounter = 0
    var address: Address
    var billing: Address?
    var weather: Weather?
}

struct Address: Hashable, Sendable {
    var street: String
    var number: Int = 1
}

struct Weather: Hashable, Sendable, Codable {
    var degrees: Int
    var words: [String]
}

extension Address: RecordFields {
    struct Fields: RecordFieldList {
        private let path: RecordPath
        init(at path: RecordPath) { self.path = path }
        var street: RecordField<String> { path.field("street") }
        var number: RecordField<Int> { path.field("number", default: 1) }
    }

    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
        street = try reader.read(fields.street)
        number = try reader.read(fields.number)
    }

    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
        try writer.write(street, fields.street)
        try writer.write(number, fields.number)
    }
}
