import FerroRecords
import FerroRedis
import FerroTesting
import Testing

private struct Visit: Hashable, Sendable {
    var id: Int
    var pages: Int = 0
}

extension Visit: RedisRecord {
    static var recordName: String { "Visit" }
    static var lifetime: Duration? { .seconds(100) }
    struct Fields: RecordFieldList {
        private let path: RecordPath
        init(at path: RecordPath) { self.path = path }
        var pages: RecordField<Int> { path.field("pages") }
    }
    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
        id = try reader.id()
        pages = try reader.read(fields.pages)
    }
    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
        try writer.write(pages, fields.pages)
    }
}

private struct Token: Hashable, Sendable {
    var id: Int
    var uses: Int = 0
}

extension Token: RedisRecord {
    static var recordName: String { "Token" }
    static var lifetime: Duration? { .seconds(100) }
    static var refreshesLifetime: Bool { false }
    struct Fields: RecordFieldList {
        private let path: RecordPath
        init(at path: RecordPath) { self.path = path }
        var uses: RecordField<Int> { path.field("uses") }
    }
    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
        id = try reader.id()
        uses = try reader.read(fields.uses)
    }
    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
        try writer.write(uses, fields.uses)
    }
}

@Suite(.enabled(if: RedisServer.isThere)) struct `How long records stay` {
    private func isFresh<Record>(_ handle: RecordHandle<Record>) async throws -> Bool {
        guard let left = try await handle.remainingLifetime() else { return false }
        return left > .seconds(90) && left <= .seconds(100)
    }

    @Test func `every use begins the lifetime anew`() async throws {
        try await withRecords { space in
            let handle = try await Visit(id: 1).insert(on: space)
            same(try await isFresh(handle), true)
            let uses: [@Sendable () async throws -> Void] = [
                { _ = try await handle.pages.add(1) }, { _ = try await handle.pages.get() },
                { _ = try await handle.load() }, { _ = try await Visit(id: 1).save(on: space) },
                { _ = try await handle.pipeline { $0.pages.add(1) } }, { try await handle.touch() },
            ]
            for use in uses {
                try await handle.expire(after: .seconds(20))
                same(try await isFresh(handle), false)
                same(try await handle.exists(), true)
                same(try await isFresh(handle), false)
                try await use()
                same(try await isFresh(handle), true)
            }
            try await handle.expire(after: nil)
            same(try await handle.remainingLifetime(), nil)
            try await handle.delete()
        }
    }

    @Test func `without refreshing the lifetime begins with the insert`() async throws {
        try await withRecords { space in
            let handle = try await Token(id: 1).insert(on: space)
            same(try await isFresh(handle), true)
            try await handle.expire(after: .seconds(20))
            try await handle.uses.add(1)
            _ = try await handle.load()
            try await Token(id: 1).save(on: space)
            same(try await isFresh(handle), false)
            try await handle.delete()
            try await Token(id: 1).save(on: space)
            same(try await isFresh(handle), true)
            try await handle.delete()
        }
    }

    @Test func `a record is gone when its lifetime is over`() async throws {
        try await withRecords { space in
            let handle = try await Visit(id: 1).insert(on: space)
            try await handle.expire(after: .milliseconds(30))
            try await until("gone") { try await !handle.exists() }
            #expect(await failure { try await handle.pages.add(1) } == .notFound)
            try await Visit(id: 1).insert(on: space)
            try await handle.delete()
        }
    }
}
