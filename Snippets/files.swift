// Files that handlers send, and conditions of requests.
import Ferro

// snippet.folder
extension FileFolder {
    static let invoices = FileFolder("storage/invoices")
}

func invoice(_ c: Context) async throws -> Response {
    let number: Int = try await c.path("number")
    return try await c.download("2026/\(number).pdf", in: .invoices, as: "Invoice \(number).pdf")
}

func preview(_ c: Context) async throws -> Response {
    let name: String = try await c.path("name")
    var response = try await c.file(name, in: .invoices)  // shown by the browser
    response.headers[.cacheControl] = "private, max-age=3600"
    return response
}
// snippet.end

// snippet.condition
func update(_ draft: String, version: Int, _ c: Context) throws -> Response {
    let tag = EntityTag("\(version)")
    switch c.request.precondition(tag: tag) {
    case .met: return Response(headers: [.eTag: tag.description], body: .string(draft))
    case .notModified: return Response(status: .notModified, headers: [.eTag: tag.description])
    case .failed: throw Abort(.preconditionFailed, "Somebody else has changed it.")
    }
}
// snippet.end
