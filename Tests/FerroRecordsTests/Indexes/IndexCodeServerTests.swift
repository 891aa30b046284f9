import FerroRedis
import FerroTesting
import Foundation
import Testing

@testable import FerroRecords

@Suite(.enabled(if: RedisServer.isThere)) struct IndexCodeServerTests {
    private static func texts(_ kind: RecordIndex.Kind) -> [[UInt8]] {
        var random = SystemRandomNumberGenerator()
        let pieces = ["-", "0", "007", "9", "+", ".", "e", "E5", "x", "inf", "nan", "\0", "é", " ", "1.5", "123456789"]
        var texts: [[UInt8]] = (0..<300).map { _ in
            Array((0..<Int.random(in: 0...4)).compactMap { _ in pieces.randomElement(using: &random) }.joined().utf8)
        }
        switch kind {
        case .integer:
            texts += (0..<400).map { _ in (Int64.random(in: .min ... .max) >> Int64.random(in: 0...63)).recordBytes }
            texts += [Int64.min, .max, 0, -1, 1].map(\.recordBytes) + [UInt64.max.recordBytes]
            texts += [String(repeating: "9", count: 60), String(repeating: "9", count: 61)].map { Array($0.utf8) }
        case .double:
            texts += (0..<400).map { _ in Double(bitPattern: .random(in: 0 ... .max)).recordBytes }
            texts += [0, -0.0, 1e21, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, 0.1].map(\.recordBytes)
        case .text:
            texts += (0..<400).map { _ in (0..<Int.random(in: 0...20)).map { _ in .random(in: 0...255) } }
            texts += (0..<100).map { _ in (0..<Int.random(in: 0...6)).map { _ in [0, 0, 1, 255].randomElement() ?? 0 } }
        }
        return texts
    }

    private static let script = RedisScript(
        IndexCode.lua + """
            local codes = {}
            for at = 2, #ARGV do
                codes[at - 1] = code(ARGV[1], ARGV[at])
                if id_in(ARGV[1], codes[at - 1] .. ARGV[at]) ~= ARGV[at] then codes[at - 1] = 'lost' end
            end
            codes[#codes + 1] = code(ARGV[1], false)
            return codes
            """)

    @Test(arguments: [RecordIndex.Kind.integer, .double, .text])
    func `both languages write the same codes, and find the id behind them`(_ kind: RecordIndex.Kind) async throws {
        try await withRecords { space in
            let redis = space.redis
            let texts = Self.texts(kind)
            let arguments = [RedisArgument(kind.rawValue)] + texts.map { RedisArgument($0) }
            let reply = try await redis.run(Self.script, arguments: arguments)
            guard case .array(let codes) = reply else {
                Issue.record("no list")
                return
            }
            #expect(codes.count == texts.count + 1)
            for (text, code) in zip(texts, codes) {
                #expect(code.bytes == IndexCode.of(text, kind), "\(String(decoding: text, as: UTF8.self))")
            }
            #expect(codes.last?.bytes == IndexCode.of(nil, kind))
        }
    }
}
