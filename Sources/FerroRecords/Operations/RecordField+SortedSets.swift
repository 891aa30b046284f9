import FerroRedis

extension RecordField where Value: ExpressibleByDictionaryLiteral {
    /// Adds a member, or gives it another score; false when it was there.
    public func add<Member: RecordScalar & Hashable>(_ member: Member, score: Double) -> RecordOperation<Bool>
    where Value == RecordSortedSet<Member> {
        operation(
            "add", .entries,
            encoding: { () throws(RecordError) in
                guard !score.isNaN else { throw RecordError.noScore(path) }
                return [1, try argument(member), RedisArgument(score)]
            }, read: RedisReply.flag)
    }

    /// Adds to the score of a member, which begins at zero, and returns it.
    public func increment<Member: RecordScalar & Hashable>(
        _ member: Member, by number: Double = 1
    )
        -> RecordOperation<Double> where Value == RecordSortedSet<Member>
    {
        operation(
            "doubleEntry", .scores,
            encoding: { () throws(RecordError) in [try argument(member), "0", "add", RedisArgument(number)] },
            read: scalar())
    }

    /// The score of a member; nil when it is none.
    public func score<Member: RecordScalar & Hashable>(of member: Member) -> RecordOperation<Double?>
    where Value == RecordSortedSet<Member> {
        operation("entry", .entries, encoding: { () throws(RecordError) in [try argument(member)] }, read: optional())
    }

    /// How many members come before this one, the highest score first; nil when it is none.
    ///
    /// The server looks at every member.
    public func rank<Member: RecordScalar & Hashable>(of member: Member) -> RecordOperation<Int?>
    where Value == RecordSortedSet<Member> {
        operation("rank", .scores, encoding: { () throws(RecordError) in [try argument(member)] }) {
            reply throws(RecordError) in reply.isNull ? nil : try RedisReply.count(reply)
        }
    }

    /// So many members with the highest scores, the highest first.
    ///
    /// The server looks at every member.
    public func top<Member: RecordScalar & Hashable>(_ limit: Int) -> RecordOperation<[RankedMember<Member>]>
    where Value == RecordSortedSet<Member> {
        let path = path
        return operation("top", .scores, [RedisArgument(limit)]) { reply throws(RecordError) in
            let list = try reply.recordList()
            var members: [RankedMember<Member>] = []
            for index in stride(from: 0, to: list.count - 1, by: 2) {
                members.append(
                    RankedMember(
                        member: try RedisReply.string(list[index]).recordScalar(path),
                        score: try RedisReply.string(list[index + 1]).recordScalar(path)))
            }
            return members
        }
    }

    /// Removes members; returns how many there were.
    public func remove<Member: RecordScalar & Hashable>(_ members: Member...) -> RecordOperation<Int>
    where Value == RecordSortedSet<Member> { removal(of: members) }

    /// Removes every member.
    public func clear<Member: RecordScalar & Hashable>() -> RecordOperation<Void>
    where Value == RecordSortedSet<Member> { operation("clear", .entries, read: RedisReply.nothing) }

    /// How many members there are.
    public func count<Member: RecordScalar & Hashable>() -> RecordOperation<Int>
    where Value == RecordSortedSet<Member> { operation("count", .entries, read: RedisReply.count) }
}
