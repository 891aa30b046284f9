import FerroSupport
import Testing

@testable import FerroRedis

@Suite("Replies as they are read") struct ReplyReaderTests {
    static func read(_ text: String, _ limits: RedisLimits = RedisLimits()) throws -> [RedisReply] {
        try read(Array(text.utf8), limits, portions: [Int.max])
    }

    static func read(_ bytes: [UInt8], _ limits: RedisLimits = RedisLimits(), portions: [Int]) throws -> [RedisReply] {
        let reader = try ReplyReader(limits)
        var replies: [RedisReply] = []
        var rest = bytes[...]
        var turn = 0
        while !rest.isEmpty {
            let portion = rest.prefix(portions[turn % portions.count])
            rest = rest.dropFirst(portion.count)
            turn += 1
            try feed(reader, Array(portion))
            while let reply = try reader.next() { replies.append(reply) }
        }
        return replies
    }

    private static func feed(_ reader: ReplyReader, _ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try reader.feed($0) }
    }

    static let valid: [(String, [RedisReply])] = [
        ("+OK\r\n", [.status("OK")]),
        ("-WRONGTYPE no\r\n", [.error("WRONGTYPE no")]),
        (":42\r\n:-7\r\n", [.integer(42), .integer(-7)]),
        (":9223372036854775807\r\n", [.integer(.max)]),
        ("$5\r\nhello\r\n", [.string(Array("hello".utf8))]),
        ("$0\r\n\r\n", [.string([])]),
        ("$4\r\n\r\n\r\n\r\n", [.string([13, 10, 13, 10])]),
        ("$-1\r\n", [.null]),
        ("*-1\r\n", [.null]),
        ("*0\r\n", [.array([])]),
        (
            "*3\r\n:1\r\n$-1\r\n-ERR x\r\n+next\r\n",
            [.array([.integer(1), .null, .error("ERR x")]), .status("next")]
        ),
        (
            "*2\r\n*2\r\n*0\r\n:1\r\n*1\r\n$1\r\na\r\n",
            [.array([.array([.array([]), .integer(1)]), .array([.string([97])])])]
        ),
        ("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", [nested(7)]),
    ]

    static func nested(_ depth: Int) -> RedisReply { depth == 0 ? .integer(1) : .array([nested(depth - 1)]) }

    @Test(arguments: valid) func `valid replies are read whatever portions they come in`(
        text: String, expected: [RedisReply]
    ) throws {
        for portion in [1, 2, 3, 5, 1000] {
            #expect(try Self.read(Array(text.utf8), portions: [portion]) == expected)
        }
    }

    @Test(arguments: [
        "hello\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "$-2\r\n", "$-9223372036854775808\r\n", "*-2\r\n",
        ":12x\r\n", ":99999999999999999999\r\n", "$9999999999999999999999999999\r\n", "$9223372036854775807\r\n",
        "*99999999999999999999\r\n", "*2147483648\r\n", "*2147483647\r\n", "*1000000000\r\n", "$3\r\nabcde\r\n",
        "$600000000\r\nabc", "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", "\0\0\0\0\r\n",
        "$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n",
    ]) func `what no server may send is an error`(text: String) {
        for portion in [1, 7, 1000] {
            #expect {
                _ = try Self.read(Array(text.utf8), portions: [portion])
            } throws: {
                ($0 as? RedisError)?.code == .protocol
            }
        }
    }

    @Test func `each limit holds`() throws {
        var limits = RedisLimits()
        limits.stringBytes = 10
        limits.elements = 3
        limits.depth = 2
        limits.lineBytes = 20
        limits.replyBytes = 60
        let fine = [
            "$10\r\n0123456789\r\n", "*3\r\n:1\r\n:2\r\n:3\r\n", "*1\r\n*1\r\n:1\r\n", "+01234567890123456789\r\n",
        ]
        for text in fine { #expect(try Self.read(text, limits).count == 1, "\(text)") }
        let tooMuch = [
            "$11\r\n01234567890\r\n", "$11\r\n0", "*4\r\n", "*1\r\n*1\r\n*1\r\n:1\r\n", "+012345678901234567890\r\n",
            "+0123456789012345678901234567890", "-0123456789012345678901234567890\r\n", ":0000000000000000000000000",
            "*3\r\n$9\r\n012345678\r\n$9\r\n012345678\r\n*3\r\n$9\r\n012345678\r\n$9\r\n012345678\r\n",
        ]
        for text in tooMuch {
            for portion in [4, 1000] {
                #expect(throws: RedisError.self, "\(text)") {
                    try Self.read(Array(text.utf8), limits, portions: [portion])
                }
            }
        }
    }

    @Test func `an announced length takes no memory`() throws {
        let reader = try ReplyReader()
        // Seven arrays of a million elements, in each other, and a string that is never sent.
        for text in [String](repeating: "*1048576\r\n", count: 7) + ["$67108864\r\n"] {
            try Self.feed(reader, Array(text.utf8))
            let reply = try reader.next()
            #expect(reply == nil)
        }
        #expect(reader.heldBytes < 4096)
    }

    private static func outcome(
        _ bytes: [UInt8], _ limits: RedisLimits, _ portions: [Int]
    ) -> Result<[RedisReply], any Error> {
        do { return .success(try read(bytes, limits, portions: portions)) } catch { return .failure(error) }
    }

    @Test(arguments: 0..<16) func `random bytes and broken replies never trap`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var limits = RedisLimits()
        limits.replyBytes = 1 << 16
        for _ in 0..<400 {
            var bytes = Self.valid.shuffled(using: &random).prefix(4).flatMap { Array($0.0.utf8) }
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
            case 1:
                let alphabet = Array("*$:+-0123456789\r\n\r\n\r\n".utf8)
                bytes = (0..<300).compactMap { _ in alphabet.randomElement(using: &random) }
            default:
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let place = Int.random(in: bytes.indices, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: bytes.remove(at: place)
                    default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
                    }
                }
            }
            let portions = (0..<8).map { _ in Int.random(in: 1...40, using: &random) }
            let split = Self.outcome(bytes, limits, portions)
            let whole = Self.outcome(bytes, limits, [Int.max])
            switch (split, whole) {
            case (.success(let split), .success(let whole)): #expect(split == whole)
            case (.failure(let error), _), (_, .failure(let error)):
                #expect((error as? RedisError)?.code == .protocol)
            }
        }
    }
}
