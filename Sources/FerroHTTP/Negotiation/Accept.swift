import HTTPTypes

/// The `Accept` header: which media types a client takes, and how gladly (RFC 9110 section 12.5.1).
///
/// ```swift
/// guard let type = request.accept.best(of: [.html, .json]) else { throw Abort(.notAcceptable) }
/// ```
///
/// The most exact range decides: `text/html` before `text/*` before `*/*`. What is offered has no parameters, so a range
/// with some (`text/html;level=1`) counts for its type only where no range without them does. A malformed entry is left
/// out, and at most 50 are read; a header without a valid entry says nothing, as an absent one.
public struct Accept: Sendable {
    private struct Range {
        var type: MediaType
        var hasParameters: Bool
        var weight: Int

        /// How exactly the range names a type, from 0 to 3; nil when it does not match.
        func precision(for candidate: MediaType) -> Int? {
            if type == candidate { return hasParameters ? 2 : 3 }
            if type.subtype == "*", type.type == candidate.type { return 1 }
            return type.type == "*" && type.subtype == "*" ? 0 : nil
        }
    }

    private let ranges: [Range]

    /// Reads a header's value: bytes from outside, of any form.
    public init(_ text: String) {
        ranges = WeightedEntries.read(text).compactMap { entry in
            // Java's client sends a bare star.
            guard let type = MediaType(entry.value == "*" ? "*/*" : entry.value) else { return nil }
            return Range(type: type, hasParameters: entry.hasParameters, weight: entry.weight)
        }
    }

    /// How gladly a type is taken, from 0 (not at all) to 1000; the first of equally exact ranges decides.
    public func quality(of candidate: MediaType) -> Int {
        guard !ranges.isEmpty else { return 1000 }
        var best: (precision: Int, quality: Int) = (-1, 0)
        for range in ranges {
            if let precision = range.precision(for: candidate), precision > best.precision {
                best = (precision, range.weight)
            }
        }
        return best.quality
    }

    /// The type taken most gladly; of equals the first, nil when none is taken, which is answered with 406.
    public func best(of offered: [MediaType]) -> MediaType? {
        var best: (type: MediaType, quality: Int)?
        for type in offered {
            let quality = quality(of: type)
            if quality > (best?.quality ?? 0) { best = (type, quality) }
        }
        return best?.type
    }
}

extension Request {
    /// Which media types the client takes; a request without `Accept` takes all.
    public var accept: Accept { Accept(headers[.accept] ?? "") }

    /// The type the client likes best among those offered; of equals the first, nil when it takes none.
    ///
    /// A request without `Accept` takes anything, and so gets the first.
    public func preferredType(among candidates: [MediaType]) -> MediaType? { accept.best(of: candidates) }

    /// Whether the client takes the first type strictly more gladly than the second.
    public func prefers(_ type: MediaType, over other: MediaType) -> Bool {
        let accept = accept
        return accept.quality(of: type) > accept.quality(of: other)
    }
}
