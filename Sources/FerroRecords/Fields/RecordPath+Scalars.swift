/// How the fields of a record are declared; the type of the property chooses among the functions of this name.
extension RecordPath {
    /// A number, text, date or another value kept as the bytes of one field.
    ///
    /// - Parameters:
    ///   - name: the name of the property.
    ///   - value: what it is when the record has no such field; without it, that is an error.
    ///   - isLenient: whether a value that cannot be read becomes the default.
    public func field<Value: RecordScalar>(
        _ name: String, default value: Value? = nil, isLenient: Bool = false
    ) -> RecordField<Value> {
        RecordField(path: path(name), format: .scalar, default: value, isLenient: isLenient)
    }

    /// A value that may be missing: nil is kept as no field, and no field is nil whatever the default says.
    public func field<Value: RecordScalar>(
        _ name: String, default value: Value?? = nil, isLenient: Bool = false
    ) -> RecordField<Value?> {
        RecordField(path: path(name), format: .optional(.scalar), default: nil, isLenient: isLenient)
    }

    /// A value of any other type, kept as JSON in one field.
    @_disfavoredOverload
    public func field<Value: Codable & Sendable>(
        _ name: String, default value: Value? = nil, isLenient: Bool = false
    ) -> RecordField<Value> {
        RecordField(path: path(name), format: .json, default: value, isLenient: isLenient)
    }

    /// A value of any other type that may be missing, kept as JSON in one field.
    @_disfavoredOverload
    public func field<Value: Codable & Sendable>(
        _ name: String, default value: Value?? = nil, isLenient: Bool = false
    ) -> RecordField<Value?> {
        RecordField(path: path(name), format: .optional(.json), default: nil, isLenient: isLenient)
    }

    /// A nested struct, whose fields are kept by their paths.
    public func field<Value: RecordFields>(
        _ name: String, default value: Value? = nil, isLenient: Bool = false
    ) -> RecordField<Value> {
        RecordField(path: path(name), format: .nested, default: value, isLenient: isLenient)
    }

    /// A nested struct that may be missing.
    public func field<Value: RecordFields>(
        _ name: String, default value: Value?? = nil, isLenient: Bool = false
    ) -> RecordField<Value?> {
        RecordField(path: path(name), format: .optionalNested(), default: nil, isLenient: isLenient)
    }
}
