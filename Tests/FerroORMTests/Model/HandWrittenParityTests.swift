import FerroORM
import Foundation
import Testing

@Suite struct `A model written by hand` {
    private static let id = UUID(uuidString: "01936d7e-0000-7000-8000-000000000001") ?? UUID()

    private func statements<M: Model>(
        _ draft: M.Draft, _: M.Type, _ change: @escaping (inout M.Changes) -> Void
    ) async throws -> [SQLStatement] {
        let values = draft.sqlValues
        let row = SQLRow(columns: SQLColumns(M.Columns.names), values: values)
        let result = SQLResult(rows: [row], affectedRows: 1)
        let driver = RecordingDriver(.postgres, answers: [result, result, result])
        let db = Database(driver)
        let stored = try await M.create(draft, on: db, at: noon)
        try await stored.update(on: db, at: noon, change)
        try await stored.delete(on: db, at: noon)
        _ = try? await M.find(stored.id, on: db)
        return driver.statements
    }

    @Test func `makes the statements that the macro's model makes`() async throws {
        let keys = try ring(0)
        let secret = try Parcel.seal("s", for: \.secret, with: keys)
        let index = try Parcel.blindIndex(of: "Ada", for: \.nameIndex, with: keys)
        let macro = try await statements(
            .init(
                id: .init(Self.id), name: "Ada", secret: secret, nameIndex: index, countryID: "no", deletedAt: noon,
                createdAt: noon), Parcel.self
        ) { $0.name = "Eve" }
        let hand = try await statements(
            .init(
                id: .init(Self.id), name: "Ada", secret: secret, nameIndex: index, countryID: "no", deletedAt: noon,
                createdAt: noon), HandWritten.Parcel.self
        ) { $0.name = "Eve" }
        #expect(macro == hand)
        #expect(macro.count == 4)
        #expect(macro.map(\.text).contains { $0.contains(#""version" = "parcels"."version" + 1"#) })
    }

    @Test func `has the columns and roles of the macro's model`() {
        #expect(HandWritten.Parcel.Columns.names == Parcel.Columns.names)
        #expect(HandWritten.Parcel.Draft.columnNames == Parcel.Draft.columnNames)
        #expect(Parcel.softDeleteColumn == "deleted_at" && HandWritten.Parcel.softDeleteColumn == "deleted_at")
        #expect(Parcel.lockColumn == "version" && HandWritten.Parcel.lockColumn == "version")
        #expect(Link.softDeleteColumn == nil && Link.lockColumn == nil && Link.versionColumn == nil)
    }
}
