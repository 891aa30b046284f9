import NIOCore

/// A text that is JSON, with a node for each of its values.
///
/// It is made in one pass that checks everything there is to check, so that what reads it afterwards can rely on it.
final class JSONTape {
    let configuration: JSONCoderConfiguration
    let isSnakeCase: Bool
    /// The text, which `storage` keeps in its place.
    let bytes: UnsafePointer<UInt8>
    /// One for each value and key, and at the end a null for what is not there.
    let nodes: UnsafeMutablePointer<JSONNode>
    let nodeCount: Int
    /// Of objects with many keys that were searched: where each key is.
    var tables: [Int: JSONKeyTable] = [:]
    /// How many values were passed while paths of errors were looked for.
    var pathSteps = 0
    var snakeKeys: [String: String] = [:]
    private let storage: Unmanaged<AnyObject>

    /// The null that stands for what is not there.
    var absent: Int { nodeCount }

    /// Reads a text.
    init(_ buffer: ByteBuffer, _ configuration: JSONCoderConfiguration) throws(JSONFault) {
        let (text, storage) = buffer.withUnsafeReadableBytesWithStorageManagement { ($0, $1) }
        guard text.count <= configuration.boundedSize else {
            throw JSONFault("the text is longer than \(configuration.boundedSize) bytes", at: 0, in: text)
        }
        guard let start = text.baseAddress, !text.isEmpty else {
            throw JSONFault("the text ends too early", at: 0, in: text)
        }
        var builder = JSONTapeBuilder(start.assumingMemoryBound(to: UInt8.self), text.count, configuration.depthLimit)
        do throws(JSONFault) {
            try builder.run()
        } catch {
            builder.nodes.deallocate()
            throw error
        }
        self.configuration = configuration
        if case .snakeCase = configuration.keys { isSnakeCase = true } else { isSnakeCase = false }
        bytes = builder.bytes
        nodes = builder.nodes
        nodeCount = builder.nodeCount
        // A decoder may outlive the call that it was made for: the bytes stay as long as it.
        self.storage = storage.retain()
    }

    deinit {
        nodes.deallocate()
        storage.release()
    }

    func decodeRoot<Value: Decodable>(_ type: Value.Type) throws -> Value { try decode(type, 0) }

    /// The index of the node after a value.
    @inline(__always)
    func end(of index: Int) -> Int { nodes[index].isContainer ? nodes[index].extent : index &+ 1 }

    /// The bytes of a string, a key or a number as they stand in the text.
    @inline(__always)
    func content(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(nodes[index].place), count: nodes[index].extent)
    }

    /// A string or key without its escapes.
    @inline(__always)
    func text(_ index: Int) -> String {
        let content = content(index)
        guard nodes[index].isEscaped else { return String(decoding: content, as: UTF8.self) }
        return JSONEscapes.text(content)
    }
}
