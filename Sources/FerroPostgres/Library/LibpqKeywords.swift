import CLibpq

/// The names of the connection parameters that libpq knows.
enum LibpqKeywords {
    /// All of them, as the library that runs says.
    static let all: Set<String> = {
        guard let options = PQconndefaults() else { return [] }
        defer { PQconninfoFree(options) }
        var names: Set<String> = []
        var option = options
        while let keyword = option.pointee.keyword {
            names.insert(String(cString: keyword))
            option += 1
        }
        return names
    }()
}
