import Testing

@Suite struct RecordDiagnosticTests {
    @Test(arguments: ["class", "actor", "enum"]) func `a record is a struct`(_ keyword: String) {
        expectMistake(
            "@RedisRecord \(keyword) Player {\n}", "record.notAStruct",
            "@RedisRecord needs a struct: what is kept is a value, read at one moment", line: 1, column: 14,
            fix: "make it a struct", fixed: "@RedisRecord struct Player {\n}")
    }

    @Test func `a nested struct is a struct`() {
        expectMistake(
            "@RecordFields class Address {\n}", "record.notAStruct",
            "@RecordFields needs a struct: what is kept is a value, read at one moment", line: 1, column: 15,
            fix: "make it a struct", fixed: "@RecordFields struct Address {\n}")
    }

    @Test func `a record has no parameters`() {
        expectMistake(
            "@RedisRecord struct Box<T> {\n    let id: Int\n}", "record.generic",
            "a record is no generic type: its name is in the keys", line: 1, column: 24, fix: "remove the parameters",
            fixed: "@RedisRecord struct Box {\n    let id: Int\n}")
    }

    @Test func `a record has a key`() {
        expectMistake(
            "@RedisRecord struct Player {\n    var name: String\n}", "record.missingKey",
            "a record needs `id`, or @RecordKey on the property that tells it from others", line: 1, column: 21,
            fix: "add `let id: UUID`",
            fixed: "@RedisRecord struct Player {\n    let id: UUID\n    var name: String\n}")
    }

    @Test func `a computed id is no key`() {
        expectMistake(
            "@RedisRecord struct Player {\n    var name: String\n    var id: String { name }\n}", "record.missingKey",
            "a record needs `id`, or @RecordKey on the property that tells it from others", line: 1, column: 21,
            fix: "add `let id: UUID`",
            fixed:
                "@RedisRecord struct Player {\n    let id: UUID\n    var name: String\n    var id: String { name }\n}")
    }

    @Test func `a record has one key`() {
        expectMistake(
            "@RedisRecord struct Player {\n    @RecordKey let a: Int\n    @RecordKey let b: Int\n}", "record.twoKeys",
            "a record has one key: another property carries @RecordKey already", line: 3, column: 5,
            fix: "remove `@RecordKey`",
            fixed: "@RedisRecord struct Player {\n    @RecordKey let a: Int\n    let b: Int\n}")
    }

    @Test func `where there is an id it is the key`() {
        expectMistake(
            "@RedisRecord struct Player {\n    let id: Int\n    @RecordKey let mail: String\n}", "record.idBesideKey",
            "`id` is the key where there is one: name that property otherwise", line: 3, column: 5,
            fix: "remove `@RecordKey`",
            fixed: "@RedisRecord struct Player {\n    let id: Int\n    let mail: String\n}")
    }

    @Test func `a nested struct has no key`() {
        expectMistake(
            "@RecordFields struct Address {\n    @RecordKey var street: String\n}", "record.keyOfNested",
            "a nested struct has no key: it is kept in the record around it", line: 2, column: 5,
            fix: "remove `@RecordKey`", fixed: "@RecordFields struct Address {\n    var street: String\n}")
    }

    @Test(arguments: [
        ("[String]", "a collection"), ("[String]?", "a collection"), ("[String: Int]", "a collection"),
        ("Set<String>", "a collection"), ("Swift.Array<Int>", "a collection"), ("RecordSortedSet<Int>", "a collection"),
        ("[UInt8]", "bytes"), ("Data", "bytes"), ("RecordCounter", "a counter"), ("any Sendable", "of any type"),
    ]) func `what has no order is not indexed`(_ type: String, _ kind: String) {
        expectMistake(
            "@RedisRecord struct Player {\n    let id: Int\n    @Indexed var x: \(type)\n}", "record.unindexable",
            "`x` is \(kind), which no index can order: texts, numbers, Bool, Date, Duration, UUID, identifiers, "
                + "enumerations over them and their optionals can be indexed", line: 3, column: 5,
            fix: "remove `@Indexed`", fixed: "@RedisRecord struct Player {\n    let id: Int\n    var x: \(type)\n}")
    }

    @Test func `the key is not indexed`() {
        expectMistake(
            "@RedisRecord struct Player {\n    @Indexed let id: Int\n}", "record.indexedKey",
            "the key needs no index: a record is found by it at once", line: 2, column: 5, fix: "remove `@Indexed`",
            fixed: "@RedisRecord struct Player {\n    let id: Int\n}")
    }

    @Test func `what may fail to load needs something in its place`() {
        expectMistake(
            "@RedisRecord struct Player {\n    let id: Int\n    @SafeLoad var rank: Rank\n}", "record.noFallback",
            "@SafeLoad needs something for `rank` to be when it cannot be read", line: 3, column: 5,
            fix: "make it optional",
            fixed: "@RedisRecord struct Player {\n    let id: Int\n    @SafeLoad var rank: Rank?\n}")
    }

    @Test func `a type that no literal tells is written out`() {
        expectMistake(
            "@RedisRecord struct Player {\n    let id: Int\n    var rank = Rank.novice\n}", "record.untyped",
            "`rank` needs its type written out: a macro cannot infer it", line: 3, column: 9, fix: "write the type",
            fixed: "@RedisRecord struct Player {\n    let id: Int\n    var rank: <#Type#> = Rank.novice\n}")
    }

    @Test func `a constant with a value is final`() {
        expectMistake(
            "@RedisRecord struct Player {\n    let id: UUID = UUID()\n}", "record.constant",
            "`id` could never take the value that is kept: a constant with a value is final", line: 2, column: 5,
            fix: "make it a variable", fixed: "@RedisRecord struct Player {\n    var id: UUID = UUID()\n}")
    }

    @Test(arguments: ["path", "isLenient"]) func `some names mean something else`(_ name: String) {
        let other = "record" + name.prefix(1).uppercased() + name.dropFirst()
        expectMistake(
            "@RecordFields struct File {\n    var \(name): String\n}", "record.reserved",
            "`\(name)` means something else where fields are named: give it another name", line: 2, column: 9,
            fix: "name it `\(other)`", fixed: "@RecordFields struct File {\n    var \(other): String\n}")
    }

    @Test func `the macro's own types are not hidden`() {
        expectMistake(
            "@RecordFields struct File {\n    enum Fields {}\n}", "record.reservedType",
            "the macro writes `Fields`: give this type another name", line: 2, column: 10,
            fix: "name it `FieldsList`", fixed: "@RecordFields struct File {\n    enum FieldsList {}\n}")
    }

    @Test func `functions and references are not kept`() {
        expectMistake(
            "@RecordFields struct File {\n    var run: () -> Void\n}", "record.unstorable",
            "`run` cannot be kept: nothing writes a function or a tuple as bytes", line: 2, column: 14,
            fix: "compute it", fixed: "@RecordFields struct File {\n    var run: () -> Void { <#value#> }\n}")
        expectMistake(
            "@RecordFields struct File {\n    weak var owner: User?\n}", "record.modifier",
            "`owner` cannot be weak: a record keeps values", line: 2, column: 5, fix: "remove `weak`",
            fixed: "@RecordFields struct File {\n    var owner: User?\n}")
        expectMistake(
            "@RecordFields struct File {\n    var (a, b): (Int, Int)\n}", "record.pattern",
            "a field has one name: declare each part of the tuple by itself", line: 2, column: 9)
    }

    @Test(arguments: [#""a:b""#, #""{a}""#, #""""#, "name"]) func `the name in the keys is plain`(_ name: String) {
        expectMistake(
            "@RedisRecord(\(name)) struct Player {\n    let id: Int\n}", "record.recordName",
            "the name in the keys is a plain literal without `{`, `}`, `:` and `\\`, which mean something there",
            line: 1,
            column: 14, fix: "write \"Player\"", fixed: "@RedisRecord(\"Player\") struct Player {\n    let id: Int\n}")
    }

    @Test(arguments: [("@v", "_v"), ("a:b", "a_b"), ("a.b", "a_b"), ("a b", "a_b")])
    func `a field has a plain name`(_ name: String, _ plain: String) {
        expectMistake(
            "@RedisRecord struct Player {\n    let id: Int\n    var `\(name)`: Int\n}", "record.rawName",
            "a field's name has letters, digits and `_` alone: other signs divide paths and keys", line: 3, column: 9,
            fix: "name it `\(plain)`",
            fixed: "@RedisRecord struct Player {\n    let id: Int\n    var \(plain): Int\n}")
    }

    @Test func `fields are the same in every build`() {
        expectMistake(
            "@RecordFields struct File {\n    #if DEBUG\n    var a: Int\n    #endif\n}", "record.conditional",
            "a macro does not see into #if: a record has the same fields in every build, so put what differs elsewhere",
            line: 2, column: 5)
    }

    @Test(arguments: ["Indexed", "SafeLoad"]) func `markers stand on what is kept`(_ name: String) {
        let message = "@\(name) stands on a stored property: nothing else is kept"
        for what in ["static var a: Int", "var a: Int { 1 }", "lazy var a: Int = 1", "func a() {\n    }"] {
            expectMistake(
                "struct File {\n    @\(name) \(what)\n}", "record.notStored", message, line: 2, column: 5,
                fix: "remove `@\(name)`", fixed: "struct File {\n    \(what)\n}")
        }
    }

    @Test func `markers stand in records`() {
        expectMistake(
            "struct File {\n    @Indexed var a: Int\n}", "record.noRecord",
            "@Indexed means something in a struct with @RedisRecord or @RecordFields only", line: 2, column: 5,
            fix: "remove `@Indexed`", fixed: "struct File {\n    var a: Int\n}")
    }
}
