/// Writes and checks `.env.example` from the declared keys.
public enum EnvExample {
    /// What a `.env.example` and the declared keys disagree about; both empty when they agree.
    public struct Difference: Sendable, Hashable {
        /// Declared names that the file lacks, in their order.
        public let missing: [String]
        /// Names in the file that nothing declares, in their order.
        public let undeclared: [String]
        /// Whether file and keys agree.
        public var isEmpty: Bool { missing.isEmpty && undeclared.isEmpty }
    }

    /// The file's text: groups in the order of their first key, each key with its sentence and default.
    ///
    /// ```
    /// # --- Server ---
    ///
    /// # Port to listen on; 0 takes a free one
    /// SERVER_PORT=8080
    /// ```
    ///
    /// Secrets have no value. ``EnvFile`` reads the text back to the same defaults.
    public static func render(_ declarations: [EnvDeclaration]) -> String {
        var order: [String] = []
        var groups: [String: [EnvDeclaration]] = [:]
        for declaration in declarations {
            if groups[declaration.group] == nil { order.append(declaration.group) }
            groups[declaration.group, default: []].append(declaration)
        }
        return order.map { group in
            let keys = (groups[group] ?? []).map { comment($0.summary) + "\($0.name)=\(quoted($0.defaultText))\n" }
            return comment("--- \(group) ---") + "\n" + keys.joined()
        }.joined(separator: "\n")
    }

    /// Compares a file's names with the declared ones.
    ///
    /// Throws `.syntax` when the file cannot be read as one.
    public static func difference(
        between text: String, and declarations: [EnvDeclaration], named file: String = ".env.example"
    ) throws(EnvError) -> Difference {
        let written = try EnvFile(parsing: text, named: file).assignments.map(\.name)
        let declared = declarations.map(\.name)
        let writtenSet = Set(written)
        let declaredSet = Set(declared)
        return Difference(
            missing: declared.filter { !writtenSet.contains($0) },
            undeclared: written.filter { !declaredSet.contains($0) })
    }

    private static func comment(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { "# \($0)\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            Ascii.isNameByte(byte, first: false) || "-.,:/@+%=?&".utf8.contains(byte)
        }
        if isPlain { return text }
        var result = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\\", "\"", "$": result += "\\" + String(character)
            default: result.unicodeScalars.append(character)
            }
        }
        return result + "\""
    }
}
