/// What a form says under one key: texts or further keys, never both.
///
/// A struct and not an enum, so that a value deep inside grows in place instead of being copied for each pair.
struct FormValue: Sendable, Equatable {
    /// The values of the key in order; more than one when it is repeated.
    var texts: [String] = []
    /// Whether a key was written `key[]`.
    var isList = false
    /// The keys in brackets after this one.
    var fields: [String: FormValue] = [:]

    /// Adds a value below a path of keys; false when a key would hold both texts and keys.
    ///
    /// It recurses as deep as the path is long, which the caller bounds.
    mutating func insert(_ value: String, at path: ArraySlice<String>) -> Bool {
        guard let key = path.first, !(key.isEmpty && path.count == 1) else {
            isList = isList || !path.isEmpty
            texts.append(value)
            return fields.isEmpty
        }
        return texts.isEmpty && fields[key, default: FormValue()].insert(value, at: path.dropFirst())
    }
}
