import FerroHTTP
import Testing

/// SplitMix64 (Steele, Lea, Flood 2014), so that a failure can be seen again.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct `Random range fields` {
    /// What was asked for, byte by byte: nil when a range is turned around.
    private func wanted(_ ranges: [(Int?, Int?)], of size: Int) -> Set<Int>? {
        var bytes = Set<Int>()
        for (first, last) in ranges {
            if let first, let last, last < first { return nil }
            for byte in 0..<size {
                let isIn = first.map { byte >= $0 && byte <= last ?? size } ?? (byte >= size - (last ?? 0))
                if isIn { bytes.insert(byte) }
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `give every byte asked for once, and others only between close parts`(_ seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<150 {
            let size = Int.random(in: 1...600, using: &generator)
            let ranges = (0..<Int.random(in: 1...6, using: &generator)).map { _ -> (Int?, Int?) in
                let (a, b) = (Int.random(in: 0...700, using: &generator), Int.random(in: 0...700, using: &generator))
                switch Int.random(in: 0..<12, using: &generator) {
                case 0: return (nil, a / 10)
                case 1: return (a, nil)
                case 2: return (a, b)
                default: return (min(a, b), min(a, b) + b / 20)
                }
            }
            let text = ranges.map { "\($0.0.map(String.init) ?? "")-\($0.1.map(String.init) ?? "")" }
            let field = "bytes=" + text.joined(separator: ", ")
            let selection = try #require(RangeHeader(field)).select(from: Int64(size))
            let wanted = wanted(ranges, of: size)
            guard let wanted, !wanted.isEmpty else {
                #expect(selection == .unsatisfiable, "\(field) of \(size)")
                continue
            }
            guard case .parts(let parts) = selection else {
                Issue.record("\(field) of \(size) came to \(selection)")
                continue
            }
            check(parts, wanted, size, field)
        }
    }

    private func check(_ parts: [Range<Int64>], _ wanted: Set<Int>, _ size: Int, _ field: String) {
        let sorted = parts.sorted { $0.lowerBound < $1.lowerBound }
        #expect(sorted.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= size }, "\(field)")
        for (one, next) in zip(sorted, sorted.dropFirst()) {
            #expect(next.lowerBound - one.upperBound > RangeSelection.gap, "\(field) of \(size): \(parts)")
        }
        let given = Set(parts.flatMap { $0.map(Int.init) })
        #expect(given.isSuperset(of: wanted), "\(field) of \(size): \(parts)")
        for part in parts {
            #expect(wanted.contains(Int(part.lowerBound)) && wanted.contains(Int(part.upperBound) - 1), "\(field)")
            var gap: Int64 = 0
            for byte in part {
                gap = wanted.contains(Int(byte)) ? 0 : gap + 1
                if gap > RangeSelection.gap { Issue.record("\(field) of \(size): \(parts) has bytes nobody wants") }
            }
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `of any bytes never trap and never name what is not there`(_ seed: UInt64) {
        var generator = SeededGenerator(state: seed &+ 100)
        let pieces = [
            "bytes=", "-", ",", " ", "0", "9", "1", "99999999999999999999", "9223372036854775807", "\t", "x", "=",
        ]
        let sizes: [Int64] = [0, 1, 2, 999, .max - 1, .max]
        for _ in 0..<4_000 {
            let rest = (0..<Int.random(in: 0...10, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            let size = sizes.randomElement(using: &generator) ?? 0
            guard case .parts(let parts)? = RangeHeader("bytes=" + rest.joined())?.select(from: size) else { continue }
            let isInside = parts.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= size }
            #expect(isInside && !parts.isEmpty, "\(rest) of \(size): \(parts)")
        }
    }
}
