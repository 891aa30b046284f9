import FerroSQL
import FerroSupport
import Testing

@testable import FerroPostgres

@Suite struct HostileBytesTests {
    /// Reads bytes and what becomes of them; either a value or a typed error is right, only a trap is not.
    private func survives(_ oid: UInt32, _ bytes: [UInt8], isBinary: Bool = true) -> Bool {
        let value = try? bytes.withUnsafeBytes {
            try PostgresColumnReader.value(oid: oid, isBinary: isBinary, bytes: $0)
        }
        guard let value else { return false }
        _ = "\(value)".hashValue
        _ = try? PostgresParameter(value)
        if case .array(let elements) = value { _ = try? SQLArrayText.json(of: elements) }
        if case .timestamp(let date) = value { _ = SQLTimestamp.text(of: date) }
        if case .decimal(let number) = value { _ = (number.integer, number < 1, number.double) }
        return true
    }

    @Test func `every truncation and every flipped bit is a value or a typed error`() throws {
        var (values, errors) = (0, 0)
        for sample in try CapturedValues.all() {
            let whole = bytes(sample.hex)
            for length in 0...whole.count {
                if survives(sample.oid, Array(whole.prefix(length))) { values += 1 } else { errors += 1 }
            }
            for bit in 0..<whole.count * 8 {
                var flipped = whole
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                if survives(sample.oid, flipped) { values += 1 } else { errors += 1 }
            }
        }
        #expect(values > 1000 && errors > 1000)
    }

    @Test func `random bytes as every type are a value or a typed error`() throws {
        var random = SplitMix64(seed: 6)
        let oids = Set(try CapturedValues.all().map(\.oid)).sorted()
        var values = 0
        for _ in 0..<20_000 {
            let oid = oids[Int(random.next() % UInt64(oids.count))]
            let bytes = (0..<Int(random.next() % 40)).map { _ in
                random.next() % 3 == 0 ? UInt8(truncatingIfNeeded: random.next()) : UInt8(random.next() % 3)
            }
            if survives(oid, bytes, isBinary: random.next() % 4 != 0) { values += 1 }
        }
        #expect(values > 1000)
    }

    @Test func `a size that lies reserves nothing`() {
        #expect(!survives(1007, bytes("0000000100000000000000177fffffff00000001")))
        #expect(!survives(1007, bytes("00000001000000000000001780000000000000010000")))
        #expect(!survives(1700, bytes("7fff00000000ffff0001")))
        #expect(!survives(1560, bytes("7fffffff00")))
        // An array inside an array, as deep as one likes, is read as bytes at the second level.
        #expect(survives(99_999, bytes("000000010000000000000017000000010000000100000004ffffffff")))
    }
}
