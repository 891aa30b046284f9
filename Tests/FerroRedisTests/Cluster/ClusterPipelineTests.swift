import Testing

@testable import FerroRedis

@Suite struct ClusterPipelineTests {
    static let left = RedisEndpoint.host("left", port: 1)
    static let right = RedisEndpoint.host("right", port: 2)

    /// `foo` is on the right, `bar` and `hello` are on the left.
    static func owner(_ slot: Int?) -> RedisEndpoint? { slot == nil || (slot ?? 0) < 8192 ? left : right }

    static func get(_ key: String) -> RedisCommand {
        RedisCommand("GET", [RedisArgument(key)], keys: .first, isReadOnly: true)
    }

    @Test func `commands are split by node and their answers put back in order`() throws {
        var pipeline = try ClusterPipeline([Self.get("foo"), Self.get("bar"), RedisCommand("PING"), Self.get("{foo}")])
        let batches = pipeline.batches(Self.owner)
        #expect(batches.map(\.node) == [Self.right, Self.left])
        #expect(batches.map(\.units) == [[0, 3], [1, 2]])
        var verdict = ClusterPipeline.Verdict()
        pipeline.take([.integer(0), .integer(3)], for: [0, 3], from: Self.right, &verdict)
        pipeline.take([.integer(1), .error("ERR no")], for: [1, 2], from: Self.left, &verdict)
        #expect(pipeline.pending == [])
        #expect(pipeline.answers == [.integer(0), .integer(1), .error("ERR no"), .integer(3)])
        #expect(!verdict.mustWait && verdict.moves.isEmpty)
    }

    @Test func `only what was not run is sent again`() throws {
        var pipeline = try ClusterPipeline(["foo", "bar", "hello", "{foo}"].map(Self.get))
        var verdict = ClusterPipeline.Verdict()
        pipeline.take(
            [.integer(0), .error("MOVED 5061 left:1"), .error("ASK 866 right:2"), .error("TRYAGAIN")],
            for: [0, 1, 2, 3], from: Self.left, &verdict)
        #expect(pipeline.pending == [1, 2, 3])
        #expect(verdict.moves.map(\.slot) == [5061])
        #expect(verdict.asks.map(\.unit) == [2])
        #expect(verdict.mustWait && !verdict.mustRefresh)
        pipeline.take([.error("CLUSTERDOWN")], for: [3], from: Self.left, &verdict)
        #expect(verdict.mustRefresh)
    }

    @Test func `answers that are missing leave their commands waiting for nothing`() throws {
        var pipeline = try ClusterPipeline(["foo", "{foo}"].map(Self.get))
        var verdict = ClusterPipeline.Verdict()
        pipeline.take([], for: [0, 1], from: Self.right, &verdict)
        #expect(pipeline.answers == [.null, .null])
    }

    @Test func `a transaction goes as one piece in one slot`() throws {
        let set = RedisCommand("SET", ["foo", "1"], keys: .first)
        let commands = [Self.get("bar"), RedisCommand("MULTI"), set, Self.get("{foo}"), RedisCommand("EXEC")]
        var pipeline = try ClusterPipeline(commands)
        #expect(pipeline.batches(Self.owner).map(\.node) == [Self.left, Self.right])
        #expect(pipeline.units.map(\.commands) == [0..<1, 1..<5])
        var verdict = ClusterPipeline.Verdict()
        let moved = RedisReply.error("MOVED 12182 left:1")
        pipeline.take(
            [.status("OK"), moved, moved, .error("EXECABORT Transaction discarded")], for: [1], from: Self.right,
            &verdict)
        #expect(pipeline.pending == [0, 1])
        #expect(verdict.moves.map(\.slot) == [12182])
        // A refusal of one that ran is an answer.
        pipeline.take(
            [.status("OK"), .status("QUEUED"), .status("QUEUED"), .array([.status("OK"), moved])], for: [1],
            from: Self.right, &verdict)
        #expect(pipeline.pending == [0])
    }

    @Test(arguments: [true, false])
    func `a transaction follows a slot that is moving once all of its keys have moved`(_ haveAllMoved: Bool) throws {
        let commands = [RedisCommand("MULTI"), Self.get("foo"), Self.get("{foo}2"), RedisCommand("EXEC")]
        var pipeline = try ClusterPipeline(commands)
        var verdict = ClusterPipeline.Verdict()
        pipeline.take(
            [
                .status("OK"), .error("ASK 12182 left:1"),
                haveAllMoved ? .error("ASK 12182 left:1") : .status("QUEUED"), .error("EXECABORT"),
            ], for: [0], from: Self.right, &verdict)
        #expect(verdict.asks.map(\.node) == (haveAllMoved ? [Self.left] : []))
        #expect(verdict.mustWait == !haveAllMoved)
        #expect(pipeline.pending == [0])
    }

    @Test(arguments: ["TRYAGAIN Multiple keys request", "ASK 12182 left:1", "MOVED 12182 left:1"])
    func `a transaction whose keys moved between its commands and EXEC is sent again`(_ words: String) throws {
        let commands = [RedisCommand("MULTI"), Self.get("foo"), Self.get("{foo}2"), RedisCommand("EXEC")]
        var pipeline = try ClusterPipeline(commands)
        var verdict = ClusterPipeline.Verdict()
        pipeline.take(
            [.status("OK"), .status("QUEUED"), .status("QUEUED"), .error(words)], for: [0], from: Self.right, &verdict)
        #expect(pipeline.pending == [0])
        #expect(verdict.mustWait == words.hasPrefix("TRYAGAIN"))
        #expect(verdict.asks.map(\.node) == (words.hasPrefix("ASK") ? [Self.left] : []))
        #expect(verdict.moves.map(\.node) == (words.hasPrefix("MOVED") ? [Self.left] : []))
    }

    @Test(arguments: [
        [RedisCommand("MULTI"), get("foo"), get("bar"), RedisCommand("EXEC")],
        [get("foo"), RedisCommand("MGET", ["foo", "bar"], keys: .from(0, count: 2))],
    ])
    func `keys of different slots are refused before anything is sent`(_ commands: [RedisCommand]) {
        let error = #expect(throws: RedisError.self) { try ClusterPipeline(commands) }
        #expect(error?.code == .crossSlot)
    }
}
