import FerroHTTP
import HTTPTypes
import Testing

@testable import FerroRouting

@Suite struct `Limits of bodies by route` {
    private func table() throws -> RouteTable<Void> {
        let router = Router<Void>()
        router.post("plain") { _, _ in .text("ok") }
        router.group("uploads", use: BodyLimit(bytes: 100)) { uploads in
            uploads.post("{name}") { _, _ in .text("ok") }
            uploads.group("large", use: BodyLimit(bytes: 200)) { $0.put("") { _, _ in .text("ok") } }
            uploads.group("small", use: BodyLimit(bytes: 5)) { $0.put("") { _, _ in .text("ok") } }
        }
        return try RouteTable(router)
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, "/plain", nil), (.post, "/uploads/a", 100), (.put, "/uploads/small", 5),
        (.put, "/uploads/large", 200),
        (.post, "/nowhere", nil), (.put, "/plain", nil),
    ])
    func `the innermost one holds, and the server's where there is none`(
        method: HTTPRequest.Method, path: String, limit: Int?
    ) throws {
        #expect(try table().bodyLimit(method, path) == limit)
    }

    @Test func `a longer body is refused without a server, too`() async throws {
        let table = try table()
        guard case .found(let index, _) = table.match(.put, "/uploads/small"), let next = table.next(for: index) else {
            return #expect(Bool(false), "the route was not found")
        }
        #expect(try await next(Request(method: .put, body: RequestBody("12345")), ()).status == .ok)
        guard case .found(let large, _) = table.match(.put, "/uploads/large"), let roomy = table.next(for: large) else {
            return #expect(Bool(false), "the route was not found")
        }
        let long = RequestBody(String(repeating: "x", count: 150))
        #expect(try await roomy(Request(method: .put, body: long), ()).status == .ok)
        let failure = await #expect(throws: HTTPFailure.self) {
            try await next(Request(method: .put, body: RequestBody("123456")), ())
        }
        #expect(failure?.status == .contentTooLarge)
    }

    @Test func `no number of megabytes overflows`() {
        #expect(BodyLimit<Void>(megabytes: 2).bytes == 2 << 20)
        #expect(BodyLimit<Void>(megabytes: .max).bytes == .max)
        #expect(BodyLimit<Void>(megabytes: -1).bytes == 0)
    }
}
