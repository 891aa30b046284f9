extension BoundField where Value: ExpressibleByDictionaryLiteral {
    /// Adds a member, or gives it another score; false when it was there.
    @discardableResult
    public func add<Member: RecordScalar & Hashable>(_ member: Member, score: Double) async throws -> Bool
    where Value == RecordSortedSet<Member> {
        try await run(field.add(member, score: score))
    }

    /// Adds to the score of a member, which begins at zero, and returns it.
    @discardableResult
    public func increment<Member: RecordScalar & Hashable>(
        _ member: Member, by number: Double = 1
    ) async throws -> Double where Value == RecordSortedSet<Member> {
        try await run(field.increment(member, by: number))
    }

    /// The score of a member; nil when it is none.
    @discardableResult
    public func score<Member: RecordScalar & Hashable>(of member: Member) async throws -> Double?
    where Value == RecordSortedSet<Member> {
        try await run(field.score(of: member))
    }

    /// How many members come before this one, the highest score first; nil when it is none.
    ///
    /// The server looks at every member.
    @discardableResult
    public func rank<Member: RecordScalar & Hashable>(of member: Member) async throws -> Int?
    where Value == RecordSortedSet<Member> {
        try await run(field.rank(of: member))
    }

    /// So many members with the highest scores, the highest first.
    ///
    /// The server looks at every member.
    @discardableResult
    public func top<Member: RecordScalar & Hashable>(_ limit: Int) async throws -> [RankedMember<Member>]
    where Value == RecordSortedSet<Member> {
        try await run(field.top(limit))
    }

    /// Removes members; returns how many there were.
    @discardableResult
    public func remove<Member: RecordScalar & Hashable>(_ members: Member...) async throws -> Int
    where Value == RecordSortedSet<Member> {
        try await run(field.removal(of: members))
    }

    /// Removes every member.
    public func clear<Member: RecordScalar & Hashable>() async throws where Value == RecordSortedSet<Member> {
        try await run(field.clear())
    }

    /// How many members there are.
    @discardableResult
    public func count<Member: RecordScalar & Hashable>() async throws -> Int where Value == RecordSortedSet<Member> {
        try await run(field.count())
    }
}
