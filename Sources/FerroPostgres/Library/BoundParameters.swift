/// The values of a statement as libpq takes them: bytes in one buffer that is used again and again.
struct BoundParameters: ~Copyable {
    private var bytes: [CChar] = []
    private var offsets: [Int] = []
    private var oids: [UInt32] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// Puts other values in place of the last ones.
    mutating func fill(_ parameters: [PostgresParameter]) {
        bytes.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        oids.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        for parameter in parameters {
            oids.append(parameter.oid)
            formats.append(parameter.isBinary ? 1 : 0)
            lengths.append(Int32(clamping: parameter.bytes?.count ?? 0))
            offsets.append(parameter.bytes == nil ? -1 : bytes.count)
            guard let value = parameter.bytes else { continue }
            value.withUnsafeBytes { bytes.append(contentsOf: $0.bindMemory(to: CChar.self)) }
            // libpq takes a value in text form up to the first NUL.
            bytes.append(0)
        }
        if bytes.capacity > 1 << 20, bytes.count < 1 << 16 { bytes = Array(bytes) }
    }

    /// The arrays that libpq wants: count, types, values, lengths, formats.
    func withPointers<Value>(
        _ body: (
            Int32, UnsafePointer<UInt32>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
            UnsafePointer<Int32>?
        ) -> Value
    ) -> Value {
        bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: max(1, offsets.count)) { values in
                for (index, offset) in offsets.enumerated() {
                    values.initializeElement(at: index, to: offset < 0 ? nil : bytes.baseAddress.map { $0 + offset })
                }
                return body(Int32(clamping: offsets.count), oids, UnsafePointer(values.baseAddress), lengths, formats)
            }
        }
    }
}
