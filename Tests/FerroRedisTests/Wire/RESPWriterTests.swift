import FerroSupport
import NIOCore
import Testing

@testable import FerroRedis

@Suite("Commands as they are written") struct RESPWriterTests {
    static func written(_ command: RedisCommand) -> [UInt8] {
        var buffer = ByteBuffer()
        RESPWriter.write(command, into: &buffer)
        #expect(buffer.readableBytes <= RESPWriter.bound(command))
        return Array(buffer.readableBytesView)
    }

    @Test(arguments: [
        (RedisCommand("PING"), "*1\r\n$4\r\nPING\r\n"),
        (RedisCommand("GET", ["key"]), "*2\r\n$3\r\nGET\r\n$3\r\nkey\r\n"),
        (RedisCommand("X", [""]), "*2\r\n$1\r\nX\r\n$0\r\n\r\n"),
        (RedisCommand("X", [RedisArgument([])]), "*2\r\n$1\r\nX\r\n$0\r\n\r\n"),
        (RedisCommand("X", ["é\r\n"]), "*2\r\n$1\r\nX\r\n$4\r\né\r\n\r\n"),
        (RedisCommand("X", [0, -1, 10]), "*4\r\n$1\r\nX\r\n$1\r\n0\r\n$2\r\n-1\r\n$2\r\n10\r\n"),
    ]) func `commands are arrays of strings`(command: RedisCommand, text: String) {
        #expect(Self.written(command) == Array(text.utf8))
    }

    @Test func `every kind of argument comes out as its bytes`() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<300 {
            let arguments: [RedisArgument] = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                switch Int.random(in: 0..<4, using: &random) {
                case 0: RedisArgument([Int64.min, .max, 0, 9, 10, -10, 1_000_000].randomElement(using: &random) ?? 0)
                case 1: RedisArgument(Int64.random(in: .min ... .max, using: &random))
                case 2: RedisArgument(String(repeating: "äb\0", count: Int.random(in: 0..<50, using: &random)))
                default: RedisArgument([UInt8](repeating: 13, count: Int.random(in: 0..<5000, using: &random)))
                }
            }
            let replies = try ReplyReaderTests.read(
                Self.written(RedisCommand("NAME", arguments)), portions: [Int.max])
            let parts = [Array("NAME".utf8)] + arguments.map(\.bytes)
            #expect(replies == [.array(parts.map { .string($0) })])
        }
    }
}
