// Requests, bodies, inputs, responses, cookies, views and errors.
import Ferro

func reading(_ c: Context) async throws {
    // snippet.request
    let request = c.request
    let sort = request.query["sort"] ?? "new"  // String?, decoded
    let tags = request.query.all("tag")  // every value of a repeated name
    let language = request.headers[.acceptLanguage]
    let theme = request.cookies["theme"]
    let bytes = try await request.body.collect()  // the raw body
    let year: Int = try await c.path("year")  // 400 when it is no number
    // snippet.end
    _ = (sort, tags, language, theme, bytes, year)
}

// snippet.input
@Input struct Register {
    var email: String  // must be sent
    var name: String
    var age: Int?  // may be left out or null
    var interests: [String] = []  // may be left out or null

    static var rules: Rules<Self> {
        Check(\.email, .email)
        Check(\.name, .notBlank, .length(2...60))
        Check(\.age, .range(13...130))
        Check(\.interests, .count(...5), .each(.length(1...20)), .unique)
    }
}
// snippet.end

// snippet.rules
extension Rule where Value == String {
    static var slug: Rule {
        .custom("must be lower-case words joined by dashes") { text in
            !text.isEmpty && text.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }
        }
    }
}

@Input struct PlanTrip {
    var slug: String
    var startsOn: Date
    var endsOn: Date
    var stops: [Stop] = []

    static var rules: Rules<Self> {
        Check(\.slug, .slug)
        Check(\.endsOn, "must not be before the start") { $0.endsOn >= $0.startsOn }
        Check(\.stops, .count(1...10), .each(.valid))
    }
}

@Input struct Stop {
    var city: String
    var nights: Int = 1

    static var rules: Rules<Self> {
        Check(\.city, .notBlank)
        Check(\.nights, .range(1...30))
    }
}
// snippet.end

// snippet.names
@Input struct Import {
    var sourceURL: String
    var dryRun: Bool = false

    enum CodingKeys: String, CodingKey {
        case sourceURL = "source_url"
        case dryRun = "dry_run"
    }
}
// snippet.end

// snippet.form
@Controller("members") struct MemberPages {
    @GET("new") func create(c: Context) async throws -> Response {
        try await c.view("members/new", MemberForm())
    }

    @POST func store(body: Submitted<Register>, c: Context) async throws -> Response {
        switch body.result {
        case .success(let input):
            var answer = Response.redirect(to: "/members/welcome")  // 303: the browser asks again with GET
            try answer.setCookie(SetCookie("member", input.email, maxAge: .seconds(86_400)))
            return answer
        case .failure(let problems):
            let form = MemberForm(fields: body.fields, problems)
            return try await c.view("members/new", form, status: .unprocessableContent)
        }
    }
}
// snippet.end

// snippet.page
struct MemberForm: Sendable {
    struct Field: Sendable {
        let name: String
        let value: String
        let errors: [String]
    }

    let title = "Become a member"
    let fields: [Field]
    let hasErrors: Bool

    init(fields typed: [String: String] = [:], _ problems: ValidationError = ValidationError()) {
        fields = ["email", "name", "age"].map { name in
            Field(name: name, value: typed[name] ?? "", errors: problems[FieldPath(name)])
        }
        hasErrors = !problems.isEmpty
    }
}
// snippet.end

// snippet.json
struct MemberResource: ResponseValue {
    var id: Int64
    var email: String
    var joinedAt: Date
}

func answers(_ members: [MemberResource]) throws -> [Response] {
    [
        .text("created", status: .created),
        .html("<p>escaped by you</p>"),
        try .json(members),
        .redirect(to: "/members"),
        .empty(),  // 204
    ]
}
// snippet.end

// snippet.abort
func membership(of id: Int, _ c: Context) throws -> String {
    guard id > 0 else { throw Abort(.notFound) }
    guard id < 1_000 else {
        throw Abort(.conflict, "This number is taken.", hint: "Ask for a new one.")
    }
    guard id != 13 else { throw QuotaExceeded(seconds: 60) }
    return "member \(id)"
}

struct QuotaExceeded: HTTPError {
    let seconds: Int
    var status: HTTPResponse.Status { .tooManyRequests }
    var headers: Headers { [.retryAfter: "\(seconds)"] }
    var publicMessage: String { "You have made all requests of this minute." }
}
// snippet.end

// snippet.custom
struct CSV: ResponseConvertible {
    var rows: [[String]]

    func response(for request: Request) throws -> Response {
        let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\r\n")
        return Response(headers: [.contentType: "text/csv; charset=utf-8"], body: .string(text))
    }
}
// snippet.end
