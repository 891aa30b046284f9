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

    static func wrongID(_ variable: VariableDeclSyntax, _ attribute: AttributeSyntax, type: String) -> Diagnostic {
        let key = PatternBindingSyntax(
            pattern: PatternSyntax("id"),
            typeAnnotation: TypeAnnotationSyntax(colon: .colonToken(trailingTrivia: .space), type: TypeSyntax("ID")))
        let fixed = variable.with(\.bindingSpecifier.tokenKind, .keyword(.let)).with(\.bindings, [key])
        let plain = FixIt.replace(
            message: MacroFix("model.wrongID", "write `let id: ID`"), oldNode: variable, newNode: fixed)
        return Diagnostic(
            node: variable,
            message: MacroMessage(
                "model.wrongID", "the key is declared `let id: ID`: it is of the model's own type and never changes"),
            fixIts: ["UUID", "String"].contains(type) ? [keyed(plain, attribute, type: type), plain] : [plain])
    }

    /// `let id: UUID` is what someone writes who does not know of `@Model(id: UUID.self)`.
    private static func keyed(_ plain: FixIt, _ attribute: AttributeSyntax, type: String) -> FixIt {
        let id = LabeledExprSyntax(label: "id", expression: ExprSyntax("\(raw: type).self"))
        var list = LabeledExprListSyntax([id])
        if case .argumentList(let old) = attribute.arguments {
            list = LabeledExprListSyntax(
                old.filter { $0.label == nil }.map { $0.with(\.trailingComma, .commaToken(trailingTrivia: .space)) } + [
                    id
                ])
        }
        let keyed = attribute.with(\.attributeName, attribute.attributeName.trimmed).with(
            \.leftParen, .leftParenToken()
        )
        .with(\.arguments, .argumentList(list))
        .with(\.rightParen, .rightParenToken(trailingTrivia: attribute.trailingTrivia))
        return FixIt(
            message: MacroFix("model.keyed", "write `@Model(id: \(type).self)` and `let id: ID`"),
            changes: [.replace(oldNode: Syntax(attribute), newNode: Syntax(keyed))] + plain.changes)
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

    static func pattern(_ binding: PatternBindingSyntax, of variable: VariableDeclSyntax) -> Diagnostic {
        let message = MacroMessage("model.pattern", "a column has one name: declare each part of the tuple by itself")
        guard let names = binding.pattern.as(TuplePatternSyntax.self)?.elements,
            let types = binding.typeAnnotation?.type.as(TupleTypeSyntax.self)?.elements, names.count == types.count
        else { return Diagnostic(node: binding, message: message) }
        let parts = zip(names, types).map { name, type in
            PatternBindingSyntax(
                pattern: name.pattern.trimmed,
                typeAnnotation: TypeAnnotationSyntax(
                    colon: .colonToken(trailingTrivia: .space), type: type.type.trimmed))
        }
        let bindings = parts.enumerated().map { index, part in
            index == parts.count - 1 ? part : part.with(\.trailingComma, .commaToken(trailingTrivia: .space))
        }
        return Diagnostic(
            node: binding, message: message,
            fixIt: .replace(
                message: MacroFix("model.pattern", "declare each part by itself"), oldNode: variable,
                newNode: variable.with(\.bindings, PatternBindingListSyntax(bindings))))
    }

    static func constant(_ variable: VariableDeclSyntax, name: String) -> Diagnostic {
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
