import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

/// What can be wrong with `@Column`, `@SoftDelete` and `@OptimisticLock`.
enum MarkerDiagnostic {
    static func notStored(
        _ attribute: AttributeSyntax, _ name: String, _ declaration: some DeclSyntaxProtocol
    ) -> Diagnostic {
        diagnostic(
            "marker.notStored", "@\(name) stands on a stored property: nothing else has a column", attribute,
            declaration)
    }

    static func noModel(
        _ attribute: AttributeSyntax, _ name: String, _ declaration: some DeclSyntaxProtocol
    ) -> Diagnostic {
        diagnostic(
            "marker.noModel", "@\(name) means something in a struct with @Model only", attribute, declaration)
    }

    static func twice(_ attribute: AttributeSyntax, _ role: ColumnRole, _ variable: VariableDeclSyntax) -> Diagnostic {
        diagnostic(
            "marker.twice", "a model has one @\(role.rawValue) at most: another property carries it already",
            attribute, variable)
    }

    private static func diagnostic(
        _ id: String, _ message: String, _ attribute: AttributeSyntax, _ declaration: some DeclSyntaxProtocol
    ) -> Diagnostic {
        let fix = removing(attribute, from: declaration).map { changes in
            FixIt(message: MacroFix(id, "remove `\(attribute.trimmedDescription)`"), changes: [changes])
        }
        return Diagnostic(
            node: attribute, message: MacroMessage(id, message), fixIts: fix.map { [$0] } ?? [])
    }

    /// The declaration without the attribute, at the place where the attribute began.
    static func removing(_ attribute: AttributeSyntax, from declaration: some DeclSyntaxProtocol) -> FixIt.Change? {
        guard let declaration = declaration.asProtocol((any WithAttributesSyntax).self) else { return nil }
        let kept = declaration.attributes.filter { $0.as(AttributeSyntax.self)?.lastName != attribute.lastName }
        let plain = declaration.with(\.attributes, kept).with(\.leadingTrivia, declaration.leadingTrivia)
        return .replace(oldNode: Syntax(declaration), newNode: Syntax(plain))
    }

    static func notALiteral(_ attribute: AttributeSyntax) -> Diagnostic {
        let fixed = attribute.with(
            \.arguments, .argumentList([LabeledExprSyntax(expression: ExprSyntax("\"<#name#>\""))]))
        return Diagnostic(
            node: attribute,
            message: MacroMessage(
                "marker.notALiteral",
                "@Column takes the name as a plain literal: it is compared while the program compiles"),
            fixIt: .replace(
                message: MacroFix("marker.notALiteral", "write the name out"), oldNode: attribute, newNode: fixed))
    }

    static func wrongType(_ variable: VariableDeclSyntax, _ role: ColumnRole) -> Diagnostic {
        let (type, why) =
            role == .softDelete
            ? ("Date?", "it holds when the row was deleted, and nothing before")
            : ("Int", "it counts the updates of the row")
        let binding = variable.bindings.first
        let name = binding?.pattern.trimmedDescription ?? ""
        let fixed = variable.with(\.bindingSpecifier.tokenKind, .keyword(.var)).with(
            \.bindings,
            [
                PatternBindingSyntax(
                    pattern: PatternSyntax("\(raw: name)"),
                    typeAnnotation: TypeAnnotationSyntax(
                        colon: .colonToken(trailingTrivia: .space), type: TypeSyntax("\(raw: type)")))
            ])
        return Diagnostic(
            node: variable.bindings,
            message: MacroMessage(
                "marker.wrongType", "@\(role.rawValue) stands on `var \(name): \(type)`: \(why)"),
            fixIt: .replace(
                message: MacroFix("marker.wrongType", "write `var \(name): \(type)`"), oldNode: variable, newNode: fixed
            ))
    }
}
