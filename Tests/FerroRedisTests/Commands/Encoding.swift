import FerroRedis
import Testing

/// A request and what it must send.
struct Encoding: Sendable, CustomTestStringConvertible {
    let command: RedisCommand
    let line: String
    let keys: RedisCommand.Keys
    let isReadOnly: Bool
    /// What reading a reply ends in; nil when it was read.
    let problem: @Sendable (RedisReply) -> RedisError?

    /// A command that writes.
    static func writes<Value>(
        _ request: RedisRequest<Value>, _ line: String, keys: RedisCommand.Keys = .first
    ) -> Encoding {
        Encoding(request, line, keys, false)
    }

    /// A command that only reads.
    static func reads<Value>(
        _ request: RedisRequest<Value>, _ line: String, keys: RedisCommand.Keys = .first
    ) -> Encoding {
        Encoding(request, line, keys, true)
    }

    private init<Value>(_ request: RedisRequest<Value>, _ line: String, _ keys: RedisCommand.Keys, _ isReadOnly: Bool) {
        command = request.command
        self.line = line
        self.keys = keys
        self.isReadOnly = isReadOnly
        problem = { reply in
            do throws(RedisError) {
                _ = try request.decode(reply)
                return nil
            } catch {
                return error
            }
        }
    }

    var sent: String {
        ([command.name] + command.arguments.map { String(decoding: $0.bytes, as: UTF8.self) }).joined(separator: " ")
    }

    var testDescription: String { line }
}

/// Replies that no command answers, except one that takes any.
let nonsense: [RedisReply] = [
    .array([.array([.null]), .integer(9), .error("ERR inside")]), .array([.string([0xFF])]), .status("NONSENSE"),
    .string([0xFF, 0xFE]), .array([.array([.text("1-1"), .array([.text("odd")])])]),
]

func check(_ encoding: Encoding) {
    #expect(encoding.sent == encoding.line)
    #expect(encoding.command.keys == encoding.keys)
    #expect(encoding.command.isReadOnly == encoding.isReadOnly)
    let problems = nonsense.compactMap { encoding.problem($0) }
    #expect(problems.allSatisfy { $0.code == .decoding && $0.message.contains(encoding.command.name) })
    #expect(encoding.problem(nonsense[0]) != nil || encoding.command.name == "EVAL", "nonsense must be refused")
}
