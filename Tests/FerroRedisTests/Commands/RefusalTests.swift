import FerroRedis
import Testing

@Suite struct `Refusals of the server` {
    @Test(arguments: [
        ("WRONGTYPE Operation against a key", RedisError.Code.wrongType), ("OOM command not allowed", .outOfMemory),
        ("NOAUTH Authentication required.", .authentication), ("WRONGPASS invalid", .authentication),
        ("NOPERM this user has no permissions", .authentication), ("LOADING Redis is loading", .unavailable),
        ("READONLY You can't write", .unavailable), ("MASTERDOWN Link with MASTER is down", .unavailable),
        ("CLUSTERDOWN Hash slot not served", .unavailable), ("TRYAGAIN Multiple keys", .unavailable),
        ("NOSCRIPT No matching script. Please use EVAL.", .script), ("EXECABORT Transaction discarded", .reply),
        ("CROSSSLOT Keys in request", .crossSlot), ("BUSY Redis is busy", .unavailable),
        ("BUSYGROUP Consumer Group name already exists", .reply), ("MOVED 3999 127.0.0.1:6381", .reply),
        ("ASK 3999 127.0.0.1:6381", .reply), ("ERR syntax error", .reply), ("", .reply), (" ", .reply),
    ])
    func `each has its code and keeps the server's words`(words: String, code: RedisError.Code) {
        let error = RedisError(reply: words)
        #expect(error.code == code)
        #expect(error.reply == words)
        #expect(!error.mayHaveRun)
        #expect(!error.message.isEmpty)
    }

    @Test(arguments: [
        "ERR unknown command 'GTE', with args beginning with: 'secret'", "secret", "ERR user_script:1: secret",
        "WRONGPASS secret", "secret\u{0}\r\n",
    ])
    func `the message never repeats what may be a value`(words: String) {
        #expect(!RedisError(reply: words).message.contains("secret"))
    }

    @Test func `words that are always the same are told`() {
        #expect(RedisError(reply: "ERR syntax error", to: "SET").message.contains("ERR syntax error"))
        #expect(RedisError(reply: "ERR syntax error", to: "SET").message.hasPrefix("SET"))
    }
}
