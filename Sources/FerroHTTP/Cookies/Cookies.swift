import HTTPTypes

/// The cookies a client sent.
public struct Cookies: Sendable {
    private let header: String

    /// Wraps the value of a `Cookie` header.
    public init(header: String) { self.header = header }

    /// The value of a cookie; nil when it is absent, the first when a name is sent twice.
    public subscript(name: String) -> String? { all.first { $0.name == name }?.value }

    /// Names and values in order, at most 180; what is not a pair is left out.
    ///
    /// Quotes around a value are removed and percent escapes are decoded, as ``SetCookie`` writes them.
    public var all: [(name: String, value: String)] {
        header.utf8.split(separator: UInt8(ascii: ";")).prefix(180).compactMap { part in
            let pair = Substring(part).trimmed
            guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else { return nil }
            var value = pair[pair.index(after: equals)...]
            if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
            return (String(pair[..<equals]), PercentEncoding.decodeSegment(value) ?? String(value))
        }
    }
}

extension Request {
    /// The cookies of the request.
    public var cookies: Cookies { Cookies(header: headers[.cookie] ?? "") }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    var trimmed: Substring {
        var result = self
        while let first = result.unicodeScalars.first, first == " " || first == "\t" {
            result.unicodeScalars.removeFirst()
        }
        while let last = result.unicodeScalars.last, last == " " || last == "\t" { result.unicodeScalars.removeLast() }
        return result
    }
}
