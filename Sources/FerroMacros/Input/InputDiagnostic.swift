import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

/// What can be wrong with a struct that carries `@Input`.
enum InputDiagnostic {
    static func notAStruct(_ declaration: some DeclGroupSyntax, _ attribute: AttributeSyntax) -> Diagnostic {
        let message = MacroMessage("input.notAStruct", "@Input needs a struct: what was sent is a value")
        guard let keyword = declaration.introducerToken else { return Diagnostic(node: attribute, message: message) }
        return Diagnostic(
            node: keyword, message: message,
            fixIt: .replace(
                message: MacroFix("input.notAStruct", "make it a struct"), oldNode: keyword,
                newNode: keyword.with(\.tokenKind, .keyword(.struct))))
    }

    static func pattern(_ binding: PatternBindingSyntax) -> Diagnostic {
        Diagnostic(
            node: binding,
            message: MacroMessage("input.pattern", "a field has one name: declare each part of the tuple by itself"))
    }

    /// A check of `\.tags.names`, whose failures would name no field.
    static func unnamedPath(
        _ call: FunctionCallExprSyntax, _ argument: LabeledExprSyntax, _ field: String
    ) -> Diagnostic {
        let name = StringLiteralExprSyntax(content: field)
        let label = LabeledExprSyntax(
            label: "field", colon: .colonToken(trailingTrivia: .space), expression: name,
            trailingComma: argument.trailingComma == nil ? nil : .commaToken(trailingTrivia: .space))
        var arguments = call.arguments
        let path = argument.with(\.trailingComma, .commaToken(trailingTrivia: .space))
        arguments = [path, label] + LabeledExprListSyntax(arguments.dropFirst())
        let text = argument.expression.trimmedDescription
        return Diagnostic(
            node: argument.expression,
            message: MacroMessage(
                "input.unnamedPath", "`\(text)` is no field of its own: say which one its errors name"),
            fixIt: .replace(
                message: MacroFix("input.unnamedPath", "name the field `\(field)`"), oldNode: call,
                newNode: call.with(\.arguments, arguments)))
    }
}
