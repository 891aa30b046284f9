import FerroRecords
import Foundation

extension MoveTable {
    /// Whole numbers of one width; what does not fit is refused and so never reaches the model.
    static func integers<Number: RecordInteger>(
        _ name: String, _ field: any (KeyPath<Ledger.Fields, RecordField<Number>> & Sendable),
        _ place: any (WritableKeyPath<Ledger, Number> & Sendable)
    ) -> MoveTable {
        let any = { @Sendable in Bool.random() ? Number.random(in: .min ... .max) : Number.random(in: 0...9) }
        let divisor = { @Sendable in
            let number = Number.random(in: 2...9)
            return Number.isSigned && Bool.random() ? 0 &- number : number
        }
        let fold = {
            @Sendable (
                name: String, number: Number,
                operation: @escaping @Sendable (RecordField<Number>, Number) -> RecordOperation<Number>,
                model: @escaping @Sendable (Number, Number) -> Number
            ) in
            Move(name, { operation($0[keyPath: field], number) }) { ledger in
                ledger[keyPath: place] = model(ledger[keyPath: place], number)
                return ledger[keyPath: place]
            }
        }
        return MoveTable(
            name,
            [
                { fold("add", any(), { $0.add($1) }) { $0 &+ $1 } },
                { fold("subtract", any(), { $0.subtract($1) }) { $0 &- $1 } },
                { fold("multiply", .random(in: 0...9), { $0.multiply(by: $1) }) { $0 &* $1 } },
                { fold("divide", divisor(), { $0.divide(by: $1) }) { $0 / $1 } },
                { fold("floorDivide", divisor(), { $0.floorDivide(by: $1) }) { floored($0, $1).quotient } },
                { fold("remainder", divisor(), { $0.remainder(by: $1) }) { $0 % $1 } },
                { fold("modulo", divisor(), { $0.modulo(by: $1) }) { floored($0, $1).rest } },
                {
                    let exponent = Int.random(in: 0...3)
                    return fold("power", 0, { field, _ in field.power(exponent) }) { number, _ in
                        (0..<exponent).reduce(1) { power, _ in power &* number }
                    }
                },
                { fold("raise", any(), { $0.raise(to: $1) }) { max($0, $1) } },
                { fold("lower", any(), { $0.lower(to: $1) }) { min($0, $1) } },
            ] + values(any, field, place))
    }

    private static func floored<Number: RecordInteger>(_ a: Number, _ b: Number) -> (quotient: Number, rest: Number) {
        let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
        return rest != 0 && (rest < 0) != (b < 0) ? (quotient - 1, rest + b) : (quotient, rest)
    }

    /// What every scalar has.
    static func values<Value: RecordScalar & Equatable>(
        _ any: @escaping @Sendable () -> Value, _ field: any (KeyPath<Ledger.Fields, RecordField<Value>> & Sendable),
        _ place: any (WritableKeyPath<Ledger, Value> & Sendable)
    ) -> [@Sendable () -> Move] {
        [
            { Move("get", { $0[keyPath: field].get() }, model: { $0[keyPath: place] }) },
            {
                let value = any()
                return Move("set", { $0[keyPath: field].set(value) }, change: { $0[keyPath: place] = value })
            },
            {
                let value = any()
                return Move("exchange", { $0[keyPath: field].exchange(value) }) { ledger in
                    defer { ledger[keyPath: place] = value }
                    return ledger[keyPath: place]
                }
            },
            {
                let (value, old) = (any(), any())
                return Move("set if", { $0[keyPath: field].set(value, ifEqualTo: old) }) { ledger in
                    guard ledger[keyPath: place] == old else { return false }
                    ledger[keyPath: place] = value
                    return true
                }
            },
        ]
    }

    static var doubles: MoveTable {
        let any = { @Sendable in Double.random(in: -4...4) }
        let fold = {
            @Sendable (
                name: String, number: Double,
                operation: @escaping @Sendable (RecordField<Double>, Double) -> RecordOperation<Double>,
                model: @escaping @Sendable (Double, Double) -> Double
            ) in
            Move(name, { operation($0.real, number) }) { ledger in
                ledger.real = model(ledger.real, number)
                return ledger.real
            }
        }
        return MoveTable(
            "Double",
            [
                { fold("add", any(), { $0.add($1) }) { $0 + $1 } },
                { fold("subtract", any(), { $0.subtract($1) }) { $0 - $1 } },
                { fold("multiply", any(), { $0.multiply(by: $1) }) { $0 * $1 } },
                { fold("divide", any(), { $0.divide(by: $1) }) { $0 / $1 } },
                { fold("floorDivide", any(), { $0.floorDivide(by: $1) }) { ($0 / $1).rounded(.down) } },
                { fold("remainder", any(), { $0.remainder(by: $1) }) { $0.truncatingRemainder(dividingBy: $1) } },
                {
                    fold("modulo", any(), { $0.modulo(by: $1) }) { value, number in
                        let rest = value.truncatingRemainder(dividingBy: number)
                        return rest != 0 && (rest < 0) != (number < 0) ? rest + number : rest
                    }
                },
                {
                    Move("power", { $0.real.power(2) }) { ledger, result in
                        defer { ledger.real = result }
                        return abs(result - ledger.real * ledger.real) <= result.ulp
                    }
                },
                { fold("raise", any(), { $0.raise(to: $1) }) { max($0, $1) } },
                { fold("lower", any(), { $0.lower(to: $1) }) { min($0, $1) } },
            ] + values(any, \.real, \.real))
    }

    static var dates: MoveTable {
        let any = { @Sendable in Date(timeIntervalSince1970: Double(Int.random(in: -62_135_596_800...253_402_300_800)))
        }
        let fold = {
            @Sendable (
                name: String, operation: @escaping @Sendable (RecordField<Date>) -> RecordOperation<Date>,
                model: @escaping @Sendable (Date) -> Date
            ) in
            Move(name, { operation($0.date) }) { ledger in
                ledger.date = model(ledger.date)
                return ledger.date
            }
        }
        return MoveTable(
            "Date",
            [
                {
                    let time = Int.random(in: -1_000_000_000...1_000_000_000)
                    return fold("add", { $0.add(.seconds(time)) }, { $0 + Double(time) })
                },
                {
                    let time = Int.random(in: -1_000_000_000...1_000_000_000)
                    return fold("subtract", { $0.subtract(.seconds(time)) }, { $0 - Double(time) })
                },
                {
                    let date = any()
                    return fold("raise", { $0.raise(to: date) }, { max($0, date) })
                },
                {
                    let date = any()
                    return fold("lower", { $0.lower(to: date) }, { min($0, date) })
                },
            ] + values(any, \.date, \.date))
    }
}
