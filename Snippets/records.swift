// Structs kept in Redis, whose fields are changed on the server.
import Ferro

// snippet.declare
@RedisRecord struct Player {
    let id: String
    @Indexed var name: String
    @Indexed var score: Int = 0
    @Indexed var seen: Date = Date(timeIntervalSince1970: 0)
    @Indexed var rank: Rank = .novice
    var tags: [String] = []
    var items: [String: Int] = [:]
    var friends: Set<String> = []
    var board: RecordSortedSet<String> = [:]
    var visits: RecordCounter = 0
    @Indexed var home: Home?
    @SafeLoad var settings: Settings = Settings()
}

@RecordFields struct Home {
    var street: String
    @Indexed var city: String
}

enum Rank: Int, RecordElement, RecordIndexable { case novice, knight, master }

struct Settings: Codable, Sendable { var isDark = false }
// snippet.end

// snippet.session
@RedisRecord("cart") struct ShoppingCart {
    let id: UUID
    var items: [String: Int] = [:]
    static var lifetime: Duration? { .days(7) }
}
// snippet.end

func first(_ c: Context) async throws {
    // snippet.first
    let redis = try c.redis
    let ada = try await Player(id: "ada", name: "Ada").insert(on: redis)  // .exists when there is one
    let score = try await ada.score.add(5)  // 5, computed by the server
    try await ada.tags.append("swift")
    let player = try await ada.load()  // the whole record
    // snippet.end
    _ = (score, player)
}

func handles(_ redis: RedisClient) async throws {
    // snippet.handle
    let grace = Player.at("grace", on: redis)  // no round trip
    do {
        try await grace.score.add(1)
    } catch let error as RecordError where error.code == .notFound {
        try await Player(id: "grace", name: "Grace", score: 1).insert(on: redis)
    }
    // snippet.end
    // snippet.operations
    try await grace.score.raise(to: 100)  // the greater of the two
    try await grace.name.append(" Hopper")
    try await grace.seen.add(.minutes(5))
    try await grace.tags.insert("navy", at: 0)
    try await grace.items.increment("coins", by: 3)  // begins at zero
    try await grace.friends.insert("ada", "alan")
    try await grace.board.add("level 1", score: 17.5)
    let visits = try await grace.visits.increment()
    // snippet.end
    // snippet.nested
    try await grace.home.set(Home(street: "Main Street", city: "Arlington"))
    // snippet.end
    _ = visits
}

func pipelines(_ ada: RecordHandle<Player>) async throws {
    // snippet.pipeline
    try await ada.pipeline { p in
        p.score.subtract(10)
        p.items.increment("sword")
        p.tags.append("armed")
    }
    let (score, tags) = try await ada.run { ($0.score.add(1), $0.tags.count()) }
    // snippet.end
    _ = (score, tags)
}

func locking(_ ada: RecordHandle<Player>) async throws {
    // snippet.lock
    try await ada.withLock("trade", lease: .seconds(10), patience: .seconds(2)) { lock in
        print("nobody else trades for ada", lock.fence)
    }
    // snippet.end
}

func versions(_ redis: RedisClient) async throws {
    let ada = Player.at("ada", on: redis)
    // snippet.versions
    var snapshot = try await ada.snapshot()
    snapshot.record.name = "Ada Lovelace"
    try await snapshot.record.save(on: redis, ifVersion: snapshot.version)  // .stale when somebody wrote meanwhile
    let updated = try await ada.update { $0.name = $0.name.uppercased() }  // tries again by itself
    // snippet.end
    _ = updated
}

func lifetimes(_ cart: RecordHandle<ShoppingCart>) async throws {
    // snippet.lifetime
    let left = try await cart.remainingLifetime()
    try await cart.touch()  // the type's lifetime anew
    try await cart.expire(after: .hours(1))
    // snippet.end
    _ = left
}

func finding(_ redis: RedisClient) async throws {
    // snippet.find
    let best = try await Player.find(on: redis, order: { $0.score.descending }, limit: 10) {
        $0.score >= 100 && !$0.name.hasPrefix("Bot")
    }
    let count = try await Player.count(on: redis) { $0.rank.isIn([.knight, .master]) || $0.home.city == "London" }
    let page = try await Player.page(on: redis, limit: 50) { $0.score.isIn(10..<20) }
    let next = try await Player.page(on: redis, limit: 50, after: page.next) { $0.score.isIn(10..<20) }
    for try await player in Player.stream(on: redis, where: { $0.score == 0 }) { print(player.name) }
    let gone = try await Player.delete(on: redis) { $0.seen < Date(timeIntervalSince1970: 0) }
    // snippet.end
    _ = (best, count, next, gone)
}

func bulk(_ redis: RedisClient, _ players: [Player]) async throws {
    // snippet.bulk
    try await Player.insert(players, on: redis)
    let some = try await Player.find(["ada", "grace"], on: redis, missing: .skipped)
    let deleted = try await Player.delete(["ada", "grace"], on: redis)
    // snippet.end
    // snippet.space
    let test = RecordSpace(redis, prefix: "test:")
    let isThere = try await Player.at("ada", on: test).exists()
    // snippet.end
    // snippet.rebuild
    let rebuilt = try await Player.rebuildIndexes(on: redis)
    // snippet.end
    _ = (some, deleted, isThere, rebuilt)
}
