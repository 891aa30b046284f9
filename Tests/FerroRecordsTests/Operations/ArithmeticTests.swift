import FerroRecords
import FerroRedis
import FerroTesting
import Foundation
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct `Arithmetic on the server` {
    static let edges: [Int] = [
        .min, .min + 1, -9_007_199_254_740_993, -1_000_000_000_000_000, -10_000_001, -7, -2, -1, 0, 1, 2, 3, 7,
        9_999_999, 10_000_000, 999_999_999_999_999, 1_000_000_000_000_000, 9_007_199_254_740_993,
        4_611_686_018_427_387_904,
        .max - 1, .max,
    ]

    private func floorDivided(_ a: Int, _ b: Int) -> Int? {
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        if overflow { return nil }
        let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
        return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient
    }

    private func value(_ pair: (partialValue: Int, overflow: Bool)) -> Int? { pair.overflow ? nil : pair.partialValue }

    private func check(
        _ handle: RecordHandle<Player>, _ a: Int, _ wanted: Int?, _ words: String,
        _ operation: RecordOperation<Int>
    ) async throws {
        if let wanted {
            let (_, result, kept) = try await handle.run { ($0.score.set(a), operation, $0.score.get()) }
            #expect(result == wanted && kept == wanted, "\(words)")
            return
        }
        try await handle.score.set(a)
        let code = await failure { try await handle.run(operation) }
        let kept = try await handle.score.get()
        #expect(code == .arithmetic && kept == a, "\(words)")
    }

    @Test func `whole numbers are exact to 64 bits, and what does not fit is not written`() async throws {
        try await withPlayer { ada, _ in
            let score = Player.fields.score
            for a in Self.edges {
                for b in Self.edges {
                    try await check(ada, a, value(a.addingReportingOverflow(b)), "\(a) + \(b)", score.add(b))
                    try await check(ada, a, value(a.subtractingReportingOverflow(b)), "\(a) - \(b)", score.subtract(b))
                    try await check(
                        ada, a, value(a.multipliedReportingOverflow(by: b)), "\(a) * \(b)", score.multiply(by: b))
                    try await check(
                        ada, a, value(a.dividedReportingOverflow(by: b)), "\(a) / \(b)", score.divide(by: b))
                    let rest = b == 0 ? nil : a.remainderReportingOverflow(dividingBy: b).partialValue
                    try await check(ada, a, rest, "\(a) % \(b)", score.remainder(by: b))
                    let down = floorDivided(a, b)
                    try await check(ada, a, down, "floor \(a) / \(b)", score.floorDivide(by: b))
                    let modulo = rest.map { $0 != 0 && ($0 < 0) != (b < 0) ? $0 + b : $0 }
                    try await check(ada, a, modulo, "\(a) mod \(b)", score.modulo(by: b))
                    try await check(ada, a, max(a, b), "max \(a) \(b)", score.raise(to: b))
                    try await check(ada, a, min(a, b), "min \(a) \(b)", score.lower(to: b))
                }
            }
        }
    }

    @Test func `random whole numbers of every length are computed as in Swift`() async throws {
        try await withPlayer { ada, _ in
            let score = Player.fields.score
            var generator = SystemRandomNumberGenerator()
            func number() -> Int {
                Int.random(in: .min ... .max, using: &generator) >> Int.random(in: 0...63, using: &generator)
            }
            for _ in 0..<400 {
                let (a, b) = (number(), number())
                try await check(ada, a, value(a.addingReportingOverflow(b)), "\(a) + \(b)", score.add(b))
                try await check(
                    ada, a, value(a.multipliedReportingOverflow(by: b)), "\(a) * \(b)", score.multiply(by: b))
                try await check(ada, a, value(a.dividedReportingOverflow(by: b)), "\(a) / \(b)", score.divide(by: b))
                try await check(ada, a, floorDivided(a, b), "floor \(a) / \(b)", score.floorDivide(by: b))
            }
        }
    }

    @Test func `powers are exact as far as they fit`() async throws {
        try await withPlayer { ada, _ in
            for a in [-10, -3, -2, -1, 0, 1, 2, 3, 10, 3_037_000_499, 2_097_151, .min, .max] {
                for exponent in [0, 1, 2, 3, 5, 18, 19, 39, 40, 62, 63, 64, 1000, 1_000_001, .max] {
                    var wanted: Int? = 1
                    if abs(Double(a)) > 1 {
                        for _ in 0..<min(exponent, 70) {
                            wanted = wanted.flatMap { value($0.multipliedReportingOverflow(by: a)) }
                        }
                    } else if exponent > 0 {
                        wanted = a < 0 && exponent % 2 == 0 ? 1 : a
                    }
                    try await check(ada, a, wanted, "\(a) ** \(exponent)", Player.fields.score.power(exponent))
                }
            }
            try await check(ada, 2, nil, "2 ** -1", Player.fields.score.power(-1))
        }
    }

    @Test func `floating-point numbers are those of Swift`() async throws {
        try await withPlayer { ada, _ in
            let rating = Player.fields.rating
            let numbers: [Double] = [
                0.1, 0.2, -7.5, 2, 1e300, -1e-300, 1.0 / 3, 9_007_199_254_740_992, .leastNonzeroMagnitude, 0,
            ]
            for a in numbers {
                for b in numbers {
                    let operations: [(RecordOperation<Double>, Double)] = [
                        (rating.add(b), a + b), (rating.subtract(b), a - b), (rating.multiply(by: b), a * b),
                        (rating.divide(by: b), a / b), (rating.floorDivide(by: b), (a / b).rounded(.down)),
                        (rating.remainder(by: b), a.truncatingRemainder(dividingBy: b)), (rating.power(b), pow(a, b)),
                        (rating.raise(to: b), max(a, b)), (rating.lower(to: b), min(a, b)),
                    ]
                    for (index, (operation, wanted)) in operations.enumerated() {
                        try await ada.rating.set(a)
                        do {
                            let result = try await ada.run(operation)
                            #expect(result == wanted, "\(index): \(a) \(b)")
                        } catch let error as RecordError {
                            #expect(error.code == .arithmetic && !wanted.isFinite, "\(index): \(a) \(b)")
                            let kept = try await ada.rating.get()
                            #expect(kept == a)
                        }
                    }
                }
            }
        }
    }

    @Test func `dates move exactly`() async throws {
        try await withPlayer({ $0.lastSeen = Date(timeIntervalSince1970: 1_700_000_000) }) { ada, space in
            func kept() async throws -> RedisReply {
                try await space.redis.send(RedisCommand("HGET", [RedisArgument(ada.key), "lastSeen"], keys: .first))
            }
            let time = Duration.milliseconds(1) + .seconds(3_000_000_000) + .nanoseconds(7)
            let later = try await ada.lastSeen.add(time)
            #expect(abs(later.timeIntervalSince1970 - 4_700_000_000.001) < 0.000_001)
            same(try await kept(), .string(Array("4700000000001000007".utf8)))
            let back = try await ada.lastSeen.subtract(time)
            #expect(back == Date(timeIntervalSince1970: 1_700_000_000))
            for _ in 0..<10 { try await ada.lastSeen.add(.nanoseconds(1)) }
            same(try await kept(), .string(Array("1700000000000000010".utf8)))
            let rounded = try await ada.lastSeen.subtract(.nanoseconds(10) + Duration(attoseconds: 499_999_999))
            #expect(rounded == back)
            let raised = try await ada.lastSeen.raise(to: .distantFuture)
            #expect(raised == .distantFuture)
            let code = await failure { try await ada.lastSeen.add(Duration(attoseconds: .max)) }
            #expect(code == .arithmetic)
        }
    }

    @Test func `a counter counts to the limit`() async throws {
        try await withPlayer({ $0.visits = RecordCounter(.max - 1) }) { ada, _ in
            let count = try await ada.visits.increment()
            #expect(count == .max)
            let code = await failure { try await ada.visits.increment() }
            #expect(code == .arithmetic)
            let before = try await ada.visits.reset()
            #expect(before == .max)
        }
    }
}
