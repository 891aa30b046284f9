import FerroRecords
import FerroSupport
import Testing

@Suite struct `What went wrong with a record` {
    @Test func `an error names its code and its line`() {
        let error = RecordError(.notFound, "there is no player")
        #expect(error.label == "record.not_found")
        #expect(error.description.contains("RecordErrorTests.swift"))
    }
}
