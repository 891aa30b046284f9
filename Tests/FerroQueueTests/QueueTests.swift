import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct QueueTests {
    struct Broken: Job {
        var number = Double.nan
        func run(_ c: Journal) async throws {}
    }
    struct Mailing: Job {
        static let queue: QueueName = "mail"
        static let retry = Retry.never
        func run(_ c: Journal) async throws {}
    }

    @Test func `a pushed job carries its name, payload, attempts, times and request`() async throws {
        let shop = Workshop()
        let id = try await shop.queue.tracing(requestID: "req-7").push(WriteNote(text: "hé/llo")).id
        let claim = try #require(try await shop.claim().first)
        #expect(claim.envelope.id == id)
        #expect(claim.envelope.name == "write_note")
        #expect(String(decoding: claim.envelope.payload, as: UTF8.self) == #"{"text":"hé/llo"}"#)
        #expect(claim.envelope.maxAttempts == 4)
        #expect(claim.envelope.createdAt == shop.clock.date)
        #expect(claim.envelope.requestID == "req-7")
    }

    @Test func `a delay moves the time of the job, and a negative one does not`() async throws {
        let shop = Workshop()
        try await shop.queue.push(WriteNote(text: "later"), after: .seconds(600))
        try await shop.queue.push(WriteNote(text: "now"), after: .seconds(-600))
        let jobs = try await shop.queue.jobs()
        #expect(jobs.delayed.map(\.availableAt) == [shop.clock.date.addingTimeInterval(600)])
        #expect(jobs.pending.map(\.availableAt) == [shop.clock.date])
    }

    @Test func `the default queue is the one that the configuration names`() async throws {
        let configuration = QueueConfiguration(defaultQueue: "low")
        let queue = Queue(MemoryEngine(), configuration: configuration)
        try await queue.push(WriteNote(text: "a"))
        try await queue.push(Mailing())
        #expect(try await queue.stats().queues.map(\.name) == ["low", "mail"])
        #expect(WorkerConfiguration(configuration, queues: ["mail", .default]).queues == ["mail", "low"])
    }

    @Test func `the default queue is listed even when it is empty`() async throws {
        let stats = try await Queue(MemoryEngine()).stats()
        #expect(stats == QueueStats(queues: [.init(name: .default, pending: 0, delayed: 0)]))
    }

    @Test func `a job over the limit is refused with both sizes, and one at the limit is not`() async throws {
        let size = #"{"text":""}"#.utf8.count + 10
        let queue = Queue(MemoryEngine(), configuration: QueueConfiguration(payloadLimit: size))
        try await queue.push(WriteNote(text: String(repeating: "a", count: 10)))
        let error = await #expect(throws: QueueError.self) {
            try await queue.push(WriteNote(text: String(repeating: "a", count: 11)))
        }
        #expect(error?.code == .payloadTooLarge)
        #expect(error?.message.contains("\(size + 1) bytes of JSON, the limit is \(size)") == true)
        #expect(try await queue.stats().queues.first?.pending == 1)
    }

    @Test func `a job that JSON cannot hold is refused`() async throws {
        let error = await #expect(throws: QueueError.self) { try await Queue(MemoryEngine()).push(Broken()) }
        #expect(error?.code == .encoding)
        #expect(error?.message.contains("number") == true)
    }

    @Test func `the configuration's defaults are the documented ones`() {
        let configuration = QueueConfiguration()
        #expect(configuration.connection == .sync)
        #expect(configuration.prefix == "ferro_queue")
        #expect(configuration.blockTimeout == .seconds(5))
        #expect(configuration.maxConcurrent == 10)
        #expect(configuration.payloadLimit == 262_144)
        #expect(QueueConnection.allCases.map(\.rawValue) == ["sync", "database", "redis", "memory"])
    }
}
