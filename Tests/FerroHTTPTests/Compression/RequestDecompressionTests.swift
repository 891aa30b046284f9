import FerroSupport
import HTTPTypes
import NIOCore
import Testing

@testable import FerroHTTP

@Suite(.timeLimit(.minutes(1))) struct `A request whose body is compressed` {
    private func decoded(
        _ coding: String?, _ body: RequestBody, _ limits: InflateLimits = InflateLimits()
    ) throws -> Request {
        var headers: Headers = [.contentType: "text/plain", .contentLength: "35"]
        headers[.contentEncoding] = coding
        return try RequestDecompression.decode(Request(method: .post, headers: headers, body: body), limits: limits)
    }

    private func feed(_ pieces: [ByteBuffer]) -> RequestBody {
        let feed = RequestBodyFeed(length: nil) {}
        for piece in pieces { feed.push(piece) }
        feed.finish(trailers: [.eTag: "\"1\""])
        return RequestBody(feed)
    }

    @Test(arguments: [
        ("gzip", CompressionSamples.gzip), ("GZIP", CompressionSamples.gzip), ("x-gzip", CompressionSamples.gzip),
        ("deflate", CompressionSamples.zlib), ("deflate", CompressionSamples.bare),
        ("identity, gzip", CompressionSamples.gzip), (" gzip ,", CompressionSamples.gzip),
    ])
    func `is read as it was before`(coding: String, data: ByteBuffer) async throws {
        let request = try decoded(coding, RequestBody(data))
        #expect(!request.headers.contains(.contentEncoding) && !request.headers.contains(.contentLength))
        #expect(request.headers[.contentType] == "text/plain")
        #expect(request.body.count == nil && request.body.buffer == nil)
        #expect(try await request.body.collect() == CompressionSamples.text)
        #expect(request.body.count == 100 && request.body.buffer == CompressionSamples.text)
        #expect(try await request.body.collect(upTo: 100) == CompressionSamples.text)
        var walked = ByteBuffer()
        for try await piece in request.body { walked.writeImmutableBuffer(piece) }
        #expect(walked == CompressionSamples.text)
    }

    @Test(arguments: [nil, "identity", "", "identity, identity"]) func `is left alone without a coding`(
        coding: String?
    ) async throws {
        let request = try decoded(coding, RequestBody("plain"))
        #expect(try await request.body.collect() == ByteBuffer(string: "plain"))
        #expect(request.headers[.contentLength] == "35" && !request.headers.contains(.contentEncoding))
    }

    @Test(arguments: ["br", "zstd", "compress", "gzip, gzip", "deflate, gzip", "gzip;q=1", "nonsense"])
    func `is refused in other codings, with those that are read`(coding: String) {
        let refusal = #expect(throws: Abort.self) { try decoded(coding, RequestBody("x")) }
        #expect(refusal?.status == .unsupportedMediaType)
        #expect(refusal?.headers[.acceptEncoding] == "gzip, deflate")
    }

    @Test func `has no bytes`() async throws {
        #expect(try decoded("gzip", .empty).body.count == 0)
        #expect(try await decoded("gzip", feed([])).body.collect().readableBytes == 0)
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `arrives in pieces`(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let bytes = CompressionSamples.random(500_000, &random)
        let data = try Deflater(.gzip).compress(bytes, then: .end)
        let pieces = CompressionSamples.split(data, &random)
        let collected = try decoded("gzip", feed(pieces))
        #expect(try await collected.body.collect() == bytes)
        #expect(collected.body.trailers[.eTag] == "\"1\"")
        var walked = ByteBuffer()
        for try await piece in try decoded("gzip", feed(pieces)).body {
            #expect(piece.readableBytes > 0 && piece.readableBytes <= 32_768)
            walked.writeImmutableBuffer(piece)
        }
        #expect(walked == bytes)
    }

    @Test func `is taken once`() async throws {
        let body = try decoded("gzip", feed([CompressionSamples.gzip])).body
        var first = body.makeAsyncIterator()
        #expect(try await first.next() != nil)
        await #expect(throws: HTTPFailure.self) { try await body.collect() }
        var second = body.makeAsyncIterator()
        await #expect(throws: HTTPFailure.self) { try await second.next() }
        #expect(try await first.next() == nil)
        #expect(try await first.next() == nil)
    }

    @Test func `is a bomb, and is stopped`() async throws {
        let bomb = RequestBody(try CompressionSamples.bomb(10 << 20))
        for limits in [InflateLimits(), InflateLimits(bytes: 1000, ratio: 2000)] {
            let body = try decoded("gzip", bomb, limits).body
            let failure = await #expect(throws: HTTPFailure.self) { try await body.collect() }
            #expect(failure?.status == .contentTooLarge)
            await #expect(throws: HTTPFailure.self) { try await body.collect() }
        }
        // What a handler allows itself is a limit of its own.
        let body = try decoded("gzip", bomb, InflateLimits(ratio: 2000)).body
        let failure = await #expect(throws: HTTPFailure.self) { try await body.collect(upTo: 40_000) }
        #expect(failure?.message == "The body is larger than 40000 bytes.")
    }

    @Test func `is cut short, damaged, or never whole`() async throws {
        var damaged = CompressionSamples.gzip
        damaged.setInteger(UInt8(0xFF), at: damaged.writerIndex - 6)
        for data in [CompressionSamples.gzip.getSlice(at: 0, length: 30) ?? damaged, damaged] {
            let failure = await #expect(throws: HTTPFailure.self) {
                try await decoded("gzip", feed([data])).body.collect()
            }
            #expect(failure?.status == .badRequest)
        }
        let broken = RequestBodyFeed(length: nil) {}
        broken.push(CompressionSamples.gzip)
        broken.fail(HTTPFailure(.truncated, .badRequest, "gone"))
        let failure = await #expect(throws: HTTPFailure.self) {
            try await decoded("gzip", RequestBody(broken)).body.collect()
        }
        #expect(failure?.code == .truncated)
    }
}
