import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@Suite struct `A multipart stream` {
    private static let body = lines(
        """
        --X
        Content-Disposition: form-data; name="a"

        first
        --X
        Content-Disposition: form-data; name="b"; filename="b.bin"

        second
        --X
        Content-Disposition: form-data; name="c"

        third
        --X--

        """)

    /// The body in chunks of some bytes.
    private func stream(_ body: [UInt8] = Self.body, by step: Int, error: (any Error)? = nil) throws -> Multipart {
        let chunks = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
            for start in stride(from: 0, to: body.count, by: step) {
                continuation.yield(ByteBuffer(bytes: body[start..<min(body.count, start + step)]))
            }
            continuation.finish(throwing: error)
        }
        return Multipart(chunks, boundary: try MultipartBoundary("X"))
    }

    @Test(arguments: [1, 2, 5, 64, 10_000]) func `gives each part with its bytes`(_ step: Int) async throws {
        var seen: [String] = []
        for try await part in try stream(by: step) {
            seen.append("\(part.name)=\(try await part.text()) \(part.fileName ?? "-") \(part.isFile)")
        }
        #expect(seen == ["a=first - false", "b=second b.bin true", "c=third - false"])
    }

    @Test(arguments: [1, 5, 10_000]) func `skips what is left unread of a part`(_ step: Int) async throws {
        var names: [String] = []
        for try await part in try stream(by: step) {
            names.append(part.name)
            guard part.name == "b" else { continue }
            for try await chunk in part.body where chunk.readableBytes > 0 { break }
        }
        #expect(names == ["a", "b", "c"])
    }

    @Test func `lets another task read the bytes`() async throws {
        var texts: [String] = []
        for try await part in try stream(by: 3) {
            let reading = Task { try await part.text() }
            texts.append(try await reading.value)
        }
        #expect(texts == ["first", "second", "third"])
    }

    @Test func `refuses to read a part twice or too late`() async throws {
        let parts = try stream(by: 4).makeAsyncIterator()
        let first = try #require(try await parts.next())
        #expect(try await first.text() == "first")
        var error = await #expect(throws: HTTPFailure.self) { try await first.text() }
        #expect(error?.status == .internalServerError && error?.message.contains("twice") == true)
        _ = try await parts.next()
        error = await #expect(throws: HTTPFailure.self) { try await first.text() }
        #expect(error?.message.contains("next part") == true)
    }

    @Test func `ends after its last part, and again`() async throws {
        let parts = try stream(by: 4).makeAsyncIterator()
        var isEnd: [Bool] = []
        for _ in 0..<5 { isEnd.append(try await parts.next() == nil) }
        #expect(isEnd == [false, false, false, true, true])
    }

    @Test func `refuses a part longer than its reader wants, naming it`() async throws {
        let parts = try stream(by: 4).makeAsyncIterator()
        let part = try #require(try await parts.next())
        let error = await #expect(throws: HTTPFailure.self) { try await part.collect(upTo: 4) }
        #expect(error?.status == .contentTooLarge && error?.message.contains("\"a\"") == true)
    }

    @Test func `passes on what breaks the body off, inside a part and between parts`() async throws {
        let cut = Array(Self.body.prefix(52))
        let parts = try stream(cut, by: 7, error: CancellationError()).makeAsyncIterator()
        let part = try #require(try await parts.next())
        await #expect(throws: CancellationError.self) { try await part.text() }
        await #expect(throws: CancellationError.self) { try await parts.next() }
        let short = try stream(cut, by: 7).makeAsyncIterator()
        let open = try #require(try await short.next())
        let error = await #expect(throws: HTTPFailure.self) { try await open.text() }
        #expect(error?.status == .badRequest)
    }

    @Test func `comes from a request of that type only`() async throws {
        let request = Request(
            method: .post, headers: [.contentType: "multipart/form-data; boundary=X"], body: RequestBody(Self.body))
        var names: [String] = []
        for try await part in try request.multipart() { names.append(part.name) }
        #expect(names == ["a", "b", "c"])
        let error = #expect(throws: HTTPFailure.self) { try Request(method: .post).multipart() }
        #expect(error?.status == .unsupportedMediaType)
    }
}
