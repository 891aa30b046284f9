// Server-sent events.
import Ferro

// snippet.source
struct Score: Codable, Sendable {
    var version: Int
    var home: Int
    var guest: Int
}

protocol ScoreSource: Sendable {
    /// The scores behind a version, then each new one.
    func updates(after version: Int?) -> AsyncStream<Score>
}
// snippet.end

// snippet.route
func scoreRoutes(_ r: Router, scores: any ScoreSource) {
    r.get("scores") { (c: Context) -> Response in
        let last = c.request.lastEventID.flatMap { Int($0) }
        return .events(retry: .seconds(3), heartbeat: .seconds(15)) { events in
            for await score in scores.updates(after: last) {
                try await events.send(ServerEvent(json: score, event: "score", id: "\(score.version)"))
            }
        }
    }
}
// snippet.end

// snippet.sequence
func ticking(_ ticks: AsyncStream<ServerEvent>) -> Response {
    .events(ticks, buffer: .droppingOldest(beyond: 1))
}
// snippet.end
