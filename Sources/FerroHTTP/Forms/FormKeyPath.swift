/// The keys a field's name spells: `a[b][]` is `a`, `b` and the empty key.
///
/// A name whose brackets do not pair up, or that goes on after them, is one key as it is.
enum FormKeyPath {
    /// The keys; nil when there are more than `depth`, found before a key is copied.
    static func keys(of name: String, depth: Int) -> (first: String, rest: [String])? {
        let bytes = name.utf8
        let open = UInt8(ascii: "[")
        let close = UInt8(ascii: "]")
        guard let start = bytes.firstIndex(of: open), start != bytes.startIndex, bytes.last == close else {
            return depth < 1 ? nil : (name, [])
        }
        var inner: [Substring.UTF8View] = []
        var rest = bytes[start...]
        while !rest.isEmpty {
            guard rest.first == open, let end = rest.firstIndex(of: close) else { return (name, []) }
            let key = rest[rest.index(after: rest.startIndex)..<end]
            guard !key.contains(open) else { return (name, []) }
            guard inner.count < depth - 1 else { return nil }
            inner.append(key)
            rest = rest[rest.index(after: end)...]
        }
        return (String(name[..<start]), inner.map { String(Substring($0)) })
    }
}
