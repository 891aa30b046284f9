// Bodies that are read while they arrive, and made while they are sent.
import Ferro

func streaming(_ c: Context) async throws -> Response {
    // snippet.read
    var count = 0
    for try await chunk in c.request.body { count += chunk.readableBytes }  // comes no faster than it is read
    // snippet.end

    // snippet.write
    let rows = 1...count
    return Response(
        headers: [.contentType: "text/csv"],
        body: .stream { writer in
            for row in rows { try await writer.write("\(row)\n") }  // waits while the client reads
        })
    // snippet.end
}

_ = streaming
