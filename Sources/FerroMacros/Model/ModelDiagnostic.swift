import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

/// What can be wrong with a struct that carries `@Model`.
enum ModelDiagnostic {
    static func notAStruct(_ declaration: some DeclGroupSyntax, _ attribute: AttributeSyntax) -> Diagnostic {
        let message = MacroMessage(
            "model.notAStruct", "@Model needs a struct: a row is a value, which can be sent and compared")
        guard let keyword = declaration.introducerToken else { return Diagnostic(node: attribute, message: message) }
        let fixed = keyword.with(\.tokenKind, .keyword(.struct))
        return Diagnostic(
            node: keyword, message: message,
            fixIt: .replace(message: MacroFix("model.notAStruct", "make it a struct"), oldNode: keyword, newNode: fixed)
        )
    }

    static func missingID(_ type: StructDeclSyntax) -> Diagnostic {
        let block = type.memberBlock
        let item = MemberBlockItemSyntax(
            leadingTrivia: .newline + .spaces(4), decl: DeclSyntax("let id: ID"))
        let fixed = block.with(\.members, [item] + block.members)
        return Diagnostic(
            node: type.name,
            message: MacroMessage("model.missingID", "a model needs `let id: ID`, the key that finds its row"),
            fixIt: .replace(message: MacroFix("model.missingID", "add `let id: ID`"), oldNode: block, newNode: fixed))
    }

    static func wrongID(_ variable: VariableDeclSyntax) -> Diagnostic {
        let key = PatternBindingSyntax(
            pattern: PatternSyntax("id"),
            typeAnnotation: TypeAnnotationSyntax(colon: .colonToken(trailingTrivia: .space), type: TypeSyntax("ID")))
        let fixed = variable.with(\.bindingSpecifier.tokenKind, .keyword(.let)).with(\.bindings, [key])
        return Diagnostic(
            node: variable,
            message: MacroMessage(
                "model.wrongID", "the key is declared `let id: ID`: it is of the model's own type and never changes"),
            fixIt: .replace(message: MacroFix("model.wrongID", "write `let id: ID`"), oldNode: variable, newNode: fixed)
        )
    }

    static func untyped(_ binding: PatternBindingSyntax, name: String) -> Diagnostic {
        let placeholder = TypeAnnotationSyntax(
            colon: .colonToken(trailingTrivia: .space), type: TypeSyntax("<#Type#>").with(\.trailingTrivia, .space))
        let fixed = binding.with(\.pattern, binding.pattern.trimmed).with(\.typeAnnotation, placeholder)
        return Diagnostic(
            node: binding,
            message: MacroMessage("model.untyped", "`\(name)` needs its type written out: a macro cannot infer it"),
            fixIt: .replace(message: MacroFix("model.untyped", "write the type"), oldNode: binding, newNode: fixed))
    }

    static func pattern(_ binding: PatternBindingSyntax) -> Diagnostic {
        Diagnostic(
            node: binding,
            message: MacroMessage("model.pattern", "a column has one name: declare each part of the tuple by itself"))
    }

    static func constant(
        _ variable: VariableDeclSyntax, initializer: InitializerClauseSyntax, name: String
    ) -> Diagnostic {
        let keyword = variable.bindingSpecifier
        return Diagnostic(
            node: keyword,
            message: MacroMessage(
                "model.constant", "`\(name)` could never take the value of its column: a constant with a value is final"
            ),
            fixIt: .replace(
                message: MacroFix("model.constant", "make it a variable"),
                oldNode: keyword, newNode: keyword.with(\.tokenKind, .keyword(.var))))
    }

    static func relationVar(_ variable: VariableDeclSyntax, name: String) -> Diagnostic {
        let keyword = variable.bindingSpecifier
        return Diagnostic(
            node: keyword,
            message: MacroMessage(
                "model.relationVar", "the relation `\(name)` is a constant: it belongs to the model's type"),
            fixIt: .replace(
                message: MacroFix("model.relationVar", "make it `static let`"),
                oldNode: keyword, newNode: keyword.with(\.tokenKind, .keyword(.let))))
    }

    static func unnamedModel(_ binding: PatternBindingSyntax, name: String) -> Diagnostic {
        Diagnostic(
            node: binding,
            message: MacroMessage(
                "model.unnamedModel",
                "the relation `\(name)` must name its model, as in `hasMany(Comment.self, \\.linkID)`"))
    }
}

extension DeclGroupSyntax {
    /// The keyword that introduces the type.
    var introducerToken: TokenSyntax? {
        if let type = self.as(ClassDeclSyntax.self) { return type.classKeyword }
        if let type = self.as(ActorDeclSyntax.self) { return type.actorKeyword }
        if let type = self.as(EnumDeclSyntax.self) { return type.enumKeyword }
        return nil
    }
}
