internal import FerroHTTP
internal import HTTPTypes

extension CachedPage {
    // The layout: its number, status, flags, four numbers, then names and values with their lengths, an empty name
    // before each list's end, and the body. Numbers have their highest byte first.
    private static let layout: UInt8 = 1

    /// The bytes that it is kept as.
    var bytes: [UInt8] {
        var writer = Writer()
        writer.bytes.reserveCapacity(body.count + 512)
        writer.bytes += [Self.layout, mayBeStale ? 1 : 0]
        for value in [UInt64(status), UInt64(bitPattern: bornAt), UInt64(bitPattern: freshUntil), number] {
            writer.put(value, size: 8)
        }
        for (name, value) in headers {
            writer.put(name.rawName)
            writer.put(value)
        }
        writer.put("")
        for name in varyBy { writer.put(name.rawName) }
        writer.put("")
        writer.bytes += body
        return writer.bytes
    }

    /// Reads a page; nil for other bytes.
    init?(bytes: [UInt8]) {
        var reader = Reader(rest: bytes[...])
        guard reader.rest.popFirst() == Self.layout, let flags = reader.rest.popFirst(),
            let status = reader.number(size: 8), status < 1000, let born = reader.number(size: 8),
            let fresh = reader.number(size: 8), let number = reader.number(size: 8)
        else { return nil }
        var headers: Headers = [:]
        while let text = reader.text(), !text.isEmpty {
            guard let name = HTTPField.Name(text), let value = reader.text() else { return nil }
            headers.append(name, value)
        }
        var varyBy: [HTTPField.Name] = []
        while let text = reader.text(), !text.isEmpty {
            guard let name = HTTPField.Name(text) else { return nil }
            varyBy.append(name)
        }
        guard !reader.isBroken else { return nil }
        self.init(
            status: Int(status), headers: headers, body: Array(reader.rest), bornAt: Int64(bitPattern: born),
            freshUntil: Int64(bitPattern: fresh), mayBeStale: flags & 1 != 0, varyBy: varyBy, number: number)
    }

    private struct Writer {
        var bytes: [UInt8] = []

        mutating func put(_ number: UInt64, size: Int) {
            for shift in stride(from: (size - 1) * 8, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }

        mutating func put(_ text: String) {
            put(UInt64(text.utf8.count), size: 4)
            bytes += text.utf8
        }
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>
        var isBroken = false

        mutating func number(size: Int) -> UInt64? {
            guard rest.count >= size else {
                isBroken = true
                return nil
            }
            defer { rest = rest.dropFirst(size) }
            return rest.prefix(size).reduce(0) { $0 << 8 | UInt64($1) }
        }

        mutating func text() -> String? {
            guard let length = number(size: 4), length <= UInt64(rest.count) else {
                isBroken = true
                return nil
            }
            defer { rest = rest.dropFirst(Int(length)) }
            return String(decoding: rest.prefix(Int(length)), as: UTF8.self)
        }
    }
}
