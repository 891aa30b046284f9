import FerroRecords
import Foundation

/// A record with a value of every kind that has operations, and a counter that says in which order they ran.
@RedisRecord struct Ledger: Equatable {
    let id: Int
    var ticket: RecordCounter = 0
    var turns: RecordCounter = 0
    var whole: Int = 3
    var tiny: Int8 = 3
    var wide: UInt64 = 3
    var real: Double = 1
    var date: Date = Date(timeIntervalSince1970: 0)
    var text: String = ""
    var bytes: [UInt8] = []
    var flag: Bool = false
    var maybe: String?
    var list: [String] = []
    var counts: [String: Int] = [:]
    var sums: [String: Double] = [:]
    var members: Set<String> = []
    var board: RecordSortedSet<String> = [:]
    var part: Part = Part()
    var spare: Part?
    var note: Memo = Memo(words: [])
}

/// A nested struct whose properties have the names of operations of collections.
@RecordFields struct Part: Equatable {
    var score: Int = 0
    var count: Int = 0
    var rank: [String] = []
    var place: String?
    var field: String = ""
}

struct Memo: Equatable, Codable, Sendable { var words: [String] }
