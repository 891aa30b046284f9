import FerroORM
import Foundation

/// `Post.Parcel` with everything written out that `@Model` would write.
extension HandWritten {
    struct Parcel: Model, Codable, Hashable {
        typealias ID = UUIDIdentifier<Parcel>

        let id: ID
        var name: String
        var secret: Encrypted<String>
        var codes: Encrypted<[Int]>?
        var nameIndex: BlindIndex
        var countryID: Country.ID
        var weight: Int = 1
        var version: Int
        var deletedAt: Date?
        var createdAt: Date

        static let country = belongsTo(Country.self, \.countryID)

        static let table = "parcels"
        static let columns = Columns()
        static var softDeleteColumn: String? { "deleted_at" }
        static var versionColumn: Column<Parcel, Int>? { columns.version }

        struct Columns: ModelColumns {
            let id = Column<Parcel, ID>("id", \.id)
            let name = Column<Parcel, String>("recipient_name", \.name)
            let secret = Column<Parcel, Encrypted<String>>("secret", \.secret)
            let codes = Column<Parcel, Encrypted<[Int]>?>("codes", \.codes)
            let nameIndex = Column<Parcel, BlindIndex>("name_index", \.nameIndex)
            let countryID = Column<Parcel, Country.ID>("country_id", \.countryID)
            let weight = Column<Parcel, Int>("weight", \.weight)
            let version = Column<Parcel, Int>("version", \.version)
            let deletedAt = Column<Parcel, Date?>("deleted_at", \.deletedAt)
            let createdAt = Column<Parcel, Date>("created_at", \.createdAt)
            static let names = [
                "id", "recipient_name", "secret", "codes", "name_index", "country_id", "weight", "version",
                "deleted_at", "created_at",
            ]
        }

        struct Draft: ModelDraft {
            var id: ID?
            var name: String
            var secret: Encrypted<String>
            var codes: Encrypted<[Int]>?
            var nameIndex: BlindIndex
            var countryID: Country.ID
            var weight: Int = 1
            var deletedAt: Date?
            var createdAt: Date?
            static let columnNames = Columns.names
            var sqlValues: [SQLValue] {
                [
                    id.sqlValue, name.sqlValue, secret.sqlValue, codes.sqlValue, nameIndex.sqlValue,
                    countryID.sqlValue, weight.sqlValue, 0.sqlValue, deletedAt.sqlValue, createdAt.sqlValue,
                ]
            }
            mutating func stamp(at now: Date) {
                id = id ?? ID.new(at: now)
                createdAt = createdAt ?? now
            }
        }

        struct Changes: ModelChanges {
            var name: String?
            var secret: Encrypted<String>?
            @Assigned var codes: Encrypted<[Int]>?
            var nameIndex: BlindIndex?
            var countryID: Country.ID?
            var weight: Int?
            var createdAt: Date?
            init() {}
            func collect(into list: inout Assignments) {
                list.add("recipient_name", name)
                list.add("secret", secret)
                list.add("codes", $codes)
                list.add("name_index", nameIndex)
                list.add("country_id", countryID)
                list.add("weight", weight)
                list.add("created_at", createdAt)
            }
        }

        struct Relations: Sendable {
            let country = RelationPath<CountryRelation>()
        }

        enum Unloaded {
            @available(
                *, unavailable,
                message: "load it first: Parcel.with(\\.country) in the query, or parcel.load(\\.country, on: db)"
            )
            var country: Country { switch self {} }
        }

        enum CountryRelation: Relation {
            static let name = "country"
            static var definition: BelongsTo<Parcel, Country> { Parcel.country }
            var country: Country { switch self {} }
        }
    }
}

extension HandWritten.Parcel {
    init(row: SQLRow) throws {
        id = try row.decode("id", near: 0)
        name = try row.decode("recipient_name", near: 1)
        secret = try row.decode("secret", near: 2)
        codes = try row.decode("codes", near: 3)
        nameIndex = try row.decode("name_index", near: 4)
        countryID = try row.decode("country_id", near: 5)
        weight = try row.decode("weight", near: 6)
        version = try row.decode("version", near: 7)
        deletedAt = try row.decode("deleted_at", near: 8)
        createdAt = try row.decode("created_at", near: 9)
    }
}
