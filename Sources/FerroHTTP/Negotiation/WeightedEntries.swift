/// One entry of a field such as `Accept`.
struct WeightedEntry: Sendable, Equatable {
    /// What stands before the parameters, in lower case.
    var value: String
    /// Whether it has parameters before its weight, a charset aside.
    var hasParameters = false
    /// How gladly it is taken, from 0 (not at all) to 1000.
    var weight = 1000
}

/// The entries of a field with weights, RFC 9110 section 12.4.2.
///
/// One rule for all that is malformed: an entry that breaks the grammar is left out as if it were not there, its
/// neighbours stand. Beyond the grammar a weight may lack its zero (`.2`, as Java's client sends) and have more than
/// three digits, which are dropped. At most ``limit`` entries are read.
enum WeightedEntries {
    static let limit = 50

    static func read(_ text: String) -> [WeightedEntry] {
        var rest = text[...].utf8
        var entries: [WeightedEntry] = []
        var count = 0
        while !rest.isEmpty, count < limit {
            let end = end(of: rest)
            let part = rest[..<end]
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            count += 1
            if let entry = entry(part) { entries.append(entry) }
        }
        return entries
    }

    /// The comma that ends the first entry, or the end; commas in quotes do not count.
    private static func end(of bytes: Substring.UTF8View) -> Substring.UTF8View.Index {
        var isQuoted = false
        var isEscaped = false
        for index in bytes.indices {
            let byte = bytes[index]
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = isQuoted
            } else if byte == UInt8(ascii: ","), !isQuoted {
                return index
            }
        }
        return bytes.endIndex
    }

    private static func entry(_ part: Substring.UTF8View) -> WeightedEntry? {
        let end = part.firstIndex(of: UInt8(ascii: ";")) ?? part.endIndex
        let value = Substring(part[..<end]).trimmed
        guard !value.isEmpty, value.utf8.allSatisfy({ ByteClass.token.contains($0) || $0 == UInt8(ascii: "/") }),
            let parameters = FieldParameters(part[end...])
        else { return nil }
        var entry = WeightedEntry(value: value.lowercased())
        for (name, text) in parameters.all {
            if name == "q" {
                guard let weight = weight(text.utf8) else { return nil }
                entry.weight = weight
                break  // what follows a weight are extensions, which say nothing about the value
            }
            if name != "charset" { entry.hasParameters = true }
        }
        return entry
    }

    /// `0`, `0.5`, `.5` or `1.000` in thousandths; nil for anything else, a number above 1 included.
    static func weight(_ text: String.UTF8View) -> Int? {
        let whole = text.prefix { $0 != UInt8(ascii: ".") }
        let fraction = text[whole.endIndex...].dropFirst()
        guard fraction.allSatisfy(ByteSet.digits.contains), !(whole.isEmpty && fraction.isEmpty) else { return nil }
        var thousandths = 0
        var scale = 100
        for digit in fraction.prefix(3) {
            thousandths += Int(digit - 0x30) * scale
            scale /= 10
        }
        if whole.isEmpty || whole.elementsEqual("0".utf8) { return thousandths }
        guard whole.elementsEqual("1".utf8), fraction.allSatisfy({ $0 == 0x30 }) else { return nil }
        return 1000
    }
}
