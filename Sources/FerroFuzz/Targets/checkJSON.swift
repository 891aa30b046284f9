import FerroHTTP
import NIOCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// JSON: what is accepted is the value that Foundation reads, and that value, written, is read as itself by both.
@Sendable func checkJSON(_ bytes: [UInt8]) throws(Violation) {
    guard let value = try? JSONBody.decode(JSONTree.self, from: ByteBuffer(bytes: bytes)) else { return }
    try compare(value, with: bytes)
    guard let written = try? JSONBody.encode(value) else {
        throw Violation(description: "a value that was read cannot be written")
    }
    guard let back = try? JSONBody.decode(JSONTree.self, from: written) else {
        throw Violation(description: "what was written is refused: \(String(buffer: written))")
    }
    try Violation.unless(back == value, "the value changes: \(String(buffer: written))")
    try compare(value, with: Array(written.readableBytesView))
}

/// Foundation takes other liberties, so only what both read is compared.
private func compare(_ value: JSONTree, with bytes: [UInt8]) throws(Violation) {
    guard let other = try? JSONDecoder().decode(JSONTree.self, from: Data(bytes)) else { return }
    // Foundation reads 9494467441537095.1 as an Int64 without its fraction, where the nearest double is …096.
    let hasFraction = bytes.contains { [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains($0) }
    let isSame = other == value || (hasFraction && other.isNear(value))
    try Violation.unless(isSame, "Foundation reads \(other), and we \(value)")
}

/// Any JSON value.
private enum JSONTree: Codable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            // Whether 1e2 or -0 reads as an integer depends on how it is written.
            self = Int64(exactly: value).map { .integer($0) } ?? .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    /// Whether it is the same value but for the last place of its numbers.
    func isNear(_ other: JSONTree) -> Bool {
        switch (self, other) {
        case (.array(let one), .array(let two)):
            one.count == two.count && zip(one, two).allSatisfy { $0.isNear($1) }
        case (.object(let one), .object(let two)):
            one.count == two.count && one.allSatisfy { key, value in two[key].map { value.isNear($0) } ?? false }
        default:
            if let one = double, let two = other.double { abs(one - two) <= abs(two).ulp * 2 } else { self == other }
        }
    }

    private var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let values): try container.encode(values)
        }
    }
}
