import SwiftDiagnostics
import SwiftSyntax

extension ModelReader {
    mutating func readRelations(_ variable: VariableDeclSyntax) -> [ModelRelation] {
        variable.bindings.compactMap { relation($0, of: variable) }
    }

    private mutating func relation(_ binding: PatternBindingSyntax, of variable: VariableDeclSyntax) -> ModelRelation? {
        guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text,
            let call = binding.initializer?.value.relationCall
        else { return nil }
        guard variable.isLet else {
            diagnostics.append(ModelDiagnostic.relationVar(variable, name: name))
            return nil
        }
        guard let related = call.related, call.kind != .manyToMany || call.pivot != nil else {
            diagnostics.append(ModelDiagnostic.unnamedModel(binding, name: name))
            return nil
        }
        return ModelRelation(
            access: variable.modifiers.memberAccess, name: name, kind: call.kind, related: related,
            pivot: call.pivot, isPivoted: call.isPivoted, isOptional: isOptional(call, beside: variable), typeName: "")
    }

    /// Whether the property that a `belongsTo` names is optional: told by its declaration in the same struct.
    private func isOptional(_ call: RelationCall, beside variable: VariableDeclSyntax) -> Bool {
        guard call.kind == .belongsTo, let key = call.key,
            let members = variable.parent?.parent?.as(MemberBlockItemListSyntax.self)
        else { return false }
        let bindings = members.compactMap { $0.decl.as(VariableDeclSyntax.self) }.filter { !$0.isStatic }
            .flatMap { $0.bindings }
        let binding = bindings.first { $0.pattern.trimmedDescription == key }
        return binding?.typeAnnotation?.type.wrappedOptional != nil
    }

    /// Gives each relation's type its name: that of the relation, unless the struct means another type by it.
    func named(_ relations: [ModelRelation], beside columns: [ModelColumn]) -> [ModelRelation] {
        var taken = ModelWriter.ownNames.union([model])
        for type in columns.map(\.type) + relations.map(\.related) + relations.compactMap(\.pivot) {
            taken.formUnion(type.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
        }
        return relations.map { relation in
            var relation = relation
            let plain = ColumnName.capitalised(relation.name)
            relation.typeName = taken.contains(plain) ? plain + "Relation" : plain
            return relation
        }
    }
}
