/// What is kept beside an entry's bytes in this process, so that a hit reads neither envelope nor JSON.
final class DecodedEntry: Sendable {
    let envelope: Envelope
    /// The decoded value; nil when that there is none was kept.
    let value: (any Sendable)?

    init(_ envelope: Envelope, value: (any Sendable)?) {
        self.envelope = envelope
        self.value = value
    }
}

/// A value out of its box, when it is of exactly this type.
///
/// It is `boxed as? Wanted` without the search for conformances and subclasses, which costs several times as much.
@inlinable
func unboxed<Wanted>(_ boxed: any Sendable, as type: Wanted.Type) -> Wanted? {
    func open<Boxed>(_ value: Boxed) -> Wanted? {
        // The types were found to be the same, so this copies the value and changes nothing.
        Boxed.self == Wanted.self ? unsafeBitCast(value, to: Wanted.self) : nil
    }
    return open(boxed)
}
