extension Mistake {
    /// Mistakes with records in Redis.
    static let records: [Mistake] = [
        Mistake("a record is a class", "@RedisRecord class Thing { let id = 1 }", says: "@RedisRecord needs a struct"),
        Mistake(
            "a record lacks its key", "@RedisRecord struct Thing { var name: String }", says: "a record needs `id`"),
        Mistake(
            "a record is generic", "@RedisRecord struct Thing<T> { let id: Int }", says: "a record is no generic type"),
        Mistake(
            "a record's id is no id", "@RedisRecord struct Thing { let id: Double }",
            says: "requires that 'Double' conform to 'RecordID'"),
        Mistake(
            "a record holds what no two tasks may share", "@RedisRecord struct Thing { let id: Int; var box: Box }",
            says: "stored property 'box' of 'Sendable'-conforming struct 'Thing' has non-Sendable type 'Box'"),
        Mistake(
            "a record holds a function", "@RedisRecord struct Thing { let id: Int; var run: @Sendable () -> Void }",
            says: "`run` cannot be kept"),
        Mistake(
            "a list is indexed", "@RedisRecord struct Thing { let id: Int; @Indexed var tags: [String] }",
            says: "`tags` is a collection, which no index can order"),
        Mistake(
            "what is kept as JSON is indexed", "@RedisRecord struct Thing { let id: Int; @Indexed var place: Place }",
            says: "only texts, numbers, Bool, Date, Duration, UUID, identifiers"),
        Mistake(
            "a nested struct without indexed fields is indexed",
            "@RedisRecord struct Thing { let id: Int; @Indexed var address: Street }",
            says: "only texts, numbers, Bool, Date, Duration, UUID, identifiers"),
        Mistake(
            "a property is indexed in a struct that is no record", "struct Thing { @Indexed var name: String }",
            says: "@Indexed means something in a struct with @RedisRecord or @RecordFields only"),
        Mistake(
            "a field without an index is searched for",
            #"func f(_ s: RecordSpace) async throws { _ = try await Gamer.find(on: s) { $0.bio == "" } }"#,
            says: "value of type 'Gamer.Indexes' has no member 'bio'"),
        Mistake(
            "a number is compared with a text",
            #"func f(_ s: RecordSpace) async throws { _ = try await Gamer.find(on: s) { $0.score == "x" } }"#,
            says: "cannot convert value of type"),
        Mistake(
            "a number has a prefix",
            #"func f(_ s: RecordSpace) async throws { _ = try await Gamer.find(on: s) { $0.score.hasPrefix("x") } }"#,
            says: "no exact matches in call to instance method 'hasPrefix'"),
        Mistake(
            "a record without indexes is searched for",
            "func f(_ s: RecordSpace) async throws { _ = try await Plain.find(on: s) { _ in .always } }",
            says: "requires that 'Plain' conform to 'IndexedFields'"),
        Mistake(
            "a record is named by another type's id",
            #"func f(_ s: RecordSpace) { _ = Gamer.at("x", on: s) }"#,
            says: "cannot convert value of type 'String' to expected argument type 'Int'"),
    ]
}

extension Board {
    /// What the programs with records are written on.
    static let records = #"""
        import FerroRecords
        import Foundation

        @RedisRecord struct Gamer: Equatable {
            let id: Int
            @Indexed var name: String
            @Indexed var score: Int = 0
            @Indexed var age: Int?
            @Indexed var home: Home
            var bio: String = ""
        }

        @RecordFields struct Home: Equatable { @Indexed var city: String; var street: Street }
        @RecordFields struct Street: Equatable { var name: String }
        @RedisRecord("plain") public struct Plain { @RecordKey public let mail: String; private(set) var tags: [String] }

        /// A type that is kept as JSON.
        struct Place: Codable, Sendable { var x = 0 }
        /// A type that no two tasks may share.
        final class Box { var value = 0 }
        """#

    /// Every feature that the mistakes about records are about, used as it is meant.
    static let soundRecords = #"""
        func records(_ s: RecordSpace) async throws {
            let ada = Gamer(id: 1, name: "Ada", home: Home(city: "Paris", street: Street(name: "Rue")))
            _ = try await ada.insert(on: s)
            _ = try await Gamer.at(1, on: s).score.add(5)
            try await Gamer.at(1, on: s).home.street.name.set("Quai")
            _ = try await Gamer.find(on: s, order: { $0.score.descending }, limit: 5) {
                $0.score >= 100 && !$0.name.hasPrefix("Ad") || $0.age == nil && $0.home.city == "Paris"
            }
            _ = try await Gamer.count(on: s) { $0.name.isIn(["Ada", "Bob"]) || $0.score.isIn(0..<9) }
            _ = try await Plain.find(["a@b"], on: s, missing: .skipped).map(\.id)
        }
        """#
}
