extension RedisRequest {
    /// Keeps where members are and says how many are new: `GEOADD`. None need no round trip.
    public static func setPositions(
        _ positions: [String: RedisPosition], in key: RedisKey
    ) -> Self where Value == Int {
        var list = ArgumentList([RedisArgument(key)])
        for (member, position) in positions.sorted(by: { $0.key < $1.key }) {
            list.append(
                RedisArgument(position.longitude), RedisArgument(position.latitude), RedisArgument(member))
        }
        list.answerIfEmpty(positions, with: .integer(0))
        return Self("GEOADD", list.arguments, keys: .first, special: list.special, as: .count)
    }

    /// Where members are, in their order, nil for each that is not in the set: `GEOPOS`. None need no round trip.
    public static func positions(of members: [String], in key: RedisKey) -> Self where Value == [RedisPosition?] {
        Self(
            "GEOPOS", [RedisArgument(key)] + members.map { RedisArgument($0) }, keys: .first, isReadOnly: true,
            special: members.isEmpty ? .answered(.array([])) : nil,
            as: ReplyShape("positions") { reply in
                reply.list { place -> RedisPosition?? in
                    if place.isNull { return .some(nil) }
                    return RedisPosition(place).map { .some($0) }
                }
            })
    }

    /// How far two members are apart in metres, nil without one of them: `GEODIST`.
    public static func distance(
        between first: String, and second: String, in key: RedisKey
    ) -> Self where Value == Double? {
        Self(
            "GEODIST", [RedisArgument(key), RedisArgument(first), RedisArgument(second), "m"], keys: .first,
            isReadOnly: true, as: .optionalNumber)
    }

    /// The members within so many metres, the nearest first: `GEOSEARCH`.
    ///
    /// - Parameter count: at most so many; nil for all.
    public static func nearby<V: RedisValue>(
        _ center: RedisSearchCenter, within metres: Double, in key: RedisKey, count: Int? = nil,
        as type: V.Type = V.self
    ) -> Self where Value == [RedisNearby<V>] {
        var list = ArgumentList([RedisArgument(key)])
        switch center {
        case .position(let place):
            list.append("FROMLONLAT", RedisArgument(place.longitude), RedisArgument(place.latitude))
        case .member(let member): list.append("FROMMEMBER", RedisArgument(member))
        }
        list.append("BYRADIUS", RedisArgument(metres), "m", "ASC")
        if let count {
            list.append("COUNT")
            list.append(count: count, of: "GEOSEARCH")
        }
        list.append("WITHCOORD", "WITHDIST")
        return Self(
            "GEOSEARCH", list.arguments, keys: .first, isReadOnly: true, special: list.special,
            as: ReplyShape("members with their distances") { reply in
                reply.list { found in
                    guard let parts = found.elements, parts.count == 3, let member = parts[0].value(as: V.self),
                        let distance = parts[1].value(as: Double.self), let position = RedisPosition(parts[2])
                    else { return nil }
                    return RedisNearby(member: member, distance: distance, position: position)
                }
            })
    }
}
