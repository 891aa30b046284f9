import FerroRedis

extension RecordField where Value: Collection {
    /// Adds members; returns how many are new.
    public func insert<Member: RecordScalar & Hashable>(_ members: Member...) -> RecordOperation<Int>
    where Value == Set<Member> { insert(all: members) }

    func insert<Member: RecordScalar & Hashable>(all members: [Member]) -> RecordOperation<Int>
    where Value == Set<Member> {
        operation(
            "add", .entries,
            encoding: { () throws(RecordError) in
                var arguments = [RedisArgument(members.count)]
                for member in members { arguments += [try argument(member), ""] }
                return arguments
            }, read: RedisReply.count)
    }

    /// Removes members; returns how many there were.
    public func remove<Member: RecordScalar & Hashable>(_ members: Member...) -> RecordOperation<Int>
    where Value == Set<Member> { removal(of: members) }

    /// Whether it is a member.
    public func contains<Member: RecordScalar & Hashable>(_ member: Member) -> RecordOperation<Bool>
    where Value == Set<Member> {
        operation("entry", .entries, encoding: { () throws(RecordError) in [try argument(member)] }) {
            reply throws(RecordError) in !reply.isNull
        }
    }

    /// Removes some member and returns it; nil when there is none. Which one is not said.
    public func popAny<Member: RecordScalar & Hashable>() -> RecordOperation<Member?> where Value == Set<Member> {
        let path = path
        return operation("popAny", .entries) { reply throws(RecordError) in
            if reply.isNull { return nil }
            guard case .array(let parts) = reply, let first = parts.first else { throw .unreadable }
            return try first.recordScalar(path)
        }
    }

    /// Removes every member.
    public func clear<Member: RecordScalar & Hashable>() -> RecordOperation<Void> where Value == Set<Member> {
        operation("clear", .entries, read: RedisReply.nothing)
    }

    /// How many members there are.
    public func count<Member: RecordScalar & Hashable>() -> RecordOperation<Int> where Value == Set<Member> {
        operation("count", .entries, read: RedisReply.count)
    }
}
