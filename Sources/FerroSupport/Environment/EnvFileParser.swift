/// Reads a `.env` file byte by byte, in time linear in its size.
struct EnvFileParser {
    let file: String
    let process: [String: String]
    var known: [String: String]
    var bytes: [UInt8]
    var position = 0
    var line = 1
    private var total = 0

    init(_ raw: [UInt8], file: String, known: [String: String], process: [String: String]) {
        self.file = file
        self.known = known
        self.process = process
        self.bytes = []
        bytes.reserveCapacity(raw.count)
        let body = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? raw.dropFirst(3) : raw[...]
        var previous: UInt8 = 0
        // Every ending of a line becomes "\n", so that the rest knows one.
        for byte in body {
            if byte == Ascii.carriageReturn {
                bytes.append(Ascii.newline)
            } else if byte != Ascii.newline || previous != Ascii.carriageReturn {
                bytes.append(byte)
            }
            previous = byte
        }
    }

    mutating func parse() throws(EnvError) -> [EnvFile.Assignment] {
        guard bytes.count <= EnvFile.maximumSize else {
            throw EnvError(.file, "\(file) has more than \(EnvFile.maximumSize) bytes: a .env file is a short list")
        }
        var result: [EnvFile.Assignment] = []
        while true {
            skipBlanks()
            guard let byte = peek else { return result }
            if byte == Ascii.newline {
                advance()
            } else if byte == Ascii.hash {
                skipToLineEnd()
            } else {
                let assignment = try assignment()
                known[assignment.name] = assignment.value
                result.append(assignment)
            }
        }
    }

    private mutating func assignment() throws(EnvError) -> EnvFile.Assignment {
        let start = line
        var name = readName()
        let afterName = position
        skipBlanks()
        if name == "export", position > afterName, peek != Ascii.equals {
            name = readName()
            skipBlanks()
        }
        guard !name.isEmpty, peek == Ascii.equals else {
            throw bad("expected NAME=value, with a name of letters, digits and _ that starts with no digit", at: start)
        }
        advance()
        skipBlanks()
        let value = try text(of: try value(of: name, at: start), of: name, at: start)
        total += value.utf8.count
        guard total <= EnvFile.maximumTotalSize else {
            throw bad("the values up to here have more than \(EnvFile.maximumTotalSize) bytes together", at: start)
        }
        return EnvFile.Assignment(name: name, value: value, line: start)
    }

    private mutating func value(of name: String, at start: Int) throws(EnvError) -> [UInt8] {
        guard let quote = peek, quote == Ascii.doubleQuote || quote == Ascii.singleQuote else {
            return try unquoted(of: name)
        }
        advance()
        let value = try quoted(by: quote, of: name, at: start)
        skipBlanks()
        guard let next = peek, next != Ascii.newline else { return value }
        guard next == Ascii.hash else {
            throw bad(
                "there is text after the closing quote of \(name): escape the quote, or remove the text", at: line)
        }
        skipToLineEnd()
        return value
    }

    private func text(of value: [UInt8], of name: String, at start: Int) throws(EnvError) -> String {
        guard !value.contains(0), let text = String(validating: value, as: UTF8.self) else {
            throw bad("the value of \(name) is not UTF-8 text: save the file as UTF-8", at: start)
        }
        return text
    }

    /// The name at the position, or an empty text where there is none.
    mutating func readName() -> String {
        let start = position
        while let byte = peek, Ascii.isNameByte(byte, first: position == start) { advance() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
    var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

    mutating func advance() {
        if peek == Ascii.newline { line += 1 }
        position += 1
    }

    mutating func skipBlanks() {
        while let byte = peek, Ascii.isBlank(byte) { advance() }
    }

    mutating func skipToLineEnd() {
        while let byte = peek, byte != Ascii.newline { advance() }
    }

    func bad(_ what: String, at line: Int) -> EnvError { EnvError(.syntax, "\(file):\(line): \(what)") }
}
