// The parts of an app that are there before the first request: settings, services, commands, seeders.
import Ferro
import Logging

// snippet.app
struct Newsroom: Application {
    func config(_ env: Env) throws -> Config { try .live(env) }
    var migrations: [any Migration.Type] { [CreatePosts.self] }
    var jobs: [any Job.Type] { [SendDigest.self] }
    var seeders: [any Seeder.Type] { [PostSeeder.self] }
    var commands: [any Command.Type] { [Publish.self] }
    var environment: [EnvDeclaration] { NewsroomKeys.all }
    func routes(_ r: Router) { r.get("health") { "ok" } }
}
// snippet.end

// snippet.main
struct Web {
    static func main() async { await Newsroom.main(default: .serve) }
}
// snippet.end

// snippet.keys
extension EnvKey where Value == Int {
    static var postsPerPage: Self {
        .init("POSTS_PER_PAGE", default: 20, in: 1...100, group: "Newsroom", "How many posts a page has.")
    }
}

extension EnvKey where Value == Secret<String> {
    static var mapsToken: Self { .init("MAPS_TOKEN", group: "Newsroom", "The token of the map service.") }
}

enum NewsroomKeys {
    static let all = [
        EnvKey.postsPerPage.declaration,
        EnvKey.mapsToken.declaration.required { $0.isProductionLike },
    ]
}
// snippet.end

// snippet.config
extension Config {
    static func live(_ env: Env) throws -> Config {
        var config = try Config(env)  // the defaults, overridden by the environment
        config.name = "Newsroom"
        config.server.limits.bodyBytes = 1 << 20
        config.server.shutdownDeadline = .seconds(10)
        config.security.trustedOrigins = ["https://admin.example.com"]
        return config
    }
}
// snippet.end

func readKeys(_ env: Env) throws {
    // snippet.read
    let perPage = try env.get(.postsPerPage)  // an Int: the value, or the default
    let token = try env.require(.mapsToken)  // throws when it is not set
    let name = try env.optional(.appName)  // nil when it is not set
    let header = "Bearer \(token.reveal())"  // a secret prints as <redacted> everywhere else
    // snippet.end
    _ = (perPage, name, header)
}

// snippet.service
protocol Geocoder: Sendable {
    func country(of place: String) async throws -> String
}

extension Services {
    var geocoder: any Geocoder {
        get { self[GeocoderKey.self] }
        set { self[GeocoderKey.self] = newValue }
    }
    private enum GeocoderKey: ServiceKey {
        static var defaultValue: any Geocoder { LocalGeocoder() }
    }
}
// snippet.end

struct LocalGeocoder: Geocoder {
    func country(of place: String) async throws -> String { "CH" }
}

// snippet.command
struct Publish: Command {
    typealias Owner = Newsroom
    static let configuration = CommandConfiguration(commandName: "publish", abstract: "Publish a post.")
    @Argument(help: "The post's id.") var id: Int64

    func run(_ c: CommandContext) async throws {
        let post = try await Post.find(Post.ID(id), on: c.db)
        try await post.update(on: c.db) { $0.isPublished = true }
        print("published \(post.title)")
    }
}
// snippet.end

// snippet.seeder
struct PostSeeder: Seeder {
    func isNeeded(_ c: CommandContext) async throws -> Bool { try await !Post.query.exists(on: c.db) }

    func run(_ c: CommandContext) async throws {
        try await Post.create((1...20).map { .init(title: "Post \($0)") }, on: c.db)
        c.logger.info("seeded 20 posts")
    }
}
// snippet.end

@Model struct Post {
    let id: ID
    var title: String
    var isPublished: Bool = false
}

struct SendDigest: Job {
    func run(_ c: JobContext) async throws {}
}

struct CreatePosts: Migration {
    static let version = 2026_11_21_100000
    func up(_ schema: Schema) async throws {
        try await schema.create("posts") { t in
            t.id()
            t.string("title")
            t.bool("is_published", default: false)
        }
    }
    func down(_ schema: Schema) async throws { try await schema.drop("posts") }
}
