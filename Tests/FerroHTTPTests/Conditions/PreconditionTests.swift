import FerroHTTP
import HTTPTypes
import Testing

@Suite struct `Conditions of requests` {
    private static let then = 784_111_777  // Sun, 06 Nov 1994 08:49:37 GMT
    private static let date = HTTPDate.format(secondsSince1970: then)
    private static let before = HTTPDate.format(secondsSince1970: then - 1)
    private static let after = HTTPDate.format(secondsSince1970: then + 1)

    private func outcome(
        _ headers: Headers, _ method: HTTPRequest.Method = .get, tag: String? = "\"a\"", modified: Int? = Self.then
    ) -> Precondition {
        Request(method: method, headers: headers).precondition(
            tag: tag.flatMap { EntityTag(field: $0) }, modified: modified)
    }

    struct Case: Sendable {
        var headers: Headers
        var get: Precondition
        var put: Precondition
    }

    private static let table: [Case] = [
        Case(headers: [:], get: .met, put: .met),
        Case(headers: [.ifMatch: "\"a\""], get: .met, put: .met),
        Case(headers: [.ifMatch: "\"b\", \"a\""], get: .met, put: .met),
        Case(headers: [.ifMatch: "*"], get: .met, put: .met),
        Case(headers: [.ifMatch: "\"b\""], get: .failed, put: .failed),
        Case(headers: [.ifMatch: "W/\"a\""], get: .failed, put: .failed),
        Case(headers: [.ifMatch: "a"], get: .failed, put: .failed),
        Case(headers: [.ifMatch: ""], get: .failed, put: .failed),
        Case(headers: [.ifUnmodifiedSince: date], get: .met, put: .met),
        Case(headers: [.ifUnmodifiedSince: after], get: .met, put: .met),
        Case(headers: [.ifUnmodifiedSince: before], get: .failed, put: .failed),
        Case(headers: [.ifUnmodifiedSince: "yesterday"], get: .met, put: .met),
        // If-Match makes If-Unmodified-Since void.
        Case(headers: [.ifMatch: "\"a\"", .ifUnmodifiedSince: before], get: .met, put: .met),
        Case(headers: [.ifNoneMatch: "\"a\""], get: .notModified, put: .failed),
        Case(headers: [.ifNoneMatch: "W/\"a\""], get: .notModified, put: .failed),
        Case(headers: [.ifNoneMatch: "rubbish, \"x\" ,\t\"a\" "], get: .notModified, put: .failed),
        Case(headers: [.ifNoneMatch: " * "], get: .notModified, put: .failed),
        Case(headers: [.ifNoneMatch: "\"b\""], get: .met, put: .met),
        Case(headers: [.ifNoneMatch: "\"b,\"a\""], get: .met, put: .met),
        Case(headers: [.ifModifiedSince: date], get: .notModified, put: .met),
        Case(headers: [.ifModifiedSince: after], get: .notModified, put: .met),
        Case(headers: [.ifModifiedSince: before], get: .met, put: .met),
        Case(headers: [.ifModifiedSince: date + ", " + date], get: .met, put: .met),
        // If-None-Match makes If-Modified-Since void.
        Case(headers: [.ifNoneMatch: "\"b\"", .ifModifiedSince: date], get: .met, put: .met),
        // The first that fails decides.
        Case(headers: [.ifMatch: "\"b\"", .ifNoneMatch: "\"a\""], get: .failed, put: .failed),
        Case(headers: [.ifMatch: "\"a\"", .ifNoneMatch: "\"a\""], get: .notModified, put: .failed),
        Case(headers: [.ifUnmodifiedSince: date, .ifModifiedSince: date], get: .notModified, put: .met),
    ]

    @Test func `come to what RFC 9110 says`() {
        for row in Self.table {
            #expect(outcome(row.headers) == row.get, "GET \(row.headers)")
            #expect(outcome(row.headers, .head) == row.get, "HEAD \(row.headers)")
            #expect(outcome(row.headers, .put) == row.put, "PUT \(row.headers)")
        }
    }

    @Test func `of a resource without a tag or a date know only the star`() {
        #expect(outcome([.ifMatch: "\"a\""], tag: nil) == .failed)
        #expect(outcome([.ifMatch: "*"], tag: nil) == .met)
        #expect(outcome([.ifNoneMatch: "\"a\""], tag: nil) == .met)
        #expect(outcome([.ifModifiedSince: Self.date], modified: nil) == .met)
        #expect(outcome([.ifUnmodifiedSince: Self.before], modified: nil) == .met)
    }

    @Test func `know a tag of many kilobytes of tags`() {
        let tags = (0..<10_000).map { "\"\($0)\"" }.joined(separator: ",")
        #expect(outcome([.ifNoneMatch: tags], tag: "\"9999\"") == .notModified)
        #expect(outcome([.ifNoneMatch: String(repeating: "\"", count: 50_000)]) == .met)
    }
}
