extension JSONTape {
    @inline(__always)
    func string(_ index: Int) throws -> String {
        guard nodes[index].kind == .string else { throw mismatch(String.self, index) }
        return text(index)
    }

    @inline(__always)
    func bool(_ index: Int) throws -> Bool {
        switch nodes[index].kind {
        case .yes: return true
        case .no: return false
        default: throw mismatch(Bool.self, index)
        }
    }

    /// An integer that fits exactly; `1.0` and `1e2` are integers, too.
    @inline(__always)
    func integer<Value: FixedWidthInteger>(_ index: Int, _ type: Value.Type) throws -> Value {
        let number: JSONNumber.Integer?
        switch nodes[index].kind {
        case .integer: number = JSONNumber.integer(content(index))
        case .decimal: number = JSONNumber.wholeNumber(content(index))
        default: throw mismatch(type, index)
        }
        guard let number else { throw corrupted("The number does not fit in \(type).", index) }
        if !number.isNegative {
            if let value = Value(exactly: number.magnitude) { return value }
        } else if number.magnitude <= 1 << 63 {
            if let value = Value(exactly: Int64(truncatingIfNeeded: 0 &- number.magnitude)) { return value }
        }
        throw corrupted("The number does not fit in \(type).", index)
    }

    func double(_ index: Int) throws -> Double {
        switch nodes[index].kind {
        case .integer, .decimal:
            guard let value = JSONNumber.double(content(index)) else {
                throw corrupted("The number does not fit in Double.", index)
            }
            return value
        default: throw mismatch(Double.self, index)
        }
    }

    func float(_ index: Int) throws -> Float {
        switch nodes[index].kind {
        case .integer, .decimal:
            guard let value = JSONNumber.float(content(index)) else {
                throw corrupted("The number does not fit in Float.", index)
            }
            return value
        default: throw mismatch(Float.self, index)
        }
    }

    /// The error for a value of another kind, or for null.
    @inline(never)
    func mismatch(_ type: any Any.Type, _ index: Int) -> DecodingError {
        let found: String
        switch nodes[index].kind {
        case .null:
            return .valueNotFound(
                type, context("Cannot get value of type \(type) -- found null value instead.", index))
        case .no, .yes: found = "bool"
        case .integer, .decimal: found = "number"
        case .string: found = "a string"
        case .object: found = "a dictionary"
        case .array: found = "an array"
        }
        return .typeMismatch(type, context("Expected to decode \(type) but found \(found) instead.", index))
    }

    @inline(never)
    func corrupted(_ reason: String, _ index: Int) -> DecodingError { .dataCorrupted(context(reason, index)) }

    private func context(_ text: String, _ index: Int) -> DecodingError.Context {
        DecodingError.Context(codingPath: codingPath(to: index), debugDescription: text)
    }
}
