import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let pushing: [Rule] = [
        Rule("many jobs are pushed at once, and their receipts come in their order") { probe async throws in
            let drafts = (0..<300).map { probe.draft("job\($0)", payload: #"{"number":\#($0)}"#) }
            let receipts = try await probe.engine.push(drafts, on: nil)
            #expect(receipts.map(\.isNew) == Array(repeating: true, count: 300))
            #expect(Set(receipts.map(\.id)).count == 300)
            let claims = try await probe.claim(limit: 1000)
            #expect(claims.map(\.envelope.id) == receipts.map(\.id))
            #expect(claims.map(\.envelope.payload) == drafts.map(\.payload))
        },
        Rule("a push of nothing is answered with nothing") { probe async throws in
            #expect(try await probe.engine.push([], on: nil).isEmpty)
            #expect(try await probe.claim().isEmpty)
        },
        Rule("a push that is refused stores none of its jobs") { probe async throws in
            // Not every store minds bytes that are no text; the one that does must leave out the others, too.
            var binary = probe.draft("binary")
            binary.payload = [0xFF, 0xFE, 0x00]
            let receipts = try? await probe.engine.push([probe.draft(), binary, probe.draft()], on: nil)
            #expect(try await probe.claim().count == (receipts == nil ? 0 : 3))
        },
        Rule("jobs of several queues and times are pushed at once") { probe async throws in
            let drafts = [probe.draft("a", queue: "x"), probe.draft("b", queue: "y"), probe.draft("c", after: 60)]
            _ = try await probe.engine.push(drafts, on: nil)
            #expect(try await probe.names(queues: ["y", "x", .default]) == ["b", "a"])
            #expect(try await probe.names(at: 60) == ["c"])
        },
        Rule("the id of a job that is gone is not given to another") { probe async throws in
            let id = try await probe.push("job")
            let old = try await probe.claimOne()
            let new = try await probe.claimOne(at: 30)
            try await probe.finish(probe.done(new))
            #expect(try await probe.push("job") != id)
            #expect(try await probe.claim().count == 1)
            try await probe.expectRefused(probe.done(old))
        },
        Rule("a payload of a megabyte comes back as it was") { probe async throws in
            let payload = #"{"text":""# + String(repeating: "é", count: 500_000) + #""}"#
            try await probe.push("large", payload: payload)
            #expect(try await probe.claimOne().envelope.payload == Array(payload.utf8))
        },
        Rule("signs that mean something to stores mean nothing in names, queues, keys and payloads") {
            probe async throws in
            for (index, sign) in ["'", "\"", "{a}", "a:b", "%", "\\", "日本", " ", "\u{1F600}"].enumerated() {
                let queue = QueueName("q\(index)\(sign)")
                let unique = JobUniqueness(key: "k\(sign)", scope: .done)
                let draft = probe.draft(
                    "n\(sign)", queue: queue, payload: "\"\(index)\"", requestID: sign, unique: unique)
                let id = try await probe.push(draft).id
                let claims = try await probe.claim(queues: [queue])
                #expect(claims.map(\.envelope) == [JobEnvelope(id: id, draft: draft, attempts: 1)], "the sign \(sign)")
                #expect(try await probe.push(draft) == JobReceipt(id: id, isNew: false), "the sign \(sign)")
            }
        },
    ]
}
