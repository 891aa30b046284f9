/// Any JSON, read and written through `Codable`.
enum JSONTree: Codable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case double(Double)
    case text(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? value.decode(Int64.self) {
            self = .integer(integer)
        } else if let unsigned = try? value.decode(UInt64.self) {
            self = .unsigned(unsigned)
        } else if let double = try? value.decode(Double.self) {
            self = .double(double)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let container = try? decoder.unkeyedContainer() {
            self = .array(try Self.elements(container))
        } else {
            self = .object(try value.decode([String: JSONTree].self))
        }
    }

    private static func elements(_ container: any UnkeyedDecodingContainer) throws -> [JSONTree] {
        var container = container
        var elements: [JSONTree] = []
        while !container.isAtEnd { elements.append(try container.decode(JSONTree.self)) }
        return elements
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .unsigned(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// Its parts as text in which nothing is equal that differs in a byte or a bit.
    var exact: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .integer(let value): "i\(value)"
        case .unsigned(let value): "i\(value)"
        // Foundation reads a number too small for a double as the integer 0.
        case .double(let value): value == 0 ? "i0" : "d\(value.bitPattern)"
        case .text(let value): "t\(Array(value.utf8))"
        case .array(let value): "[" + value.map(\.exact).joined(separator: ",") + "]"
        case .object(let value):
            "{" + value.map { "\(Array($0.key.utf8)):\($0.value.exact)" }.sorted().joined(separator: ",") + "}"
        }
    }
}

/// xorshift64: Marsaglia, "Xorshift RNGs", 2003. The same seed is the same test.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

extension JSONTree {
    static func random(_ random: inout SeededRandom, depth: Int = 4) -> JSONTree {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 7), using: &random) {
        case 0: .null
        case 1: .bool(.random(using: &random))
        case 2: .integer(Int64(truncatingIfNeeded: random.next() >> UInt64.random(in: 0..<64, using: &random)))
        case 3: .unsigned(UInt64.max - UInt64.random(in: 0..<1 << 62, using: &random))
        case 4: .double(double(&random))
        case 5, 6: .text(text(&random))
        case 7: .array((0..<Int.random(in: 0..<6, using: &random)).map { _ in .random(&random, depth: depth - 1) })
        default:
            .object(
                .init(
                    (0..<Int.random(in: 0..<6, using: &random)).map { _ in
                        (text(&random), .random(&random, depth: depth - 1))
                    },
                    uniquingKeysWith: { first, _ in first }))
        }
    }

    /// A double that is no whole number below 2^64, because such a number reads as an integer.
    private static func double(_ random: inout SeededRandom) -> Double {
        while true {
            let value = Double(bitPattern: random.next())
            if value.isFinite, value.magnitude > 1e20 || value != value.rounded() { return value }
        }
    }

    private static func text(_ random: inout SeededRandom) -> String {
        let pieces = [
            "a", "created", "Z", " ", "\"", "\\", "/", "\u{0}", "\u{1F}", "\n", "\t", "\u{7F}", "é", "e\u{301}",
            "\u{2028}",
            "\u{FFFD}", "\u{FEFF}", "\u{10FFFF}", "😀", "日本語", "abcdefgh",
        ]
        return (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
    }
}
