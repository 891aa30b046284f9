import FerroHTTP
import FerroSupport
import HTTPTypes
import NIOCore

/// What a decoder said about a stream of bytes, without the places where the bytes were cut.
struct Transcript: Equatable {
    struct Exchange: Equatable {
        var head: String
        var body: [UInt8] = []
        var isWhole = false
    }

    private(set) var exchanges: [Exchange] = []
    private(set) var heads: [HTTP1RequestHead] = []
    private(set) var isRefused = false
    private(set) var status: Int?

    static func == (left: Self, right: Self) -> Bool {
        left.exchanges == right.exchanges && left.isRefused == right.isRefused
    }

    /// Feeds bytes in pieces of random length, or at once when there is no generator.
    init(_ bytes: [UInt8], limits: HTTPLimits, cutting seed: UInt64?) throws(Violation) {
        var decoder = HTTP1Decoder(limits: limits)
        var generator = SplitMix64(seed: seed ?? 0)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = seed == nil ? rest.count : Self.length(&generator)
            decoder.receive(ByteBuffer(bytes: rest.prefix(count)))
            rest = rest.dropFirst(count)
            try drain(&decoder)
        }
    }

    private static func length(_ generator: inout SplitMix64) -> Int {
        let draw = generator.next()
        return draw & 3 == 0 ? Int(draw >> 8 & 63) + 1 : Int(draw >> 8 & 3) + 1
    }

    private mutating func drain(_ decoder: inout HTTP1Decoder) throws(Violation) {
        while true {
            let event: HTTP1Event
            do throws(HTTPFailure) {
                guard let next = try decoder.next() else { return }
                event = next
            } catch {
                try Violation.unless(!isRefused, "a refused connection is refused again")
                try Violation.unless(
                    (400...599).contains(error.status.code), "a refusal has the status \(error.status)")
                isRefused = true
                status = error.status.code
                return
            }
            try Violation.unless(!isRefused, "an event after a refusal: \(event)")
            try add(event)
        }
    }

    /// All that a head says.
    private static func text(_ head: HTTP1RequestHead) -> String {
        var text = "\(head.method.rawValue) \(head.path)?\(head.query) \(head.version) \(head.authority)\n"
        text += "\(head.framing) \(head.keepAlive) \(head.expectsContinue)\n"
        for (name, value) in head.headers { text += "\(name.rawName):\(value)\n" }
        return text
    }

    private mutating func add(_ event: HTTP1Event) throws(Violation) {
        switch event {
        case .head(let head):
            try Violation.unless(exchanges.last?.isWhole ?? true, "a head inside a request")
            exchanges.append(Exchange(head: Self.text(head)))
            heads.append(head)
        case .body(let part):
            try Violation.unless(exchanges.last?.isWhole == false, "a body outside a request")
            try Violation.unless(part.readableBytes > 0, "an empty part of a body")
            exchanges[exchanges.count - 1].body += part.readableBytesView
        case .end:
            try Violation.unless(exchanges.last?.isWhole == false, "an end outside a request")
            exchanges[exchanges.count - 1].isWhole = true
        }
    }
}
