import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore

/// What the responder of the wire tests answers, by path.
let wireResponder: Responder = { request in
    switch request.path {
    case "/empty": return .empty()
    case "/reset": return Response(status: .resetContent, body: .string("never sent"))
    case "/same": return Response(status: .notModified, headers: [.eTag: "\"e\""], body: .string("never sent"))
    case "/none": return Response()
    case "/bye": return Response(headers: [.connection: "close"], body: .string("bye"))
    default:
        let body: String
        do {
            body = String(buffer: try await request.body.collect())
        } catch {
            return .text("no body\n", status: (error as? HTTPFailure)?.status ?? .internalServerError)
        }
        let query = request.query.raw.isEmpty ? "" : "?\(request.query.raw)"
        let trailers = request.body.trailers.map { " \($0.name)=\($0.value)" }.joined()
        return Response(
            body: .string("<\(request.method) \(request.path)\(query) \(request.authority) \(body)\(trailers)>"))
    }
}

extension RunningServer {
    /// Sends text in pieces, one write each, and returns all that comes until the server closes, dates left out.
    func talk(_ pieces: String...) async throws -> String {
        let client = try await connect()
        for piece in pieces { try await client.send(piece) }
        let text = await client.receiveToEnd()
        try? await client.close()
        return text.replacing(/Date: [^\r]*\r\n/, with: "")
    }
}

/// Runs a server that does not name itself.
func withWire(
    _ change: (inout ServerConfiguration) -> Void = { _ in },
    _ body: @escaping @Sendable (RunningServer) async throws -> Void
) async throws {
    try await withServer(
        {
            $0.serverName = ""
            change(&$0)
        }, responder: wireResponder, body)
}
