import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

// What no column can hold, and what a macro cannot see.
extension ModelDiagnostic {
    static func generic(_ generics: GenericParameterClauseSyntax, _ type: StructDeclSyntax) -> Diagnostic {
        let plain = type.with(\.genericParameterClause, nil).with(\.genericWhereClause, nil)
            .with(\.name, type.name.with(\.trailingTrivia, generics.trailingTrivia))
        return Diagnostic(
            node: generics,
            message: MacroMessage("model.generic", "a model is no generic type: one struct is one table"),
            fixIt: .replace(
                message: MacroFix("model.generic", "remove the parameters"), oldNode: type, newNode: plain))
    }

    static func conditional(_ block: IfConfigDeclSyntax) -> Diagnostic {
        Diagnostic(
            node: block.clauses.first?.poundKeyword ?? block.firstToken(viewMode: .sourceAccurate) ?? .poundIfToken(),
            message: MacroMessage(
                "model.conditional",
                "@Model does not see into #if: a table has the same columns in every build, so put what differs elsewhere"
            ))
    }

    static func modifier(
        _ modifier: DeclModifierSyntax, of variable: VariableDeclSyntax, name: String
    ) -> Diagnostic {
        let word = modifier.name.text
        let fixed = variable.with(\.modifiers, variable.modifiers.filter { $0.id != modifier.id })
            .with(\.leadingTrivia, variable.leadingTrivia)
        return Diagnostic(
            node: modifier,
            message: MacroMessage(
                "model.modifier", "`\(name)` cannot be \(word): a row holds the values of its columns"),
            fixIt: .replace(
                message: MacroFix("model.modifier", "remove `\(word)`"), oldNode: variable, newNode: fixed))
    }

    static func unstorable(_ binding: PatternBindingSyntax, _ type: TypeSyntax, name: String) -> Diagnostic {
        let body = AccessorBlockSyntax(
            leadingTrivia: .space, accessors: .getter([CodeBlockItemSyntax(item: .expr(ExprSyntax(" <#value#> ")))]))
        let fixed = binding.with(\.initializer, nil).with(\.accessorBlock, body)
            .with(\.typeAnnotation, binding.typeAnnotation?.with(\.type, type.trimmed))
        return Diagnostic(
            node: type,
            message: MacroMessage(
                "model.unstorable",
                "`\(name)` has no column: none holds a function or a tuple; a JSONColumn struct holds several values"),
            fixIt: .replace(
                message: MacroFix("model.unstorable", "compute it"), oldNode: binding, newNode: fixed))
    }

    static func sameColumn(_ said: ModelColumn, _ other: ModelColumn, _ variable: VariableDeclSyntax) -> Diagnostic {
        let message = MacroMessage(
            "model.sameColumn", "`\(said.name)` and `\(other.name)` would share the column \"\(said.column)\"")
        if let attribute = variable.attribute("Column") {
            let change = MarkerDiagnostic.removing(attribute, from: variable)
            let fix = MacroFix("model.sameColumn", "remove `\(attribute.trimmedDescription)`")
            return Diagnostic(
                node: variable, message: message,
                fixIts: change.map { [FixIt(message: fix, changes: [$0])] } ?? [])
        }
        var attributes: AttributeListSyntax = [.attribute("@Column(\"<#name#>\") ")]
        attributes.append(contentsOf: variable.with(\.leadingTrivia, []).attributes)
        let named = variable.with(\.leadingTrivia, []).with(\.attributes, attributes)
            .with(\.leadingTrivia, variable.leadingTrivia)
        return Diagnostic(
            node: variable, message: message,
            fixIt: .replace(
                message: MacroFix("model.sameColumn", "name its column"), oldNode: variable, newNode: named))
    }
}
