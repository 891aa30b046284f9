extension JSONTapeBuilder {
    @inline(__always)
    mutating func skipSpace() {
        while position < end {
            let byte = bytes[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position &+= 1
        }
    }

    /// Skips space up to a byte that must be there.
    @inline(__always)
    mutating func skipToNext() throws(JSONFault) {
        skipSpace()
        guard position < end else { throw fault("the text ends too early") }
    }

    mutating func literal(_ text: StaticString, _ kind: JSONNode.Kind) throws(JSONFault) {
        let length = text.utf8CodeUnitCount
        guard end - position >= length, ByteWord.equal(bytes + position, text.utf8Start, length) else {
            throw fault("a value was expected")
        }
        append(JSONNode(kind, place: position, extent: length))
        position += length
    }

    mutating func number() throws(JSONFault) -> JSONNode.Kind {
        var kind = JSONNode.Kind.integer
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < end, bytes[position] == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if position < end, bytes[position] == UInt8(ascii: ".") {
            kind = .decimal
            position += 1
            try digits()
        }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            kind = .decimal
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try digits()
        }
        return kind
    }

    @inline(__always)
    private mutating func digits() throws(JSONFault) {
        let start = position
        while position < end, bytes[position] &- 0x30 < 10 { position &+= 1 }
        guard position > start else { throw fault("a digit was expected") }
    }

    /// Moves past a string; says whether it holds escapes.
    @inline(__always)
    mutating func string() throws(JSONFault) -> Bool {
        position &+= 1
        skipPlain()
        if position < end, bytes[position] == 0x22 {
            position &+= 1
            return false
        }
        return try restOfString()
    }

    /// Skips ASCII that needs no care, eight bytes at a time.
    @inline(__always)
    private mutating func skipPlain() {
        while position &+ 8 <= end {
            let word = ByteWord.load(bytes + position)
            let special = ByteWord.quotes(word) | ByteWord.controls(word) | word & ByteWord.highs
            if special != 0 {
                position &+= ByteWord.firstIndex(special)
                return
            }
            position &+= 8
        }
        while position < end {
            let byte = bytes[position]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80 { return }
            position &+= 1
        }
    }

    private mutating func restOfString() throws(JSONFault) -> Bool {
        var isEscaped = false
        while position < end {
            let byte = bytes[position]
            switch byte {
            case 0x22:
                position += 1
                return isEscaped
            case 0x5C:
                isEscaped = true
                try escape()
            case 0x80...: try multibyte()
            case ..<0x20: throw fault("a control character must be escaped")
            default: skipPlain()
            }
        }
        throw fault("the text ends inside a string")
    }

    private mutating func escape() throws(JSONFault) {
        guard position + 1 < end else { throw fault("the text ends inside a string") }
        switch bytes[position + 1] {
        case UInt8(ascii: "u"):
            let start = position
            let unit = try codeUnit()
            guard unit & 0xF800 == 0xD800 else { return }
            guard unit < 0xDC00, position + 1 < end, bytes[position] == 0x5C,
                bytes[position + 1] == UInt8(ascii: "u"), try codeUnit() & 0xFC00 == 0xDC00
            else {
                position = start
                throw fault("half of a surrogate pair stands alone")
            }
        case 0x22, 0x5C, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        default: throw fault("this escape does not exist")
        }
    }

    /// Reads `\uXXXX` and moves past it.
    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        guard position + 6 <= end else { throw fault("four hexadecimal digits were expected") }
        var unit: UInt16 = 0
        for index in position + 2..<position + 6 {
            guard let digit = PercentEncoding.hexValue(bytes[index]) else {
                throw fault("four hexadecimal digits were expected")
            }
            unit = unit << 4 | UInt16(digit)
        }
        position += 6
        return unit
    }

    /// One scalar of two to four bytes, by table 3-7 of the Unicode standard.
    private mutating func multibyte() throws(JSONFault) {
        let first = bytes[position]
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC2, first <= 0xF4, position + length <= end else { throw fault("the text is not UTF-8") }
        let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        var isValid = bytes[position + 1] >= lowest && bytes[position + 1] <= highest
        if length > 2 { isValid = isValid && bytes[position + 2] & 0xC0 == 0x80 }
        if length > 3 { isValid = isValid && bytes[position + 3] & 0xC0 == 0x80 }
        guard isValid else { throw fault("the text is not UTF-8") }
        position += length
    }

    func fault(_ reason: String) -> JSONFault {
        JSONFault(reason, at: position, in: UnsafeRawBufferPointer(start: bytes, count: end))
    }
}
