import FerroRedis

/// Computed by the server as IEEE 754 says, so the same as in Swift but for the last digit of a power.
extension RecordField where Value == Double {
    /// Adds a number; ``RecordError/Code/arithmetic`` and no write when the sum is not finite.
    public func add(_ number: Double) -> RecordOperation<Double> { double("add", number) }

    /// Subtracts a number; ``RecordError/Code/arithmetic`` and no write when the difference is not finite.
    public func subtract(_ number: Double) -> RecordOperation<Double> { double("subtract", number) }

    /// Multiplies by a number; ``RecordError/Code/arithmetic`` and no write when the product is not finite.
    public func multiply(by number: Double) -> RecordOperation<Double> { double("multiply", number) }

    /// Divides by a number; by zero is ``RecordError/Code/arithmetic``.
    public func divide(by number: Double) -> RecordOperation<Double> { double("divide", number) }

    /// Divides by a number and rounds down; by zero is ``RecordError/Code/arithmetic``.
    public func floorDivide(by number: Double) -> RecordOperation<Double> { double("floorDivide", number) }

    /// Keeps the rest of the division rounded toward zero, exactly: it has the sign of the value.
    public func remainder(by number: Double) -> RecordOperation<Double> { double("remainder", number) }

    /// Keeps the rest of the division rounded down: it has the sign of the divisor.
    public func modulo(by number: Double) -> RecordOperation<Double> { double("modulo", number) }

    /// Raises to a power; ``RecordError/Code/arithmetic`` when the result is not a finite number.
    public func power(_ exponent: Double) -> RecordOperation<Double> { double("power", exponent) }

    /// Writes a number when it is greater than the value; returns the greater one.
    public func raise(to number: Double) -> RecordOperation<Double> { double("maximum", number) }

    /// Writes a number when it is smaller than the value; returns the smaller one.
    public func lower(to number: Double) -> RecordOperation<Double> { double("minimum", number) }

    private func double(_ name: String, _ operand: Double) -> RecordOperation<Double> {
        operation("double", .numbers, [RedisArgument(name), RedisArgument(operand)], read: scalar())
    }
}
