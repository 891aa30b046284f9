/// What a pattern captures: names, and the segments they stand for.
struct Captures: Sendable {
    /// The parameters in the order of the pattern.
    let names: [String]
    /// The segment of each.
    private let segments: [Int]
    /// Whether the last one takes all that follows too.
    private let takesRest: Bool

    init(_ pattern: PathPattern) {
        let captures = pattern.captures
        names = captures.map(\.name)
        segments = captures.map(\.segment)
        takesRest = captures.last?.takesRest ?? false
    }

    /// The values in a path that is known to fit the pattern.
    func values(in path: inout RequestPath) -> Parameters {
        guard !names.isEmpty else { return Parameters() }
        let separator = path.separator
        let values = path.text.withUTF8 { bytes in
            var values: [String] = []
            values.reserveCapacity(names.count)
            var cursor = Cursor(bytes, separator)
            var index = 0
            while values.count < segments.count, let (segment, rest) = cursor.next() {
                if index == segments[values.count] {
                    let isRest = takesRest && values.count == segments.count - 1
                    values.append(
                        isRest ? Self.text(cursor.remainder, separator) : String(decoding: segment, as: UTF8.self))
                }
                (cursor, index) = (rest, index + 1)
            }
            return values
        }
        return Parameters(names: names, values: values)
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8) -> String {
        let slash = UInt8(ascii: "/")
        guard separator != slash else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: bytes.map { $0 == separator ? slash : $0 }, as: UTF8.self)
    }
}
