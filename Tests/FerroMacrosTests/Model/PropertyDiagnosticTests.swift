import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite struct `The diagnostics of a model's properties` {
    /// A model with a wrong line, what is said of it, and what the fix makes of the line.
    struct Wrong: Sendable, CustomTestStringConvertible {
        var line: String
        var message: String
        var column = 5
        var fix: String
        var fixed: String
        var testDescription: String { line }
    }

    static let wrongs: [Wrong] = [
        Wrong(
            line: "lazy var name: String = \"\"",
            message: "`name` cannot be lazy: a row holds the values of its columns", fix: "remove `lazy`",
            fixed: "var name: String = \"\""),
        Wrong(
            line: "var run: () -> Void",
            message: "`run` has no column: none holds a function or a tuple; a JSONColumn struct holds several values",
            column: 14, fix: "compute it", fixed: "var run: () -> Void { <#value#> }"),
        Wrong(
            line: "var run: (@Sendable () -> Void)?",
            message: "`run` has no column: none holds a function or a tuple; a JSONColumn struct holds several values",
            column: 14, fix: "compute it", fixed: "var run: (@Sendable () -> Void)? { <#value#> }"),
        Wrong(
            line: "var size: (Int, Int) = (1, 2)",
            message: "`size` has no column: none holds a function or a tuple; a JSONColumn struct holds several values",
            column: 15, fix: "compute it", fixed: "var size: (Int, Int) { <#value#> }"),
    ]

    @Test(arguments: wrongs) func `what no column holds is refused`(_ wrong: Wrong) {
        let source = "@Model struct Link {\n    let id: ID\n    \(wrong.line)\n}"
        expectModel(
            source, expandsTo: source.replacing("@Model ", with: ""),
            diagnostics: [
                DiagnosticSpec(
                    message: wrong.message, line: 3, column: wrong.column, fixIts: [FixItSpec(message: wrong.fix)])
            ], fix: wrong.fix, fixed: source.replacing(wrong.line, with: wrong.fixed))
    }

    @Test func `observers, computed and static properties are no mistakes`() {
        let source = """
            struct Link {
                let id: ID
                var url: String { didSet { print(url) } }
                var host: String { url }
                static var run: () -> Void = {}
                static let pair: (Int, Int) = (1, 2)
            """
        let columns = #"static let names = ["id", "url"]"#
        #expect(expansion("@Model \(source)\n}").contains(columns))
    }

    @Test func `a generic model is refused`() {
        expectModel(
            "@Model struct Link<T: Sendable> {\n    let id: ID\n}",
            expandsTo: "struct Link<T: Sendable> {\n    let id: ID\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "a model is no generic type: one struct is one table", line: 1, column: 19,
                    fixIts: [FixItSpec(message: "remove the parameters")])
            ], fix: "remove the parameters", fixed: "@Model struct Link {\n    let id: ID\n}")
    }

    @Test func `columns under #if are refused`() {
        let body = "struct Link {\n    let id: ID\n    #if DEBUG\n    var name: String\n    #endif\n}"
        expectModel(
            "@Model \(body)", expandsTo: body,
            diagnostics: [
                DiagnosticSpec(
                    message:
                        "@Model does not see into #if: a table has the same columns in every build, so put what differs elsewhere",
                    line: 3, column: 5)
            ])
    }

    @Test(arguments: [
        ("@Model", "UUID", "@Model(id: UUID.self)"),
        ("@Model(\"people\")", "UUID", "@Model(\"people\", id: UUID.self)"),
        ("@Model", "String", "@Model(id: String.self)"),
    ])
    func `a key of a type that the macro takes is moved there`(attribute: String, type: String, fixed: String) {
        expectModel(
            "\(attribute) struct Link {\n    let id: \(type)\n}",
            expandsTo: "struct Link {\n    let id: \(type)\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "the key is declared `let id: ID`: it is of the model's own type and never changes",
                    line: 2, column: 5,
                    fixIts: [
                        FixItSpec(message: "write `@Model(id: \(type).self)` and `let id: ID`"),
                        FixItSpec(message: "write `let id: ID`"),
                    ])
            ], fix: "write `@Model(id: \(type).self)` and `let id: ID`",
            fixed: "\(fixed) struct Link {\n    let id: ID\n}")
    }

    @Test(arguments: [
        (
            "@Column(\"name\") var title: String\n    var name: String", "`title` and `name`", 3,
            "remove `@Column(\"name\")`", "var title: String\n    var name: String", "name"
        ),
        (
            "var name: String\n    @Column(\"name\") var title: String", "`title` and `name`", 4,
            "remove `@Column(\"name\")`", "var name: String\n    var title: String", "name"
        ),
        (
            "var userID: Int\n    var userId: Int", "`userId` and `userID`", 4, "name its column",
            "var userID: Int\n    @Column(\"<#name#>\") var userId: Int", "user_id"
        ),
    ])
    func `two properties of one column are refused`(
        lines: String, names: String, line: Int, fix: String, fixed: String, column: String
    ) {
        let plain = lines.replacing("@Column(\"name\") ", with: "")
        expectModel(
            "@Model struct Link {\n    let id: ID\n    \(lines)\n}",
            expandsTo: "struct Link {\n    let id: ID\n    \(plain)\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "\(names) would share the column \"\(column)\"", line: line, column: 5,
                    fixIts: [FixItSpec(message: fix)])
            ], fix: fix, fixed: "@Model struct Link {\n    let id: ID\n    \(fixed)\n}")
    }
}
