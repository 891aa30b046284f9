/// What travels with a job beside its payload; engines store it as one JSON text and do not look into it.
public struct JobHeaders: Sendable, Hashable, Codable {
    /// Words to find the job by; at most 16 of 64 bytes each.
    public var tags: [String]
    /// The trace it belongs to: the value of W3C's `traceparent`.
    public var traceparent: String?
    /// Whether the payload is encrypted.
    public var isSealed: Bool
    /// What is pushed one after the other once it is done, the next first.
    public var chain: [JobDraft]
    /// The schedule's tick that pushed it.
    public var tick: Tick?

    /// Headers of given parts.
    public init(
        tags: [String] = [], traceparent: String? = nil, isSealed: Bool = false, chain: [JobDraft] = [],
        tick: Tick? = nil
    ) {
        self.tags = tags
        self.traceparent = traceparent
        self.isSealed = isSealed
        self.chain = chain
        self.tick = tick
    }

    /// Whether there is nothing to store.
    public var isEmpty: Bool { self == JobHeaders() }

    /// Reads what is there; everything has a default, so that headers of another version can be read.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        tags = try container.decodeIfPresent([String].self, forKey: .tags) ?? []
        traceparent = try container.decodeIfPresent(String.self, forKey: .traceparent)
        isSealed = try container.decodeIfPresent(Bool.self, forKey: .isSealed) ?? false
        chain = try container.decodeIfPresent([JobDraft].self, forKey: .chain) ?? []
        tick = try container.decodeIfPresent(Tick.self, forKey: .tick)
    }

    /// Writes what is not the default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !tags.isEmpty { try container.encode(tags, forKey: .tags) }
        try container.encodeIfPresent(traceparent, forKey: .traceparent)
        if isSealed { try container.encode(isSealed, forKey: .isSealed) }
        if !chain.isEmpty { try container.encode(chain, forKey: .chain) }
        try container.encodeIfPresent(tick, forKey: .tick)
    }

    enum CodingKeys: String, CodingKey {
        case tags, chain, tick
        case traceparent = "trace"
        case isSealed = "sealed"
    }
}
