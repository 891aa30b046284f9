import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Controller`: writes the list of routes that the handlers of a struct declare.
struct ControllerMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        var reader = ControllerReader { context.location(of: $0, at: .afterLeadingTrivia, filePathMode: .fileID) }
        let shape = reader.read(declaration, attribute: node)
        reader.diagnostics.forEach(context.diagnose)
        guard let shape else { return [] }
        return [
            try ControllerWriter(shape: shape).conformance(of: type.trimmedDescription, isStated: protocols.isEmpty)
        ]
    }
}
