/// `Relations`, a type for each relation, and what is said where one is read that was not loaded.
extension ModelWriter {
    var relations: String {
        block(
            "\(access)struct Relations: Sendable",
            shape.relations.map { "\($0.access)let \($0.name) = RelationPath<\($0.typeName)>()" })
    }

    /// The type that names a relation: it has no values, only the members that key paths name.
    func type(of relation: ModelRelation) -> String {
        let access = relation.access
        var lines = [
            "\(access)static let name = \"\(relation.plainName)\"",
            block(
                "\(access)static var definition: \(relation.definition(of: shape.name))",
                ["\(shape.name).\(relation.name)"]),
            block("\(access)var \(relation.name): \(relation.value)", ["switch self {\n}"]),
        ]
        if relation.isCountable {
            lines.append(block("\(access)var \(relation.plainName)Count: Int", ["switch self {\n}"]))
        }
        return block("\(access)enum \(relation.typeName): Relation", lines)
    }

    /// Properties that cannot be read, named as the relations: the compiler's message says how to load one.
    var unloaded: String {
        let name = shape.name
        let value = name.prefix(1).lowercased() + name.dropFirst()
        let properties = shape.relations.map { relation in
            let path = "\\\\.\(relation.name)"
            let words = "load it first: \(name).with(\(path)) in the query, or \(value).load(\(path), on: db)"
            return block(
                "@available(*, unavailable, message: \"\(words)\")\n"
                    + "\(relation.access)var \(relation.name): \(relation.value)", ["switch self {\n}"])
        }
        return block("\(access)enum Unloaded", properties)
    }
}
