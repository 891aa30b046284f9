/// Computed by the server as IEEE 754 says, so the same as in Swift but for the last digit of a power.
extension BoundField where Value == Double {
    /// Adds a number; ``RecordError/Code/arithmetic`` and no write when the sum is not finite.
    @discardableResult
    public func add(_ number: Double) async throws -> Double {
        try await run(field.add(number))
    }

    /// Subtracts a number; ``RecordError/Code/arithmetic`` and no write when the difference is not finite.
    @discardableResult
    public func subtract(_ number: Double) async throws -> Double {
        try await run(field.subtract(number))
    }

    /// Multiplies by a number; ``RecordError/Code/arithmetic`` and no write when the product is not finite.
    @discardableResult
    public func multiply(by number: Double) async throws -> Double {
        try await run(field.multiply(by: number))
    }

    /// Divides by a number; by zero is ``RecordError/Code/arithmetic``.
    @discardableResult
    public func divide(by number: Double) async throws -> Double {
        try await run(field.divide(by: number))
    }

    /// Divides by a number and rounds down; by zero is ``RecordError/Code/arithmetic``.
    @discardableResult
    public func floorDivide(by number: Double) async throws -> Double {
        try await run(field.floorDivide(by: number))
    }

    /// Keeps the rest of the division rounded toward zero, exactly: it has the sign of the value.
    @discardableResult
    public func remainder(by number: Double) async throws -> Double {
        try await run(field.remainder(by: number))
    }

    /// Keeps the rest of the division rounded down: it has the sign of the divisor.
    @discardableResult
    public func modulo(by number: Double) async throws -> Double {
        try await run(field.modulo(by: number))
    }

    /// Raises to a power; ``RecordError/Code/arithmetic`` when the result is not a finite number.
    @discardableResult
    public func power(_ exponent: Double) async throws -> Double {
        try await run(field.power(exponent))
    }

    /// Writes a number when it is greater than the value; returns the greater one.
    @discardableResult
    public func raise(to number: Double) async throws -> Double {
        try await run(field.raise(to: number))
    }

    /// Writes a number when it is smaller than the value; returns the smaller one.
    @discardableResult
    public func lower(to number: Double) async throws -> Double {
        try await run(field.lower(to: number))
    }
}
