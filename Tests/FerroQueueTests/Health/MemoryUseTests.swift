import FerroQueue
import Testing

@Suite struct MemoryUseTests {
    /// Other tests of the process let go of memory meanwhile, so what is held now is the only sure lower bound.
    @Test func `this process takes at least the memory that it holds`() throws {
        #expect(try #require(MemoryUse.resident()) > 1 << 20)
        let size = 256 << 20
        let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4096)
        defer { block.deallocate() }
        block.initializeMemory(as: UInt8.self, repeating: 7, count: size)
        #expect(try #require(MemoryUse.resident()) >= size)
    }
}
