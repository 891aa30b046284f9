internal import Foundation

/// How links are ordered and labelled; pure, so that it is tested by table.
enum Ranking {
    /// The host a link points to, without `www.`; nil when the address has none.
    static func host(of address: String) -> String? {
        guard let host = URLComponents(string: address)?.host?.lowercased(), !host.isEmpty else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// The score of a link: its age counts as much as its votes, ten times the votes being worth 12.5 hours.
    ///
    /// The form does not change as time goes by, so only a vote makes it stale. Source: A. Salihefendic, "How Reddit
    /// ranking algorithms work" (2010).
    static func score(votes: Int, createdAt: Date) -> Double {
        let order = log10(Double(max(votes, 1)))
        let seconds = createdAt.timeIntervalSince1970 - 1_700_000_000
        return ((order + seconds / 45_000) * 10_000_000).rounded() / 10_000_000
    }
}
