import Foundation
import Testing

@testable import FerroORM

@Suite struct `An encrypted column` {
    @Test func `is ciphertext in the database and opens with the key`() async throws {
        try await withPost { db in
            let keys = try ring(0)
            let parcel = try await Parcel.create(Parcel.draft(secret: "hunter2", keys: keys), on: db)
            let row = try #require(try await db.rows("SELECT secret FROM parcels").first)
            let stored: [UInt8] = try row.decode("secret")
            #expect(!String(decoding: stored, as: UTF8.self).contains("hunter2"))
            let found = try await Parcel.find(parcel.id, on: db)
            #expect(try found.open(\.secret, with: keys) == "hunter2" && found == parcel)
        }
    }

    @Test func `may be NULL, hold any Codable value and be updated`() async throws {
        try await withPost { db in
            let keys = try ring(0)
            let parcel = try await Parcel.create(Parcel.draft(keys: keys), on: db)
            #expect(try parcel.open(\.codes, with: keys) == nil)
            let codes = try Parcel.seal([4, 2], for: \.codes, with: keys)
            let coded = try await parcel.update(on: db) { $0.codes = codes }
            #expect(try coded.open(\.codes, with: keys) == [4, 2])
            #expect(try await coded.update(on: db) { $0.codes = nil }.codes == nil)
        }
    }

    @Test func `opens in no other column and no other table`() throws {
        let keys = try ring(0)
        let secret = try Parcel.seal("s", for: \.secret, with: keys)
        let columns = [
            Column<Parcel, Encrypted<String>>("secrets", \.secret),
            Column<Parcel, Encrypted<String>>("secre", \.secret),
        ]
        for column in columns {
            let error = #expect(throws: CryptoError.self) { try column.open(secret, with: keys) }
            #expect(error?.code == .authentication)
        }
        #expect(try Parcel.columns.secret.open(secret, with: keys) == "s")
        #expect(try HandWritten.Parcel.columns.secret.open(secret, with: keys) == "s", "the same table and column")
        let other = Column<Country, String>("secret", \.name)
        #expect(throws: CryptoError.self) { try other.open(secret, with: keys) }
    }

    @Test func `sealed with a previous key opens and says that it is old`() async throws {
        try await withPost { db in
            let before = try ring(0), after = try ring(100, previous: [0])
            let parcel = try await Parcel.create(Parcel.draft(secret: "x", keys: before), on: db)
            #expect(parcel.secret.needsResealing(with: after) && !parcel.secret.needsResealing(with: before))
            let again = try Parcel.seal(parcel.open(\.secret, with: after), for: \.secret, with: after)
            let fresh = try await parcel.update(on: db) { $0.secret = again }
            #expect(!fresh.secret.needsResealing(with: after))
            #expect(try fresh.open(\.secret, with: ring(100)) == "x")
            #expect(throws: CryptoError.self) { try parcel.open(\.secret, with: ring(100)) }
        }
    }

    @Test func `opened as another type says so without the value`() throws {
        let keys = try ring(0)
        let sealed = try Parcel.columns.secret.seal("hunter2", with: keys) as Encrypted<String>
        let wrong = Encrypted<[Int]>(sealed: sealed.sealed)
        let error = #expect(throws: ORMError.self) { try Parcel.columns.secret.open(wrong, with: keys) }
        #expect(error?.code == .decoding && error?.description.contains("hunter2") == false)
    }

    @Test func `shows neither plain text nor ciphertext in JSON, in logs or to dump`() throws {
        let keys = try ring(0)
        let secret = try Parcel.seal("hunter2", for: \.secret, with: keys)
        let index = try Parcel.blindIndex(of: "Ada", for: \.nameIndex, with: keys)
        for value in [secret, index] as [any Encodable & CustomStringConvertible] {
            #expect(String(decoding: try JSONEncoder().encode([value.description]), as: UTF8.self) == #"["<sealed>"]"#)
            #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == #""<sealed>""#)
            var dumped = ""
            dump(value, to: &dumped)
            #expect("\(value)" == "<sealed>" && String(reflecting: value) == "<sealed>" && dumped == "- <sealed>\n")
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Encrypted<String>?.self, from: Data(#""<sealed>""#.utf8))
        }
    }

    @Test func `is found by a blind index, made with the current key or a previous one`() async throws {
        try await withPost { db in
            let before = try ring(0), after = try ring(100, previous: [0])
            let old = try await Parcel.create(Parcel.draft("Ada", keys: before), on: db)
            let new = try await Parcel.create(Parcel.draft("Ada", keys: after), on: db)
            try await Parcel.create(Parcel.draft("Eve", keys: after), on: db)
            let codes = try Parcel.blindIndexes(of: "Ada", for: \.nameIndex, with: after)
            let found = try await Parcel.where { $0.nameIndex.isIn(codes) }.order { $0.id.ascending }.all(on: db)
            #expect(Set(found.map(\.id)) == [old.id, new.id])
            let current = try Parcel.blindIndex(of: "Ada", for: \.nameIndex, with: after)
            #expect(try await Parcel.where { $0.nameIndex == current }.all(on: db) == [new])
        }
    }
}
