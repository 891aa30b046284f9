import FerroRedis
import Testing

@Suite struct `Values as Redis keeps them` {
    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max]) func `whole numbers come back exactly`(number: Int64) {
        #expect(Int64(redisBytes: number.redisArgument.bytes) == number)
    }

    @Test(arguments: [0.1, -0.0, 1e308, .leastNonzeroMagnitude, .infinity, -.infinity, 9_007_199_254_740_992])
    func `floating-point numbers come back exactly`(number: Double) {
        #expect(Double(redisBytes: number.redisArgument.bytes)?.bitPattern == number.bitPattern)
    }

    @Test func `bytes that are not UTF-8 are not a text`() {
        #expect(String(redisBytes: [0xff]) == nil)
        #expect([UInt8](redisBytes: [0xff]) == [0xff])
    }

    @Test func `a number too large for its type is refused`() {
        #expect(Int8(redisBytes: Array("128".utf8)) == nil)
        #expect(UInt64(redisBytes: UInt64.max.redisArgument.bytes) == .max)
    }
}
