import SwiftDiagnostics
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite struct InputDiagnosticTests {
    @Test func `an input is a struct`() {
        expectExpansion(
            """
            @Input class CreateLink {
                var url: String
            }
            """,
            """
            class CreateLink {
                var url: String
            }
            """,
            diagnostics: [
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "input.notAStruct"),
                    message: "@Input needs a struct: what was sent is a value", line: 1, column: 8,
                    fixIts: [FixItSpec(message: "make it a struct")])
            ],
            fixed: """
                @Input struct CreateLink {
                    var url: String
                }
                """)
    }

    @Test func `a field has one name`() {
        expectExpansion(
            """
            @Input struct Pair {
                var (a, b) = (1, 2)
            }
            """,
            """
            struct Pair {
                var (a, b) = (1, 2)
            }
            """,
            diagnostics: [
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "input.pattern"),
                    message: "a field has one name: declare each part of the tuple by itself", line: 2, column: 9)
            ])
    }

    @Test func `a check of what lies inside a field names the field`() {
        expectExpansion(
            """
            @Input struct Tagged {
                var tags: TagList
                static var rules: Rules<Self> {
                    Check(\\.tags, .valid)
                    Check(\\.tags.names, .count(...5), .unique)
                    Check(\\.tags.first, field: "first_tag", .notBlank)
                }
            }
            """,
            """
            struct Tagged {
                var tags: TagList
                @Ferro.RulesBuilder<Self>
                static var rules: Rules<Self> {
                    Check(\\.tags, .valid)
                    Check(\\.tags.names, .count(...5), .unique)
                    Check(\\.tags.first, field: "first_tag", .notBlank)
                }
            }
            """,
            diagnostics: [
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "input.unnamedPath"),
                    message: "`\\.tags.names` is no field of its own: say which one its errors name", line: 5,
                    column: 15,
                    fixIts: [FixItSpec(message: "name the field `tags`")])
            ],
            fixed: """
                @Input struct Tagged {
                    var tags: TagList
                    static var rules: Rules<Self> {
                        Check(\\.tags, .valid)
                        Check(\\.tags.names, field: "tags", .count(...5), .unique)
                        Check(\\.tags.first, field: "first_tag", .notBlank)
                    }
                }
                """)
    }
}
