import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Model`: writes what the protocol `Model` asks of a struct.
struct ModelMacro: MemberMacro, ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax, providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax], in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var reader = ModelReader()
        let shape = reader.read(declaration, attribute: node)
        reader.diagnostics.forEach(context.diagnose)
        guard let shape else { return [] }
        return ModelWriter(shape: shape).members
    }

    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        // The members' expansion reports what is wrong, once.
        var reader = ModelReader()
        guard let shape = reader.read(declaration, attribute: node) else { return [] }
        return [try ModelWriter(shape: shape).conformance(of: type.trimmedDescription, to: protocols)]
    }
}
