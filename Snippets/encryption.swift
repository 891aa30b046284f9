// Columns that only the app can read, and how rows are found by them.
import Ferro

// snippet.model
@Model struct Account {
    let id: ID
    var name: String
    var email: Encrypted<String>
    var emailIndex: BlindIndex
    var recovery: Encrypted<[String]>?
}

struct CreateAccounts: Migration {
    static let version = 2026_11_26_090000

    func up(_ schema: Schema) async throws {
        try await schema.create("accounts") { t in
            t.id()
            t.string("name")
            t.bytes("email")
            t.bytes("email_index").unique()
            t.bytes("recovery").nullable()
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("accounts") }
}
// snippet.end

struct SignIn: Codable, Sendable { var email: String }

// snippet.keys
func account(_ form: SignIn, _ c: Context) async throws -> Account? {
    let codes = try Account.blindIndexes(of: normalized(form.email), for: \.emailIndex, with: try c.keys)
    return try await Account.where { $0.emailIndex.isIn(codes) }.first(on: c.db)
}
// snippet.end

func normalized(_ text: String) -> String { text.lowercased() }

func using(_ typed: String, _ keys: KeyRing, _ db: Database) async throws {
    // snippet.use
    let email = normalized(typed)  // "Ada@example.org " and "ada@example.org" are other texts to a code
    let account = try await Account.create(
        .init(
            name: "Ada", email: try Account.seal(email, for: \.email, with: keys),
            emailIndex: try Account.blindIndex(of: email, for: \.emailIndex, with: keys)), on: db)

    let codes = try Account.blindIndexes(of: email, for: \.emailIndex, with: keys)  // one for each key of the ring
    let found = try await Account.where { $0.emailIndex.isIn(codes) }.first(on: db)
    let plain = try account.open(\.email, with: keys)  // a String
    // snippet.end
    _ = (found, plain)
}

func rotating(_ keys: KeyRing, _ db: Database) async throws {
    // snippet.rotate
    try await Account.query.chunk(of: 500, on: db) { accounts in
        for account in accounts where account.email.needsResealing(with: keys) {
            let email = try account.open(\.email, with: keys)
            try await account.update(on: db) {
                $0.email = try Account.seal(email, for: \.email, with: keys)
                $0.emailIndex = try Account.blindIndex(of: email, for: \.emailIndex, with: keys)
            }
        }
    }
    // snippet.end
}
