/// The whole number that bytes are the digits of, where writing it gives the same bytes again.
///
/// `-7` is one; `07`, `+7`, `-0`, ` 7` and what does not fit 64 bits are not, as Redis has it.
struct WholeNumber: Hashable, Sendable {
    let value: Int64

    init(_ value: Int64) { self.value = value }

    init?(digits bytes: [UInt8]) {
        guard (1...20).contains(bytes.count), let value = Int64(String(decoding: bytes, as: UTF8.self)) else {
            return nil
        }
        self.value = value
        guard digits == bytes else { return nil }
    }

    /// The decimal digits.
    var digits: [UInt8] { Array(String(value).utf8) }
}
