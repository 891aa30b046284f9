import SwiftDiagnostics
import SwiftSyntax

/// Reads a struct that carries `@Model`, and collects what is wrong with it.
struct ModelReader {
    var diagnostics: [Diagnostic] = []
    var model = ""

    mutating func read(_ declaration: some DeclGroupSyntax, attribute: AttributeSyntax) -> ModelShape? {
        guard let type = declaration.as(StructDeclSyntax.self) else {
            diagnostics.append(ModelDiagnostic.notAStruct(declaration, attribute))
            return nil
        }
        model = type.name.text
        if let generics = type.genericParameterClause { diagnostics.append(ModelDiagnostic.generic(generics, type)) }
        let members = type.memberBlock.members.map(\.decl)
        diagnostics += members.compactMap { $0.as(IfConfigDeclSyntax.self) }.map(ModelDiagnostic.conditional)
        let variables = members.compactMap { $0.as(VariableDeclSyntax.self) }
        let columns = variables.filter { !$0.isStatic }.flatMap { readColumns($0) }
        let relations = variables.filter(\.isStatic).flatMap { readRelations($0) }
        checkID(columns, in: type, attribute)
        diagnostics += ModelDuplicates.diagnostics(of: columns, in: variables)
        guard diagnostics.isEmpty else { return nil }
        return ModelShape(
            name: model, key: key(attribute), access: type.modifiers.memberAccess, table: table(attribute),
            columns: columns, relations: named(relations, beside: columns), hasCodingKeys: type.declaresCodingKeys)
    }

    // MARK: The attribute

    private func table(_ attribute: AttributeSyntax) -> String {
        guard case .argumentList(let arguments) = attribute.arguments, let first = arguments.first, first.label == nil
        else { return "Inflection.tableName(\"\(model)\")" }
        return first.expression.trimmedDescription
    }

    private func key(_ attribute: AttributeSyntax) -> ModelKey {
        guard case .argumentList(let arguments) = attribute.arguments,
            let id = arguments.first(where: { $0.label?.text == "id" })?.expression.as(MemberAccessExprSyntax.self),
            let type = id.base?.trimmedDescription
        else { return .number }
        switch type {
        case "Int64", "Int": return .number
        case "UUID", "Foundation.UUID": return .uuid
        case "String": return .text
        default: return .own(type)
        }
    }

    private mutating func checkID(
        _ columns: [ModelColumn], in type: StructDeclSyntax, _ attribute: AttributeSyntax
    ) {
        let members = type.memberBlock.members.compactMap { $0.decl.as(VariableDeclSyntax.self) }
        guard let id = members.first(where: { !$0.isStatic && $0.declares("id") }) else {
            diagnostics.append(ModelDiagnostic.missingID(type))
            return
        }
        guard let column = columns.first(where: \.isID) else { return }
        if column.type != "ID" || !column.isConstant || column.defaultValue != nil {
            diagnostics.append(ModelDiagnostic.wrongID(id, attribute, type: column.type))
        }
    }

    // MARK: Columns

    private mutating func readColumns(_ variable: VariableDeclSyntax) -> [ModelColumn] {
        let bindings = Array(variable.bindings)
        var columns: [ModelColumn] = []
        for (index, binding) in bindings.enumerated() where binding.isStored {
            guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text else {
                diagnostics.append(ModelDiagnostic.pattern(binding, of: variable))
                continue
            }
            if let modifier = variable.unstorableModifier {
                diagnostics.append(ModelDiagnostic.modifier(modifier, of: variable, name: name))
            }
            // In `var a, b: Int` the type stands behind the last name.
            let annotation = bindings[index...].lazy.compactMap(\.typeAnnotation).first?.type
            if let annotation, annotation.isUnstorable {
                diagnostics.append(ModelDiagnostic.unstorable(binding, annotation, name: name))
                continue
            }
            guard let type = annotation?.written(in: model) ?? binding.initializer?.value.literalType else {
                diagnostics.append(ModelDiagnostic.untyped(binding, name: name))
                continue
            }
            if variable.isLet, name != "id", binding.initializer != nil {
                diagnostics.append(ModelDiagnostic.constant(variable, name: name))
            }
            columns.append(
                ModelColumn(
                    access: variable.modifiers.memberAccess, name: name, type: type,
                    wrapped: annotation?.optionalWrapped?.written(in: model),
                    isConstant: variable.isLet, defaultValue: binding.initializer?.value.written(in: model),
                    columnName: variable.attribute("Column")?.literalArgument, role: role(of: variable)))
        }
        return columns
    }

    private func role(of variable: VariableDeclSyntax) -> ColumnRole {
        let roles: [ColumnRole] = [.softDelete, .lock]
        return roles.first { variable.attribute($0.rawValue) != nil } ?? .plain
    }
}
