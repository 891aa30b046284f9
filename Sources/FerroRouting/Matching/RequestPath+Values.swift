extension RequestPath {
    /// The segments that a pattern captures, in order; the path is known to fit the pattern.
    mutating func values(of pattern: PathPattern) -> [String] {
        let separator = separator
        return text.withUTF8 { bytes in
            var values: [String] = []
            var cursor = Cursor(bytes, separator)
            for segment in pattern.segments {
                guard let (here, rest) = cursor.next() else { break }
                switch segment {
                case .literal: break
                case .parameter: values.append(String(decoding: here, as: UTF8.self))
                case .rest:
                    let slash = UInt8(ascii: "/")
                    values.append(
                        separator == slash
                            ? String(decoding: cursor.remainder, as: UTF8.self)
                            : String(decoding: cursor.remainder.map { $0 == separator ? slash : $0 }, as: UTF8.self))
                }
                cursor = rest
            }
            return values
        }
    }
}
