import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@testable import FerroRouting

/// A context that knows its request, as that of an app does.
private struct Known: RequestContext {
    var request: Request
    func answering(_ request: Request) -> Known { Known(request: request) }
}

@Suite struct `Compression as middleware` {
    private static let text = String(repeating: "A line that comes again and again.\n", count: 100)

    private func answer(_ request: Request, _ build: (Router<Known>) -> Void) async throws -> Response {
        let router = Router<Known>()
        build(router)
        let table = try RouteTable(router)
        guard case .found(let index, _) = table.match(request.method, request.path), let next = table.next(for: index)
        else { return .empty(.notFound) }
        return try await next(request, Known(request: request))
    }

    @Test(arguments: [("gzip", "gzip"), ("br", nil)] as [(String, String?)])
    func `encodes what routes answer`(accepts: String, coding: String?) async throws {
        let answer = try await answer(Request(headers: [.acceptEncoding: accepts])) { router in
            router.use(Compression())
            router.get("") { _, _ in .text(Self.text) }
        }
        #expect(answer.headers[.contentEncoding] == coding && answer.headers[.vary] == "Accept-Encoding")
    }

    @Test func `keeps to the rules it is given`() async throws {
        for (rules, coding) in [
            (Compression<Known>(from: 10_000), nil), (Compression(level: 9), "gzip"),
            (Compression(types: [.html]), nil), (Compression(types: [.plain]), "gzip"),
        ] as [(Compression<Known>, String?)] {
            let answer = try await answer(Request(headers: [.acceptEncoding: "gzip"])) { router in
                router.get("") { _, _ in .text(Self.text) }
                router.use(rules)
            }
            #expect(answer.headers[.contentEncoding] == coding)
        }
    }

    @Test func `decodes a request for its handler and for its context`() async throws {
        let body = try Deflater(.gzip).compress(ByteBuffer(string: Self.text), then: .end)
        let request = Request(method: .post, headers: [.contentEncoding: "gzip"], body: RequestBody(body))
        let answer = try await answer(request) { router in
            router.group("", use: DecompressRequests()) { group in
                group.post("") { request, c in
                    let (own, known) = (try await request.body.collect(), try await c.request.body.collect())
                    #expect(own == known)
                    return .text("\(String(buffer: own) == Self.text) \(c.request.headers.contains(.contentEncoding))")
                }
            }
        }
        #expect(answer.body.buffer == ByteBuffer(string: "true false"))
    }

    @Test func `refuses a request before its handler`() async throws {
        let request = Request(method: .post, headers: [.contentEncoding: "br"], body: RequestBody("x"))
        let refusal = await #expect(throws: Abort.self) {
            try await answer(request) { router in
                router.use(DecompressRequests())
                router.post("") { _, _ in .text("reached") }
            }
        }
        #expect(refusal?.status == .unsupportedMediaType && refusal?.headers[.acceptEncoding] == "gzip, deflate")
    }

    @Test(arguments: [(3500, 100, nil), (3499, 100, 413), (3500, 1, nil)] as [(Int, Int, Int?)])
    func `allows as many bytes as it is told`(limit: Int, ratio: Int, status: Int?) async throws {
        let body = try Deflater(.zlib).compress(ByteBuffer(string: Self.text), then: .end)
        let request = Request(method: .post, headers: [.contentEncoding: "deflate"], body: RequestBody(body))
        do {
            let answer = try await answer(request) { router in
                router.use(DecompressRequests(limit: limit, ratio: ratio))
                router.post("") { request, _ in .text("\(try await request.body.collect().readableBytes)") }
            }
            #expect(status == nil && answer.body.buffer == ByteBuffer(string: "3500"))
        } catch let failure as HTTPFailure {
            #expect(failure.status.code == status)
        }
    }
}
