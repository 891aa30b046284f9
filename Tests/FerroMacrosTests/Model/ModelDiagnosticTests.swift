import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite struct `The diagnostics of @Model` {
    @Test func `a class is refused`() {
        expectModel(
            "@Model class Link {\n    let id: ID\n}",
            expandsTo: "class Link {\n    let id: ID\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "@Model needs a struct: a row is a value, which can be sent and compared", line: 1,
                    column: 8,
                    fixIts: [FixItSpec(message: "make it a struct")])
            ], fix: "make it a struct", fixed: "@Model struct Link {\n    let id: ID\n}")
    }

    @Test func `a missing key is added`() {
        expectModel(
            "@Model struct Link {\n    var url: String\n}",
            expandsTo: "struct Link {\n    var url: String\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "a model needs `let id: ID`, the key that finds its row", line: 1, column: 15,
                    fixIts: [FixItSpec(message: "add `let id: ID`")])
            ], fix: "add `let id: ID`", fixed: "@Model struct Link {\n    let id: ID\n    var url: String\n}")
    }

    @Test(arguments: ["var id: ID", "let id: Int", "let id: ID = 1", "var id: ID?"])
    func `a key of another form is rewritten`(id: String) {
        expectModel(
            "@Model struct Link {\n    \(id)\n    var url: String\n}",
            expandsTo: "struct Link {\n    \(id)\n    var url: String\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "the key is declared `let id: ID`: it is of the model's own type and never changes",
                    line: 2, column: 5, fixIts: [FixItSpec(message: "write `let id: ID`")])
            ], fix: "write `let id: ID`", fixed: "@Model struct Link {\n    let id: ID\n    var url: String\n}")
    }

    @Test func `a property whose type is not written is refused`() {
        expectModel(
            "@Model struct Link {\n    let id: ID\n    var tags = [String]()\n}",
            expandsTo: "struct Link {\n    let id: ID\n    var tags = [String]()\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "`tags` needs its type written out: a macro cannot infer it", line: 3, column: 9,
                    fixIts: [FixItSpec(message: "write the type")])
            ], fix: "write the type",
            fixed: "@Model struct Link {\n    let id: ID\n    var tags: <#Type#> = [String]()\n}")
    }

    @Test func `a constant that has its value already is refused`() {
        expectModel(
            "@Model struct Link {\n    let id: ID\n    let kind: Int = 1\n}",
            expandsTo: "struct Link {\n    let id: ID\n    let kind: Int = 1\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "`kind` could never take the value of its column: a constant with a value is final",
                    line: 3, column: 5, fixIts: [FixItSpec(message: "make it a variable")])
            ], fix: "make it a variable", fixed: "@Model struct Link {\n    let id: ID\n    var kind: Int = 1\n}")
    }

    @Test func `a tuple is refused`() {
        expectModel(
            "@Model struct Link {\n    let id: ID\n    var (a, b): (Int, Int)\n}",
            expandsTo: "struct Link {\n    let id: ID\n    var (a, b): (Int, Int)\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "a column has one name: declare each part of the tuple by itself", line: 3, column: 9,
                    fixIts: [FixItSpec(message: "declare each part by itself")])
            ], fix: "declare each part by itself",
            fixed: "@Model struct Link {\n    let id: ID\n    var a: Int, b: Int\n}")
    }

    @Test func `a relation that is a variable is made a constant`() {
        expectModel(
            "@Model struct Link {\n    let id: ID\n    static var notes = hasMany(Note.self, \\.linkID)\n}",
            expandsTo: "struct Link {\n    let id: ID\n    static var notes = hasMany(Note.self, \\.linkID)\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "the relation `notes` is a constant: it belongs to the model's type", line: 3, column: 12,
                    fixIts: [FixItSpec(message: "make it `static let`")])
            ], fix: "make it `static let`",
            fixed: "@Model struct Link {\n    let id: ID\n    static let notes = hasMany(Note.self, \\.linkID)\n}")
    }

    @Test func `a relation must name its model`() {
        expectModel(
            "@Model struct Link {\n    let id: ID\n    static let notes = hasMany(type, \\.linkID)\n}",
            expandsTo: "struct Link {\n    let id: ID\n    static let notes = hasMany(type, \\.linkID)\n}",
            diagnostics: [
                DiagnosticSpec(
                    message: "the relation `notes` must name its model, as in `hasMany(Comment.self, \\.linkID)`",
                    line: 3, column: 16)
            ])
    }
}
