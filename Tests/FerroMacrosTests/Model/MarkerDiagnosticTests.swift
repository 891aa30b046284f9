import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite struct `The diagnostics of @Column, @SoftDelete and @OptimisticLock` {
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
            line: #"@Column("x") static let x = 1"#,
            message: "@Column stands on a stored property: nothing else has a column",
            fix: #"remove `@Column("x")`"#, fixed: "static let x = 1"),
        Wrong(
            line: #"@Column("x") var x: Int { 1 }"#,
            message: "@Column stands on a stored property: nothing else has a column",
            fix: #"remove `@Column("x")`"#, fixed: "var x: Int { 1 }"),
        Wrong(
            line: "@SoftDelete func x() {}",
            message: "@SoftDelete stands on a stored property: nothing else has a column", fix: "remove `@SoftDelete`",
            fixed: "func x() {}"),
        Wrong(
            line: "@Column(name) var x: Int",
            message: "@Column takes the name as a plain literal: it is compared while the program compiles",
            fix: "write the name out", fixed: #"@Column("<#name#>") var x: Int"#),
        Wrong(
            line: #"@Column("a\(b)") var x: Int"#,
            message: "@Column takes the name as a plain literal: it is compared while the program compiles",
            fix: "write the name out", fixed: #"@Column("<#name#>") var x: Int"#),
        Wrong(
            line: #"@Column("") var x: Int"#,
            message: "@Column takes the name as a plain literal: it is compared while the program compiles",
            fix: "write the name out", fixed: #"@Column("<#name#>") var x: Int"#),
        Wrong(
            line: "@SoftDelete var gone: Bool",
            message: "@SoftDelete stands on `var gone: Date?`: it holds when the row was deleted, and nothing before",
            column: 21, fix: "write `var gone: Date?`", fixed: "@SoftDelete var gone: Date?"),
        Wrong(
            line: "@SoftDelete let gone: Date?",
            message: "@SoftDelete stands on `var gone: Date?`: it holds when the row was deleted, and nothing before",
            column: 21, fix: "write `var gone: Date?`", fixed: "@SoftDelete var gone: Date?"),
        Wrong(
            line: "@OptimisticLock var version: Int?",
            message: "@OptimisticLock stands on `var version: Int`: it counts the updates of the row",
            column: 25, fix: "write `var version: Int`", fixed: "@OptimisticLock var version: Int"),
    ]

    @Test(arguments: wrongs) func `a marker where it means nothing is refused`(_ wrong: Wrong) {
        expectMarker(
            "@Model struct Link {\n    let id: ID\n    \(wrong.line)\n}",
            DiagnosticSpec(
                message: wrong.message, line: 3, column: wrong.column, fixIts: [FixItSpec(message: wrong.fix)]),
            fix: wrong.fix, fixed: "@Model struct Link {\n    let id: ID\n    \(wrong.fixed)\n}")
    }

    @Test func `a marker outside of a model is refused`() {
        expectMarker(
            "struct Link {\n    @Column(\"x\") var x: Int\n}",
            DiagnosticSpec(
                message: "@Column means something in a struct with @Model only", line: 2, column: 5,
                fixIts: [FixItSpec(message: "remove `@Column(\"x\")`")]),
            fix: "remove `@Column(\"x\")`", fixed: "struct Link {\n    var x: Int\n}")
    }

    @Test func `a second marker of a kind is refused`() {
        let source =
            "@Model struct Link {\n    let id: ID\n    @SoftDelete var a: Date?\n    @SoftDelete var b: Date?\n}"
        expectModel(
            source, expandsTo: "struct Link {\n    let id: ID\n    var a: Date?\n    var b: Date?\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "a model has one @SoftDelete at most: another property carries it already", line: 4,
                    column: 5, fixIts: [FixItSpec(message: "remove `@SoftDelete`")])
            ], fix: "remove `@SoftDelete`",
            fixed: "@Model struct Link {\n    let id: ID\n    @SoftDelete var a: Date?\n    var b: Date?\n}")
    }
}
