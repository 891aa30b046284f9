// Compressed responses and requests.
import Ferro

// snippet.routes
func compressedRoutes(_ r: Router) {
    r.use(Compression(), RequestLog())
    r.group("api/events", use: DecompressRequests(limit: 50 << 20)) { api in
        api.post("") { (c: Context) in
            var count = 0
            for try await piece in c.request.body { count += piece.readableBytes }
            return "\(count) bytes"
        }
    }
}
// snippet.end
