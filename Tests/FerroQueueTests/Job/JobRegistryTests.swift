import Testing

@testable import FerroQueue

@Suite struct JobRegistryTests {
    struct Twin: Job {
        static let name = "write_note"
        func run(_ c: Journal) async throws {}
    }

    @Test func `a job is called by its type in snake case unless it says otherwise`() {
        #expect(WriteNote.name == "write_note")
        #expect(Twin.name == "write_note")
    }

    @Test func `two types of one name are refused, and both are named`() throws {
        let error = #expect(throws: QueueError.self) {
            try JobRegistry<Journal>([WriteNote.self, Failing.self, Twin.self])
        }
        #expect(error?.code == .duplicateName)
        #expect(error?.message.contains("WriteNote and Twin are both called \"write_note\"") == true)
    }

    @Test func `an unknown name is refused with the names there are`() throws {
        let registry = try JobRegistry<Journal>([WriteNote.self, Failing.self])
        let error = #expect(throws: QueueError.self) { try registry.entry(named: "index_post") }
        #expect(error?.code == .unknownJob)
        #expect(error?.message.contains("\"index_post\" (known: failing, write_note)") == true)
    }

    @Test(
        arguments: [
            (#"{"items":[]}"#, "title is missing"),
            (#"{"title":null,"items":[]}"#, "title is null instead of String"),
            (#"{"title":"a","items":[{"price":1},{"price":"x"}]}"#, "items[1].price is not Int"),
            ("{", "the whole payload"),
            ("", "the whole payload"),
        ])
    func `a payload that does not fit is refused with the path to what is wrong`(payload: String, reason: String) throws
    {
        let entry = try JobRegistry<Journal>([Detailed.self]).entry(named: "detailed")
        let error = #expect(throws: QueueError.self) { try entry.decode(Array(payload.utf8)) }
        #expect(error?.code == .payload)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }
}
