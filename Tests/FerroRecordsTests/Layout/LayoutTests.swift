import FerroRecords
import FerroRedis
import Foundation
import Testing

@Suite struct `How a record is laid out` {
    static let ada = Player(
        id: "ada", name: "Ada\n\u{0}", score: .min, rating: 0.1 + 0.2, nickname: nil, avatar: [0, 255, 58],
        isOnline: true, lastSeen: Date(timeIntervalSince1970: 1_700_000_000.123456), tags: ["", "a:b", "x"],
        inventory: ["": 1, "a.b": 2, "a:b": 3, "\"q\" '\n": 4, "#n": 5], seen: ["", "x:y", "🦉"],
        board: ["ada": .infinity, "bob": -0.5], visits: 7, address: Address(street: "Main", number: 3),
        billing: Address(street: ""), weather: Weather(degrees: -3, words: ["rain"]))

    private func fields(_ player: Player) throws -> [[UInt8]] {
        var writer = RecordWriter()
        try player.write(to: &writer, Player.fields)
        return writer.pairs
    }

    @Test func `a record reads as it was written, whatever its keys are`() throws {
        for player in [Self.ada, Player(id: "", name: "", address: Address(street: ""))] {
            var reader = RecordReader(id: player.id, try fields(player))
            let read = try Player(reading: &reader, Player.fields)
            #expect(read == player)
            #expect(reader.failedFields.isEmpty)
        }
    }

    @Test func `fields have the names of the documentation`() throws {
        let names = Set(try fields(Self.ada).enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
        let wanted = [
            "score", "address.street", "billing#p", "billing.number", "tags#n", "tags#h", "tags:0", "tags:2",
            "inventory#n", "inventory:", "inventory:a:b", "inventory:#n", "seen#n", "seen:x:y", "board:ada",
        ]
        for name in wanted { #expect(names.contains(Array(name.utf8)), "\(name)") }
        #expect(!names.contains(Array("nickname".utf8)))
        #expect(Player.fields.address.street.path == "address.street")
    }

    @Test func `fields that are missing are the defaults, or say so`() throws {
        func text(_ words: String...) -> [[UInt8]] { words.map { Array($0.utf8) } }
        var reader = RecordReader(id: "ada", text("name", "Ada", "address.street", "Main"))
        let ada = try Player(reading: &reader, Player.fields)
        #expect(ada == Player(id: "ada", name: "Ada", address: Address(street: "Main")))
        var empty = RecordReader(id: "ada", [])
        let error = #expect(throws: RecordError.self) { try Player(reading: &empty, Player.fields) }
        #expect(error?.code == .decoding)
    }

    @Test func `a lenient field that cannot be read is nil and named`() throws {
        var pairs = try fields(Self.ada)
        let index = try #require(pairs.firstIndex(of: Array("weather".utf8)))
        pairs[index + 1] = Array("{".utf8)
        var reader = RecordReader(id: "ada", pairs)
        let ada = try Player(reading: &reader, Player.fields)
        #expect(ada.weather == nil)
        #expect(reader.failedFields == ["weather"])
    }

    @Test(arguments: [
        ["tags#n", "9223372036854775807"], ["tags#n", "-1"], ["tags#h", "9223372036854775807"], ["tags:7", "x"],
        ["tags:x", "x"], ["tags#h", "1"], ["score", "1.5"], ["score", "9223372036854775808"], ["inventory:k", "1"],
        ["lastSeen", "99999999999999999999999999999999999999999999"], ["isOnline", "yes"],
    ])
    func `what something else wrote is an error`(_ change: [String]) throws {
        let pairs = try fields(Self.ada)
        var hash: [[UInt8]: [UInt8]] = [:]
        for index in stride(from: 0, to: pairs.count, by: 2) { hash[pairs[index]] = pairs[index + 1] }
        hash[Array(change[0].utf8)] = Array(change[1].utf8)
        var reader = RecordReader(id: "ada", hash.flatMap { [$0.key, $0.value] })
        let error = #expect(throws: RecordError.self) { try Player(reading: &reader, Player.fields) }
        #expect(error?.code == .decoding)
    }

    @Test func `dates are exact and far ones are kept`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let date = Date(timeIntervalSince1970: .random(in: 1_100_000_000...4_000_000_000, using: &generator))
            #expect(Date(recordBytes: date.recordBytes) == date)
        }
        for date in [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 0)] {
            #expect(Date(recordBytes: date.recordBytes) == date)
        }
        #expect(Date(timeIntervalSince1970: 1.5).recordBytes == Array("1500000000".utf8))
        let time = Duration(attoseconds: .max)
        #expect(Duration(recordBytes: time.recordBytes) == time)
    }

    @Test func `keys of records and ids have one meaning each`() {
        struct Store: RecordStore {
            var redis: any RedisCommands { fatalError("not asked") }
            var keyPrefix: String { "p:" }
        }
        for id in ["ada", "", "{", "}", "a}b", "{x}", "é"] {
            let key = Player.key(of: id, in: Store())
            #expect(key.rawValue == "p:Player:{\(id)}")
            #expect(Player.id(in: key.rawValue, of: Store()) == id)
        }
        #expect(Player.id(in: "p:Player:ada", of: Store()) == nil)
        #expect(Player.id(in: "p:Player:{", of: Store()) == nil)
    }
}
