import FerroQueue
import Testing

@Suite struct MemoryUseTests {
    @Test func `this process takes some memory, and more once it holds more`() throws {
        let before = try #require(MemoryUse.resident())
        #expect(before > 1 << 20)
        let size = 64 << 20
        let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4096)
        defer { block.deallocate() }
        block.initializeMemory(as: UInt8.self, repeating: 7, count: size)
        let after = try #require(MemoryUse.resident())
        #expect(after > before + size / 2)
    }
}
