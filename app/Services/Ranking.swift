internal import Foundation

/// How links are ordered and labelled; pure, so that it is tested by table.
enum Ranking {
    /// The host a link points to, without `www.`; nil when the address has none.
    static func host(of address: String) -> String? {
        guard let host = URLComponents(string: address)?.host?.lowercased(), !host.isEmpty else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// The score of a link: ten times the votes are worth one week of age.
    ///
    /// The form does not change as time goes by, so only a vote makes it stale. Source: A. Salihefendic, "How Reddit
    /// ranking algorithms work" (2010), with a week in place of 12.5 hours, because a team adds a few links a day.
    static func score(votes: Int, createdAt: Date) -> Double {
        let order = log10(Double(max(votes, 1)))
        let week = 604_800.0
        let seconds = createdAt.timeIntervalSince1970 - 1_700_000_000
        return ((order + seconds / week) * 10_000_000).rounded() / 10_000_000
    }
}
