extension EnvFileParser {
    /// A value up to the end of its line or to a `#` after white space.
    mutating func unquoted(of name: String) throws(EnvError) -> [UInt8] {
        var value: [UInt8] = []
        var significant = 0
        while let byte = peek, byte != Ascii.newline {
            // The byte before is at least the "=" of this line.
            if byte == Ascii.hash, position > 0, Ascii.isBlank(bytes[position - 1]) {
                skipToLineEnd()
                break
            }
            if byte == Ascii.dollar, next == Ascii.openBrace {
                try append(try expansion(in: name), to: &value, of: name)
                significant = value.count
                continue
            }
            if byte == Ascii.backslash, next == Ascii.dollar { advance() }
            try append(CollectionOfOne(peek ?? byte), to: &value, of: name)
            if !Ascii.isBlank(byte) { significant = value.count }
            advance()
        }
        return Array(value.prefix(significant))
    }

    /// A value up to its closing quote; the opening one is behind.
    mutating func quoted(by quote: UInt8, of name: String, at start: Int) throws(EnvError) -> [UInt8] {
        let isDouble = quote == Ascii.doubleQuote
        var value: [UInt8] = []
        while let byte = peek {
            if byte == quote {
                advance()
                return value
            }
            if isDouble, byte == Ascii.dollar, next == Ascii.openBrace {
                try append(try expansion(in: name), to: &value, of: name)
            } else if isDouble, byte == Ascii.backslash {
                advance()
                try append(CollectionOfOne(try escape(of: name)), to: &value, of: name)
                advance()
            } else {
                try append(CollectionOfOne(byte), to: &value, of: name)
                advance()
            }
        }
        throw bad("the value of \(name) has no closing \(isDouble ? "double" : "single") quote", at: start)
    }

    /// The byte that the one after a backslash stands for.
    private func escape(of name: String) throws(EnvError) -> UInt8 {
        switch peek {
        case UInt8(ascii: "n"): return Ascii.newline
        case UInt8(ascii: "r"): return Ascii.carriageReturn
        case UInt8(ascii: "t"): return UInt8(ascii: "\t")
        case Ascii.backslash: return Ascii.backslash
        case Ascii.doubleQuote: return Ascii.doubleQuote
        case Ascii.dollar: return Ascii.dollar
        default:
            throw bad(
                "the value of \(name) has a backslash that escapes nothing: write \\\\, or use single quotes", at: line)
        }
    }

    /// Replaces `${NAME}` or `${NAME:-text}`; the position is on the dollar sign.
    ///
    /// What comes in is taken as it is, so nothing is ever expanded twice.
    private mutating func expansion(in name: String) throws(EnvError) -> [UInt8] {
        advance()
        advance()
        let wanted = readName()
        var fallback: [UInt8]?
        if !wanted.isEmpty, peek == UInt8(ascii: ":"), next == UInt8(ascii: "-") {
            advance()
            advance()
            var text: [UInt8] = []
            while let byte = peek, byte != Ascii.closeBrace, byte != Ascii.newline {
                text.append(byte)
                advance()
            }
            fallback = text
        }
        guard !wanted.isEmpty, peek == Ascii.closeBrace else {
            throw bad(
                "the value of \(name) has a ${ that is no ${NAME} or ${NAME:-text}: write \\${ to mean it", at: line)
        }
        advance()
        let value = process[wanted] ?? known[wanted] ?? ""
        if !value.isEmpty { return Array(value.utf8) }
        if let fallback { return fallback }
        guard process[wanted] == nil, known[wanted] == nil else { return [] }
        throw bad(
            "the value of \(name) uses ${\(wanted)}, which is not set: set it on an earlier line, or write "
                + "${\(wanted):-} to let it be empty", at: line)
    }

    private func append(
        _ more: some Collection<UInt8>, to value: inout [UInt8], of name: String
    ) throws(EnvError) {
        guard value.count + more.count <= EnvFile.maximumValueSize else {
            throw bad("the value of \(name) has more than \(EnvFile.maximumValueSize) bytes", at: line)
        }
        value.append(contentsOf: more)
    }
}
