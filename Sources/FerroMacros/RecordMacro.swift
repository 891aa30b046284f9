import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@RedisRecord`: writes what the protocol `RedisRecord` asks of a struct.
struct RedisRecordMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        try RecordExpansion(kind: .record).expand(node, declaration, type, protocols, context)
    }
}

/// `@RecordFields`: writes what the protocol `RecordFields` asks of a struct nested in a record.
struct RecordFieldsMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol, conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        try RecordExpansion(kind: .nested).expand(node, declaration, type, protocols, context)
    }
}

/// What both macros have in common.
private struct RecordExpansion {
    let kind: RecordShape.Kind

    func expand(
        _ node: AttributeSyntax, _ declaration: some DeclGroupSyntax, _ type: some TypeSyntaxProtocol,
        _ protocols: [TypeSyntax], _ context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        var reader = RecordReader(kind: kind)
        let shape = reader.read(declaration, attribute: node)
        reader.diagnostics.forEach(context.diagnose)
        guard let shape else { return [] }
        return [try RecordWriter(shape: shape).conformance(of: type.trimmedDescription, to: protocols)]
    }
}
