/// Names that mean something where a record's fields are named.
enum RecordNames {
    /// Types that the macros write into the struct.
    static let types: Set<String> = ["Fields", "Indexes"]

    /// What a field means by itself, so that no property of a nested struct can be reached by that name.
    static let reserved: Set<String> = [
        "path", "defaultValue", "isLenient", "indexes", "ascending", "descending", "get", "set",
    ]
}

extension String {
    /// Whether it is a name without spaces and signs, which raw identifiers may have and which mean something in a path.
    var isPlainName: Bool { allSatisfy { !$0.isASCII || $0.isLetter || $0.isNumber || $0 == "_" } }
}
