/// What an entry knows beside its value; written in front of it only when there is something to say.
///
/// Layout: `0xFE`, the layout's number 1, flags, then what the flags name: 1 the time until which the value is fresh as 8
/// bytes, 2 the tags as a count and for each its length, its name and a version of 8 bytes; 4 says there is no value on
/// purpose. Numbers have their highest byte first. Neither JSON nor text begins with `0xFE`; raw bytes that do get an
/// envelope without flags.
struct Envelope: Hashable, Sendable {
    /// In milliseconds since 1970; after it the value is stale.
    var freshUntil: Int64?
    var tags: [TagVersion] = []
    /// That there is no such thing is what was computed.
    var isMissing = false

    static let mark: UInt8 = 0xFE
    private static let layout: UInt8 = 1

    var isEmpty: Bool { freshUntil == nil && tags.isEmpty && !isMissing }

    func wrapped(_ payload: [UInt8]) -> [UInt8] {
        if isEmpty, payload.first != Self.mark { return payload }
        var bytes: [UInt8] = [Self.mark, Self.layout, flags]
        bytes.reserveCapacity(payload.count + 16 + tags.count * 24)
        if let freshUntil { bytes += TagVersion.bytes(UInt64(bitPattern: freshUntil)) }
        if !tags.isEmpty {
            bytes.append(UInt8(clamping: tags.count))
            for tag in tags.prefix(255) {
                let name = tag.tag.name.utf8.prefix(255)
                bytes.append(UInt8(clamping: name.count))
                bytes += name
                bytes += TagVersion.bytes(tag.version)
            }
        }
        return bytes + payload
    }

    private var flags: UInt8 {
        (freshUntil == nil ? 0 : 1) | (tags.isEmpty ? 0 : 2) | (isMissing ? 4 : 0)
    }

    /// The envelope of an entry and what it holds; nil when the bytes are damaged.
    static func open(_ bytes: [UInt8]) -> (envelope: Envelope, payload: ArraySlice<UInt8>)? {
        guard bytes.first == mark else { return (Envelope(), bytes[...]) }
        var rest = bytes.dropFirst()
        guard rest.popFirst() == layout, let flags = rest.popFirst(), flags < 8 else { return nil }
        var envelope = Envelope(isMissing: flags & 4 != 0)
        if flags & 1 != 0 {
            guard let number = number(&rest) else { return nil }
            envelope.freshUntil = Int64(bitPattern: number)
        }
        if flags & 2 != 0 {
            guard let tags = tags(&rest) else { return nil }
            envelope.tags = tags
        }
        return (envelope, rest)
    }

    private static func tags(_ rest: inout ArraySlice<UInt8>) -> [TagVersion]? {
        guard let count = rest.popFirst(), count <= CacheTag.maximumCount else { return nil }
        var tags: [TagVersion] = []
        for _ in 0..<count {
            guard let length = rest.popFirst(), rest.count >= Int(length),
                let name = String(validating: rest.prefix(Int(length)), as: UTF8.self)
            else { return nil }
            rest = rest.dropFirst(Int(length))
            guard let version = number(&rest) else { return nil }
            tags.append(TagVersion(tag: CacheTag(name), version: version))
        }
        return tags
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = rest.dropFirst(8) }
        return TagVersion.version(Array(rest.prefix(8)))
    }
}
