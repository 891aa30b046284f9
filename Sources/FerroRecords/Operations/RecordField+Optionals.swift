import FerroRedis

extension RecordField where Value: ExpressibleByNilLiteral {
    /// Writes a value when there is none; returns the one there is afterwards.
    public func setIfNil<Wrapped: RecordScalar>(_ value: Wrapped) -> RecordOperation<Wrapped> where Value == Wrapped? {
        operation("fill", .texts, encoding: { () throws(RecordError) in [try argument(value)] }, read: scalar())
    }

    /// Removes the value, and returns the one there was.
    public func take<Wrapped: RecordScalar>() -> RecordOperation<Wrapped?> where Value == Wrapped? {
        operation("take", .texts, read: optional())
    }

    /// Removes the value.
    public func clear<Wrapped>() -> RecordOperation<Void> where Value == Wrapped? { set(nil) }
}
