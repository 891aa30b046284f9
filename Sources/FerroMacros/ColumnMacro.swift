import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// `@Column("name")`: read by `@Model`; it writes nothing by itself and reports where it means nothing.
struct ColumnMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        MarkerCheck(node: node, name: "Column").check(declaration, in: context) { _ in
            node.literalArgument == nil ? MarkerDiagnostic.notALiteral(node) : nil
        }
    }
}

/// `@SoftDelete`: marks the column that holds when a row was deleted.
struct SoftDeleteMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        MarkerCheck(node: node, name: "SoftDelete").check(declaration, in: context) { variable in
            let wrapped = variable.bindings.first?.typeAnnotation?.type.wrappedOptional
            let holdsDate = wrapped == "Date" || wrapped == "Foundation.Date"
            return holdsDate && !variable.isLet ? nil : MarkerDiagnostic.wrongType(variable, .softDelete)
        }
    }
}

/// `@OptimisticLock`: marks the column that counts the updates of a row.
struct OptimisticLockMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        MarkerCheck(node: node, name: "OptimisticLock").check(declaration, in: context) { variable in
            guard let binding = variable.bindings.first else { return nil }
            let type = binding.typeAnnotation?.type.trimmedDescription ?? binding.initializer?.value.literalType
            return type == "Int" && !variable.isLet ? nil : MarkerDiagnostic.wrongType(variable, .lock)
        }
    }
}

/// What the three markers have in common: each stands on a stored property of a model.
private struct MarkerCheck {
    let node: AttributeSyntax
    let name: String

    func check(
        _ declaration: some DeclSyntaxProtocol, in context: some MacroExpansionContext,
        _ more: (VariableDeclSyntax) -> Diagnostic?
    ) -> [DeclSyntax] {
        guard let variable = declaration.as(VariableDeclSyntax.self), !variable.isStatic,
            variable.bindings.allSatisfy(\.isStored)
        else {
            context.diagnose(MarkerDiagnostic.notStored(node, name, declaration))
            return []
        }
        guard context.isInModel else {
            context.diagnose(MarkerDiagnostic.noModel(node, name, declaration))
            return []
        }
        if let diagnostic = more(variable) { context.diagnose(diagnostic) }
        return []
    }
}

extension MacroExpansionContext {
    /// Whether the declaration stands right in a struct that carries `@Model`.
    fileprivate var isInModel: Bool {
        guard let type = lexicalContext.first?.as(StructDeclSyntax.self) else { return false }
        return type.attributes.contains { $0.as(AttributeSyntax.self)?.lastName == "Model" }
    }
}
