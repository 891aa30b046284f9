/// Reads the elements of an array's text form; nil for NULL.
struct PostgresArrayReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The texts of the elements; nil when the text is not a one-dimensional array that counts from 1.
    mutating func read() -> [String?]? {
        guard take("{") else { return nil }
        var elements: [String?] = []
        if take("}") { return position == bytes.count ? elements : nil }
        while true {
            guard let element = element() else { return nil }
            elements.append(element)
            if take("}") { return position == bytes.count ? elements : nil }
            guard take(",") else { return nil }
        }
    }

    private mutating func element() -> String?? {
        var text: [UInt8] = []
        if take("\"") {
            while !take("\"") {
                guard let byte = next() else { return nil }
                text.append(byte)
            }
            return .some(String(decoding: text, as: UTF8.self))
        }
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "}") {
            guard bytes[position] != UInt8(ascii: "{"), let byte = next() else { return nil }
            text.append(byte)
        }
        guard !text.isEmpty else { return nil }
        return .some(text == Array("NULL".utf8) ? nil : String(decoding: text, as: UTF8.self))
    }

    private mutating func next() -> UInt8? {
        _ = take("\\")
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }
}
