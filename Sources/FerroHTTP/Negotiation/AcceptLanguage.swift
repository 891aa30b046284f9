import HTTPTypes

/// The `Accept-Language` header: which languages a client reads, and how gladly (RFC 9110 section 12.5.4).
///
/// ```swift
/// let locale = request.acceptLanguage.best(of: ["en", "de", "pt-BR"]) ?? "en"
/// ```
///
/// The longest range that equals a tag or begins it decides (`de` takes `de-AT`; RFC 4647 section 3.3.1). Where there is
/// none, a longer range stands for what it begins with (`de-CH` takes `de`; section 3.4) unless its weight is 0, and `*`
/// for the rest. Malformed entries are left out; at most 50 are read.
public struct AcceptLanguage: Sendable {
    private let ranges: [WeightedEntry]

    /// Reads a header's value: bytes from outside, of any form.
    public init(_ text: String) {
        ranges = WeightedEntries.read(text).filter { !$0.value.contains("/") }
    }

    /// How gladly a language is taken, from 0 (not at all) to 1000; 1000 where the header says nothing.
    public func quality(of tag: String) -> Int {
        ranges.isEmpty ? 1000 : match(tag).map { ranges[$0].weight } ?? 0
    }

    /// The language taken most gladly, as it was offered; nil when none is, where a page's own language is the answer.
    ///
    /// Among equals the one the client lists first, then the one offered first, which a client gets that does not say.
    public func best(of offered: [String]) -> String? {
        guard !ranges.isEmpty else { return offered.first }
        var best: (tag: String, range: Int)?
        for tag in offered {
            guard let range = match(tag), ranges[range].weight > 0 else { continue }
            if let best, !isBetter(range, than: best.range) { continue }
            best = (tag, range)
        }
        return best?.tag
    }

    private func isBetter(_ range: Int, than other: Int) -> Bool {
        ranges[range].weight == ranges[other].weight
            ? range < other : ranges[range].weight > ranges[other].weight
    }

    /// The index of the range that decides about a tag.
    private func match(_ tag: String) -> Int? {
        let tag = tag.lowercased()
        var filter: Int?
        var lookup: Int?
        var star: Int?
        for (index, range) in ranges.enumerated() {
            if range.value == "*" {
                star = star ?? index
            } else if Self.begins(tag, with: range.value) {
                if filter.map({ ranges[$0].value.utf8.count < range.value.utf8.count }) ?? true { filter = index }
            } else if range.weight > 0, Self.begins(range.value, with: tag) {
                if lookup.map({ isBetter(index, than: $0) }) ?? true { lookup = index }
            }
        }
        return filter ?? lookup ?? star
    }

    /// Whether a tag is another or goes on after it with a hyphen; both in lower case.
    private static func begins(_ tag: String, with range: String) -> Bool {
        guard tag.utf8.starts(with: range.utf8) else { return false }
        let rest = tag.utf8.dropFirst(range.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "-")
    }
}

extension Request {
    /// Which languages the client reads; a request without the header reads all.
    public var acceptLanguage: AcceptLanguage { AcceptLanguage(headers[.acceptLanguage] ?? "") }
}
