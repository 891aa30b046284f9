/// A key with its hash, so that the key is hashed once, outside of any lock.
///
/// Two keys are the same when their bytes are: unlike `String`, which takes one accented letter in two spellings for equal.
struct HashedKey: Hashable {
    let text: String
    /// Seeded anew in every process (SipHash), so that nobody can choose keys that fall together.
    let hash: Int

    init(_ text: String) {
        self.text = text
        var hasher = Hasher()
        Self.bytes(of: text) { hasher.combine(bytes: $0) }
        hash = hasher.finalize()
    }

    static func == (left: HashedKey, right: HashedKey) -> Bool {
        guard left.hash == right.hash else { return false }
        return bytes(of: left.text) { mine in
            bytes(of: right.text) { other in mine.elementsEqual(other) }
        }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    private static func bytes<Result>(of text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) {
            return result
        }
        return Array(text.utf8).withUnsafeBytes(body)
    }
}
