import FerroRedis

extension RecordField where Value == RecordCounter {
    /// Counts up, or down with a negative number; ``RecordError/Code/arithmetic`` beyond 64 bits.
    public func increment(by number: Int64 = 1) -> RecordOperation<Int64> {
        operation(
            "whole", .numbers,
            [RedisArgument(Int64.min), RedisArgument(Int64.max), "add", RedisArgument(number)], read: scalar())
    }

    /// Begins at a number again, and returns the count there was.
    public func reset(to number: Int64 = 0) -> RecordOperation<Int64> {
        operation("exchange", .texts, [RedisArgument(number)], read: scalar())
    }
}
