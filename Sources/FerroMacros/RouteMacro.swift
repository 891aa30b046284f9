import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// `@GET` and its like: marks for `@Controller`, which writes nothing by themselves.
///
/// What is wrong with a handler is said by `@Controller`; here stands what it never gets to see.
struct RouteMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        let name = "@\(node.attributeName.trimmedDescription)"
        guard declaration.is(FunctionDeclSyntax.self) else {
            context.diagnose(
                Diagnostic(
                    node: node,
                    message: MacroMessage("route.notAFunction", "\(name) belongs on a func, which answers the request"))
            )
            return []
        }
        let type = context.lexicalContext.first?.asProtocol((any DeclGroupSyntax).self)
        guard let type, type.attributes.contains(where: { $0.isController }) else {
            context.diagnose(
                Diagnostic(
                    node: node,
                    message: MacroMessage(
                        "route.outsideController",
                        "\(name) has no effect here: it belongs right inside a struct that carries @Controller")))
            return []
        }
        return []
    }
}

extension AttributeListSyntax.Element {
    /// Whether it is `@Controller`.
    var isController: Bool {
        self.as(AttributeSyntax.self)?.plainName == "Controller"
    }
}

extension AttributeSyntax {
    /// The name without its module: `GET` of `@Ferro.GET`.
    var plainName: String {
        let name = attributeName.trimmedDescription
        return name.split(separator: ".").last.map(String.init) ?? name
    }
}
