import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Input`: writes how a struct is decoded, and what its fields are called.
struct InputMacro: ExtensionMacro, MemberAttributeMacro {
    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        var reader = InputReader()
        let shape = reader.read(declaration, attribute: node)
        reader.diagnostics.forEach(context.diagnose)
        guard let shape else { return [] }
        return [try InputWriter(shape: shape).conformance(of: type.trimmedDescription, isStated: protocols.isEmpty)]
    }

    /// Lets `rules` be a list of checks: the compiler infers the builder only from a conformance that the struct itself
    /// states, and this one stands in an extension.
    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingAttributesFor member: some DeclSyntaxProtocol, in context: some MacroExpansionContext
    ) throws -> [AttributeSyntax] {
        guard let variable = member.as(VariableDeclSyntax.self), variable.isStatic, variable.declares("rules"),
            variable.bindings.allSatisfy({ $0.accessorBlock != nil }), !variable.hasBuilder
        else { return [] }
        return ["@Ferro.RulesBuilder<Self>"]
    }
}

extension VariableDeclSyntax {
    fileprivate var hasBuilder: Bool {
        attributes.contains {
            $0.as(AttributeSyntax.self)?.attributeName.trimmedDescription.contains("RulesBuilder") == true
        }
    }
}
