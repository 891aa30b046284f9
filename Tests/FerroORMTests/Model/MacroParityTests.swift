import FerroORM
import FerroSupport
import Foundation
import Testing

@Suite struct `What the macro writes` {
    @Test func `tables are named for the type or as the program says`() {
        #expect(Link.table == "links" && Comment.table == "comments" && Submitter.table == "members")
    }

    @Test func `columns are named as Inflection names them`() throws {
        let properties = Mirror(reflecting: Link.columns).children.compactMap(\.label)
        #expect(properties.map(Inflection.snakeCase) == Link.Columns.names)
        #expect(Link.Columns.names.contains("submitter_id") && Link.columns.votesCount.name == "votes_count")
    }

    @Test func `a draft has every column but the key`() {
        #expect(Link.Draft.columnNames == Array(Link.Columns.names.dropFirst()))
        #expect(Link.draft("a").sqlValues.count == Link.Draft.columnNames.count)
    }

    @Test func `changes know what was assigned`() {
        var changes = Link.Changes()
        #expect(changes.assignments.isEmpty)
        changes.title = "x"
        changes.host = nil
        #expect(changes.assignments.elements.map(\.column) == ["title", "host"])
        #expect(changes.assignments.elements.map(\.value) == [.text("x"), .null])
        changes.title = nil
        #expect(changes.assignments.elements.map(\.column) == ["host"])
    }

    @Test func `a model is hashable and goes through JSON`() throws {
        let pin = Pin(id: 1, linkID: nil, note: "n")
        let copy = try JSONDecoder().decode(Pin.self, from: JSONEncoder().encode(pin))
        #expect(Set([pin, copy]).count == 1)
    }
}
