#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A key with its hash, so that the key is hashed once, outside of any lock.
///
/// Two keys are the same when their bytes are: unlike `String`, which takes one accented letter in two spellings for equal.
struct HashedKey {
    let text: String
    let hash: Int

    init(_ text: String) {
        self.text = text
        hash = Self.withBytes(of: text, Self.hash)
    }

    /// Seeded anew in every process (SipHash), so that nobody can choose keys that fall together.
    static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: bytes)
        return hasher.finalize()
    }

    /// Whether it is the key of these bytes.
    func isSame(_ bytes: UnsafeRawBufferPointer) -> Bool {
        Self.withBytes(of: text) { mine in
            guard mine.count == bytes.count else { return false }
            guard let one = mine.baseAddress, let other = bytes.baseAddress else { return true }
            return memcmp(one, other, mine.count) == 0
        }
    }

    static func withBytes<Result>(of text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) {
            return result
        }
        return Array(text.utf8).withUnsafeBytes(body)
    }

    /// The bytes of two texts one after the other, without a new text when the first is empty.
    static func withBytes<Result>(
        of prefix: String, _ text: String, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        if prefix.isEmpty { return withBytes(of: text, body) }
        return withBytes(of: prefix) { first in
            withBytes(of: text) { second in
                withUnsafeTemporaryAllocation(byteCount: first.count + second.count, alignment: 1) { both in
                    both.copyMemory(from: first)
                    UnsafeMutableRawBufferPointer(rebasing: both[first.count...]).copyMemory(from: second)
                    return body(UnsafeRawBufferPointer(both))
                }
            }
        }
    }
}

extension HashedKey: Hashable {
    /// Equal when the bytes are.
    static func == (left: Self, right: Self) -> Bool {
        left.hash == right.hash && withBytes(of: right.text, left.isSame)
    }

    /// Feeds the hash that is there already.
    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
