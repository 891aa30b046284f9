extension BoundField where Value: RecordInteger {
    /// Adds a number; ``RecordError/Code/arithmetic`` and no write when the sum does not fit the type.
    @discardableResult
    public func add(_ number: Value) async throws -> Value {
        try await run(field.add(number))
    }

    /// Subtracts a number; ``RecordError/Code/arithmetic`` and no write when the difference does not fit the type.
    @discardableResult
    public func subtract(_ number: Value) async throws -> Value {
        try await run(field.subtract(number))
    }

    /// Multiplies by a number; ``RecordError/Code/arithmetic`` and no write when the product does not fit the type.
    @discardableResult
    public func multiply(by number: Value) async throws -> Value {
        try await run(field.multiply(by: number))
    }

    /// Divides by a number and rounds toward zero, as `/` does; by zero is ``RecordError/Code/arithmetic``.
    @discardableResult
    public func divide(by number: Value) async throws -> Value {
        try await run(field.divide(by: number))
    }

    /// Divides by a number and rounds down: `-7` by `2` is `-4`; by zero is ``RecordError/Code/arithmetic``.
    @discardableResult
    public func floorDivide(by number: Value) async throws -> Value {
        try await run(field.floorDivide(by: number))
    }

    /// Keeps what ``divide(by:)`` leaves, as `%` does: it has the sign of the value, `-7` by `2` is `-1`.
    @discardableResult
    public func remainder(by number: Value) async throws -> Value {
        try await run(field.remainder(by: number))
    }

    /// Keeps what ``floorDivide(by:)`` leaves: it has the sign of the divisor, `-7` by `2` is `1`.
    @discardableResult
    public func modulo(by number: Value) async throws -> Value {
        try await run(field.modulo(by: number))
    }

    /// Raises to a power; ``RecordError/Code/arithmetic`` when it does not fit the type or the exponent is negative.
    @discardableResult
    public func power(_ exponent: Int) async throws -> Value {
        try await run(field.power(exponent))
    }

    /// Writes a number when it is greater than the value; returns the greater one.
    @discardableResult
    public func raise(to number: Value) async throws -> Value {
        try await run(field.raise(to: number))
    }

    /// Writes a number when it is smaller than the value; returns the smaller one.
    @discardableResult
    public func lower(to number: Value) async throws -> Value {
        try await run(field.lower(to: number))
    }
}
