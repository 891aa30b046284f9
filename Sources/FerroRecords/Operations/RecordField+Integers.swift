import FerroRedis

/// A whole number on which the server computes exactly, whatever its width.
public protocol RecordInteger: RecordScalar, FixedWidthInteger {}

extension Int: RecordInteger {}
extension Int8: RecordInteger {}
extension Int16: RecordInteger {}
extension Int32: RecordInteger {}
extension Int64: RecordInteger {}
extension UInt: RecordInteger {}
extension UInt8: RecordInteger {}
extension UInt16: RecordInteger {}
extension UInt32: RecordInteger {}
extension UInt64: RecordInteger {}

extension RecordField where Value: RecordInteger {
    /// Adds a number; ``RecordError/Code/arithmetic`` and no write when the sum does not fit the type.
    public func add(_ number: Value) -> RecordOperation<Value> { whole("add", number) }

    /// Subtracts a number; ``RecordError/Code/arithmetic`` and no write when the difference does not fit the type.
    public func subtract(_ number: Value) -> RecordOperation<Value> { whole("subtract", number) }

    /// Multiplies by a number; ``RecordError/Code/arithmetic`` and no write when the product does not fit the type.
    public func multiply(by number: Value) -> RecordOperation<Value> { whole("multiply", number) }

    /// Divides by a number and rounds toward zero, as `/` does; by zero is ``RecordError/Code/arithmetic``.
    public func divide(by number: Value) -> RecordOperation<Value> { whole("divide", number) }

    /// Divides by a number and rounds down: `-7` by `2` is `-4`; by zero is ``RecordError/Code/arithmetic``.
    public func floorDivide(by number: Value) -> RecordOperation<Value> { whole("floorDivide", number) }

    /// Keeps what ``divide(by:)`` leaves, as `%` does: it has the sign of the value, `-7` by `2` is `-1`.
    public func remainder(by number: Value) -> RecordOperation<Value> { whole("remainder", number) }

    /// Keeps what ``floorDivide(by:)`` leaves: it has the sign of the divisor, `-7` by `2` is `1`.
    public func modulo(by number: Value) -> RecordOperation<Value> { whole("modulo", number) }

    /// Raises to a power; ``RecordError/Code/arithmetic`` when it does not fit the type or the exponent is negative.
    public func power(_ exponent: Int) -> RecordOperation<Value> { whole("power", exponent) }

    /// Writes a number when it is greater than the value; returns the greater one.
    public func raise(to number: Value) -> RecordOperation<Value> { whole("maximum", number) }

    /// Writes a number when it is smaller than the value; returns the smaller one.
    public func lower(to number: Value) -> RecordOperation<Value> { whole("minimum", number) }

    private func whole(_ name: String, _ operand: some FixedWidthInteger) -> RecordOperation<Value> {
        operation(
            "whole", .numbers,
            [RedisArgument(Value.min), RedisArgument(Value.max), RedisArgument(name), RedisArgument(operand)],
            read: scalar())
    }
}
