import SwiftDiagnostics
import SwiftSyntax

/// Reads a struct that carries `@RedisRecord` or `@RecordFields`, and collects what is wrong with it.
struct RecordReader {
    let kind: RecordShape.Kind
    private(set) var diagnostics: [Diagnostic] = []
    private var name = ""

    init(kind: RecordShape.Kind) { self.kind = kind }

    mutating func read(_ declaration: some DeclGroupSyntax, attribute: AttributeSyntax) -> RecordShape? {
        guard let type = declaration.as(StructDeclSyntax.self) else {
            diagnostics.append(RecordDiagnostic.notAStruct(declaration, attribute))
            return nil
        }
        name = type.name.text
        checkMembers(of: type)
        let variables = type.memberBlock.members.compactMap { $0.decl.as(VariableDeclSyntax.self) }
        let stored = variables.filter { !$0.isStatic && !$0.isLazy }
        let key = key(among: stored, of: type)
        var properties = stored.flatMap { readProperties($0) }
        let saysName = variables.contains { $0.isStatic && $0.declares("recordName") }
        let recordName = saysName ? nil : recordName(attribute)
        guard diagnostics.isEmpty else { return nil }
        let place = key.flatMap { key in properties.firstIndex { $0.plainName == key } }
        return RecordShape(
            kind: kind, name: name, access: type.modifiers.memberAccess, recordName: recordName,
            key: place.map { properties.remove(at: $0) }, properties: properties)
    }

    private mutating func checkMembers(of type: StructDeclSyntax) {
        if let generics = type.genericParameterClause { diagnostics.append(RecordDiagnostic.generic(generics, type)) }
        let members = type.memberBlock.members.map(\.decl)
        diagnostics += members.compactMap { $0.as(IfConfigDeclSyntax.self) }.map(RecordDiagnostic.conditional)
        diagnostics += members.compactMap(\.reservedType).map(RecordDiagnostic.reservedType)
    }

    private mutating func recordName(_ attribute: AttributeSyntax) -> String {
        guard case .argumentList(let arguments) = attribute.arguments, let first = arguments.first else {
            return "\"\(name)\""
        }
        guard let text = attribute.literalArgument, !text.isEmpty, !text.contains(where: { "{}:\\".contains($0) })
        else {
            diagnostics.append(RecordDiagnostic.recordName(first.expression, type: name))
            return ""
        }
        return "\"\(text)\""
    }

    // MARK: The key

    /// The name of the property that is the key; nil for a nested struct.
    private mutating func key(among stored: [VariableDeclSyntax], of type: StructDeclSyntax) -> String? {
        let marked = stored.filter { $0.attribute("RecordKey") != nil }
        guard kind == .record else {
            diagnostics += marked.compactMap { variable in
                variable.attribute("RecordKey").map { RecordDiagnostic.keyOfNested($0, variable) }
            }
            return nil
        }
        diagnostics += marked.dropFirst().compactMap { variable in
            variable.attribute("RecordKey").map { RecordDiagnostic.twoKeys($0, variable) }
        }
        let id = stored.first { $0.declares("id") && $0.bindings.allSatisfy(\.isStored) }
        guard let key = marked.first ?? id else {
            diagnostics.append(RecordDiagnostic.missingKey(type))
            return nil
        }
        if let attribute = key.attribute("RecordKey"), let id, id != key {
            diagnostics.append(RecordDiagnostic.idBesideKey(attribute, key))
        }
        let name = key.bindings.first?.pattern.trimmedDescription.filter { $0 != "`" }
        return name
    }

    // MARK: Properties

    private mutating func readProperties(_ variable: VariableDeclSyntax) -> [RecordProperty] {
        let bindings = Array(variable.bindings)
        var properties: [RecordProperty] = []
        for (index, binding) in bindings.enumerated() where binding.isStored {
            guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text else {
                diagnostics.append(RecordDiagnostic.pattern(binding))
                continue
            }
            // In `var a, b: Int` the type stands behind the last name.
            let annotation = bindings[index...].lazy.compactMap(\.typeAnnotation).first?.type
            guard let type = annotation?.written(in: self.name) ?? binding.initializer?.value.literalType else {
                diagnostics.append(RecordDiagnostic.untyped(binding, name: name))
                continue
            }
            if let diagnostic = check(variable, binding, annotation, name) { diagnostics.append(diagnostic) }
            let isOptional = annotation?.optionalWrapped != nil
            properties.append(property(variable, name, type, isOptional, binding.initializer?.value))
        }
        return properties
    }

    private func property(
        _ variable: VariableDeclSyntax, _ name: String, _ type: String, _ isOptional: Bool, _ value: ExprSyntax?
    ) -> RecordProperty {
        let value = value?.written(in: self.name)
        return RecordProperty(
            access: variable.modifiers.fieldAccess, name: name, type: type,
            defaultValue: isOptional && value == "nil" ? nil : value,
            isIndexed: variable.attribute("Indexed") != nil, isLenient: variable.attribute("SafeLoad") != nil)
    }

    private func isKey(_ name: String) -> Bool { kind == .record && name == "id" }

    private func check(
        _ variable: VariableDeclSyntax, _ binding: PatternBindingSyntax, _ type: TypeSyntax?, _ name: String
    ) -> Diagnostic? {
        let plain = name.filter { $0 != "`" }
        if !plain.isPlainName { return RecordDiagnostic.rawName(binding, plain) }
        if let modifier = variable.unstorableModifier { return RecordDiagnostic.modifier(modifier, of: variable, name) }
        if variable.isLet, binding.initializer != nil { return RecordDiagnostic.constant(variable, name) }
        if kind == .nested, RecordNames.reserved.contains(plain) { return RecordDiagnostic.reserved(binding, plain) }
        if let type, type.isUnstorable { return RecordDiagnostic.unstorable(binding, type, name) }
        if let attribute = variable.attribute("Indexed"), variable.attribute("RecordKey") != nil || isKey(plain) {
            return RecordDiagnostic.indexedKey(attribute, variable)
        }
        if let attribute = variable.attribute("Indexed"), let type, let kind = type.unindexable {
            return RecordDiagnostic.unindexable(attribute, variable, name, kind)
        }
        if let attribute = variable.attribute("SafeLoad"), let type, type.optionalWrapped == nil,
            binding.initializer == nil, !type.isCollection
        {
            return RecordDiagnostic.noFallback(attribute, binding, type, name)
        }
        return nil
    }
}
