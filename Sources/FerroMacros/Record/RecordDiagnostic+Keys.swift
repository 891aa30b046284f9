import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

// What can be wrong with a record's key, and with the markers of its properties.
extension RecordDiagnostic {
    static func missingKey(_ type: StructDeclSyntax) -> Diagnostic {
        let block = type.memberBlock
        let item = MemberBlockItemSyntax(leadingTrivia: .newline + .spaces(4), decl: DeclSyntax("let id: UUID"))
        let fixed = block.with(\.members, [item] + block.members)
        return Diagnostic(
            node: type.name,
            message: MacroMessage(
                "record.missingKey", "a record needs `id`, or @RecordKey on the property that tells it from others"),
            fixIt: .replace(
                message: MacroFix("record.missingKey", "add `let id: UUID`"), oldNode: block, newNode: fixed)
        )
    }

    static func twoKeys(_ attribute: AttributeSyntax, _ variable: VariableDeclSyntax) -> Diagnostic {
        removal(
            "record.twoKeys", "a record has one key: another property carries @RecordKey already", attribute, variable)
    }

    static func idBesideKey(_ attribute: AttributeSyntax, _ variable: VariableDeclSyntax) -> Diagnostic {
        removal(
            "record.idBesideKey", "`id` is the key where there is one: name that property otherwise", attribute,
            variable)
    }

    static func keyOfNested(_ attribute: AttributeSyntax, _ variable: VariableDeclSyntax) -> Diagnostic {
        removal(
            "record.keyOfNested", "a nested struct has no key: it is kept in the record around it", attribute, variable)
    }

    static func notStored(
        _ attribute: AttributeSyntax, _ declaration: some DeclSyntaxProtocol
    ) -> Diagnostic {
        removal(
            "record.notStored", "@\(attribute.lastName) stands on a stored property: nothing else is kept", attribute,
            declaration)
    }

    static func noRecord(
        _ attribute: AttributeSyntax, _ declaration: some DeclSyntaxProtocol
    ) -> Diagnostic {
        removal(
            "record.noRecord",
            "@\(attribute.lastName) means something in a struct with @RedisRecord or @RecordFields only", attribute,
            declaration)
    }

    static func unindexable(
        _ attribute: AttributeSyntax, _ variable: VariableDeclSyntax, _ name: String, _ kind: String
    ) -> Diagnostic {
        removal(
            "record.unindexable",
            "`\(name)` is \(kind), which no index can order: texts, numbers, Bool, Date, Duration, UUID, identifiers, "
                + "enumerations over them and their optionals can be indexed", attribute, variable)
    }

    static func indexedKey(_ attribute: AttributeSyntax, _ variable: VariableDeclSyntax) -> Diagnostic {
        removal(
            "record.indexedKey", "the key needs no index: a record is found by it at once", attribute, variable)
    }

    static func noFallback(
        _ attribute: AttributeSyntax, _ binding: PatternBindingSyntax, _ type: TypeSyntax, _ name: String
    ) -> Diagnostic {
        let optional = TypeSyntax(OptionalTypeSyntax(wrappedType: type.trimmed))
            .with(\.trailingTrivia, type.trailingTrivia)
        return Diagnostic(
            node: attribute,
            message: MacroMessage(
                "record.noFallback", "@SafeLoad needs something for `\(name)` to be when it cannot be read"),
            fixIt: .replace(
                message: MacroFix("record.noFallback", "make it optional"), oldNode: type, newNode: optional))
    }

    private static func removal(
        _ id: String, _ message: String, _ attribute: AttributeSyntax, _ declaration: some DeclSyntaxProtocol
    ) -> Diagnostic {
        let fix = MarkerDiagnostic.removing(attribute, from: declaration).map { change in
            FixIt(message: MacroFix(id, "remove `\(attribute.trimmedDescription)`"), changes: [change])
        }
        return Diagnostic(
            node: attribute, message: MacroMessage(id, message), fixIts: fix.map { [$0] } ?? [])
    }
}
