import FerroSupport
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import FerroHTTP

@Suite(.timeLimit(.minutes(1))) struct `A streamed body that is compressed` {
    private func coded(_ body: ResponseBody, type: String = "text/event-stream") -> Response {
        ResponseCompression().apply(
            to: Response(headers: [.contentType: type], body: body),
            for: Request(headers: [.acceptEncoding: "gzip"]))
    }

    /// Keeps each piece as it was written.
    private final class Pieces: BodySink {
        let all = Mutex<[ByteBuffer]>([])
        func write(_ bytes: ByteBuffer) async throws { all.withLock { $0.append(bytes) } }
        func add(trailers: Headers) {}
        var isDraining: Bool { true }
        func onDrain(_ action: @escaping @Sendable () -> Void) { action() }
    }

    private func run(_ response: Response) async throws -> [ByteBuffer] {
        guard case .stream(let stream) = response.body else { return [] }
        let sink = Pieces()
        try await stream.run(BodyWriter(sink))
        return sink.all.withLock { $0 }
    }

    @Test func `can be read after each piece`() async throws {
        let response = coded(
            .stream { writer in for number in 0..<5 { try await writer.write("data: \(number)\n\n") } })
        #expect(response.headers[.contentEncoding] == "gzip" && response.body.count == nil)
        let pieces = try await run(response)
        let inflater = Inflater(.gzip)
        var texts: [String] = []
        for piece in pieces {
            inflater.feed(piece)
            var text = ""
            while let part = try inflater.next() { text += String(buffer: part) }
            texts.append(text)
        }
        try inflater.finish()
        #expect(texts == (0..<5).map { "data: \($0)\n\n" } + [""])
    }

    @Test func `reaches the writer's other side`() async throws {
        let drained = Mutex(false)
        _ = try await run(
            coded(
                .stream { writer in
                    writer.onDrain { drained.withLock { $0 = true } }
                    #expect(writer.isDraining)
                }))
        #expect(drained.withLock { $0 })
    }

    @Test func `is whole when several tasks write it`() async throws {
        let response = coded(
            .stream { writer in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<20 {
                        group.addTask {
                            for _ in 0..<20 { try await writer.write("<\(number)>") }
                        }
                    }
                    try await group.waitForAll()
                }
            })
        let text = String(buffer: try Inflater.inflate(try await response.body.collect(), as: .gzip))
        for number in 0..<20 { #expect(text.ranges(of: "<\(number)>").count == 20) }
    }

    @Test(arguments: [9, 11]) func `keeps its promise of a length`(promised: Int) async throws {
        let response = ResponseCompression(floor: 1).apply(
            to: Response(
                headers: [.contentType: "text/plain"],
                body: .stream(count: promised) { try await $0.write("0123456789") }),
            for: Request(headers: [.acceptEncoding: "gzip"]))
        #expect(response.headers[.contentEncoding] == "gzip")
        await #expect(throws: HTTPFailure.self) { try await response.body.collect() }
    }

    @Test func `is short and of a known length, and stays as it is`() {
        #expect(coded(.stream(count: 10) { _ in }).headers[.contentEncoding] == nil)
    }

    @Test func `throws what its writer throws, and does not look whole`() async throws {
        struct Fault: Error {}
        let response = coded(
            .stream { writer in
                try await writer.write("data: 1\n\n")
                throw Fault()
            })
        guard case .stream(let stream) = response.body else { return #expect(Bool(false), "it is no stream") }
        let sink = Pieces()
        await #expect(throws: Fault.self) { try await stream.run(BodyWriter(sink)) }
        let inflater = Inflater(.gzip)
        for piece in sink.all.withLock({ $0 }) { inflater.feed(piece) }
        while try inflater.next() != nil {}
        #expect(throws: HTTPFailure.self) { try inflater.finish() }
    }

    @Test func `is how large bodies are compressed, slice by slice`() async throws {
        var random = SplitMix64(seed: 3)
        let bytes = CompressionSamples.random(1_000_000, &random)
        let response = coded(.buffer(bytes), type: "text/plain")
        #expect(response.headers[.contentEncoding] == "gzip")
        let pieces = try await run(response)
        #expect(pieces.count > 5)
        let whole = pieces.reduce(into: ByteBuffer()) { $0.writeImmutableBuffer($1) }
        #expect(whole.readableBytes < bytes.readableBytes)
        #expect(try Inflater.inflate(whole, as: .gzip) == bytes)
    }

    @Test func `may be nothing`() async throws {
        let data = try await coded(.stream { _ in }).body.collect()
        #expect(data.readableBytes > 0)
        #expect(try Inflater.inflate(data, as: .gzip).readableBytes == 0)
    }
}
