import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// Reads a struct that carries `@Controller`, and collects what is wrong with it.
struct ControllerReader {
    private(set) var diagnostics: [Diagnostic] = []
    private let locate: (FunctionDeclSyntax) -> AbstractSourceLocation?
    private var prefix = ""
    private var baseName = ""

    static let methods = ["GET": "get", "POST": "post", "PUT": "put", "PATCH": "patch", "DELETE": "delete"]

    init(locate: @escaping (FunctionDeclSyntax) -> AbstractSourceLocation?) { self.locate = locate }

    mutating func read(_ declaration: some DeclGroupSyntax, attribute: AttributeSyntax) -> ControllerShape? {
        guard let type = declaration.as(StructDeclSyntax.self) else {
            diagnostics.append(ControllerDiagnostic.notAStruct(declaration, attribute))
            return nil
        }
        prefix = text(of: attribute.path) ?? ""
        let derived = ControllerPath.name(prefix)
        baseName = text(of: attribute.argument("name")) ?? (derived.isEmpty ? Self.name(of: type) : derived)
        let members = type.memberBlock.members.map(\.decl)
        for conditional in members.compactMap({ $0.as(IfConfigDeclSyntax.self) }) { refuse(conditional) }
        var handlers: [ControllerHandler] = []
        for function in members.compactMap({ $0.as(FunctionDeclSyntax.self) }) {
            for (route, method) in function.routes {
                guard let handler = read(function, route, method) else { continue }
                if handlers.contains(where: { $0.routeName == handler.routeName }) {
                    diagnostics.append(ControllerDiagnostic.duplicateName(route, handler))
                }
                handlers.append(handler)
            }
        }
        guard diagnostics.isEmpty else { return nil }
        return ControllerShape(access: type.modifiers.memberAccess, handlers: handlers)
    }

    private mutating func read(
        _ function: FunctionDeclSyntax, _ route: AttributeSyntax, _ method: String
    ) -> ControllerHandler? {
        let path = ControllerPath.join(prefix, text(of: route.path) ?? "")
        let names = ControllerPath.parameters(path)
        let parameters = function.signature.parameterClause.parameters.map { ControllerParameter($0, path: names) }
        diagnostics += function.modifiers.compactMap { ControllerDiagnostic.modifier($0, of: function, route) }
        if function.returnsNothing { diagnostics.append(ControllerDiagnostic.noAnswer(function)) }
        diagnostics += ControllerDiagnostic.duplicateLabels(function)
        if method == "get" { diagnostics += ControllerDiagnostic.bodies(function, parameters) }
        for name in names where !parameters.contains(where: { $0.source == .path(name) }) {
            diagnostics.append(ControllerDiagnostic.unbound(name, in: function, parameters, path))
        }
        let effects = function.signature.effectSpecifiers
        let place = locate(function)
        let plain = function.name.text.filter { $0 != "`" }
        return ControllerHandler(
            method: method, path: path, routeName: text(of: route.argument("name")) ?? "\(baseName).\(plain)",
            middleware: route.arguments(from: "use"), function: function.name.text, parameters: parameters,
            isAsync: effects?.asyncSpecifier != nil,
            isThrowing: effects?.throwsClause != nil, file: place?.file.trimmedDescription ?? "#fileID",
            line: place?.line.trimmedDescription ?? "#line")
    }

    /// The text of a literal; anything else cannot be compared with labels.
    private mutating func text(of expression: ExprSyntax?) -> String? {
        guard let expression, !expression.is(NilLiteralExprSyntax.self) else { return nil }
        if let text = expression.as(StringLiteralExprSyntax.self)?.plainText { return text }
        diagnostics.append(ControllerDiagnostic.notALiteral(expression))
        return nil
    }

    private mutating func refuse(_ conditional: IfConfigDeclSyntax) {
        for case .decls(let members) in conditional.clauses.compactMap(\.elements) {
            for function in members.compactMap({ $0.decl.as(FunctionDeclSyntax.self) }) {
                diagnostics += function.routes.map { ControllerDiagnostic.conditional($0.route) }
            }
        }
    }

    /// `LinkPages` to `link_pages`, for a controller without a prefix.
    private static func name(of type: StructDeclSyntax) -> String {
        let name = type.name.text
        return ColumnName.snakeCase(name.hasSuffix("Controller") ? String(name.dropLast(10)) : name)
    }
}

extension FunctionDeclSyntax {
    /// Its route attributes, with the method of each.
    fileprivate var routes: [(route: AttributeSyntax, method: String)] {
        attributes.compactMap { element in
            guard let attribute = element.as(AttributeSyntax.self),
                let method = ControllerReader.methods[attribute.plainName]
            else { return nil }
            return (attribute, method)
        }
    }

    fileprivate var returnsNothing: Bool {
        guard let type = signature.returnClause?.type.trimmedDescription else { return true }
        return ["Void", "()", "Swift.Void"].contains(type)
    }
}

extension StringLiteralExprSyntax {
    /// The text, when it has neither interpolation nor escapes.
    fileprivate var plainText: String? {
        guard segments.count == 1, case .stringSegment(let segment)? = segments.first,
            !segment.content.text.contains("\\")
        else { return nil }
        return segment.content.text
    }
}

extension AttributeSyntax {
    /// The first argument, when it has no label.
    fileprivate var path: ExprSyntax? {
        guard case .argumentList(let list) = arguments, let first = list.first, first.label == nil else { return nil }
        return first.expression
    }

    fileprivate func argument(_ label: String) -> ExprSyntax? {
        guard case .argumentList(let list) = arguments else { return nil }
        return list.first { $0.label?.text == label }?.expression
    }

    /// The argument with a label and those without one behind it, as they are written.
    fileprivate func arguments(from label: String) -> [String] {
        guard case .argumentList(let list) = arguments else { return [] }
        let rest = list.drop { $0.label?.text != label }
        return rest.prefix { $0.label == nil || $0.label?.text == label }.map { $0.expression.trimmedDescription }
    }
}

extension ControllerParameter {
    /// Applies the three rules: the path's labels, then `body` and `query`, then the type.
    fileprivate init(_ parameter: FunctionParameterSyntax, path: [String]) {
        let first = parameter.firstName.text.filter { $0 != "`" }
        let second = parameter.secondName?.text.filter { $0 != "`" }
        label = first == "_" ? nil : parameter.firstName.text
        name = first == "_" ? second ?? first : first
        let plain = parameter.type.as(AttributedTypeSyntax.self)?.baseType ?? parameter.type
        type = plain.trimmedDescription
        source =
            switch (name, type) {
            case (let name, _) where path.contains(name): .path(name)
            case ("body", _): .body
            case ("query", _): .query
            case (_, "Context"), (_, "Ferro.Context"): .context
            case (_, "Request"), (_, "Ferro.Request"), (_, "FerroHTTP.Request"): .request
            default: .resolved
            }
    }
}
