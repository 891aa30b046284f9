import FerroCrypto
import Testing

@Suite struct SecureRandomTests {
    @Test func `as many bytes as asked for, and other ones each time`() throws {
        #expect(try SecureRandom.bytes(0).isEmpty)
        let first = try SecureRandom.bytes(32)
        let second = try SecureRandom.bytes(32)
        #expect(first.count == 32 && first != second)
    }
}
