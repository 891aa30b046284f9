extension BoundField where Value: Collection {
    /// Adds members; returns how many are new.
    @discardableResult
    public func insert<Member: RecordScalar & Hashable>(_ members: Member...) async throws -> Int
    where Value == Set<Member> {
        try await run(field.insert(all: members))
    }

    /// Removes members; returns how many there were.
    @discardableResult
    public func remove<Member: RecordScalar & Hashable>(_ members: Member...) async throws -> Int
    where Value == Set<Member> {
        try await run(field.removal(of: members))
    }

    /// Whether it is a member.
    @discardableResult
    public func contains<Member: RecordScalar & Hashable>(_ member: Member) async throws -> Bool
    where Value == Set<Member> {
        try await run(field.contains(member))
    }

    /// Removes some member and returns it; nil when there is none. Which one is not said.
    @discardableResult
    public func popAny<Member: RecordScalar & Hashable>() async throws -> Member? where Value == Set<Member> {
        try await run(field.popAny())
    }

    /// Removes every member.
    public func clear<Member: RecordScalar & Hashable>() async throws where Value == Set<Member> {
        try await run(field.clear())
    }

    /// How many members there are.
    @discardableResult
    public func count<Member: RecordScalar & Hashable>() async throws -> Int where Value == Set<Member> {
        try await run(field.count())
    }
}
