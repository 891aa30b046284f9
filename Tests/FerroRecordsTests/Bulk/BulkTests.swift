import FerroRecords
import FerroTesting
import Foundation
import Testing

@RedisRecord("notes") private struct Note: Equatable {
    let id: UUID
    var text: String
    static let lifetime: Duration? = .seconds(600)
}

@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(2))) struct BulkTests {
    @Test func `many are inserted, found and deleted`() async throws {
        try await withRecords { space in
            let notes = (0..<2_300).map { Note(id: UUID(), text: "\($0)") }
            try await Note.insert(notes, on: space)
            let ids = notes.map(\.id)
            #expect(try await Note.find(ids.reversed(), on: space) == notes.reversed())
            #expect(try await Note.at(ids[0], on: space).remainingLifetime() != nil)
            let odd = [UUID()] + ids.prefix(3) + [UUID()]
            #expect(try await Note.find(odd, on: space, missing: .skipped) == Array(notes.prefix(3)))
            #expect(await failure { _ = try await Note.find(odd, on: space) } == .notFound)
            #expect(try await Note.delete(odd, on: space) == 3)
            #expect(try await Note.delete(ids + ids, on: space) == 2_297)
            #expect(try await Note.find(ids, on: space, missing: .skipped) == [])
        }
    }

    @Test func `ids that are taken are said, and the others are inserted`() async throws {
        try await withRecords { space in
            let notes = (0..<10).map { Note(id: UUID(), text: "\($0)") }
            try await Note.insert(Array(notes.prefix(3)), on: space)
            #expect(await failure { try await Note.insert(notes, on: space) } == .exists)
            #expect(try await Note.find(notes.map(\.id), on: space) == notes)
            #expect(try await Note.delete(notes.map(\.id), on: space) == 10)
        }
    }

    @Test func `a record is copied many times`() async throws {
        try await withRecords { space in
            let note = Note(id: UUID(), text: "again")
            let handle = try await note.insert(on: space)
            let copies = try await handle.duplicateMany(5, on: space)
            #expect(copies.count == 5 && Set(copies.map(\.id)).count == 5 && copies.allSatisfy { $0.text == "again" })
            #expect(try await Note.find(copies.map(\.id), on: space) == copies)
            #expect(try await Note.delete(copies.map(\.id) + [note.id], on: space) == 6)
            #expect(await failure { _ = try await handle.duplicateMany(2, on: space) } == .notFound)
        }
    }

    @Test func `nothing is nothing`() async throws {
        try await withRecords { space in
            try await Note.insert([], on: space)
            #expect(try await Note.find([], on: space) == [])
            #expect(try await Note.delete([], on: space) == 0)
        }
    }
}
