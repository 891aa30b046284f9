import FerroRecords

enum Title: String, RecordElement { case novice, master }

struct Stamp: Hashable, RecordJSON {
    var x: Int
    var y: Int
}

/// A record of values of many widths and defaults, written out by hand.
struct Widths: Hashable, Sendable {
    var id: Int
    var small: Int8 = 0
    var byte: UInt8 = 0
    var unsigned: UInt64 = 5
    var rank: Title = .novice
    var ranks: [Title] = [.master]
    var stamps: [Stamp] = []
    var loose: [Int] = []
    var blobs: [[UInt8]] = []
    var prices: [Int: Double] = [7: 1.5]
    var grid: [[Int]] = []
}

extension Widths: RedisRecord {
    static var recordName: String { "Widths" }

    struct Fields: RecordFieldList {
        private let path: RecordPath
        init(at path: RecordPath) { self.path = path }
        var small: RecordField<Int8> { path.field("small") }
        var byte: RecordField<UInt8> { path.field("byte") }
        var unsigned: RecordField<UInt64> { path.field("unsigned", default: 5) }
        var rank: RecordField<Title> { path.field("rank", default: .novice) }
        var ranks: RecordField<[Title]> { path.field("ranks", default: [.master]) }
        var stamps: RecordField<[Stamp]> { path.field("stamps", default: []) }
        var loose: RecordField<[Int]> { path.field("loose", default: [], isLenient: true) }
        var blobs: RecordField<[[UInt8]]> { path.field("blobs", default: []) }
        var prices: RecordField<[Int: Double]> { path.field("prices", default: [7: 1.5]) }
        var grid: RecordField<[[Int]]> { path.field("grid", default: []) }
    }

    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
        id = try reader.id()
        small = try reader.read(fields.small)
        byte = try reader.read(fields.byte)
        unsigned = try reader.read(fields.unsigned)
        rank = try reader.read(fields.rank)
        ranks = try reader.read(fields.ranks)
        stamps = try reader.read(fields.stamps)
        loose = try reader.read(fields.loose)
        blobs = try reader.read(fields.blobs)
        prices = try reader.read(fields.prices)
        grid = try reader.read(fields.grid)
    }

    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
        try writer.write(small, fields.small)
        try writer.write(byte, fields.byte)
        try writer.write(unsigned, fields.unsigned)
        try writer.write(rank, fields.rank)
        try writer.write(ranks, fields.ranks)
        try writer.write(stamps, fields.stamps)
        try writer.write(loose, fields.loose)
        try writer.write(blobs, fields.blobs)
        try writer.write(prices, fields.prices)
        try writer.write(grid, fields.grid)
    }
}
