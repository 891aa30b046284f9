import Ferro

/// An app with a route for each shape that a handler and its answer can have.
struct Shapes: Application {
    func config(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.security.headers = config.security.headers.with(.referrerPolicy, "no-referrer").without(.xFrameOptions)
        return config
    }

    func routes(_ r: Router) {
        r.use(RequestLog())
        r.get("none") { "none" }
        r.get("two") { (word: Word, c: Context) in "\(word.text) at \(c.route ?? "")" }
        r.post("made") { Created(Thing(name: "a"), at: "/things/a") }
        r.delete("made") { NoContent() }
        r.get("framed") { Response(status: .ok, headers: [.xFrameOptions: "SAMEORIGIN", .referrerPolicy: "origin"]) }
        r.get("left") { () async throws -> String in throw SQLError.cancelled("the client left") }
        r.get("colors/{color}") { (c: Context) in (try await c.path("color") as Color).rawValue }
        r.get("ids/{id}", name: "ids.show") { (c: Context) in (try await c.path("id") as UUID).uuidString }
        r.get("link") { (c: Context) in
            let paths = [c.url(named: "ids.show", ["id": "a b"]), c.url(named: "ids.show"), c.url(named: "nothing")]
            return paths.map { $0 ?? "-" }.joined(separator: " ")
        }
        r.post("things") { (c: Context) in Created(try await c.body() as Thing) }
        r.post("submitted") { (c: Context) in
            let form: Submitted<Thing> = try await c.body()
            let typed = form.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
            switch form.result {
            case .success(let thing): return "\(thing.name) from \(typed)"
            case .failure(let problems): return "\(problems["name"].first ?? "") from \(typed)"
            }
        }
        r.group("refused", use: Refusing()) { $0.get("") { "never" } }
        r.mount(Guarded())
    }
}

/// Asks for a guard after the body.
@Controller("guarded") struct Guarded {
    @POST func store(body: Thing, guest: Nobody) async throws -> NoContent { NoContent() }
}

struct Thing: Input, ResponseValue {
    var name: String
    static var rules: Rules<Self> { Check(\.name, .notBlank) }
    static func fieldName(of path: PartialKeyPath<Self>) -> String? { path == \Self.name ? "name" : nil }
}

struct Word: FromContext {
    let text: String
    static func resolve(from c: Context) async throws -> Word { Word(text: c.request.query["word"] ?? "?") }
}

struct Nobody: FromContext {
    static func resolve(from c: Context) async throws -> Nobody { throw Abort(.unauthorized) }
}

enum Color: String, PathBound {
    case red
    init?(pathSegment: String) { self.init(rawValue: pathSegment) }
    static var pathExpectation: String { "a color" }
}

struct Refusing: Middleware {
    func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        throw Abort(.tooManyRequests)
    }
}

extension HTTPField.Name {
    static var referrerPolicy: Self { Self("Referrer-Policy") ?? .from }
}
