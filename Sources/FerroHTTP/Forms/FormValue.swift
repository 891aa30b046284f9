/// What a form says under one key: texts and files, or further keys, never both.
///
/// A struct and not an enum, so that a value deep inside grows in place instead of being copied for each pair.
struct FormValue: Sendable, Equatable {
    /// What stands at the end of a key.
    enum Leaf {
        case text(String)
        case file(UploadedFile)
    }

    /// The values of the key in order; more than one when it is repeated.
    var texts: [String] = []
    /// The files of the key in order.
    var files: [UploadedFile] = []
    /// Whether a key was written `key[]`.
    var isList = false
    /// The keys in brackets after this one.
    var fields: [String: FormValue] = [:]

    /// Adds a value below a path of keys; false when a key would hold both values and keys.
    ///
    /// It recurses as deep as the path is long, which the caller bounds.
    mutating func insert(_ leaf: Leaf, at path: ArraySlice<String>) -> Bool {
        guard let key = path.first, !(key.isEmpty && path.count == 1) else {
            isList = isList || !path.isEmpty
            switch leaf {
            case .text(let text): texts.append(text)
            case .file(let file): files.append(file)
            }
            return fields.isEmpty
        }
        return texts.isEmpty && files.isEmpty && fields[key, default: FormValue()].insert(leaf, at: path.dropFirst())
    }
}
