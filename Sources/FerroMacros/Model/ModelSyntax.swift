import SwiftSyntax

extension VariableDeclSyntax {
    var isStatic: Bool { modifiers.contains { $0.name.tokenKind == .keyword(.static) } }
    var isLazy: Bool { modifiers.contains { $0.name.tokenKind == .keyword(.lazy) } }
    var isLet: Bool { bindingSpecifier.tokenKind == .keyword(.let) }

    /// The first of the modifiers that a row's property cannot have.
    var unstorableModifier: DeclModifierSyntax? {
        modifiers.first {
            [.keyword(.lazy), .keyword(.weak), .keyword(.unowned)].contains($0.name.tokenKind)
        }
    }

    /// The attribute of a macro, with the module in front of its name or without.
    func attribute(_ name: String) -> AttributeSyntax? {
        attributes.lazy.compactMap { $0.as(AttributeSyntax.self) }.first { $0.lastName == name }
    }

    func declares(_ name: String) -> Bool { bindings.contains { $0.pattern.trimmedDescription == name } }
}

extension PatternBindingSyntax {
    /// Whether it has storage: no accessors but observers.
    var isStored: Bool {
        switch accessorBlock?.accessors {
        case nil: return true
        case .getter: return false
        case .accessors(let list):
            return list.allSatisfy {
                [.keyword(.willSet), .keyword(.didSet)].contains($0.accessorSpecifier.tokenKind)
            }
        }
    }
}

extension AttributeSyntax {
    /// `Column` of `@Column` and of `@FerroORM.Column`.
    var lastName: String {
        attributeName.as(MemberTypeSyntax.self)?.name.text ?? attributeName.trimmedDescription
    }

    /// What stands between the quotes of its only argument: a literal on one line, without interpolation and not empty.
    var literalArgument: String? {
        guard case .argumentList(let arguments) = arguments, arguments.count == 1,
            let literal = arguments.first?.expression.as(StringLiteralExprSyntax.self), literal.openingPounds == nil,
            literal.segments.count == 1, let segment = literal.segments.first?.as(StringSegmentSyntax.self)
        else { return nil }
        return segment.content.text.isEmpty ? nil : segment.content.text
    }
}

extension SyntaxProtocol {
    /// The source, with the model's name for `Self`, which means another type inside the types that the macro writes.
    func written(in model: String) -> String {
        trimmed.tokens(viewMode: .sourceAccurate).map { token in
            token.tokenKind == .keyword(.Self)
                ? token.with(\.tokenKind, .identifier(model)).description : token.description
        }.joined()
    }
}

extension DeclModifierListSyntax {
    /// What members must say to be seen as far as the type.
    var memberAccess: String {
        for modifier in self {
            switch modifier.name.tokenKind {
            case .keyword(.public), .keyword(.open): return "public "
            case .keyword(.package): return "package "
            default: continue
            }
        }
        return ""
    }
}

extension StructDeclSyntax {
    var declaresCodingKeys: Bool {
        memberBlock.members.contains { $0.decl.as(EnumDeclSyntax.self)?.name.text == "CodingKeys" }
    }
}

extension TypeSyntax {
    /// The type inside `T?` or `Optional<T>` as the program writes it; nil for any other type.
    var wrappedOptional: String? { optionalWrapped?.trimmedDescription }

    /// Whether it is a function or a tuple, which no column holds; asked through parentheses and `?`.
    var isUnstorable: Bool {
        if let wrapped = optionalWrapped { return wrapped.isUnstorable }
        if let attributed = self.as(AttributedTypeSyntax.self) { return attributed.baseType.isUnstorable }
        guard let tuple = self.as(TupleTypeSyntax.self) else { return self.is(FunctionTypeSyntax.self) }
        guard tuple.elements.count == 1, let only = tuple.elements.first else { return true }
        return only.type.isUnstorable
    }

    /// The type inside `T?` or `Optional<T>`; nil for any other type.
    var optionalWrapped: TypeSyntax? {
        if let optional = self.as(OptionalTypeSyntax.self) { return optional.wrappedType }
        guard let named = self.as(IdentifierTypeSyntax.self), named.name.text == "Optional" else { return nil }
        return named.genericArgumentClause?.arguments.first?.argument.as(TypeSyntax.self)
    }
}

extension ExprSyntax {
    /// The type of a literal, which needs no annotation.
    var literalType: String? {
        switch kind {
        case .booleanLiteralExpr: "Bool"
        case .integerLiteralExpr: "Int"
        case .floatLiteralExpr: "Double"
        case .stringLiteralExpr: "String"
        case .prefixOperatorExpr: self.as(PrefixOperatorExprSyntax.self)?.expression.literalType
        default: nil
        }
    }
}
