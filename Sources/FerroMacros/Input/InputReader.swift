import SwiftDiagnostics
import SwiftSyntax

/// Reads a struct that carries `@Input`, and collects what is wrong with it.
struct InputReader {
    private(set) var diagnostics: [Diagnostic] = []

    mutating func read(_ declaration: some DeclGroupSyntax, attribute: AttributeSyntax) -> InputShape? {
        guard let type = declaration.as(StructDeclSyntax.self) else {
            diagnostics.append(InputDiagnostic.notAStruct(declaration, attribute))
            return nil
        }
        let members = type.memberBlock.members.map(\.decl)
        var fields: [InputField] = []
        for variable in members.compactMap({ $0.as(VariableDeclSyntax.self) }) where !variable.isStatic {
            fields += read(variable)
        }
        let finder = NestedCheckFinder(viewMode: .sourceAccurate)
        finder.walk(type.memberBlock)
        diagnostics += finder.found.map(InputDiagnostic.unnamedPath)
        guard diagnostics.isEmpty else { return nil }
        let keys = members.compactMap { $0.as(EnumDeclSyntax.self) }.first { $0.name.text == "CodingKeys" }
        if let keys { fields.removeAll { !keys.caseNames.contains($0.plainName) } }
        return InputShape(
            access: type.modifiers.memberAccess, fields: fields, writesCodingKeys: keys != nil,
            writesInitializer: members.contains { $0.as(InitializerDeclSyntax.self)?.takesDecoder == true },
            writesFieldNames: members.contains { $0.as(FunctionDeclSyntax.self)?.name.text == "fieldName" })
    }

    private mutating func read(_ variable: VariableDeclSyntax) -> [InputField] {
        let bindings = Array(variable.bindings)
        var fields: [InputField] = []
        for (index, binding) in bindings.enumerated() where binding.isStored {
            guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text else {
                diagnostics.append(InputDiagnostic.pattern(binding))
                continue
            }
            // A constant with a value, like a lazy variable, is never decoded.
            if variable.isLet && binding.initializer != nil || variable.isLazy { continue }
            // In `var a, b: Int` the type stands behind the last name.
            let type =
                binding.initializer == nil || binding.typeAnnotation != nil
                ? bindings[index...].lazy.compactMap(\.typeAnnotation).first?.type : nil
            let value = binding.initializer?.value.trimmedDescription
            fields.append(
                InputField(
                    name: name, type: type?.trimmedDescription, wrapped: type?.wrappedOptional,
                    defaultValue: type?.wrappedOptional != nil && value == "nil" ? nil : value))
        }
        return fields
    }
}

/// Finds `Check(\.tags.names, …)`: a path that no table of properties has, and no name for it.
private final class NestedCheckFinder: SyntaxVisitor {
    private(set) var found: [(call: FunctionCallExprSyntax, argument: LabeledExprSyntax, field: String)] = []

    override func visit(_ call: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        guard call.calledExpression.trimmedDescription == "Check", let argument = call.arguments.first,
            let path = argument.expression.as(KeyPathExprSyntax.self), path.components.count > 1,
            !call.arguments.contains(where: { $0.label?.text == "field" }),
            let first = path.components.first?.component.as(KeyPathPropertyComponentSyntax.self)
        else { return .visitChildren }
        found.append((call, argument, first.declName.baseName.text.filter { $0 != "`" }))
        return .visitChildren
    }

    /// An input inside this one has its own `@Input`.
    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension InitializerDeclSyntax {
    fileprivate var takesDecoder: Bool {
        let parameters = signature.parameterClause.parameters
        return parameters.count == 1 && parameters.first?.firstName.text == "from"
    }
}

extension EnumDeclSyntax {
    fileprivate var caseNames: Set<String> {
        let cases = memberBlock.members.compactMap { $0.decl.as(EnumCaseDeclSyntax.self) }
        return Set(cases.flatMap { $0.elements.map { $0.name.text.filter { $0 != "`" } } })
    }
}
