import FerroSQL

extension RateLimitsTable {
    /// The database's time in milliseconds since 1970.
    static func now(_ dialect: Dialect) -> SQL { "((\(LocksTable.now(dialect))) / 1000)" }

    /// One statement that makes the row or brings it up to date, counts, and answers whether it was allowed.
    ///
    /// It is ``RateLimitRule/apply(_:to:at:)`` in SQL. `excluded.at` is the time, the same for the whole statement; the
    /// row is locked before it is read, so that two requests cannot take the same place.
    static func change(
        _ key: String, _ rule: RateLimitRule, _ change: RateLimitChange, at now: SQL
    ) -> SQL {
        let fresh = change.fresh(rule)
        let (limit, period) = (number(rule.limit), number(rule.period))
        return """
            INSERT INTO rate_limits AS t (key, level, previous, at, until, allowed) \
            VALUES (\(key), \(number(fresh.level)), 0, \(now), \(now) + \(number(rule.longest)), \
            \(number(fresh.isAllowed ? 1 : 0))) \
            ON CONFLICT (key) DO UPDATE SET (level, previous, at, until, allowed) = (\
            SELECT \(change.level(rule)), previous, at, at + \(number(rule.longest)), ok FROM (\
            SELECT level, previous, at, \(change.allowed(rule)) AS ok FROM (\
            SELECT \(rule.advancedLevel) AS level, \(rule.advancedPrevious) AS previous, at FROM (\
            SELECT t.level AS level, t.previous AS previous, t.at AS old, \
            CASE WHEN excluded.at > t.at THEN excluded.at ELSE t.at END AS at, \
            \(limit) AS lim, \(period) AS per) AS a) AS b) AS c) \
            RETURNING level, previous, at, allowed
            """
    }

    static func read(_ key: String, at now: SQL) -> SQL {
        """
        SELECT n.now AS now, r.level AS level, r.previous AS previous, r.at AS at \
        FROM (SELECT \(now) AS now) AS n LEFT JOIN rate_limits AS r ON r.key = \(key)
        """
    }

    static func forget(_ key: String) -> SQL { "DELETE FROM rate_limits WHERE key = \(key)" }

    static func prune(_ dialect: Dialect) -> SQL { "DELETE FROM rate_limits WHERE until < \(now(dialect))" }

    /// A bound number whose type PostgreSQL knows wherever it stands.
    static func number(_ number: Int64) -> SQL { "CAST(\(number) AS BIGINT)" }
}

extension RateLimitChange {
    /// What a key has that was not there.
    func fresh(_ rule: RateLimitRule) -> (level: Int64, isAllowed: Bool) {
        guard case .take(let cost) = self else { return (0, true) }
        let weight = rule.weight(of: cost)
        return weight <= rule.capacity ? (weight, true) : (0, false)
    }

    /// 1 when the row, brought up to date, allows it.
    func allowed(_ rule: RateLimitRule) -> SQL {
        guard case .take(let cost) = self else { return "1" }
        let weight = RateLimitsTable.number(rule.weight(of: cost))
        guard rule.algorithm == .slidingWindow else {
            return "CASE WHEN level + \(weight) <= \(RateLimitsTable.number(rule.capacity)) THEN 1 ELSE 0 END"
        }
        let (limit, period) = (RateLimitsTable.number(rule.limit), RateLimitsTable.number(rule.period))
        return """
            CASE WHEN previous * (\(period) - at % \(period)) + (level + \(weight)) * \(period) \
            <= \(limit) * \(period) THEN 1 ELSE 0 END
            """
    }

    /// The level afterwards.
    func level(_ rule: RateLimitRule) -> SQL {
        switch self {
        case .take(let cost):
            return "CASE WHEN ok = 1 THEN level + \(RateLimitsTable.number(rule.weight(of: cost))) ELSE level END"
        case .giveBack(let cost, let takenAt):
            let weight = RateLimitsTable.number(rule.weight(of: cost))
            if rule.algorithm == .gcra {
                // What has run out since is not given back: `still` of it counts.
                let (taken, limit) = (RateLimitsTable.number(takenAt), RateLimitsTable.number(rule.limit))
                let leaked: SQL = "CASE WHEN at > \(taken) THEN (at - \(taken)) * \(limit) ELSE 0 END"
                let still: SQL = "CASE WHEN \(weight) > \(leaked) THEN \(weight) - \(leaked) ELSE 0 END"
                return "CASE WHEN level > \(still) THEN level - \(still) ELSE 0 END"
            }
            let less: SQL = "CASE WHEN level > \(weight) THEN level - \(weight) ELSE 0 END"
            let window = RateLimitsTable.number(takenAt / rule.period)
            return "CASE WHEN at / \(RateLimitsTable.number(rule.period)) = \(window) THEN \(less) ELSE level END"
        case .peek: return "level"
        }
    }
}

extension RateLimitRule {
    /// The level of the row at the time of the statement.
    var advancedLevel: SQL {
        switch algorithm {
        case .gcra: "CASE WHEN level > (at - old) * lim THEN level - (at - old) * lim ELSE 0 END"
        case .fixedWindow, .slidingWindow: "CASE WHEN at / per = old / per THEN level ELSE 0 END"
        }
    }

    /// The count of the window before at the time of the statement.
    var advancedPrevious: SQL {
        guard algorithm == .slidingWindow else { return "previous" }
        return """
            CASE WHEN at / per = old / per THEN previous WHEN at / per = old / per + 1 THEN level ELSE 0 END
            """
    }

    /// After so many milliseconds any state is as if nothing had happened.
    var longest: Int64 { algorithm == .gcra ? burst * period / limit + 1 : 2 * period }
}
