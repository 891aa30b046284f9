import SwiftSyntax
import SwiftSyntaxBuilder

/// Writes the conformance of an input.
///
/// Everything in it could be written by hand. Names of the framework are qualified by `Ferro`, so that an app may have a type of the same name.
struct InputWriter {
    let shape: InputShape

    /// - Parameter isStated: Whether the program states the conformance by itself.
    func conformance(of type: String, isStated: Bool) throws -> ExtensionDeclSyntax {
        var parts: [String] = []
        if !shape.writesCodingKeys { parts.append(codingKeys) }
        if !shape.writesInitializer { parts.append(initializer) }
        if !shape.writesFieldNames { parts.append(fieldNames) }
        let list = isStated ? "" : ": Ferro.Input"
        return try ExtensionDeclSyntax(
            "extension \(raw: type)\(raw: list) {\n\(raw: parts.joined(separator: "\n\n"))\n}")
    }

    private var codingKeys: String {
        guard !shape.fields.isEmpty else { return "private enum CodingKeys: CodingKey {\n}" }
        let cases = shape.fields.map { "case \($0.name)" }.joined(separator: "\n")
        return "private enum CodingKeys: String, CodingKey {\n\(cases)\n}"
    }

    private var initializer: String {
        let reader = free("reader")
        let decoder = free("decoder")
        let opening =
            "\(shape.fields.isEmpty ? "let" : "var") \(reader) = Ferro.FieldReader(\(decoder), keyedBy: CodingKeys.self)"
        let reads = shape.fields.map { "let \($0.name) = \(reader).\(read($0))" }
        let bindings = (shape.fields.map { "let \($0.name)" } + ["\(reader).isValid"]).joined(separator: ", ")
        let check = "guard \(bindings) else {\nthrow \(reader).error\n}"
        let assignments = shape.fields.map { "self.\($0.name) = \($0.name)" }
        let body = ([opening] + reads + [check] + assignments).joined(separator: "\n")
        let parameter = decoder == "decoder" ? "from decoder" : "from \(decoder)"
        return "\(shape.access)init(\(parameter): any Decoder) throws {\n\(body)\n}"
    }

    private func read(_ field: InputField) -> String {
        let key = ".\(field.name)"
        switch (field.type, field.wrapped, field.defaultValue) {
        case (_, let wrapped?, nil): return "readOptional(\(key), as: \(wrapped).self)"
        case (let type?, _, let value?): return "read(\(key), as: \(type).self, default: \(value))"
        case (let type?, _, nil): return "read(\(key), as: \(type).self)"
        case (nil, _, let value?): return "read(\(key), default: \(value))"
        case (nil, _, nil): return "read(\(key))"
        }
    }

    private var fieldNames: String {
        let signature = "\(shape.access)static func fieldName(of path: PartialKeyPath<Self>) -> String?"
        let cases = shape.fields.map { "case \\Self.\($0.name): CodingKeys.\($0.name).stringValue" }
        guard !cases.isEmpty else { return "\(signature) {\nnil\n}" }
        return "\(signature) {\nswitch path {\n\((cases + ["default: nil"]).joined(separator: "\n"))\n}\n}"
    }

    /// A local name that is no field's.
    private func free(_ name: String) -> String {
        shape.fields.contains { $0.plainName == name } ? free(name + "_") : name
    }
}
