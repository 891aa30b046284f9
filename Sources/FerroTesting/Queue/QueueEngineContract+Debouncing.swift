import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let debouncing: [Rule] = [
        Rule("a debounced push replaces the payload and headers of the job that waits, and puts it off") {
            probe async throws in
            let first = debounced(probe, "1", at: 0, wait: 30, limit: 300)
            var second = debounced(probe, "2", at: 20, wait: 30, limit: 320)
            second.headers.tags = ["second"]
            let receipt = try await probe.push(first)
            #expect(try await probe.push(second) == JobReceipt(id: receipt.id, isNew: false))
            #expect(try await probe.claim(at: 49).isEmpty)
            let claim = try await probe.claimOne(at: 50)
            #expect(claim.envelope.id == receipt.id)
            #expect(claim.envelope.payload == second.payload)
            #expect(claim.envelope.headers == second.headers)
            #expect(claim.envelope.availableAt == probe.date(50))
            #expect(try await probe.claim(at: 5000).count == 1)
        },
        Rule("a debounced job is not put off past the limit of its first push") { probe async throws in
            try await probe.push(debounced(probe, "0", at: 0, wait: 30, limit: 70))
            for second in [20.0, 40, 60] {
                let receipt = try await probe.push(
                    debounced(probe, "\(second)", at: second, wait: 30, limit: second + 70))
                #expect(!receipt.isNew)
            }
            #expect(try await probe.claim(at: 69).isEmpty)
            #expect(try await probe.claimOne(at: 70).envelope.payload == Array(#"{"n":"60.0"}"#.utf8))
        },
        Rule("a debounced push after the start waits on its own") { probe async throws in
            let first = try await probe.push(debounced(probe, "1", at: 0, wait: 30, limit: 300))
            let claim = try await probe.claimOne(at: 30)
            let second = try await probe.push(debounced(probe, "2", at: 31, wait: 30, limit: 331))
            #expect(second.isNew)
            #expect(second.id != first.id)
            #expect(claim.envelope.payload == Array(#"{"n":"1"}"#.utf8))
            try await probe.finish(probe.done(claim, at: 40))
            #expect(try await probe.claimOne(at: 61).envelope.payload == Array(#"{"n":"2"}"#.utf8))
        },
        Rule("of debounced jobs of one key in a push the last one's payload stays") { probe async throws in
            let drafts = ["1", "2", "3"].map { debounced(probe, $0, at: 0, wait: 30, limit: 300) }
            let receipts = try await probe.engine.push(drafts, on: nil)
            #expect(receipts.map(\.isNew) == [true, false, false])
            #expect(Set(receipts.map(\.id)).count == 1)
            #expect(try await probe.claim(at: 30).map(\.envelope.payload) == [Array(#"{"n":"3"}"#.utf8)])
        },
    ]

    private static func debounced(
        _ probe: QueueEngineProbe, _ text: String, at pushed: Double, wait: Double, limit: Double
    ) -> JobDraft {
        probe.draft(
            "reindex", payload: #"{"n":"\#(text)"}"#, at: pushed, after: pushed + wait,
            unique: JobUniqueness(key: "reindex", scope: .started, putOffUntil: probe.date(limit)))
    }
}
