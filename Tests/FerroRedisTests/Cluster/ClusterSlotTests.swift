import Testing

@testable import FerroRedis

@Suite struct ClusterSlotTests {
    @Test(arguments: [("123456789", 0x31C3), ("", 0), ("A", 0x58E5)]) func `CRC-16 is XMODEM's`(
        _ text: String, _ sum: UInt16
    ) {
        #expect(ClusterSlot.crc16(text.utf8) == sum)
    }

    // From CLUSTER KEYSLOT of Redis 7.0.15.
    @Test(arguments: [
        ("foo", 12182), ("bar", 5061), ("hello", 866), ("", 0), ("a", 15495), ("{user1000}.following", 3443),
        ("{user1000}.followers", 3443), ("user1000", 3443), ("foo{}{bar}", 8363), ("foo{{bar}}zap", 4015),
        ("foo{bar}{zap}", 5061), ("{bar", 4015), ("bar}{", 13736), ("Grüße", 8844),
    ])
    func `a key has the slot that the server says`(_ key: String, _ slot: Int) {
        #expect(RedisKey(key).slot == slot)
        #expect(RedisArgument(Array(key.utf8)).slot == slot)
    }

    @Test func `the keys of a command have to be in one slot`() throws {
        #expect(try RedisCommand("PING").slot() == nil)
        #expect(try RedisCommand("GET", ["foo"], keys: .first).slot() == 12182)
        #expect(try RedisCommand("GET", [7], keys: .first).slot() == RedisKey("7").slot)
        let together = RedisCommand("MSET", ["{a}1", "x", "{a}2", "y"], keys: .from(0, count: 2, step: 2))
        #expect(try together.slot() == RedisKey("a").slot)
        let apart = RedisCommand("MGET", ["foo", "bar"], keys: .from(0, count: 2))
        let error = #expect(throws: RedisError.self) { try apart.slot() }
        #expect(error?.code == .crossSlot)
        #expect(error?.mayHaveRun == false)
        #expect(try RedisCommand("GET", [], keys: .from(3, count: 5)).slot() == nil)
    }
}
