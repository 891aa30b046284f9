/// Checks JSON text against RFC 8259 without building anything from it.
///
/// It is a loop over the bytes with a stack of bits, so that no nesting can exhaust the call stack.
struct JSONSyntax {
    /// The first place where the text stops being JSON.
    struct Fault: Error, Equatable {
        var reason: String
        /// From 1.
        var line: Int
        /// From 1, counted in characters of the encoding, that is Unicode scalars.
        var column: Int
    }

    private enum Expectation {
        case value
        case valueOrEnd
        case key
        case keyOrEnd
        case commaOrEnd
    }

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var expectation = Expectation.value
    private var isObject: [Bool] = []

    /// Throws the first fault; at most `depth` arrays and objects may be open at once.
    static func check(_ bytes: UnsafeRawBufferPointer, depth: Int) throws(Fault) {
        var syntax = JSONSyntax(bytes: bytes)
        try syntax.run(depth: depth)
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func run(depth: Int) throws(Fault) {
        while true {
            skipSpace()
            guard position < bytes.count else { throw fault("the text ends too early") }
            let byte = bytes[position]
            switch expectation {
            case .value, .valueOrEnd:
                if byte == UInt8(ascii: "]"), case .valueOrEnd = expectation {
                    close()
                } else {
                    try value(byte, depth: depth)
                }
            case .key, .keyOrEnd:
                if byte == UInt8(ascii: "}"), case .keyOrEnd = expectation { close() } else { try key(byte) }
            case .commaOrEnd: try separator(byte)
            }
            if isObject.isEmpty, case .commaOrEnd = expectation { return try end() }
        }
    }

    private mutating func value(_ byte: UInt8, depth: Int) throws(Fault) {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard isObject.count < depth else { throw fault("more than \(depth) levels are nested") }
            isObject.append(byte == UInt8(ascii: "{"))
            expectation = byte == UInt8(ascii: "{") ? .keyOrEnd : .valueOrEnd
            position += 1
            return
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        case UInt8(ascii: "-"), 0x30...0x39: try number()
        default: throw fault("a value was expected")
        }
        expectation = .commaOrEnd
    }

    private mutating func key(_ byte: UInt8) throws(Fault) {
        guard byte == UInt8(ascii: "\"") else { throw fault("a key in double quotes was expected") }
        try string()
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { throw fault("a colon was expected") }
        position += 1
        expectation = .value
    }

    private mutating func separator(_ byte: UInt8) throws(Fault) {
        let isInObject = isObject.last ?? false
        if byte == UInt8(ascii: ",") {
            position += 1
            expectation = isInObject ? .key : .value
        } else if byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            close()
        } else {
            throw fault(isInObject ? "a comma or } was expected" : "a comma or ] was expected")
        }
    }

    private mutating func close() {
        isObject.removeLast()
        position += 1
        expectation = .commaOrEnd
    }

    private mutating func end() throws(Fault) {
        skipSpace()
        guard position == bytes.count else { throw fault("nothing more was expected") }
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func literal(_ text: StaticString) throws(Fault) {
        let matches =
            bytes.count - position >= text.utf8CodeUnitCount
            && text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + text.utf8CodeUnitCount]) }
        guard matches else { throw fault("a value was expected") }
        position += text.utf8CodeUnitCount
    }

    private mutating func number() throws(Fault) {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try digits()
        }
    }

    private mutating func digits() throws(Fault) {
        let start = position
        while position < bytes.count, ByteSet.digits.contains(bytes[position]) { position += 1 }
        guard position > start else { throw fault("a digit was expected") }
    }

    private mutating func string() throws(Fault) {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try escape()
            case 0x20...0x7F: position += 1
            case 0x80...: try multibyte()
            default: throw fault("a control character must be escaped")
            }
        }
        throw fault("the text ends inside a string")
    }

    private mutating func escape() throws(Fault) {
        guard position + 1 < bytes.count else { throw fault("the text ends inside a string") }
        switch bytes[position + 1] {
        case UInt8(ascii: "u"):
            let start = position
            let unit = try codeUnit()
            guard unit & 0xF800 == 0xD800 else { return }
            guard unit < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u"), try codeUnit() & 0xFC00 == 0xDC00
            else {
                position = start
                throw fault("half of a surrogate pair stands alone")
            }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        default: throw fault("this escape does not exist")
        }
    }

    /// Reads `\uXXXX` and moves past it.
    private mutating func codeUnit() throws(Fault) -> UInt16 {
        guard position + 6 <= bytes.count else { throw fault("four hexadecimal digits were expected") }
        var unit: UInt16 = 0
        for byte in bytes[position + 2..<position + 6] {
            guard let digit = PercentEncoding.hexValue(byte) else {
                throw fault("four hexadecimal digits were expected")
            }
            unit = unit << 4 | UInt16(digit)
        }
        position += 6
        return unit
    }

    /// One scalar of two to four bytes, by table 3-7 of the Unicode standard.
    private mutating func multibyte() throws(Fault) {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch bytes[position] {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0...0)
            }
        guard length > 0, position + length <= bytes.count, second.contains(bytes[position + 1]),
            bytes[position + 2..<max(position + 2, position + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { throw fault("the text is not UTF-8") }
        position += length
    }

    private func fault(_ reason: String) -> Fault {
        let before = bytes[..<position]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = before.count { $0 == 0x0A } + 1
        let column = bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 } + 1
        return Fault(reason: reason, line: line, column: column)
    }
}
