/// Splits a CSV file into records, RFC 4180, and goes on after a broken one.
///
/// Rows end with LF, CRLF or CR. A record that cannot be read is given up at its first line and reading goes on with
/// the next one, so that a missing quote costs one line and not the rest of the file. The search for the end of a
/// quoted field is bounded, which keeps the whole linear in the size of the file.
struct CSVRecords {
    /// One record: its fields, or why it cannot be read.
    struct Record {
        let line: Int
        let fields: [Field]
        let problem: String?
        /// Whether it holds line breaks.
        let isSpread: Bool
    }

    /// A field's bytes; `isQuoted` ones may hold doubled quotes.
    struct Field {
        let bytes: [UInt8]
        let isQuoted: Bool
    }

    private struct Broken: Error { let message: String }

    private let bytes: [UInt8]
    private let limits: ImportLimits
    private var position: Int
    private var line = 1
    private var restart = (position: 0, line: 1)
    private var isSpread = false

    init(_ bytes: [UInt8], _ limits: ImportLimits) {
        self.bytes = bytes
        self.limits = limits
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next record that is not an empty line; nil at the end.
    mutating func next() -> Record? {
        while position < bytes.count, isLineEnd(bytes[position]) { passLineEnd() }
        guard position < bytes.count else { return nil }
        let start = (position: position, line: line)
        restart = start
        isSpread = false
        do {
            let fields = try record()
            return Record(line: start.line, fields: fields, problem: nil, isSpread: isSpread)
        } catch {
            resume(after: start)
            return Record(line: start.line, fields: [], problem: (error as? Broken)?.message ?? "", isSpread: false)
        }
    }

    /// Reads again from the second line of the record that was returned last.
    mutating func giveUpLast() { resume(after: restart) }

    private mutating func resume(after start: (position: Int, line: Int)) {
        (position, line) = start
        while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
        passLineEnd()
    }

    private mutating func record() throws -> [Field] {
        var fields: [Field] = []
        while true {
            fields.append(try field())
            guard fields.count <= 1_000 else { throw Broken(message: "has more than 1,000 columns") }
            guard position < bytes.count else { return fields }
            if bytes[position] == UInt8(ascii: ",") {
                position += 1
            } else {
                passLineEnd()
                return fields
            }
        }
    }

    private mutating func field() throws -> Field {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quotedField() }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), !isLineEnd(bytes[position]) {
            position += 1
        }
        guard position - start <= limits.fieldLength else {
            throw Broken(message: "has a field longer than \(limits.fieldLength) bytes: shorten it")
        }
        return Field(bytes: Array(bytes[start..<position]), isQuoted: false)
    }

    private mutating func quotedField() throws -> Field {
        var content: [UInt8] = []
        position += 1
        while position < bytes.count, line - restart.line <= limits.recordLines, content.count <= limits.fieldLength {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                    return try ended(Field(bytes: content, isQuoted: true))
                }
                content.append(byte)
                position += 1
            } else if isLineEnd(byte) {
                isSpread = true
                content.append(UInt8(ascii: "\n"))
                passLineEnd()
            } else {
                content.append(byte)
                position += 1
            }
        }
        throw Broken(message: "has a quoted field that is never closed: add the missing quote")
    }

    private func ended(_ field: Field) throws -> Field {
        guard position < bytes.count, bytes[position] != UInt8(ascii: ","), !isLineEnd(bytes[position]) else {
            return field
        }
        throw Broken(
            message: "has text after a closing quote: close the field with one quote, and double quotes inside it")
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private mutating func passLineEnd() {
        guard position < bytes.count else { return }
        let isReturn = bytes[position] == UInt8(ascii: "\r")
        position += 1
        if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }
}
