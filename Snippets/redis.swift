// The client of Redis: commands, pipelines, transactions, scripts, messages, waiting, streams, settings.
import Ferro
import NIOPosix

func visit(_ c: Context, _ name: String) async throws -> Int64 {
    // snippet.context
    let redis = try c.redis  // throws where the app has no Redis
    let visits = try await redis.increment("visits")
    try await redis.set("greeting:\(name)", to: "Good day", expires: .after(.hours(1)))
    let greeting = try await redis.get("greeting:\(name)", as: String.self)  // nil when there is none
    // snippet.end
    _ = greeting
    return visits
}

func standalone(_ logger: Logger) async throws {
    // snippet.client
    let configuration = try RedisConfiguration(url: "redis://:secret@localhost:6379/0")
    let redis = RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: logger)
    try await redis.ping()
    await redis.close()
    // snippet.end
}

func commands(_ redis: RedisClient) async throws {
    // snippet.commands
    let isFirst = try await redis.set("owner:7", to: "ada", when: .absent, expires: .after(.seconds(30)))
    try await redis.setFields(["name": "Ada", "city": "London"], of: "user:7")
    let user = try await redis.fields(of: "user:7", as: String.self)  // ["name": "Ada", "city": "London"]
    try await redis.push("first", to: "queue")
    let next = try await redis.pop(from: "queue", as: String.self)
    try await redis.incrementScore(of: "ada", in: "board", by: 5)
    let best = try await redis.ranked(in: "board", through: 9, reversed: true, as: String.self)
    // snippet.end
    _ = (isFirst, user, next, best)
}

// snippet.value
struct Temperature: RedisValue {
    var celsius: Double

    init(celsius: Double) { self.celsius = celsius }
    init?(redisBytes bytes: [UInt8]) {
        guard let celsius = Double(redisBytes: bytes) else { return nil }
        self.init(celsius: celsius)
    }
    var redisArgument: RedisArgument { celsius.redisArgument }
}
// snippet.end

func other(_ redis: RedisClient) async throws {
    // snippet.other
    let command = RedisCommand("OBJECT", ["ENCODING", "visits"], isReadOnly: true)
    let encoding = try await redis.send(command)  // a RedisReply
    // snippet.end
    _ = encoding
}

func together(_ redis: RedisClient, _ names: [String]) async throws {
    // snippet.pipeline
    let (name, visits) = try await redis.pipeline(.get("name", as: String.self), .increment("visits"))
    let lengths = try await redis.pipeline(RedisBatch(names.map { .length(of: "text:\($0)") }))  // [Int]
    // snippet.end
    // snippet.transaction
    let (_, left) = try await redis.transaction(.set("last", to: "ada"), .decrement("stock"))
    // snippet.end
    _ = (name, visits, lengths, left)
}

struct SoldOut: Error {}

func buying(_ redis: RedisClient) async throws -> Int64 {
    // snippet.watch
    let (_, sold) = try await redis.transaction(watching: ["stock:{7}"]) { session in
        let stock = try await session.get("stock:{7}", as: Int.self) ?? 0
        guard stock >= 2 else { throw SoldOut() }
        return RedisBatch(.set("stock:{7}", to: stock - 2), .increment("sold:{7}", by: 2))
    }
    // snippet.end
    return sold
}

// snippet.script
enum Scripts {
    static let take = RedisScript(
        """
        local left = tonumber(redis.call('GET', KEYS[1]) or 0) - tonumber(ARGV[1])
        if left < 0 then return -1 end
        return redis.call('DECRBY', KEYS[1], ARGV[1])
        """, keyCount: 1)
}

func take(_ count: Int, _ redis: RedisClient) async throws -> Bool {
    let reply = try await redis.run(Scripts.take, keys: ["stock:{7}"], arguments: [RedisArgument(count)])
    return reply != .integer(-1)
}
// snippet.end

func walking(_ redis: RedisClient) async throws {
    // snippet.scan
    for try await key in redis.scan(matching: "session:*") {
        try await redis.unlink(key)
    }
    // snippet.end
}

func listening(_ redis: RedisClient) async throws {
    // snippet.subscribe
    let news = try await redis.subscribe(to: "news", "alerts")
    for await message in news { print(message.channel, message.text) }
    // snippet.end
}

func listeningClosely(_ redis: RedisClient) async throws {
    // snippet.events
    let rooms = try await redis.subscribe(matching: "room.*")
    for await event in rooms.events {
        switch event {
        case .message(let message): print(message.channel, message.text)
        case .resubscribed: print("messages may have been missed: read the present state again")
        case .dropped(let count): print("\(count) messages came faster than they were read")
        }
    }
    // snippet.end
}

func publishing(_ redis: RedisClient) async throws {
    // snippet.publish
    let receivers = try await redis.publish("the doors are open", to: "news")
    // snippet.end
    _ = receivers
}

func waiting(_ redis: RedisClient) async throws {
    // snippet.waiting
    while let (queue, work) = try await redis.pop(from: ["urgent", "mail"], waiting: .seconds(5), as: String.self) {
        print(queue, work)
    }
    // snippet.end
}

func deliver(_ order: String) async throws {}

func streams(_ redis: RedisClient) async throws {
    // snippet.add
    try await redis.addEntry(["order": "17", "total": 4_200], to: "orders", trimming: .keepingNewest(100_000))
    // snippet.end
    // snippet.consume
    for try await delivery in redis.consume("orders", group: "mail", consumer: "worker-1") {
        if let order = delivery.entry.field("order", as: String.self) { try await deliver(order) }
        try await delivery.acknowledge()  // without it the entry comes again
    }
    // snippet.end
}

func replicated(_ redis: RedisClient) async throws {
    // snippet.replicas
    let (_, replicas) = try await redis.writing(to: 1, within: .milliseconds(500)) { session in
        try await session.set("balance:7", to: 100)
    }
    guard replicas >= 1 else { throw Abort(.serviceUnavailable, "No replica has it yet.") }
    // snippet.end
}

func failures(_ redis: RedisClient, _ logger: Logger) async throws {
    // snippet.errors
    do throws(RedisError) {
        try await redis.increment("paid:7")
    } catch {
        guard error.mayHaveRun else { throw error }  // it certainly did not run: it may be tried again
        logger.error("the counter may have moved", metadata: ["error": "\(error)"])
    }
    // snippet.end
}

func settings(_ env: Env) throws -> Config {
    // snippet.config
    var config = try Config(env)
    config.redis.server?.pingInterval = .seconds(2)
    config.redis.server?.limits.stringBytes = 8 << 20
    config.redis.server?.tls?.authorityFile = "config/redis-ca.pem"
    // snippet.end
    return config
}

func watching(_ redis: RedisClient) async {
    // snippet.status
    for await status in redis.statusChanges where !status.isConnected {
        print("Redis is away")
    }
    // snippet.end
}
