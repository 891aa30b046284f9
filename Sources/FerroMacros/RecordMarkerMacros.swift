import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// `@Indexed`, `@RecordKey` and `@SafeLoad`: read by `@RedisRecord` and `@RecordFields`; they write nothing by themselves
/// and report where they mean nothing.
struct RecordMarkerMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        let variable = declaration.as(VariableDeclSyntax.self)
        if variable == nil || variable?.isStatic == true || variable?.isLazy == true
            || variable?.bindings.allSatisfy(\.isStored) == false
        {
            context.diagnose(RecordDiagnostic.notStored(node, declaration))
        } else if !context.isInRecord {
            context.diagnose(RecordDiagnostic.noRecord(node, declaration))
        }
        return []
    }
}

extension MacroExpansionContext {
    /// Whether the declaration stands right in a type that carries `@RedisRecord` or `@RecordFields`.
    fileprivate var isInRecord: Bool {
        guard let type = lexicalContext.first?.asProtocol((any DeclGroupSyntax).self) else { return false }
        return type.attributes.contains { attribute in
            let name = attribute.as(AttributeSyntax.self)?.lastName
            return name.flatMap(RecordShape.Kind.init) != nil
        }
    }
}
