#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JSONWriter {
    /// Writes the root and checks what only then is known.
    func writeRoot<Value: Encodable>(_ value: Value) throws {
        try encode(value)
        guard count > 0 else { throw invalid("Nothing was encoded.", value) }
        if hasFailed { throw misused() }
        guard count <= configuration.boundedSize else { throw tooLong() }
    }

    /// Writes any value: what JSON has a form for at once, the rest by its own code.
    func encode<Value: Encodable>(_ value: Value) throws {
        // Comparisons of addresses; the casts hold because the types are the same.
        if Value.self == String.self { return try write(unsafeBitCast(value, to: String.self)) }
        if Value.self == Int.self { return try write(unsafeBitCast(value, to: Int.self)) }
        if Value.self == Double.self { return try write(unsafeBitCast(value, to: Double.self)) }
        if Value.self == Bool.self { return try write(unsafeBitCast(value, to: Bool.self)) }
        if Value.self == Date.self { return try write(unsafeBitCast(value, to: Date.self)) }
        if Value.self == UUID.self { return try write(unsafeBitCast(value, to: UUID.self)) }
        if Value.self == URL.self { return try write(unsafeBitCast(value, to: URL.self).absoluteString) }
        if Value.self == Data.self { return try write(unsafeBitCast(value, to: Data.self).base64EncodedString()) }
        if Value.self == Decimal.self { return try write(unsafeBitCast(value, to: Decimal.self)) }
        if Value.self == Int64.self { return try write(unsafeBitCast(value, to: Int64.self)) }
        if Value.self == [String].self { return try write(unsafeBitCast(value, to: [String].self)) }
        try encodeByItself(value)
    }

    /// Lets a value write itself into a frame of its own.
    func encodeByItself<Value: Encodable>(_ value: Value) throws {
        let identity = try push()
        try value.encode(to: JSONValueWriter(writer: self, identity: identity))
        try close(identity)
    }

    private func write(_ texts: [String]) throws {
        guard depth < configuration.depthLimit else { throw tooDeep() }
        try reserve(2)
        put(0x5B)
        var isFirst = true
        for text in texts {
            if isFirst { isFirst = false } else { put(0x2C) }
            try write(text)
        }
        try reserve(1)
        put(0x5D)
    }

    private func write(_ value: Decimal) throws {
        guard value.isFinite else { throw invalid("JSON has no text for a Decimal that is no number.", value) }
        try writeASCII(value.description)
    }

    func write(_ date: Date) throws {
        switch configuration.dates {
        case .iso8601:
            try reserve(26)
            put(0x22)
            ISO8601.put(date, at: base + count)
            count &+= ISO8601.length
            put(0x22)
        case .secondsSince1970: try write(date.timeIntervalSince1970)
        case .millisecondsSince1970: try write(date.timeIntervalSince1970 * 1000)
        case .custom(let encode, _):
            let identity = try push()
            try encode(date, JSONValueWriter(writer: self, identity: identity))
            try close(identity)
        }
    }

    private func write(_ id: UUID) throws {
        try reserve(38)
        put(0x22)
        withUnsafeBytes(of: id.uuid) { bytes in
            for index in 0..<16 {
                if index == 4 || index == 6 || index == 8 || index == 10 { put(0x2D) }
                put(Self.upperHex(bytes[index] >> 4))
                put(Self.upperHex(bytes[index] & 15))
            }
        }
        put(0x22)
    }

    private static func upperHex(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 &+ nibble : 0x37 &+ nibble }
}
