import HTTPTypes

/// The `Accept` header: which media types a client takes, and how gladly (RFC 9110 section 12.5.1).
public struct Accept: Sendable {
    private struct Range {
        var type: MediaType
        /// 0 to 1000.
        var quality: Int

        /// How exactly the range names a type: 2 by both parts, 1 by the first, 0 by none; nil when it does not match.
        func precision(for candidate: MediaType) -> Int? {
            if type == candidate { return 2 }
            if type.subtype == "*", type.type == candidate.type { return 1 }
            return type.type == "*" && type.subtype == "*" ? 0 : nil
        }
    }

    private let ranges: [Range]

    /// Reads a header's value; what makes no sense in it is skipped, and at most 50 ranges are read.
    public init(_ text: String) {
        ranges = text.split(separator: ",").prefix(50).compactMap { part in
            guard let type = MediaType(part) else { return nil }
            return Range(type: type, quality: Self.quality(part))
        }
    }

    /// How gladly a type is taken, from 0 (not at all) to 1000; the most exact range decides.
    public func quality(of candidate: MediaType) -> Int {
        guard !ranges.isEmpty else { return 1000 }
        var best: (precision: Int, quality: Int) = (-1, 0)
        for range in ranges {
            if let precision = range.precision(for: candidate), precision > best.precision {
                best = (precision, range.quality)
            }
        }
        return best.quality
    }

    private static func quality(_ part: Substring) -> Int {
        for parameter in part.split(separator: ";").dropFirst() {
            let parameter = parameter.trimmed
            guard parameter.lowercased().hasPrefix("q=") else { continue }
            guard let value = Double(parameter.dropFirst(2)), (0...1).contains(value) else { return 0 }
            return Int((value * 1000).rounded())
        }
        return 1000
    }
}

extension Request {
    /// The type the client likes best among those offered; of equals the first, nil when it takes none.
    ///
    /// A request without `Accept` takes anything, and so gets the first.
    public func preferredType(among candidates: [MediaType]) -> MediaType? {
        let accept = Accept(headers[.accept] ?? "")
        var best: (type: MediaType, quality: Int)?
        for candidate in candidates {
            let quality = accept.quality(of: candidate)
            if quality > (best?.quality ?? 0) { best = (candidate, quality) }
        }
        return best?.type
    }

    /// Whether the client takes the first type strictly more gladly than the second.
    public func prefers(_ type: MediaType, over other: MediaType) -> Bool {
        let accept = Accept(headers[.accept] ?? "")
        return accept.quality(of: type) > accept.quality(of: other)
    }
}
