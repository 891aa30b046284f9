import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct InspectionTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func `the jobs are written with snake-case keys and times of RFC 3339`() async throws {
        let shop = Workshop()
        try await shop.queue.push(Failing())
        let claim = try #require(try await shop.claim().first)
        try await shop.engine.fail(claim, error: "oops", at: shop.clock.date.addingTimeInterval(1))
        try await shop.queue.push(WriteNote(text: "secret"))
        #expect(
            try json(try await shop.queue.jobs()) == """
                {"delayed":[],"failed":[{"error":"oops","failed_at":"2027-01-15T08:00:01Z","failures":[{"at":\
                "2027-01-15T08:00:01Z","attempt":1,"causes":[],"message":"oops","type":""}],"job":{"attempts":1,\
                "available_at":"2027-01-15T08:00:00Z","crashes":0,"created_at":"2027-01-15T08:00:00Z",\
                "finished_at":"2027-01-15T08:00:01Z","id":1,"job_type":"failing","max_retries":2,"priority":0,\
                "queue":"default","started_at":"2027-01-15T08:00:00Z","state":"failed","tags":[]}}],\
                "pending":[{"attempts":0,"available_at":"2027-01-15T08:00:00Z","crashes":0,\
                "created_at":"2027-01-15T08:00:00Z","id":2,"job_type":"write_note","max_retries":3,"priority":0,\
                "queue":"default","state":"pending","tags":[]}]}
                """)
    }

    @Test func `the statistics are written with snake-case keys`() async throws {
        let shop = Workshop()
        try await shop.queue.push(WriteNote(text: "a"), after: .seconds(5))
        #expect(
            try json(try await shop.queue.stats())
                == #"{"queues":[{"delayed":1,"done":0,"failed":0,"name":"default","paused":false,"pending":0,"running":0}],"total_failed":0}"#
        )
    }
}
