// Tables, columns, constraints and changes of them.
import Ferro

// snippet.columns
struct CreateProducts: Migration {
    static let version = 2026_11_23_090000

    func up(_ schema: Schema) async throws {
        try await schema.create("products") { t in
            t.id()  // or t.id(.uuid)
            t.string("sku", length: 40).unique()
            t.text("description").nullable()
            t.decimal("price", precision: 10, scale: 2).default(0)
            t.smallInteger("rank").default(1)
            t.date("available_on").nullable()
            t.array("sizes", of: .integer).default([] as [Int])  // JSON on SQLite
            t.json("options")
            t.enumeration("status", ["draft", "live", "gone"]).default("draft")
            t.decimal("price_with_tax", precision: 10, scale: 2).nullable().generated(as: "price * 1.19")
            t.morphs("owner")  // owner_type and owner_id
            t.softDeletes()
            t.lockVersion()
            t.timestamps()
            t.check("products_price_positive", "price >= 0")
            t.fullText("sku", "description")
            t.unique("sku", "status", where: "deleted_at IS NULL", name: "one_live_sku")
            t.index(terms: ["status", .descending("created_at")], name: "products_newest")
            t.index(terms: [.expression("lower(\(identifier: "sku"))")], name: "products_sku_lower")
            t.index("options", using: .gin)  // left out on SQLite
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("products") }
}
// snippet.end

// snippet.change
struct ReviseProducts: Migration {
    static let version = 2026_11_24_090000
    static let acknowledged: [LintRule] = [.tableRewrite]  // the table is small

    func up(_ schema: Schema) async throws {
        try await schema.alter("products") { t in
            t.change("rank", to: .integer)
            t.change("description").notNull().default("")
            t.change("status", to: .enumeration(["draft", "live", "gone", "sold out"]))
            t.bigInteger("maker_id").nullable()
            t.foreignKey("maker_id", to: "makers", onDelete: .setNull, validated: false)
            t.dropCheck("products_price_positive")
        }
    }

    func down(_ schema: Schema) async throws {
        try await schema.alter("products") { t in
            t.dropForeignKey("maker_id")
            t.drop("maker_id")
            t.check("products_price_positive", "price >= 0")
        }
    }
}
// snippet.end

// snippet.concurrent
struct IndexProductsByMaker: Migration {
    static let version = 2026_11_25_090000
    static let isTransactional = false  // PostgreSQL builds it outside a transaction only

    func up(_ schema: Schema) async throws {
        try await schema.alter("products") { $0.index("maker_id", concurrently: true) }
    }

    func down(_ schema: Schema) async throws {
        try await schema.alter("products") { $0.dropIndex("maker_id", concurrently: true) }
    }
}
// snippet.end
