extension SQLDecimal: Hashable, Comparable {
    /// Whether two are the same number, whatever their scales are.
    public static func == (left: SQLDecimal, right: SQLDecimal) -> Bool {
        left.form == right.form && left.weight == right.weight && left.groups == right.groups
    }

    /// Hashes the number without its scale.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(form)
        hasher.combine(weight)
        hasher.combine(groups)
    }

    /// The order of the numbers; NaN is the greatest.
    public static func < (left: SQLDecimal, right: SQLDecimal) -> Bool {
        guard left.form == right.form else { return left.form.rawValue < right.form.rawValue }
        switch left.form {
        case .positive: return left.isCloserToZero(than: right)
        case .negative: return right.isCloserToZero(than: left)
        case .infinity, .negativeInfinity, .nan: return false
        }
    }

    private func isCloserToZero(than other: SQLDecimal) -> Bool {
        if groups.isEmpty || other.groups.isEmpty { return groups.isEmpty && !other.groups.isEmpty }
        guard weight == other.weight else { return weight < other.weight }
        return groups.lexicographicallyPrecedes(other.groups)
    }
}
