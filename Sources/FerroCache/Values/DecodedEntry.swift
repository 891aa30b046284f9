/// What is kept beside an entry's bytes in this process, so that a hit reads neither envelope nor JSON.
final class DecodedEntry: Sendable {
    let envelope: Envelope
    /// A ``ValueBox`` of the type; nil when that there is no value was kept.
    let box: (any AnyObject & Sendable)?
    let type: ObjectIdentifier

    init<Value: Sendable>(_ envelope: Envelope, value: Value?) {
        self.envelope = envelope
        box = value.map { ValueBox($0) }
        type = ObjectIdentifier(Value.self)
    }

    /// The value, when it is of exactly this type.
    func value<Value: Sendable>(as wanted: Value.Type) -> Value? {
        guard type == ObjectIdentifier(wanted), let box else { return nil }
        // It was made for the type that was found to be the same.
        return unsafeDowncast(box, to: ValueBox<Value>.self).value
    }
}

/// A value as an object, which is handed on without copying the value.
@usableFromInline final class ValueBox<Value: Sendable>: Sendable {
    @usableFromInline let value: Value

    init(_ value: Value) { self.value = value }
}

/// A value out of its box, when it is of exactly this type.
///
/// It is `boxed as? Wanted` without the search for conformances and subclasses, which costs several times as much.
func unboxed<Wanted>(_ boxed: any Sendable, as type: Wanted.Type) -> Wanted? {
    func open<Boxed>(_ value: Boxed) -> Wanted? {
        // The types were found to be the same, so this copies the value and changes nothing.
        Boxed.self == Wanted.self ? unsafeBitCast(value, to: Wanted.self) : nil
    }
    return open(boxed)
}
