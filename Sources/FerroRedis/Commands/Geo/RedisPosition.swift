/// A place on the earth.
public struct RedisPosition: Hashable, Sendable {
    /// Degrees east, -180 to 180.
    public var longitude: Double
    /// Degrees north, -85.05 to 85.05: Redis keeps none nearer to the poles.
    public var latitude: Double

    /// A place on the earth.
    public init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    init?(_ reply: RedisReply) {
        guard let parts = reply.list({ $0.value(as: Double.self) }), parts.count == 2 else { return nil }
        self.init(longitude: parts[0], latitude: parts[1])
    }
}

/// A member that a search found.
public struct RedisNearby<Member: Sendable>: Sendable {
    /// The member.
    public let member: Member
    /// How far from the middle it is, in metres.
    public let distance: Double
    /// Where it is.
    public let position: RedisPosition
}

/// From where a search measures.
public enum RedisSearchCenter: Hashable, Sendable {
    /// From a place.
    case position(RedisPosition)
    /// From where a member is; refused when it is not in the set.
    case member(String)
}
