import FerroRedis

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension RecordField where Value == Date {
    /// Adds a time, exact to the nanosecond; what is finer is rounded.
    public func add(_ time: Duration) -> RecordOperation<Date> { shift("add", time) }

    /// Subtracts a time, exact to the nanosecond; what is finer is rounded.
    public func subtract(_ time: Duration) -> RecordOperation<Date> { shift("subtract", time) }

    /// Writes a date when it is later than the value; returns the later one.
    public func raise(to date: Date) -> RecordOperation<Date> { nanoseconds("maximum", date.recordNanoseconds) }

    /// Writes a date when it is earlier than the value; returns the earlier one.
    public func lower(to date: Date) -> RecordOperation<Date> { nanoseconds("minimum", date.recordNanoseconds) }

    private func shift(_ name: String, _ time: Duration) -> RecordOperation<Date> {
        let half: Int128 = time < .zero ? -500_000_000 : 500_000_000
        let (sum, overflow) = time.attoseconds.addingReportingOverflow(half)
        return nanoseconds(name, (overflow ? time.attoseconds : sum) / 1_000_000_000)
    }

    private func nanoseconds(_ name: String, _ operand: Int128) -> RecordOperation<Date> {
        let limit = Date.recordLimit
        return operation(
            "whole", .numbers,
            [
                RedisArgument(String(-limit)), RedisArgument(String(limit)), RedisArgument(name),
                RedisArgument(String(operand)),
            ], read: scalar())
    }
}
