import FerroRecords
import Foundation

extension Player: RedisRecord {
    static var recordName: String { "Player" }

    struct Fields: RecordFieldList {
        private let path: RecordPath
        init(at path: RecordPath) { self.path = path }
        var name: RecordField<String> { path.field("name") }
        var score: RecordField<Int> { path.field("score", default: 0) }
        var rating: RecordField<Double> { path.field("rating", default: 0) }
        var nickname: RecordField<String?> { path.field("nickname") }
        var avatar: RecordField<[UInt8]> { path.field("avatar", default: []) }
        var isOnline: RecordField<Bool> { path.field("isOnline", default: false) }
        var lastSeen: RecordField<Date> { path.field("lastSeen", default: Date(timeIntervalSince1970: 0)) }
        var tags: RecordField<[String]> { path.field("tags", default: []) }
        var inventory: RecordField<[String: Int]> { path.field("inventory", default: [:]) }
        var seen: RecordField<Set<String>> { path.field("seen", default: []) }
        var board: RecordField<RecordSortedSet<String>> { path.field("board", default: [:]) }
        var visits: RecordField<RecordCounter> { path.field("visits", default: 0) }
        var address: RecordField<Address> { path.field("address") }
        var billing: RecordField<Address?> { path.field("billing") }
        var weather: RecordField<Weather?> { path.field("weather", isLenient: true) }
    }

    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
        id = try reader.id()
        name = try reader.read(fields.name)
        score = try reader.read(fields.score)
        rating = try reader.read(fields.rating)
        nickname = try reader.read(fields.nickname)
        avatar = try reader.read(fields.avatar)
        isOnline = try reader.read(fields.isOnline)
        lastSeen = try reader.read(fields.lastSeen)
        tags = try reader.read(fields.tags)
        inventory = try reader.read(fields.inventory)
        seen = try reader.read(fields.seen)
        board = try reader.read(fields.board)
        visits = try reader.read(fields.visits)
        address = try reader.read(fields.address)
        billing = try reader.read(fields.billing)
        weather = try reader.read(fields.weather)
    }

    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
        try writer.write(name, fields.name)
        try writer.write(score, fields.score)
        try writer.write(rating, fields.rating)
        try writer.write(nickname, fields.nickname)
        try writer.write(avatar, fields.avatar)
        try writer.write(isOnline, fields.isOnline)
        try writer.write(lastSeen, fields.lastSeen)
        try writer.write(tags, fields.tags)
        try writer.write(inventory, fields.inventory)
        try writer.write(seen, fields.seen)
        try writer.write(board, fields.board)
        try writer.write(visits, fields.visits)
        try writer.write(address, fields.address)
        try writer.write(billing, fields.billing)
        try writer.write(weather, fields.weather)
    }
}
