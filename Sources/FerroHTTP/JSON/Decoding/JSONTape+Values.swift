#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JSONTape {
    /// Reads any value: what JSON has a form for at once, the rest by its own code.
    func decode<Value: Decodable>(_ type: Value.Type, _ index: Int) throws -> Value {
        // Comparisons of addresses; the casts hold because the types are the same.
        if type == String.self { return unsafeBitCast(try string(index), to: type) }
        if type == Int.self { return unsafeBitCast(try integer(index, Int.self), to: type) }
        if type == Double.self { return unsafeBitCast(try double(index), to: type) }
        if type == Bool.self { return unsafeBitCast(try bool(index), to: type) }
        if type == Date.self { return unsafeBitCast(try date(index), to: type) }
        if type == UUID.self { return unsafeBitCast(try uuid(index), to: type) }
        if type == URL.self { return unsafeBitCast(try url(index), to: type) }
        if type == Data.self { return unsafeBitCast(try data(index), to: type) }
        if type == Decimal.self { return unsafeBitCast(try decimal(index), to: type) }
        if type == Int64.self { return unsafeBitCast(try integer(index, Int64.self), to: type) }
        if type == [String].self { return unsafeBitCast(try strings(index), to: type) }
        return try type.init(from: JSONValueReader(tape: self, index: index))
    }

    private func strings(_ index: Int) throws -> [String] {
        guard nodes[index].kind == .array else { throw mismatch([Any].self, index) }
        var result: [String] = []
        result.reserveCapacity(Int(nodes[index].place))
        var element = index + 1
        while element < nodes[index].extent {
            result.append(try string(element))
            element += 1
        }
        return result
    }

    private func date(_ index: Int) throws -> Date {
        switch configuration.dates {
        case .iso8601:
            guard nodes[index].kind == .string else { throw mismatch(String.self, index) }
            guard let date = ISO8601.parseUTC(content(index)) ?? ISO8601.parse(text(index)) else {
                throw corrupted("A date such as 2026-11-21T10:00:00Z was expected.", index)
            }
            return date
        case .secondsSince1970: return Date(timeIntervalSince1970: try double(index))
        case .millisecondsSince1970: return Date(timeIntervalSince1970: try double(index) / 1000)
        case .custom(_, let decode): return try decode(JSONValueReader(tape: self, index: index))
        }
    }

    private func uuid(_ index: Int) throws -> UUID {
        guard let id = UUID(uuidString: try string(index)) else { throw corrupted("A UUID was expected.", index) }
        return id
    }

    private func url(_ index: Int) throws -> URL {
        guard let url = URL(string: try string(index)) else { throw corrupted("A URL was expected.", index) }
        return url
    }

    private func data(_ index: Int) throws -> Data {
        guard let data = Data(base64Encoded: try string(index)) else {
            throw corrupted("Base64 was expected.", index)
        }
        return data
    }

    private func decimal(_ index: Int) throws -> Decimal {
        switch nodes[index].kind {
        case .integer, .decimal:
            guard let value = Decimal(string: text(index)), value.isFinite else {
                throw corrupted("The number does not fit in Decimal.", index)
            }
            return value
        default: throw mismatch(Decimal.self, index)
        }
    }
}
