import FerroRedis
import Testing

@testable import FerroCache

@Suite struct `What Redis says to one write among others` {
    @Test(arguments: [
        ("LOADING Redis is loading the dataset in memory", RedisError.Code.unavailable),
        ("READONLY You can't write against a read only replica.", .unavailable),
        ("CLUSTERDOWN The cluster is down", .unavailable),
        ("OOM command not allowed when used memory > 'maxmemory'.", .outOfMemory),
        ("ERR unknown", .reply),
    ])
    func `a server that still loads its data is away, and has not refused what was asked`(
        words: String, code: RedisError.Code
    ) {
        let error = #expect(throws: CacheError.self) { try CacheCommands.check(.error(words)) }
        let cause = error?.cause as? RedisError
        #expect(error?.code == .store)
        #expect(cause?.code == code)
        #expect(cause?.reply == words)
    }
}
