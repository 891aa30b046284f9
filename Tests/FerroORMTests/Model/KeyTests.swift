import FerroORM
import Foundation
import Testing

@Suite struct `Keys that are no numbers` {
    @Test func `a UUID is made when the draft is written and sorts by time`() async throws {
        try await withPost { db in
            let keys = try ring(0)
            let early = try await Parcel.create(Parcel.draft(keys: keys), on: db, at: noon)
            let late = try await Parcel.create(Parcel.draft(keys: keys), on: db, at: noon.addingTimeInterval(1))
            let drafts = try (0..<50).map { _ in try Parcel.draft(keys: keys) }
            let many = try await Parcel.create(drafts, on: db, at: noon.addingTimeInterval(2))
            let ids = [early.id, late.id] + many.map(\.id)
            #expect(ids == ids.sorted() && Set(ids).count == 52)
            #expect(ids.allSatisfy { $0.description.split(separator: "-")[2].hasPrefix("7") })
            #expect(try await Parcel.order { $0.id.ascending }.all(on: db).map(\.id) == ids)
            #expect(try await Parcel.find(late.id, on: db) == late)
        }
    }

    @Test func `a key that the draft gives is kept`() async throws {
        try await withPost { db in
            var draft = try Parcel.draft(keys: ring(0))
            let id = Parcel.ID.new(at: noon)
            draft.id = id
            #expect(try await Parcel.create(draft, on: db).id == id)
        }
    }

    @Test func `a natural key finds its row, and relations stand on it`() async throws {
        try await withPost { db in
            let parcel = try await Parcel.create(Parcel.draft(to: "fi", keys: ring(0)), on: db)
            #expect(try await Country.find("no", on: db).name == "Norway")
            #expect(try await parcel.load(\.country, on: db).country.name == "Finland")
            let countries = try await Country.with(\.parcels).order { $0.name.ascending }.all(on: db)
            #expect(countries.map(\.parcels) == [[parcel], []])
            let error = await #expect(throws: ORMError.self) { try await Country.find("xx", on: db) }
            #expect(error?.code == .notFound && error?.id == "xx")
        }
    }

    @Test func `a key of the program's own type is one`() async throws {
        try await withPost { db in
            let book = try await Book.create(.init(id: .init(9), title: "A"), on: db)
            #expect(book.id == Post.ISBN(9) && book.revision == 7)
            #expect(try await Book.find(.init(9), on: db) == book)
            #expect(try await book.update(on: db) { $0.title = "B" }.revision == 8)
        }
    }
}
