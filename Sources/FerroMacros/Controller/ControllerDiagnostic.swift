import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

/// What can be wrong with a struct that carries `@Controller`.
enum ControllerDiagnostic {
    static func notAStruct(_ declaration: some DeclGroupSyntax, _ attribute: AttributeSyntax) -> Diagnostic {
        let message = MacroMessage(
            "controller.notAStruct", "@Controller needs a struct: it serves many requests at once and keeps nothing")
        guard let keyword = declaration.introducerToken else { return Diagnostic(node: attribute, message: message) }
        return Diagnostic(
            node: keyword, message: message,
            fixIt: .replace(
                message: MacroFix("controller.notAStruct", "make it a struct"), oldNode: keyword,
                newNode: keyword.with(\.tokenKind, .keyword(.struct))))
    }

    static func notALiteral(_ expression: ExprSyntax) -> Diagnostic {
        Diagnostic(
            node: expression,
            message: MacroMessage(
                "controller.notALiteral", "write the text out: it is compared with labels while the program is compiled"
            ))
    }

    static func conditional(_ route: AttributeSyntax) -> Diagnostic {
        Diagnostic(
            node: route,
            message: MacroMessage(
                "controller.conditional",
                "@Controller does not see into #if: put the handler in a controller of its own and mount that under #if"
            ))
    }

    static func modifier(
        _ modifier: DeclModifierSyntax, of function: FunctionDeclSyntax, _ route: AttributeSyntax
    ) -> Diagnostic? {
        let refused: [TokenKind] = [.keyword(.static), .keyword(.class), .keyword(.mutating)]
        guard refused.contains(modifier.name.tokenKind) else { return nil }
        let word = modifier.name.text
        let modifiers = function.modifiers.filter { $0.id != modifier.id }
        var fixed = function.with(\.modifiers, modifiers)
        if modifiers.isEmpty {
            fixed.funcKeyword.leadingTrivia = modifier.leadingTrivia
        }
        return Diagnostic(
            node: modifier,
            message: MacroMessage(
                "controller.\(word)Handler", "a handler is a plain method: `\(word)` cannot answer @\(route.plainName)"),
            fixIt: .replace(
                message: MacroFix("controller.\(word)Handler", "remove `\(word)`"), oldNode: function, newNode: fixed))
    }

    static func noAnswer(_ function: FunctionDeclSyntax) -> Diagnostic {
        let signature = function.signature
        let clause = ReturnClauseSyntax(
            arrow: .arrowToken(trailingTrivia: .space), type: TypeSyntax("NoContent"), trailingTrivia: .space)
        var bare = signature.with(\.returnClause, nil)
        bare.trailingTrivia = .space
        return Diagnostic(
            node: function.name,
            message: MacroMessage(
                "controller.noAnswer",
                "`\(function.name.text)` answers nothing: return what is sent, or NoContent() for an empty answer"),
            fixIt: .replace(
                message: MacroFix("controller.noAnswer", "add `-> NoContent`"), oldNode: signature,
                newNode: bare.with(\.returnClause, clause)))
    }

    static func duplicateLabels(_ function: FunctionDeclSyntax) -> [Diagnostic] {
        var seen = Set<String>()
        return function.signature.parameterClause.parameters.compactMap { parameter in
            let label = parameter.firstName.text
            guard label != "_", !seen.insert(label).inserted else { return nil }
            let message = MacroMessage("controller.duplicateLabel", "two parameters are labelled `\(label)`")
            guard let name = parameter.secondName else {
                return Diagnostic(node: parameter.firstName, message: message)
            }
            let fixed = parameter.with(\.firstName, name.trimmed).with(\.secondName, nil)
            return Diagnostic(
                node: parameter.firstName, message: message,
                fixIt: .replace(
                    message: MacroFix("controller.duplicateLabel", "label it `\(name.text)`"), oldNode: parameter,
                    newNode: fixed.with(\.leadingTrivia, parameter.leadingTrivia)))
        }
    }

    static func bodies(_ function: FunctionDeclSyntax, _ parameters: [ControllerParameter]) -> [Diagnostic] {
        zip(function.signature.parameterClause.parameters, parameters).compactMap { syntax, parameter in
            guard parameter.source == .body else { return nil }
            return Diagnostic(
                node: syntax.firstName,
                message: MacroMessage(
                    "controller.bodyOnGET", "a GET request has no body: take `query` from the address"),
                fixIt: .replace(
                    message: MacroFix("controller.bodyOnGET", "label it `query`"), oldNode: syntax,
                    newNode: relabelled(syntax, "query")))
        }
    }

    /// A parameter of the path that no label takes.
    static func unbound(
        _ name: String, in function: FunctionDeclSyntax, _ parameters: [ControllerParameter], _ path: String
    ) -> Diagnostic {
        let list = function.signature.parameterClause.parameters
        let free = zip(list, parameters).filter { $0.1.source == .resolved }
        let message = MacroMessage(
            "controller.unboundParameter",
            "the path \(path) has {\(name)}, but `\(function.name.text)` has no parameter labelled `\(name)`")
        if let nearest = ControllerPath.nearest(name, among: free.map(\.1.name)),
            let parameter = free.first(where: { $0.1.name == nearest })?.0
        {
            return Diagnostic(
                node: parameter, message: message,
                fixIt: .replace(
                    message: MacroFix("controller.unboundParameter", "label `\(nearest)` as `\(name)`"),
                    oldNode: parameter, newNode: relabelled(parameter, name)))
        }
        let added = FunctionParameterSyntax(
            firstName: .identifier(name), colon: .colonToken(trailingTrivia: .space), type: TypeSyntax("<#String#>"),
            trailingComma: list.isEmpty ? nil : .commaToken(trailingTrivia: .space))
        return Diagnostic(
            node: function.name, message: message,
            fixIt: .replace(
                message: MacroFix("controller.unboundParameter", "add a parameter `\(name)`"), oldNode: list,
                newNode: [added] + list))
    }

    static func duplicateName(_ route: AttributeSyntax, _ handler: ControllerHandler) -> Diagnostic {
        let name = "\(handler.routeName).\(handler.method)"
        let argument = LabeledExprSyntax(
            label: "name", colon: .colonToken(trailingTrivia: .space),
            expression: StringLiteralExprSyntax(content: name))
        var list: LabeledExprListSyntax = []
        if case .argumentList(let given) = route.arguments { list = given.filter { $0.label?.text != "name" } }
        if let last = list.last, let index = list.index(of: last) {
            list = list.with(\.[index].trailingComma, .commaToken(trailingTrivia: .space))
        }
        list.append(argument)
        let fixed = route.with(\.leftParen, .leftParenToken()).with(\.arguments, .argumentList(list))
            .with(\.rightParen, .rightParenToken(trailingTrivia: route.trailingTrivia))
            .with(\.attributeName, route.attributeName.trimmed)
        return Diagnostic(
            node: route,
            message: MacroMessage(
                "controller.duplicateName", "two routes are named \(handler.routeName): name one of them by `name:`"),
            fixIt: .replace(
                message: MacroFix("controller.duplicateName", "name it `\(name)`"), oldNode: route, newNode: fixed))
    }

    /// The parameter under another label; the body of the function keeps the name it uses.
    private static func relabelled(_ parameter: FunctionParameterSyntax, _ label: String) -> FunctionParameterSyntax {
        let inner = parameter.secondName ?? parameter.firstName
        return parameter.with(\.firstName, .identifier(label, trailingTrivia: .space))
            .with(\.secondName, inner.trimmed).with(\.leadingTrivia, parameter.leadingTrivia)
    }
}
