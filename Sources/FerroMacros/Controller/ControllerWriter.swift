import SwiftSyntax
import SwiftSyntaxBuilder

/// Writes the routes of a controller.
///
/// Everything in it could be written by hand. Names of the framework are qualified by `Ferro`, so that an app may have a model called `Route`.
struct ControllerWriter {
    let shape: ControllerShape

    /// - Parameter isStated: Whether the program states the conformance by itself.
    func conformance(of type: String, isStated: Bool) throws -> ExtensionDeclSyntax {
        let list = isStated ? "" : ": Ferro.Controller"
        let routes = shape.handlers.map(route).joined(separator: "\n")
        let array = shape.handlers.isEmpty ? "[]" : "[\n\(routes)\n]"
        return try ExtensionDeclSyntax(
            "extension \(raw: type)\(raw: list) {\n\(raw: shape.access)var routes: [Ferro.Route] {\n\(raw: array)\n}\n}"
        )
    }

    private func route(_ handler: ControllerHandler) -> String {
        let request = handler.parameters.contains { $0.source == .request } ? "request" : "_"
        let context = handler.parameters.contains { $0.source != .request } ? "c" : "_"
        let location = "file: \(handler.file), line: \(handler.line)"
        let middleware =
            handler.middleware.isEmpty ? "" : "middleware: [\(handler.middleware.joined(separator: ", "))], "
        return """
            Ferro.Route(.\(handler.method), "\(handler.path)", name: "\(handler.routeName)", \(middleware)\(location)) { \
            \(request), \(context) in
            \(body(handler))
            },
            """
    }

    private func body(_ handler: ControllerHandler) -> String {
        let guards = guarded(handler)
        let lines = guards.map { "let \($0.name): \($0.parameter.type) = try await c.resolve()" }
        var inline: [ControllerParameter.Source] = []
        let arguments = handler.parameters.enumerated().map { index, parameter in
            let label = parameter.label.map { "\($0): " } ?? ""
            if let known = guards.first(where: { $0.index == index }) { return label + known.name }
            inline.append(parameter.source)
            return label + value(parameter.source)
        }
        let isTrying = handler.isThrowing || inline.contains { $0.isSent || $0 == .resolved }
        let isAwaiting = handler.isAsync || inline.contains { $0 != .query && ($0.isSent || $0 == .resolved) }
        let call =
            "\(isTrying ? "try " : "")\(isAwaiting ? "await " : "")"
            + "self.\(handler.function)(\(arguments.joined(separator: ", ")))"
        return (lines + [lines.isEmpty ? call : "return \(call)"]).joined(separator: "\n")
    }

    /// What guards the handler is asked before what the client sent is read: a guest learns nothing from a 422.
    ///
    /// Arguments are evaluated in order, so a guard needs a line of its own only behind such a parameter.
    private func guarded(_ handler: ControllerHandler) -> [(index: Int, name: String, parameter: ControllerParameter)] {
        guard let sent = handler.parameters.firstIndex(where: { $0.source.isSent }),
            handler.parameters[sent...].contains(where: { $0.source == .resolved })
        else { return [] }
        return handler.parameters.enumerated().filter { $0.element.source == .resolved }
            .map {
                (
                    $0.offset, ["c", "request"].contains($0.element.name) ? $0.element.name + "_" : $0.element.name,
                    $0.element
                )
            }
    }

    private func value(_ source: ControllerParameter.Source) -> String {
        switch source {
        case .context: "c"
        case .request: "request"
        case .path(let name): "c.path(\"\(name)\")"
        case .body: "c.body()"
        case .query: "c.query()"
        case .resolved: "c.resolve()"
        }
    }
}
