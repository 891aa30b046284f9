import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Input`: writes how a struct is decoded, and what its fields are called.
struct InputMacro: ExtensionMacro {
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
}
