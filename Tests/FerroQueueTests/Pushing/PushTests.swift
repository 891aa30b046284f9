import FerroQueue
import FerroSupport
import FerroTesting
import Foundation
import Testing

@Suite struct PushTests {
    private let shop = Workshop()
    private var queue: Queue { shop.queue }

    /// Reverses what it seals.
    struct Mirror: PayloadSealer {
        func seal(_ payload: [UInt8], of name: String) -> [UInt8] { payload.reversed() }
        func open(_ sealed: [UInt8], of name: String) -> [UInt8] { sealed.reversed() }
        func fingerprint(_ payload: [UInt8], of name: String) -> [UInt8] {
            Array((payload + Array("key \(name)".utf8)).suffix(length))
        }
        var length = 16
    }
    struct Secret: Job {
        static let isEncrypted = true
        var text = "abc"
        func run(_ c: Journal) async throws {}
    }
    struct Single: Job {
        var number = 1
        var unique: Unique? { .untilDone }
        var tags: [String] { ["own"] }
        func run(_ c: Journal) async throws {}
    }

    @Test func `a push says where, when and before which jobs it waits`() async throws {
        let date = shop.clock.date.addingTimeInterval(90)
        try await queue.tracing(requestID: "r", traceparent: "00-1-2-01")
            .push(WriteNote(text: "a"), at: date, priority: .high, tags: ["import", "import"], queue: "mail")
        let record = try await #require(shop.engine.stores.administration.find(1, now: shop.clock.date))
        #expect(record.envelope.availableAt == date)
        #expect(record.envelope.priority == .high)
        #expect(record.envelope.headers == JobHeaders(tags: ["import"], traceparent: "00-1-2-01"))
        #expect(record.envelope.queue == "mail")
        #expect(record.state == .delayed)
    }

    @Test func `a job is unique as it says itself, unless the push says otherwise`() async throws {
        let first = try await queue.push(Single())
        #expect(try await queue.push(Single()) == JobReceipt(id: first.id, isNew: false))
        #expect(try await queue.push(Single(number: 2)).isNew)
        #expect(try await queue.push(Single(), unique: .for(.hours(1), by: "x")).isNew)
        #expect(try await queue.push(Single(number: 3), unique: .for(.hours(1), by: "x")).isNew == false)
        shop.clock.advance(by: .hours(1))
        #expect(try await queue.push(Single(number: 3), unique: .for(.hours(1), by: "x")).isNew)
    }

    @Test func `a debounced job waits for a quiet time, with the last payload`() async throws {
        for text in ["1", "2", "3"] {
            try await queue.push(WriteNote(text: text), debounce: .for(.seconds(30), atMost: .seconds(50)))
            shop.clock.advance(by: .seconds(20))
        }
        #expect(
            try await shop.claim().map { String(decoding: $0.envelope.payload, as: UTF8.self) } == [#"{"text":"3"}"#])
    }

    @Test func `an encrypted job is stored sealed, and refused without a key`() async throws {
        let error = await #expect(throws: QueueError.self) { try await queue.push(Secret()) }
        #expect(error?.code == .sealing)
        #expect(error?.message.contains("APP_KEY") == true)
        try await Queue(shop.engine, sealer: Mirror()).push(Secret())
        let claim = try await #require(shop.claim().first)
        #expect(claim.envelope.headers.isSealed)
        #expect(claim.envelope.payload == Array(#"{"text":"abc"}"#.utf8).reversed())
    }

    @Test func `the unique key of an encrypted job is the sealer's fingerprint, not a hash that can be guessed`()
        async throws
    {
        let (sealed, name) = (Queue(shop.engine, sealer: Mirror()), Secret.name)
        let first = try await sealed.push(Secret(), unique: .untilDone)
        #expect(try await sealed.push(Secret(), unique: .untilDone) == JobReceipt(id: first.id, isNew: false))
        let key = try await shop.claim().first?.envelope.uniqueness?.key
        let print = Mirror().fingerprint(Array(#"{"text":"abc"}"#.utf8), of: name)
        #expect(key == "\(name) is " + print.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        #expect(try await sealed.push(Secret(text: "b"), unique: .untilDone(by: "k")).isNew)
        #expect(try await shop.claim().first?.envelope.uniqueness?.key == "\(name) by k")
        let short = Queue(shop.engine, sealer: Mirror(length: 3))
        let error = await #expect(throws: QueueError.self) { try await short.push(Secret(), unique: .untilDone) }
        #expect(error?.code == .sealing)
    }

    @Test func `many jobs are pushed at once, of one type or of several`() async throws {
        let notes = (0..<3).map { WriteNote(text: "\($0)") }
        #expect(try await queue.push(contentsOf: notes).map(\.isNew) == [true, true, true])
        try await queue.push(contentsOf: [WriteNote(text: "a"), Failing()], priority: .low)
        #expect(try await queue.push(contentsOf: [WriteNote]()).isEmpty)
        #expect(try await shop.claim().map(\.envelope.name) == Array(repeating: "write_note", count: 4) + ["failing"])
    }

    @Test(arguments: ["", "a b", "ümlaut", String(repeating: "a", count: 65), "a/b", "a\n"])
    func `a queue of another name than a queue may have is refused`(name: String) async throws {
        let error = await #expect(throws: QueueError.self) {
            try await queue.push(WriteNote(text: "a"), queue: QueueName(name))
        }
        #expect(error?.code == .invalid)
        #expect(throws: QueueError.self) { try QueueConfiguration(defaultQueue: QueueName(name)).validate() }
    }

    @Test func `what is past the limits is refused, and stores nothing`() async throws {
        let note = WriteNote(text: "a")
        let tooMany = (0...16).map { "tag\($0)" }
        let queue = queue
        let pushes: [@Sendable () async throws -> Void] = [
            { try await queue.push(note, tags: tooMany) },
            { try await queue.push(note, tags: [""]) },
            { try await queue.push(note, tags: [String(repeating: "a", count: 65)]) },
            { try await queue.push(note, after: .days(Int.max)) },
            { try await queue.push(note, at: Date(timeIntervalSince1970: 1e18)) },
            { try await queue.push(note, unique: .untilDone, debounce: .for(.seconds(1))) },
            { try await queue.chain([]) },
            { try await queue.chain(Array(repeating: note, count: 65)) },
            { try await queue.push(contentsOf: Array(repeating: note, count: 10_001)) },
            { try await queue.batch(String(repeating: "a", count: 256), []) },
        ]
        for (index, push) in pushes.enumerated() {
            let error = await #expect(throws: QueueError.self, "the push \(index)") { try await push() }
            #expect(error?.code == .invalid, "the push \(index)")
        }
        #expect(try await queue.stats().queues.map(\.pending) == [0])
    }
}
