import HTTPTypes

/// The `Allow` list of a path.
enum AllowedMethods {
    private static let usual: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]

    /// Usual methods first, then others by name; HEAD with GET, and OPTIONS always.
    static func list(_ methods: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
        var known = Set(methods)
        if known.contains(.get) { known.insert(.head) }
        let others = known.subtracting(usual).subtracting([.options]).sorted { $0.rawValue < $1.rawValue }
        return usual.filter(known.contains) + others + [.options]
    }
}
