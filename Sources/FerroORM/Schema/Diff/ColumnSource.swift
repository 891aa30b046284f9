import FerroSQL

/// A column as the line of Swift that declares it.
struct ColumnSource {
    private let column: ColumnDefinition

    init(_ column: ColumnDefinition) { self.column = column }

    /// The line: `t.string("title").unique()`.
    var line: String {
        var line = "t." + declaration
        if column.isNullable { line += ".nullable()" }
        if column.isPrimary, column.name != "id" { line += ".primary()" }
        switch column.index {
        case .unique: line += ".unique()"
        case .plain where column.reference == nil: line += ".index()"
        default: break
        }
        switch column.defaultValue {
        case .now: line += ".defaultNow()"
        case .value(let value): line += Self.value(value).map { ".default(\($0))" } ?? ""
        case .expression, nil: break
        }
        return line
    }

    /// The line of a change; nil for what `db:diff` never makes.
    static func line(_ change: TableAlteration.Change) -> String? {
        switch change {
        case .add(let column): return ColumnSource(column).line
        case .drop(let name): return "t.drop(\(text(name)))"
        case .change(let change):
            var line = "t.change(\(text(change.name))" + (change.type.map { ", to: \(type($0))" } ?? "") + ")"
            if let isNullable = change.isNullable { line += isNullable ? ".nullable()" : ".notNull()" }
            return line
        default: return nil
        }
    }

    /// A text as a literal of Swift.
    static func text(_ text: String) -> String {
        var literal = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal.append(contentsOf: ["\\", scalar])
            case "\n": literal.append(contentsOf: ["\\", "n"])
            case "\r": literal.append(contentsOf: ["\\", "r"])
            case "\0": literal.append(contentsOf: ["\\", "0"])
            default: literal.append(scalar)
            }
        }
        literal.append("\"")
        return String(literal)
    }

    private var declaration: String {
        let name = Self.text(column.name)
        if let reference = column.reference {
            let type = column.type == .bigInteger ? "" : ", type: \(Self.type(column.type))"
            return "reference(\(name), to: \(Self.text(reference.table))\(type))"
        }
        switch column.type {
        case .id: return column.name == "id" ? "id()" : "id(\(name))"
        case _ where column.name == "id" && column.isPrimary: return "id(\(Self.type(column.type)))"
        case .varchar(let length): return "string(\(name), length: \(length))"
        case .char(let length): return "char(\(name), length: \(length))"
        case .decimal(let precision, let scale): return "decimal(\(name), precision: \(precision), scale: \(scale))"
        case .array(let element): return "array(\(name), of: \(Self.type(element)))"
        case .enumeration(let values): return "enumeration(\(name), \(Self.list(values)))"
        case .enumType(let type, let values):
            return "enumeration(\(name), \(Self.list(values)), type: \(Self.text(type)))"
        case .native(let type): return "native(\(name), type: \(Self.text(type)))"
        default: return "\(Self.type(column.type).dropFirst())(\(name))"
        }
    }

    private static func type(_ type: ColumnType) -> String {
        switch type {
        case .varchar(let length): ".varchar(\(length))"
        case .char(let length): ".char(\(length))"
        case .decimal(let precision, let scale): ".decimal(precision: \(precision), scale: \(scale))"
        case .array(let element): ".array(of: \(self.type(element)))"
        case .enumeration(let values): ".enumeration(\(list(values)))"
        case .enumType(let name, let values): ".enumType(\(text(name)), \(list(values)))"
        case .native(let name): ".native(\(text(name)))"
        default: ".\(type)"
        }
    }

    private static func list(_ values: [String]) -> String { "[" + values.map(text).joined(separator: ", ") + "]" }

    private static func value(_ value: SQLValue) -> String? {
        switch value {
        case .integer(let value): String(value)
        case .double(let value): String(value)
        case .bool(let value): String(value)
        case .text(let value): text(value)
        case .json("[]"): "[] as [String]"
        default: nil
        }
    }
}
